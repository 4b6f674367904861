//! Overlays of random and of hard outlines: they agree with a library of polygon booleans, and areas are conserved.
//!
//! Each case of the hard ones holds 50 pairs; `make soak` runs 20,000 cases, a million pairs.

mod land;

use geo::{Area, BooleanOps, Validation};
use geo_types::{Coord, LineString, MultiPolygon, Polygon, coord};
use model::Footprint;
use proptest::prelude::*;
use space::{Layer, Overlap, overlaps};

/// Far from the origin, as projected towns are.
const CORNER: Coord<f64> = Coord { x: 500_000.0, y: 3_350_000.0 };
const PAIRS: usize = 50;

fn footprint(shell: &[Coord<f64>], holes: &[Vec<Coord<f64>>]) -> Footprint {
    let ring = |points: &[Coord<f64>]| LineString(points.iter().map(|point| CORNER + *point).collect());
    MultiPolygon(vec![Polygon::new(ring(shell), holes.iter().map(|hole| ring(hole)).collect())])
}

fn rectangle(x: f64, y: f64, w: f64, h: f64) -> Vec<Coord<f64>> {
    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)].map(|(x, y)| coord! { x: x, y: y }).to_vec()
}

/// The common area of one pair; what is not listed is nothing.
fn common(a: &Footprint, b: &Footprint) -> f64 {
    overlaps(&Layer::of([a]), &Layer::of([b])).first().map_or(0.0, |overlap| overlap.area)
}

/// What the cadastre accepts: valid, with some area. A hole without a shell is valid to the library.
fn usable(outline: &Footprint) -> bool {
    let has_shell = outline.0.iter().all(|polygon| polygon.exterior().0.len() > 3);
    has_shell && outline.is_valid() && outline.unsigned_area() > 1e-4
}

/// A turned quad, an L or a spiky star around a middle.
fn shape() -> impl Strategy<Value = Footprint> {
    let middle = (-40.0_f64..40.0, -40.0_f64..40.0, 0.0_f64..6.3, 2.0_f64..30.0);
    let quad = (middle.clone(), prop::collection::vec((0.75_f64..1.25, -0.3_f64..0.3), 4)).prop_map(
        |((x, y, turn, half), corners)| {
            let at = |(i, (reach, off)): (usize, &(f64, f64))| {
                let angle = turn + i as f64 * std::f64::consts::FRAC_PI_2 + off;
                coord! { x: x + half * reach * angle.cos(), y: y + half * reach * angle.sin() }
            };
            footprint(&corners.iter().enumerate().map(at).collect::<Vec<_>>(), &[])
        },
    );
    let star = (middle.clone(), prop::collection::vec(0.2_f64..1.0, 3..20)).prop_map(|((x, y, turn, half), radii)| {
        let at = |(i, reach): (usize, &f64)| {
            let angle = turn + i as f64 / radii.len() as f64 * std::f64::consts::TAU;
            coord! { x: x + half * reach * angle.cos(), y: y + half * reach * angle.sin() }
        };
        footprint(&radii.iter().enumerate().map(at).collect::<Vec<_>>(), &[])
    });
    let ell = (middle, 0.1_f64..0.9, 0.1_f64..0.9, any::<bool>()).prop_map(|((x, y, turn, half), a, b, backwards)| {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, a), (b, a), (b, 1.0), (0.0, 1.0)];
        let mut ring: Vec<Coord<f64>> = corners
            .iter()
            .map(|(u, v)| coord! { x: x + half * (u * turn.cos() - v * turn.sin()), y: y + half * (u * turn.sin() + v * turn.cos()) })
            .collect();
        if backwards {
            ring.reverse();
        }
        footprint(&ring, &[])
    });
    prop_oneof![2 => quad, 1 => star, 1 => ell]
}

/// Corners on a coarse lattice, some moved by next to nothing: rings that touch, repeat points, run along each other and
/// cross themselves, with a hole now and then.
fn hard() -> impl Strategy<Value = Footprint> {
    let tiny = prop_oneof![3 => Just(0.0), 1 => -1e-9_f64..1e-9, 1 => -1e-6_f64..1e-6];
    let corner = (0_i8..7, 0_i8..7, tiny.clone(), tiny).prop_map(|(x, y, dx, dy)| {
        let far = 10.0;
        coord! { x: f64::from(x) * far + dx, y: f64::from(y) * far + dy }
    });
    let ring = prop::collection::vec(corner, 0..9);
    let sorted = ring.clone().prop_map(|mut ring| {
        // Round a middle: most of these are valid.
        let angle = |p: &Coord<f64>| (p.y - 31.0).atan2(p.x - 29.0);
        ring.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
        ring
    });
    let box_of = (0_i8..6, 0_i8..6, 1_i8..4, 1_i8..4).prop_map(|(x, y, w, h)| {
        rectangle(f64::from(x) * 10.0, f64::from(y) * 10.0, f64::from(w) * 10.0, f64::from(h) * 10.0)
    });
    let hole = prop::option::weighted(0.2, Just(rectangle(28.0, 30.0, 3.0, 2.0)));
    let shell = prop_oneof![1 => ring, 3 => sorted, 2 => box_of];
    (shell, hole).prop_map(|(shell, hole)| footprint(&shell, &hole.into_iter().collect::<Vec<_>>()))
}

