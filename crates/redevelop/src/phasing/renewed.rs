//! What a plan makes of the town: each block before and after, and its money, summed from its parcels to the fen.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Cm2, Derivation, Fen, FundBalance, ParcelId, Party, Quarter, Site};
use rules::RenewalPack;
use schemars::JsonSchema;
use serde::Serialize;

use super::before_after::{BeforeAfter, Standing, ground_after};
use super::compile::alone;
use super::{Effect, Plan, PlannedBlock, Problem};
use crate::{Quantities, RedevelopError, fund_balance};

/// A block of a plan, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RenewedBlock {
    /// The village that holds most of its land.
    pub village: String,
    /// Name of its mode.
    pub mode: Derivation,
    /// What the plan says of it.
    pub planned: PlannedBlock,
    /// First quarter in which its new space is used, or its firms are in renewed houses; `None` when its mode makes none.
    pub ready: Option<Quarter>,
    /// Firms on it today.
    pub firms: u32,
    /// Of them, those that leave for a time or for good.
    pub displaced: u32,
    /// Density, FAR and yield today and after.
    pub land: BeforeAfter,
    /// Net money by party and quarter from the plan's first quarter.
    pub parties: Vec<PartyMoney>,
    /// What all parties' money comes to.
    pub balance: FundBalance,
}

/// One party's money in a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartyMoney {
    /// Who.
    pub party: Party,
    /// Sum over all quarters.
    pub total: Fen,
    /// By quarter from the plan's first quarter.
    pub quarters: Vec<Fen>,
}

/// Works out every block of a plan, in the plan's order. `covered` is the ground that buildings cover today, by parcel; a parcel
/// that is not in it was not measured.
///
/// # Errors
/// When the pack lacks a parameter on that day.
pub fn renewed(
    problem: &Problem,
    plan: &Plan,
    sites: &[Site],
    covered: &BTreeMap<ParcelId, Cm2>,
    pack: &RenewalPack,
    day: Date,
) -> Result<Vec<RenewedBlock>, RedevelopError> {
    let sites: BTreeMap<&ParcelId, &Site> = sites.iter().map(|site| (&site.parcel, site)).collect();
    let effects: BTreeMap<(&ParcelId, &str, &str), &Effect> =
        problem.effects.iter().map(|e| ((&e.parcel, e.mode.as_str(), e.carrier.as_str()), e)).collect();
    let firms: BTreeMap<&ParcelId, usize> = problem.parcels.iter().map(|p| (&p.id, p.firms.len())).collect();
    let rate = pack.discount_rate(day)?;
    let mut blocks = Vec::with_capacity(plan.blocks.len());
    for planned in &plan.blocks {
        let members: Vec<&Site> = planned.parcels.iter().filter_map(|id| sites.get(id).copied()).collect();
        let parties = parties(problem, planned, &effects);
        let flows: Vec<&[Fen]> = parties.iter().map(|p| p.quarters.as_slice()).collect();
        let gained: Fen = planned
            .parcels
            .iter()
            .filter_map(|id| effects.get(&(id, planned.mode.as_str(), planned.carrier.as_str())))
            .map(|effect| effect.tax_gained)
            .sum();
        let land = land(&members, planned, gained, covered, pack, day)?;
        let mode = problem.modes.iter().find(|mode| mode.code == planned.mode);
        let named = pack.modes.iter().find(|mode| mode.code == planned.mode);
        let here = |id: &ParcelId| planned.parcels.binary_search(id).is_ok() || planned.parcels.contains(id);
        let displaced = plan.seats.iter().filter(|seat| here(&seat.leaves)).count();
        blocks.push(RenewedBlock {
            village: main_village(&members),
            mode: named.map_or_else(|| bare(&planned.mode), |m| Derivation { zh: m.zh.clone(), en: m.en.clone() }),
            ready: mode.and_then(|m| m.ready).map(|q| planned.start.plus(i32::try_from(q).unwrap_or(i32::MAX))),
            firms: count(planned.parcels.iter().filter_map(|id| firms.get(id)).sum()),
            displaced: count(displaced),
            land,
            balance: fund_balance(problem.first, &flows, rate),
            parties,
            planned: planned.clone(),
        });
    }
    Ok(blocks)
}

