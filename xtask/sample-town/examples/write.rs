//! Writes the sample town into the folder given as the first argument, with the seed given as the second one, if any.

use std::io::Write as _;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let seed = arguments.next().map_or(Ok(sample_town::SEED), |seed| seed.parse())?;
    let truth = sample_town::generate(seed, &out)?;
    let mut report = std::io::stdout();
    writeln!(report, "{:#?}", truth.counts)?;
    writeln!(
        report,
        "closure {}, coaching {}, high energy {}",
        truth.closure.len(),
        truth.coaching.len(),
        truth.high_energy_low_yield.len()
    )?;
    writeln!(report, "illegal {} buildings, {} cm2", truth.illegal_building.len(), truth.illegal_total_cm2)?;
    writeln!(report, "uplift {} parcels, {} cm2", truth.uplift_parcels.len(), truth.uplift_total_cm2)?;
    writeln!(report, "block {} parcels, {} cm2", truth.wangjiadai_parcels.len(), truth.wangjiadai_total_cm2)?;
    for (finding, keys) in &truth.findings {
        let near = truth.near_misses.get(finding).map_or(0, Vec::len);
        writeln!(report, "{finding}: {} (near misses {near})", keys.len())?;
    }
    writeln!(report, "noise rows {}, cadastre flaws {}", truth.noise.len(), truth.cadastre_flaws.len())?;
    Ok(())
}
