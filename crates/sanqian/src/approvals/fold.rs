//! Drafts and rounds as a fold of the ledger.

use std::collections::BTreeMap;

use ledger::{Action, Entry};
use model::{AccountId, ApprovalEvent, DraftedAct, EvaluationRound};

use crate::requests::Requests;
use crate::{Failure, RoundStep};

/// How drafts and rounds stand.
#[derive(Debug, Clone, Default)]
pub struct ApprovalsAt {
    /// Every draft, by the number of its entry.
    pub drafts: BTreeMap<u64, DraftFile>,
    /// The evaluations of the years.
    pub rounds: BTreeMap<i16, RoundFile>,
    /// What requests asked for and entered, by their keys.
    pub(super) requests: Requests<u64>,
}

/// A draft with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFile {
    /// Number of the entry that drafted it.
    pub number: u64,
    /// What is, or would be, entered.
    pub act: DraftedAct,
    /// What the drafter said about it.
    pub note: String,
    /// Who drafted it.
    pub drafter: AccountId,
    /// When, microseconds since 1970 UTC.
    pub at_us: i64,
    /// What became of it.
    pub state: DraftState,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftState {
    /// It waits for another account.
    Waiting,
    /// Approved and entered.
    Approved {
        /// By whom.
        by: AccountId,
        /// When, microseconds since 1970 UTC.
        at_us: i64,
        /// The entry that carries it out.
        entry: u64,
    },
    /// Rejected.
    Rejected {
        /// By whom.
        by: AccountId,
        /// When, microseconds since 1970 UTC.
        at_us: i64,
        /// Why.
        reason: String,
    },
    /// Withdrawn by its drafter.
    Withdrawn {
        /// When, microseconds since 1970 UTC.
        at_us: i64,
    },
}

/// A round with who did what.
#[derive(Debug, Clone)]
pub struct RoundFile {
    /// Where it stands.
    pub round: EvaluationRound,
    /// Every step, oldest first.
    pub steps: Vec<RoundStep>,
    /// Number of the last entry about it.
    pub version: u64,
}

impl ApprovalsAt {
    /// Takes the next entry.
    pub(super) fn take(&mut self, entry: Entry) -> Result<(), Failure> {
        let by = AccountId(entry.actor.clone());
        if let Some(approved) = &entry.approved {
            let state = DraftState::Approved { by: by.clone(), at_us: entry.at_us, entry: entry.seq };
            self.decide(approved.draft, state);
        }
        match &entry.action {
            Action::Approval(ApprovalEvent::Drafted { act, note }) => {
                let (number, at_us, act) = (entry.seq, entry.at_us, act.as_ref().clone());
                let (note, state) = (note.clone(), DraftState::Waiting);
                self.drafts.insert(number, DraftFile { number, act, note, drafter: by, at_us, state });
            }
            Action::Approval(ApprovalEvent::Rejected { draft, reason }) => {
                self.decide(*draft, DraftState::Rejected { by, at_us: entry.at_us, reason: reason.clone() });
            }
            Action::Approval(ApprovalEvent::Withdrawn { draft }) => {
                self.decide(*draft, DraftState::Withdrawn { at_us: entry.at_us });
            }
            Action::Evaluation(event) => {
                let (before, mut steps) = match self.rounds.remove(&event.year()) {
                    Some(file) => (Some(file.round), file.steps),
                    None => (None, Vec::new()),
                };
                let round = assess::round_step(before, event)?;
                steps.push(RoundStep { actor: entry.actor.clone(), at_us: entry.at_us, event: event.clone() });
                self.rounds.insert(event.year(), RoundFile { round, steps, version: entry.seq });
            }
            _ => {}
        }
        if let (Some(requested), false) =
            (entry.requested, matches!(entry.action, Action::Daily(_)) && entry.approved.is_none())
        {
            self.requests.take(requested, entry.seq);
        }
        Ok(())
    }

    fn decide(&mut self, draft: u64, state: DraftState) {
        if let Some(file) = self.drafts.get_mut(&draft) {
            file.state = state;
        }
    }
}
