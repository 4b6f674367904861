//! No enterprise belongs to two populations, and industry groups leave none out.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::{EvaluationPack, shape};
use super::Reader;
use crate::regions::{Regions, gap, overlap};
use crate::{Expression, PackError, Value};

/// Evaluations of a condition that are tried before it is left to the run, which refuses an overlap that it meets.
const LIMIT: usize = 200_000;

/// Where the conditions stand in the text.
pub(super) struct Places {
    populations: Vec<Range<usize>>,
    groups: Vec<Range<usize>>,
}

impl Places {
    pub(super) fn of(shape: &shape::Pack) -> Self {
        Self {
            populations: shape.populations.iter().map(|population| population.when.span()).collect(),
            groups: shape.groups.iter().map(|group| group.when.span()).collect(),
        }
    }
}

pub(super) fn check(pack: &EvaluationPack, places: &Places, reader: &Reader<'_>) -> Result<(), PackError> {
    let conditions: Vec<&Expression> = pack.populations.iter().map(|population| &population.when).collect();
    if let Regions::Found { facts, holding } = overlap(&conditions, &pack.names, LIMIT) {
        let codes: Vec<String> = holding.iter().map(|index| format!("`{}`", pack.populations[*index].code)).collect();
        let place = holding.last().map_or(0..0, |index| places.populations[*index].clone());
        let error = PackError::new(
            format!("populations {} overlap: they take an enterprise with {}", codes.join(" and "), words(&facts)),
            "narrow one `when` so that an enterprise belongs to one population",
        )
        .zh(
            format!("评价对象 {} 重叠：都会收下 {} 的企业", codes.join("、"), words(&facts)),
            "收窄其中一个 when，使一家企业只属一个评价对象",
        );
        return reader.refuse(place, error);
    }
    let groups: Vec<&Expression> = pack.groups.iter().map(|group| &group.when).collect();
    let Some(last) = places.groups.last() else { return Ok(()) };
    if let Regions::Found { facts, .. } = gap(&groups, &pack.names, LIMIT) {
        let error = PackError::new(
            format!("no industry group takes an enterprise with {}", words(&facts)),
            "add a last `[[group]]` with when = \"true\" for all others",
        )
        .zh(
            format!("{} 的企业没有行业分组收下", words(&facts)),
            "最后加一个 `[[group]]`，when = \"true\"，收下其余企业",
        );
        return reader.refuse(last.clone(), error);
    }
    Ok(())
}

fn words(facts: &BTreeMap<String, Value>) -> String {
    let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    facts.join(", ")
}
