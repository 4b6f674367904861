//! Two branches of a case that were kept apart (offline field work), joined item by item.

use std::collections::BTreeSet;

use model::{Case, CaseEvent, EventId, EventKind, Particulars};

use super::CaseRules;

/// Two branches joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The case with the items of both. Items that both answered differently stand side by side
    /// ([`Case::contested`]).
    pub case: Case,
    /// Steps that cannot stand together, to be decided by a person; their photos, documents and answers are in the case
    /// where they could be attached, and in any event here. In the order of day and id; empty when all went together.
    pub aside: Vec<CaseEvent>,
}

/// A case that is not a continuation of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotABranch {
    /// The base's number of events.
    pub base: usize,
    /// How many events of the branch are those of the base.
    pub same: usize,
}

impl std::fmt::Display for NotABranch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the branch has {} of the base's {} events; fetch the case anew and attach the items again",
            self.same, self.base
        )
    }
}

impl std::error::Error for NotABranch {}

impl CaseRules<'_> {
    /// Joins two branches of `base`. It does not matter which is called `a`.
    ///
    /// Events of both are put in order of day and id and taken again from the base. When both branches took steps, or a
    /// step is refused in the joined order, no step is chosen: the items come in, the steps are set aside.
    ///
    /// # Errors
    /// [`NotABranch`] when a branch does not begin with the events of the base.
    pub fn merge(&self, base: &Case, a: &Case, b: &Case) -> Result<Merged, NotABranch> {
        let (a, b) = (tail(base, a)?, tail(base, b)?);
        let known: BTreeSet<EventId> = a.iter().map(|event| event.id(base)).collect();
        let b: Vec<&CaseEvent> = b.iter().filter(|event| !known.contains(&event.id(base))).collect();
        let both_step = a.iter().any(is_step) && b.iter().copied().any(is_step);
        let joined = in_order(base, a.iter().collect(), b);
        if !both_step && let Ok(case) = self.replay(base, joined.iter().map(|event| (*event).clone())) {
            return Ok(Merged { case, aside: Vec::new() });
        }
        let mut case = base.clone();
        let mut aside = Vec::new();
        for event in joined {
            match self.step(&case, items(event)) {
                Ok((after, _)) => case = after,
                Err(_) if !is_step(event) => aside.push(event.clone()),
                Err(_) => {}
            }
            if is_step(event) {
                aside.push(event.clone());
            }
        }
        Ok(Merged { case, aside })
    }
}

fn is_step(event: &CaseEvent) -> bool {
    event.kind != EventKind::Attach
}

/// What a branch adds to the base.
fn tail<'a>(base: &Case, branch: &'a Case) -> Result<&'a [CaseEvent], NotABranch> {
    let same = base.events.iter().zip(&branch.events).take_while(|(ours, theirs)| ours == theirs).count();
    if branch.id != base.id || same < base.events.len() {
        return Err(NotABranch { base: base.events.len(), same });
    }
    Ok(&branch.events[same..])
}

/// Two rows of events as one, by day and then id; each row keeps its own order.
fn in_order<'a>(case: &Case, a: Vec<&'a CaseEvent>, b: Vec<&'a CaseEvent>) -> Vec<&'a CaseEvent> {
    let mut joined = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
    while let (Some(first), Some(second)) = (a.peek(), b.peek()) {
        let a_first = (first.day, first.id(case)) < (second.day, second.id(case));
        joined.extend(if a_first { a.next() } else { b.next() });
    }
    joined.extend(a.chain(b));
    joined
}

/// The items of an event without its step.
fn items(event: &CaseEvent) -> CaseEvent {
    CaseEvent { kind: EventKind::Attach, particulars: Particulars::default(), ..event.clone() }
}
