//! The same method and firms, with x, y and z as tax, land and electricity: figures that can be levers.

use model::statement::Scale;
use model::{Candidate, Department, EnterpriseId, FactValue, Grade, Input, Measure, PastGrade};

use super::method::*;
use super::text::pack;

pub const YEAR: i16 = 2022;
/// The levers and what one of their first unit is in stored units (mu to the cm², which thirds do not give exactly).
pub const LEVERS: [(Measure, &str, &str, f64); 3] = [
    (Measure::TaxPaid, "tax_paid", "万元", 1_000_000.0),
    (Measure::Land, "land", "亩", 20_000_000.0 / 3.0),
    (Measure::Electricity, "electricity", "万千瓦时", 10_000_000.0),
];

/// The pack with measures for facts and a ratio wherever one figure is divided by another.
pub fn measured(method: &MethodOf) -> String {
    let mut text = pack(method);
    for (letter, (_, name, unit, _)) in ["x", "y", "z"].into_iter().zip(LEVERS) {
        text = text.replace(&format!("[[fact]]\ncode = \"{letter}\"\ntype = \"number\"\nzh = \"\"\nen = \"\"\n"), "");
        text = text.replace(&format!("when = \"{letter} "), &format!("when = \"{name} "));
        text = text.replace(&format!("value = \"{letter}\"\n"), &format!("value = \"{name}\"\n"));
        for (other, (_, below, below_unit, _)) in ["x", "y", "z"].into_iter().zip(LEVERS) {
            let ratio = format!(
                "numerator = {{ measure = \"{name}\", unit = \"{unit}\" }}\ndenominator = {{ measure = \"{below}\", unit = \"{below_unit}\" }}\n"
            );
            text = text.replace(&format!("value = \"{letter} / {other}\"\n"), &ratio);
        }
        if name != "land" {
            let source = "departments = [\"enterprise\"]\nstatus = \"unsourced\"\nzh = \"\"\nen = \"\"\n";
            text += &format!("[[source]]\nmeasure = \"{name}\"\n{source}");
        }
    }
    text
}

pub fn candidate(index: usize, firm: &Firm) -> Candidate {
    let id = EnterpriseId(format!("firm-{index:03}"));
    let mut candidate = Candidate::new(id, &format!("firm {index}"), Scale::BelowScale);
    candidate.industry = format!("{:02}11", firm.division);
    for ((measure, _, _, one), figure) in LEVERS.into_iter().zip(firm.figures) {
        let input = |figure: f64| Input {
            amount: (figure * one).round() as i64,
            department: Department::Enterprise,
            citations: Vec::new(),
            derivation: None,
        };
        candidate.inputs.extend(figure.map(|figure| (measure, input(figure))));
    }
    candidate.facts.insert("county".to_owned(), FactValue::Number(f64::from(firm.county)));
    candidate.facts.extend(firm.listed.map(|listed| ("listed".to_owned(), FactValue::Truth(listed))));
    if let Some(years) = firm.years {
        candidate.history = (1..=years).map(|back| PastGrade { year: YEAR - back as i16, grade: Grade::D }).collect();
        candidate.history.push(PastGrade { year: YEAR - 1 - years as i16, grade: Grade::C });
    }
    candidate
}
