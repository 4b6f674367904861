//! Three chained variables over a million firms, as OpenFisca has them: each reads the one before.

use std::path::Path;

use model::{Column, Columns};
use rayon::prelude::*;
use rules::{Expression, Kind, Names};

use crate::{BenchError, MILLION, fastest, population, say};

/// Name and formula of each variable.
const VARIABLES: [(&str, &str); 3] = [
    ("income", "i0 + 0.5 * i1"),
    ("allowance", "income > 40 ? 40 : income"),
    ("due", "0.25 * (income - allowance) + 0.1 * allowance"),
];
/// Rows that one thread takes at a time.
const ROWS: usize = 1 << 14;

/// Times the chain and leaves the last variable beside the input.
pub(crate) fn time(folder: &Path) -> Result<(), BenchError> {
    let firms = population::columns(MILLION)?;
    let mut facts = Columns::new(firms.rows());
    let mut names = Names::new();
    for name in ["i0", "i1"] {
        names.declare(name, Kind::Number);
        if let Some(column) = firms.get(&format!("value.{name}")) {
            facts.insert(name, column.clone())?;
        }
    }
    let mut formulas = Vec::new();
    for (name, text) in VARIABLES {
        formulas.push((name, Expression::parse_as(text, &names, Kind::Number)?));
        names.declare(name, Kind::Number);
    }
    let (seconds, ()) = fastest(|| {
        for (name, formula) in &formulas {
            let chunks = (0..facts.rows()).into_par_iter().step_by(ROWS);
            let values: Vec<Vec<f64>> = chunks.map(|start| formula.numbers(&facts, start..start + ROWS)).collect();
            facts.insert(*name, Column::Number(values.concat()))?;
        }
        Ok(())
    })?;
    say(&format!("{seconds}"));
    if let Some(Column::Number(due)) = facts.get("due") {
        let bytes: Vec<u8> = due.iter().flat_map(|due| due.to_le_bytes()).collect();
        std::fs::write(folder.join("ours.due"), bytes)?;
    }
    Ok(())
}
