//! 评价数据来源: every raw quantity of the evaluation with the cells that it comes from.

use model::{GivenUnit, Input, Measure};
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::page::{Column, Page};
use crate::style::Kind;
use crate::value::Value;
use crate::{Language, Report, evidence};

/// Name and unit of a measure.
pub(crate) fn measure(measure: Measure, language: Language) -> (&'static str, GivenUnit) {
    let (zh, en, unit) = match measure {
        Measure::TaxPaid => ("评价税收", "tax paid", GivenUnit::WAN_YUAN),
        Measure::ValueAdded => ("工业增加值", "value added", GivenUnit::WAN_YUAN),
        Measure::Revenue => ("主营业务收入", "revenue", GivenUnit::WAN_YUAN),
        Measure::Energy => ("综合能耗", "energy", GivenUnit::TCE),
        Measure::Electricity => ("用电量", "electricity", GivenUnit::WAN_KWH),
        Measure::Emissions => ("主要污染物排放量", "emissions", GivenUnit::TONNE),
        Measure::Staff => ("年平均职工人数", "staff", GivenUnit::PERSON),
        Measure::RdSpending => ("R&D经费支出", "R&D spending", GivenUnit::WAN_YUAN),
        Measure::Land => ("用地面积", "land", GivenUnit::MU),
    };
    (language.pick(zh, en), unit)
}

pub(crate) fn sheet(report: &Report<'_>, sheet_name: String) -> Result<Worksheet, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let candidates = report.assessment.populations.iter().flat_map(|p| &p.results).map(|result| &result.candidate);
    let rows = candidates
        .flat_map(|candidate| {
            candidate.inputs.iter().flat_map(move |(which, input)| {
                let (label, unit) = measure(*which, report.language);
                let lead = [Value::text(&candidate.name), Value::text(&candidate.code), Value::text(label)];
                let amount = [Value::number(unit.show(input.amount)), Value::text(unit.symbol)];
                source_rows(report, input).into_iter().enumerate().map(move |(index, source)| {
                    // The amount stands once, so that a column sum is a sum.
                    let amount = if index == 0 { amount.clone() } else { [Value::Blank, Value::Blank] };
                    lead.iter().cloned().chain(amount).chain(source).collect()
                })
            })
        })
        .collect();
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("评价数据来源", "sources of the evaluation's figures")),
        note: pick(
            "每一数值对应的原始文件、工作表、行、列与原文；由多个单元格相加或推算的逐行列出",
            "The file, sheet, row, column and text behind every figure; sums and derivations list each cell",
        )
        .to_owned(),
        columns: vec![
            Column::new(pick("企业名称", "Enterprise"), 34.0, Kind::Text),
            Column::new(pick("统一社会信用代码/注册号", "USCC or registration no."), 23.0, Kind::Text),
            Column::new(pick("指标", "Measure"), 18.0, Kind::Text),
            Column::new(pick("数值", "Amount"), 15.0, Kind::Figure),
            Column::new(pick("单位", "Unit"), 11.0, Kind::Centre),
            Column::new(pick("提供部门", "Department"), 16.0, Kind::Text),
            Column::new(pick("原始位置", "Place"), 60.0, Kind::Text),
            Column::new(pick("原文", "As given"), 16.0, Kind::Text),
            Column::new(pick("推算说明", "Derivation"), 50.0, Kind::Wrap),
        ],
        above: Vec::new(),
        rows,
        frozen: 1,
    };
    Ok(page.write(report)?.0)
}

/// Department, place, text as given, derivation: one row per cell, or one for a figure without.
fn source_rows(report: &Report<'_>, input: &Input) -> Vec<[Value; 4]> {
    let derivation = input.derivation.as_ref().map_or("", |words| report.language.of(words));
    if input.citations.is_empty() {
        return vec![[Value::text(input.department.zh()), Value::Blank, Value::Blank, Value::text(derivation)]];
    }
    input
        .citations
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            // Said once: it explains the figure, not the cell.
            let derivation = if index == 0 { derivation } else { "" };
            [
                Value::text(cell.department.zh()),
                Value::text(evidence::place(&cell.place, report.language)),
                Value::text(&cell.literal),
                if derivation.is_empty() { Value::Blank } else { Value::text(derivation) },
            ]
        })
        .collect()
}
