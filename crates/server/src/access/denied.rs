//! A no, told: with the reason's id, in words, and with what to do.

use access::{Decision, Verdict};
use axum::http::StatusCode;

use crate::problem::Problem;

impl Problem {
    /// What a decision that is not a yes answers.
    pub(crate) fn denied(decision: &Decision) -> Self {
        let (zh, en) = decision.reason.words();
        let (status, kind, title) = match decision.verdict {
            Verdict::LogIn => (StatusCode::UNAUTHORIZED, "/problems/log-in", "Log in first"),
            // A route's own 404 says what it does not know; here even the kind of thing is not known.
            Verdict::Hide => (StatusCode::NOT_FOUND, "/problems/not-found", "Not found"),
            Verdict::Refuse | Verdict::Allow => (StatusCode::FORBIDDEN, "/problems/denied", "Not allowed"),
        };
        let mut problem = Self::new(status, kind, title, en.to_owned(), zh.to_owned());
        problem.reason = Some(decision.reason.id());
        problem
    }
}
