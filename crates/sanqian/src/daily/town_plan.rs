//! Plans at three levels (一镇一规划、一园一政策、一企一方案) of the town's real facts, and their versions in the ledger (decision 0043).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{Duty, EnterpriseId, Measure, ParcelId, PlotFact, Refusal, RefusalRule, TownPlanVersion};
use serde::Serialize;
use steward::{TownPlan, changed_plots, three_plans};

use super::{Daily, refuse};
use crate::Work;

/// A version that was kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeptTownPlan {
    /// When it was kept.
    pub day: Date,
    /// The plan, made of its facts.
    pub plan: TownPlan,
    /// The facts.
    pub plots: Vec<PlotFact>,
    /// Plots that are other than in the version before; all of the first.
    pub changed: Vec<ParcelId>,
    /// Number of the ledger's entry.
    pub entry: u64,
}

impl Daily {
    /// The plan is made again of the kept facts: what a version says is never typed in.
    pub(super) fn keep_town_plan(&mut self, seq: u64, kept: &TownPlanVersion) -> Result<Vec<Duty>, Refusal> {
        if kept.plots.is_empty() {
            return Err(refuse(
                RefusalRule::Grounds,
                "没有宗地，无从规划；请先导入宗地",
                "there is no plot to plan; import the plots first",
            ));
        }
        let last = self.town_plans.last();
        if last.is_some_and(|last| kept.day < last.day || kept.as_of < last.plan.as_of) {
            return Err(refuse(RefusalRule::Order, "早于上一版", "it is before the last version"));
        }
        let plan = three_plans(&kept.plots, kept.as_of, last.map(|last| &last.plan));
        if plan.version != kept.version {
            return Err(refuse(
                RefusalRule::Altered,
                "版本号与事实不符：各级数字须由宗地事实加总，不得手工改动",
                "the version is not that of the facts: the figures of every level are sums of plots, never typed in",
            ));
        }
        if plan.follows != kept.follows {
            let was = plan.follows.as_ref().map_or("无", |version| version.short());
            return Err(refuse(
                RefusalRule::Order,
                format!("须写明所接续的上一版（{was}）"),
                format!("it must name the version that it follows ({was})"),
            ));
        }
        if last.is_some_and(|last| last.plan.version == plan.version) {
            return Err(refuse(
                RefusalRule::Duplicate,
                "宗地事实未变，现有版本继续有效",
                "no plot has changed; the version that is there goes on",
            ));
        }
        let changed = changed_plots(last.map_or(&[][..], |last| last.plots.as_slice()), &kept.plots);
        let (day, plots) = (kept.day, kept.plots.clone());
        self.town_plans.push(KeptTownPlan { day, plan, plots, changed, entry: seq });
        Ok(Vec::new())
    }

    /// The latest version, in a record to be entered; it names the one before.
    #[must_use]
    pub fn town_plan_version(&self, plots: Vec<PlotFact>, (as_of, day): (Date, Date)) -> TownPlanVersion {
        let plan = three_plans(&plots, as_of, self.town_plans.last().map(|last| &last.plan));
        TownPlanVersion { day, as_of, version: plan.version, follows: plan.follows, plots }
    }

    /// The plans as today's facts make them. With the same facts as the last version it is that version, which follows what it
    /// followed; else it follows the last one.
    #[must_use]
    pub fn town_plan(&self, plots: &[PlotFact], as_of: Date) -> TownPlan {
        let (last, before) = (self.town_plans.last(), self.town_plans.iter().rev().nth(1));
        let plan = three_plans(plots, as_of, last.map(|last| &last.plan));
        if last.is_some_and(|last| last.plan.version == plan.version) {
            return three_plans(plots, as_of, before.map(|before| &before.plan));
        }
        plan
    }
}

impl Work {
    /// What is known and planned of every plot: its park, area, the tax of the firms that sit there, and the mode that the renewal
    /// plan chose for its block. Empty for who may not see the town's figures.
    #[must_use]
    pub fn plot_facts(&self) -> Vec<PlotFact> {
        let modes: BTreeMap<&ParcelId, &String> = (self.plan.blocks.iter())
            .filter_map(|plan| Some((plan, plan.chosen.as_ref()?)))
            .flat_map(|(plan, mode)| plan.block.parcels.iter().map(move |parcel| (parcel, mode)))
            .collect();
        let mut firms: BTreeMap<&ParcelId, Vec<Reporter<'_>>> = BTreeMap::new();
        for candidate in &self.candidates {
            let reported = candidate.inputs.contains_key(&Measure::TaxPaid);
            let parts = self.land.get(&candidate.enterprise).into_iter().flatten();
            for parcel in parts.map(|part| &part.parcel).collect::<BTreeSet<_>>() {
                firms.entry(parcel).or_default().push(Reporter { id: &candidate.enterprise, reported });
            }
        }
        let fact = |site: &model::Site| {
            let on = firms.get(&site.parcel).map_or(&[][..], Vec::as_slice);
            let known = on.is_empty() || on.iter().any(|firm| firm.reported);
            PlotFact {
                parcel: site.parcel.clone(),
                park: self.relations.parcels.get(&site.parcel).and_then(|relation| relation.park.clone()),
                area: site.area,
                tax: known.then_some(site.tax),
                mode: modes.get(&site.parcel).map(|mode| (*mode).clone()).unwrap_or_default(),
                enterprises: on.iter().map(|firm| firm.id.clone()).collect(),
            }
        };
        self.sites.iter().map(fact).collect()
    }
}

/// A firm on a plot, and whether it reported its tax.
struct Reporter<'a> {
    id: &'a EnterpriseId,
    reported: bool,
}
