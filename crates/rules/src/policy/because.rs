//! Why a clause does or does not apply, in one sentence, Chinese and English.

use jiff::civil::Date;
use model::{Derivation, PolicyCondition, PolicyReading};

use super::{PolicyClause, Reason};

/// The sentence of an answer, from what it states.
pub(super) fn of(
    clause: &PolicyClause,
    day: Date,
    reason: Reason,
    amount: Option<f64>,
    [missing, blanks]: [&[PolicyReading]; 2],
    conditions: &[PolicyCondition],
) -> Derivation {
    match reason {
        Reason::Applies => applies(clause, amount, missing, conditions),
        Reason::Unknown(_) if !missing.is_empty() => {
            let names = names(missing);
            words(format!("无法判断，缺少：{}", names.zh), format!("cannot be decided for want of: {}", names.en))
        }
        Reason::Fails(_) | Reason::Unknown(_) => joined(conditions),
        Reason::Blank => {
            let names = names(blanks);
            words(
                format!("没有来源给出：{}，须由有权机关填写后才能适用", names.zh),
                format!("no source gives: {}; an official must fill it in before it can apply", names.en),
            )
        }
        Reason::NotInForce => {
            let from = clause.from;
            let (zh, en) = match clause.to {
                None => (format!("{from} 起"), format!("from {from} on")),
                Some(to) => (format!("{from} 至 {to}"), format!("from {from} to {to}")),
            };
            words(format!("{day} 不在施行期内（{zh}）"), format!("not in force on {day} ({en})"))
        }
        Reason::NotAdopted => words(
            "本地尚无机关采用这一条；采用后把规则包中的 adopted 改为 true",
            "no authority here has adopted it; once one has, set `adopted = true` in the pack",
        ),
    }
}

fn applies(
    clause: &PolicyClause,
    amount: Option<f64>,
    missing: &[PolicyReading],
    conditions: &[PolicyCondition],
) -> Derivation {
    let decided = joined(conditions);
    let Some(formula) = clause.amount.as_ref().map(|amount| amount.source().trim()) else { return decided };
    let of = match amount {
        Some(amount) => words(
            format!("金额「{formula}」= {amount} {}", clause.unit),
            format!("amount `{formula}` = {amount} {}", clause.unit),
        ),
        None if missing.is_empty() => {
            words(format!("金额「{formula}」无法计算"), format!("amount `{formula}` cannot be worked out"))
        }
        None => {
            let names = names(missing);
            words(
                format!("金额无法计算，缺少：{}", names.zh),
                format!("the amount cannot be worked out for want of: {}", names.en),
            )
        }
    };
    words(format!("{}；{}", decided.zh, of.zh), format!("{}; {}", decided.en, of.en))
}

fn words(zh: impl Into<String>, en: impl Into<String>) -> Derivation {
    Derivation { zh: zh.into(), en: en.into() }
}

fn names(readings: &[PolicyReading]) -> Derivation {
    let zh: Vec<&str> = readings.iter().map(|reading| &*reading.zh).collect();
    let en: Vec<&str> = readings.iter().map(|reading| &*reading.en).collect();
    words(zh.join("、"), en.join(", "))
}

fn joined(conditions: &[PolicyCondition]) -> Derivation {
    let zh: Vec<&str> = conditions.iter().map(|condition| &*condition.words.zh).collect();
    let en: Vec<&str> = conditions.iter().map(|condition| &*condition.words.en).collect();
    words(zh.join("；"), en.join("; "))
}
