//! The exact cheapest path to the next grade, of everybody.

use std::time::Instant;

use assess::engine::{Plan, run};
use assess::path;
use model::{Column, Columns, Reach};
use rayon::prelude::*;
use rules::EvaluationPack;

use crate::population::Shape;
use crate::{BenchError, YEAR, population, row};

/// A method with its numbers, published in full.
const PACK: &str = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
/// Firms, and the measures that they report.
const SHAPE: Shape = Shape { firms: 200_000, indicators: 9, kinds: 1 };
const MEASURES: [&str; 9] =
    ["tax_paid", "value_added", "land", "energy", "emissions", "staff", "rd_spending", "revenue", "electricity"];
/// Firms a second that the issue asks for.
const TARGET: f64 = 50_000.0;

/// Times all levers of all firms, above and below scale.
pub(crate) fn time() -> Result<(), BenchError> {
    let pack = EvaluationPack::parse("huangyan-2022/pack.toml", PACK)?;
    let plan = Plan::new(&pack, YEAR)?;
    let drawn = population::columns(SHAPE)?;
    let mut firms = Columns::new(SHAPE.firms);
    for (index, name) in MEASURES.into_iter().enumerate() {
        if let Some(Column::Number(figures)) = drawn.get(&format!("value.i{index}")) {
            firms.insert(name, Column::Number(figures.iter().map(|figure| 1.0 + figure).collect()))?;
        }
    }
    let words = vec!["above_scale".to_owned(), "below_scale".to_owned()];
    for (word, code) in words.clone().into_iter().zip(0_u32..) {
        firms.insert("scale", Column::Text { codes: vec![code; SHAPE.firms], words: words.clone() })?;
        let graded = run(&plan, &firms)?;
        let start = Instant::now();
        let threads = rayon::current_num_threads();
        let reached = (0..threads).into_par_iter().map(|part| {
            let (mut done, mut reached) = (0_usize, 0_usize);
            path::all(&plan, &firms, &graded, [part, threads], |path| {
                done += 1;
                reached += path.levers.iter().filter(|reach| matches!(reach, Reach::At { .. })).count();
            });
            (done, reached)
        });
        let (done, reached) = reached.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        if done != SHAPE.firms {
            return Err(BenchError::Differs(format!("paths of {done} firms")));
        }
        let speed = done as f64 / start.elapsed().as_secs_f64();
        row(
            &format!("paths to the next grade, {done} firms ({word}, {reached} amounts)"),
            &format!("{speed:.0} firms/s"),
            &format!(">= {TARGET:.0} firms/s"),
            speed >= TARGET,
        );
    }
    Ok(())
}
