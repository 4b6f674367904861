//! What the per-mu evaluation (亩均评价) hands on: candidates in, an assessment out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::statement::Scale;
use crate::{Citation, Clause, Cm2, ContentHash, Department, EnterpriseId, ParcelId, Unsourced};

/// Raw quantities of an evaluation, each in its stored integer unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 评价税收 (fen)
    TaxPaid,
    /// 工业增加值 (fen)
    ValueAdded,
    /// 主营业务收入 (fen)
    Revenue,
    /// 综合能耗 (kgce)
    Energy,
    /// 用电量 (Wh)
    Electricity,
    /// 主要污染物排放量 (g)
    Emissions,
    /// 年平均职工人数 (thousandths of a person)
    Staff,
    /// R&D经费支出 (fen)
    RdSpending,
    /// 用地面积 (cm²)
    Land,
}

/// One raw quantity of one enterprise and year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Input {
    /// In the measure's stored integer unit.
    pub amount: i64,
    /// Who vouches for it.
    pub department: Department,
    /// Source cells; several when the amount is a sum (meters).
    #[serde(default)]
    pub citations: Vec<Citation>,
    /// How it was derived when it is not a cell as given (e.g. a tenant's land), Chinese then English.
    #[serde(default)]
    pub derivation: Option<Derivation>,
}

/// How a derived amount came about, in words with figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Derivation {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// An enterprise as the evaluation sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// Id; any stable text in the machine door.
    pub enterprise: EnterpriseId,
    /// USCC or registration number.
    #[serde(default)]
    pub code: String,
    /// Name.
    pub name: String,
    /// Population.
    pub scale: Scale,
    /// GB/T 4754 class.
    #[serde(default)]
    pub industry: String,
    /// A measure that is absent was not collected; it is never 0.
    pub inputs: BTreeMap<Measure, Input>,
    /// Reason why it is not graded (不参评), if any, Chinese.
    #[serde(default)]
    pub exempt: Option<String>,
}

/// 等级.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Grade {
    /// First.
    A,
    /// Second.
    B,
    /// Third.
    C,
    /// Last.
    D,
}

/// How an indicator's points came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scored {
    /// value ÷ benchmark × weight
    ByValue,
    /// No value: the mean points of the population for this indicator.
    MissingAsMean,
    /// No value: zero points, as the pack says.
    MissingAsZero,
}

/// One indicator of one enterprise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorResult {
    /// Code name in the pack, e.g. `tax_per_mu`.
    pub indicator: String,
    /// Value in the indicator's unit; `None` when an input is missing.
    pub value: Option<f64>,
    /// Benchmark in the same unit.
    pub benchmark: f64,
    /// Weight in points.
    pub weight: f64,
    /// Points, never rounded.
    pub points: f64,
    /// How.
    pub scored: Scored,
}

/// One enterprise's result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EnterpriseResult {
    /// The enterprise with its inputs and their citations.
    pub candidate: Candidate,
    /// In the pack's order.
    pub indicators: Vec<IndicatorResult>,
    /// Sum of points, never rounded.
    pub score: f64,
    /// The score rounded to the pack's decimals, by which it ranks.
    pub ranked_score: f64,
    /// 1 is best; equal ranked scores share a rank.
    pub rank: u32,
    /// Grade.
    pub grade: Grade,
    /// Inputs that stand on identifiable statistics only: no measure may rest on them (统计法 §28).
    pub statistics_only: Vec<Measure>,
}

/// An enterprise that was not graded, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotGraded {
    /// Id.
    pub enterprise: EnterpriseId,
    /// USCC or registration number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Chinese.
    pub reason_zh: String,
    /// English.
    pub reason_en: String,
}

/// The scores at which grades end in a population: the lowest ranked score that still has the grade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cut {
    /// Grade.
    pub grade: Grade,
    /// Firms with it.
    pub firms: u32,
    /// Lowest ranked score with it; `None` when no firm has it.
    pub lowest: Option<f64>,
    /// The share up to which ranks have this grade (cumulative, 0 to 1).
    pub up_to: f64,
}

/// The result of one population.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PopulationResult {
    /// Code name in the pack.
    pub population: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// By rank, then id.
    pub results: Vec<EnterpriseResult>,
    /// A to D.
    pub cuts: Vec<Cut>,
}

/// A whole evaluation run: a value, named by its inputs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assessment {
    /// Hash of the pack's text.
    pub pack: ContentHash,
    /// Pack title.
    pub pack_title: String,
    /// Hash of the candidates.
    pub inputs: ContentHash,
    /// 年度 evaluated.
    pub year: i16,
    /// In the pack's order.
    pub populations: Vec<PopulationResult>,
    /// By enterprise id.
    pub not_graded: Vec<NotGraded>,
    /// The source of the formula.
    pub source: Clause,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

impl Assessment {
    /// The result of one enterprise and the population it is in.
    #[must_use]
    pub fn of(&self, enterprise: &EnterpriseId) -> Option<(&PopulationResult, &EnterpriseResult)> {
        self.populations
            .iter()
            .find_map(|p| p.results.iter().find(|r| &r.candidate.enterprise == enterprise).map(|r| (p, r)))
    }
}

/// Land that counts for an enterprise, by parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LandPart {
    /// The parcel.
    pub parcel: ParcelId,
    /// The part of it.
    pub area: Cm2,
}
