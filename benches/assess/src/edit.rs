//! One edited value at a million firms: the index of ranks, with given benchmarks and with those that move.

use std::time::Instant;

use assess::engine::{Plan, run};
use assess::index::RankIndex;
use model::{Column, Columns};
use rules::EvaluationPack;

use crate::pack::Marks;
use crate::{BenchError, MILLION, YEAR, pack, population, row};

/// Edits with given benchmarks, and with those that move.
const EDITS: [usize; 2] = [20_000, 400];

/// Times edits under each kind of benchmark, and checks the last state against a full run.
pub(crate) fn time() -> Result<(), BenchError> {
    for (marks, what, edits) in [
        (Marks::Fixed, "given benchmarks", EDITS[0]),
        (Marks::Mean, "means of the industry", EDITS[1]),
        (Marks::Percentile, "percentiles of the industry", EDITS[1]),
    ] {
        one(marks, what, edits)?;
    }
    Ok(())
}

fn one(marks: Marks, what: &str, edits: usize) -> Result<(), BenchError> {
    let mut columns = population::columns(MILLION)?;
    let pack = EvaluationPack::parse("bench.toml", &pack::text(MILLION, marks))?;
    let plan = Plan::new(&pack, YEAR)?;
    let graded = run(&plan, &columns)?;
    let mut index = RankIndex::new(&plan, &graded, 0)?;
    let mut figures = figures(&columns);
    let mut times = Vec::with_capacity(edits);
    let (mut rescored, mut moved, mut changes) = (0, 0, 0);
    for edit in 0..edits {
        let (member, item) = (edit * 7919 % MILLION.firms, edit % MILLION.indicators);
        let value = figures[item][(edit * 104_729 + 1) % MILLION.firms];
        figures[item][member] = value;
        let start = Instant::now();
        let edited = index.edit(member, item, Some(value))?;
        let rank = index.rank(member);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        (rescored, moved, changes) = (rescored + edited.rescored, moved + edited.moved, changes + edited.changed.len());
        if rank == 0 {
            return Err(BenchError::Differs("a rank of 0".to_owned()));
        }
    }
    for (item, numbers) in figures.into_iter().enumerate() {
        columns.insert(format!("value.i{item}"), Column::Number(numbers))?;
    }
    let start = Instant::now();
    let full = run(&plan, &columns)?;
    let whole = start.elapsed().as_secs_f64() * 1e3;
    let population = &full.populations[0];
    let same = |member: usize| {
        index.rank(member) == population.rank[member]
            && index.grade(member) == population.grade[member]
            && index.score(member).to_bits() == population.score[member].to_bits()
    };
    if let Some(member) = (0..MILLION.firms).step_by(101).find(|member| !same(*member)) {
        return Err(BenchError::Differs(format!("member {member} after {edits} edits with {what}")));
    }
    times.sort_by(f64::total_cmp);
    let (median, p99) = (times[edits / 2], times[edits * 99 / 100]);
    // Where marks move the issue asks that it be measured; it is worth having while it is quicker than a full run.
    let (target, met) = match marks {
        Marks::Fixed => ("p99 <= 1 ms".to_owned(), p99 <= 1.0),
        Marks::Mean | Marks::Percentile => (format!("p99 < a full run, {whole:.0} ms"), p99 < whole),
    };
    row(
        &format!(
            "one edited value, {what}; a mean of {} scores anew, {} moved, {} grades; equal to a full run",
            rescored / edits,
            moved / edits,
            changes / edits
        ),
        &format!("p50 {median:.3} ms, p99 {p99:.3} ms"),
        &target,
        met,
    );
    Ok(())
}

fn figures(columns: &Columns) -> Vec<Vec<f64>> {
    let mut figures = Vec::new();
    for item in 0..MILLION.indicators {
        if let Some(Column::Number(numbers)) = columns.get(&format!("value.i{item}")) {
            figures.push(numbers.clone());
        }
    }
    figures
}
