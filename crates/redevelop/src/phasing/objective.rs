//! What is wanted, and what costs points.

use model::Fen;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that a plan has so much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Net present value of all payers' money, fen: each parcel's own is rounded to the fen, so that blocks are exact sums.
    Npv,
    /// Land freed, cm².
    LandFreed,
    /// Tax gained per year, fen.
    TaxGained,
    /// Jobs kept, thousandths.
    JobsKept,
    /// Output lost by firms that move, fen; less is better, so its weight is negative.
    Disruption,
    /// Land renewed, cm².
    Area,
}

impl Measure {
    /// All, in the order in which plans list them.
    pub const ALL: [Self; 6] =
        [Self::Npv, Self::LandFreed, Self::TaxGained, Self::JobsKept, Self::Disruption, Self::Area];
}

/// How measures become one number of points. A weight is points for one unit of the measure; with weight 1 on NPV points are fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Objective {
    /// Σ weight × measure, as large as can be.
    Weighted {
        /// Measures with their weights.
        terms: Vec<(Measure, i64)>,
    },
    /// One after the other: each is made as good as can be while the earlier keep what they reached, less the tolerance.
    Lexicographic {
        /// Measures, with +1 for more and −1 for less is better.
        order: Vec<(Measure, i64)>,
        /// What may be lost of an earlier one, in millionths of its value.
        tolerance: i64,
    },
}

impl Default for Objective {
    fn default() -> Self {
        Self::Weighted { terms: vec![(Measure::Npv, 1)] }
    }
}

/// What costs points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Penalty {
    /// Every block costs so much once: survey, plan, office. Not negative.
    PerBlock {
        /// Points.
        points: Fen,
    },
    /// Every quarter that a mu's worth of land (20 000 000 / 3 cm²) waits before its start costs so much.
    Waiting {
        /// Points per mu and quarter.
        points: Fen,
    },
}
