//! Paths in words, Chinese and English, a line each.

use model::{Derivation, Fen, Found, Grade, GradePath, LeverChange, LeverPath, Measure, NextGrade, Reach};
use rules::Quantity;

use crate::names::{measure_en, measure_zh};

/// What a lever is called where it is something to be done.
fn lever_zh(lever: Measure) -> &'static str {
    match lever {
        Measure::TaxPaid => "税收",
        Measure::Land => "用地",
        Measure::Staff => "职工",
        _ => measure_zh(lever),
    }
}

fn line(zh: String, en: String) -> Derivation {
    Derivation { zh, en }
}

/// A whole path.
pub(super) fn path(path: &GradePath) -> Vec<Derivation> {
    let from = path.from;
    match &path.next {
        NextGrade::Top => vec![line("已是 A 类".to_owned(), "in grade A already".to_owned())],
        NextGrade::Held { by, levers } => {
            let (zh, en) = (&by.name.zh, &by.name.en);
            let mut lines = vec![line(
                format!("因“{zh}”（{}）评为 {from:?} 类；只要它成立，提高得分不改变等级", by.clause),
                format!("held in {from:?} by \"{en}\" ({}): while it holds, no score changes the grade", by.clause),
            )];
            lines.extend(levers.iter().filter(|lever| matches!(lever.reach, Reach::At { .. })).map(|l| of(l, None)));
            lines
        }
        NextGrade::Open { to, needed, levers } => {
            let (score, to_name) = (path.ranked_score, format!("{to:?}"));
            let mut lines = vec![match needed {
                Some(needed) => line(
                    format!("现为 {from:?} 类，排名得分 {score}；其他企业不变时，{to_name} 类需 {needed} 分"),
                    format!(
                        "in {from:?} with a ranked score of {score}; {to_name} needs {needed} while others stand still"
                    ),
                ),
                None => line(
                    format!("现为 {from:?} 类；按比例没有 {to_name} 类名额"),
                    format!("in {from:?}; the shares leave no place in {to_name}"),
                ),
            }];
            let told = levers.iter().filter(|lever| !matches!(lever.reach, Reach::NoEffect));
            lines.extend(told.map(|lever| of(lever, *needed)));
            lines
        }
    }
}

/// One lever.
fn of(path: &LeverPath, needed: Option<f64>) -> Derivation {
    let (zh, en) = (lever_zh(path.lever), measure_en(path.lever));
    match path.reach {
        Reach::At { to, found, grade, .. } => {
            let (change_zh, change_en) = change(path.lever, path.from.unwrap_or(0), to);
            let (how_zh, how_en) = match found {
                Found::Exact => ("", ""),
                Found::Searched => ("（按全体重算查找）", " (searched by grading everyone anew)"),
            };
            line(
                format!("{change_zh}即可达到 {grade:?} 类{how_zh}"),
                format!("{change_en} reaches grade {grade:?}{how_en}"),
            )
        }
        Reach::NoEffect => line(format!("{zh}：不影响得分"), format!("{en}: no effect on the score")),
        Reach::NotCollected => line(format!("{zh}：未采集"), format!("{en}: not collected")),
        Reach::OutOfReach { best } => {
            let lack = needed.map(|needed| (format!("，需 {needed} 分"), format!(" of the {needed} needed")));
            let (lack_zh, lack_en) = lack.unwrap_or_default();
            line(
                format!("{zh}：单独改变达不到，最多 {best} 分{lack_zh}"),
                format!("{en}: alone it is not enough; at best {best}{lack_en}"),
            )
        }
        Reach::NotFound => line(
            format!("{zh}：按全体重算，千倍以内未找到可达到的数值"),
            format!("{en}: grading everyone anew, no amount up to a thousand times today's was found to reach it"),
        ),
        Reach::Held => line(format!("{zh}：改变不了"), format!("{en}: cannot change it")),
        Reach::NotSearched => {
            line(format!("{zh}：其他企业随之变动，未查找"), format!("{en}: others move with it; not searched"))
        }
    }
}

/// `税收增加 3.21 万元（由 15.00 到 18.21 万元）`: the amount to reach is rounded away from today's, so that it still reaches.
fn change(lever: Measure, from: i64, to: i64) -> (String, String) {
    let Some(unit) = Quantity::first_unit(lever) else { return Default::default() };
    let (shown, reached) = (unit.show(from), unit.show(to));
    let rises = to > from;
    // Enough decimals that the change does not look like none, nor a rest like nothing.
    let decimals = (2..=8).find(|decimals| {
        let step = (0..*decimals).fold(1.0, |step, _| step / 10.0);
        (reached - shown).abs() >= step && (to == 0 || reached.abs() >= step)
    });
    let decimals = decimals.unwrap_or(8);
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    let today = (shown * scale).round() / scale;
    let goal = if rises { (reached * scale - 1e-6).ceil() } else { (reached * scale + 1e-6).floor() } / scale;
    let (by, symbol) = ((goal - today).abs(), unit.symbol);
    let (zh, en) = if rises { ("增加", "more") } else { ("减少", "less") };
    (
        format!(
            "{}{zh} {by:.decimals$} {symbol}（由 {today:.decimals$} 到 {goal:.decimals$} {symbol}）",
            lever_zh(lever)
        ),
        format!(
            "{by:.decimals$} {symbol} {en} of {} (from {today:.decimals$} to {goal:.decimals$})",
            measure_en(lever)
        ),
    )
}

/// A combination.
pub(super) fn combination(changes: &[LeverChange], cost: Fen, grade: Grade) -> Vec<Derivation> {
    let total = cost.wan_yuan();
    let mut lines = vec![line(
        format!("合计费用 {total:.2} 万元，达到 {grade:?} 类（按所给单价，已重算核对）"),
        format!("{total:.2} 万元 in all reaches grade {grade:?} (at the costs given; checked by grading anew)"),
    )];
    lines.extend(changes.iter().map(|changed| {
        let (zh, en) = change(changed.lever, changed.from, changed.to);
        let cost = changed.cost.wan_yuan();
        line(format!("{zh}：{cost:.2} 万元"), format!("{en}: {cost:.2} 万元"))
    }));
    lines
}
