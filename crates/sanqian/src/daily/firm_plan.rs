//! 一企一策 as records: drawn up from the rules, put to the enterprise, negotiated round by round, signed (一企一单).

use std::collections::BTreeMap;

use model::{
    Derivation, Duty, EnterpriseId, PlanAct, PlanDraft, PlanEvent, PlanFact, PlanFactChange, PlanRound, Refusal,
    RefusalRule,
};
use serde::Serialize;
use uplift::{EnterprisePlan, changed_facts, enterprise_plan};

use super::{Daily, DailyPacks, refuse};
use crate::{Failure, Portraits, Work};

/// A plan of an enterprise as the ledger has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanFile {
    /// The plan with everything said since.
    pub plan: EnterprisePlan,
    /// The facts on which it was drawn up.
    pub facts: BTreeMap<PlanFact, Derivation>,
    /// Numbers of the ledger's entries: the draft, then each step.
    pub entries: Vec<u64>,
}

impl Daily {
    pub(super) fn draw_plan(&mut self, packs: &DailyPacks, seq: u64, draft: &PlanDraft) -> Result<Vec<Duty>, Refusal> {
        let PlanDraft { enterprise, day, pack, facts, lines } = draft;
        if lines.is_empty() {
            return Err(refuse(
                RefusalRule::Grounds,
                "没有一条规则适用，无须拟订计划",
                "no rule applies, so there is nothing to plan",
            ));
        }
        // Under another pack the lines cannot be made again; they stand as they were kept.
        if *pack == packs.plan.hash {
            let made = enterprise_plan(&packs.plan, &packs.calendar, enterprise, facts, *day);
            let made = made.map_err(|error| refuse(RefusalRule::Calendar, error.to_string(), error.to_string()))?;
            if made.proposed != *lines {
                return Err(refuse(
                    RefusalRule::Grounds,
                    "计划行须由规则和事实生成，不得手工增删",
                    "the lines of a plan come of the rules and the facts, never by hand",
                ));
            }
        }
        let files = self.plans.entry(enterprise.clone()).or_default();
        if let Some(last) = files.last() {
            if *day < last.plan.last() {
                return Err(refuse(
                    RefusalRule::Order,
                    "早于上一份计划的最后一步",
                    "it is before the last plan's last step",
                ));
            }
            if last.facts == *facts && last.plan.pack == *pack {
                return Err(refuse(
                    RefusalRule::Duplicate,
                    "事实和规则均未变，现有计划继续有效",
                    "neither facts nor rules have changed; the plan that is there goes on",
                ));
            }
        }
        files.push(PlanFile { plan: EnterprisePlan::of(draft), facts: facts.clone(), entries: vec![seq] });
        Ok(Vec::new())
    }

    pub(super) fn step_plan(
        &mut self,
        seq: u64,
        enterprise: &EnterpriseId,
        event: &PlanEvent,
    ) -> Result<Vec<Duty>, Refusal> {
        let file = self.plans.get_mut(enterprise).and_then(|files| files.last_mut()).ok_or_else(|| {
            refuse(RefusalRule::NotBegun, "尚未为该企业拟订计划", "no plan of this enterprise was drawn up yet")
        })?;
        let day = event.day;
        file.plan = match &event.what {
            PlanAct::Put => file.plan.put(day)?,
            PlanAct::Say { by, changes } => {
                file.plan.negotiate(PlanRound { day, by: *by, changes: changes.clone() })?
            }
            PlanAct::Confirm { signatory, lines, .. } => file.plan.confirm(day, signatory, lines)?,
        };
        file.entries.push(seq);
        Ok(Vec::new())
    }

    /// The latest plan of an enterprise.
    #[must_use]
    pub fn plan_of(&self, enterprise: &EnterpriseId) -> Option<&PlanFile> {
        self.plans.get(enterprise).and_then(|files| files.last())
    }
}

impl Work {
    /// The plan that the facts and rules make today, to be entered on a day.
    ///
    /// # Errors
    /// When a pack lacks a number, or the holiday table does not reach so far.
    pub fn plan_draft(
        &self,
        packs: &DailyPacks,
        portraits: &Portraits,
        daily: &Daily,
        (enterprise, day): (&EnterpriseId, jiff::civil::Date),
    ) -> Result<PlanDraft, Failure> {
        let facts = self.plan_facts(packs, portraits, daily, enterprise)?;
        let plan = enterprise_plan(&packs.plan, &packs.calendar, enterprise, &facts, day)?;
        Ok(PlanDraft { enterprise: enterprise.clone(), day, pack: plan.pack, facts, lines: plan.proposed })
    }

    /// The facts of a kept plan that are no longer what they were.
    ///
    /// # Errors
    /// When a pack lacks a number on the snapshot's day.
    pub fn plan_changes(
        &self,
        packs: &DailyPacks,
        portraits: &Portraits,
        daily: &Daily,
        file: &PlanFile,
    ) -> Result<Vec<PlanFactChange>, Failure> {
        let now = self.plan_facts(packs, portraits, daily, &file.plan.enterprise)?;
        Ok(changed_facts(&file.facts, &now))
    }
}
