//! 亩均评价: one sheet per population, in the order of a county's result table; points and scores are live formulas over the
//! benchmarks and weights above the heads.

use model::{ChangedBy, Grade, IndicatorResult, PopulationResult, Scored};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::page::{Column, Extent, Page};
use crate::style::Kind;
use crate::value::{Tone, Value};
use crate::{Report, inputs_cited, name};

/// Columns before the first indicator.
const LEAD: u16 = 6;
const BENCHMARK_ROW: u32 = 3;
const WEIGHT_ROW: u32 = 4;

/// A population's sheet and the column of its grades, for the summary.
pub(crate) struct Graded {
    pub(crate) extent: Extent,
    pub(crate) grade_column: u16,
}

pub(crate) fn sheet(
    report: &Report<'_>,
    population: &PopulationResult,
    sheet_name: String,
) -> Result<(Worksheet, Graded), XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let heads: &[IndicatorResult] = population.results.first().map_or(&[], |result| &result.indicators);
    let mut columns = vec![
        Column::new(pick("名次", "Rank"), 5.5, Kind::Centre),
        Column::new(pick("企业名称", "Enterprise"), 29.0, Kind::Text),
        Column::new(pick("统一社会信用代码/注册号", "USCC or registration no."), 20.5, Kind::Text),
        Column::new(pick("所属乡镇", "Town"), 13.0, Kind::Text),
        Column::new(pick("所属行业", "Industry"), 8.0, Kind::Centre),
        Column::new(pick("企业规模", "Scale"), 11.0, Kind::Centre),
    ];
    let mut benchmarks = lead_row(pick("基准值", "Benchmark"));
    let mut weights = lead_row(pick("权重（分）", "Weight (points)"));
    for indicator in heads {
        let (label, unit) = label(report, &indicator.indicator);
        columns.push(Column::new(format!("{label}\n{}{unit}", pick("数值", "value")), 11.5, Kind::Figure));
        columns.push(Column::new(format!("{label}\n{}", pick("分值", "points")), 9.5, Kind::Figure));
        benchmarks.extend([Value::optional(indicator.benchmark).toned(Tone::Editable), Value::Blank]);
        weights.extend([Value::number(indicator.weight).toned(Tone::Editable), Value::Blank]);
    }
    columns.extend([
        Column::new(pick("指标合计得分", "Sum of points"), 9.5, Kind::Figure),
        Column::new(pick("加减分", "Adjust-\nments"), 8.5, Kind::Figure),
        Column::new(pick("综合得分\n（排名用）", "Score\n(for ranking)"), 10.5, Kind::Figure),
        Column::new(pick("初评等级", "Initial\ngrade"), 6.5, Kind::Centre),
        Column::new(pick("调档后等级", "After\nrules"), 6.5, Kind::Centre),
        Column::new(pick("手动调档", "By\ndecision"), 7.0, Kind::Centre),
        Column::new(pick("等级", "Grade"), 6.5, Kind::Centre),
        Column::new(pick("备注", "Remarks"), 32.0, Kind::Wrap),
    ]);
    let above = vec![benchmarks, weights];
    let first = Page::first_row(above.len());
    let rows = (first + 1..)
        .zip(&population.results)
        .map(|(row, result)| {
            let scale = report.language.pick(&population.zh, &population.en);
            let mut values = vec![
                Value::Number(f64::from(result.rank)),
                Value::text(&result.candidate.name),
                Value::text(&result.candidate.code),
                Value::text(report.town),
                Value::text(&result.candidate.industry),
                Value::text(scale),
            ];
            values.extend(indicator_cells(&result.indicators, heads, row));
            values.extend(score_cells(report, result, row));
            values
        })
        .collect();
    let pairs = u16::try_from(heads.len() * 2).unwrap_or(0);
    let page = Page {
        name: sheet_name,
        title: format!(
            "{} {} {}（{}）",
            report.town,
            report.assessment.year,
            pick("年度亩均评价结果", "per-mu evaluation"),
            report.language.pick(&population.zh, &population.en)
        ),
        note: format!(
            "{}{} · {}",
            pick("评价办法：", "Method: "),
            report.assessment.pack_title,
            pick(
                "分值 = 数值 ÷ 基准值 × 权重（公式可重算；基准值与权重为蓝字，可改）；灰色斜体为缺数按办法计分；结果公示前不得作为措施依据",
                "points = value ÷ benchmark × weight (live; benchmarks and weights in blue may be changed); grey italics: no value, scored as the method says; no measure may rest on it before it is published"
            )
        ),
        columns,
        above,
        rows,
        frozen: 2,
    };
    let (sheet, extent) = page.write(report)?;
    Ok((sheet, Graded { extent, grade_column: LEAD + pairs + 6 }))
}

fn lead_row(label: &str) -> Vec<Value> {
    let mut row = vec![Value::Blank; usize::from(LEAD) - 1];
    row.push(Value::text(label).toned(Tone::Total));
    row
}

/// Name and unit in brackets.
fn label(report: &Report<'_>, code: &str) -> (String, String) {
    report.indicators.get(code).map_or_else(
        || (code.to_owned(), String::new()),
        |label| {
            let unit = if label.unit.is_empty() { String::new() } else { format!("（{}）", label.unit) };
            (report.language.pick(&label.zh, &label.en).clone(), unit)
        },
    )
}

