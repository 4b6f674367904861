//! The text of a procedure pack.

use serde::Deserialize;

use crate::{CitedClause, ClockRule, DutyRule, Extension, Header, Named, Parameters};

/// An act from some states: by whom, with what, when, and on what article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureStep<S, E> {
    /// The act.
    pub act: E,
    /// From these states.
    pub from: Vec<S>,
    /// To this state; absent when the state stays.
    #[serde(default = "absent")]
    pub to: Option<S>,
    /// Who may do it, codes; at least one.
    pub roles: Vec<String>,
    /// Only in these variants; empty for all.
    #[serde(default)]
    pub only: Vec<String>,
    /// Documents that come with the act.
    #[serde(default)]
    pub brings: Vec<String>,
    /// Documents that are in the matter by then.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Periods that must have run out.
    #[serde(default)]
    pub after: Vec<String>,
    /// Periods in which it must be done.
    #[serde(default)]
    pub within: Vec<String>,
    /// Periods that begin with it.
    #[serde(default)]
    pub starts: Vec<String>,
    /// Periods that it ends.
    #[serde(default)]
    pub ends: Vec<String>,
    /// A running period that it lengthens.
    #[serde(default)]
    pub extends: Option<Extension>,
    /// At most this often in a matter.
    #[serde(default)]
    pub times: Option<usize>,
    /// Duties that follow.
    #[serde(default)]
    pub duties: Vec<String>,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

fn absent<S>() -> Option<S> {
    None
}

/// The whole text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "S: Deserialize<'de>, E: Deserialize<'de>"))]
pub(super) struct Text<S, E> {
    pub(super) pack: Header,
    #[serde(default)]
    pub(super) parameters: Parameters,
    #[serde(rename = "variant")]
    pub(super) variants: Vec<Named>,
    #[serde(rename = "role")]
    pub(super) roles: Vec<Named>,
    #[serde(default, rename = "document")]
    pub(super) documents: Vec<Named>,
    #[serde(default, rename = "clock")]
    pub(super) clocks: Vec<ClockRule>,
    #[serde(default, rename = "duty")]
    pub(super) duties: Vec<DutyRule>,
    #[serde(rename = "step")]
    pub(super) steps: Vec<ProcedureStep<S, E>>,
}
