//! The data law's guard: what may be the basis of a measure against an enterprise.

use model::{Citation, Clause, Derivation, EnterpriseId, EnterpriseResult, Input, Measure, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::{measure_en, measure_zh};

/// 统计法 (2024-09-13) 第二十八条, word for word.
pub const STATISTICS_LAW_28: &str = "统计调查中获得的能够识别或者推断单个统计调查对象身份的资料，任何单位和个人不得对外提供、泄露，不得用于统计以外的目的。";

/// A result that no measure may rest on: identifiable statistics vouch for figures of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{}", self.en())]
pub struct StatisticsOnly {
    /// Whose result.
    pub enterprise: EnterpriseId,
    /// Its name.
    pub name: String,
    /// The figures, in the order of the measures.
    pub figures: Vec<StatisticsFigure>,
    /// The article that forbids it.
    pub clause: Clause,
    /// The words of the article.
    pub article: String,
    /// In words, a line each.
    pub lines: Vec<Derivation>,
}

/// A figure for which only identifiable statistics vouch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatisticsFigure {
    /// The measure.
    pub measure: Measure,
    /// Where it stands.
    pub citations: Vec<Citation>,
    /// What the enterprise itself has signed (一企一单), if it has: the pack may take it instead.
    pub confirmed: Option<Input>,
}

impl StatisticsOnly {
    fn en(&self) -> String {
        let names: Vec<&str> = self.figures.iter().map(|figure| measure_en(figure.measure)).collect();
        format!(
            "only identifiable statistics vouch for {} of `{}`: no measure may rest on them (统计法 art. 28); let the enterprise sign its declaration, or take the figure that it has signed",
            names.join(", "),
            self.name
        )
    }
}

/// Whether a measure may rest on a result.
///
/// # Errors
/// [`StatisticsOnly`] when identifiable statistics vouch for a figure of it, with the article, and with what the enterprise
/// itself has signed where it has.
pub fn may_rest_on(result: &EnterpriseResult) -> Result<(), Box<StatisticsOnly>> {
    let candidate = &result.candidate;
    let measures = &result.statistics_only;
    if measures.is_empty() {
        return Ok(());
    }
    let figure = |measure: &Measure| StatisticsFigure {
        measure: *measure,
        citations: candidate.inputs.get(measure).map(|input| input.citations.clone()).unwrap_or_default(),
        confirmed: candidate.confirmed.get(measure).cloned(),
    };
    let figures: Vec<StatisticsFigure> = measures.iter().map(figure).collect();
    Err(Box::new(StatisticsOnly {
        enterprise: candidate.enterprise.clone(),
        name: candidate.name.clone(),
        lines: figures.iter().map(line).collect(),
        figures,
        clause: Clause {
            title: "统计法".to_owned(),
            article: "第二十八条".to_owned(),
            version: "2024-09-13".to_owned(),
            status: Status::Official,
        },
        article: STATISTICS_LAW_28.to_owned(),
    }))
}

fn line(figure: &StatisticsFigure) -> Derivation {
    let (zh, en) = (measure_zh(figure.measure), measure_en(figure.measure));
    let shown = |input: &Input| {
        let unit = rules::Quantity::first_unit(figure.measure);
        unit.map(|unit| format!("{:.4} {}", unit.show(input.amount), unit.symbol)).unwrap_or_default()
    };
    let (rest_zh, rest_en) = match &figure.confirmed {
        Some(input) => (
            format!("企业已签署一企一单：{}，可改用该数", shown(input)),
            format!("the enterprise has signed {}; take that figure", shown(input)),
        ),
        None => (
            "须由企业签署一企一单确认".to_owned(),
            "the enterprise must confirm it by its signed declaration".to_owned(),
        ),
    };
    Derivation {
        zh: format!("{zh}只有统计数据，不得作为采取措施的依据（统计法第二十八条）；{rest_zh}"),
        en: format!(
            "only identifiable statistics vouch for {en}; no measure may rest on it (Statistics Law art. 28); {rest_en}"
        ),
    }
}
