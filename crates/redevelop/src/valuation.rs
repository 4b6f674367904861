//! Every parcel of a county under every mode at once.

use rayon::prelude::*;

use crate::{Amounts, Ground, Kernel, Room};

/// Parcels that one task works out.
const BATCH: usize = 8192;

/// A parcel's best mode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestMode {
    /// Its index among the kernels: the highest net present value, of equals the first. What the law bars is not looked at.
    pub mode: usize,
    /// Net present value in fen.
    pub npv: f64,
    /// Static balance in fen.
    pub static_balance: f64,
}

/// Net present values in fen, parcel by parcel and within a parcel mode by mode, and the best mode of each parcel.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Valuation {
    /// `modes` numbers for each parcel.
    pub npv: Vec<f64>,
    /// One for each parcel; empty without modes.
    pub best: Vec<BestMode>,
}

/// Values every parcel by itself under every mode. A mode is compiled to one price per unit of each quantity, so a parcel
/// takes its quantities and their product with it.
#[must_use]
pub fn value_parcels(parcels: &[Ground], kernels: &[Kernel]) -> Valuation {
    let mut room = Room::default();
    let prices: Vec<(Amounts, Amounts)> =
        kernels.iter().map(|kernel| kernel.rows(kernel.values(), &mut room)).map(|rows| (rows[0], rows[1])).collect();
    let mut npv = vec![0.0; parcels.len() * kernels.len()];
    if kernels.is_empty() {
        return Valuation::default();
    }
    let best = npv
        .par_chunks_mut(BATCH * kernels.len())
        .zip(parcels.par_chunks(BATCH))
        .flat_map_iter(|(npv, parcels)| {
            npv.chunks_mut(kernels.len()).zip(parcels).map(|(npv, parcel)| value(parcel, kernels, &prices, npv))
        })
        .collect();
    Valuation { npv, best }
}

fn value(parcel: &Ground, kernels: &[Kernel], prices: &[(Amounts, Amounts)], npvs: &mut [f64]) -> BestMode {
    let mut best = BestMode { mode: 0, npv: f64::NEG_INFINITY, static_balance: 0.0 };
    for (mode, ((kernel, (now, plain)), npv)) in kernels.iter().zip(prices).zip(npvs).enumerate() {
        let quantities = kernel.quantities(parcel, kernel.values());
        *npv = dot(&quantities, now);
        if *npv > best.npv {
            best = BestMode { mode, npv: *npv, static_balance: dot(&quantities, plain) };
        }
    }
    best
}

fn dot(quantities: &Amounts, prices: &Amounts) -> f64 {
    quantities.iter().zip(prices).map(|(quantity, price)| quantity * price).sum()
}
