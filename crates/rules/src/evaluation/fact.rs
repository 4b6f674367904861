//! The facts that a pack's conditions and formulas may read.

use model::Measure;
use schemars::JsonSchema;
use serde::Deserialize;

use super::source_order::measure_name;
use crate::{FactKind, Kind, Names, Parameters, Value};

/// A fact that the pack needs beside those that every enterprise has, e.g. whether it stands on a veto list.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactRule {
    /// Code name, as conditions write it.
    pub code: String,
    /// What kind of value it has.
    #[serde(rename = "type")]
    pub kind: FactKind,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit of a number.
    #[serde(default)]
    pub unit: String,
    /// What an enterprise has that nobody said anything of: only for lists, where not being named means something.
    #[serde(default)]
    pub absent: Option<Value>,
    /// Whether a merged plot has the sum of its enterprises' numbers, not the value of the one with the most land.
    #[serde(default)]
    pub additive: bool,
}

/// The measures in the order of their names, each in the first of its units (万元, 亩, 吨标准煤, 万千瓦时, 吨, 人).
pub const MEASURES: [Measure; 9] = [
    Measure::Electricity,
    Measure::Emissions,
    Measure::Energy,
    Measure::Land,
    Measure::RdSpending,
    Measure::Revenue,
    Measure::Staff,
    Measure::TaxPaid,
    Measure::ValueAdded,
];

/// What every enterprise has, beside the measures.
pub const BASE_FACTS: [(&str, FactKind, &str, &str); 7] = [
    ("scale", FactKind::Text, "规模：above_scale 规上、below_scale 规下", "scale: above_scale or below_scale"),
    ("industry", FactKind::Text, "行业代码（GB/T 4754 四位）", "GB/T 4754 class, four digits"),
    ("division", FactKind::Number, "行业大类（GB/T 4754 前两位）", "GB/T 4754 division, two digits"),
    (
        "land_held",
        FactKind::Number,
        "名下土地（亩）：按权利份额计，含出租部分",
        "land held by right, in mu, what is let included",
    ),
    ("shares_plot", FactKind::Truth, "与其他参评企业共用一宗地", "shares its plot with other enterprises"),
    ("years_in_d", FactKind::Number, "截至上年连续为D类的年数", "consecutive years in grade D up to the year before"),
    ("grade_last_year", FactKind::Text, "上年度等级", "grade of the year before"),
];

/// Names that conditions on enterprises may read: measures, base facts, declared facts, plain parameters as `p.name`, and
/// the industry group once groups are known.
pub(super) fn names(facts: &[FactRule], parameters: &Parameters, grouped: bool) -> Names {
    let mut names = Names::new();
    for measure in MEASURES {
        names.declare(measure_name(measure), Kind::Number);
    }
    for (name, kind, ..) in BASE_FACTS {
        names.declare(name, kind.into());
    }
    for fact in facts {
        names.declare(&fact.code, fact.kind.into());
    }
    for (name, _) in parameters.iter().filter(|(name, _)| !name.contains('.')) {
        names.declare(format!("p.{name}"), Kind::Number);
    }
    if grouped {
        names.declare("group", Kind::Text);
    }
    names
}

/// Further names, once points are known: value, benchmark, population mean of the value and points of each indicator by code.
pub(super) fn scored_names(names: &Names, indicators: &[&str]) -> Names {
    let mut names = names.clone();
    for code in indicators {
        for kind in ["value", "mean", "points"] {
            names.declare(format!("{kind}.{code}"), Kind::Number);
        }
    }
    names.declare("base", Kind::Number);
    names
}

/// Further names, once ranks are known: score, rank, rank ÷ enterprises, and the grade by rank.
pub(super) fn ranked_names(names: &Names) -> Names {
    let mut names = names.clone();
    for name in ["score", "rank", "share"] {
        names.declare(name, Kind::Number);
    }
    names.declare("grade", Kind::Text);
    names
}
