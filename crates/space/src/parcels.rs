//! What geometry says of one parcel, from its own outline and what stands on it.

use model::statement::{ParcelOutline, Park, PlanZone};
use model::{Cm2, ParcelRelations, Problem, Snapshot};

use crate::cadastre::Shaped;
use crate::ownership::ownership;
use crate::tree::Tree;
use crate::zones::{park, plan_conflict, zone_shares};

/// The overlays that every parcel is laid under.
pub(crate) struct Overlays<'a, 's> {
    pub(crate) zones: &'a [Shaped<'s, PlanZone>],
    pub(crate) zone_tree: Tree,
    pub(crate) parks: &'a [Shaped<'s, Park>],
    pub(crate) park_tree: Tree,
}

/// Area, zones, park and certificate of one parcel; what stands on it is added by [`stand`].
pub(crate) fn lie(
    snapshot: &Snapshot,
    parcel: &Shaped<'_, ParcelOutline>,
    overlays: &Overlays<'_, '_>,
    problems: &mut Vec<Problem>,
) -> ParcelRelations {
    let stated = &parcel.stated.is;
    let area = Cm2::from_square_metres(parcel.outline.area);
    let zones = zone_shares(snapshot, parcel, overlays.zones, &overlays.zone_tree, problems);
    let rights = snapshot.parcels.get(&stated.parcel).map(|known| known.rights.as_slice()).unwrap_or_default();
    // Each right holder's row repeats the area of the whole parcel; the first that gives one stands.
    let certified = rights.iter().find_map(|right| right.is.area);
    // Zones that overlap leave nothing that is certainly unzoned.
    let zoned: Cm2 = zones.iter().map(|zone| zone.area).sum();
    ParcelRelations {
        area,
        unzoned: (area - zoned).max(Cm2::ZERO),
        ownership: ownership(rights),
        plan_conflict: plan_conflict(&stated.land_use, &zones),
        zones,
        park: park(&parcel.outline, overlays.parks, &overlays.park_tree),
        certificate_difference: certified.map(|certified| certified - area),
        ..ParcelRelations::default()
    }
}

/// Adds a building to the parcel that holds most of it.
pub(crate) fn stand(relations: &mut ParcelRelations, inside: Cm2, floor_area: Cm2) {
    relations.footprint += inside;
    relations.floor_area += floor_area;
    let ratio = |of: Cm2| if relations.area.0 > 0 { of.square_metres() / relations.area.square_metres() } else { 0.0 };
    (relations.far, relations.coverage) = (ratio(relations.floor_area), ratio(relations.footprint));
}
