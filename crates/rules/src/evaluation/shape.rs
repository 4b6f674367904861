//! The tables of a pack as they stand in its text, before formulas are read and references followed.

use model::{Grade, Status};
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::amount::Amount;
use super::benchmark::Benchmark;
use super::cases::EvaluationCase;
use super::fact::FactRule;
use super::grade_rule::{GradeRule, PopulationGrades};
use super::indicator::Quantity;
use super::land_rule::LandRule;
use super::list_rule::Treatment;
use super::merge_rule::MergedResults;
use super::publicity::Publicity;
use super::source_order::SourceOrder;
use super::{Pollutants, Scope};
use crate::{Header, Parameters};

/// The whole text.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    /// 文件头 (what the pack is)
    pub(super) pack: Header,
    /// 参数，按名字 (dated numbers by name)
    #[serde(default)]
    pub(super) parameters: Parameters,
    /// 程序还不知道的事实 (further facts)
    #[serde(default, rename = "fact")]
    #[schemars(with = "Vec<FactRule>")]
    pub(super) facts: Vec<Spanned<FactRule>>,
    /// 行业组 (industry groups)
    #[serde(default, rename = "group")]
    pub(super) groups: Vec<Group>,
    /// 名单：不参评、不定等级 (lists)
    #[serde(default, rename = "list")]
    pub(super) lists: Vec<List>,
    /// 评价对象 (who is graded with whom)
    #[serde(default, rename = "population")]
    pub(super) populations: Vec<Population>,
    /// 加减分 (bonus and deduction)
    #[serde(default, rename = "adjustment")]
    pub(super) adjustments: Vec<Adjustment>,
    /// 调档、一票否决 (changes of grade)
    #[serde(default, rename = "regrade")]
    pub(super) regrades: Vec<Regrade>,
    /// 宗地合并 (enterprises of one plot together)
    pub(super) merge: Option<Merge>,
    /// 等级 (how scores become grades)
    pub(super) grades: GradeRule,
    /// 公示 (how long results are open to objections)
    pub(super) publicity: Option<Publicity>,
    /// 用地 (what land counts)
    pub(super) land: LandRule,
    /// 数据来源 (whose figure counts)
    #[serde(default, rename = "source")]
    #[schemars(with = "Vec<SourceOrder>")]
    pub(super) sources: Vec<Spanned<SourceOrder>>,
    /// 主要污染物 (which pollutants are summed)
    pub(super) pollutants: Option<Pollutants>,
    /// 行业范围 (which trades are evaluated)
    pub(super) scope: Option<Scope>,
    /// 用例 (test cases, here or in cases.toml)
    #[serde(default, rename = "case")]
    #[schemars(with = "Vec<EvaluationCase>")]
    pub(super) cases: Vec<Spanned<EvaluationCase>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Population {
    /// 代号 (code name)
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
    /// 中文名 (Chinese name)
    pub(super) zh: String,
    /// 英文名 (English name)
    pub(super) en: String,
    /// 条件 (who belongs to it)
    #[schemars(with = "String")]
    pub(super) when: Spanned<String>,
    /// 按这些事实分开排名 (ranked apart by these facts)
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) rank_within: Vec<Spanned<String>>,
    /// 自己的等级比例 (its own cuts)
    pub(super) grades: Option<PopulationGrades>,
    /// 指标 (indicators; the weights sum to 100)
    #[serde(rename = "indicator", default)]
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    /// 代号 (code name)
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
    /// 中文名 (Chinese name)
    pub(super) zh: String,
    /// 英文名 (English name)
    pub(super) en: String,
    /// 指标值的单位 (unit of its value)
    pub(super) unit: String,
    /// 分子 (what is divided)
    #[schemars(with = "Option<Quantity>")]
    pub(super) numerator: Option<Spanned<Quantity>>,
    /// 分母 (by what)
    #[schemars(with = "Option<Quantity>")]
    pub(super) denominator: Option<Spanned<Quantity>>,
    /// 公式，代替分子分母 (a formula instead)
    #[schemars(with = "Option<String>")]
    pub(super) value: Option<Spanned<String>>,
    /// 计分方法 (how a value becomes points)
    #[schemars(with = "Method")]
    pub(super) method: Spanned<Method>,
    /// 基准 (what a value is compared with)
    #[schemars(with = "Option<Benchmark>")]
    pub(super) benchmark: Option<Spanned<Benchmark>>,
    /// 极差法的最低分 (min_max: points of the lowest, of 100)
    pub(super) base: Option<Amount>,
    /// 极差法从最低到最高的分 (min_max: points between lowest and highest, of 100)
    pub(super) span: Option<Amount>,
    /// 极差法、排名按这些事实分开 (min_max and rank: apart by these facts)
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) within: Vec<Spanned<String>>,
    /// 权重，或 "blank" (points at the benchmark)
    #[schemars(with = "Amount")]
    pub(super) weight: Spanned<Amount>,
    /// 最高是权重的几倍 (at most so many times the weight)
    pub(super) cap: Option<Amount>,
    /// 最低是权重的几倍 (at least so many times the weight)
    pub(super) floor: Option<Amount>,
    /// 缺数怎么办 (what an enterprise without a value gets)
    pub(super) missing: Missing,
    /// 性质 (how far it is official)
    pub(super) status: Status,
    /// 条款原话 (the place in the source)
    pub(super) clause: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Method {
    RatioToBenchmark,
    Inverse,
    MinMax,
    Rank,
}

