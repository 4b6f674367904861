//! A problem from a town: its low-yield sites, their firms, the vacancies, and a renewal pack.
//!
//! Each mode is worked out by [`option`](crate::option) for each parcel by itself, so that money is exact to the fen and blocks are sums.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Block, Cm2, Fen, MilliPerson, Neighbours, ParcelId, Party, Quarter, Site};
use rules::{Base, BlockRule, ModeRule, RenewalPack};

use super::{BlockArea, Constraint, Effect, Firm, Mode, Parcel, PayerFlow, Problem, Vacancy};
use crate::{Quantities, RedevelopError, blocks, option};

/// 规划流量: the kind of land quota that a plan change takes, by its code in the quota pack.
pub const PLAN_FLOW: &str = "plan_flow";

/// What a town knows beside its sites and the pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// First quarter of the plan.
    pub first: Quarter,
    /// Day whose rules and prices hold.
    pub day: Date,
    /// Quarters in which a block may start.
    pub starts: Vec<Quarter>,
    /// Firms by parcel.
    pub firms: BTreeMap<ParcelId, Vec<Firm>>,
    /// Places where they may sit meanwhile.
    pub vacancies: Vec<Vacancy>,
    /// Share of right holders who agree by parcel, in millionths; none asked counts as none agreed.
    pub consent: BTreeMap<ParcelId, i64>,
    /// Quarters of output that a firm loses when it moves.
    pub lost_quarters: i64,
    /// What must hold; the pack's smallest block area is added when no other is among them. Without a
    /// [`PlanChange`](super::PlanChange) no plan is changed, and modes that a conflict bars stay barred.
    pub constraints: Vec<Constraint>,
}

/// Compiles a problem. Parcels are those that [`blocks`](crate::blocks) puts into a block: low-yield, and in between such.
///
/// # Errors
/// When the pack lacks a parameter on that day, or an amount does not fit 63 bits.
pub fn compile(
    sites: &[Site],
    neighbours: &[Neighbours],
    pack: &RenewalPack,
    terms: &Terms,
) -> Result<Problem, RedevelopError> {
    let rule = pack.block_rule(terms.day)?;
    let members: std::collections::BTreeSet<ParcelId> =
        blocks(sites, neighbours, &rule).blocks.into_iter().flat_map(|b| b.parcels).collect();
    let mut inside: Vec<&Site> = sites.iter().filter(|s| members.contains(&s.parcel)).collect();
    inside.sort_by(|a, b| a.parcel.cmp(&b.parcel));
    let pairs = neighbours.iter().filter(|pair| members.contains(&pair.a) && members.contains(&pair.b));
    let mut problem = Problem::new(terms.first, vec![], pairs.cloned().collect());
    problem.discount_rate = pack.discount_rate(terms.day)?;
    problem.vacancies = terms.vacancies.iter().map(|v| outside(v, &members)).collect();
    problem.constraints.clone_from(&terms.constraints);
    if !problem.constraints.iter().any(|c| matches!(c, Constraint::BlockArea(_))) {
        let least = Cm2((rule.min_area_mu * 20_000_000.0 / 3.0).round() as i64);
        problem.constraints.push(Constraint::BlockArea(BlockArea { least, most: None, first_batch: None }));
    }
    let may_change = problem.constraints.iter().any(|c| matches!(c, Constraint::PlanChange(_)));
    let modes = pack.modes.iter().map(|mode| mode_of(mode, pack, terms)).collect::<Result<Vec<_>, _>>()?;
    let mut effects = Vec::new();
    for site in inside {
        let block = alone(site, &rule);
        let mut barred = false;
        for mode in &pack.modes {
            let (effect, is_barred) = effect(site, &block, mode, pack, terms)?;
            barred |= is_barred;
            effects.extend(Some(effect).filter(|_| may_change || !is_barred));
        }
        problem.parcels.push(parcel(site, barred, pack, terms)?);
    }
    Ok(problem.decision(modes, terms.starts.clone(), effects))
}

/// A vacancy on a parcel that takes no part lies on none.
fn outside(vacancy: &Vacancy, members: &std::collections::BTreeSet<ParcelId>) -> Vacancy {
    let parcel = vacancy.parcel.clone().filter(|id| members.contains(id));
    Vacancy { parcel, ..vacancy.clone() }
}

/// The site as a block of its own.
pub(crate) fn alone(site: &Site, rule: &BlockRule) -> Option<Block> {
    let any = BlockRule { tax_per_mu_below: Fen(i64::MAX), min_area_mu: 0.0, own_use_firms: -1.0, ..rule.clone() };
    blocks(std::slice::from_ref(site), &[], &any).blocks.pop()
}

