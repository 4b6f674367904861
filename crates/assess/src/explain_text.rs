//! An explanation in words, Chinese and English, a line for each step.

use model::{Citation, Derivation, IndicatorResult, Scored, Status};
use rules::{EvaluationPack, Indicator};

use crate::explain::{Explanation, IndicatorExplanation, InputExplanation, Outcome, Standing};
use crate::figure::{figure, plain};
use crate::names::{department_en, measure_en, measure_zh};

/// Source cells named in a line; the data has them all.
const CELLS_NAMED: usize = 4;

/// `120.0000 万元 ÷ 10.0000 亩 = 12.0000 万元/亩；12.0000 ÷ 24.0970 × 30 = 14.9396 分`
pub(crate) fn formula(
    indicator: &Indicator,
    numerator: &InputExplanation,
    denominator: &InputExplanation,
    result: &IndicatorResult,
) -> Derivation {
    let (benchmark, weight) = (figure(result.benchmark, result.benchmark), plain(result.weight));
    let points = figure(result.points, 1.0);
    match (result.scored, result.value, numerator.amount, denominator.amount) {
        (Scored::ByValue, Some(value), Some(above), Some(below)) => {
            let value = figure(value, result.benchmark);
            let ratio = format!(
                "{} {} ÷ {} {} = {value} {}",
                figure(above, above),
                numerator.unit,
                figure(below, below),
                denominator.unit,
                indicator.unit
            );
            let score = format!("{value} ÷ {benchmark} × {weight} = {points}");
            let ratio = ratio.trim_end();
            Derivation { zh: format!("{ratio}；{score} 分"), en: format!("{ratio}; {score} points") }
        }
        (Scored::MissingAsMean, ..) => Derivation {
            zh: format!("无数据，按评价对象中有数据企业该项得分的平均值计：{points} 分"),
            en: format!("no value: the mean points of the population's enterprises that have one, {points} points"),
        },
        _ => Derivation { zh: format!("无数据，该项计 {points} 分"), en: format!("no value: {points} points") },
    }
}

/// The whole explanation.
pub(crate) fn lines(explanation: &Explanation, pack: &EvaluationPack) -> Vec<Derivation> {
    let Explanation { name, code, year, .. } = explanation;
    let mut lines = vec![line(
        format!("{name}（{code}） {year}年度 {}", pack.header.title),
        format!("{name} ({code}), year {year}, {}", pack.header.title_en),
    )];
    match &explanation.outcome {
        Outcome::NotGraded { reason } => {
            lines.push(line(format!("不参评：{}", reason.zh), format!("not graded: {}", reason.en)));
        }
        Outcome::Graded(standing) => {
            for indicator in &explanation.indicators {
                indicator_lines(indicator, &mut lines);
            }
            standing_lines(explanation, standing, pack, &mut lines);
        }
    }
    for measure in &explanation.statistics_only {
        lines.push(line(
            format!("提示：{}只有统计数据，不得作为采取措施的依据（统计法第二十八条），须由企业签署一企一单", measure_zh(*measure)),
            format!(
                "note: only identifiable statistics vouch for {}; no measure may rest on it (Statistics Law art. 28) until the enterprise signs its declaration",
                measure_en(*measure)
            ),
        ));
    }
    lines.push(line(
        format!("公式来源：{}（{}）", explanation.source.title, pack.header.source),
        format!("source of the formula: {} ({})", explanation.source.title, pack.header.source),
    ));
    for note in &explanation.unsourced {
        lines.push(line(
            format!("无出处的假设：{} = {}（{}）", note.parameter, note.value, note.meaning),
            format!("assumption that no source gives: {} = {} ({})", note.parameter, note.value, note.meaning),
        ));
    }
    lines
}

fn line(zh: String, en: String) -> Derivation {
    Derivation { zh, en }
}

