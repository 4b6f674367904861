//! What must hold in every town.

use jiff::civil::date;
use model::statement::RoadClass;
use model::{Cm2, Footprint, Relations, Snapshot};
use proptest::prelude::*;
use space::relate;

use crate::town::{Town, parcel_id, rectangle, ring, widths};

/// A ring around a centre whose spikes may cross when `wild`.
fn star(x: f64, y: f64, radii: &[f64], wild: bool) -> Footprint {
    let step = if wild { 2.4 } else { 1.0 };
    let points: Vec<(f64, f64)> = radii
        .iter()
        .enumerate()
        .map(|(i, r)| {
            let angle = i as f64 * step / radii.len() as f64 * std::f64::consts::TAU;
            (x + r * angle.cos(), y + r * angle.sin())
        })
        .collect();
    ring(&points)
}

fn spread() -> impl Strategy<Value = Vec<(f64, f64, Vec<f64>)>> {
    let radii = prop::collection::vec(0.0_f64..40.0, 1..14);
    prop::collection::vec((0.0_f64..150.0, 0.0_f64..150.0, radii), 1..9)
}

/// A jittered grid of parcels with common corners, on a grid of 1/1024 m, moved by whole metres.
fn mesh(jitter: &[(f64, f64)], dx: f64, dy: f64) -> Town {
    let corner = |i: usize, j: usize| {
        let (x, y) = jitter[i * 5 + j];
        let on_grid = |v: f64| (v * 1024.0).round() / 1024.0;
        (on_grid(i as f64 * 40.0 + x) + dx, on_grid(j as f64 * 30.0 + y) + dy)
    };
    let mut town = Town::new();
    for i in 0..4 {
        for j in 0..4 {
            let outline = ring(&[corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]);
            let land_use = if (i + j) % 3 == 0 { "住宅" } else { "工业" };
            town = town.parcel(&format!("{i}{j}"), land_use, outline);
        }
    }
    let road = [(dx - 50.0, dy + 33.0), (dx + 90.0, dy + 50.0), (dx + 250.0, dy + 20.0)];
    town.zone("Z1", "工业", rectangle(dx - 50.0, dy - 50.0, 137.5, 300.0))
        .zone("Z2", "商业", rectangle(dx + 87.5, dy - 50.0, 200.0, 300.0))
        .road("1", RoadClass::County, date(2000, 1, 1), None, &road)
        .waterway("河", &[(dx + 61.0, dy - 50.0), (dx + 70.0, dy + 200.0)])
        .building("b", "11", 3, "厂房", rectangle(dx + 52.0, dy + 40.0, 17.0, 11.0))
        .building("h", "12", 2, "住宅", rectangle(dx + 52.0, dy + 70.0, 9.0, 11.0))
}

fn jitter() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((-9.0_f64..9.0, -9.0_f64..9.0), 25)
}

fn related(town: Town) -> (Snapshot, Relations) {
    let snapshot = town.snapshot();
    let relations = relate(&snapshot, &widths());
    (snapshot, relations)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_outline_makes_it_panic(stars in spread(), wild in any::<bool>()) {
        let mut town = Town::new();
        for (n, (x, y, radii)) in stars.iter().enumerate() {
            let outline = star(*x, *y, radii, wild && n % 2 == 0);
            town = town
                .parcel(&format!("p{n}"), "工业", outline.clone())
                .building(&format!("b{n}"), "p0", 2, "厂房", star(*y, *x, radii, false))
                .zone(&format!("z{n}"), "商业", outline)
                .road(&format!("r{n}"), RoadClass::National, date(2000, 1, 1), None, &radii.windows(2).map(|w| (w[0], w[1])).collect::<Vec<_>>());
        }
        let (snapshot, relations) = related(town);
        let invalid = relations.problems.iter().filter(|p| p.code == "geometry.invalid" && p.place.file == "宗地.shp").count();
        prop_assert_eq!(relations.parcels.len() + invalid, snapshot.parcels.values().filter(|p| p.outline.is_some()).count());
    }

    #[test]
    fn neighbours_of_a_mesh_are_those_with_a_common_side(jitter in jitter()) {
        let (_, relations) = related(mesh(&jitter, 500_000.0, 3_350_000.0));
        for i in 0..4_usize {
            for j in 0..4_usize {
                let a = parcel_id(&format!("{i}{j}"));
                for (k, l) in [(i + 1, j), (i, j + 1)] {
                    if k < 4 && l < 4 {
                        let b = parcel_id(&format!("{k}{l}"));
                        let (a, b) = if a < b { (a.clone(), b) } else { (b, a.clone()) };
                        let pair = relations.adjacency.iter().find(|p| p.a == a && p.b == b);
                        prop_assert!(pair.is_some_and(|p| p.shared_mm >= 10_000 && p.gap_mm == 0));
                    }
                }
            }
        }
        prop_assert_eq!(relations.adjacency.iter().filter(|p| p.gap_mm == 0).count(), 24);
    }

    #[test]
    fn zone_parts_and_control_areas_never_exceed_the_parcel_and_parts_sum(jitter in jitter()) {
        let (_, relations) = related(mesh(&jitter, 500_000.0, 3_350_000.0));
        prop_assert_eq!(relations.parcels.len(), 16);
        for parcel in relations.parcels.values() {
            let parts: Cm2 = parcel.zones.iter().map(|zone| zone.area).sum();
            prop_assert_eq!(parts, parcel.area, "the two zones cover everything");
            let share: f64 = parcel.zones.iter().map(|zone| zone.share).sum();
            prop_assert!((share - 1.0).abs() < 1e-9);
            prop_assert!(parcel.road_control.iter().all(|zone| zone.area <= parcel.area));
        }
    }

    #[test]
    fn moving_the_town_moves_nothing_in_it(jitter in jitter(), dx in -9000_i32..9000, dy in -9000_i32..9000) {
        let (_, here) = related(mesh(&jitter, 0.0, 0.0));
        let (_, there) = related(mesh(&jitter, f64::from(dx), f64::from(dy)));
        prop_assert_eq!(here.adjacency.len(), there.adjacency.len());
        for (a, b) in here.adjacency.iter().zip(&there.adjacency) {
            prop_assert!((&a.a, &a.b, &a.between) == (&b.a, &b.b, &b.between));
            prop_assert!((a.shared_mm - b.shared_mm).abs() <= 1 && (a.gap_mm - b.gap_mm).abs() <= 1);
        }
        for ((_, a), (_, b)) in here.parcels.iter().zip(&there.parcels) {
            prop_assert_eq!((a.area, a.footprint, a.home_distance_mm), (b.area, b.footprint, b.home_distance_mm));
            prop_assert_eq!(a.road_control.len(), b.road_control.len());
            for (p, q) in a.road_control.iter().zip(&b.road_control) {
                prop_assert!((p.area.0 - q.area.0).abs() <= 20, "the strip is built on a grid of about 1e-7 m");
            }
        }
    }

    #[test]
    fn the_same_town_gives_the_same_bytes(jitter in jitter()) {
        let (_, first) = related(mesh(&jitter, 500_000.0, 3_350_000.0));
        let (_, second) = related(mesh(&jitter, 500_000.0, 3_350_000.0));
        prop_assert_eq!(first, second);
    }
}