fn mode_of(mode: &ModeRule, pack: &RenewalPack, terms: &Terms) -> Result<Mode, RedevelopError> {
    let figures = pack.figures(mode, terms.day)?;
    let builds = !mode.late && figures.far_after > 0.0;
    Ok(Mode {
        code: mode.code.clone(),
        empties: (figures.demolished_share > 0.0).then_some(figures.timetable.demolition.0),
        ready: builds.then_some(figures.timetable.operation.0),
        returns: builds && figures.land_sold_share < 1.0,
        hazardous_space: false,
        lost_quarters: terms.lost_quarters,
        barred_by_conflict: mode.conflict.is_some(),
    })
}

fn effect(
    site: &Site,
    block: &Option<Block>,
    mode: &ModeRule,
    pack: &RenewalPack,
    terms: &Terms,
) -> Result<(Effect, bool), RedevelopError> {
    let figures = pack.figures(mode, terms.day)?;
    let mut cash: BTreeMap<Party, Vec<Fen>> = BTreeMap::new();
    let mut it = Effect {
        parcel: site.parcel.clone(),
        mode: mode.code.clone(),
        carrier: "platform_company".to_owned(),
        cash: vec![],
        quota: BTreeMap::new(),
        land_freed: Cm2::ZERO,
        tax_gained: Fen::ZERO,
        jobs_kept: site.staff,
        new_space: Cm2::ZERO,
        reserved_space: Cm2::ZERO,
        seat_space: Cm2::ZERO,
    };
    let Some(block) = block else { return Ok((it, true)) };
    let worked_out = option(block, mode, pack, terms.first, terms.day)?;
    for line in &worked_out.cash_flow.lines {
        let sum = cash.entry(line.party).or_default();
        if sum.len() < line.quarters.len() {
            sum.resize(line.quarters.len(), Fen::ZERO);
        }
        for (sum, amount) in sum.iter_mut().zip(&line.quarters) {
            *sum += *amount;
        }
    }
    it.cash = cash.into_iter().map(|(payer, quarters)| PayerFlow { payer, quarters }).collect();
    let quantities = Quantities::of(block, &figures, mode.late);
    // A late mode clears its land after its interim use, which no plan of these years may count.
    it.land_freed = if mode.late { Cm2::ZERO } else { quantities.land_cleared };
    it.tax_gained = Fen(quantities.base(Base::TaxGain));
    it.new_space = quantities.floor_built;
    // What the project keeps is open to small parks and relocation.
    it.seat_space = quantities.floor_built_own;
    it.reserved_space = quantities.floor_built_own;
    if quantities.floor_built_own == Cm2::ZERO {
        it.jobs_kept = MilliPerson((site.staff.0 as f64 * (1.0 - figures.demolished_share)).round() as i64);
    }
    let barred = worked_out.barred.is_some();
    if barred {
        // Land planned for another use is rebuilt after a plan change, which takes quota of the plan's flow for that land.
        let conflicting = Cm2((site.area.0 as f64 * site.plan_conflict).round() as i64);
        it.quota.insert(PLAN_FLOW.to_owned(), conflicting);
    }
    Ok((it, barred))
}

fn parcel(site: &Site, barred: bool, pack: &RenewalPack, terms: &Terms) -> Result<Parcel, RedevelopError> {
    let mut firms = terms.firms.get(&site.parcel).cloned().unwrap_or_default();
    // Where a part is torn down the smallest firms make way, as far as their floor fits into that part; the others close up
    // in what is kept. Which ones really go is for the survey on site to say.
    let mut order: Vec<usize> = (0..firms.len()).collect();
    order.sort_by_key(|at| (firms[*at].floor, *at));
    let total: i64 = firms.iter().map(|f| f.floor.0).sum();
    for mode in &pack.modes {
        let share = pack.figures(mode, terms.day)?.demolished_share;
        let mut torn_down = (total as f64 * share).floor() as i64;
        for at in &order {
            torn_down -= firms[*at].floor.0;
            if torn_down < 0 {
                firms[*at].stays_under.push(mode.code.clone());
            }
        }
    }
    Ok(Parcel {
        id: site.parcel.clone(),
        area: site.area,
        village: site.village.clone().unwrap_or_default(),
        collective: site.tenures.contains(&model::statement::Tenure::Collective),
        plan_conflict: barred,
        consent: terms.consent.get(&site.parcel).copied().unwrap_or(0),
        firms,
    })
}
