//! Plans at three levels (一镇一规划、一园一政策、一企一方案).

use std::collections::BTreeMap;

use axum::Json;
use model::{ParcelId, PlotFact};
use sanqian::{KeptTownPlan, ParkPlan};

use crate::access::{Seen, SeenDaily};
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{ModeArea, Named, PlanTotals, PlanVersion, PlotPlan, TownPlan, TownPlanPark};

/// The plans at three levels as the facts make them: the town's figures are the sums of its parks and of the plots outside, a
/// park's those of its plots, and each plot's firms have their own plan. Beside them the versions that were kept, the latest first.
#[utoipa::path(
    get, path = "/town-plan", tag = "town",
    responses((status = 200, description = "The plans", body = TownPlan))
)]
pub(crate) async fn town_plan(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<TownPlan> {
    let facts = index.work.plot_facts();
    let plan = daily.town_plan(&facts, index.work.snapshot.as_of);
    let plots: BTreeMap<&ParcelId, &PlotFact> = facts.iter().map(|fact| (&fact.parcel, fact)).collect();
    let kept = daily.town_plans.last().filter(|last| last.plan.version == plan.version);
    Json(TownPlan {
        as_of: plan.as_of.to_string(),
        version: plan.version.0.clone(),
        follows: plan.follows.as_ref().map(|hash| hash.0.clone()),
        kept_on: kept.map(|last| last.day.to_string()),
        totals: totals(&index, &plan.totals),
        parks: plan.parks.iter().map(|one| park(&index, one, &plots)).collect(),
        outside: park(&index, &plan.outside, &plots),
        firms: plan.firms.len(),
        versions: daily.town_plans.iter().rev().map(|one| version(&index, one)).collect(),
    })
}

fn park(index: &Index, plan: &ParkPlan, facts: &BTreeMap<&ParcelId, &PlotFact>) -> TownPlanPark {
    let plot = |fact: &&PlotFact| PlotPlan {
        parcel: index.parcel_ref(&fact.parcel),
        area: fact.area.into(),
        tax: fact.tax.map(Into::into),
        mode: mode(index, &fact.mode),
        firms: fact.enterprises.len(),
    };
    TownPlanPark {
        code: plan.park.clone(),
        name: index.work.snapshot.parks.get(&plan.park).map_or(plan.park.clone(), |park| park.is.name.clone()),
        totals: totals(index, &plan.totals),
        plots: plan.plots.iter().filter_map(|id| facts.get(id)).map(plot).collect(),
    }
}

fn totals(index: &Index, totals: &sanqian::PlanTotals) -> PlanTotals {
    let modes = totals.modes.iter().map(|(code, area)| ModeArea { mode: mode(index, code), area: (*area).into() });
    PlanTotals {
        plots: totals.plots,
        area: totals.area.into(),
        tax: totals.tax.into(),
        tax_unknown: totals.tax_unknown,
        modes: modes.collect(),
    }
}

fn version(index: &Index, kept: &KeptTownPlan) -> PlanVersion {
    PlanVersion {
        version: kept.plan.version.0.clone(),
        follows: kept.plan.follows.as_ref().map(|hash| hash.0.clone()),
        day: kept.day.to_string(),
        as_of: kept.plan.as_of.to_string(),
        entry: kept.entry,
        area: kept.plan.totals.area.into(),
        tax: kept.plan.totals.tax.into(),
        changed: kept.changed.iter().map(|id| index.parcel_ref(id)).collect(),
    }
}

/// A mode of renewal by its code; the empty one stays as it is.
fn mode(index: &Index, code: &str) -> Named {
    let rule = index.work.packs.renewal.modes.iter().find(|one| one.code == code);
    let (zh, en) = match rule {
        Some(rule) => (rule.zh.as_str(), rule.en.as_str()),
        None if code.is_empty() => ("不改造", "stays"),
        None => (code, code),
    };
    Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}
