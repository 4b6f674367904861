//! Good prices for the relaxation: steps along the gradient of its softened form, with cuts found as it goes.
//!
//! Options that differ by a year are nearly equal, and a parcel that always takes the best of them makes plain subgradients jump from
//! year to year. So for the direction alone each parcel spreads over its options (soft-max, with less and less spread); the
//! step of each multiplier is by the running mean of its gradient over its running size (Kingma and Ba, 2015). Values that are kept,
//! and bounds, are those of the hard relaxation.

use super::Budget;
use super::relaxation::Relaxation;

/// Multipliers and what is known of them.
#[derive(Debug, Clone)]
pub(crate) struct Multipliers {
    /// The best so far, scaled: rows and then cuts.
    pub(crate) at: Vec<f64>,
    /// Value of the relaxation there.
    pub(crate) value: f64,
    now: Vec<f64>,
    mean: Vec<f64>,
    size: Vec<f64>,
    /// What the running mean and size of a multiplier still lack, because it began at 0.
    fresh: Vec<(f64, f64)>,
    round: f64,
    /// Rounds without a price, by cut.
    age: Vec<u32>,
}

impl Multipliers {
    /// All free of charge.
    pub(crate) fn new(relaxation: &Relaxation<'_, '_>) -> Self {
        let mut it = Self {
            at: vec![],
            value: f64::INFINITY,
            now: vec![],
            mean: vec![],
            size: vec![],
            fresh: vec![],
            round: 0.0,
            age: vec![0; relaxation.cuts.len()],
        };
        it.lengthen(relaxation.len());
        it
    }

    /// As a start for a node that differs a little, with as many cuts as there are now.
    pub(crate) fn from(relaxation: &Relaxation<'_, '_>, other: &Self) -> Self {
        let mut it = Self { at: other.at.clone(), now: other.at.clone(), round: other.round, ..Self::new(relaxation) };
        it.lengthen(relaxation.len());
        it
    }

    fn lengthen(&mut self, len: usize) {
        for list in [&mut self.at, &mut self.now, &mut self.mean, &mut self.size] {
            list.resize(len, 0.0);
        }
        self.fresh.resize(len, (1.0, 1.0));
    }

    fn step(&mut self, over: &[f64], length: f64) {
        for (at, over) in over.iter().enumerate() {
            let (mean, size, fresh) = (&mut self.mean[at], &mut self.size[at], &mut self.fresh[at]);
            *mean = 0.9 * *mean + 0.1 * over;
            *size = 0.98 * *size + 0.02 * over * over;
            *fresh = (fresh.0 * 0.9, fresh.1 * 0.98);
            let (mean, size) = (*mean / (1.0 - fresh.0), *size / (1.0 - fresh.1));
            self.now[at] = (self.now[at] + length * mean / (size.sqrt() + 1e-3)).max(0.0);
        }
        self.round += 1.0;
    }
}

/// Improves the multipliers for so many rounds. With `cuts` new ones are sought.
pub(crate) fn ascend(
    relaxation: &mut Relaxation<'_, '_>,
    multipliers: &mut Multipliers,
    rounds: usize,
    cuts: bool,
    budget: &mut Budget<'_>,
) {
    let unit = relaxation.unit;
    for round in 0..rounds {
        let reduced = relaxation.reduced(&multipliers.now);
        let spread = unit * (0.1 / (1.0 + multipliers.round / 50.0)).max(0.002);
        let soft = relaxation.soft(&multipliers.now, &reduced, spread);
        if soft.value < multipliers.value {
            multipliers.value = soft.value;
            multipliers.at.clone_from(&multipliers.now);
        }
        multipliers.step(&soft.over, unit * 0.1 / (1.0 + multipliers.round / 60.0));
        relaxation.note(&soft.weight);
        if cuts && round % 3 == 2 {
            let most = relaxation.model.area.len() / 4 + 4;
            let mut found = relaxation.separate(&soft.choice, &reduced, most);
            if round % 6 == 5 {
                found += relaxation.separate_soft(most);
                budget.spend(relaxation.work());
            }
            multipliers.lengthen(relaxation.len());
            multipliers.age.resize(multipliers.age.len() + found, 0);
        }
        tidy(relaxation, multipliers);
        if !budget.spend(relaxation.work()) {
            break;
        }
    }
}

/// Drops cuts that have had no price for long, when there are many.
fn tidy(relaxation: &mut Relaxation<'_, '_>, multipliers: &mut Multipliers) {
    let rows = relaxation.model.rows.len();
    for (at, age) in multipliers.age.iter_mut().enumerate() {
        let priced = multipliers.now[rows + at] > 0.0 || multipliers.at[rows + at] > 0.0;
        *age = if priced { 0 } else { *age + 1 };
    }
    if relaxation.cuts.len() <= 3 * relaxation.model.area.len() + 50 {
        return;
    }
    let keep: Vec<bool> = multipliers.age.iter().map(|age| *age < 60).collect();
    if keep.iter().all(|k| *k) {
        return;
    }
    relaxation.retain(&keep);
    let kept = |at: usize| at < rows || keep[at - rows];
    for list in [&mut multipliers.at, &mut multipliers.now, &mut multipliers.mean, &mut multipliers.size] {
        let mut at = 0..;
        list.retain(|_| at.next().is_some_and(kept));
    }
    let mut at = 0..;
    multipliers.fresh.retain(|_| at.next().is_some_and(kept));
    let mut at = rows..;
    multipliers.age.retain(|_| at.next().is_some_and(kept));
}
