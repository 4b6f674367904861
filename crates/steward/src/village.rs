//! Village collectives: who votes, how many must agree, what the assets are worth and bring in. No names leave the roster.

use std::collections::BTreeMap;

use model::{Clause, Derivation, Fen, Snapshot};
use rules::{ParkFigures, ParkPack};
use schemars::JsonSchema;
use serde::Serialize;

/// One village collective.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct VillageStatus {
    /// 村
    pub village: String,
    /// Members on the roster.
    pub members: u32,
    /// Members who may vote (应到成员).
    pub voting: u32,
    /// Votes that a decision needs: the share of all voting members, rounded up; `None` without a roster.
    pub votes_needed: Option<u32>,
    /// How that number comes about.
    pub because: Derivation,
    /// The laws.
    pub clauses: Vec<Clause>,
    /// Assets listed.
    pub assets: u32,
    /// Σ 账面价值; `None` when no asset is listed.
    pub book_value: Option<Fen>,
    /// Σ 年租金收入 of the assets whose rent is known; `None` when none is.
    pub yearly_rent: Option<Fen>,
    /// Assets whose rent was not collected.
    pub rents_unknown: u32,
    /// rent ÷ book value of the assets whose rent is known; `None` when they have no book value.
    pub rent_yield: Option<f64>,
}

#[derive(Default)]
struct Sums {
    members: u32,
    voting: u32,
    assets: u32,
    book_value: Fen,
    rents_known: u32,
    yearly_rent: Fen,
    /// Book value of the assets whose rent is known.
    let_book_value: Fen,
}

pub(crate) fn statuses(snapshot: &Snapshot, pack: &ParkPack, figures: &ParkFigures) -> Vec<VillageStatus> {
    let mut villages: BTreeMap<&str, Sums> = BTreeMap::new();
    for member in snapshot.members.values().map(|m| &m.is) {
        let sums = villages.entry(&member.village).or_default();
        sums.members += 1;
        sums.voting += u32::from(member.may_vote);
    }
    for asset in snapshot.assets.values().map(|a| &a.is) {
        let sums = villages.entry(&asset.village).or_default();
        sums.assets += 1;
        sums.book_value += asset.book_value;
        if let Some(rent) = asset.yearly_rent {
            sums.rents_known += 1;
            sums.yearly_rent += rent;
            sums.let_book_value += asset.book_value;
        }
    }
    villages
        .into_iter()
        .map(|(village, sums)| {
            let (votes_needed, because) = votes(sums.members, sums.voting, figures);
            VillageStatus {
                village: village.to_owned(),
                members: sums.members,
                voting: sums.voting,
                votes_needed,
                because,
                clauses: pack.vote_clauses.clone(),
                assets: sums.assets,
                book_value: (sums.assets > 0).then_some(sums.book_value),
                yearly_rent: (sums.rents_known > 0).then_some(sums.yearly_rent),
                rents_unknown: sums.assets - sums.rents_known,
                rent_yield: (sums.let_book_value.0 > 0)
                    .then(|| sums.yearly_rent.wan_yuan() / sums.let_book_value.wan_yuan()),
            }
        })
        .collect()
}

/// Of all voting members, not of those present: ⌈voting × numerator ÷ denominator⌉.
fn votes(members: u32, voting: u32, figures: &ParkFigures) -> (Option<u32>, Derivation) {
    if voting == 0 {
        let (zh, en) = if members == 0 {
            ("花名册未采集", "the roster was not collected")
        } else {
            ("花名册中没有有表决权的成员", "nobody on the roster may vote")
        };
        return (None, Derivation { zh: zh.to_owned(), en: en.to_owned() });
    }
    let (numerator, denominator) = (figures.vote_numerator, figures.vote_denominator);
    let needed = (i64::from(voting) * numerator + denominator - 1) / denominator;
    let because = Derivation {
        zh: format!("有表决权成员 {voting} 人（不是到会人数）× {numerator}/{denominator}，进位为 {needed} 票"),
        en: format!(
            "{voting} voting members (not those present) × {numerator}/{denominator}, rounded up: {needed} votes"
        ),
    };
    (u32::try_from(needed).ok(), because)
}
