//! What changing figures costs, as the person who asks gives it. Nothing is assumed.

use std::collections::BTreeMap;

use model::{Fen, Measure};
use rules::Quantity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What it costs to change a figure, and how far it may go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeverCost {
    /// Cost of one more of the measure's first unit (万元, 亩, 吨标准煤, 万千瓦时, 吨, 人); absent: it may not rise.
    #[serde(default)]
    pub up: Option<Fen>,
    /// Cost of one less of it; absent: it may not fall.
    #[serde(default)]
    pub down: Option<Fen>,
    /// Not below this amount, in the stored integer unit.
    #[serde(default)]
    pub least: Option<i64>,
    /// Not above this amount, in the stored integer unit.
    #[serde(default)]
    pub most: Option<i64>,
}

/// Costs by figure; a figure that is not named is not changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct LeverCosts(pub BTreeMap<Measure, LeverCost>);

impl LeverCost {
    /// The rate in the direction of a change, in fen for each first unit.
    pub(super) fn rate(&self, rises: bool) -> Option<Fen> {
        if rises { self.up } else { self.down }
    }

    /// The amounts that are allowed, within the limits of the figure itself.
    pub(super) fn within(&self, from: i64, [least, most]: [i64; 2]) -> [i64; 2] {
        let low = if self.down.is_some() { self.least.unwrap_or(least).max(least).min(from) } else { from };
        let high = if self.up.is_some() { self.most.unwrap_or(most).min(most).max(from) } else { from };
        [low, high]
    }

    /// What a change costs, rounded up to the fen; `None` where it may not go that way.
    pub(super) fn of(&self, measure: Measure, from: i64, to: i64) -> Option<Fen> {
        if from == to {
            return Some(Fen::ZERO);
        }
        let unit = Quantity::first_unit(measure)?;
        let rate = i128::from(self.rate(to > from)?.0);
        let cost = i128::from(from.abs_diff(to)) * i128::from(unit.denominator) * rate;
        let numerator = i128::from(unit.numerator);
        i64::try_from((cost + numerator - 1) / numerator).ok().map(Fen)
    }
}
