//! What a procedure pack must satisfy before anything is run with it.

use std::collections::BTreeSet;

use model::Term;

use super::{ProcedurePack, ProcedureStep};
use crate::checks::clauses;
use crate::{Named, PackError};

/// The first thing wrong with the pack.
pub(super) fn verify<S: Term, E: Term>(pack: &ProcedurePack<S, E>) -> Result<(), PackError> {
    pack.parameters.check()?;
    let roles = codes("role", &pack.roles)?;
    let documents = codes("document", &pack.documents)?;
    let variants = codes("variant", &pack.variants)?;
    for clock in &pack.clocks {
        clauses(&clock.code, &clock.clauses)?;
        clock.length(&pack.parameters, pack.header.effective_from)?;
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
    let mut taken = BTreeSet::new();
    for step in &pack.steps {
        if let Some(from) = step.from.iter().find(|from| !taken.insert((step.act, **from))) {
            return wrong(
                format!("`{:?}` from `{from:?}` stands twice", step.act),
                "let each act lead from a state by one step only",
            );
        }
        whole(pack, step)?;
        known("role", &step.roles, &roles)?;
        known("document", step.brings.iter().chain(&step.requires), &documents)?;
        known("variant", &step.only, &variants)?;
    }
    reachable(pack)
}

fn whole<S: Term, E: Term>(pack: &ProcedurePack<S, E>, step: &ProcedureStep<S, E>) -> Result<(), PackError> {
    let name = format!("{:?}", step.act);
    clauses(&name, &step.clauses)?;
    if step.roles.is_empty() || step.from.is_empty() {
        return wrong(format!("step `{name}` lacks `roles` or `from`"), "say who does it, and from which states");
    }
    for clock in step.after.iter().chain(&step.within).chain(&step.starts).chain(&step.ends) {
        pack.clock(clock)?;
    }
    if let Some(extension) = &step.extends {
        pack.clock(&extension.clock)?;
        pack.clock(&extension.by)?;
    }
    for duty in &step.duties {
        pack.duty(duty)?;
    }
    Ok(())
}

/// Every state is reached from the first; otherwise the pack cannot mean what it says.
fn reachable<S: Term, E: Term>(pack: &ProcedurePack<S, E>) -> Result<(), PackError> {
    let mut reached: BTreeSet<S> = S::ALL.first().copied().into_iter().collect();
    loop {
        let leads = pack.steps.iter().filter(|step| step.from.iter().any(|from| reached.contains(from)));
        let more: Vec<S> = leads.filter_map(|step| step.to).filter(|to| !reached.contains(to)).collect();
        if more.is_empty() {
            break;
        }
        reached.extend(more);
    }
    match S::ALL.iter().find(|state| !reached.contains(state)) {
        None => Ok(()),
        Some(state) => wrong(format!("no step leads to `{state:?}`"), "add the step that leads there"),
    }
}

fn codes<'a>(what: &str, all: &'a [Named]) -> Result<BTreeSet<&'a str>, PackError> {
    let mut seen = BTreeSet::new();
    match all.iter().find(|named| !seen.insert(named.code.as_str())) {
        None => Ok(seen),
        Some(twice) => wrong(format!("{what} `{}` stands twice", twice.code), "give each code once"),
    }
}

fn known<'a>(what: &str, named: impl IntoIterator<Item = &'a String>, all: &BTreeSet<&str>) -> Result<(), PackError> {
    match named.into_iter().find(|code| !all.contains(code.as_str())) {
        None => Ok(()),
        Some(code) => wrong(format!("{what} `{code}` is named but not given"), "correct the code, or add it"),
    }
}

fn wrong<T>(message: String, hint: &str) -> Result<T, PackError> {
    Err(PackError::new(message, hint))
}
