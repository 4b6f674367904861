//! Refusals, put together.

use model::{CaseState, Clause, Missing, Refusal, RefusalRule, Term};
use rules::PackError;

use super::Attempt;

/// A refusal that still wants its clauses.
pub(super) struct Unfounded {
    pub(super) refusal: Refusal,
}

/// A refusal in words.
pub(super) fn plain(rule: RefusalRule, zh: String, en: String) -> Unfounded {
    Unfounded { refusal: Refusal { rule, zh, en, missing: Vec::new(), clauses: Vec::new() } }
}

impl Unfounded {
    /// On these clauses, each once.
    pub(super) fn on(mut self, clauses: impl IntoIterator<Item = Clause>) -> Refusal {
        for clause in clauses {
            if !self.refusal.clauses.contains(&clause) {
                self.refusal.clauses.push(clause);
            }
        }
        self.refusal
    }
}

impl Attempt<'_> {
    /// A refusal that rests on the step's own clauses.
    pub(super) fn refuse(
        &self,
        rule: RefusalRule,
        (zh, en): (String, String),
        missing: impl IntoIterator<Item = Missing>,
    ) -> Refusal {
        let mut refusal = plain(rule, zh, en).on(self.step.clauses.iter().map(rules::CitedClause::clause));
        refusal.missing = missing.into_iter().collect();
        refusal
    }

    /// A refusal because the pack or the holiday table does not reach so far.
    pub(super) fn unreachable(&self, error: &PackError) -> Refusal {
        let missing = Missing { code: error.file.clone(), zh: error.to_string(), en: error.to_string() };
        self.refuse(
            RefusalRule::Calendar,
            ("期限无法计算".to_owned(), "the period cannot be counted".to_owned()),
            [missing],
        )
    }

    /// A code of the pack as something missing.
    pub(super) fn missing(&self, code: &str) -> Missing {
        let (zh, en) = self.rules.pack.words(code);
        Missing { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
    }
}

/// A state as something missing.
pub(super) fn state(state: CaseState) -> Missing {
    Missing {
        code: format!("{state:?}"), zh: format!("先到“{}”", state.zh()), en: format!("first `{}`", state.en())
    }
}