fn indicator_lines(indicator: &IndicatorExplanation, lines: &mut Vec<Derivation>) {
    let (zh, en) = match indicator.clause.status {
        Status::Unsourced => ("，基准和权重无出处", ", benchmark and weight have no source"),
        Status::Draft => ("，征求意见稿", ", draft"),
        Status::Official => ("", ""),
    };
    lines.push(line(
        format!("{}：{}［{}{zh}］", indicator.name.zh, indicator.formula.zh, indicator.clause.article),
        format!("{}: {} [{}{en}]", indicator.name.en, indicator.formula.en, indicator.clause.article),
    ));
    for input in [&indicator.numerator, &indicator.denominator] {
        lines.push(input_line(input));
    }
}

fn input_line(input: &InputExplanation) -> Derivation {
    let (Some(amount), Some(department)) = (input.amount, input.department) else {
        return line(format!("　{}：无数据", input.name.zh), format!("  {}: no value", input.name.en));
    };
    let amount = figure(amount, amount);
    let cells_zh = cells(&input.citations, "，原文“", "”", "等共", "处");
    let cells_en = cells(&input.citations, ", as given \"", "\"", "of", "cells");
    let (derived_zh, derived_en) = match &input.derivation {
        Some(derivation) => (format!("；{}", derivation.zh), format!("; {}", derivation.en)),
        None => (String::new(), String::new()),
    };
    line(
        format!("　{} {amount} {}：{}{cells_zh}{derived_zh}", input.name.zh, input.unit, department.zh()),
        format!("  {} {amount} {}: {}{cells_en}{derived_en}", input.name.en, input.unit, department_en(department)),
    )
}

fn cells(citations: &[Citation], open: &str, close: &str, of: &str, count: &str) -> String {
    let mut text = String::new();
    for citation in citations.iter().take(CELLS_NAMED) {
        text.push_str(&format!("；{}", citation.place));
        if !citation.literal.is_empty() {
            text.push_str(&format!("{open}{}{close}", citation.literal));
        }
    }
    if citations.len() > CELLS_NAMED {
        text.push_str(&format!(" … {of} {} {count}", citations.len()));
    }
    text
}

fn standing_lines(explanation: &Explanation, standing: &Standing, pack: &EvaluationPack, lines: &mut Vec<Derivation>) {
    let terms: Vec<String> = explanation.indicators.iter().map(|indicator| figure(indicator.points, 1.0)).collect();
    let (sum, total, ranked) = (terms.join(" + "), figure(standing.score, 1.0), plain(standing.ranked_score));
    lines.push(line(
        format!("综合得分：{sum} = {total}，按 {ranked} 排名"),
        format!("score: {sum} = {total}, ranked as {ranked}"),
    ));
    let Standing { rank, firms, share, grade, up_to, .. } = standing;
    let lower_zh = standing.above.map(|above| format!("大于 {above}、")).unwrap_or_default();
    let lower_en = standing.above.map(|above| format!("above {above} and ")).unwrap_or_default();
    lines.push(line(
        format!(
            "名次：{}第 {rank} 名，共 {firms} 家；{rank} ÷ {firms} = {share:.4}，{lower_zh}不大于 {up_to}，为 {grade:?} 类",
            standing.population_name.zh
        ),
        format!(
            "rank {rank} of {firms} {}; {rank} ÷ {firms} = {share:.4}, {lower_en}not above {up_to}: grade {grade:?}",
            standing.population_name.en
        ),
    ));
    if let Some(score) = standing.next_grade_score {
        let short = figure(score - standing.ranked_score, 1.0);
        lines.push(line(
            format!("上一等级的最低得分为 {score}，相差 {short} 分"),
            format!("the lowest score of the next better grade is {score}, {short} points away"),
        ));
    }
    lines.push(line(
        format!("等级规则：{}（比例无出处时见下方假设）", pack.grades.zh),
        format!("grade rule: {} (shares without a source are listed below)", pack.grades.en),
    ));
}
