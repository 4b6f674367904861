//! What people enter goes into the ledger through here: signed with their account, refused in the rule's own words.

use std::sync::Arc;

use axum::http::StatusCode;
use jiff::civil::Date;
use model::Refusal;
use sanqian::{Entered, Failure, NewRecord, Signature, Stepped, Unchanged};
use serde::de::DeserializeOwned;

use crate::access::{Asker, now_us, today};
use crate::beside::beside;
use crate::problem::Problem;

/// Enters a record; with what it steps and its version only if that is unchanged.
///
/// # Errors
/// 412 when it changed, 409 with the rule and what is missing, and 401 without an account.
pub(crate) async fn enter(
    asker: &Asker,
    unchanged: Option<Unchanged>,
    new: NewRecord,
    on: Date,
) -> Result<Entered, Problem> {
    let by = signature(asker, on)?;
    let (diary, requested) = (Arc::clone(&asker.diary), asker.requested.clone());
    match beside(move || diary.enter_once(requested.as_ref(), unchanged, new, &by)).await? {
        Ok(Some(entered)) => Ok(entered),
        Ok(None) => Err(Problem::changed()),
        Err(failure) => Err(not_entered(&failure)),
    }
}

/// What is stepped, at the last of the entries about it.
pub(crate) fn at_last(what: Stepped, entries: &[u64]) -> Option<Unchanged> {
    Some(Unchanged { what, version: entries.last().copied().unwrap_or_default() })
}

/// A day on which something was done: it has come.
pub(crate) fn day(text: &str) -> Result<Date, Problem> {
    let day: Date = text.parse().map_err(|_| Problem::body("/day", "a day like 2026-03-01", text))?;
    if day > today() { Err(Problem::body("/day", &format!("a day up to today, {}", today()), text)) } else { Ok(day) }
}

/// A member of a closed list by its code.
pub(crate) fn coded<T: DeserializeOwned>(pointer: &str, code: &str) -> Result<T, Problem> {
    serde_json::from_value(code.into()).map_err(|_| Problem::body(pointer, "a code that the page names", code))
}

/// Words that somebody has to write; blanks are none.
pub(crate) fn words(pointer: &str, expected: &str, text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() { Err(Problem::body(pointer, expected, "nothing")) } else { Ok(text.to_owned()) }
}

/// The signature of who asks.
pub(crate) fn signature(asker: &Asker, on: Date) -> Result<Signature, Problem> {
    let (_, session) = asker.account()?;
    Ok(Signature { actor: session.account.0.clone(), at_us: now_us(), on })
}

/// Why nothing was entered, in the rule's own words; else the fault is ours.
pub(crate) fn not_entered(failure: &Failure) -> Problem {
    let rule = |en: &str, zh: &str| {
        let (en, zh) = (en.to_owned(), zh.to_owned());
        Problem::new(StatusCode::CONFLICT, "/problems/refused-step", "Refused by a rule", en, zh)
    };
    match failure {
        Failure::Refused(refusal) => refused(refusal),
        Failure::Round(refusal) => rule(&refusal.en, &refusal.zh),
        Failure::NotNow { zh, en } => rule(en, zh),
        Failure::Denied(decision) => Problem::denied(decision),
        Failure::NotFound { what: "evaluation", name, .. } => {
            Problem::unknown("evaluation of the year", "年度评价", name, "/api/v1/rounds")
        }
        Failure::NotFound { name, .. } => Problem::unknown("draft", "审批事项", name, "/api/v1/approvals"),
        failure => Problem::internal(&failure.to_string()),
    }
}

/// The rule that refuses, what is missing, and what the rule rests on.
fn refused(refusal: &Refusal) -> Problem {
    let missing: Vec<&str> = refusal.missing.iter().map(|one| one.en.as_str()).collect();
    let clauses: Vec<String> =
        refusal.clauses.iter().map(|clause| format!("《{}》{}", clause.title, clause.article)).collect();
    let (mut detail, mut detail_zh) = (refusal.en.clone(), refusal.to_string());
    if !missing.is_empty() {
        detail = format!("{detail}: {}", missing.join(", "));
    }
    if !clauses.is_empty() {
        detail = format!("{detail} ({})", clauses.join(", "));
        detail_zh = format!("{detail_zh}（{}）", clauses.join("、"));
    }
    Problem::new(StatusCode::CONFLICT, "/problems/refused-step", "Refused by a rule", detail, detail_zh)
}
