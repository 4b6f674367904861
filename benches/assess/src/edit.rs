//! One edited value at a million firms: the index of ranks, and a full run where benchmarks move.

use std::time::Instant;

use assess::engine::{Plan, run};
use assess::index::RankIndex;
use model::Column;
use rules::EvaluationPack;

use crate::pack::Marks;
use crate::{BenchError, MILLION, YEAR, fastest, pack, population, say};

/// Edits whose times are told.
const EDITS: usize = 20_000;

/// Times edits with given benchmarks, checks the last state against a full run, and times a full run with moving ones.
pub(crate) fn time() -> Result<(), BenchError> {
    let mut columns = population::columns(MILLION)?;
    let fixed = EvaluationPack::parse("bench.toml", &pack::text(MILLION, Marks::Fixed))?;
    let plan = Plan::new(&fixed, YEAR)?;
    let graded = run(&plan, &columns)?;
    let mut index = RankIndex::new(&plan, &graded, 0)?;
    let mut figures: Vec<Vec<f64>> = Vec::new();
    for item in 0..MILLION.indicators {
        if let Some(Column::Number(numbers)) = columns.get(&format!("value.i{item}")) {
            figures.push(numbers.clone());
        }
    }
    let mut times = Vec::with_capacity(EDITS);
    let mut changes = 0;
    for edit in 0..EDITS {
        let (member, item) = (edit * 7919 % MILLION.firms, edit % MILLION.indicators);
        let value = figures[item][(edit * 104_729 + 1) % MILLION.firms];
        figures[item][member] = value;
        let start = Instant::now();
        let changed = index.edit(member, item, Some(value))?;
        let rank = index.rank(member);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        changes += changed.len();
        if rank == 0 {
            return Err(BenchError::Differs("a rank of 0".to_owned()));
        }
    }
    for (item, numbers) in figures.into_iter().enumerate() {
        columns.insert(format!("value.i{item}"), Column::Number(numbers))?;
    }
    let full = run(&plan, &columns)?;
    let population = &full.populations[0];
    let same = |member: usize| {
        index.rank(member) == population.rank[member] && index.grade(member) == population.grade[member]
    };
    if let Some(member) = (0..MILLION.firms).step_by(101).find(|member| !same(*member)) {
        return Err(BenchError::Differs(format!("member {member} after {EDITS} edits")));
    }
    times.sort_by(f64::total_cmp);
    say(&format!(
        "one edited value of {} firms, given benchmarks: median {:.4} ms, p99 {:.4} ms, most {:.3} ms over {EDITS} edits ({changes} grades changed); equal to a full run",
        MILLION.firms,
        times[EDITS / 2],
        times[EDITS * 99 / 100],
        times[EDITS - 1],
    ));
    for (marks, what) in [(Marks::Mean, "means"), (Marks::Percentile, "percentiles")] {
        let moving = EvaluationPack::parse("bench.toml", &pack::text(MILLION, marks))?;
        let plan = Plan::new(&moving, YEAR)?;
        let (seconds, _) = fastest(|| Ok(run(&plan, &columns)?))?;
        say(&format!("the same with {what} of the industry, which move with it: a full run, {:.0} ms", seconds * 1e3));
    }
    Ok(())
}
