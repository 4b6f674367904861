//! Conditions in words with figures, Chinese and English.

use model::{Derivation, FactValue, PolicyCondition, PolicyReading};

use super::answer::Known;
use super::{PolicyClause, PolicyPack, Reason};
use crate::expression::Expression;

/// Chinese, English and unit of a fact, or of a parameter `p.name`.
pub(super) fn of_name(pack: &PolicyPack, name: &str) -> (String, String, String) {
    if let Some(fact) = pack.facts.iter().find(|fact| fact.code == name) {
        return (fact.zh.clone(), fact.en.clone(), fact.unit.clone());
    }
    let parameter = name.strip_prefix("p.").and_then(|name| pack.parameters.get(name).ok());
    parameter.map_or_else(
        || (name.to_owned(), name.to_owned(), String::new()),
        |p| (p.zh.clone(), p.en.clone(), p.unit.clone()),
    )
}

/// The conditions that decided, as [`model::PolicyAnswer::conditions`] says.
pub(super) fn conditions(known: &Known<'_>, clause: &PolicyClause, reason: Reason) -> Vec<PolicyCondition> {
    let decided = |condition: &Expression, holds: Option<bool>| match reason {
        Reason::Applies | Reason::Blank => true,
        Reason::Fails(_) => holds == Some(false),
        Reason::Unknown(_) => holds.is_none() && !known.only_blank(condition),
        Reason::NotInForce | Reason::NotAdopted => false,
    };
    let all = clause.conditions.iter().map(|condition| (condition, known.holds(condition)));
    let decisive = all.filter(|(condition, holds)| decided(condition, *holds));
    decisive.map(|(condition, holds)| of_condition(known, condition, holds)).collect()
}

fn of_condition(known: &Known<'_>, condition: &Expression, holds: Option<bool>) -> PolicyCondition {
    let text = condition.source().trim().to_owned();
    let readings: Vec<PolicyReading> = condition.reads().iter().map(|name| known.reading(name)).collect();
    let (holds_zh, holds_en) = match holds {
        Some(true) => ("成立", "holds"),
        Some(false) => ("不成立", "does not hold"),
        None => ("无法判断", "cannot be decided"),
    };
    let zh: Vec<String> = readings.iter().map(|read| format!("{} = {}", read.zh, value_zh(read))).collect();
    let en: Vec<String> = readings.iter().map(|read| format!("{} = {}", read.en, value_en(known.pack, read))).collect();
    let words = Derivation {
        zh: format!("条件「{text}」{holds_zh}：{}", zh.join("，")),
        en: format!("condition `{text}` {holds_en}: {}", en.join(", ")),
    };
    PolicyCondition { text, holds, readings, words }
}

fn value_zh(read: &PolicyReading) -> String {
    match &read.value {
        None if read.name.starts_with("p.") => "空缺（没有来源给出）".to_owned(),
        None => "未采集".to_owned(),
        Some(FactValue::Truth(truth)) => if *truth { "是" } else { "否" }.to_owned(),
        Some(FactValue::Number(number)) => format!("{number} {}", read.unit).trim_end().to_owned(),
        Some(FactValue::Text(text)) => text.clone(),
    }
}

fn value_en(pack: &PolicyPack, read: &PolicyReading) -> String {
    let fact = pack.facts.iter().find(|fact| fact.code == read.name);
    let unit = fact.and_then(|fact| fact.unit_en.as_ref()).unwrap_or(&read.unit);
    match &read.value {
        None if read.name.starts_with("p.") => "blank (no source gives it)".to_owned(),
        None => "not collected".to_owned(),
        Some(FactValue::Truth(truth)) => if *truth { "yes" } else { "no" }.to_owned(),
        Some(FactValue::Number(number)) => format!("{number} {unit}").trim_end().to_owned(),
        Some(FactValue::Text(text)) => text.clone(),
    }
}
