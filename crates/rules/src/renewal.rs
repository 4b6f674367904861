//! Packs of 千亩改造: which sites make a block, which modes there are, and what each costs and brings in.

mod barriers;
mod debt;
mod line;
mod mode;
mod phasing;
mod uncertainty;

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Barrier, ContentHash, Fen, Unsourced};
use serde::Deserialize;

pub use barriers::Barriers;
pub use debt::{DebtRule, InstrumentFigures, InstrumentRule};
pub use line::{Base, Dimension, Duration, LineKind, LineRule, Moment, PartyShare, PriceUnit};
pub use mode::{ConflictBar, ModeFigures, ModeRule, Timetable};
pub use phasing::PhasingRule;
pub use uncertainty::{BreakEvenRule, CorrelationRule, RangeRule, Uncertainty};

use crate::{Header, PackError, Parameters, pack_error};

/// A renewal pack.
///
/// ```
/// let text = include_str!("../../../rulepacks/renewal/default/pack.toml");
/// let pack = rules::RenewalPack::parse("default/pack.toml", text)?;
/// let modes: Vec<&str> = pack.modes.iter().map(|mode| mode.zh.as_str()).collect();
/// assert_eq!(modes, ["拆除式", "梳理式", "管理提升式", "近期保留远期拆除式"]);
/// # Ok::<(), rules::PackError>(())
/// ```
///
/// Parameters of a mode are found by name: `mode.<code>.lead_quarters`, `demolition_quarters`, `construction_quarters`,
/// `interim_quarters` (late modes), `demolished_share`, `far_after`, `land_sold_share`, `tax_per_mu`, `kept_tax_uplift`; and,
/// where one wants to know the coverage after renewal, `new_storeys`.
#[derive(Debug, Clone, PartialEq)]
pub struct RenewalPack {
    /// What it is.
    pub header: Header,
    /// Its numbers.
    pub parameters: Parameters,
    /// Modes in the order in which they are listed and ties are broken.
    pub modes: Vec<ModeRule>,
    /// Cost and income items in the order in which they are shown.
    pub lines: Vec<LineRule>,
    /// What separates two parcels that lie side by side.
    pub barriers: Barriers,
    /// How it is financed; `None` when the pack does not say.
    pub debt: Option<DebtRule>,
    /// How uncertain its numbers are.
    pub uncertainty: Uncertainty,
    /// Numbers of which one asks where the net present value is zero.
    pub break_even: Vec<BreakEvenRule>,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

/// Which sites make a block.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockRule {
    /// A site whose yearly tax per mu is below this is low-yield.
    pub tax_per_mu_below: Fen,
    /// A group smaller than this is no block, mu.
    pub min_area_mu: f64,
    /// 夹心地: a site that is not low-yield joins when more than this share of its neighbours is, 0 to 1.
    pub interstitial_above: f64,
    /// A site with one right holder and at most this many firms stays with its owner: it is uplifted in place.
    pub own_use_firms: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    parameters: Parameters,
    mode: Vec<ModeRule>,
    line: Vec<LineRule>,
    barriers: Barriers,
    #[serde(default)]
    debt: Option<DebtRule>,
    #[serde(default)]
    range: Vec<RangeRule>,
    #[serde(default)]
    correlation: Vec<CorrelationRule>,
    #[serde(default)]
    break_even: Vec<BreakEvenRule>,
}

