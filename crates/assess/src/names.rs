//! What measures and departments are called.

use model::{Department, Measure};
use rules::{BASE_FACTS, EvaluationPack, MEASURES, measure_name};

/// Chinese name of a measure.
#[must_use]
pub fn measure_zh(measure: Measure) -> &'static str {
    match measure {
        Measure::TaxPaid => "评价税收",
        Measure::ValueAdded => "工业增加值",
        Measure::Revenue => "主营业务收入",
        Measure::Energy => "综合能耗",
        Measure::Electricity => "用电量",
        Measure::Emissions => "主要污染物排放量",
        Measure::Staff => "年平均职工人数",
        Measure::RdSpending => "R&D经费支出",
        Measure::Land => "用地面积",
    }
}

/// English name of a measure.
#[must_use]
pub fn measure_en(measure: Measure) -> &'static str {
    match measure {
        Measure::TaxPaid => "tax paid",
        Measure::ValueAdded => "value added",
        Measure::Revenue => "revenue",
        Measure::Energy => "energy",
        Measure::Electricity => "electricity",
        Measure::Emissions => "emissions",
        Measure::Staff => "staff",
        Measure::RdSpending => "R&D spending",
        Measure::Land => "land",
    }
}

/// English name of a department.
pub(crate) fn department_en(department: Department) -> &'static str {
    match department {
        Department::MarketSupervision => "market supervision",
        Department::NaturalResources => "natural resources",
        Department::Tax => "tax bureau",
        Department::Power => "power company",
        Department::Environment => "environment bureau",
        Department::SocialInsurance => "social insurance",
        Department::Statistics => "statistics",
        Department::Fire => "fire service",
        Department::Petitions => "petitions office",
        Department::Town => "town office",
        Department::Village => "village collective",
        Department::Enterprise => "the enterprise's signed declaration",
    }
}

/// Chinese name of a fact that conditions read.
pub(crate) fn fact_zh(pack: &EvaluationPack, name: &str) -> String {
    fact(pack, name).map_or_else(|| name.to_owned(), |(zh, _)| zh)
}

/// English name of a fact that conditions read.
pub(crate) fn fact_en(pack: &EvaluationPack, name: &str) -> String {
    fact(pack, name).map_or_else(|| name.to_owned(), |(_, en)| en)
}

fn fact(pack: &EvaluationPack, name: &str) -> Option<(String, String)> {
    if let Some(measure) = MEASURES.into_iter().find(|measure| measure_name(*measure) == name) {
        return Some((measure_zh(measure).to_owned(), measure_en(measure).to_owned()));
    }
    if let Some((_, _, zh, en)) = BASE_FACTS.into_iter().find(|(code, ..)| *code == name) {
        return Some((zh.to_owned(), en.to_owned()));
    }
    pack.facts.iter().find(|fact| fact.code == name).map(|fact| (fact.zh.clone(), fact.en.clone()))
}
