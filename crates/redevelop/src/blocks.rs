//! Contiguous blocks (连片区块) of low-yield sites.

use std::collections::{BTreeMap, BTreeSet};

use model::{Block, BlockId, Cm2, Derivation, Fen, MilliPerson, Neighbours, ParcelId, Site, TownId};
use rules::BlockRule;

use crate::because::{figure, mu, wan_yuan};

/// Blocks, and low-yield sites that are in none.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// Largest first; equal areas by first parcel.
    pub blocks: Vec<Block>,
    /// Low-yield sites whose group is too small, ordered.
    pub left_over: Vec<ParcelId>,
}

/// Groups low-yield sites that lie side by side.
///
/// A site is low-yield when its land use is industrial and its tax per mu is below the rule's, or it pays none; a site that
/// its one right holder uses alone stays with that owner, who uplifts it in place. Groups are the connected components of
/// low-yield sites. An industrial site that is not low-yield joins as 夹心地 (an in-between
/// site) when at least two of its neighbours are low-yield, and they are more than the rule's share of all its neighbours;
/// it may so bridge two groups. It joins for where it lies, not for its yield, and joined sites do not draw in others. A
/// group below the smallest area is no block.
///
/// Neighbours that name a parcel without a site are passed over; [`presolve_check`](crate::presolve_check) lists them.
#[must_use]
pub fn blocks(sites: &[Site], neighbours: &[Neighbours], rule: &BlockRule) -> Grouping {
    let by_id: BTreeMap<&ParcelId, &Site> = sites.iter().map(|site| (&site.parcel, site)).collect();
    let mut beside: BTreeMap<&ParcelId, BTreeSet<&ParcelId>> = BTreeMap::new();
    for pair in neighbours {
        if pair.a != pair.b && by_id.contains_key(&pair.a) && by_id.contains_key(&pair.b) {
            beside.entry(&pair.a).or_default().insert(&pair.b);
            beside.entry(&pair.b).or_default().insert(&pair.a);
        }
    }
    let low: BTreeSet<&ParcelId> =
        by_id.iter().filter(|(_, site)| is_low_yield(site, rule)).map(|(id, _)| *id).collect();
    let is_in_between = |id: &ParcelId| {
        let Some(all) = beside.get(id) else { return false };
        let poor = all.iter().filter(|other| low.contains(*other)).count();
        #[expect(clippy::cast_precision_loss, reason = "numbers of neighbours are small")]
        let share = poor as f64 / all.len() as f64;
        poor >= 2 && share > rule.interstitial_above
    };
    let mut members = low.clone();
    members.extend(by_id.values().filter(|s| s.industrial && is_in_between(&s.parcel)).map(|s| &s.parcel));
    let mut left_over = Vec::new();
    let mut blocks = Vec::new();
    for group in components(&members, &beside) {
        let group: Vec<&Site> = group.iter().filter_map(|id| by_id.get(id).copied()).collect();
        let area: Cm2 = group.iter().map(|site| site.area).sum();
        if area.mu() >= rule.min_area_mu {
            blocks.push(describe(&group, &low, rule));
        } else {
            left_over.extend(group.iter().filter(|s| low.contains(&s.parcel)).map(|s| s.parcel.clone()));
        }
    }
    left_over.sort();
    blocks.sort_by(|a, b| b.block.area.cmp(&a.block.area).then_with(|| a.block.parcels.cmp(&b.block.parcels)));
    Grouping { blocks: name(blocks), left_over }
}

/// Exact: tax ÷ mu < threshold without a division.
fn is_low_yield(site: &Site, rule: &BlockRule) -> bool {
    let tax = i128::from(site.tax.0) * 20_000_000;
    let limit = i128::from(rule.tax_per_mu_below.0) * 3 * i128::from(site.area.0);
    let own_use = site.holders == 1 && f64::from(site.firms) <= rule.own_use_firms && site.firms > 0;
    site.industrial && !own_use && (site.tax <= Fen::ZERO || tax < limit)
}

/// Connected components of the members, each ordered, in the order of their first member.
fn components<'a>(
    members: &BTreeSet<&'a ParcelId>,
    beside: &BTreeMap<&'a ParcelId, BTreeSet<&'a ParcelId>>,
) -> Vec<BTreeSet<&'a ParcelId>> {
    let mut seen: BTreeSet<&ParcelId> = BTreeSet::new();
    let mut groups = Vec::new();
    for start in members {
        if !seen.insert(start) {
            continue;
        }
        let mut group = BTreeSet::from([*start]);
        let mut open = vec![*start];
        while let Some(id) = open.pop() {
            for next in beside.get(id).into_iter().flatten() {
                if members.contains(next) && seen.insert(next) {
                    group.insert(*next);
                    open.push(next);
                }
            }
        }
        groups.push(group);
    }
    groups
}

