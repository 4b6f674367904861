//! Cases (案件) as a pure state machine: what may be done next, by whom, with what, and what follows from it.
//!
//! [`CaseRules::step`] takes a case and an event and gives the case after it and the duties that follow, or a refusal that
//! names the rule and what is missing. The day is in the event; the rules are a [`CasePack`] and a [`Calendar`]. A case is
//! the fold of its events ([`CaseRules::replay`]). [`CaseRules::merge`] joins two branches that were kept offline, item by
//! item; [`freed_space`] adds up what closures and demolitions have freed.

mod asks;
mod attached;
mod checklists;
mod clocks;
mod competence;
mod duties;
mod fold;
mod force;
mod freed;
mod measures;
mod merge;
mod refuse;
mod step;

use rules::{Calendar, CasePack, StepRule};

use model::{Case, CaseEvent};

pub use freed::freed_space;
pub use merge::{Merged, NotABranch};

/// The rules that a case is run by.
#[derive(Debug, Clone, Copy)]
pub struct CaseRules<'a> {
    /// Steps of this kind of case.
    pub pack: &'a CasePack,
    /// Working days.
    pub calendar: &'a Calendar,
}

/// An event about to be taken: everything that a check may ask.
#[derive(Clone, Copy)]
struct Attempt<'a> {
    rules: CaseRules<'a>,
    case: &'a Case,
    event: &'a CaseEvent,
    step: &'a StepRule,
}
