//! Incoming projects: what waits for land that renewal makes ready.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cm2, Fen, Quarter};

/// A project that waits for land.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncomingProject {
    /// Id.
    pub id: String,
    /// Land that it needs, in one block.
    pub land: Cm2,
    /// Energy that it needs per year, kgce.
    #[serde(default)]
    pub energy: i64,
    /// Emissions that it needs per year, grams.
    #[serde(default)]
    pub emission: i64,
    /// Tax per year that it promises.
    pub tax: Fen,
    /// Land is of no use to it before.
    pub earliest: Quarter,
    /// It goes elsewhere after.
    pub latest: Quarter,
}
