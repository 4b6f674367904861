//! An event that brings all that its step asks for, on the first day on which it may be taken.

use jiff::civil::Date;
use model::{
    Actor, Answer, Capacity, Case, CaseAnswer, CaseEvent, CaseEvidence, ContentHash, EventKind, FreedArea, Refusal,
    RefusalRule,
};
use rectify::CaseRules;
use rules::{Choose, MeasureRule, StepRule};

use super::{Course, WithFiles, made_up};
use crate::daily::refuse;

/// The event with its files; `None` when the step does not follow.
pub(super) fn full(
    rules: CaseRules<'_>,
    finding_rule: &str,
    case: &Case,
    kind: EventKind,
    course: &Course<'_>,
) -> Result<Option<WithFiles<CaseEvent>>, Refusal> {
    let Some((step, ask)) = rules.pack.step(kind, case.state).zip(rules.ask(case, kind)) else { return Ok(None) };
    let day = first_day(rules, case, step, ask.not_before)?;
    let mut event = CaseEvent::new(kind, day, actor(rules, step));
    let particulars = &mut event.particulars;
    particulars.hour = Some(10);
    particulars.household = Some(false);
    let frees = matches!(kind, EventKind::Comply | EventKind::RecheckPass) && course.freed != FreedArea::default();
    if frees || matches!(kind, EventKind::Coerce | EventKind::CloseDown) {
        particulars.freed = Some(course.freed);
    }
    particulars.measure = match kind {
        EventKind::Propose => course.measure.map(str::to_owned),
        EventKind::Decide => case.measure.clone(),
        _ => None,
    };
    let mut kinds: Vec<String> = ask.lacks.iter().map(|missing| missing.code.clone()).collect();
    let measure = course.measure.and_then(|code| rules.pack.measure(code));
    answers(rules, (finding_rule, case, measure), step, (&mut event, &mut kinds));
    let after = matches!(kind, EventKind::Coerce | EventKind::CloseDown | EventKind::Comply | EventKind::RecheckPass);
    if after {
        kinds.push("photo_after".to_owned());
    }
    kinds.sort();
    kinds.dedup();
    let place = case.subject_code.as_str();
    let mut files = Vec::with_capacity(kinds.len());
    for code in kinds {
        let words = rules.pack.words(&code).0.to_owned();
        let bytes = made_up(&words, &format!("{place} {}", case.id), day);
        let hash = ContentHash::of(&bytes);
        event.evidence.push(CaseEvidence::new((&case.town, &case.id), &code, hash, place, day, &event.by.name));
        files.push(bytes);
    }
    Ok(Some((event, files)))
}

fn actor(rules: CaseRules<'_>, step: &StepRule) -> Actor {
    let capacity = step.actors.first().copied().unwrap_or(Capacity::Office);
    let body = step.bodies.first().or_else(|| rules.pack.competent.first()).cloned().unwrap_or_default();
    let official = matches!(capacity, Capacity::Inspector | Capacity::Office);
    let certificates =
        if step.officers > 0 { vec!["样例0001".to_owned(), "样例0002".to_owned()] } else { Vec::new() };
    let name = match capacity {
        Capacity::Inspector => "样例执法人员甲、乙".to_owned(),
        Capacity::Party => "样例当事人".to_owned(),
        other => other.zh().to_owned(),
    };
    Actor { name, capacity, body: if official { body } else { String::new() }, certificates }
}

/// Two days after the last step, after the periods that must have run out, and a working day.
fn first_day(rules: CaseRules<'_>, case: &Case, step: &StepRule, not_before: Option<Date>) -> Result<Date, Refusal> {
    let last = case.events.last().map_or(case.opened, |event| event.day);
    let beyond = |_| refuse(RefusalRule::Calendar, "日期超出范围", "the day is out of range");
    let mut day = last.checked_add(jiff::Span::new().days(2)).map_err(beyond)?;
    let within = step.within.iter().filter_map(|code| Some(case.clocks.get(code)?.due)).min();
    day = within.map_or(day, |due| day.min(due)).max(not_before.unwrap_or(day));
    while within.is_none()
        && !rules
            .calendar
            .is_working_day(day)
            .map_err(|error| refuse(RefusalRule::Calendar, error.to_string(), error.to_string()))?
    {
        day = day.tomorrow().map_err(beyond)?;
    }
    Ok(day)
}

/// Answers to what the step asks, with the evidence of each yes. Of a list that must hold, the item that the measure rests on or
/// the finding speaks of holds, else the first.
fn answers(
    rules: CaseRules<'_>,
    (finding_rule, case, measure): (&str, &Case, Option<&MeasureRule>),
    step: &StepRule,
    (event, kinds): (&mut CaseEvent, &mut Vec<String>),
) {
    let carries = |code: &String| measure.is_some_and(|measure| measure.if_any.contains(code));
    let lists = step.checklists.iter().filter_map(|code| rules.pack.checklist(code).ok());
    for list in lists.filter(|list| list.items.iter().any(|item| !case.answers.contains_key(&item.code))) {
        let spoken = list.items.iter().find(|item| finding_rule.contains(item.code.as_str()));
        let carrying = list.items.iter().find(|item| carries(&item.code));
        let holds = match list.choose {
            Choose::None => None,
            Choose::Any => carrying.or(spoken),
            Choose::ExactlyOne => spoken.or(carrying).or_else(|| list.items.first()),
            Choose::AtLeastOne => carrying.or(spoken).or_else(|| list.items.first()),
        };
        for item in &list.items {
            let yes = holds.is_some_and(|one| one.code == item.code);
            if yes {
                kinds.extend(item.evidence.iter().cloned());
            }
            let answer = (item.code.as_str(), if yes { Answer::Yes } else { Answer::No });
            let by = &event.by.name;
            event.answers.push(CaseAnswer::new((&case.town, &case.id), answer, event.day, by, Vec::new()));
        }
    }
}
