//! Five million firms in four populations, and the most memory that grading them took.

use assess::engine::{Plan, run};
use rules::EvaluationPack;

use crate::pack::Marks;
use crate::population::{Shape, columns};
use crate::{BenchError, YEAR, pack, row};

const NATION: Shape = Shape { firms: 5_000_000, indicators: 6, kinds: 4 };

/// Says the input's bytes, the peak of the whole process, their ratio, and the time.
pub(crate) fn measure() -> Result<(), BenchError> {
    let columns = columns(NATION)?;
    let before = peak()?;
    let pack = EvaluationPack::parse("bench.toml", &pack::text(NATION, Marks::Percentile))?;
    let plan = Plan::new(&pack, YEAR)?;
    let start = std::time::Instant::now();
    let graded = run(&plan, &columns)?;
    let seconds = start.elapsed().as_secs_f64();
    let (input, peak) = (NATION.bytes(), peak()?);
    let members: usize = graded.populations.iter().map(|population| population.rows.len()).sum();
    let ratio = peak as f64 / input as f64;
    row(
        &format!(
            "{members} firms x {} indicators, {} populations, {seconds:.2} s: peak memory to its input's {} MB (before grading {} MB)",
            NATION.indicators,
            NATION.kinds,
            input >> 20,
            before >> 20
        ),
        &format!("{} MB = {ratio:.2}", peak >> 20),
        "<= 2",
        ratio <= 2.0,
    );
    Ok(())
}

/// The most memory that this process has held, in bytes (Linux).
fn peak() -> Result<usize, BenchError> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let kilobytes =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
    Ok(kilobytes.unwrap_or(0) * 1024)
}
