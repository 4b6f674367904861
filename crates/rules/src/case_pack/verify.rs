//! What a case pack must satisfy before any case is run with it.

use std::collections::BTreeSet;

use super::{CasePack, Named, StepRule};
use crate::PackError;
use crate::checks::clauses;

/// The first thing wrong with the pack.
pub(super) fn verify(pack: &CasePack) -> Result<(), PackError> {
    pack.parameters.check()?;
    let bodies = codes("body", pack.bodies.iter().map(|named| named.code.as_str()))?;
    let evidence = codes("evidence", pack.evidence.iter().map(|named: &Named| named.code.as_str()))?;
    codes("clock", pack.clocks.iter().map(|clock| clock.code.as_str()))?;
    codes("duty", pack.duties.iter().map(|duty| duty.code.as_str()))?;
    codes("checklist", pack.checklists.iter().map(|list| list.code.as_str()))?;
    codes("measure", pack.measures.iter().map(|measure| measure.code.as_str()))?;
    let items = pack.checklists.iter().flat_map(|list| &list.items);
    let item_codes = codes("checklist item", items.clone().map(|item| item.code.as_str()))?;

    known("body", &pack.competent, &bodies)?;
    for item in items {
        known("evidence", &item.evidence, &evidence)?;
        clauses(&item.code, &item.clauses)?;
    }
    for clock in &pack.clocks {
        clauses(&clock.code, &clock.clauses)?;
        pack.length(clock, pack.header.effective_from)?;
        if let Some(earlier) = &clock.after_end_of {
            pack.clock(earlier)?;
        }
    }
    for duty in &pack.duties {
        clauses(&duty.code, &duty.clauses)?;
        if let Some(clock) = &duty.clock {
            pack.clock(clock)?;
        }
    }
    for measure in &pack.measures {
        clauses(&measure.code, &measure.clauses)?;
        known("evidence", &measure.requires, &evidence)?;
        known("checklist item", &measure.if_any, &item_codes)?;
        known("checklist item", &measure.if_none, &item_codes)?;
    }
    let mut taken = BTreeSet::new();
    for step in &pack.steps {
        for from in &step.from {
            if !taken.insert((step.event, *from)) {
                return wrong(
                    format!("`{:?}` from `{from:?}` stands twice", step.event),
                    "let each event lead from a state by one step only",
                );
            }
        }
        step_is_whole(pack, step, &bodies, &evidence)?;
    }
    Ok(())
}

fn step_is_whole(
    pack: &CasePack,
    step: &StepRule,
    bodies: &BTreeSet<&str>,
    evidence: &BTreeSet<&str>,
) -> Result<(), PackError> {
    let name = format!("{:?}", step.event);
    clauses(&name, &step.clauses)?;
    if step.actors.is_empty() || step.from.is_empty() {
        return wrong(format!("step `{name}` lacks `actors` or `from`"), "say who takes it, and from which states");
    }
    known("body", &step.bodies, bodies)?;
    known("evidence", &step.brings, evidence)?;
    known("evidence", &step.requires, evidence)?;
    known("evidence", step.unless.as_slice(), evidence)?;
    let periods = [&step.after, &step.begun, &step.ended, &step.within, &step.starts, &step.ends];
    for clock in periods.into_iter().flatten().chain(&step.hearing) {
        pack.clock(clock)?;
    }
    if let Some(extension) = &step.extends {
        pack.clock(&extension.clock)?;
        pack.clock(&extension.by)?;
    }
    for duty in &step.duties {
        pack.duty(duty)?;
    }
    for list in &step.checklists {
        pack.checklist(list)?;
    }
    Ok(())
}

fn codes<'a>(what: &str, all: impl Iterator<Item = &'a str>) -> Result<BTreeSet<&'a str>, PackError> {
    let mut seen = BTreeSet::new();
    for code in all {
        if !seen.insert(code) {
            return Err(PackError::new(format!("{what} `{code}` stands twice"), "give each code once"));
        }
    }
    Ok(seen)
}

fn known(what: &str, named: &[String], all: &BTreeSet<&str>) -> Result<(), PackError> {
    match named.iter().find(|code| !all.contains(code.as_str())) {
        None => Ok(()),
        Some(code) => wrong(format!("{what} `{code}` is named but not given"), "correct the code, or add it"),
    }
}

fn wrong(message: String, hint: &str) -> Result<(), PackError> {
    Err(PackError::new(message, hint))
}
