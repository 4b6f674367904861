//! What each act that may come next asks for. Nothing here allows an act: [`ProcedurePack::check`] and the verb do.

use jiff::civil::Date;
use model::{Matter, Missing, StepAsk, Term, code_of};

use super::ProcedurePack;
use crate::CitedClause;

impl<S: Term, E: Term> ProcedurePack<S, E> {
    /// The acts that may come next, in the order of the work, each with what it asks for.
    #[must_use]
    pub fn asks<D>(&self, matter: &Matter<S, E, D>) -> Vec<StepAsk> {
        E::ALL.iter().filter_map(|act| self.ask(matter, *act)).collect()
    }

    /// What one act asks for; `None` when it does not follow from where the matter stands.
    #[must_use]
    pub fn ask<D>(&self, matter: &Matter<S, E, D>, act: E) -> Option<StepAsk> {
        let step = self.step(act, matter.state)?;
        let of_variant = step.only.is_empty() || step.only.contains(&matter.variant);
        let begun = step.within.iter().chain(&step.after).all(|code| matter.clocks.contains_key(code));
        let done = matter.acts.iter().filter(|earlier| earlier.act == act).count();
        if !of_variant || !begun || step.times.is_some_and(|times| done >= times) {
            return None;
        }
        let named = |code: &String| {
            let (zh, en) = self.words(code);
            Missing { code: code.clone(), zh: zh.to_owned(), en: en.to_owned() }
        };
        let there = matter.documents();
        let needed = step.requires.iter().filter(|kind| !there.contains(kind.as_str()));
        let waits: Vec<(&String, Date)> =
            step.after.iter().filter_map(|code| Some((code, matter.clocks.get(code)?.due))).collect();
        Some(StepAsk {
            code: code_of(&act),
            zh: act.zh().to_owned(),
            en: act.en().to_owned(),
            by: step.roles.iter().map(named).collect(),
            bodies: Vec::new(),
            officers: 0,
            lacks: step.brings.iter().chain(needed).map(named).collect(),
            answers: Vec::new(),
            measures: Vec::new(),
            not_before: waits.iter().filter_map(|(_, due)| due.tomorrow().ok()).max(),
            not_after: step.within.iter().filter_map(|code| Some(matter.clocks.get(code)?.due)).min(),
            waits: waits.into_iter().map(|(code, due)| self.waits(code, due)).collect(),
            clauses: step.clauses.iter().map(CitedClause::clause).collect(),
        })
    }

    fn waits(&self, code: &str, due: Date) -> Missing {
        let rule = self.clock(code).ok();
        let (zh, en) = rule.map_or((code, code), |rule| (rule.zh.as_str(), rule.en.as_str()));
        Missing { code: code.to_owned(), zh: format!("{zh}至 {due} 届满"), en: format!("{en} runs until {due}") }
    }
}
