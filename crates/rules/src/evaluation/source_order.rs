//! Whose figure counts for a measure.

use model::{Department, Measure, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// The departments of one measure, in falling order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceOrder {
    /// The measure; land is not one of them, it has a rule.
    pub measure: Measure,
    /// The first that states a figure for the year counts.
    pub departments: Vec<Department>,
    /// How far the order is official.
    pub status: Status,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

/// Which pollutants make up 主要污染物排放量 when the enterprise declares no total.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pollutants {
    /// Summed, those that are reported.
    pub sum: Vec<Pollutant>,
    /// How far the list is official.
    pub status: Status,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

/// A pollutant that the environment bureau reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pollutant {
    /// 化学需氧量
    Cod,
    /// 氨氮
    AmmoniaNitrogen,
    /// 二氧化硫
    So2,
    /// 氮氧化物
    Nox,
    /// 挥发性有机物
    Vocs,
}

impl Pollutant {
    /// As it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Cod => "COD",
            Self::AmmoniaNitrogen => "氨氮",
            Self::So2 => "SO2",
            Self::Nox => "NOx",
            Self::Vocs => "VOCs",
        }
    }
}

/// Who can state a measure; empty for land, which is derived.
pub(super) fn suppliers(measure: Measure) -> &'static [Department] {
    match measure {
        Measure::TaxPaid => &[Department::Enterprise, Department::Tax],
        Measure::ValueAdded | Measure::Revenue | Measure::Energy | Measure::RdSpending => {
            &[Department::Enterprise, Department::Statistics]
        }
        Measure::Electricity => &[Department::Enterprise, Department::Power],
        Measure::Emissions => &[Department::Enterprise, Department::Environment],
        Measure::Staff => &[Department::Enterprise, Department::SocialInsurance, Department::Statistics],
        Measure::Land => &[],
    }
}

/// Code name of a measure as packs write it.
#[must_use]
pub fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::TaxPaid => "tax_paid",
        Measure::ValueAdded => "value_added",
        Measure::Revenue => "revenue",
        Measure::Energy => "energy",
        Measure::Electricity => "electricity",
        Measure::Emissions => "emissions",
        Measure::Staff => "staff",
        Measure::RdSpending => "rd_spending",
        Measure::Land => "land",
    }
}

impl SourceOrder {
    /// Code name of its measure.
    #[must_use]
    pub(super) fn name(&self) -> &'static str {
        measure_name(self.measure)
    }

    /// The departments as text.
    #[must_use]
    pub(super) fn departments_zh(&self) -> String {
        let names: Vec<&str> = self.departments.iter().map(|department| department.zh()).collect();
        names.join(" > ")
    }
}
