//! 建筑密度、容积率、亩均税收 before and after: what renewal makes of land, as sums that blocks share with their union.

use std::iter::Sum;

use model::{Cm2, Fen};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Quantities;

/// Land today and after its renewal: sums, and the ratios of those sums.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BeforeAfter {
    /// Land.
    pub area: Cm2,
    /// Today.
    pub before: Standing,
    /// After; for a mode that keeps houses for an interim, once they are gone.
    pub after: Standing,
}

/// What stands on land and what it yields.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Standing {
    /// Ground covered by buildings; `None` when it is not known of all the land.
    pub ground: Option<Cm2>,
    /// Floor area, illegal included.
    pub floor: Cm2,
    /// Tax per year; after renewal the tax expected in operation.
    pub tax: Fen,
    /// 建筑密度 = ground ÷ land, 0 to 1.
    pub coverage: Option<f64>,
    /// 容积率 FAR = floor ÷ land.
    pub far: f64,
    /// 亩均税收, 万元 per mu and year.
    pub tax_per_mu: f64,
}

impl Standing {
    /// On so much land.
    #[must_use]
    pub fn new(area: Cm2, ground: Option<Cm2>, floor: Cm2, tax: Fen) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "ratios; areas stay below 2^53 cm²")]
        let share = |part: Cm2| part.0 as f64 / area.0.max(1) as f64;
        let tax_per_mu = if area.0 > 0 { tax.wan_yuan() / area.mu() } else { 0.0 };
        Self { ground, floor, tax, coverage: ground.map(share), far: share(floor), tax_per_mu }
    }

    /// What both stand on together.
    fn and(&self, other: &Self, area: Cm2) -> Self {
        let ground = self.ground.zip(other.ground).map(|(a, b)| a + b);
        Self::new(area, ground, self.floor + other.floor, self.tax + other.tax)
    }
}

impl Sum for BeforeAfter {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let none = || Standing::new(Cm2::ZERO, Some(Cm2::ZERO), Cm2::ZERO, Fen::ZERO);
        all.fold(Self { area: Cm2::ZERO, before: none(), after: none() }, |sum, next| {
            let area = sum.area + next.area;
            Self { area, before: sum.before.and(&next.before, area), after: sum.after.and(&next.after, area) }
        })
    }
}

/// Ground covered after renewal: what stays of today's in proportion to the floor that stays, and new floor by its mean number of
/// storeys. `None` when today's ground, or the storeys of what is built, are not known.
pub(crate) fn ground_after(
    ground: Option<Cm2>,
    standing: Cm2,
    floor_kept: Cm2,
    quantities: &Quantities,
    new_storeys: Option<f64>,
) -> Option<Cm2> {
    let share = if standing.0 > 0 { ratio(floor_kept, standing) } else { 0.0 };
    let stays = whole(ground?, share);
    let built = quantities.floor_built;
    let new = if built == Cm2::ZERO { Cm2::ZERO } else { whole(built, 1.0 / new_storeys?) };
    Some(stays + new)
}

fn ratio(part: Cm2, of: Cm2) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "areas of a parcel stay below 2^53 cm²")]
    let ratio = part.0 as f64 / of.0 as f64;
    ratio
}

/// Half away from zero.
fn whole(area: Cm2, factor: f64) -> Cm2 {
    #[expect(clippy::cast_precision_loss, reason = "areas of a parcel stay below 2^53 cm²")]
    let area = (area.0 as f64 * factor).round() as i64;
    Cm2(area)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(area: i64, ground: Option<i64>, after: i64, tax: i64) -> BeforeAfter {
        let area = Cm2(area);
        BeforeAfter {
            area,
            before: Standing::new(area, ground.map(Cm2), Cm2(area.0 * 2), Fen(tax)),
            after: Standing::new(area, Some(Cm2(after)), Cm2(area.0 * 3), Fen(2 * tax)),
        }
    }

    #[test]
    fn a_union_has_the_ratios_of_its_sums_not_the_mean_of_ratios() {
        // 3 mu and 1 mu (20 000 000 / 3 cm² each): coverage 50 % and 10 % make 40 %.
        let union: BeforeAfter =
            [one(20_000_000, Some(10_000_000), 5_000_000, 300), one(6_666_667, Some(666_667), 0, 100)]
                .into_iter()
                .sum();
        assert_eq!(union.area, Cm2(26_666_667));
        assert!((union.before.coverage.unwrap() - 0.4).abs() < 1e-7, "{union:?}");
        assert_eq!((union.before.far, union.after.far), (2.0, 3.0));
        assert_eq!((union.before.tax, union.after.tax), (Fen(400), Fen(800)));
    }

    #[test]
    fn ground_that_nobody_measured_is_not_0() {
        let union: BeforeAfter = [one(20, Some(10), 5, 3), one(20, None, 5, 3)].into_iter().sum();
        assert_eq!((union.before.coverage, union.after.ground), (None, Some(Cm2(10))));
    }
}
