//! Nothing of the sample town's land is lost or counted twice: on every parcel the parts sum to the parcel within 1e-6 m².

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "tiles of a town, and shares of its parcels, are counted exactly"
)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

mod sample;

use geo_types::{Coord, LineString, Polygon, coord};
use model::{Footprint, ParcelId};
use space::{Layer, overlaps};

const CLOSE: f64 = 1e-6;

/// Outlines of all parcels that have relations, in the order of their ids.
fn parcels(work: &sanqian::Work) -> Vec<(&ParcelId, &Footprint)> {
    let outline = |id| Some(&work.snapshot.parcels.get(id)?.outline.as_ref()?.is.outline);
    work.relations.parcels.keys().filter_map(|id| Some((id, outline(id)?))).collect()
}

/// A box around all of it, with room.
fn frame<'a>(outlines: impl Iterator<Item = &'a Footprint>) -> (Coord<f64>, Coord<f64>) {
    let points = outlines.flatten().flat_map(|polygon| polygon.exterior().0.iter().copied());
    let far = f64::INFINITY;
    let (low, high) = points.fold((coord! { x: far, y: far }, coord! { x: -far, y: -far }), |(low, high), at| {
        (coord! { x: low.x.min(at.x), y: low.y.min(at.y) }, coord! { x: high.x.max(at.x), y: high.y.max(at.y) })
    });
    (coord! { x: low.x - 50.0, y: low.y - 50.0 }, coord! { x: high.x + 50.0, y: high.y + 50.0 })
}

/// The box without an outline: its shells become holes, its holes land.
fn outside(low: Coord<f64>, high: Coord<f64>, of: &Footprint) -> Footprint {
    let corners = [low, coord! { x: high.x, y: low.y }, high, coord! { x: low.x, y: high.y }];
    let shells = of.iter().map(|polygon| polygon.exterior().clone()).collect();
    let holes = of.iter().flat_map(|polygon| polygon.interiors()).map(|hole| Polygon::new(hole.clone(), vec![]));
    let around = Polygon::new(LineString(corners.to_vec()), shells);
    [around].into_iter().chain(holes).collect()
}

/// Leaning tiles of 61 m × 47 m over the box, so that their sides run along no parcel's.
fn tiles(low: Coord<f64>, high: Coord<f64>) -> Vec<Footprint> {
    let at = |i: f64, j: f64| coord! { x: low.x + 61.0 * i + 7.3 * j, y: low.y + 47.0 * j - 5.9 * i };
    let (wide, tall) = ((high.x - low.x) / 61.0, (high.y - low.y) / 47.0);
    // As many more on each side as the leaning takes away.
    let steps =
        |from: f64, to: f64| (from.floor() as i64..=to.ceil() as i64).map(|step| step as f64).collect::<Vec<_>>();
    let columns = steps(-tall * 7.3 / 61.0 - 2.0, wide + 2.0);
    let rows = steps(-2.0, tall + wide * 5.9 / 47.0 + 2.0);
    let tile = |i: f64, j: f64| {
        let ring = [at(i, j), at(i + 1.0, j), at(i + 1.0, j + 1.0), at(i, j + 1.0)];
        Polygon::new(LineString(ring.to_vec()), vec![]).into()
    };
    columns.iter().flat_map(|i| rows.iter().map(|j| tile(*i, *j))).collect()
}

/// Σ of each first outline's parts over the second layer.
fn sums(first: &Layer, count: usize, second: &[Footprint]) -> Vec<f64> {
    let mut sums = vec![0.0; count];
    for part in overlaps(first, &Layer::of(second)) {
        sums[part.first] += part.area;
    }
    sums
}

#[test]
fn the_tiles_of_every_parcel_sum_to_it() {
    let work = &sample::town().work;
    let parcels = parcels(work);
    let (low, high) = frame(parcels.iter().map(|(_, outline)| *outline));
    let layer = Layer::of(parcels.iter().map(|(_, outline)| *outline));
    let mut worst = 0.0_f64;
    for (position, sum) in sums(&layer, parcels.len(), &tiles(low, high)).into_iter().enumerate() {
        let off = (sum - layer.area(position)).abs();
        worst = worst.max(off);
        assert!(off < CLOSE, "{}: {sum} of {} m²", parcels[position].0, layer.area(position));
    }
    println!("{} parcels, worst {worst:.2e} m²", parcels.len());
    assert!(parcels.len() > 500);
}

#[test]
fn inside_and_outside_of_every_zone_and_building_sum_to_the_parcel() {
    let work = &sample::town().work;
    let parcels = parcels(work);
    let layer = Layer::of(parcels.iter().map(|(_, outline)| *outline));
    let zones: Vec<&Footprint> = work.snapshot.zones.values().map(|zone| &zone.is.outline).collect();
    let buildings = work.snapshot.buildings.values().filter_map(|known| Some(&known.outline.as_ref()?.is.outline));
    let shapes: Vec<&Footprint> = zones.iter().copied().chain(buildings).collect();
    let (low, high) = frame(parcels.iter().map(|(_, outline)| *outline).chain(shapes.iter().copied()));
    let (mut checked, mut worst) = (0, 0.0_f64);
    for (number, shape) in shapes.iter().enumerate() {
        let met = overlaps(&layer, &Layer::of([*shape]));
        // Every parcel against every zone; against a building those that it touches, for there are thousands.
        let near: Vec<usize> = if number < zones.len() {
            (0..parcels.len()).collect()
        } else {
            met.iter().map(|part| part.first).collect()
        };
        if near.is_empty() {
            continue;
        }
        let some = Layer::of(near.iter().map(|position| parcels[*position].1));
        let rest = sums(&some, near.len(), &[outside(low, high, shape)]);
        for (position, rest) in near.iter().zip(rest) {
            let inside = met.iter().find(|part| part.first == *position).map_or(0.0, |part| part.area);
            let off = (inside + rest - layer.area(*position)).abs();
            worst = worst.max(off);
            checked += 1;
            assert!(off < CLOSE, "{} and shape {number}: {inside} + {rest}", parcels[*position].0);
        }
    }
    println!("{checked} pairs, worst {worst:.2e} m²");
    assert!(checked > 5_000);
}

#[test]
fn zones_and_the_unzoned_rest_of_every_parcel_sum_to_it_to_the_square_centimetre() {
    let work = &sample::town().work;
    let (mut split, mut overlapping) = (0, 0);
    for (id, lies) in &work.relations.parcels {
        let zoned: i64 = lies.zones.iter().map(|zone| zone.area.0).sum();
        if zoned > lies.area.0 {
            // Two zones that run into each other here are a problem that names this parcel.
            overlapping += 1;
            continue;
        }
        split += usize::from(lies.zones.len() > 1);
        assert_eq!(zoned + lies.unzoned.0, lies.area.0, "{id}");
        let shares: f64 = lies.zones.iter().map(|zone| zone.share).sum();
        assert!((shares + lies.unzoned.0 as f64 / lies.area.0 as f64 - 1.0).abs() < CLOSE, "{id}: {shares}");
    }
    println!(
        "{} parcels, {split} in several zones, {overlapping} under overlapping zones",
        work.relations.parcels.len()
    );
    assert!(split > 0);
    let warned = work.relations.problems.iter().filter(|p| p.code == "plan.zones_overlap").count();
    assert_eq!(overlapping, warned, "no overlap of zones goes unsaid");
}
