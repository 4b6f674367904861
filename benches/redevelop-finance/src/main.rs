//! The fund balance beside its peers. `scripts/bench` calls each step; what is timed runs from numbers in memory to numbers in
//! memory, and the fastest of some runs counts.
//!
//! `rates FLOWS PERIODS OUT` reads a file of floats, times one thread over all internal rates and writes them; `value PARCELS OUT`
//! times the valuation of a county, writes what the peer needs and the values; `simulate` times the two simulations.

mod county;
mod flows;
mod simulations;

use std::path::Path;
use std::time::Instant;

use rules::RenewalPack;

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
    Day(#[from] jiff::Error),
    #[error(transparent)]
    Number(#[from] std::num::ParseIntError),
    #[error("write `rates FLOWS PERIODS OUT`, `value PARCELS OUT` or `simulate`")]
    Usage,
}

fn main() -> Result<(), BenchError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["rates", flows, periods, out] => flows::time(Path::new(flows), periods.parse()?, Path::new(out)),
        ["value", parcels, out] => county::time(parcels.parse()?, Path::new(out)),
        ["simulate"] => simulations::time(),
        _ => Err(BenchError::Usage),
    }
}

/// The shipped pack over as many quarters.
fn pack(quarters: u32) -> Result<RenewalPack, BenchError> {
    let text = include_str!("../../../rulepacks/renewal/default/pack.toml");
    Ok(RenewalPack::parse("pack.toml", text)?.with("horizon_quarters", f64::from(quarters))?)
}

fn day() -> Result<jiff::civil::Date, BenchError> {
    Ok("2023-06-30".parse()?)
}

/// The fastest run in seconds, and its result.
fn fastest<T>(mut work: impl FnMut() -> Result<T, BenchError>) -> Result<(f64, T), BenchError> {
    let start = Instant::now();
    let mut result = work()?;
    let mut best = start.elapsed().as_secs_f64();
    for _ in 1..RUNS {
        let start = Instant::now();
        result = work()?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok((best, result))
}

fn write(path: &Path, numbers: impl IntoIterator<Item = f64>) -> Result<(), BenchError> {
    let bytes: Vec<u8> = numbers.into_iter().flat_map(f64::to_le_bytes).collect();
    Ok(std::fs::write(path, bytes)?)
}

/// The one place that prints.
#[expect(clippy::print_stdout, reason = "a benchmark's result is what it prints")]
fn say(text: &str) {
    println!("{text}");
}
