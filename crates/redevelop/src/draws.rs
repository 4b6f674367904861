//! Draws of a pack's uncertain numbers, that move together as the pack says.

use rules::{PackError, RenewalPack};

use crate::Kernel;
use crate::chance::Chance;

/// The normal score above which one case in ten lies: AS 241 at 0.9.
const ONE_IN_TEN: f64 = 1.281_551_565_544_600_4;

/// Where a mode reads the uncertain numbers.
#[derive(Debug, Clone)]
pub(crate) struct Varied {
    /// Range, place among the kernel's values, greatest value.
    places: Vec<(usize, usize, f64)>,
    /// Whether one of them decides about quantities.
    pub(crate) figures: bool,
}

impl Varied {
    pub(crate) fn new(kernel: &Kernel, pack: &RenewalPack) -> Result<Self, PackError> {
        let mut places = Vec::new();
        for (range, rule) in pack.uncertainty.ranges.iter().enumerate() {
            if let Some(place) = kernel.place(&rule.parameter) {
                let share = pack.parameters.get(&rule.parameter)?.unit == "share";
                places.push((range, place, if share { kernel.values()[place].max(1.0) } else { f64::INFINITY }));
            }
        }
        let figures = places.iter().any(|(_, place, _)| kernel.is_figure(*place));
        Ok(Self { places, figures })
    }

    /// The kernel's values under a draw's factors.
    pub(crate) fn apply(&self, kernel: &Kernel, factors: &[f64], values: &mut Vec<f64>) {
        values.clear();
        values.extend_from_slice(kernel.values());
        for (range, place, greatest) in &self.places {
            values[*place] = (values[*place] * factors[*range]).min(*greatest);
        }
    }
}

/// The factors on the uncertain numbers in one draw: independent normal scores, made to move together by the pack's triangle,
/// stretched to the range on their side of the value. Factors are never negative.
pub(crate) fn factors(pack: &RenewalPack, seed: u64, draw: u64, scores: &mut Vec<f64>, factors: &mut Vec<f64>) {
    let ranges = &pack.uncertainty.ranges;
    let mut chance = Chance::new(seed, draw.wrapping_mul(ranges.len() as u64));
    scores.clear();
    scores.extend(ranges.iter().map(|_| chance.normal()));
    factors.clear();
    factors.extend(ranges.iter().zip(&pack.uncertainty.triangle).map(|(range, row)| {
        let score: f64 = row.iter().zip(scores.iter()).map(|(weight, score)| weight * score).sum();
        let width = if score < 0.0 { 1.0 - range.low } else { range.high - 1.0 };
        (1.0 + score / ONE_IN_TEN * width).max(0.0)
    }));
}
