//! Who may take a step: capacity, competent body, two officers with certificates.

use std::collections::BTreeSet;

use model::{Capacity, Missing, Refusal, RefusalRule};

use super::Attempt;

pub(super) fn check(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    capacity(attempt)?;
    body(attempt)?;
    officers(attempt)
}

fn capacity(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { event, step, .. } = attempt;
    let actor = event.by.capacity;
    if step.actors.contains(&actor) {
        return Ok(());
    }
    let missing = step.actors.iter().map(|may| Missing {
        code: format!("{may:?}"),
        zh: format!("须由{}", may.zh()),
        en: format!("by {}", may.en()),
    });
    Err(attempt.refuse(
        RefusalRule::Capacity,
        (
            format!("{}不能“{}”", actor.zh(), event.kind.zh()),
            format!("`{}` may not be taken by {}", event.kind.en(), actor.en()),
        ),
        missing,
    ))
}

fn body(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { event, step, rules, .. } = attempt;
    if !matches!(event.by.capacity, Capacity::Inspector | Capacity::Office) {
        return Ok(());
    }
    let competent = if step.bodies.is_empty() { &rules.pack.competent } else { &step.bodies };
    if competent.contains(&event.by.body) {
        return Ok(());
    }
    let (zh, en) = rules.pack.words(&event.by.body);
    Err(attempt.refuse(
        RefusalRule::Body,
        (
            format!("“{zh}”对“{}”没有管辖权", event.kind.zh()),
            format!("`{en}` is not competent for `{}`", event.kind.en()),
        ),
        competent.iter().map(|code| attempt.missing(code)),
    ))
}

fn officers(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let shown: BTreeSet<&str> =
        attempt.event.by.certificates.iter().map(|number| number.trim()).filter(|number| !number.is_empty()).collect();
    let needed = attempt.step.officers;
    if shown.len() >= needed {
        return Ok(());
    }
    let missing = Missing {
        code: "certificates".to_owned(),
        zh: format!("另须 {} 名执法人员的执法证号", needed - shown.len()),
        en: format!("certificates of {} more officers", needed - shown.len()),
    };
    Err(attempt.refuse(
        RefusalRule::Officers,
        (
            format!("执法人员不得少于 {needed} 人，出示执法证 {} 件", shown.len()),
            format!("{needed} officers are needed, {} certificates were shown", shown.len()),
        ),
        [missing],
    ))
}