/// A block whose name still lacks its number.
struct Unnamed {
    block: Block,
    village: String,
}

fn describe(group: &[&Site], low: &BTreeSet<&ParcelId>, rule: &BlockRule) -> Unnamed {
    let area: Cm2 = group.iter().map(|s| s.area).sum();
    let tax: Fen = group.iter().map(|s| s.tax).sum();
    let parcels: Vec<ParcelId> = group.iter().map(|s| s.parcel.clone()).collect();
    let joined: Vec<&&Site> = group.iter().filter(|s| !low.contains(&s.parcel)).collect();
    let mut by_village: BTreeMap<&str, Cm2> = BTreeMap::new();
    for site in group {
        *by_village.entry(site.village.as_deref().unwrap_or("未标村")).or_default() += site.area;
    }
    // The largest share of area names it; of equals the first in code point order.
    let village = by_village
        .iter()
        .rev()
        .max_by_key(|(_, area)| **area)
        .map(|(village, _)| (*village).to_owned())
        .unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "ratios; areas stay below 2^53 cm²")]
    let weight = |site: &Site| site.area.0 as f64 / area.0.max(1) as f64;
    let holders: f64 = group.iter().map(|s| f64::from(s.holders)).sum();
    #[expect(clippy::cast_precision_loss, reason = "numbers of parcels are small")]
    let count = group.len() as f64;
    let per_mu = tax.wan_yuan() / area.mu();
    let ids: Vec<&str> = parcels.iter().map(|p| p.0.as_str()).collect();
    let block = Block {
        // Parcel ids already carry the town.
        id: BlockId::derive(&TownId(String::new()), "parcels", &ids.join(" ")),
        name: String::new(),
        area,
        lawful_floor_area: group.iter().map(|s| s.lawful_floor_area).sum(),
        illegal_floor_area: group.iter().map(|s| s.illegal_floor_area).sum(),
        tax,
        firms: group.iter().map(|s| s.firms).sum(),
        staff: group.iter().map(|s| s.staff).sum::<MilliPerson>(),
        plan_conflict: group.iter().map(|s| s.plan_conflict.clamp(0.0, 1.0) * weight(s)).sum(),
        holders_per_parcel: holders / count,
        because: because(group.len(), area, tax, per_mu, &joined, rule),
        parcels,
    };
    Unnamed { block, village }
}

fn because(parcels: usize, area: Cm2, tax: Fen, per_mu: f64, joined: &[&&Site], rule: &BlockRule) -> Derivation {
    let (area, least, tax, per_mu) = (mu(area), figure(rule.min_area_mu), wan_yuan(tax), figure(per_mu));
    let below = wan_yuan(rule.tax_per_mu_below);
    let mut zh = format!(
        "{parcels} 宗工业用地相邻成片，{area} 亩（不小于 {least} 亩），年税收 {tax} 万元，亩均 {per_mu} 万元；低效宗地亩均税收低于 {below} 万元/亩"
    );
    let mut en = format!(
        "{parcels} adjoining industrial parcels, {area} mu (not below {least} mu), tax {tax} 万元 a year, {per_mu} 万元/亩; low-yield parcels pay less than {below} 万元/亩"
    );
    if !joined.is_empty() {
        let (count, area) = (joined.len(), mu(joined.iter().map(|s| s.area).sum()));
        zh += &format!("；其中 {count} 宗、{area} 亩不属低效用地或由权利人自用，因夹在低效宗地之间并入（夹心地）");
        en += &format!(
            "; of them {count} parcels, {area} mu, are not low-yield or are used by their owner alone, but lie in between and join for that"
        );
    }
    Derivation { zh, en }
}

/// Gives each block its village and its number within it.
fn name(blocks: Vec<Unnamed>) -> Vec<Block> {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    blocks
        .into_iter()
        .map(|Unnamed { mut block, village }| {
            let number = numbers.entry(village.clone()).or_default();
            *number += 1;
            block.name = format!("{village}区块{number}");
            block
        })
        .collect()
}
