//! Illegal building, planted to the square centimetre, and what only looks like it.

use crate::buildings::{Building, Draft, Standing, Wish, against_a_wall, fits, push};
use crate::draw::{Draw, round};
use crate::parcels::{Parcel, Usage};
use crate::shape::{Point, Ring, area, centroid, distance, left_of, rectangle, sides, tidy, unit};
use crate::tenure::Right;
use crate::truth::NearMiss;

/// The illegal floor area of the town, in square metres.
pub(crate) const ILLEGAL_M2: f64 = 35_000.0;
const BEYOND: usize = 44;
const EXPIRED: usize = 28;
const STILL_VALID: usize = 12;
const WITHIN_ERROR: usize = 14;

/// Makes some buildings illegal and adds others; returns the near misses per finding.
pub(crate) fn plant(
    draw: &mut Draw,
    parcels: &[Parcel],
    buildings: &mut Vec<Building>,
) -> Vec<(&'static str, NearMiss)> {
    let mut near = vec![];
    for building in buildings.iter_mut().filter(|b| parcels[b.parcel].right == Right::Unregistered) {
        building.standing = Standing::PermitOnly;
        near.push(("building.no_permit", miss(building, "无产权证，但有有效的永久规划许可")));
    }
    let mut order: Vec<usize> = (0..buildings.len())
        .filter(|&at| {
            let building = &buildings[at];
            let parcel = &parcels[building.parcel];
            parcel.usage == Usage::Industry
                && !parcel.clean
                && parcel.right != Right::Unregistered
                && building.usage == "厂房"
                && building.footprint() > 220.0
        })
        .collect();
    draw.shuffle(&mut order);
    for &at in order.iter().take(BEYOND) {
        let building = &mut buildings[at];
        let footprint = round(building.footprint() * draw.real(0.60, 0.84), 2);
        building.standing = Standing::Certified { footprint };
        building.illegal = (building.footprint() - footprint) * building.floors as f64;
    }
    for &at in order.iter().skip(BEYOND).take(WITHIN_ERROR) {
        let building = &mut buildings[at];
        let footprint = round(building.footprint() / draw.real(1.010, 1.018), 2);
        building.standing = Standing::Certified { footprint };
        near.push(("building.beyond_certificate", miss(building, "超出证载占地面积不到2%，属测量误差")));
    }
    let mut sites: Vec<usize> =
        (0..parcels.len()).filter(|&at| parcels[at].usage == Usage::Industry && !parcels[at].clean).collect();
    for nth in 0..EXPIRED + STILL_VALID {
        let Some(at) = add_shed(draw, parcels, buildings, &mut sites) else { continue };
        let expired = nth < EXPIRED;
        let year = if expired { draw.whole(2012, 2022) } else { draw.whole(2024, 2025) };
        let building = &mut buildings[at];
        building.standing =
            Standing::Temporary { until: format!("{year}-{:02}-{:02}", draw.whole(1, 12), draw.whole(1, 28)) };
        if expired {
            building.illegal = building.floor_area();
        } else {
            near.push(("building.temporary_expired", miss(building, "临时许可仍在有效期内")));
        }
    }
    let spare = order.get(BEYOND + WITHIN_ERROR..).unwrap_or_default();
    add_sheds_without_permit(draw, parcels, buildings, &mut sites, spare);
    near
}

fn miss(building: &Building, why: &str) -> NearMiss {
    NearMiss { key: building.code.clone(), why: why.to_owned() }
}

fn add_sheds_without_permit(
    draw: &mut Draw,
    parcels: &[Parcel],
    buildings: &mut Vec<Building>,
    sites: &mut Vec<usize>,
    spare: &[usize],
) {
    loop {
        let left = ILLEGAL_M2 - buildings.iter().map(|b| b.illegal).sum::<f64>();
        let next = if left < 330.0 {
            add_exact(draw, parcels, buildings, left)
        } else {
            add_shed(draw, parcels, buildings, sites)
        };
        let Some(at) = next else {
            return extend_beyond(buildings, spare, left);
        };
        buildings[at].standing = Standing::None;
        let whole = buildings[at].floor_area();
        buildings[at].illegal = whole;
        let left = left - whole;
        // too little would remain for a last shed, or none at all: this one was too big
        if left < 55.0 && left.abs() > 0.2 {
            buildings.truncate(buildings.len() - 1);
        } else if left.abs() <= 0.2 {
            return;
        }
    }
}