impl RenewalPack {
    /// Reads a pack and checks what can be checked without sites: every parameter that a mode or line names exists, the
    /// unit of a price fits what it is multiplied with, codes are unique, `of` names earlier lines, shares lie in 0 to 1.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let read: Text = pack_error::read(file, text)?;
        let day = read.pack.effective_from;
        let mut pack = Self {
            header: read.pack,
            parameters: read.parameters,
            debt: read.debt,
            uncertainty: Uncertainty::default(),
            break_even: read.break_even,
            modes: read.mode,
            lines: read.line,
            barriers: read.barriers,
            hash: ContentHash::of(text.as_bytes()),
        };
        pack.check().map_err(|error| error.in_file(file))?;
        pack.uncertainty = Uncertainty::new(read.range, &read.correlation, &pack.parameters, day)
            .map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    /// Which sites make a block on that day.
    ///
    /// # Errors
    /// When a `block.*` parameter is missing or has no value on that day.
    pub fn block_rule(&self, day: Date) -> Result<BlockRule, PackError> {
        let below = self.parameters.at("block.tax_per_mu_below", day)?;
        Ok(BlockRule {
            tax_per_mu_below: Fen(line::scaled(below, 1_000_000)?),
            min_area_mu: self.parameters.at("block.min_area", day)?,
            interstitial_above: self.parameters.at("block.interstitial_above", day)?,
            own_use_firms: self.parameters.at("block.own_use_firms", day)?,
        })
    }

    /// Discount rate per year.
    ///
    /// # Errors
    /// When the parameter is missing or has no value on that day.
    pub fn discount_rate(&self, day: Date) -> Result<f64, PackError> {
        self.parameters.at("discount_rate", day)
    }

    /// Quarters that a cash flow covers, the same for every mode so that their net present values can be compared.
    ///
    /// # Errors
    /// When the parameter is missing or has no value on that day.
    pub fn horizon(&self, day: Date) -> Result<u32, PackError> {
        mode::quarters(&self.parameters, "horizon_quarters", day)
    }

    /// The figures of a mode on a day.
    ///
    /// # Errors
    /// When a parameter is missing, or the phases do not fit into the horizon.
    pub fn figures(&self, mode: &ModeRule, day: Date) -> Result<ModeFigures, PackError> {
        mode.figures(&self.parameters, self.horizon(day)?, day)
    }

    /// Whether what runs between two parcels separates them.
    #[must_use]
    pub fn is_barrier(&self, barrier: &Barrier) -> bool {
        self.barriers.separates(barrier)
    }

    /// The pack as it would be with another number for one parameter: a what-if, whose hash stays that of the text.
    ///
    /// # Errors
    /// When it has no such parameter.
    pub fn with(&self, name: &str, value: f64) -> Result<Self, PackError> {
        let mut pack = self.clone();
        pack.parameters.set(name, value)?;
        Ok(pack)
    }

    /// The notes that a plan must carry: parameters, barriers and ranges without a source.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        let mut notes = self.parameters.unsourced(day);
        notes.extend(self.barriers.unsourced());
        notes.extend(self.uncertainty.unsourced());
        notes
    }

    fn check(&self) -> Result<(), PackError> {
        self.parameters.check()?;
        self.barriers.check()?;
        let day = self.header.effective_from;
        self.block_rule(day)?;
        if self.discount_rate(day)? <= -1.0 {
            return Err(PackError::new("parameter `discount_rate` is not above -1", "write 6 % as 0.06"));
        }
        let mut codes = BTreeSet::new();
        for mode in &self.modes {
            if !codes.insert(mode.code.as_str()) {
                return Err(PackError::new(
                    format!("mode `{}` stands twice", mode.code),
                    "give each mode its own code",
                ));
            }
            self.figures(mode, day)?;
        }
        if self.modes.is_empty() {
            return Err(PackError::new("no mode is given", "add at least one `[[mode]]`"));
        }
        for rule in &self.break_even {
            rule.check(&self.parameters, &codes)?;
        }
        let mut earlier = BTreeSet::new();
        for line in &self.lines {
            line.check(&self.parameters, day, &codes, &earlier)?;
            if !earlier.insert(line.item.as_str()) {
                let message = format!("line `{}` stands twice", line.item);
                return Err(PackError::new(message, "give each line its own item code"));
            }
        }
        self.debt.as_ref().map_or(Ok(()), |debt| debt.check(&self.parameters, day, &earlier))
    }
}

#[cfg(test)]
mod tests;