/// What all blocks come to together.
#[must_use]
pub fn together(problem: &Problem, blocks: &[RenewedBlock]) -> FundBalance {
    let flows: Vec<&[Fen]> = blocks.iter().flat_map(|b| b.parties.iter().map(|p| p.quarters.as_slice())).collect();
    fund_balance(problem.first, &flows, problem.discount_rate)
}

fn parties(
    problem: &Problem,
    planned: &PlannedBlock,
    effects: &BTreeMap<(&ParcelId, &str, &str), &Effect>,
) -> Vec<PartyMoney> {
    let wait = usize::try_from(planned.start.since(problem.first)).unwrap_or(0);
    let mut by_party: BTreeMap<Party, Vec<Fen>> = BTreeMap::new();
    for id in &planned.parcels {
        let Some(effect) = effects.get(&(id, planned.mode.as_str(), planned.carrier.as_str())) else { continue };
        for flow in &effect.cash {
            let sum = by_party.entry(flow.payer).or_default();
            if sum.len() < wait + flow.quarters.len() {
                sum.resize(wait + flow.quarters.len(), Fen::ZERO);
            }
            for (sum, amount) in sum.iter_mut().skip(wait).zip(&flow.quarters) {
                *sum += *amount;
            }
        }
    }
    by_party
        .into_iter()
        .map(|(party, quarters)| PartyMoney { party, total: quarters.iter().copied().sum(), quarters })
        .collect()
}

/// Density, FAR and yield of a block before and after.
fn land(
    members: &[&Site],
    planned: &PlannedBlock,
    gained: Fen,
    covered: &BTreeMap<ParcelId, Cm2>,
    pack: &RenewalPack,
    day: Date,
) -> Result<BeforeAfter, RedevelopError> {
    let rule = pack.block_rule(day)?;
    let mode = pack.modes.iter().find(|mode| mode.code == planned.mode);
    let figures = mode.map(|mode| pack.figures(mode, day)).transpose()?;
    let (mut floor_before, mut floor_after) = (Cm2::ZERO, Cm2::ZERO);
    let (mut ground_before, mut ground_later) = (Some(Cm2::ZERO), Some(Cm2::ZERO));
    for site in members {
        let standing = site.lawful_floor_area + site.illegal_floor_area;
        let ground = covered.get(&site.parcel).copied();
        floor_before += standing;
        ground_before = ground_before.zip(ground).map(|(sum, ground)| sum + ground);
        let Some((block, (mode, figures))) = alone(site, &rule).zip(mode.zip(figures.as_ref())) else {
            ground_later = None;
            continue;
        };
        let quantities = Quantities::of(&block, figures, mode.late);
        // A late mode keeps its houses now and clears them at the end.
        let gone = if mode.late { quantities.lawful_floor_demolished } else { Cm2::ZERO };
        let kept = quantities.floor_kept - gone;
        floor_after += kept + quantities.floor_built;
        let later = ground_after(ground, standing, kept, &quantities, figures.new_storeys);
        ground_later = ground_later.zip(later).map(|(sum, later)| sum + later);
    }
    let tax: Fen = members.iter().map(|site| site.tax).sum();
    Ok(BeforeAfter {
        area: planned.area,
        before: Standing::new(planned.area, ground_before, floor_before, tax),
        after: Standing::new(planned.area, ground_later, floor_after, tax + gained),
    })
}

/// A mode that the pack does not name keeps its code.
fn bare(code: &str) -> Derivation {
    Derivation { zh: code.to_owned(), en: code.to_owned() }
}

/// The village with the largest share of area; of equals the first in code point order.
fn main_village(members: &[&Site]) -> String {
    let mut by_village: BTreeMap<&str, Cm2> = BTreeMap::new();
    for site in members {
        *by_village.entry(site.village.as_deref().unwrap_or("未标村")).or_default() += site.area;
    }
    let largest = by_village.iter().rev().max_by_key(|(_, area)| **area);
    largest.map(|(village, _)| (*village).to_owned()).unwrap_or_default()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
