//! What a mode does to a block, in square metres and tax.

use model::{Block, Cm2, Fen};
use rules::{Base, ModeFigures};

/// Floor and land of a block under a mode, and its tax by year. Parts sum to wholes exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantities {
    /// Lawful floor area that is torn down.
    pub lawful_floor_demolished: Cm2,
    /// Illegal floor area: all of it goes, whatever the mode (浙江省违法建筑处置规定), once verified.
    pub illegal_floor_demolished: Cm2,
    /// Lawful floor area that stays (for a late mode: until demolition).
    pub floor_kept: Cm2,
    /// New floor area on all land.
    pub floor_built: Cm2,
    /// New floor area that the project itself builds; buyers of land build the rest.
    pub floor_built_own: Cm2,
    /// Land of the block.
    pub land_area: Cm2,
    /// Land whose houses are torn down.
    pub land_cleared: Cm2,
    /// Land that is sold.
    pub land_sold: Cm2,
    /// Yearly tax today.
    pub tax_today: Fen,
    /// Yearly tax expected of cleared land in operation.
    pub tax_of_cleared: Fen,
    /// Yearly tax expected of the firms that stay: today's tax of their share with its uplift.
    pub tax_of_kept: Fen,
    /// Yearly tax today of the share that is torn down.
    pub tax_forgone: Fen,
}

impl Quantities {
    /// Works them out. `late` modes keep every house until the end and build nothing before.
    #[must_use]
    pub fn of(block: &Block, figures: &ModeFigures, late: bool) -> Self {
        let torn_down = times(block.lawful_floor_area.0, figures.demolished_share);
        let kept = if late { block.lawful_floor_area.0 } else { block.lawful_floor_area.0 - torn_down };
        let floor_built = (times(block.area.0, figures.far_after) - kept).max(0);
        let floor_built = if late { 0 } else { floor_built };
        let sold = times(block.area.0, figures.land_sold_share);
        let by_buyers = times(floor_built, figures.land_sold_share);
        let cleared = times(block.area.0, figures.demolished_share);
        let forgone = times(block.tax.0, figures.demolished_share);
        // A late mode clears its land only after operation.
        let (renewed, staying) = if late { (0, block.tax.0) } else { (cleared, block.tax.0 - forgone) };
        Self {
            lawful_floor_demolished: Cm2(torn_down),
            illegal_floor_demolished: block.illegal_floor_area,
            floor_kept: Cm2(kept),
            floor_built: Cm2(floor_built),
            floor_built_own: Cm2(floor_built - by_buyers),
            land_area: block.area,
            land_cleared: Cm2(cleared),
            land_sold: Cm2(sold),
            tax_today: block.tax,
            // 万元/亩 × cm²: 1 mu is 20 000 000 / 3 cm² and 1 万元 is 1 000 000 fen.
            tax_of_cleared: Fen(times(renewed, figures.tax_per_mu * 3.0 / 20.0)),
            tax_of_kept: Fen(times(staying, 1.0 + figures.kept_tax_uplift)),
            tax_forgone: Fen(forgone),
        }
    }

    /// The stored integer of a base: cm², or fen per year. [`Base::Items`] has none of its own.
    #[must_use]
    pub fn base(&self, base: Base) -> i64 {
        match base {
            Base::LawfulFloorDemolished => self.lawful_floor_demolished.0,
            Base::IllegalFloorDemolished => self.illegal_floor_demolished.0,
            Base::FloorDemolished => self.lawful_floor_demolished.0 + self.illegal_floor_demolished.0,
            Base::FloorKept => self.floor_kept.0,
            Base::FloorBuilt => self.floor_built.0,
            Base::FloorBuiltOwn => self.floor_built_own.0,
            Base::LandArea => self.land_area.0,
            Base::LandCleared => self.land_cleared.0,
            Base::LandSold => self.land_sold.0,
            Base::TaxGain => self.tax_of_cleared.0 + self.tax_of_kept.0 - self.tax_today.0,
            Base::TaxForgone => self.tax_forgone.0,
            Base::Items => 0,
        }
    }
}

