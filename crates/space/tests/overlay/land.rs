//! A county's figures by columns: they are those of the town's relations, and an edit gives what a full run gives.

use model::{Cm2, Footprint};
use proptest::prelude::*;
use space::{Land, LandIndex, Layer, Right, land_figures};

use crate::{common, footprint, rectangle, shape};

fn land(parcels: &[Footprint], buildings: &[Footprint]) -> Land {
    let zones = [rectangle(-100.0, -100.0, 95.0, 300.0), rectangle(-5.0, -100.0, 100.0, 110.0)];
    let road = footprint(&rectangle(-100.0, -8.0, 200.0, 12.0), &[]);
    Land {
        parcels: Layer::of(parcels),
        industrial: (0..parcels.len()).map(|i| i % 3 > 0).collect(),
        buildings: Layer::of(buildings),
        floors: (0..buildings.len()).map(|i| 1 + (i % 4) as u8).collect(),
        zones: Layer::of(&zones.map(|zone| footprint(&zone, &[]))),
        zone_industrial: vec![true, false],
        control: Layer::of([&road]),
        rights: (0..parcels.len() * 2).map(|i| Right { parcel: i / 2, holder: (i % 5) as u32, share: 0.5 }).collect(),
    }
}

proptest! {
    #[test]
    fn after_any_edits_the_figures_are_those_of_a_full_run(
        parcels in prop::collection::vec(shape(), 1..30),
        buildings in prop::collection::vec(shape(), 0..40),
        edits in prop::collection::vec((any::<prop::sample::Index>(), shape()), 0..12),
    ) {
        let mut now = parcels.clone();
        let mut index = LandIndex::new(land(&parcels, &buildings));
        for (which, outline) in edits {
            let position = which.index(parcels.len());
            let before = index.figures().clone();
            let refreshed = index.edit(position, &outline).unwrap();
            now[position] = outline;
            let full = land_figures(&land(&now, &buildings));
            prop_assert_eq!(index.figures(), &full);
            for (other, figures) in full.parcels.iter().enumerate() {
                prop_assert!(refreshed.parcels.contains(&other) || before.parcels[other] == *figures);
            }
            for (other, figures) in full.buildings.iter().enumerate() {
                prop_assert!(refreshed.buildings.contains(&other) || before.buildings[other] == *figures);
            }
        }
    }

    #[test]
    fn parts_by_zone_sum_to_the_parcel_where_the_zones_cover_it(parcels in prop::collection::vec(shape(), 1..30)) {
        let mut land = land(&parcels, &[]);
        let halves = [rectangle(-200.0, -200.0, 203.0, 400.0), rectangle(3.0, -200.0, 197.0, 400.0)];
        land.zones = Layer::of(&halves.map(|zone| footprint(&zone, &[])));
        let figures = land_figures(&land);
        for (position, parcel) in figures.parcels.iter().enumerate() {
            prop_assert!((parcel.zoned - land.parcels.area(position)).abs() < 1e-6);
            prop_assert!(parcel.conflict <= parcel.zoned);
        }
    }
}

#[test]
fn figures_of_a_hand_drawn_county() {
    let parcels = [rectangle(0.0, 0.0, 20.0, 10.0), rectangle(20.0, 0.0, 20.0, 10.0)].map(|ring| footprint(&ring, &[]));
    let building = footprint(&rectangle(14.0, 2.0, 10.0, 5.0), &[]);
    let mut index = LandIndex::new(land(&parcels, std::slice::from_ref(&building)));
    let first = index.figures().parcels[0];
    assert_eq!((first.area, first.footprint, first.floor_area), (m2(200.0), m2(30.0), m2(50.0)));
    // The road's zone reaches 4 m into both; the second zone holds all of it, and parcel 0 is not industrial.
    assert_eq!((first.control, first.zoned, first.conflict), (80.0, 200.0, 0.0));
    assert_eq!(index.figures().parcels[1].conflict, 200.0);
    assert_eq!((first.holders, first.fragmentation), (2, 0.5));
    assert_eq!(index.figures().buildings[0].control, 20.0);
    // Parcel 0 gives up its eastern 5 m: the building stands mostly on parcel 1.
    let refreshed = index.edit(0, &footprint(&rectangle(0.0, 0.0, 15.0, 10.0), &[])).unwrap();
    assert_eq!((refreshed.parcels, refreshed.buildings), (vec![0, 1], vec![0]));
    assert_eq!(index.figures().buildings[0].parcel, Some(1));
    assert_eq!(index.figures().parcels[0].footprint, Cm2::ZERO);
    assert!((common(&building, &parcels[1]) - 20.0).abs() < 1e-9);
    assert!(index.edit(2, &parcels[0]).is_none());
}

fn m2(area: f64) -> Cm2 {
    Cm2::from_square_metres(area)
}
