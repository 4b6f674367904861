//! What force may not do: nothing at night or on holidays, no home cut off, no demolition while a court or reviewing body
//! has the case.

use model::{Case, CaseEvent, Clause, EventKind, Missing, Refusal, RefusalRule, Status};
use rules::PackError;

use super::{Attempt, refuse};

/// Evidence of an emergency (情况紧急), the one exception of 行政强制法 §43.
const URGENCY: &str = "urgency";

/// 行政强制法 §43: no cutting of water, power, heat or gas to people's homes.
pub(super) fn no_household_supply() -> Clause {
    Clause {
        title: "行政强制法".to_owned(),
        article: "第四十三条".to_owned(),
        version: "2011-06-30".to_owned(),
        status: Status::Official,
    }
}

/// Supply to homes is never cut, whatever a pack says; a supply of which that is not known is not cut either.
pub(super) fn household(event: &CaseEvent) -> Result<(), Refusal> {
    if event.kind != EventKind::StopSupply || event.particulars.household == Some(false) {
        return Ok(());
    }
    let mut refusal = refuse::plain(
        RefusalRule::HouseholdSupply,
        "不得对居民生活停止供水、供电、供热、供燃气".to_owned(),
        "water, power, heat and gas of people's homes are never cut".to_owned(),
    )
    .on([no_household_supply()]);
    if event.particulars.household.is_none() {
        refusal.missing.push(Missing {
            code: "household".to_owned(),
            zh: "该供应不涉及居民生活的核实".to_owned(),
            en: "that no home hangs on the supply".to_owned(),
        });
    }
    Err(refusal)
}

pub(super) fn check(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    by_day(attempt)?;
    review(attempt)
}

fn by_day(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { rules, event, step, .. } = attempt;
    if !step.daytime || attempt.brought().contains(URGENCY) {
        return Ok(());
    }
    let night = || -> Result<bool, PackError> {
        let at = |name| rules.pack.parameters.at(name, event.day);
        let (from, until) = (at("hour.night_from")?, at("hour.night_until")?);
        Ok(event.particulars.hour.is_none_or(|hour| f64::from(hour) >= from || f64::from(hour) < until))
    };
    let unreachable = |error: PackError| attempt.unreachable(&error);
    let working = rules.calendar.is_working_day(event.day).map_err(unreachable)?;
    if working && !night().map_err(unreachable)? {
        return Ok(());
    }
    let hour = event.particulars.hour.map_or_else(|| "时刻未写".to_owned(), |hour| format!("{hour} 时"));
    let words = (
        format!("不得在夜间或者节假日实施强制执行：{}，{hour}", event.day),
        format!("no enforcement at night or on holidays: {}", event.day),
    );
    Err(attempt.refuse(RefusalRule::NightOrHoliday, words, [attempt.missing(URGENCY)]))
}

fn review(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { case, event, step, .. } = attempt;
    let pending = under_review(case);
    let ends = matches!(event.kind, EventKind::ReviewUpheld | EventKind::ReviewRevoked);
    if ends && !pending {
        let words = ("没有进行中的复议或者诉讼".to_owned(), "no review or suit is pending".to_owned());
        return Err(attempt.refuse(RefusalRule::NotBegun, words, []));
    }
    if pending && (step.not_under_review || event.kind == EventKind::SeekReview) {
        let words = (
            format!("复议或者诉讼进行中，不能“{}”", event.kind.zh()),
            format!("review or suit is pending; `{}` must wait", event.kind.en()),
        );
        return Err(attempt.refuse(RefusalRule::UnderReview, words, [attempt.missing("review_result")]));
    }
    Ok(())
}

/// Whether review or suit was sought in this round and has not ended.
fn under_review(case: &Case) -> bool {
    case.this_round().iter().fold(false, |pending, event| match event.kind {
        EventKind::SeekReview => true,
        EventKind::ReviewUpheld | EventKind::ReviewRevoked => false,
        _ => pending,
    })
}
