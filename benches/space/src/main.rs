//! Overlays beside their peers. `scripts/bench` calls each step; what is timed runs from coordinates in memory to areas in
//! memory, the index included.
//!
//! `prepare DIR` writes the outlines that the peers read; `join DIR` times ours and writes its pairs; `county` says the
//! figures of a million parcels, and how long an edit of one takes.

mod county;
mod join;
mod town;

use std::path::Path;
use std::time::Instant;

/// Runs whose fastest counts.
const RUNS: usize = 5;

/// Why a benchmark cannot run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error(transparent)]
    File(#[from] std::io::Error),
    #[error("the index differs from a full run")]
    Differs,
    #[error("write `prepare DIR`, `join DIR` or `county`")]
    Usage,
}

fn main() -> Result<(), BenchError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["prepare", folder] => join::prepare(Path::new(folder)),
        ["join", folder] => join::time(Path::new(folder)),
        ["county"] => county::measure(),
        _ => Err(BenchError::Usage),
    }
}

/// The fastest of several runs in seconds, and what the last one made.
pub(crate) fn fastest<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut best = f64::INFINITY;
    let mut run = || {
        let start = Instant::now();
        let made = work();
        best = best.min(start.elapsed().as_secs_f64());
        made
    };
    for _ in 1..RUNS {
        run();
    }
    let made = run();
    (best, made)
}

/// One line on stdout.
pub(crate) fn say(line: &str) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}
