//! What comes with an event: intact items, days in order, the evidence that the step needs.

use std::collections::BTreeSet;

use model::{EventKind, Missing, Refusal, RefusalRule};

use super::Attempt;

pub(super) fn check(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    intact(attempt)?;
    in_order(attempt)?;
    often_enough(attempt)?;
    evidence(attempt)
}

fn intact(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { case, event, .. } = attempt;
    let (town, id) = (&case.town, &case.id);
    let evidence = event.evidence.iter().filter(|item| !item.is_intact(town, id)).map(|item| item.id.0.as_str());
    let answers = event.answers.iter().filter(|item| !item.is_intact(town, id)).map(|item| item.id.0.as_str());
    let altered: Vec<Missing> = evidence
        .chain(answers)
        .map(|id| Missing { code: id.to_owned(), zh: format!("{id} 的原件"), en: format!("the original of {id}") })
        .collect();
    if altered.is_empty() {
        return Ok(());
    }
    Err(attempt.refuse(
        RefusalRule::Altered,
        ("证据或答复的内容与其编号不符".to_owned(), "an item is not what its id says".to_owned()),
        altered,
    ))
}

/// Days never run backwards; items that are only attached may arrive late from the field.
fn in_order(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { case, event, .. } = attempt;
    let steps = case.events.iter().filter(|earlier| earlier.kind != EventKind::Attach);
    let not_before = if event.kind == EventKind::Attach { None } else { steps.map(|earlier| earlier.day).max() };
    let not_before = not_before.unwrap_or(case.opened).max(case.opened);
    let latest = event.evidence.iter().map(|item| item.day).chain(event.answers.iter().map(|item| item.day)).max();
    if event.day < not_before {
        return Err(attempt.refuse(
            RefusalRule::Order,
            (
                format!("{} 早于案件的前一日期 {not_before}", event.day),
                format!("{} lies before {not_before}, which the case has reached", event.day),
            ),
            [],
        ));
    }
    match latest.filter(|day| *day > event.day) {
        None => Ok(()),
        Some(day) => Err(attempt.refuse(
            RefusalRule::Order,
            (
                format!("附件的日期 {day} 晚于事件的日期 {}", event.day),
                format!("an item is dated {day}, after the event of {}", event.day),
            ),
            [],
        )),
    }
}

fn often_enough(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { case, event, step, .. } = attempt;
    let Some(times) = step.times else { return Ok(()) };
    let taken = case.this_round().iter().filter(|earlier| earlier.kind == event.kind).count();
    if taken < times {
        return Ok(());
    }
    Err(attempt.refuse(
        RefusalRule::Times,
        (
            format!("“{}”至多 {times} 次，已有 {taken} 次", event.kind.zh()),
            format!("`{}` may be taken {times} times, and was taken {taken} times", event.kind.en()),
        ),
        [],
    ))
}

fn evidence(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { step, .. } = attempt;
    let with_event = attempt.brought();
    let in_case = attempt.in_case();
    let brings = step.brings.iter().filter(|kind| !with_event.contains(kind.as_str()));
    let requires = step.requires.iter().filter(|kind| !in_case.contains(kind.as_str()));
    attempt.lacking(brings.chain(requires).map(String::as_str))
}

impl Attempt<'_> {
    /// Kinds of evidence that come with the event.
    pub(super) fn brought(&self) -> BTreeSet<&str> {
        self.event.evidence.iter().map(|item| item.kind.as_str()).collect()
    }

    /// Kinds of evidence in this round of the case, the event's own included.
    pub(super) fn in_case(&self) -> BTreeSet<&str> {
        let mut kinds = self.case.kinds_of_evidence();
        kinds.extend(self.brought());
        kinds
    }

    /// A refusal for want of these kinds, if any.
    pub(super) fn lacking<'k>(&self, kinds: impl Iterator<Item = &'k str>) -> Result<(), Refusal> {
        let missing: Vec<Missing> = kinds.map(|kind| self.missing(kind)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let (zh, en) = (self.event.kind.zh(), self.event.kind.en());
        Err(self.refuse(RefusalRule::Evidence, (format!("“{zh}”缺少"), format!("`{en}` lacks")), missing))
    }
}
