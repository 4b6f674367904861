//! Periods of a step: what must have begun, ended, run out, or still run; and what begins with it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Missing, Refusal, RefusalRule, RunningClock};
use rules::{ClockRule, MeasureTrait};

use super::Attempt;

pub(super) fn check(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { event, step, .. } = attempt;
    for code in &step.begun {
        attempt.running(code)?;
    }
    for code in &step.ended {
        if let Some(clock) = attempt.case.clocks.get(code) {
            return Err(not_ended(attempt, code, clock.due));
        }
    }
    for code in &step.within {
        let (rule, due) = attempt.running(code)?;
        if event.day > due {
            return Err(over(attempt, rule, due));
        }
    }
    let waived = step.unless.as_ref().is_some_and(|kind| attempt.in_case().contains(kind.as_str()));
    for code in step.after.iter().filter(|_| !waived) {
        let (rule, due) = attempt.running(code)?;
        if event.day <= due {
            return Err(still_running(attempt, RefusalRule::TooEarly, rule, due));
        }
    }
    let heard = attempt.measure_if_any().is_some_and(|measure| measure.has(MeasureTrait::Hearing));
    if let Some(code) = step.hearing.as_ref().filter(|_| heard) {
        let (rule, due) = attempt.running(code)?;
        if event.day <= due {
            return Err(still_running(attempt, RefusalRule::Hearing, rule, due));
        }
    }
    Ok(())
}

/// The running clocks after the step, those that it starts or lengthens included.
pub(super) fn started(attempt: &Attempt<'_>) -> Result<BTreeMap<String, RunningClock>, Refusal> {
    let Attempt { rules, case, event, step } = attempt;
    let mut clocks = case.clocks.clone();
    let due = |rule: &ClockRule, from: Date| {
        rules.pack.due(rule, from, event.day, rules.calendar).map_err(|error| attempt.unreachable(&error))
    };
    for code in &step.starts {
        let rule = rules.pack.clock(code).map_err(|error| attempt.unreachable(&error))?;
        let from = match &rule.after_end_of {
            None => event.day,
            Some(earlier) => clocks.get(earlier).ok_or_else(|| not_begun(attempt, earlier))?.due,
        };
        clocks.insert(code.clone(), RunningClock { started: from, due: due(rule, from)? });
    }
    if let Some(extension) = &step.extends {
        let rule = rules.pack.clock(&extension.by).map_err(|error| attempt.unreachable(&error))?;
        let clock = clocks.get_mut(&extension.clock).ok_or_else(|| not_begun(attempt, &extension.clock))?;
        clock.due = due(rule, clock.due)?;
    }
    clocks.retain(|code, _| !step.ends.contains(code));
    Ok(clocks)
}

impl<'a> Attempt<'a> {
    /// A clock that has begun, and its last day.
    fn running(&self, code: &str) -> Result<(&'a ClockRule, Date), Refusal> {
        let rule = self.rules.pack.clock(code).map_err(|error| self.unreachable(&error))?;
        let clock = self.case.clocks.get(code).ok_or_else(|| not_begun(self, code))?;
        Ok((rule, clock.due))
    }
}

fn still_running(attempt: &Attempt<'_>, rule: RefusalRule, clock: &ClockRule, due: Date) -> Refusal {
    let missing = Missing {
        code: clock.code.clone(),
        zh: format!("{}至 {due} 届满", clock.zh),
        en: format!("{} runs until {due}", clock.en),
    };
    let words = (
        format!("{}尚未届满，不能“{}”", clock.zh, attempt.event.kind.zh()),
        format!("`{}` must wait for the {} to run out", attempt.event.kind.en(), clock.en),
    );
    on_clock(attempt, attempt.refuse(rule, words, [missing]), clock)
}

fn over(attempt: &Attempt<'_>, clock: &ClockRule, due: Date) -> Refusal {
    let words = (
        format!("{}已于 {due} 届满，不能再“{}”", clock.zh, attempt.event.kind.zh()),
        format!("the {} ran out on {due}; too late to `{}`", clock.en, attempt.event.kind.en()),
    );
    on_clock(attempt, attempt.refuse(RefusalRule::TooLate, words, []), clock)
}

fn not_ended(attempt: &Attempt<'_>, code: &str, due: Date) -> Refusal {
    let rule = attempt.rules.pack.clock(code).ok();
    let (zh, en) = rule.map_or((code, code), |rule| (rule.zh.as_str(), rule.en.as_str()));
    let missing = Missing {
        code: code.to_owned(),
        zh: format!("先解除（{zh}至 {due}）"),
        en: format!("its end ({en} runs until {due})"),
    };
    let words = (
        format!("{zh}未解除，不能“{}”", attempt.event.kind.zh()),
        format!("`{}` must wait until the {en} is ended", attempt.event.kind.en()),
    );
    let refusal = attempt.refuse(RefusalRule::NotEnded, words, [missing]);
    match rule {
        Some(clock) => on_clock(attempt, refusal, clock),
        None => refusal,
    }
}

fn on_clock(attempt: &Attempt<'_>, mut refusal: Refusal, clock: &ClockRule) -> Refusal {
    refusal.clauses.extend(attempt.clauses_of(clock));
    refusal
}

fn not_begun(attempt: &Attempt<'_>, code: &str) -> Refusal {
    let rule = attempt.rules.pack.clock(code).ok();
    let (zh, en) = rule.map_or((code, code), |rule| (rule.zh.as_str(), rule.en.as_str()));
    let missing = Missing { code: code.to_owned(), zh: format!("{zh}的起算"), en: format!("the begin of the {en}") };
    attempt.refuse(
        RefusalRule::NotBegun,
        (
            format!("{zh}尚未起算，不能“{}”", attempt.event.kind.zh()),
            format!("the {en} has not begun; `{}` does not follow", attempt.event.kind.en()),
        ),
        [missing],
    )
}

impl Attempt<'_> {
    /// What gives a clock, and its length when that is no source's.
    pub(super) fn clauses_of(&self, clock: &ClockRule) -> Vec<model::Clause> {
        let given = clock.clauses.iter().map(rules::CitedClause::clause);
        let length = self.rules.pack.parameters.clause(&clock.parameter).ok();
        given.chain(length.filter(|clause| clause.status == model::Status::Unsourced)).collect()
    }
}