/// When the yards are full before the total is reached, more houses stand beyond their certificates.
fn extend_beyond(buildings: &mut [Building], spare: &[usize], left: f64) {
    let mut left = left;
    for &at in spare {
        let building = &mut buildings[at];
        let (least, most) = (building.floor_area() * 0.15, building.floor_area() * 0.4);
        // never leave a rest that no house could carry
        let share = if left <= most { left } else { most.min(left - 60.0) };
        if share < least {
            continue;
        }
        let floors = building.floors as f64;
        let footprint = round(building.footprint() - share / floors, 2);
        building.standing = Standing::Certified { footprint };
        building.illegal = (building.footprint() - footprint) * floors;
        left -= building.illegal;
        if left.abs() < 0.2 {
            return;
        }
    }
}

/// Adds a shed or a small workshop in some yard.
fn add_shed(
    draw: &mut Draw,
    parcels: &[Parcel],
    buildings: &mut Vec<Building>,
    sites: &mut Vec<usize>,
) -> Option<usize> {
    for _ in 0..12_000 {
        if sites.is_empty() {
            return None;
        }
        let at = draw.pick(sites);
        let others = on(buildings, at);
        let wish = Wish { deep: (5.5, 13.0), set_back: (0.4, 2.0), margin: 0.3, apart: 0.5 };
        let Some(ring) =
            against_a_wall(draw, &parcels[at].ring, &others, &wish).filter(|ring| (45.0..250.0).contains(&area(ring)))
        else {
            continue;
        };
        let workshop = draw.chance(0.3);
        let floors = if workshop && area(&ring) < 150.0 { 2 } else { 1 };
        let draft = Draft {
            ring,
            floors,
            usage: if workshop { "厂房" } else { "棚" },
            structure: if workshop { "砖木" } else { "钢棚" },
            built: draw.whole(2003, 2020),
        };
        push(draw, buildings, at, &parcels[at], draft);
        if buildings.iter().filter(|b| b.parcel == at).count() > 9 {
            sites.retain(|&site| site != at);
        }
        return Some(buildings.len() - 1);
    }
    None
}

/// Adds a single-floor shed of just `size` square metres, so that the town's total comes out exactly.
fn add_exact(draw: &mut Draw, parcels: &[Parcel], buildings: &mut Vec<Building>, size: f64) -> Option<usize> {
    let deep = (size / 2.0).sqrt();
    let wish = Wish { deep: (deep, deep), set_back: (0.5, 0.5), margin: 0.3, apart: 0.5 };
    for (at, parcel) in parcels.iter().enumerate().filter(|(_, p)| p.usage == Usage::Industry && !p.clean) {
        let others = on(buildings, at);
        for (a, b) in sides(&parcel.ring).filter(|(a, b)| distance(*a, *b) > size / deep) {
            for step in 0..8 {
                let axis = unit(b - a);
                let start = (distance(a, b) - size / deep) * f64::from(step) / 7.0;
                let ring = tidy(&rectangle(a + axis * start + left_of(axis) * 0.5, axis, size / deep, deep));
                if fits(&ring, &parcel.ring, &others, &wish) {
                    let draft = Draft { ring, floors: 1, usage: "棚", structure: "钢棚", built: 2016 };
                    push(draw, buildings, at, parcel, draft);
                    return Some(buildings.len() - 1);
                }
            }
        }
    }
    None
}

fn on(buildings: &[Building], parcel: usize) -> Vec<Ring> {
    buildings.iter().filter(|b| b.parcel == parcel).map(|b| b.ring.clone()).collect()
}

/// The finding that a building is planted under, if it is.
pub(crate) fn finding(building: &Building) -> Option<&'static str> {
    if building.illegal <= 0.0 {
        return None;
    }
    Some(match building.standing {
        Standing::Certified { .. } => "building.beyond_certificate",
        Standing::Temporary { .. } => "building.temporary_expired",
        Standing::PermitOnly | Standing::None => "building.no_permit",
    })
}

/// Where a building stands.
pub(crate) fn place(building: &Building) -> Point {
    centroid(&building.ring)
}
