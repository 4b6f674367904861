//! Overlay with plan zones and parks: how much of a parcel lies in which.

use model::statement::{ParcelOutline, Park, PlanZone};
use model::{Cm2, Problem, Snapshot, ZoneShare};

use crate::cadastre::Shaped;
use crate::outline::Outline;
use crate::overlap::overlap_area;
use crate::place::{place, warning};
use crate::tree::Tree;

/// Land use and planned use that mean industry (FILES.md 15 and 17).
pub(crate) const INDUSTRIAL: &str = "工业";
/// Zones may run into each other by this much (m²) on one parcel before it is called an overlap.
const ZONE_OVERLAP: f64 = 0.01;

/// Areas in m² of the parts of an outline inside each zone, by position.
pub(crate) fn parts<T>(outline: &Outline, zones: &[Shaped<'_, T>], tree: &Tree) -> Vec<(usize, f64)> {
    tree.near(outline.low, outline.high, 0.0)
        .into_iter()
        .filter_map(|position| {
            let area = overlap_area(outline, &zones.get(position)?.outline);
            (area > 0.0).then_some((position, area))
        })
        .collect()
}

/// The shares of a parcel, largest first, then by code. When the zones do not overlap, their areas and the unzoned rest
/// sum to the parcel's area to the square centimetre, and the shares are those very areas': a sliver that is no
/// square centimetre is in neither.
pub(crate) fn zone_shares(
    snapshot: &Snapshot,
    parcel: &Shaped<'_, ParcelOutline>,
    zones: &[Shaped<'_, PlanZone>],
    tree: &Tree,
    problems: &mut Vec<Problem>,
) -> Vec<ZoneShare> {
    let (whole, stated_whole) = (parcel.outline.area, Cm2::from_square_metres(parcel.outline.area));
    let parts = parts(&parcel.outline, zones, tree);
    let rest = whole - parts.iter().map(|(_, area)| area).sum::<f64>();
    let areas: Vec<Cm2> = if rest < -ZONE_OVERLAP {
        problems.push(warning(
            place(snapshot, parcel.stated),
            "plan.zones_overlap",
            "规划用途分区互不重叠",
            format!("宗地 {} 上分区重叠 {:.2} ㎡", parcel.stated.is.code, -rest),
            "请与自然资源部门核对规划图；在此之前各分区面积均按各自图形计算",
        ));
        parts.iter().map(|(_, area)| Cm2::from_square_metres(*area)).collect()
    } else {
        let weights: Vec<i64> = parts.iter().map(|(_, area)| *area).chain([rest.max(0.0)]).map(weight).collect();
        stated_whole.split(&weights)
    };
    let mut shares: Vec<ZoneShare> = parts
        .iter()
        .zip(areas)
        .filter(|(_, area)| *area > Cm2::ZERO)
        .filter_map(|((position, _), area)| {
            let zone = &zones.get(*position)?.stated.is;
            Some(ZoneShare {
                zone: zone.code.clone(),
                planned_use: zone.planned_use.clone(),
                area,
                share: (area.square_metres() / stated_whole.square_metres()).min(1.0),
            })
        })
        .collect();
    shares.sort_by(|a, b| b.area.cmp(&a.area).then_with(|| a.zone.cmp(&b.zone)));
    shares
}

/// Tenths of a square millimetre: fine enough that rounding the weights moves no square centimetre.
fn weight(area: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a parcel of 10^11 m² would still fit")]
    let weight = (area * 1e7).round() as i64;
    weight
}

/// Share of an industrial parcel whose planned use is not industrial.
pub(crate) fn plan_conflict(land_use: &str, shares: &[ZoneShare]) -> Option<f64> {
    (land_use == INDUSTRIAL).then(|| {
        let conflict: f64 = shares.iter().filter(|zone| zone.planned_use != INDUSTRIAL).map(|zone| zone.share).sum();
        conflict.min(1.0)
    })
}

/// The park that holds most of an outline; of two equal parts the first by code.
pub(crate) fn park(outline: &Outline, parks: &[Shaped<'_, Park>], tree: &Tree) -> Option<String> {
    let mut best: Option<(usize, f64)> = None;
    for (position, area) in parts(outline, parks, tree) {
        if best.is_none_or(|(_, most)| area > most) {
            best = Some((position, area));
        }
    }
    let (position, area) = best?;
    (Cm2::from_square_metres(area) > Cm2::ZERO).then(|| parks.get(position).map(|park| park.stated.is.code.clone()))?
}
