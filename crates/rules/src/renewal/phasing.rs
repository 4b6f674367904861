//! How a town wants its blocks phased: the `phasing.*` parameters of a renewal pack.

use jiff::civil::Date;
use model::{Cm2, Fen};

use super::RenewalPack;
use super::line::scaled;
use crate::PackError;

/// Limits and wishes of phasing on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhasingRule {
    /// Years in the first quarter of which a block may start, counted from the plan's first quarter; at least 1.
    pub years: u32,
    /// The deepest cumulative gap that the payers may have together.
    pub peak_gap: Fen,
    /// Blocks of the first start have at least this area.
    pub first_batch: Cm2,
    /// Every block has at least this area.
    pub least_block: Cm2,
    /// Share of new space reserved for small parks and relocation, in thousandths.
    pub reserved: i64,
    /// Places that a displaced firm may sit in one after the other before its new one.
    pub most_seats: usize,
    /// Quarters of output that a displaced firm loses.
    pub lost_quarters: i64,
    /// Quarters that a plan change takes.
    pub plan_change: u32,
    /// Quarters that the procedure of collective land takes.
    pub collective_land: u32,
    /// What a cm² of renewed land is worth to the town beside its cash flow, in fen.
    pub renewed: i64,
    /// What a cm² of freed land is worth to the town beside its cash flow, in fen.
    pub freed: i64,
    /// What a mu that waits a quarter costs the town.
    pub waiting: Fen,
}

impl RenewalPack {
    /// How blocks are phased on that day.
    ///
    /// # Errors
    /// When a `phasing.*` parameter is missing, has no value on that day or does not fit.
    pub fn phasing(&self, day: Date) -> Result<PhasingRule, PackError> {
        let at = |name: &str| self.parameters.at(&format!("phasing.{name}"), day);
        let whole = |name: &str| -> Result<u32, PackError> {
            u32::try_from(scaled(at(name)?, 1)?).map_err(|_| {
                PackError::new(format!("parameter `phasing.{name}` is negative"), "write a whole number from 0 on")
            })
        };
        Ok(PhasingRule {
            years: whole("years")?.max(1),
            // 万元 are 1 000 000 fen; a mu is 20 000 000 / 3 cm².
            peak_gap: Fen(scaled(at("peak_gap")?, 1_000_000)?),
            first_batch: Cm2(scaled(at("first_batch")?, 20_000_000)? / 3),
            least_block: Cm2(scaled(at("least_block")?, 20_000_000)? / 3),
            reserved: scaled(at("reserved_share")?, 1000)?,
            most_seats: usize::try_from(whole("most_seats")?).unwrap_or(usize::MAX),
            lost_quarters: i64::from(whole("lost_quarters")?),
            plan_change: whole("plan_change_quarters")?,
            collective_land: whole("collective_land_quarters")?,
            renewed: scaled(at("worth_of_renewed_land")? * 0.15, 1)?,
            freed: scaled(at("worth_of_freed_land")? * 0.15, 1)?,
            waiting: Fen(scaled(at("cost_of_waiting")?, 1_000_000)?),
        })
    }
}
