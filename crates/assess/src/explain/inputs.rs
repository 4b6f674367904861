//! What an indicator's value was computed from.

use model::{Derivation, EnterpriseResult, FactValue};
use rules::{EvaluationPack, Indicator, IndicatorValue, MEASURES, Quantity, measure_name};

use super::InputExplanation;
use crate::names::{fact_en, fact_zh, measure_en, measure_zh};

pub(super) fn inputs(pack: &EvaluationPack, result: &EnterpriseResult, indicator: &Indicator) -> Vec<InputExplanation> {
    match &indicator.value {
        IndicatorValue::Ratio { numerator, denominator } => {
            vec![measured(result, numerator), measured(result, denominator)]
        }
        IndicatorValue::Formula(formula) => {
            formula.reads().iter().filter_map(|name| read(pack, result, name)).collect()
        }
    }
}

fn measured(result: &EnterpriseResult, quantity: &Quantity) -> InputExplanation {
    let input = result.candidate.inputs.get(&quantity.measure);
    InputExplanation {
        fact: measure_name(quantity.measure).to_owned(),
        measure: Some(quantity.measure),
        name: Derivation { zh: measure_zh(quantity.measure).to_owned(), en: measure_en(quantity.measure).to_owned() },
        amount: input.and_then(|input| quantity.show(input.amount)),
        unit: quantity.unit.clone(),
        department: input.map(|input| input.department),
        citations: input.map(|input| input.citations.clone()).unwrap_or_default(),
        derivation: input.and_then(|input| input.derivation.clone()),
    }
}

/// What a formula reads: a measure, a number that the pack declares, or a parameter.
fn read(pack: &EvaluationPack, result: &EnterpriseResult, name: &str) -> Option<InputExplanation> {
    if let Some(measure) = MEASURES.into_iter().find(|measure| measure_name(*measure) == name) {
        let unit = Quantity::first_unit(measure)?.symbol.to_owned();
        return Some(measured(result, &Quantity { measure, unit }));
    }
    let fact = pack.facts.iter().find(|fact| fact.code == name);
    let amount = match result.candidate.facts.get(name) {
        Some(FactValue::Number(number)) => Some(*number),
        _ => None,
    };
    Some(InputExplanation {
        fact: name.to_owned(),
        measure: None,
        name: Derivation { zh: fact_zh(pack, name), en: fact_en(pack, name) },
        amount,
        unit: fact.map(|fact| fact.unit.clone()).unwrap_or_default(),
        department: None,
        citations: Vec::new(),
        derivation: None,
    })
}
