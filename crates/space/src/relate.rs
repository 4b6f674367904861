//! All relations of a snapshot, in the order in which each needs the one before.

use model::{Relations, Snapshot, Widths};

use crate::adjacency::{adjacency, metres};
use crate::barrier::Barriers;
use crate::buildings::standing;
use crate::cadastre::{Cadastre, faults, tree};
use crate::fire_access::fire_access;
use crate::homes::{Homes, is_home};
use crate::parcels::{Overlays, lie, stand};
use crate::road_control::ControlZones;

/// Says what geometry says of every parcel and building: areas in the snapshot's projected CRS, who lies beside whom,
/// plan zones and park, road control zones by the class in force on `snapshot.as_of`, footprint against certificate, and
/// the nearest home. Outlines that cannot be used are in [`Relations::problems`] with their place and nowhere else.
///
/// O(n log n + pairs of near outlines × their edges). The same snapshot and widths give the same result.
///
/// ```
/// use std::collections::BTreeMap;
/// use model::{Cm2, Snapshot, TownId, Widths};
///
/// let town = TownId("330282-kuangyan".into());
/// let empty = Snapshot::fold(town, jiff::civil::date(2023, 6, 30), 4549, []);
/// let widths = Widths {
///     adjacency_gap_mm: 10_000,
///     adjacency_shared_mm: 1_000,
///     road_control_mm: BTreeMap::new(),
///     home_search_mm: 100_000,
///     overlap_problem: Cm2(10_000),
///     ..Widths::default()
/// };
/// assert!(space::relate(&empty, &widths).parcels.is_empty());
/// ```
#[must_use]
pub fn relate(snapshot: &Snapshot, widths: &Widths) -> Relations {
    let Cadastre { parcels, buildings, zones, parks, mut problems } = Cadastre::read(snapshot);
    let parcel_tree = tree(&parcels);
    let neighbours = adjacency(&parcels, &parcel_tree, &Barriers::of(snapshot), widths);
    problems.extend(faults(snapshot, &parcels, &parcel_tree, &neighbours.gaps, widths));

    let control = ControlZones::of(snapshot, widths, |_| 0);
    let new_zone = ControlZones::of(snapshot, widths, |class| *widths.new_zone_mm.get(&class).unwrap_or(&0));
    let homes = Homes::of(&buildings);
    let search = metres(widths.home_search_mm);
    let overlays = Overlays { zone_tree: tree(&zones), zones: &zones, park_tree: tree(&parks), parks: &parks };

    let mut relations = Relations { adjacency: neighbours.pairs, ..Relations::default() };
    for parcel in &parcels {
        let mut lies = lie(snapshot, parcel, &overlays, &mut problems);
        lies.road_control = control.on(&parcel.outline);
        lies.new_zone = new_zone.on(&parcel.outline);
        lies.new_zone.retain(|road| widths.new_zone_mm.contains_key(&road.class));
        lies.home_distance_mm = homes.nearest_mm(&parcel.outline, search);
        relations.parcels.insert(parcel.stated.is.parcel.clone(), lies);
    }
    for building in &buildings {
        let mut stands = standing(snapshot, building, &parcels, &parcel_tree, &mut problems);
        let stated = &building.stated.is;
        stands.relations.road_control = control.on(&building.outline);
        if !is_home(stated) {
            stands.relations.home_distance_mm = homes.nearest_mm(&building.outline, search);
        }
        let on = stands.parcel.and_then(|(position, inside)| Some((parcels.get(position)?, inside)));
        if let Some((parcel, inside)) = on
            && let Some(lies) = relations.parcels.get_mut(&parcel.stated.is.parcel)
        {
            stand(lies, inside, stands.relations.floor_area);
        }
        relations.buildings.insert(stated.building.clone(), stands.relations);
    }
    for (building, access) in fire_access(snapshot, &parcels, &parcel_tree, &buildings, widths) {
        if let Some(stands) = relations.buildings.get_mut(&building) {
            stands.fire_access = Some(access);
        }
    }
    problems.sort_by(|a, b| (&a.place, &a.code, &a.found).cmp(&(&b.place, &b.code, &b.found)));
    relations.problems = problems;
    relations
}
