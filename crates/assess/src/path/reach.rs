//! What each lever of one member must become while everyone else stands still; what needs a search is left to it.

use model::{Found, Grade, Reach};

use super::field::Field;
use super::firm::Firm;

/// The way of one member by its own figures.
pub(super) fn reach(field: &Field<'_>, firm: &Firm<'_>, measure: usize, wanted: Option<Grade>) -> Reach {
    let lever = &field.levers[measure];
    if !lever.read {
        return Reach::NoEffect;
    }
    if firm.amount(measure).is_none() {
        return Reach::NotCollected;
    }
    if field.needs_search(firm.member, measure, wanted) {
        return Reach::NotSearched;
    }
    let Some(wanted) = wanted else { return Reach::Held };
    match firm.invert(measure, wanted, firm.limits(measure)) {
        // A grade that no rank has is leapt over, and a rule that only keeps from the one beyond may look at the figure.
        Ok(reached) if field.needs_search(firm.member, measure, Some(reached.stand.initial)) => Reach::NotSearched,
        Ok(reached) => Reach::At {
            to: reached.amount,
            found: Found::Exact,
            ranked_score: reached.stand.ranked,
            rank: reached.stand.rank,
            grade: field.after_rules(firm.member, reached.stand.initial),
        },
        Err(best) => Reach::OutOfReach { best: field.rules.quotas.ranked(best) },
    }
}
