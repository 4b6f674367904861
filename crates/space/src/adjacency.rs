//! Adjacency: two parcels share a boundary, or face each other across a gap up to a width with no third parcel between.

use model::statement::ParcelOutline;
use model::{Adjacency, Widths};

use crate::barrier::Barriers;
use crate::cadastre::Shaped;
use crate::facing::{DRAWN_APART, Piece, facing};
use crate::segment::Segment;
use crate::tree::Tree;

/// Who lies beside whom.
pub(crate) struct Neighbours {
    /// Ordered by (a, b).
    pub(crate) pairs: Vec<Adjacency>,
    /// Narrow gaps along boundaries that were most likely meant to be one.
    pub(crate) gaps: Vec<DrawnGap>,
}

/// A narrow gap between two parcels, which are named by their position.
pub(crate) struct DrawnGap {
    pub(crate) between: [usize; 2],
    /// Length along the first parcel, m.
    pub(crate) length: f64,
    /// Area, m².
    pub(crate) area: f64,
}

/// All adjacent pairs of parcels, which are in the order of their ids.
pub(crate) fn adjacency(
    parcels: &[Shaped<'_, ParcelOutline>],
    tree: &Tree,
    barriers: &Barriers<'_>,
    widths: &Widths,
) -> Neighbours {
    let (reach, least) = (metres(widths.adjacency_gap_mm), metres(widths.adjacency_shared_mm));
    let mut neighbours = Neighbours { pairs: Vec::new(), gaps: Vec::new() };
    for (first, a) in parcels.iter().enumerate() {
        for second in tree.near(a.outline.low, a.outline.high, reach) {
            let Some(b) = parcels.get(second).filter(|_| second > first) else { continue };
            let mut pieces = facing(&a.outline, &b.outline, reach);
            pieces.retain(|piece| piece.gap == 0.0 || !parcel_between(parcels, tree, [first, second], &piece.across));
            neighbours.gaps.extend(drawn_gap([first, second], &pieces, barriers));
            let Some((shared_mm, gap_mm)) = closeness(&pieces, least) else { continue };
            let between = if gap_mm == 0 { None } else { barriers.between(pieces.iter().map(|p| &p.across)) };
            let (a, b) = (a.stated.is.parcel.clone(), b.stated.is.parcel.clone());
            neighbours.pairs.push(Adjacency { a, b, shared_mm, gap_mm, between });
        }
    }
    neighbours.pairs.sort_by(|p, q| (&p.a, &p.b).cmp(&(&q.a, &q.b)));
    neighbours
}

/// Shared boundary and gap in millimetres, when the pieces make the pair adjacent.
fn closeness(pieces: &[Piece], least: f64) -> Option<(i64, i64)> {
    let shared: f64 = pieces.iter().filter(|piece| piece.gap == 0.0).map(|piece| piece.length).sum();
    if shared > 0.0 && shared >= least {
        return Some((millimetres(shared), 0));
    }
    let length: f64 = pieces.iter().map(|piece| piece.length).sum();
    if length <= 0.0 || length < least {
        return None;
    }
    // The lane's usual width: the mean over the facing boundary, for a single narrow corner says little.
    let mean = pieces.iter().map(|piece| piece.gap * piece.length).sum::<f64>() / length;
    Some((0, millimetres(mean).max(1)))
}

/// The part of a facing boundary that is apart by less than anything passes through, and with nothing drawn in it.
fn drawn_gap(between: [usize; 2], pieces: &[Piece], barriers: &Barriers<'_>) -> Option<DrawnGap> {
    let apart = || pieces.iter().filter(|piece| piece.gap > 0.0 && piece.gap <= DRAWN_APART);
    let length: f64 = apart().map(|piece| piece.length).sum();
    let area = apart().map(|piece| piece.length * piece.gap).sum();
    let nothing_between = || barriers.between(apart().map(|piece| &piece.across)).is_none();
    (length > 0.0 && nothing_between()).then_some(DrawnGap { between, length, area })
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