/// Value and points of each indicator. `row` counts from 1. The head row's benchmark and weight are used when they are the
/// enterprise's own; otherwise the formula carries them.
fn indicator_cells(indicators: &[IndicatorResult], heads: &[IndicatorResult], row: u32) -> Vec<Value> {
    let mut cells = Vec::with_capacity(indicators.len() * 2);
    for ((column, indicator), head) in (LEAD..).step_by(2).zip(indicators).zip(heads) {
        cells.push(Value::optional(indicator.value));
        let points = match (indicator.scored, indicator.value, indicator.benchmark) {
            (Scored::ByValue, Some(value), Some(benchmark)) => {
                let name = column_number_to_name(column);
                let shared =
                    head.benchmark.is_some_and(|head| same(head, benchmark)) && same(head.weight, indicator.weight);
                let formula = if shared {
                    format!("{name}{row}/{name}${BENCHMARK_ROW}*{name}${WEIGHT_ROW}")
                } else {
                    format!("{name}{row}/{benchmark}*{}", indicator.weight)
                };
                let gives = value / benchmark * indicator.weight;
                Value::live(formula, gives, indicator.points, 1e-9)
            }
            (Scored::ByValue, ..) => Value::number(indicator.points),
            _ => Value::number(indicator.points).toned(Tone::Muted),
        };
        cells.push(points);
    }
    cells
}

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

fn score_cells(report: &Report<'_>, result: &model::EnterpriseResult, row: u32) -> Vec<Value> {
    let columns: Vec<String> = (LEAD + 1..)
        .step_by(2)
        .take(result.indicators.len())
        .map(|column| format!("{}{row}", column_number_to_name(column)))
        .collect();
    let sum: f64 = result.indicators.iter().map(|i| i.points).sum();
    let added: f64 = result.adjustments.iter().map(|adjustment| adjustment.points).sum();
    let total = Value::live(columns.join("+"), sum, sum, 1e-9);
    let sum_column = LEAD + u16::try_from(columns.len() * 2).unwrap_or(0);
    let cell = |column: u16| format!("{}{row}", column_number_to_name(column));
    let score_cell = format!("{}+{}", cell(sum_column), cell(sum_column + 1));
    let ranked = match report.score_decimals {
        Some(decimals) => {
            let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
            let gives = (result.score * scale).round() / scale;
            Value::live(format!("ROUND({score_cell},{decimals})"), gives, result.ranked_score, 1e-12)
        }
        None => Value::number(result.ranked_score),
    };
    let decided = result.changes.iter().find(|change| matches!(change.by, ChangedBy::Decision(_)));
    let by_rule = decided.map_or(result.grade, |change| change.from);
    let letter = |of: Grade| {
        let (letter, tone) = grade(of);
        Value::text(letter).toned(tone)
    };
    vec![
        total,
        Value::number(added),
        ranked,
        letter(result.initial),
        letter(by_rule),
        decided.map_or(Value::Blank, |change| letter(change.to)),
        letter(result.grade),
        Value::text(remarks(report, result)),
    ]
}

/// The letter of a grade and its colour.
pub(crate) fn grade(grade: Grade) -> (&'static str, Tone) {
    match grade {
        Grade::A => ("A", Tone::Good),
        Grade::B => ("B", Tone::Fair),
        Grade::C => ("C", Tone::Warn),
        Grade::D => ("D", Tone::Bad),
    }
}

fn remarks(report: &Report<'_>, result: &model::EnterpriseResult) -> String {
    let mut remarks = Vec::new();
    for indicator in &result.indicators {
        let (label, _) = label(report, &indicator.indicator);
        match indicator.scored {
            Scored::ByValue => {}
            Scored::MissingAsMean => remarks.push(report.language.pick(
                format!("{label}缺数，按同类平均分计"),
                format!("{label}: no value, mean points of the population"),
            )),
            Scored::MissingAsZero => remarks
                .push(report.language.pick(format!("{label}缺数，计0分"), format!("{label}: no value, zero points"))),
            Scored::MissingAsPoints => remarks.push(report.language.pick(
                format!("{label}缺数，按办法计{}分", indicator.points),
                format!("{label}: no value, {} points as the method says", indicator.points),
            )),
            Scored::MissingRedistributed => remarks.push(report.language.pick(
                format!("{label}缺数，权重分到其他各项"),
                format!("{label}: no value, its weight goes to the others"),
            )),
        }
    }
    if !result.statistics_only.is_empty() {
        let measures: Vec<&str> =
            result.statistics_only.iter().map(|m| inputs_cited::measure(*m, report.language).0).collect();
        let measures = measures.join(report.language.pick("、", ", "));
        remarks.push(report.language.pick(
            format!("{measures}仅有可识别统计数据，不得作为措施依据（统计法第二十八条），须企业签署一企一单"),
            format!("{measures}: identifiable statistics only, no measure may rest on it (Statistics Law art. 28) before the enterprise signs its declaration"),
        ));
    }
    let (name, code) = name::enterprise(report, &result.candidate.enterprise);
    if name != result.candidate.name && !code.is_empty() && code == result.candidate.code {
        remarks.push(report.language.pick(format!("登记名称：{name}"), format!("registered as {name}")));
    }
    remarks.join(report.language.pick("；", "; "))
}
