//! One act held against the pack: state, variant, role, documents, order, periods; then the fold.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Act, Clause, Duty, Matter, Missing, Refusal, RefusalRule, RunningClock, Term};

use super::{ProcedurePack, ProcedureStep};
use crate::{Calendar, CitedClause, ClockRule, PackError};

/// An act that the pack allows: where it leads and what begins with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<S> {
    /// The state after it.
    pub to: S,
    /// The running periods after it.
    pub clocks: BTreeMap<String, RunningClock>,
    /// Who must do what by when.
    pub duties: Vec<Duty>,
    /// What the step rests on, for refusals of the verb.
    pub clauses: Vec<Clause>,
}

impl<S: Term> Taken<S> {
    /// The matter after the act. Nothing is taken out.
    #[must_use]
    pub fn fold<E: Clone, D: Clone>(self, matter: &Matter<S, E, D>, act: Act<E, D>) -> (Matter<S, E, D>, Vec<Duty>) {
        let mut after = matter.clone();
        after.state = self.to;
        after.clocks = self.clocks;
        after.acts.push(act);
        (after, self.duties)
    }
}

/// A refusal in words, on clauses.
#[must_use]
pub fn refusal(rule: RefusalRule, zh: impl Into<String>, en: impl Into<String>, clauses: Vec<Clause>) -> Refusal {
    Refusal { rule, zh: zh.into(), en: en.into(), missing: Vec::new(), clauses }
}

/// A refusal because an act names no sum, or not above zero.
#[must_use]
pub fn amount_missing(zh: &str, en: &str, clauses: Vec<Clause>) -> Refusal {
    let mut refused = refusal(RefusalRule::Amount, format!("须写明{zh}"), format!("name the {en}"), clauses);
    refused.missing.push(Missing { code: "amount".to_owned(), zh: zh.to_owned(), en: en.to_owned() });
    refused
}

impl<S: Term, E: Term> ProcedurePack<S, E> {
    /// Whether the act may be taken, as far as the pack goes.
    ///
    /// # Errors
    /// The first rule that refuses it, with what is missing.
    pub fn check<D: PartialEq>(
        &self,
        calendar: &Calendar,
        matter: &Matter<S, E, D>,
        act: &Act<E, D>,
    ) -> Result<Taken<S>, Refusal> {
        let step = self.find(matter, act)?;
        let attempt = Attempt { pack: self, step, act: act.act, clauses: cited(&step.clauses) };
        attempt.role(&act.role)?;
        attempt.order(matter, act)?;
        attempt.documents(matter, act)?;
        attempt.periods(&matter.clocks, act.day)?;
        let clocks = attempt.started(&matter.clocks, act.day, calendar)?;
        let duties = attempt.duties(&clocks)?;
        Ok(Taken { to: step.to.unwrap_or(matter.state), clocks, duties, clauses: attempt.clauses })
    }

    fn find<D: PartialEq>(&self, matter: &Matter<S, E, D>, act: &Act<E, D>) -> Result<&ProcedureStep<S, E>, Refusal> {
        let (zh, en) = (act.act.zh(), act.act.en());
        if matter.acts.last() == Some(act) {
            return Err(refusal(
                RefusalRule::Duplicate,
                format!("已有同一“{zh}”，不重复登记"),
                format!("this `{en}` is already there"),
                Vec::new(),
            ));
        }
        let Some(step) = self.step(act.act, matter.state) else {
            let steps = self.steps.iter().filter(|step| step.act == act.act);
            let clauses = steps.flat_map(|step| cited(&step.clauses)).chain([self.header.clause()]).collect();
            let mut refused = refusal(
                RefusalRule::NotFromHere,
                format!("事项处于“{}”，不能“{zh}”", matter.state.zh()),
                format!("the matter is {}; `{en}` does not follow", matter.state.en()),
                clauses,
            );
            refused.missing = self
                .states_of(act.act)
                .map(|state| Missing {
                    code: format!("{state:?}"),
                    zh: format!("先到“{}”", state.zh()),
                    en: format!("first `{}`", state.en()),
                })
                .collect();
            return Err(refused);
        };
        if !step.only.is_empty() && !step.only.contains(&matter.variant) {
            let (variant_zh, variant_en) = self.words(&matter.variant);
            return Err(refusal(
                RefusalRule::NotInVariant,
                format!("“{variant_zh}”没有“{zh}”这一步"),
                format!("`{variant_en}` has no step `{en}`"),
                cited(&step.clauses),
            ));
        }
        Ok(step)
    }
}

