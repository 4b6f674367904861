//! A made-up town of irregular outlines: turned quads and L-shapes, scattered and not on a grid, in CGCS2000 coordinates.

use geo_types::{Coord, coord};

/// Where the town lies, m: the numbers are as long as those of a real one.
pub(crate) const CORNER: Coord<f64> = Coord { x: 500_000.0, y: 3_350_000.0 };
/// Land per parcel, m², roads and fields included.
const LAND: f64 = 2_330.0;
/// Buildings of one parcel lie within this many of its half widths around its middle; it sets how many pairs meet.
const SPREAD: f64 = 1.0;

/// Outlines as the fast path takes them.
pub(crate) struct Outlines {
    pub(crate) points: Vec<Coord<f64>>,
    pub(crate) starts: Vec<usize>,
}

/// A number in 0..1 from a seed; the mixing is splitmix64's.
pub(crate) fn unit(row: usize, salt: u64) -> f64 {
    let mut z = (row as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(salt.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Side of the square that so many parcels lie in, m.
pub(crate) fn side(parcels: usize) -> f64 {
    (parcels as f64 * LAND).sqrt()
}

/// The middle of a parcel: the plane's golden sequence, which is even but repeats no distance.
fn middle(parcel: usize, of: usize) -> Coord<f64> {
    let golden = |share: f64| (0.5 + share * (parcel + 1) as f64).fract() * side(of);
    CORNER + coord! { x: golden(0.754_877_666_246_693), y: golden(0.569_840_290_998_053) }
}

fn half_width(parcel: usize) -> f64 {
    14.0 + 12.0 * unit(parcel, 1)
}

/// Parcels of half widths of 14 to 26 m.
pub(crate) fn parcels(count: usize) -> Outlines {
    outlines(count, 10, |parcel| (middle(parcel, count), half_width(parcel)))
}

/// Buildings of half widths of 4 to 10 m around parcels drawn by chance.
pub(crate) fn buildings(count: usize, parcels: usize) -> Outlines {
    outlines(count, 20, |building| {
        let parcel = (unit(building, 2) * parcels as f64) as usize;
        let reach = SPREAD * half_width(parcel);
        let off = |salt| (2.0 * unit(building, salt) - 1.0) * reach;
        (middle(parcel, parcels) + coord! { x: off(3), y: off(4) }, 4.0 + 6.0 * unit(building, 5))
    })
}

/// Another outline for a parcel of so many.
pub(crate) fn parcels_like(parcel: usize, of: usize, salt: u64) -> Vec<Coord<f64>> {
    let middle = middle(parcel, of);
    ring(parcel, salt, half_width(parcel)).into_iter().map(|point| middle + point).collect()
}

fn outlines(count: usize, salt: u64, place: impl Fn(usize) -> (Coord<f64>, f64)) -> Outlines {
    let mut points = Vec::with_capacity(count * 5);
    let mut starts = vec![0];
    for row in 0..count {
        let (middle, half) = place(row);
        points.extend(ring(row, salt, half).into_iter().map(|point| middle + point));
        starts.push(points.len());
    }
    Outlines { points, starts }
}

/// A quarter are L-shapes, the others quads, around the origin.
fn ring(row: usize, salt: u64, half: f64) -> Vec<Coord<f64>> {
    let chance = |salt_of: u64| unit(row, salt + salt_of);
    let turn = chance(0) * std::f64::consts::TAU;
    if chance(1) < 0.25 {
        let (x, y) = (half * (chance(2) - 0.5), half * (chance(3) - 0.5));
        return [(-half, -half), (half, -half), (half, y), (x, y), (x, half), (-half, half)]
            .map(|(x, y)| coord! { x: x * turn.cos() - y * turn.sin(), y: x * turn.sin() + y * turn.cos() })
            .to_vec();
    }
    (0..4_u32)
        .map(|corner| {
            let off = 0.3 * (chance(4 + u64::from(corner)) - 0.5);
            let angle = turn + (f64::from(corner) + off) * std::f64::consts::FRAC_PI_2;
            let reach = half * std::f64::consts::SQRT_2 * (0.8 + 0.4 * chance(8 + u64::from(corner)));
            coord! { x: reach * angle.cos(), y: reach * angle.sin() }
        })
        .collect()
}
