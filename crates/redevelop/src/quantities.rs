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
    /// Yearly tax expected in operation less tax today.
    pub tax_gain: Fen,
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
        // 万元/亩 × cm²: 1 mu is 20 000 000 / 3 cm² and 1 万元 is 1 000 000 fen.
        let expected = times(block.area.0, figures.tax_per_mu * 3.0 / 20.0);
        Self {
            lawful_floor_demolished: Cm2(torn_down),
            illegal_floor_demolished: block.illegal_floor_area,
            floor_kept: Cm2(kept),
            floor_built: Cm2(floor_built),
            floor_built_own: Cm2(floor_built - by_buyers),
            land_area: block.area,
            land_cleared: Cm2(times(block.area.0, figures.demolished_share)),
            land_sold: Cm2(sold),
            tax_gain: Fen(expected - block.tax.0),
            tax_forgone: Fen(times(block.tax.0, figures.demolished_share)),
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
            Base::TaxGain => self.tax_gain.0,
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