struct Attempt<'a, S, E> {
    pack: &'a ProcedurePack<S, E>,
    step: &'a ProcedureStep<S, E>,
    act: E,
    clauses: Vec<Clause>,
}

impl<'a, S: Term, E: Term> Attempt<'a, S, E> {
    fn refuse(&self, rule: RefusalRule, (zh, en): (String, String), missing: Vec<Missing>) -> Refusal {
        Refusal { missing, ..refusal(rule, zh, en, self.clauses.clone()) }
    }

    fn named(&self, code: &str) -> Missing {
        let (zh, en) = self.pack.words(code);
        Missing { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
    }

    fn role(&self, role: &str) -> Result<(), Refusal> {
        if self.step.roles.iter().any(|allowed| allowed == role) {
            return Ok(());
        }
        let words = (format!("“{}”须由下列主体办理", self.act.zh()), format!("`{}` is done by one of", self.act.en()));
        Err(self.refuse(RefusalRule::Capacity, words, self.step.roles.iter().map(|role| self.named(role)).collect()))
    }

    fn order<D>(&self, matter: &Matter<S, E, D>, act: &Act<E, D>) -> Result<(), Refusal> {
        let last = matter.acts.last().map_or(matter.opened, |last| last.day);
        let late = act.documents.iter().find(|document| document.day > act.day);
        if act.day < last || late.is_some() {
            let words = match late {
                Some(document) => (
                    format!("材料日期 {} 晚于办理日期 {}", document.day, act.day),
                    format!("a document of {} is later than the act of {}", document.day, act.day),
                ),
                None => {
                    (format!("{} 早于上一步 {last}", act.day), format!("{} is before the last step of {last}", act.day))
                }
            };
            return Err(self.refuse(RefusalRule::Order, words, Vec::new()));
        }
        let done = matter.acts.iter().filter(|earlier| earlier.act == act.act).count();
        match self.step.times.filter(|times| done >= *times) {
            None => Ok(()),
            Some(times) => Err(self.refuse(
                RefusalRule::Times,
                (format!("“{}”至多 {times} 次", self.act.zh()), format!("`{}` at most {times} times", self.act.en())),
                Vec::new(),
            )),
        }
    }

    fn documents<D>(&self, matter: &Matter<S, E, D>, act: &Act<E, D>) -> Result<(), Refusal> {
        let brought = |kind: &String| act.documents.iter().any(|document| document.kind == *kind);
        let there = matter.documents();
        let missing: Vec<Missing> = (self.step.brings.iter().filter(|kind| !brought(kind)))
            .chain(self.step.requires.iter().filter(|kind| !brought(kind) && !there.contains(kind.as_str())))
            .map(|kind| self.named(kind))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let words = (format!("“{}”缺少材料", self.act.zh()), format!("`{}` lacks documents", self.act.en()));
        Err(self.refuse(RefusalRule::Evidence, words, missing))
    }

    fn periods(&self, clocks: &BTreeMap<String, RunningClock>, day: Date) -> Result<(), Refusal> {
        for code in &self.step.within {
            let (rule, due) = self.running(clocks, code)?;
            if day > due {
                let words = (
                    format!("{}已于 {due} 届满，不能再“{}”", rule.zh, self.act.zh()),
                    format!("the {} ran out on {due}; too late to `{}`", rule.en, self.act.en()),
                );
                return Err(self.on_clock(self.refuse(RefusalRule::TooLate, words, Vec::new()), rule));
            }
        }
        for code in &self.step.after {
            let (rule, due) = self.running(clocks, code)?;
            if day <= due {
                let words = (
                    format!("{}尚未届满，不能“{}”", rule.zh, self.act.zh()),
                    format!("`{}` must wait for the {} to run out", self.act.en(), rule.en),
                );
                let missing = Missing {
                    code: rule.code.clone(),
                    zh: format!("{}至 {due} 届满", rule.zh),
                    en: format!("{} runs until {due}", rule.en),
                };
                return Err(self.on_clock(self.refuse(RefusalRule::TooEarly, words, vec![missing]), rule));
            }
        }
        Ok(())
    }

    fn started(
        &self,
        running: &BTreeMap<String, RunningClock>,
        day: Date,
        calendar: &Calendar,
    ) -> Result<BTreeMap<String, RunningClock>, Refusal> {
        let mut clocks = running.clone();
        let due = |rule: &ClockRule, from: Date| {
            rule.due(&self.pack.parameters, from, day, calendar).map_err(|error| self.unreachable(&error))
        };
        for code in &self.step.starts {
            let rule = self.pack.clock(code).map_err(|error| self.unreachable(&error))?;
            let from = match &rule.after_end_of {
                None => day,
                Some(earlier) => self.running(&clocks, earlier)?.1,
            };
            clocks.insert(code.clone(), RunningClock { started: from, due: due(rule, from)? });
        }
        if let Some(extension) = &self.step.extends {
            let rule = self.pack.clock(&extension.by).map_err(|error| self.unreachable(&error))?;
            let until = due(rule, self.running(&clocks, &extension.clock)?.1)?;
            if let Some(clock) = clocks.get_mut(&extension.clock) {
                clock.due = until;
            }
        }
        clocks.retain(|code, _| !self.step.ends.contains(code));
        Ok(clocks)
    }

    fn duties(&self, clocks: &BTreeMap<String, RunningClock>) -> Result<Vec<Duty>, Refusal> {
        let mut duties = Vec::new();
        for code in &self.step.duties {
            let rule = self.pack.duty(code).map_err(|error| self.unreachable(&error))?;
            let mut clauses = cited(&rule.clauses);
            if let Some(clock) = rule.clock.as_ref().and_then(|clock| self.pack.clock(clock).ok()) {
                clauses.extend(self.clauses_of(clock));
            }
            clauses.sort();
            clauses.dedup();
            duties.push(Duty {
                code: rule.code.clone(),
                who_zh: rule.who_zh.clone(),
                who_en: rule.who_en.clone(),
                zh: rule.zh.clone(),
                en: rule.en.clone(),
                by: rule.clock.as_ref().and_then(|clock| clocks.get(clock)).map(|clock| clock.due),
                clauses,
            });
        }
        Ok(duties)
    }

    /// A clock that has begun, and its last day.
    fn running(&self, clocks: &BTreeMap<String, RunningClock>, code: &str) -> Result<(&'a ClockRule, Date), Refusal> {
        let rule = self.pack.clock(code).map_err(|error| self.unreachable(&error))?;
        let Some(clock) = clocks.get(code) else {
            let missing = Missing {
                code: code.to_owned(),
                zh: format!("{}的起算", rule.zh),
                en: format!("the begin of the {}", rule.en),
            };
            let words = (
                format!("{}尚未起算，不能“{}”", rule.zh, self.act.zh()),
                format!("the {} has not begun; `{}` does not follow", rule.en, self.act.en()),
            );
            return Err(self.on_clock(self.refuse(RefusalRule::NotBegun, words, vec![missing]), rule));
        };
        Ok((rule, clock.due))
    }

    /// What gives a clock, and its length when that is no source's.
    fn clauses_of(&self, clock: &ClockRule) -> Vec<Clause> {
        let length = self.pack.parameters.clause(&clock.parameter).ok();
        let unsourced = length.filter(|clause| clause.status == model::Status::Unsourced);
        cited(&clock.clauses).into_iter().chain(unsourced).collect()
    }

    fn on_clock(&self, mut refused: Refusal, clock: &ClockRule) -> Refusal {
        for clause in self.clauses_of(clock) {
            if !refused.clauses.contains(&clause) {
                refused.clauses.push(clause);
            }
        }
        refused
    }

    /// A refusal because the pack or the holiday table does not reach so far.
    fn unreachable(&self, error: &PackError) -> Refusal {
        let missing = Missing { code: error.file.clone(), zh: error.to_string(), en: error.to_string() };
        let words = ("期限无法计算".to_owned(), "the period cannot be counted".to_owned());
        self.refuse(RefusalRule::Calendar, words, vec![missing])
    }
}

fn cited(clauses: &[CitedClause]) -> Vec<Clause> {
    clauses.iter().map(CitedClause::clause).collect()
}
