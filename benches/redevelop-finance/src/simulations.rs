//! A million draws of one block, and ten thousand of two thousand blocks.

use model::{Block, BlockId, Cm2, Derivation, Fen, MilliPerson};
use redevelop::{Ground, Kernel, simulate, simulate_town};

use crate::{BenchError, day, fastest, pack, say};

fn block(k: i64) -> Block {
    let area = 600_000_000 + k * 2_000_000;
    Block {
        id: BlockId(String::new()),
        name: String::new(),
        parcels: Vec::new(),
        area: Cm2(area),
        lawful_floor_area: Cm2(area / 10 * (3 + k % 9)),
        illegal_floor_area: Cm2(area / 40),
        tax: Fen(area / 20 * (1 + k % 7)),
        firms: 30,
        staff: MilliPerson(0),
        plan_conflict: 0.0,
        holders_per_parcel: 2.0,
        because: Derivation { zh: String::new(), en: String::new() },
    }
}

pub(crate) fn time() -> Result<(), BenchError> {
    let day = day()?;
    let long = pack(120)?;
    let (seconds, one) = fastest(|| Ok(simulate(&block(7), &long.modes[0], &long, day, 1_000_000, 1)?))?;
    say(&format!(
        "1,000,000 draws of a 30-year quarterly block, {} uncertain numbers: {seconds:.3} s (target 2 s); NPV not negative in {:.1} %",
        long.uncertainty.ranges.len(),
        100.0 * one.npv_not_negative,
    ));
    let pack = pack(80)?;
    let kernels = pack.modes.iter().map(|mode| Kernel::new(mode, &pack, day)).collect::<Result<Vec<_>, _>>()?;
    let blocks: Vec<(Ground, usize)> =
        (0..2_000).zip((0..kernels.len()).cycle()).map(|(k, mode)| (Ground::from(&block(k)), mode)).collect();
    let (seconds, town) = fastest(|| Ok(simulate_town(&blocks, &kernels, &pack, 10_000, 1)?))?;
    say(&format!(
        "10,000 draws x {} blocks x 20 years: {seconds:.3} s (target 2 s); total NPV not negative in {:.1} %",
        town.blocks.len(),
        100.0 * town.total.npv_not_negative,
    ));
    Ok(())
}
