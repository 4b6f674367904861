//! Machine doors: anyone may feed their own cases without a ledger. JSON or CSV in, JSON out, schemas in `schemas/`.

use std::collections::BTreeMap;
use std::path::Path;

use model::{
    Assessment, Candidate, Department, EnterpriseId, GivenUnit, Input, Measure, Place, Problem, RenewalPlan, Scale,
    Severity,
};
use redevelop::PlanInstance;
use rules::{EvaluationPack, RenewalPack};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Failure, Packs};

/// The facts of `sanqian assess --facts FILE` as JSON: enterprises with their measures in stored integer units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFacts {
    /// 年度 evaluated.
    pub year: i16,
    /// Enterprises.
    pub candidates: Vec<Candidate>,
}

/// Grades the enterprises of a JSON file ([`EvaluationFacts`]) or CSV file by a pack (the shipped one by default).
///
/// CSV columns: `enterprise`, `name`, `scale` (`above_scale` or `below_scale`), `industry` and any of the measures in
/// everyday units: `tax_paid_wan_yuan`, `value_added_wan_yuan`, `revenue_wan_yuan`, `rd_spending_wan_yuan`, `land_mu`,
/// `energy_tce`, `electricity_wan_kwh`, `emissions_tonne`, `staff`. An empty cell was not collected; it is never 0.
/// The year is taken from the command for CSV.
///
/// # Errors
/// [`Failure::Shape`] for JSON of another shape, [`Failure::Input`] with the bad cells of a CSV, [`Failure::Pack`].
pub fn assess_facts(facts: &Path, pack: Option<&Path>, year: Option<i16>) -> Result<Assessment, Failure> {
    let mut packs = Packs::shipped()?;
    if let Some(pack) = pack {
        packs.replace_evaluation(pack)?;
    }
    let text = read(facts)?;
    let name = facts.display().to_string();
    let facts = if facts.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
        let Some(year) = year else {
            return Err(Failure::Shape(format!(
                "{name}: a CSV file does not say its year; add --year, e.g. --year 2022"
            )));
        };
        EvaluationFacts { year, candidates: candidates_from_csv(&name, &text)? }
    } else {
        serde_json::from_str(&text)
            .map_err(|e| Failure::Shape(format!("{name}: {e}; the shape is schemas/evaluation-facts.json")))?
    };
    Ok(assess::assess(&facts.candidates, &packs.evaluation, facts.year)?)
}

/// Plans the sites of a JSON file ([`PlanInstance`]) by a pack (the shipped one by default).
///
/// # Errors
/// [`Failure::Shape`] for another shape, [`Failure::Pack`].
pub fn plan_instance(instance: &Path, pack: Option<&Path>) -> Result<RenewalPlan, Failure> {
    let mut packs = Packs::shipped()?;
    if let Some(pack) = pack {
        packs.renewal = RenewalPack::parse(&pack.display().to_string(), &read(pack)?)?;
    }
    let name = instance.display().to_string();
    let instance: PlanInstance = serde_json::from_str(&read(instance)?)
        .map_err(|e| Failure::Shape(format!("{name}: {e}; the shape is schemas/plan-instance.json")))?;
    Ok(instance.plan(&packs.renewal)?)
}

impl Packs {
    /// Takes another evaluation pack from a file.
    ///
    /// # Errors
    /// When it cannot be read or is refused.
    pub fn replace_evaluation(&mut self, path: &Path) -> Result<(), Failure> {
        let text = read(path)?;
        self.evaluation = EvaluationPack::parse(&path.display().to_string(), &text)?;
        self.hashes[0] = model::ContentHash::of(text.as_bytes());
        Ok(())
    }
}

/// The schemas of the machine doors, by file name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    fn schema<T: JsonSchema>() -> String {
        let schema = schemars::schema_for!(T);
        serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
    }
    vec![
        ("evaluation-facts.json", schema::<EvaluationFacts>()),
        ("assessment.json", schema::<Assessment>()),
        ("plan-instance.json", schema::<PlanInstance>()),
        ("renewal-plan.json", schema::<RenewalPlan>()),
    ]
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::file(path, error))
}

/// CSV column, measure, unit as written in the column's name.
const COLUMNS: [(&str, Measure, GivenUnit); 9] = [
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

fn candidates_from_csv(file: &str, text: &str) -> Result<Vec<Candidate>, Failure> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let shape = |error: csv::Error| Failure::Shape(format!("{file}: {error}"));
    let headers = reader.headers().map_err(shape)?.clone();
    let known = ["enterprise", "name", "scale", "industry"];
    if let Some(odd) = headers.iter().find(|h| !known.contains(h) && !COLUMNS.iter().any(|(c, ..)| c == h)) {
        let columns: Vec<&str> = known.into_iter().chain(COLUMNS.iter().map(|(c, ..)| *c)).collect();
        return Err(Failure::Shape(format!(
            "{file}: column `{odd}` is not known; the columns are {}",
            columns.join(", ")
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
        candidates.push(Candidate {
            code: text("enterprise"),
            industry: text("industry"),
            inputs,
            ..Candidate::new(EnterpriseId(text("enterprise")), &text("name"), scale)
        });
    }
    if problems.is_empty() { Ok(candidates) } else { Err(Failure::Input(problems)) }
}
