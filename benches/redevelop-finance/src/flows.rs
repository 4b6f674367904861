//! Internal rates of many flows on one thread.

use std::path::Path;

use redevelop::{Irr, rate_per_period};

use crate::{BenchError, fastest, say, write};

/// Prints seconds; writes one rate a flow, NaN where there is none or more than one.
pub(crate) fn time(flows: &Path, periods: usize, out: &Path) -> Result<(), BenchError> {
    let flows: Vec<f64> = std::fs::read(flows)?.as_chunks::<8>().0.iter().map(|b| f64::from_le_bytes(*b)).collect();
    let (seconds, rates) = fastest(|| {
        let rate = |flow: &[f64]| match rate_per_period(flow) {
            Irr::One(rate) => rate,
            _ => f64::NAN,
        };
        Ok(flows.chunks(periods).map(rate).collect::<Vec<f64>>())
    })?;
    write(out, rates)?;
    say(&seconds.to_string());
    Ok(())
}
