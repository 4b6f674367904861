//! Moves by group: industry, scale, village, ownership.

use std::collections::BTreeMap;

use model::{Candidate, Fen, Scale};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GradeMove;

/// What becomes of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupMoves {
    /// What it is a group by, e.g. `行业`, `村`.
    pub dimension: String,
    /// Which group.
    pub value: String,
    /// Enterprises in it.
    pub firms: u32,
    /// Graded better than before.
    pub risen: u32,
    /// Graded worse than before.
    pub fallen: u32,
    /// Graded that were not.
    pub entered: u32,
    /// No longer graded.
    pub left: u32,
    /// Change of the amounts, proposal less live.
    pub amount: Fen,
}

/// All groups, those with most falls first, then rises, then by name.
pub(super) fn groups(
    all: &[(&Candidate, GradeMove)],
    further: &dyn Fn(&Candidate) -> Vec<(String, String)>,
) -> Vec<GroupMoves> {
    let mut groups: BTreeMap<(String, String), GroupMoves> = BTreeMap::new();
    for (candidate, moved) in all {
        for (dimension, value) in of(candidate, further) {
            let group = groups.entry((dimension.clone(), value.clone())).or_insert_with(|| GroupMoves {
                dimension,
                value,
                firms: 0,
                risen: 0,
                fallen: 0,
                entered: 0,
                left: 0,
                amount: Fen::ZERO,
            });
            group.firms += 1;
            group.risen += u32::from(moved.fall() < 0);
            group.fallen += u32::from(moved.fall() > 0);
            group.entered += u32::from(moved.from.is_none() && moved.to.is_some());
            group.left += u32::from(moved.from.is_some() && moved.to.is_none());
            group.amount += moved.amount;
        }
    }
    let mut groups: Vec<GroupMoves> = groups.into_values().collect();
    // Stable, so that equals stay in the order of their names.
    groups.sort_by_key(|group| (std::cmp::Reverse(group.fallen), std::cmp::Reverse(group.risen)));
    groups
}

fn of(candidate: &Candidate, further: &dyn Fn(&Candidate) -> Vec<(String, String)>) -> Vec<(String, String)> {
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    let division = candidate.industry.get(..2).unwrap_or("未登记");
    groups.insert("行业".to_owned(), division.to_owned());
    let scale = match candidate.scale {
        Scale::AboveScale => "规上",
        Scale::BelowScale => "规下",
    };
    groups.insert("规模".to_owned(), scale.to_owned());
    groups.extend(further(candidate));
    groups.into_iter().collect()
}
