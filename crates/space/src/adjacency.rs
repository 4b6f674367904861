//! Adjacency: two parcels share a boundary, or face each other across a gap up to a width with no third parcel between.

use model::statement::ParcelOutline;
use model::{Adjacency, Widths};

use crate::barrier::Barriers;
use crate::cadastre::Shaped;
use crate::facing::{Piece, facing};
use crate::segment::Segment;
use crate::tree::Tree;

/// All adjacent pairs, ordered by (a, b). `parcels` are in the order of their ids.
pub(crate) fn adjacency(
    parcels: &[Shaped<'_, ParcelOutline>],
    tree: &Tree,
    barriers: &Barriers<'_>,
    widths: &Widths,
) -> Vec<Adjacency> {
    let (reach, least) = (metres(widths.adjacency_gap_mm), metres(widths.adjacency_shared_mm));
    let mut pairs = Vec::new();
    for (first, a) in parcels.iter().enumerate() {
        for second in tree.near(a.outline.low, a.outline.high, reach) {
            let Some(b) = parcels.get(second).filter(|_| second > first) else { continue };
            let pieces = facing(&a.outline, &b.outline, reach);
            let shared: f64 = pieces.iter().filter(|piece| piece.gap == 0.0).map(|piece| piece.length).sum();
            let pair = |shared_mm, gap_mm, between| Adjacency {
                a: a.stated.is.parcel.clone(),
                b: b.stated.is.parcel.clone(),
                shared_mm,
                gap_mm,
                between,
            };
            if shared > 0.0 && shared >= least {
                pairs.push(pair(millimetres(shared), 0, None));
                continue;
            }
            let open: Vec<&Piece> =
                pieces.iter().filter(|piece| !parcel_between(parcels, tree, [first, second], &piece.across)).collect();
            let length: f64 = open.iter().map(|piece| piece.length).sum();
            if length > 0.0 && length >= least {
                // The lane's usual width: the mean over the facing boundary, for a single narrow corner says little.
                let mean = open.iter().map(|piece| piece.gap * piece.length).sum::<f64>() / length;
                let between = barriers.between(open.iter().map(|piece| &piece.across));
                pairs.push(pair(0, millimetres(mean).max(1), between));
            }
        }
    }
    pairs.sort_by(|p, q| (&p.a, &p.b).cmp(&(&q.a, &q.b)));
    pairs
}

/// Whether a third parcel lies on the way across.
fn parcel_between(parcels: &[Shaped<'_, ParcelOutline>], tree: &Tree, pair: [usize; 2], across: &Segment) -> bool {
    let (low, high) = across.corners();
    tree.near(low, high, 0.0).into_iter().filter(|other| !pair.contains(other)).any(|other| {
        parcels
            .get(other)
            .is_some_and(|third| [0.25, 0.5, 0.75].iter().any(|share| third.outline.contains(across.at(*share))))
    })
}

pub(crate) fn metres(millimetres: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a width in mm is far below 2^53")]
    let length = millimetres as f64;
    length / 1000.0
}

pub(crate) fn millimetres(metres: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a town is far below 2^63 mm; a float out of range saturates")]
    let length = (metres * 1000.0).round() as i64;
    length
}
