//! Checklists of a step: every item answered and uncontested, as many as the list says, with the evidence of each yes.

use std::collections::BTreeMap;

use model::{Answer, CaseAnswer, Clause, Missing, Refusal, RefusalRule};
use rules::{Checklist, ChecklistItem, Choose};

use super::{Attempt, fold};

pub(super) fn check(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    if attempt.step.checklists.is_empty() {
        return Ok(());
    }
    let answers = attempt.answers();
    for code in &attempt.step.checklists {
        let list = attempt.rules.pack.checklist(code).map_err(|error| attempt.unreachable(&error))?;
        check_list(attempt, list, &answers)?;
    }
    Ok(())
}

fn check_list(
    attempt: &Attempt<'_>,
    list: &Checklist,
    answers: &BTreeMap<String, Vec<CaseAnswer>>,
) -> Result<(), Refusal> {
    let open: Vec<&ChecklistItem> = list.items.iter().filter(|item| settled(answers, &item.code).is_none()).collect();
    if !open.is_empty() {
        let words = (
            format!("“{}”尚有未答或者有争议的项目", list.zh),
            format!("items of `{}` are unanswered or contested", list.en),
        );
        return Err(refuse(attempt, words, &open));
    }
    let holds: Vec<&ChecklistItem> =
        list.items.iter().filter(|item| settled(answers, &item.code) == Some(Answer::Yes)).collect();
    let (fits, zh, en) = match list.choose {
        Choose::ExactlyOne => (holds.len() == 1, "须恰有一项成立", "exactly one must hold"),
        Choose::AtLeastOne => (!holds.is_empty(), "须至少一项成立", "at least one must hold"),
        Choose::Any => (true, "", ""),
        Choose::None => (holds.is_empty(), "有一项成立即不构成违法", "what holds makes it lawful"),
    };
    if !fits {
        let words = (format!("“{}”：{zh}，现有 {} 项", list.zh, holds.len()), format!("`{}`: {en}", list.en));
        return Err(refuse(attempt, words, &list.items.iter().collect::<Vec<_>>()));
    }
    let in_case = attempt.in_case();
    let needed = holds.iter().flat_map(|item| &item.evidence).map(String::as_str);
    let mut lacking: Vec<&str> = needed.filter(|kind| !in_case.contains(kind)).collect();
    lacking.sort_unstable();
    lacking.dedup();
    attempt.lacking(lacking.into_iter())
}

fn refuse(attempt: &Attempt<'_>, words: (String, String), items: &[&ChecklistItem]) -> Refusal {
    let missing =
        items.iter().map(|item| Missing { code: item.code.clone(), zh: item.zh.clone(), en: item.en.clone() });
    let mut refusal = attempt.refuse(RefusalRule::Checklist, words, missing);
    let clauses: Vec<Clause> = items.iter().flat_map(|item| &item.clauses).map(rules::CitedClause::clause).collect();
    refusal.clauses.extend(clauses);
    refusal.clauses.sort();
    refusal.clauses.dedup();
    refusal
}

/// The answer to an item, if there is one and nobody contests it.
pub(super) fn settled(answers: &BTreeMap<String, Vec<CaseAnswer>>, item: &str) -> Option<Answer> {
    match answers.get(item)?.as_slice() {
        [one] => Some(one.answer),
        many => {
            many.first().map(|first| first.answer).filter(|answer| many.iter().all(|other| other.answer == *answer))
        }
    }
}

impl Attempt<'_> {
    /// The answers as they stand with those of the event.
    pub(super) fn answers(&self) -> BTreeMap<String, Vec<CaseAnswer>> {
        let mut answers = self.case.answers.clone();
        fold::answers(&mut answers, &self.event.answers);
        answers
    }
}