/// Rounded half away from zero; exact enough because the amounts stay below 2^53.
fn times(amount: i64, factor: f64) -> i64 {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "areas and taxes of blocks stay below 2^53; a float out of range saturates"
    )]
    let product = (amount as f64 * factor).round() as i64;
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks;
    use model::{MilliPerson, ParcelId, Site};
    use rules::{BlockRule, Timetable};

    fn block() -> Block {
        let site = Site {
            parcel: ParcelId("a".to_owned()),
            code: String::new(),
            village: None,
            area: Cm2(800_000_000), // 120 mu
            lawful_floor_area: Cm2(400_000_000),
            illegal_floor_area: Cm2(10_000_000),
            let_floor_area: Cm2::ZERO,
            tax: Fen(300_000_000),
            firms: 9,
            staff: MilliPerson::ZERO,
            tenures: vec![],
            holders: 2,
            plan_conflict: 0.0,
            industrial: true,
        };
        let rule = BlockRule {
            tax_per_mu_below: Fen(4_000_000),
            min_area_mu: 1.0,
            interstitial_above: 0.5,
            own_use_firms: 1.0,
        };
        blocks(&[site], &[], &rule).blocks.remove(0)
    }

    fn of(demolished_share: f64, far_after: f64, land_sold_share: f64, late: bool) -> Quantities {
        let timetable =
            Timetable { lead_end: 0, demolition: (0, 1), construction: (1, 2), operation: (2, 9), horizon: 9 };
        let figures = ModeFigures {
            timetable,
            demolished_share,
            far_after,
            land_sold_share,
            tax_per_mu: 20.0,
            kept_tax_uplift: 0.2,
            new_storeys: None,
        };
        Quantities::of(&block(), &figures, late)
    }

    #[test]
    fn floors_add_up() {
        let q = of(0.3, 1.5, 0.25, false);
        assert_eq!((q.lawful_floor_demolished, q.floor_kept), (Cm2(120_000_000), Cm2(280_000_000)));
        assert_eq!(q.floor_built, Cm2(1_200_000_000 - 280_000_000));
        assert_eq!(q.floor_built_own, Cm2(690_000_000)); // three quarters
        assert_eq!((q.land_cleared, q.land_sold), (Cm2(240_000_000), Cm2(200_000_000)));
        assert_eq!(q.base(Base::FloorDemolished), 130_000_000);
    }

    #[test]
    fn nothing_is_built_when_what_stays_reaches_the_ratio() {
        assert_eq!(of(0.0, 0.4, 0.0, false).floor_built, Cm2::ZERO);
        assert_eq!(of(1.0, 2.0, 0.0, true).floor_built, Cm2::ZERO, "late modes build nothing");
    }

    #[test]
    fn tax_comes_from_cleared_land_and_from_firms_that_stay() {
        // 36 mu × 20 万元 + 70 % of 300 万元 × 1.2 − 300 万元
        let q = of(0.3, 1.5, 0.0, false);
        assert_eq!((q.tax_of_cleared, q.tax_of_kept), (Fen(720_000_000), Fen(252_000_000)));
        assert_eq!((q.base(Base::TaxGain), q.tax_forgone), (672_000_000, Fen(90_000_000)));
        // Keeping all of them loses none.
        assert_eq!(of(0.0, 0.0, 0.0, false).base(Base::TaxGain), 60_000_000);
        // A late mode clears its land after operation.
        let late = of(1.0, 0.0, 1.0, true);
        assert_eq!((late.tax_of_cleared, late.base(Base::TaxGain)), (Fen::ZERO, 60_000_000));
        assert_eq!((late.floor_kept, late.lawful_floor_demolished), (Cm2(400_000_000), Cm2(400_000_000)));
    }
}
