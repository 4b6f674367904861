//! Monte Carlo: what a block, or all of a town, comes to when the uncertain numbers are drawn again and again.

use jiff::civil::Date;
use model::{Block, Simulation, Spread};
use rayon::prelude::*;
use rules::{ModeRule, PackError, RenewalPack};

use crate::draws::{Varied, factors};
use crate::{Amounts, Ground, Kernel, QUANTITIES, Room, Worth};

/// Draws that one task works out.
const BATCH: usize = 4096;
/// Blocks that one task works out.
const BLOCKS: usize = 64;
/// Rows that are worked out side by side.
const LANES: usize = 8;

/// Simulates a mode on a block: `draws` draws of all numbers that have a range in the pack, from a seed. The same seed gives
/// the same bits on every machine and for any number of cores, and every mode and block meets the same draws.
///
/// # Errors
/// When the pack lacks a parameter on that day.
pub fn simulate(
    block: &Block,
    mode: &ModeRule,
    pack: &RenewalPack,
    day: Date,
    draws: u32,
    seed: u64,
) -> Result<Simulation, PackError> {
    let kernel = Kernel::new(mode, pack, day)?;
    let varied = Varied::new(&kernel, pack)?;
    let ground = Ground::from(block);
    let fixed = kernel.quantities(&ground, kernel.values());
    let batches: Vec<usize> = (0..draws as usize).step_by(BATCH).collect();
    let worths: Vec<Worth> = batches
        .into_par_iter()
        .flat_map_iter(|first| {
            let (mut scores, mut factor, mut values) = (Vec::new(), Vec::new(), Vec::new());
            let mut room = Room::default();
            let (kernel, varied, ground, fixed) = (&kernel, &varied, &ground, &fixed);
            (first..(first + BATCH).min(draws as usize)).map(move |draw| {
                factors(pack, seed, draw as u64, &mut scores, &mut factor);
                varied.apply(kernel, &factor, &mut values);
                let quantities = if varied.figures { kernel.quantities(ground, &values) } else { *fixed };
                kernel.worth(&quantities, &values, &mut room)
            })
        })
        .collect();
    let column = |figure: fn(&Worth) -> f64| worths.iter().map(figure).collect();
    Ok(summary([column(|w| w.npv), column(|w| w.static_balance), column(|w| w.peak_gap)], draws, seed))
}

/// What all blocks come to, each under its mode.
#[derive(Debug, Clone, PartialEq)]
pub struct TownSimulation {
    /// In the order of the blocks.
    pub blocks: Vec<Simulation>,
    /// Their sum, draw by draw and quarter by quarter, when all begin in the same quarter.
    pub total: Simulation,
}

/// Simulates many blocks, each with the index of its kernel in `kernels`, as [`simulate`] does one.
///
/// # Errors
/// When the pack lacks a parameter, or a block names no kernel.
pub fn simulate_town(
    blocks: &[(Ground, usize)],
    kernels: &[Kernel],
    pack: &RenewalPack,
    draws: u32,
    seed: u64,
) -> Result<TownSimulation, PackError> {
    if let Some((_, wrong)) = blocks.iter().find(|(_, kernel)| *kernel >= kernels.len()) {
        return Err(PackError::new(format!("a block names mode {wrong} of {}", kernels.len()), "count modes from 0"));
    }
    let kernels = Kernel::aligned(kernels);
    let varied = kernels.iter().map(|kernel| Varied::new(kernel, pack)).collect::<Result<Vec<_>, _>>()?;
    let fixed: Vec<Amounts> =
        blocks.iter().map(|(ground, mode)| kernels[*mode].quantities(ground, kernels[*mode].values())).collect();
    let compiled: Vec<Vec<Drawn>> = (0..draws as usize)
        .into_par_iter()
        .map_init(Room::default, |room, draw| {
            let (mut scores, mut factor) = (Vec::new(), Vec::new());
            factors(pack, seed, draw as u64, &mut scores, &mut factor);
            kernels.iter().zip(&varied).map(|(kernel, varied)| Drawn::new(kernel, varied, &factor, room)).collect()
        })
        .collect();
    let quantities = |block: usize, drawn: &[Drawn]| -> Amounts {
        let (ground, mode) = &blocks[block];
        if varied[*mode].figures { kernels[*mode].quantities(ground, &drawn[*mode].values) } else { fixed[block] }
    };
    let tasks: Vec<usize> = (0..blocks.len()).step_by(BLOCKS).collect();
    let each = tasks
        .into_par_iter()
        .flat_map_iter(|first| {
            let members = first..(first + BLOCKS).min(blocks.len());
            let mut columns: Vec<[Vec<f64>; 3]> =
                members.clone().map(|_| [(); 3].map(|()| Vec::with_capacity(draws as usize))).collect();
            for drawn in &compiled {
                for (block, column) in members.clone().zip(&mut columns) {
                    let worth = drawn[blocks[block].1].worth(&quantities(block, drawn));
                    for (column, figure) in column.iter_mut().zip([worth.npv, worth.static_balance, worth.peak_gap]) {
                        column.push(figure);
                    }
                }
            }
            columns.into_iter().map(|column| summary(column, draws, seed))
        })
        .collect();
    let steady = varied.iter().all(|varied| !varied.figures);
    let sums = |drawn: &[Drawn]| {
        let mut sums = vec![[0.0; QUANTITIES]; kernels.len()];
        for (block, (_, mode)) in blocks.iter().enumerate() {
            for (sum, quantity) in sums[*mode].iter_mut().zip(quantities(block, drawn)) {
                *sum += quantity;
            }
        }
        sums
    };
    let steady = compiled.first().filter(|_| steady).map(|drawn| sums(drawn));
    let totals: Vec<Worth> = compiled
        .par_iter()
        .map(|drawn| {
            let sums = steady.clone().unwrap_or_else(|| sums(drawn));
            let mut all = vec![[0.0; LANES]; drawn.iter().map(|d| d.plates.len()).max().unwrap_or(0)];
            for (drawn, sum) in drawn.iter().zip(&sums) {
                for (lanes, plate) in all.iter_mut().zip(&drawn.plates) {
                    add(lanes, plate, sum);
                }
            }
            read(&all)
        })
        .collect();
    let column = |figure: fn(&Worth) -> f64| totals.iter().map(figure).collect();
    let total = summary([column(|w| w.npv), column(|w| w.static_balance), column(|w| w.peak_gap)], draws, seed);
    Ok(TownSimulation { blocks: each, total })
}

