//! The seeded source of chance. Every stage draws from its own stream, so that a change in one stage leaves the others alone.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// One stage's stream of draws.
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream of the stage called `stage`.
    pub(crate) fn new(seed: u64, stage: &str) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        // FNV-1a: a stable number for the stage's name, whatever the compiler's own hash does
        let stream = stage
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        rng.set_stream(stream);
        Self(rng)
    }

    /// A real number from `low` up to `high`.
    pub(crate) fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.0.random::<f64>()
    }

    /// A real number rounded to `digits` decimals.
    pub(crate) fn rounded(&mut self, low: f64, high: f64, digits: i32) -> f64 {
        round(self.real(low, high), digits)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn whole(&mut self, low: usize, high: usize) -> usize {
        self.0.random_range(low..=high.max(low))
    }

    /// True with the given probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.0.random::<f64>() < probability
    }

    /// One of `items`, which must not be empty.
    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.whole(0, items.len() - 1)]
    }

    /// Puts `items` in a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.whole(0, last));
        }
    }
}

/// `value` rounded to `digits` decimals, as a department writes it.
pub(crate) fn round(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}
