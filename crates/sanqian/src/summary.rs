//! One object that sums up the whole work: what `sanqian demo --json` prints and the tables show.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Check, ContentHash, Grade, Subject};
use serde::Serialize;

use crate::{Imported, Progress, Work};

/// The whole work in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Chinese name of the town.
    pub town: String,
    /// The day asked about.
    pub as_of: Date,
    /// 年度 evaluated.
    pub year: i16,
    /// Name of the snapshot.
    pub snapshot: ContentHash,
    /// Things by kind.
    pub counts: Counts,
    /// What the import did, when there was one.
    pub import: Option<ImportFigures>,
    /// Firms by population and grade.
    pub grades: BTreeMap<String, BTreeMap<Grade, u32>>,
    /// Enterprises that were not graded.
    pub not_graded: usize,
    /// Suspicions by check and rule.
    pub findings: BTreeMap<Check, BTreeMap<String, usize>>,
    /// Enterprises whose evidence, once verified, supports lawful closure.
    pub closure_proposals: usize,
    /// Illegal floor area in question, each building once.
    pub illegal_floor_m2: f64,
    /// D firms fit for coaching.
    pub coaching: usize,
    /// 高耗低效 firms.
    pub high_energy_low_yield: usize,
    /// Parcels to uplift in place.
    pub uplift_parcels: usize,
    /// Their area.
    pub uplift_mu: f64,
    /// Largest first.
    pub blocks: Vec<BlockFigures>,
    /// Of the chosen modes of all blocks, 万元.
    pub fund_balance: BalanceFigures,
    /// Assumptions without a source that the packs hold.
    pub unsourced_parameters: usize,
    /// By step, in the order in which they ended.
    pub seconds: serde_json::Map<String, serde_json::Value>,
}

/// Things by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Enterprises of the register.
    pub enterprises: usize,
    /// Of these, garment firms (GB/T 4754 18xx).
    pub garment: usize,
    /// 规上
    pub above_scale: usize,
    /// 宗地
    pub parcels: usize,
    /// 建筑物
    pub buildings: usize,
    /// 租赁
    pub leases: usize,
    /// 信访件
    pub petitions: usize,
    /// 园区
    pub parks: usize,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportFigures {
    /// Files read.
    pub files: usize,
    /// Facts appended.
    pub facts: usize,
    /// Rows left out by name.
    pub excluded_rows: usize,
    /// Warnings.
    pub warnings: usize,
    /// The same files were already in the ledger.
    pub already_in_ledger: bool,
}

/// A block in one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlockFigures {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Parcels in it.
    pub parcels: usize,
    /// Area.
    pub mu: f64,
    /// Code of the chosen mode.
    pub mode: Option<String>,
    /// Its money.
    pub balance: Option<BalanceFigures>,
}

/// A fund balance in 万元.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BalanceFigures {
    /// Σ income.
    pub income: f64,
    /// Σ cost.
    pub cost: f64,
    /// 静态平衡
    pub static_balance: f64,
    /// NPV.
    pub npv: f64,
    /// Per year.
    pub irr: Option<f64>,
    /// Quarter, as text.
    pub payback: Option<String>,
    /// 资金缺口峰值
    pub peak_gap: f64,
}

impl From<&model::FundBalance> for BalanceFigures {
    fn from(balance: &model::FundBalance) -> Self {
        Self {
            income: balance.income.wan_yuan(),
            cost: balance.cost.wan_yuan(),
            static_balance: balance.static_balance.wan_yuan(),
            npv: balance.npv / 1e6,
            irr: balance.irr,
            payback: balance.payback.map(|q| q.to_string()),
            peak_gap: balance.peak_gap.wan_yuan(),
        }
    }
}

impl Summary {
    /// Sums up a work and the steps that led to it.
    #[must_use]
    pub fn of(work: &Work, imported: Option<&Imported>, progress: &Progress<'_>) -> Self {
        Self {
            town: work.town.name_zh.clone(),
            as_of: work.snapshot.as_of,
            year: work.year,
            snapshot: work.snapshot_hash.clone(),
            counts: counts(work),
            import: imported.map(|i| ImportFigures {
                files: i.files.len(),
                facts: i.facts,
                excluded_rows: i.excluded.len(),
                warnings: i.warnings.len(),
                already_in_ledger: i.already,
            }),
            grades: work
                .assessment
                .populations
                .iter()
                .map(|p| (p.population.clone(), p.cuts.iter().map(|c| (c.grade, c.firms)).collect()))
                .collect(),
            not_graded: work.assessment.not_graded.len(),
            findings: findings(work),
            closure_proposals: work.closures.len(),
            illegal_floor_m2: work.illegal_floor_area().square_metres(),
            coaching: work.lists.coaching.len(),
            high_energy_low_yield: work.lists.high_energy_low_yield.len(),
            uplift_parcels: work.lists.uplift_parcels.len(),
            uplift_mu: work.lists.uplift_area.mu(),
            blocks: work.plan.blocks.iter().map(block).collect(),
            fund_balance: (&work.plan.balance).into(),
            unsourced_parameters: work.unsourced.len(),
            seconds: progress
                .seconds
                .iter()
                .filter_map(|(step, seconds)| {
                    let name = serde_json::to_value(step).ok()?.as_str()?.to_owned();
                    Some((name, serde_json::json!((seconds * 1000.0).round() / 1000.0)))
                })
                .collect(),
        }
    }
}

fn counts(work: &Work) -> Counts {
    let registered = || work.snapshot.enterprises.values().filter_map(|e| e.registration.as_ref());
    Counts {
        enterprises: registered().count(),
        garment: registered().filter(|r| r.is.industry.starts_with("18")).count(),
        above_scale: registered().filter(|r| r.is.scale == model::Scale::AboveScale).count(),
        parcels: work.snapshot.parcels.values().filter(|p| p.outline.is_some()).count(),
        buildings: work.snapshot.buildings.values().filter(|b| b.outline.is_some()).count(),
        leases: work.snapshot.leases.len(),
        petitions: work.snapshot.petitions.len(),
        parks: work.snapshot.parks.len(),
    }
}

fn findings(work: &Work) -> BTreeMap<Check, BTreeMap<String, usize>> {
    let mut by_check: BTreeMap<Check, BTreeMap<String, usize>> = Check::ALL.map(|c| (c, BTreeMap::new())).into();
    for finding in &work.findings {
        *by_check.entry(finding.check).or_default().entry(finding.rule.clone()).or_default() += 1;
    }
    by_check
}

fn block(plan: &model::BlockPlan) -> BlockFigures {
    let chosen = plan.options.iter().find(|o| Some(&o.mode) == plan.chosen.as_ref());
    BlockFigures {
        id: plan.block.id.0.clone(),
        name: plan.block.name.clone(),
        parcels: plan.block.parcels.len(),
        mu: plan.block.area.mu(),
        mode: plan.chosen.clone(),
        balance: chosen.map(|o| (&o.cash_flow.balance).into()),
    }
}

impl Work {
    /// Floor area in question by the findings of illegal building: of each building the largest suspicion.
    #[must_use]
    pub fn illegal_floor_area(&self) -> model::Cm2 {
        let mut by_building = BTreeMap::new();
        for finding in &self.findings {
            if let (Check::IllegalBuilding, Subject::Building(building), Some(area)) =
                (finding.check, &finding.subject, finding.floor_area)
            {
                let worst: &mut model::Cm2 = by_building.entry(building).or_default();
                *worst = (*worst).max(area);
            }
        }
        by_building.into_values().sum()
    }
}