proptest! {
    #[test]
    fn areas_agree_with_a_library_of_polygon_booleans(a in shape(), b in shape()) {
        let expect = a.intersection(&b).unsigned_area();
        // The library snaps to a grid of about 1e-7 m here.
        prop_assert!((common(&a, &b) - expect).abs() < 1e-3, "{} {}", common(&a, &b), expect);
        prop_assert!((common(&a, &b) - common(&b, &a)).abs() <= 1e-9 * expect.max(1e-2));
    }

    #[test]
    fn what_is_inside_and_what_is_outside_sum_to_the_whole(a in shape(), b in shape()) {
        let hole: Vec<Coord<f64>> = b.0[0].exterior().0.iter().map(|point| *point - CORNER).collect();
        let outside = footprint(&rectangle(-200.0, -200.0, 400.0, 400.0), &[hole]);
        let whole = Layer::of([&a]).area(0);
        let sum = common(&a, &b) + common(&a, &outside);
        prop_assert!((sum - whole).abs() <= 1e-9 * whole, "{} {}", sum, whole);
    }

    #[test]
    fn hard_pairs_neither_panic_nor_lose_area(list in prop::collection::vec((hard(), hard()), PAIRS)) {
        let (first, second): (Vec<_>, Vec<_>) = list.into_iter().unzip();
        let halves = [rectangle(-10.0, -10.0, 40.0, 100.0), rectangle(30.0, -10.0, 60.0, 100.0)].map(|half| footprint(&half, &[]));
        let (layer, other) = (Layer::of(&first), Layer::of(&second));
        let all = overlaps(&layer, &other);
        prop_assert!(all.iter().all(|pair| pair.area.is_finite() && pair.area > 0.0));
        prop_assert!(all.windows(2).all(|two| (two[0].second, two[0].first) < (two[1].second, two[1].first)));
        let cut: Vec<Overlap> = overlaps(&layer, &Layer::of(&halves));
        for (position, outline) in first.iter().enumerate().filter(|(_, outline)| usable(outline)) {
            let parts: f64 = cut.iter().filter(|part| part.first == position).map(|part| part.area).sum();
            prop_assert!((parts - layer.area(position)).abs() < 1e-6, "{} {:?}", parts, outline);
            for pair in all.iter().filter(|pair| pair.first == position && usable(&second[pair.second])) {
                let expect = outline.intersection(&second[pair.second]).unsigned_area();
                prop_assert!((pair.area - expect).abs() < 1e-3, "{} {} {:?} {:?}", pair.area, expect, outline, second[pair.second]);
            }
        }
    }

    #[test]
    fn many_together_are_what_each_pair_is_alone(a in prop::collection::vec(shape(), 0..40), b in prop::collection::vec(shape(), 0..80)) {
        let together = overlaps(&Layer::of(&a), &Layer::of(&b));
        let mut alone = Vec::new();
        for (second, outline) in b.iter().enumerate() {
            for (first, other) in a.iter().enumerate() {
                let area = common(other, outline);
                if area > 0.0 {
                    alone.push(Overlap { first, second, area });
                }
            }
        }
        prop_assert_eq!(together, alone);
    }
}

#[test]
fn a_pentagram_is_not_taken_for_convex_although_it_turns_left_everywhere() {
    let point = |k: usize| {
        let angle = (k * 2) as f64 / 5.0 * std::f64::consts::TAU;
        coord! { x: 10.0 * angle.cos(), y: 10.0 * angle.sin() }
    };
    let pentagram = footprint(&(0..5).map(point).collect::<Vec<_>>(), &[]);
    // By winding the middle counts twice on either way through the program.
    let around = footprint(&rectangle(-20.0, -20.0, 40.0, 40.0), &[]);
    let area = Layer::of([&pentagram]).area(0);
    assert!((common(&pentagram, &around) - area).abs() < 1e-9);
    assert!(
        (common(&pentagram, &pentagram) - area).abs() > 1.0,
        "as a clip it is no half planes: the strips are asked"
    );
}

#[test]
fn outlines_without_a_place_meet_nothing_and_touching_ones_do_not_overlap() {
    let nowhere =
        footprint(&[coord! { x: f64::NAN, y: 0.0 }, coord! { x: 1.0, y: 0.0 }, coord! { x: 0.0, y: 1.0 }], &[]);
    let empty = MultiPolygon(vec![]);
    let (base, beside) =
        (footprint(&rectangle(0.0, 0.0, 3.0, 3.0), &[]), footprint(&rectangle(3.0, 0.0, 3.0, 3.0), &[]));
    let layer = Layer::of([&nowhere, &empty, &base, &beside]);
    assert_eq!(layer.len(), 4);
    let pairs: Vec<(usize, usize)> = overlaps(&layer, &layer).iter().map(|pair| (pair.first, pair.second)).collect();
    assert_eq!(pairs, [(2, 2), (3, 3)]);
    assert!(overlaps(&Layer::default(), &layer).is_empty() && overlaps(&layer, &Layer::default()).is_empty());
}