/// A mode under one draw.
struct Drawn {
    values: Vec<f64>,
    /// The kernel's rows, eight by eight, quantity by quantity.
    plates: Vec<[[f64; LANES]; QUANTITIES]>,
}

impl Drawn {
    fn new(kernel: &Kernel, varied: &Varied, factors: &[f64], room: &mut Room) -> Self {
        let mut values = Vec::new();
        varied.apply(kernel, factors, &mut values);
        let plates = kernel
            .rows(&values, room)
            .chunks(LANES)
            .map(|rows| {
                let mut plate = [[0.0; LANES]; QUANTITIES];
                for (lane, row) in rows.iter().enumerate() {
                    for (quantity, cell) in row.iter().enumerate() {
                        plate[quantity][lane] = *cell;
                    }
                }
                plate
            })
            .collect();
        Self { values, plates }
    }

    fn worth(&self, quantities: &Amounts) -> Worth {
        let mut worth = Worth::default();
        let mut deepest = 0.0_f64;
        for (index, plate) in self.plates.iter().enumerate() {
            let mut lanes = [0.0; LANES];
            add(&mut lanes, plate, quantities);
            if index == 0 {
                (worth.npv, worth.static_balance) = (lanes[0], lanes[1]);
                (lanes[0], lanes[1]) = (0.0, 0.0);
            }
            for sum in lanes {
                deepest = if sum < deepest { sum } else { deepest };
            }
        }
        Worth { peak_gap: -deepest, ..worth }
    }
}

fn add(lanes: &mut [f64; LANES], plate: &[[f64; LANES]; QUANTITIES], quantities: &Amounts) {
    for (cells, quantity) in plate.iter().zip(quantities) {
        for (lane, cell) in lanes.iter_mut().zip(cells) {
            *lane += cell * quantity;
        }
    }
}

/// NPV and static balance stand first, then the running sums.
fn read(plates: &[[f64; LANES]]) -> Worth {
    let mut rows = plates.iter().flatten().copied();
    let (npv, static_balance) = (rows.next().unwrap_or_default(), rows.next().unwrap_or_default());
    Worth { npv, static_balance, peak_gap: -rows.fold(0.0, f64::min) }
}

fn summary([mut npv, mut balance, mut gap]: [Vec<f64>; 3], draws: u32, seed: u64) -> Simulation {
    let good = npv.iter().filter(|npv| **npv >= 0.0).count();
    #[expect(clippy::cast_precision_loss, reason = "draws are counted in 32 bits")]
    let npv_not_negative = good as f64 / f64::from(draws.max(1));
    Simulation {
        draws,
        seed,
        npv: spread(&mut npv),
        static_balance: spread(&mut balance),
        peak_gap: spread(&mut gap),
        npv_not_negative,
    }
}

/// The column is reordered. A quantile is the smallest value that at least its share of the draws does not exceed.
fn spread(column: &mut [f64]) -> Spread {
    #[expect(clippy::cast_precision_loss, reason = "draws are counted in 32 bits")]
    let count = column.len().max(1) as f64;
    let mean = column.iter().sum::<f64>() / count;
    let variance = column.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (count - 1.0).max(1.0);
    let mut at = [0.0; 5];
    let mut from = 0;
    for (place, twentieths) in at.iter_mut().zip([1, 5, 10, 15, 19]) {
        // What was selected before lies in order, so the rest is searched alone.
        let rank = (column.len() * twentieths).div_ceil(20).saturating_sub(1);
        let rest = column.get_mut(from..).unwrap_or_default();
        if rank >= from && rank - from < rest.len() {
            *place = *rest.select_nth_unstable_by(rank - from, f64::total_cmp).1;
            from = rank;
        }
    }
    Spread { mean, deviation: variance.sqrt(), p05: at[0], p25: at[1], p50: at[2], p75: at[3], p95: at[4] }
}
