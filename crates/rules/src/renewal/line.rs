//! Cost and income items of a cash flow: base × price × shares × time, and when it is paid.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Clause, Party};
use serde::Deserialize;

use super::mode::share;
use crate::{PackError, Parameters};

/// Cost or income.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Counts as a negative amount.
    Cost,
    /// Counts as a positive amount.
    Income,
}

/// What a line is reckoned on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// 拆除的合法建筑面积
    LawfulFloorDemolished,
    /// 拆除的违法建筑面积
    IllegalFloorDemolished,
    /// 拆除建筑面积合计
    FloorDemolished,
    /// 保留建筑面积
    FloorKept,
    /// 新建建筑面积, by buyers of land too
    FloorBuilt,
    /// 新建建筑面积 of the project itself
    FloorBuiltOwn,
    /// 区块用地面积
    LandArea,
    /// 腾空用地面积: the share of land whose houses are torn down
    LandCleared,
    /// 出让用地面积
    LandSold,
    /// 年新增税收: tax expected in operation, of cleared land and of firms that stay, less tax today; negative when less
    /// is expected
    TaxGain,
    /// 年停产减收税收: tax today of the share that is torn down
    TaxForgone,
    /// The totals of earlier lines, named by `of` (房屋价值、建安费 …)
    Items,
}

/// The physical kind of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// An area.
    Area,
    /// An amount of money.
    Money,
    /// An amount of money per year.
    MoneyPerYear,
}

impl Base {
    /// Its kind.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        match self {
            Self::TaxGain | Self::TaxForgone => Dimension::MoneyPerYear,
            Self::Items => Dimension::Money,
            _ => Dimension::Area,
        }
    }

    /// Chinese and English name.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::LawfulFloorDemolished => ("拆除合法建筑面积", "lawful floor area demolished"),
            Self::IllegalFloorDemolished => ("拆除违法建筑面积", "illegal floor area demolished"),
            Self::FloorDemolished => ("拆除建筑面积", "floor area demolished"),
            Self::FloorKept => ("保留建筑面积", "floor area kept"),
            Self::FloorBuilt => ("新建建筑面积", "floor area built"),
            Self::FloorBuiltOwn => ("自建建筑面积", "floor area built by the project"),
            Self::LandArea => ("用地面积", "land area"),
            Self::LandCleared => ("腾空用地面积", "land cleared"),
            Self::LandSold => ("出让用地面积", "land sold"),
            Self::TaxGain => ("年新增税收", "tax gained per year"),
            Self::TaxForgone => ("年减收税收", "tax forgone per year"),
            Self::Items => ("计算基数", "base items"),
        }
    }
}

/// For how long a price per year or month is paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duration {
    /// Not a price per time.
    #[default]
    Once,
    /// The years of operation.
    Operation,
    /// While firms of torn-down houses have no place here.
    Absence,
    /// Half of demolition and works: money spent evenly is bound for half of the time on average.
    HalfBuilding,
}

/// An edge of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// First quarter.
    Start,
    /// Agreements are signed.
    LeadEnd,
    /// Houses are emptied.
    DemolitionStart,
    /// The land is clear.
    DemolitionEnd,
    /// Works begin.
    ConstructionStart,
    /// Works are done.
    ConstructionEnd,
    /// Firms begin.
    OperationStart,
    /// The end of operation or of the horizon.
    OperationEnd,
}

/// A party's share of a line.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyShare {
    /// Who.
    pub party: Party,
    /// Name of the parameter with its share, 0 to 1.
    pub share: String,
}

/// A cost or income item, a `[[line]]` table.
///
/// It is paid evenly over the quarters `from + from_offset .. to + to_offset`; an empty span is one payment at its first
/// quarter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRule {
    /// Code, e.g. `compensation.house`.
    pub item: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Cost or income.
    pub kind: LineKind,
    /// Who pays or receives what the others do not.
    pub party: Party,
    /// Others that bear a share of it.
    #[serde(default)]
    pub shared: Vec<PartyShare>,
    /// What it is reckoned on.
    pub base: Base,
    /// For `base = "items"`: the earlier lines whose totals are the base.
    #[serde(default)]
    pub of: Vec<String>,
    /// Name of the price parameter; without one the base itself is multiplied by the shares.
    #[serde(default)]
    pub price: Option<String>,
    /// Names of share parameters, all multiplied.
    #[serde(default)]
    pub shares: Vec<String>,
    /// For how long a price per time is paid.
    #[serde(default)]
    pub duration: Duration,
    /// First quarter.
    pub from: Moment,
    /// Moves the first quarter.
    #[serde(default)]
    pub from_offset: i32,
    /// The quarter after the last.
    pub to: Moment,
    /// Moves it.
    #[serde(default)]
    pub to_offset: i32,
    /// Modes that have it; all when empty.
    #[serde(default)]
    pub modes: Vec<String>,
    /// The law that it follows, if any; prices have their own source.
    #[serde(default)]
    pub law: Option<Clause>,
}

