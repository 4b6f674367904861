//! What the per-mu evaluation (亩均评价) hands on: candidates in, an assessment out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::statement::Scale;
use crate::{Citation, Clause, Cm2, ContentHash, Department, EnterpriseId, FactValue, ParcelId, Unsourced};

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// Facts that the pack declares, by code; one that is absent was not collected.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, FactValue>,
    /// The plot that it shares with other candidates, named alike for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plot: Option<String>,
    /// Grades of earlier years, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastGrade>,
    /// Figures of its signed declaration (一企一单) where the pack takes identifiable statistics instead.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub confirmed: BTreeMap<Measure, Input>,
    /// Reason why it is not graded (不参评), if any, Chinese.
    #[serde(default)]
    pub exempt: Option<String>,
}

impl Candidate {
    /// A candidate of which nothing is known but who it is.
    #[must_use]
    pub fn new(enterprise: EnterpriseId, name: &str, scale: Scale) -> Self {
        Self {
            enterprise,
            code: String::new(),
            name: name.to_owned(),
            scale,
            industry: String::new(),
            inputs: BTreeMap::new(),
            facts: BTreeMap::new(),
            plot: None,
            history: Vec::new(),
            confirmed: BTreeMap::new(),
            exempt: None,
        }
    }
}

/// A grade of an earlier year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PastGrade {
    /// 年度.
    pub year: i16,
    /// Final grade.
    pub grade: Grade,
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
    /// From its value, by the indicator's method.
    ByValue,
    /// No value: the mean points of the population for this indicator.
    MissingAsMean,
    /// No value: zero points, as the pack says.
    MissingAsZero,
    /// No value: the points that the pack sets for it, usually below zero.
    MissingAsPoints,
    /// No value: its weight went to the items that have one.
    MissingRedistributed,
}

/// One indicator of one enterprise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorResult {
    /// Code name in the pack, e.g. `tax_per_mu`.
    pub indicator: String,
    /// Value in the indicator's unit; `None` when an input is missing.
    pub value: Option<f64>,
    /// What it was compared with, in the same unit; `None` for methods without a benchmark.
    pub benchmark: Option<f64>,
    /// Lowest and highest value that it was placed between, for min-max.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
    /// Its place among so many values, for pure rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<[u32; 2]>,
    /// Weight in points.
    pub weight: f64,
    /// Points, never rounded.
    pub points: f64,
    /// How.
    pub scored: Scored,
    /// Points that the method alone would give, when a cap or floor changed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncapped: Option<f64>,
}

/// Points or percent that a rule added to the sum of the indicators (加减分).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AdjustmentResult {
    /// Code name in the pack.
    pub adjustment: String,
    /// Percent of the sum of the indicators, where the rule gives percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
    /// Points that it added.
    pub points: f64,
}

/// A change of the grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GradeChange {
    /// Grade before.
    pub from: Grade,
    /// Grade after.
    pub to: Grade,
    /// By what.
    pub by: ChangedBy,
}

/// What changed a grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChangedBy {
    /// A rule of the pack (调档).
    Rule {
        /// Its code name.
        regrade: String,
    },
    /// A person's decision (手动调档).
    Decision(ManualGrade),
    /// A list whose enterprises are managed as a grade (不定等级).
    List {
        /// Its code name.
        list: String,
    },
}

/// A grade that a person sets by a decision, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ManualGrade {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// The grade.
    pub grade: Grade,
    /// Why, in the words of the decision.
    pub reason: String,
    /// The document or meeting that decided.
    pub basis: String,
    /// Who entered it.
    pub by: String,
}

/// The result of the plot with which an enterprise was evaluated together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlotResult {
    /// Name of the plot.
    pub plot: String,
    /// Its enterprises, by id.
    pub members: Vec<EnterpriseId>,
    /// Score of the plot as it ranked.
    pub ranked_score: f64,
    /// Its rank.
    pub rank: u32,
    /// Its grade after the pack's changes.
    pub grade: Grade,
}

/// One enterprise's result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EnterpriseResult {
    /// The enterprise with its inputs and their citations.
    pub candidate: Candidate,
    /// In the pack's order.
    pub indicators: Vec<IndicatorResult>,
    /// What was added to their sum, in the pack's order; those that added nothing are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentResult>,
    /// Sum of points and adjustments, never rounded.
    pub score: f64,
    /// The score rounded to the pack's decimals, by which it ranks.
    pub ranked_score: f64,
    /// 1 is best; equal ranked scores share a rank.
    pub rank: u32,
    /// Grade by rank or score (初评等级).
    pub initial: Grade,
    /// What changed it, in order (调档、手动调档).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<GradeChange>,
    /// Grade after all changes.
    pub grade: Grade,
    /// The plot that it was evaluated with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plot: Option<PlotResult>,
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
    /// Code of the pack's list that it stands on, if that is why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
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
    /// The share up to which ranks have this grade (cumulative, 0 to 1), where ranks are cut.
    #[serde(default)]
    pub up_to: Option<f64>,
    /// The score from which on it is given, where scores are cut; `None` for D.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_score: Option<f64>,
}

/// The result of one population, or of one part of it that is ranked by itself (an industry group, a county).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PopulationResult {
    /// Code name in the pack.
    pub population: String,
    /// The facts that single the part out, by name; empty for a whole population.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub part: BTreeMap<String, String>,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// How many were ranked; a merged plot counts once.
    pub firms: u32,
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
