//! What is notified, decided and enforced: a measure of the pack, the one that was notified, on the grounds that hold,
//! against one enterprise, and with the area that it frees.

use model::{Answer, EventKind, Missing, Refusal, RefusalRule};
use rules::{MeasureRule, MeasureTrait};

use super::{Attempt, checklists};

pub(super) fn check(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    let Attempt { event, step, .. } = attempt;
    let names_it = matches!(event.kind, EventKind::Propose | EventKind::Decide);
    let frees = matches!(event.kind, EventKind::Comply | EventKind::Coerce | EventKind::CloseDown);
    if !names_it && !frees && step.measure_is.is_empty() && step.measure_is_not.is_empty() {
        return Ok(());
    }
    let measure = attempt.measure()?;
    fits(attempt, measure)?;
    says_area(attempt, measure)?;
    if names_it {
        grounds(attempt, measure)?;
        one_enterprise(attempt, measure)?;
    }
    if event.kind == EventKind::Decide {
        let in_case = attempt.in_case();
        attempt.lacking(measure.requires.iter().map(String::as_str).filter(|kind| !in_case.contains(kind)))?;
    }
    Ok(())
}

/// The measure must be of the kind that the step is for.
fn fits(attempt: &Attempt<'_>, measure: &MeasureRule) -> Result<(), Refusal> {
    let Attempt { event, step, .. } = attempt;
    let lacks = step.measure_is.iter().any(|what| !measure.has(*what));
    if !lacks && !step.measure_is_not.iter().any(|what| measure.has(*what)) {
        return Ok(());
    }
    Err(attempt.refuse(
        RefusalRule::Measure,
        (
            format!("“{}”不适用于“{}”", event.kind.zh(), measure.zh),
            format!("`{}` does not apply to `{}`", event.kind.en(), measure.en),
        ),
        [],
    ))
}

/// A demolition and a closure say how much they free; nothing is no answer, zero is one.
fn says_area(attempt: &Attempt<'_>, measure: &MeasureRule) -> Result<(), Refusal> {
    let event = attempt.event;
    let demolishes =
        matches!(event.kind, EventKind::Comply | EventKind::Coerce) && measure.has(MeasureTrait::Demolishes);
    let said = event.particulars.freed.is_some_and(|area| area.floor.0 >= 0 && area.land.0 >= 0);
    if said || !(demolishes || event.kind == EventKind::CloseDown) {
        return Ok(());
    }
    let missing = Missing {
        code: "freed".to_owned(),
        zh: "腾出的建筑面积和土地面积（可以为 0）".to_owned(),
        en: "the floor area and land that it frees (may be 0)".to_owned(),
    };
    let words = (format!("“{}”缺少", event.kind.zh()), format!("`{}` lacks", event.kind.en()));
    Err(attempt.refuse(RefusalRule::Evidence, words, [missing]))
}

/// The items of the checklists that carry the measure hold, and none that bars it.
fn grounds(attempt: &Attempt<'_>, measure: &MeasureRule) -> Result<(), Refusal> {
    let answers = attempt.answers();
    let holds = |code: &String| checklists::settled(&answers, code) == Some(Answer::Yes);
    let open = |code: &&String| checklists::settled(&answers, code).is_none();
    let carried = measure.if_any.is_empty() || measure.if_any.iter().any(holds);
    let barring: Vec<&String> = measure.if_none.iter().filter(|code| holds(code) || open(code)).collect();
    if carried && barring.is_empty() {
        return Ok(());
    }
    let items: Vec<&String> = if carried { barring } else { measure.if_any.iter().collect() };
    let (zh, en) = if carried {
        (format!("“{}”与下列已成立或者未定的情形不能并存", measure.zh), format!("`{}` is barred by", measure.en))
    } else {
        (format!("“{}”须有下列情形之一", measure.zh), format!("`{}` needs one of", measure.en))
    };
    let lists = &attempt.rules.pack.checklists;
    let named = lists.iter().flat_map(|list| &list.items).filter(|item| items.contains(&&item.code));
    let missing = named.map(|item| Missing { code: item.code.clone(), zh: item.zh.clone(), en: item.en.clone() });
    let mut refusal = attempt.refuse(RefusalRule::Grounds, (zh, en), missing);
    refusal.clauses = measure.clauses.iter().map(rules::CitedClause::clause).collect();
    Err(refusal)
}

/// Stopping or closing is decided firm by firm.
fn one_enterprise(attempt: &Attempt<'_>, measure: &MeasureRule) -> Result<(), Refusal> {
    if !measure.has(MeasureTrait::OneEnterprise) || attempt.case.party.is_some() {
        return Ok(());
    }
    let missing =
        Missing {
            code: "party".to_owned(), zh: "查明的单个当事人".to_owned(), en: "one party, identified".to_owned()
        };
    let words = (
        format!("“{}”只能对单个企业依其自身证据作出", measure.zh),
        format!("`{}` is decided against one enterprise on its own evidence", measure.en),
    );
    let mut refusal = attempt.refuse(RefusalRule::OneEnterprise, words, [missing]);
    refusal.clauses = measure.clauses.iter().map(rules::CitedClause::clause).collect();
    Err(refusal)
}

impl<'a> Attempt<'a> {
    /// The measure of the case, with that of the event: what is decided must be what was notified.
    pub(super) fn measure(&self) -> Result<&'a MeasureRule, Refusal> {
        let named = self.event.particulars.measure.as_deref();
        let code = match self.event.kind {
            EventKind::Propose => named,
            EventKind::Decide if named == self.case.measure.as_deref() => named,
            EventKind::Decide => return Err(self.no_measure(self.case.measure.as_deref())),
            _ => self.case.measure.as_deref(),
        };
        code.and_then(|code| self.rules.pack.measure(code)).ok_or_else(|| self.no_measure(None))
    }

    /// The measure of the case, if it has one.
    pub(super) fn measure_if_any(&self) -> Option<&'a MeasureRule> {
        let code = self.event.particulars.measure.as_deref().or(self.case.measure.as_deref())?;
        self.rules.pack.measure(code)
    }

    fn no_measure(&self, notified: Option<&str>) -> Refusal {
        let measures = self.rules.pack.measures.iter();
        let fitting = measures.filter(|measure| notified.is_none_or(|code| measure.code == code));
        let missing = fitting.map(|one| Missing { code: one.code.clone(), zh: one.zh.clone(), en: one.en.clone() });
        self.refuse(
            RefusalRule::Measure,
            (
                "须写明本类案件的一项措施，且与告知的一致；改变措施须重新告知".to_owned(),
                "name a measure of this kind of case, the one that was notified; notify anew to change it".to_owned(),
            ),
            missing,
        )
    }
}