#[derive(Deserialize, Clone, Copy, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Missing {
    MeanOfPopulation,
    Zero,
    Refuse,
    Redistribute,
    Points(f64),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// 代号 (code name)
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
    /// 中文名 (Chinese name)
    pub(super) zh: String,
    /// 英文名 (English name)
    pub(super) en: String,
    /// 条件 (which enterprises)
    #[schemars(with = "String")]
    pub(super) when: Spanned<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    /// 代号 (code name)
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
    /// 中文名 (Chinese name)
    pub(super) zh: String,
    /// 英文名 (English name)
    pub(super) en: String,
    /// 条件 (who stands on it)
    #[schemars(with = "String")]
    pub(super) when: Spanned<String>,
    /// 怎么对待 (what it does)
    pub(super) treat: Treatment,
    /// 性质 (how far it is official)
    pub(super) status: Status,
    /// 条款原话 (the place in the source)
    pub(super) clause: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Merge {
    /// 条件 (which enterprises of a shared plot)
    #[schemars(with = "String")]
    pub(super) when: Spanned<String>,
    /// 结果怎么给 (what they get)
    pub(super) results: MergedResults,
    /// 性质 (how far it is official)
    pub(super) status: Status,
    /// 说明 (in words, Chinese)
    pub(super) zh: String,
    /// 英文说明 (in words, English)
    pub(super) en: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Adjustment {
    /// 代号 (code name)
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
    /// 中文名 (Chinese name)
    pub(super) zh: String,
    /// 英文名 (English name)
    pub(super) en: String,
    /// 条件 (for whom)
    #[schemars(with = "Option<String>")]
    pub(super) when: Option<Spanned<String>>,
    /// 加减的分 (points)
    #[schemars(with = "Option<String>")]
    pub(super) points: Option<Spanned<String>>,
    /// 各项得分之和的百分数 (percent of the sum of points)
    #[schemars(with = "Option<String>")]
    pub(super) percent: Option<Spanned<String>>,
    /// 性质 (how far it is official)
    pub(super) status: Status,
    /// 条款原话 (the place in the source)
    pub(super) clause: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Regrade {
    /// 代号 (code name)
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
    /// 中文名 (Chinese name)
    pub(super) zh: String,
    /// 英文名 (English name)
    pub(super) en: String,
    /// 条件 (for whom)
    #[schemars(with = "String")]
    pub(super) when: Spanned<String>,
    /// 最好只能是 (the best grade left)
    pub(super) at_best: Option<Grade>,
    /// 最差也是 (the worst grade left)
    pub(super) at_worst: Option<Grade>,
    /// 性质 (how far it is official)
    pub(super) status: Status,
    /// 条款原话 (the place in the source)
    pub(super) clause: String,
}
