//! The evaluation beside its peers. `scripts/bench` calls each step; what is timed runs from columns in memory to grades in
//! memory.
//!
//! `prepare DIR` writes the population that the peers read; `grade DIR` times ours and writes its results; `chain` times
//! three chained variables; `memory` grades five million firms and states the peak; `edit` times one edited value; `path` the
//! paths to the next grade; `clauses` sixty dated clauses. The last four end each line with the target and whether it was met.

mod chain;
mod clauses;
mod edit;
mod memory;
mod pack;
mod path;
mod population;

use std::path::Path;
use std::time::Instant;

use assess::engine::{EngineError, Plan, run};
use rules::EvaluationPack;

use pack::Marks;
use population::Shape;

/// 1,000,000 firms × 12 indicators.
const MILLION: Shape = Shape { firms: 1_000_000, indicators: 12, kinds: 1 };
/// Evaluation year.
const YEAR: i16 = 2022;
/// Runs whose fastest counts.
const RUNS: usize = 5;

/// Why a benchmark cannot run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error(transparent)]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Pack(#[from] rules::PackError),
    #[error(transparent)]
    Expression(#[from] rules::ExpressionError),
    #[error(transparent)]
    Facts(#[from] rules::FactMismatch),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Columns(#[from] model::UnevenColumn),
    #[error(transparent)]
    Moving(#[from] assess::index::Moving),
    #[error("the results differ: {0}")]
    Differs(String),
    #[error("write `prepare DIR`, `grade DIR`, `chain DIR`, `memory`, `edit`, `path` or `clauses`")]
    Usage,
}

fn main() -> Result<(), BenchError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["prepare", folder] => population::write(&population::columns(MILLION)?, Path::new(folder)),
        ["grade", folder] => grade(Path::new(folder)),
        ["chain", folder] => chain::time(Path::new(folder)),
        ["memory"] => memory::measure(),
        ["edit"] => edit::time(),
        ["path"] => path::time(),
        ["clauses"] => clauses::time(),
        _ => Err(BenchError::Usage),
    }
}

/// The fastest of several runs in seconds, and what the last one made.
pub(crate) fn fastest<T>(mut work: impl FnMut() -> Result<T, BenchError>) -> Result<(f64, T), BenchError> {
    let mut best = f64::INFINITY;
    let mut made = None;
    for _ in 0..RUNS {
        drop(made.take());
        let start = Instant::now();
        let result = work()?;
        best = best.min(start.elapsed().as_secs_f64());
        made = Some(result);
    }
    made.map(|made| (best, made)).ok_or(BenchError::Usage)
}

/// Grades the million, says how long, and leaves score, rank and grade beside the input.
fn grade(folder: &Path) -> Result<(), BenchError> {
    let columns = population::columns(MILLION)?;
    let pack = EvaluationPack::parse("bench.toml", &pack::text(MILLION, Marks::Percentile))?;
    let plan = Plan::new(&pack, YEAR)?;
    let (seconds, graded) = fastest(|| Ok(run(&plan, &columns)?))?;
    say(&format!("{seconds}"));
    let population = &graded.populations[0];
    let scores: Vec<u8> = population.score.iter().flat_map(|score| score.to_le_bytes()).collect();
    let ranks: Vec<u8> = population.rank.iter().flat_map(|rank| rank.to_le_bytes()).collect();
    let grades: Vec<u8> = population.grade.iter().map(|grade| *grade as u8).collect();
    for (name, bytes) in [("ours.score", scores), ("ours.rank", ranks), ("ours.grade", grades)] {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// A row of the table that `peers.py` prints: task, figure, target, and whether it was met.
pub(crate) fn row(task: &str, ours: &str, target: &str, met: bool) {
    say(&format!("{task}\t{ours}\t{target}\t{}", if met { "met" } else { "MISSED" }));
}

/// One line on stdout.
pub(crate) fn say(line: &str) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}
