//! An explanation in words, Chinese and English, a line for each step.

use model::{Citation, Derivation, Status};
use rules::EvaluationPack;

use super::{Explanation, IndicatorExplanation, InputExplanation, Outcome, Standing};
use crate::figure::{figure, plain};
use crate::names::{department_en, measure_en, measure_zh};

/// Source cells named in a line; the data has them all.
const CELLS_NAMED: usize = 4;

/// The whole explanation.
pub(super) fn lines(explanation: &Explanation, pack: &EvaluationPack) -> Vec<Derivation> {
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
    if let (Some(from), Some(benchmark)) = (&indicator.benchmark_from, indicator.benchmark) {
        let (benchmark, unit) = (figure(benchmark, benchmark), &indicator.unit);
        lines.push(line(
            format!("　基准值 {benchmark} {unit}：{}", from.zh),
            format!("  benchmark {benchmark} {unit}: {}", from.en),
        ));
    }
    lines.extend(indicator.inputs.iter().map(input_line));
}

fn input_line(input: &InputExplanation) -> Derivation {
    let Some(amount) = input.amount else {
        return line(format!("　{}：无数据", input.name.zh), format!("  {}: no value", input.name.en));
    };
    let amount = figure(amount, amount);
    let Some(department) = input.department else {
        let (zh, en) = (
            format!("　{} {amount} {}", input.name.zh, input.unit),
            format!("  {} {amount} {}", input.name.en, input.unit),
        );
        return line(zh.trim_end().to_owned(), en.trim_end().to_owned());
    };
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
    let mut terms: Vec<String> = explanation.indicators.iter().map(|indicator| figure(indicator.points, 1.0)).collect();
    for adjustment in &explanation.adjustments {
        terms.push(format!("({})", figure(adjustment.points, 1.0)));
        lines.push(line(
            format!("加减分 {}：{}［{}］", adjustment.name.zh, adjustment.formula.zh, adjustment.clause.article),
            format!("adjustment {}: {} [{}]", adjustment.name.en, adjustment.formula.en, adjustment.clause.article),
        ));
    }
    let (sum, total, ranked) = (terms.join(" + "), figure(standing.score, 1.0), plain(standing.ranked_score));
    lines.push(line(
        format!("综合得分：{sum} = {total}，按 {ranked} 排名"),
        format!("score: {sum} = {total}, ranked as {ranked}"),
    ));
    lines.push(rank_line(standing));
    if let Some(score) = standing.next_grade_score {
        let short = figure(score - standing.ranked_score, 1.0);
        lines.push(line(
            format!("上一等级的最低得分为 {score}，相差 {short} 分"),
            format!("the lowest score of the next better grade is {score}, {short} points away"),
        ));
    }
    for change in &explanation.changes {
        let (from, to) = (change.from, change.to);
        lines.push(line(
            format!("调档：{from:?} → {to:?}，{}［{}］", change.reason.zh, change.clause.article),
            format!("grade changed: {from:?} → {to:?}, {} [{}]", change.reason.en, change.clause.article),
        ));
    }
    if let Some(plot) = &explanation.plot {
        let (members, rank, grade) = (plot.members.len(), plot.rank, plot.grade);
        lines.push(line(
            format!(
                "宗地合并评价：宗地上 {members} 家企业合并，得分 {}，第 {rank} 名，{grade:?} 类",
                plot.ranked_score
            ),
            format!(
                "the plot's {members} enterprises evaluated together: score {}, rank {rank}, grade {grade:?}",
                plot.ranked_score
            ),
        ));
    }
    lines.push(line(
        format!("等级规则：{}（比例无出处时见下方假设）", pack.grades.zh),
        format!("grade rule: {} (shares without a source are listed below)", pack.grades.en),
    ));
}

fn rank_line(standing: &Standing) -> Derivation {
    let Standing { rank, firms, share, initial, .. } = standing;
    let (zh, en) = (&standing.population_name.zh, &standing.population_name.en);
    let Some(up_to) = standing.up_to else {
        let (from_zh, from_en) = match standing.from_score {
            Some(score) => (format!("得分不低于 {score}"), format!("the score is not below {score}")),
            None => ("得分低于各等级的最低得分".to_owned(), "the score is below every grade's".to_owned()),
        };
        return line(
            format!("名次：{zh}第 {rank} 名，共 {firms} 家；{from_zh}，为 {initial:?} 类"),
            format!("rank {rank} of {firms} {en}; {from_en}: grade {initial:?}"),
        );
    };
    let lower_zh = standing.above.map(|above| format!("大于 {above}、")).unwrap_or_default();
    let lower_en = standing.above.map(|above| format!("above {above} and ")).unwrap_or_default();
    line(
        format!(
            "名次：{zh}第 {rank} 名，共 {firms} 家；{rank} ÷ {firms} = {share:.4}，{lower_zh}不大于 {up_to}，为 {initial:?} 类"
        ),
        format!(
            "rank {rank} of {firms} {en}; {rank} ÷ {firms} = {share:.4}, {lower_en}not above {up_to}: grade {initial:?}"
        ),
    )
}
