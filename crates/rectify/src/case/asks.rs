//! What each step that may come next asks for. Nothing here allows a step: [`CaseRules::step`] does, and refuses whatever is
//! not listed here.

use jiff::civil::Date;
use model::{Case, Clause, EventKind, Missing, StepAsk, code_of};
use rules::{MeasureTrait, StepRule};

use super::{CaseRules, checklists};

impl CaseRules<'_> {
    /// The steps that may come next, in the order of the work, each with what it asks for.
    #[must_use]
    pub fn asks(&self, case: &Case) -> Vec<StepAsk> {
        EventKind::ALL.into_iter().filter_map(|kind| self.ask(case, kind)).collect()
    }

    /// What one step asks for; `None` when it does not follow from where the case stands.
    #[must_use]
    pub fn ask(&self, case: &Case, kind: EventKind) -> Option<StepAsk> {
        let step = self.pack.step(kind, case.state)?;
        let begun = step.begun.iter().chain(&step.within).chain(&step.after);
        if !begun.clone().all(|code| case.clocks.contains_key(code)) || self.is_used_up(case, step) {
            return None;
        }
        let measure = case.measure.as_deref().and_then(|code| self.pack.measure(code));
        let names_it = matches!(kind, EventKind::Propose | EventKind::Decide);
        if !names_it {
            let has = |what: &MeasureTrait| measure.is_some_and(|measure| measure.has(*what));
            if !step.measure_is.iter().all(has) || step.measure_is_not.iter().any(has) {
                return None;
            }
        }
        let in_case = case.kinds_of_evidence();
        let decided = measure.filter(|_| kind == EventKind::Decide);
        let needs = step.requires.iter().chain(decided.iter().flat_map(|measure| &measure.requires));
        let lacks = step.brings.iter().chain(needs.filter(|kind| !in_case.contains(kind.as_str())));
        let mut lacks: Vec<Missing> = lacks.map(|code| self.named(code)).collect();
        lacks.dedup();
        let heard = measure.is_some_and(|measure| measure.has(MeasureTrait::Hearing));
        let waiting = step.after.iter().chain(step.hearing.iter().filter(|_| heard));
        let waits: Vec<(String, Date)> =
            waiting.filter_map(|code| Some((code.clone(), case.clocks.get(code)?.due))).collect();
        let bodies = if step.bodies.is_empty() { &self.pack.competent } else { &step.bodies };
        let official =
            step.actors.iter().any(|one| matches!(one, model::Capacity::Inspector | model::Capacity::Office));
        Some(StepAsk {
            code: code_of(&kind),
            zh: kind.zh().to_owned(),
            en: kind.en().to_owned(),
            by: step.actors.iter().map(|one| words(&code_of(one), one.zh(), one.en())).collect(),
            bodies: bodies.iter().filter(|_| official).map(|code| self.named(code)).collect(),
            officers: step.officers,
            lacks,
            answers: self.open_items(case, step),
            measures: self.measures(case, kind),
            not_before: waits.iter().filter_map(|(_, due)| due.tomorrow().ok()).max(),
            not_after: step.within.iter().filter_map(|code| Some(case.clocks.get(code)?.due)).min(),
            waits: waits.iter().map(|(code, due)| self.clock(code, *due)).collect(),
            clauses: step.clauses.iter().map(rules::CitedClause::clause).collect::<Vec<Clause>>(),
        })
    }

    fn is_used_up(&self, case: &Case, step: &StepRule) -> bool {
        step.times
            .is_some_and(|times| case.this_round().iter().filter(|event| event.kind == step.event).count() >= times)
    }

    fn open_items(&self, case: &Case, step: &StepRule) -> Vec<Missing> {
        let lists = step.checklists.iter().filter_map(|code| self.pack.checklist(code).ok());
        let open =
            lists.flat_map(|list| &list.items).filter(|item| checklists::settled(&case.answers, &item.code).is_none());
        open.map(|item| words(&item.code, &item.zh, &item.en)).collect()
    }

    fn measures(&self, case: &Case, kind: EventKind) -> Vec<Missing> {
        let notified = case.measure.as_deref();
        let fits = |code: &str| match kind {
            EventKind::Propose => true,
            EventKind::Decide => notified == Some(code),
            _ => false,
        };
        let measures = self.pack.measures.iter().filter(|measure| fits(&measure.code));
        measures.map(|measure| words(&measure.code, &measure.zh, &measure.en)).collect()
    }

    fn named(&self, code: &str) -> Missing {
        let (zh, en) = self.pack.words(code);
        words(code, zh, en)
    }

    fn clock(&self, code: &str, due: Date) -> Missing {
        let rule = self.pack.clock(code).ok();
        let (zh, en) = rule.map_or((code, code), |rule| (rule.zh.as_str(), rule.en.as_str()));
        words(code, &format!("{zh}至 {due} 届满"), &format!("{en} runs until {due}"))
    }
}

fn words(code: &str, zh: &str, en: &str) -> Missing {
    Missing { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}