/// A price's unit, as an exact ratio: fen = stored base × price × `numerator` ÷ `denominator`, then × years if per time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceUnit {
    /// As it is written, e.g. `元/㎡`.
    pub symbol: &'static str,
    /// What it is multiplied with.
    pub dimension: Dimension,
    /// Multiplier.
    pub numerator: i64,
    /// Divisor.
    pub denominator: i64,
    /// Whether it is a price per time.
    pub per_time: bool,
}

const PRICE_UNITS: [PriceUnit; 7] = {
    const fn unit(
        symbol: &'static str,
        dimension: Dimension,
        numerator: i64,
        denominator: i64,
        per_time: bool,
    ) -> PriceUnit {
        PriceUnit { symbol, dimension, numerator, denominator, per_time }
    }
    [
        // 1 m² is 10 000 cm² and 1 yuan is 100 fen.
        unit("元/㎡", Dimension::Area, 1, 100, false),
        unit("元/㎡·年", Dimension::Area, 1, 100, true),
        unit("元/㎡·月", Dimension::Area, 12, 100, true),
        // 1 mu is 20 000 000 / 3 cm² and 1 万元 is 1 000 000 fen.
        unit("万元/亩", Dimension::Area, 3, 20, false),
        unit("万元/亩·年", Dimension::Area, 3, 20, true),
        unit("share", Dimension::Money, 1, 1, false),
        unit("share/年", Dimension::Money, 1, 1, true),
    ]
};

/// The value × `unit` as an integer, rounded.
pub(crate) fn scaled(value: f64, unit: i64) -> Result<i64, PackError> {
    #[expect(clippy::cast_precision_loss, reason = "units are powers of ten far below 2^53")]
    let scaled = (value * unit as f64).round();
    if scaled.abs() < 9.0e15 {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2^53")]
        return Ok(scaled as i64);
    }
    Err(PackError::new(format!("{value} is too large"), "check the unit of the parameter"))
}

impl LineRule {
    /// Whether a mode has this line.
    #[must_use]
    pub fn is_in(&self, mode: &str) -> bool {
        self.modes.is_empty() || self.modes.iter().any(|m| m == mode)
    }

    /// The unit of its price.
    ///
    /// # Errors
    /// When the unit is unknown or does not fit the base or the duration.
    pub fn price_unit(&self, parameters: &Parameters) -> Result<Option<PriceUnit>, PackError> {
        let Some(price) = &self.price else { return Ok(None) };
        let symbol = parameters.get(price)?.unit.as_str();
        let Some(unit) = PRICE_UNITS.iter().find(|u| u.symbol == symbol) else {
            let known: Vec<&str> = PRICE_UNITS.iter().map(|u| u.symbol).collect();
            return Err(PackError::new(
                format!("price `{price}` of line `{}` is in `{symbol}`", self.item),
                format!("write it in one of {}", known.join(", ")),
            ));
        };
        if unit.dimension != self.base.dimension() {
            return Err(PackError::new(
                format!("price `{price}` in `{symbol}` does not fit the base of line `{}`", self.item),
                "an area takes a price per area, items take a share, a yearly amount takes no price",
            ));
        }
        Ok(Some(*unit))
    }

    pub(crate) fn check(
        &self,
        parameters: &Parameters,
        day: Date,
        modes: &BTreeSet<&str>,
        earlier: &BTreeSet<&str>,
    ) -> Result<(), PackError> {
        let wrong = |message: String, hint: &str| {
            Err(PackError::new(format!("line `{}` {message}", self.item), hint.to_owned()))
        };
        for name in &self.shares {
            share(parameters, name, day)?;
        }
        let mut borne = 0.0;
        for other in &self.shared {
            borne += share(parameters, &other.share, day)?;
        }
        if borne > 1.0 + 1e-9 {
            return wrong(format!("gives away {borne} of itself"), "the shares of `shared` sum to 1 at most");
        }
        if let Some(price) = &self.price {
            let value = parameters.at(price, day)?;
            if value < 0.0 {
                return wrong(format!("has a price of {value}"), "write prices as 0 or more; `kind` gives the sign");
            }
        }
        let unit = self.price_unit(parameters)?;
        if unit.is_none() && self.base.dimension() == Dimension::Area {
            return wrong("multiplies an area with no price".to_owned(), "name a `price` parameter");
        }
        let per_time = unit.map_or(self.base.dimension() == Dimension::MoneyPerYear, |u| u.per_time);
        if per_time && self.duration == Duration::Once {
            return wrong("is per year or month but has no duration".to_owned(), "set `duration`");
        }
        if !per_time && self.duration != Duration::Once {
            return wrong("has a duration but nothing in it is per time".to_owned(), "drop `duration`");
        }
        if (self.base == Base::Items) == self.of.is_empty() {
            return wrong("and its `of` do not agree".to_owned(), "`of` names lines exactly when base = \"items\"");
        }
        if let Some(unknown) = self.of.iter().find(|item| !earlier.contains(item.as_str())) {
            return wrong(
                format!("is reckoned on `{unknown}`, which is no earlier line"),
                "put that line before this one",
            );
        }
        if let Some(unknown) = self.modes.iter().find(|mode| !modes.contains(mode.as_str())) {
            return wrong(format!("names mode `{unknown}`"), "name a code of a `[[mode]]`");
        }
        Ok(())
    }
}
