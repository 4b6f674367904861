//! Areas.

use serde::Serialize;
use utoipa::ToSchema;

/// An area. 1 mu (亩) = 2000/3 m² exactly.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub(crate) struct Area {
    /// Square metres.
    pub m2: f64,
    /// Mu (亩).
    pub mu: f64,
}

impl From<model::Cm2> for Area {
    fn from(area: model::Cm2) -> Self {
        Self { m2: area.square_metres(), mu: area.mu() }
    }
}
