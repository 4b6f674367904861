//! The facts of an evaluation as a table: one enterprise a row, measures in everyday units by column.

use std::collections::BTreeMap;

use model::{
    Candidate, Department, EnterpriseId, FactValue, GivenUnit, Input, Measure, Place, Problem, Scale, Severity,
};
use rules::{FactKind, FactRule};

use crate::Failure;

/// Columns beside the figures.
const KNOWN: [&str; 5] = ["enterprise", "name", "scale", "industry", "plot"];

/// CSV column, measure, unit as written in the column's name.
pub(crate) const COLUMNS: [(&str, Measure, GivenUnit); 9] = [
    ("tax_paid_wan_yuan", Measure::TaxPaid, GivenUnit::WAN_YUAN),
    ("value_added_wan_yuan", Measure::ValueAdded, GivenUnit::WAN_YUAN),
    ("revenue_wan_yuan", Measure::Revenue, GivenUnit::WAN_YUAN),
    ("rd_spending_wan_yuan", Measure::RdSpending, GivenUnit::WAN_YUAN),
    ("land_mu", Measure::Land, GivenUnit::MU),
    ("energy_tce", Measure::Energy, GivenUnit::TCE),
    ("electricity_wan_kwh", Measure::Electricity, GivenUnit::WAN_KWH),
    ("emissions_tonne", Measure::Emissions, GivenUnit::TONNE),
    ("staff", Measure::Staff, GivenUnit::PERSON),
];

/// Reads the enterprises of a CSV text; `facts` are those that the pack declares. `file` is only named in errors.
///
/// # Errors
/// [`Failure::Shape`] for a column that is not known, [`Failure::Input`] with every bad cell.
pub(crate) fn candidates(file: &str, text: &str, facts: &[FactRule]) -> Result<Vec<Candidate>, Failure> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let shape = |error: csv::Error| Failure::Shape(format!("{file}: {error}"));
    let headers = reader.headers().map_err(shape)?.clone();
    let declared = || facts.iter().map(|fact| (fact.code.as_str(), fact.kind)).chain([("land_held", FactKind::Number)]);
    let known: Vec<&str> =
        KNOWN.into_iter().chain(COLUMNS.map(|(column, ..)| column)).chain(declared().map(|(code, _)| code)).collect();
    if let Some(odd) = headers.iter().find(|header| !known.contains(header)) {
        return Err(Failure::Shape(format!(
            "{file}: column `{odd}` is not known; the columns are {}",
            known.join(", ")
        )));
    }
    let mut candidates = Vec::new();
    let mut problems = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(shape)?;
        let row = u32::try_from(index + 2).unwrap_or(u32::MAX);
        let cells: BTreeMap<&str, &str> = headers.iter().zip(record.iter()).map(|(h, c)| (h, c.trim())).collect();
        let mut wrong = |column: &str, expected: &str, found: &str| {
            problems.push(Problem {
                place: Place { file: file.to_owned(), sheet: None, row: Some(row), column: Some(column.to_owned()) },
                code: "facts.cell".to_owned(),
                severity: Severity::Row,
                expected: expected.to_owned(),
                found: found.to_owned(),
                hint: "correct the cell, or leave it empty when it was not collected".to_owned(),
            });
        };
        let text = |column: &str| cells.get(column).copied().unwrap_or_default().to_owned();
        let scale = match cells.get("scale").copied().unwrap_or_default() {
            "above_scale" | "规上" => Scale::AboveScale,
            "below_scale" | "规下" => Scale::BelowScale,
            other => {
                wrong("scale", "above_scale or below_scale", other);
                continue;
            }
        };
        if text("enterprise").is_empty() {
            wrong("enterprise", "an id of the enterprise", "");
            continue;
        }
        let mut inputs = BTreeMap::new();
        for (column, measure, unit) in COLUMNS {
            let literal = cells.get(column).copied().unwrap_or_default();
            if literal.is_empty() {
                continue;
            }
            match unit.scale(literal) {
                Ok(amount) => {
                    let input =
                        Input { amount, department: Department::Enterprise, citations: Vec::new(), derivation: None };
                    inputs.insert(measure, input);
                }
                Err(error) => wrong(column, &format!("a number in {}", unit.symbol), &error.to_string()),
            }
        }
        let mut stated = BTreeMap::new();
        for (code, kind) in declared() {
            let literal = cells.get(code).copied().unwrap_or_default();
            match fact(literal, kind) {
                _ if literal.is_empty() => {}
                Ok(value) => drop(stated.insert(code.to_owned(), value)),
                Err(expected) => wrong(code, expected, literal),
            }
        }
        candidates.push(Candidate {
            code: text("enterprise"),
            industry: text("industry"),
            inputs,
            facts: stated,
            plot: Some(text("plot")).filter(|plot| !plot.is_empty()),
            ..Candidate::new(EnterpriseId(text("enterprise")), &text("name"), scale)
        });
    }
    if problems.is_empty() { Ok(candidates) } else { Err(Failure::Input(problems)) }
}

/// A cell as a fact of a kind, or what was expected.
fn fact(literal: &str, kind: FactKind) -> Result<FactValue, &'static str> {
    match (kind, literal) {
        (FactKind::Number, _) => match literal.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(FactValue::Number(number)),
            _ => Err("a number"),
        },
        (FactKind::Truth, "是" | "true") => Ok(FactValue::Truth(true)),
        (FactKind::Truth, "否" | "false") => Ok(FactValue::Truth(false)),
        (FactKind::Truth, _) => Err("是 or 否 (true or false)"),
        (FactKind::Text, _) => Ok(FactValue::Text(literal.to_owned())),
    }
}
