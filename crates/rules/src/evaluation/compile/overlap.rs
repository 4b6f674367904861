//! No enterprise belongs to two populations, and industry groups leave none out.

use std::collections::BTreeMap;

use super::super::EvaluationPack;
use crate::regions::{Regions, gap, overlap};
use crate::{Expression, PackError, Value};

/// Evaluations of a condition that are tried before it is left to the run, which refuses an overlap that it meets.
const LIMIT: usize = 200_000;

pub(super) fn check(pack: &EvaluationPack) -> Result<(), PackError> {
    let conditions: Vec<&Expression> = pack.populations.iter().map(|population| &population.when).collect();
    if let Regions::Found { facts, holding } = overlap(&conditions, &pack.names, LIMIT) {
        let codes: Vec<String> = holding.iter().map(|index| format!("`{}`", pack.populations[*index].code)).collect();
        return Err(PackError::new(
            format!("populations {} overlap: they take an enterprise with {}", codes.join(" and "), words(&facts)),
            "narrow one `when` so that an enterprise belongs to one population",
        ));
    }
    let groups: Vec<&Expression> = pack.groups.iter().map(|group| &group.when).collect();
    if groups.is_empty() {
        return Ok(());
    }
    if let Regions::Found { facts, .. } = gap(&groups, &pack.names, LIMIT) {
        return Err(PackError::new(
            format!("no industry group takes an enterprise with {}", words(&facts)),
            "add a last `[[group]]` with when = \"true\" for all others",
        ));
    }
    Ok(())
}

fn words(facts: &BTreeMap<String, Value>) -> String {
    let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    facts.join(", ")
}
