//! What a plan makes of the town: each block before and after, and its money, summed from its parcels to the fen.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Cm2, Derivation, Fen, FundBalance, ParcelId, Party, Quarter, Site};
use rules::RenewalPack;
use schemars::JsonSchema;
use serde::Serialize;

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
    /// Floor area today, illegal included.
    pub floor_before: Cm2,
    /// Floor area after renewal.
    pub floor_after: Cm2,
    /// FAR today.
    pub far_before: f64,
    /// FAR after.
    pub far_after: f64,
    /// Tax per year today.
    pub tax_before: Fen,
    /// Tax per year expected in operation.
    pub tax_after: Fen,
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

/// Works out every block of a plan, in the plan's order.
///
/// # Errors
/// When the pack lacks a parameter on that day.
pub fn renewed(
    problem: &Problem,
    plan: &Plan,
    sites: &[Site],
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
        let floor_after = floor_after(&members, planned, pack, day)?;
        let floor_before: Cm2 = members.iter().map(|s| s.lawful_floor_area + s.illegal_floor_area).sum();
        let gained: Fen = planned
            .parcels
            .iter()
            .filter_map(|id| effects.get(&(id, planned.mode.as_str(), planned.carrier.as_str())))
            .map(|effect| effect.tax_gained)
            .sum();
        let tax_before: Fen = members.iter().map(|s| s.tax).sum();
        #[expect(clippy::cast_precision_loss, reason = "ratios; areas stay below 2^53 cm²")]
        let far = |floor: Cm2| floor.0 as f64 / planned.area.0.max(1) as f64;
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
            floor_before,
            floor_after,
            far_before: far(floor_before),
            far_after: far(floor_after),
            tax_before,
            tax_after: tax_before + gained,
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

fn floor_after(
    members: &[&Site],
    planned: &PlannedBlock,
    pack: &RenewalPack,
    day: Date,
) -> Result<Cm2, RedevelopError> {
    let Some(mode) = pack.modes.iter().find(|mode| mode.code == planned.mode) else { return Ok(Cm2::ZERO) };
    let figures = pack.figures(mode, day)?;
    let rule = pack.block_rule(day)?;
    let floor = members.iter().filter_map(|site| alone(site, &rule)).map(|block| {
        let quantities = Quantities::of(&block, &figures, mode.late);
        // A late mode keeps its houses now and clears them at the end.
        let kept = quantities.floor_kept + quantities.floor_built;
        if mode.late { kept - quantities.lawful_floor_demolished } else { kept }
    });
    Ok(floor.sum())
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
