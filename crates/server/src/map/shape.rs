//! What a layer draws, still in the town's own coordinates.

use model::{Footprint, Line};

use super::Degrees;
use crate::wire::Geometry;

/// Outlines or a centre line of the snapshot.
pub(crate) enum Shape<'a> {
    /// An outline.
    Outline(&'a Footprint),
    /// Several outlines as one.
    Outlines(Vec<&'a Footprint>),
    /// A centre line.
    Line(&'a Line),
}

impl Shape<'_> {
    /// In degrees; `None` when nothing is left.
    pub(crate) fn degrees(&self, degrees: &Degrees<'_>) -> Option<Geometry> {
        match self {
            Self::Outline(outline) => degrees.outline(outline),
            Self::Outlines(outlines) => degrees.outlines(outlines.iter().copied()),
            Self::Line(line) => degrees.line(line),
        }
    }

    /// In metres of the town's zone, easting first.
    pub(crate) fn metres(&self) -> geo_types::Geometry<f64> {
        match self {
            Self::Outline(outline) => (*outline).clone().into(),
            Self::Outlines(outlines) => {
                let all = outlines.iter().flat_map(|outline| outline.0.iter().cloned()).collect();
                geo_types::MultiPolygon::<f64>(all).into()
            }
            Self::Line(line) => (*line).clone().into(),
        }
    }
}
