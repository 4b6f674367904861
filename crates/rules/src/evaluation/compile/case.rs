//! Cases of the text: they speak of what the pack has.

use toml::Spanned;

use super::super::{EvaluationCase, EvaluationPack};
use super::Reader;
use crate::PackError;

pub(in crate::evaluation) fn check(
    pack: &EvaluationPack,
    given: &Spanned<EvaluationCase>,
    reader: &Reader<'_>,
) -> Result<(), PackError> {
    let case = given.as_ref();
    let wrong = |message: String, hint: &str| {
        reader.refuse(given.span(), format!("case `{}` {message}", case.name), hint.to_owned())
    };
    if case.firms.is_empty() == case.quota.is_none() {
        return wrong("must have firms, or a quota".to_owned(), "write one of the two");
    }
    let population = |code: &str| {
        if pack.population(code).is_some() {
            return Ok(());
        }
        wrong(format!("is of population `{code}`, which the pack has not"), "write the code of a `[[population]]`")
    };
    if let Some(quota) = &case.quota {
        population(&quota.population)?;
        if quota.counts.iter().sum::<u32>() != quota.firms {
            return wrong("has counts that do not sum to its firms".to_owned(), "count every enterprise once");
        }
    }
    for firm in &case.firms {
        if let Some(code) = &firm.population {
            population(code)?;
        }
        for (name, value) in &firm.facts {
            let Some((_, kind)) = pack.names.iter().find(|(known, _)| *known == name.as_str()) else {
                return wrong(
                    format!("gives the unknown fact `{name}`"),
                    "write a base fact or a `[[fact]]` of the pack",
                );
            };
            if value.kind().is_some_and(|given| given != kind) {
                return wrong(format!("gives fact `{name}` as `{value}`"), "write a value of the fact's type");
            }
        }
        let indicators = || pack.populations.iter().flat_map(|population| &population.indicators);
        if let Some(code) =
            firm.values.keys().chain(firm.points.keys()).find(|code| !indicators().any(|i| i.code == **code))
        {
            return wrong(format!("speaks of the unknown indicator `{code}`"), "write an indicator's code");
        }
        if firm.list.as_ref().is_some_and(|code| !code.is_empty() && !pack.lists.iter().any(|list| list.code == *code))
        {
            return wrong("names an unknown list".to_owned(), "write the code of a `[[list]]`, or \"\" for none");
        }
        if !firm.expects() {
            return wrong(
                format!("expects nothing of `{}`", firm.id),
                "write at least one of population, list, not_graded, points, score, rank, initial, grade",
            );
        }
    }
    Ok(())
}
