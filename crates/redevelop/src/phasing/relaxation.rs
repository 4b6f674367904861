//! The Lagrangian relaxation: rows and ring cuts priced into the objective, so that each parcel chooses by itself.
//!
//! For any prices ≥ 0 the sum of the parcels' best choices plus Σ price × limit is not below any plan's points. The search for
//! good prices runs in floats; a bound is only ever stated from prices rounded to 2⁻²⁴ and sums in 128-bit integers, which is
//! exact for those prices, so rounding cannot make it invalid.

use std::collections::BTreeSet;

use super::compiled::{BARRED, Compiled, NONE};
use super::judge::{excess, post, running};
use super::ring_cuts::{Cut, Scope};

/// Not fixed.
pub(crate) const FREE: u32 = u32::MAX - 1;
/// Prices are whole multiples of 2⁻²⁴ in the exact sum.
const FINE: f64 = 16_777_216.0;

/// The relaxation with its cuts and a node's fixings.
pub(crate) struct Relaxation<'m, 'a> {
    pub(crate) model: &'m Compiled<'a>,
    pub(crate) cuts: Vec<Cut>,
    pub(super) known: BTreeSet<Cut>,
    /// By parcel: [`FREE`], [`NONE`], or its slot.
    pub(crate) fixed: Vec<u32>,
    /// Typical coefficient of each row, so that all multipliers are about as large as a parcel's value.
    pub(crate) scale: Vec<f64>,
    /// Points that a parcel's share of its block's penalty is at least.
    share: Vec<i64>,
    /// Points of a typical parcel.
    pub(crate) unit: f64,
    /// By head: how much of its parcel takes it, as a running mean over the softened answers.
    pub(super) taken: Vec<f64>,
}

/// What cuts add to values.
struct Support<T> {
    /// By parcel, in any option.
    any: Vec<T>,
    /// By head.
    head: Vec<T>,
    /// Slots, ordered.
    slot: Vec<(u32, T)>,
}

/// A choice per parcel at some prices.
pub(crate) struct Answer {
    /// Value of the relaxation.
    pub(crate) value: f64,
    pub(crate) choice: Vec<u32>,
    /// By row, then by cut: how far the softened choice oversteps it (negative: slack), in scaled units.
    pub(crate) over: Vec<f64>,
    /// By slot: how much of its parcel takes it in the softened choice.
    pub(crate) weight: Vec<f64>,
}

impl<'m, 'a> Relaxation<'m, 'a> {
    pub(crate) fn new(model: &'m Compiled<'a>) -> Self {
        let share = |area: &i64| {
            let part = i128::from(model.per_block) * i128::from(*area) / i128::from(model.most_area.max(1));
            part as i64
        };
        Self {
            model,
            cuts: vec![],
            known: BTreeSet::new(),
            fixed: vec![FREE; model.area.len()],
            scale: typical(model),
            unit: unit(model),
            taken: vec![0.0; model.heads.len()],
            share: model.area.iter().map(share).collect(),
        }
    }

    /// Number of multipliers: rows, then cuts.
    pub(crate) fn len(&self) -> usize {
        self.model.rows.len() + self.cuts.len()
    }

    /// What one look at all options costs.
    pub(crate) fn work(&self) -> u64 {
        self.model.value.len() as u64 + 1
    }

    /// Price of each ledger in each quarter (one past the grid included), from scaled multipliers.
    pub(crate) fn prices(&self, multipliers: &[f64]) -> Vec<f64> {
        let span = self.model.quarters as usize;
        let mut steps = vec![0.0; self.model.ledgers.len() * (span + 1)];
        for ((row, scale), multiplier) in self.model.rows.iter().zip(&self.scale).zip(multipliers) {
            steps[row.ledger * (span + 1) + row.from as usize] += multiplier / scale;
            steps[row.ledger * (span + 1) + row.to as usize] -= multiplier / scale;
        }
        running_prices(&steps, span, 0.0, |sum, step| *sum += step)
    }

    /// What cuts add to the value of a parcel in any option, to a head, and to a slot.
    fn support<T: Copy + Default + std::ops::AddAssign + std::ops::Neg<Output = T> + PartialOrd>(
        &self,
        price: impl Fn(usize) -> T,
    ) -> Support<T> {
        let model = self.model;
        let zero = T::default();
        let mut it =
            Support { any: vec![zero; model.area.len()], head: vec![zero; model.heads.len()], slot: Vec::new() };
        for (at, cut) in self.cuts.iter().enumerate() {
            let price = price(at);
            if price <= zero {
                continue;
            }
            let members = std::iter::once((cut.parcel, -price)).chain(cut.ring.iter().map(|j| (*j, price)));
            for (parcel, amount) in members {
                let parcel = parcel as usize;
                match cut.scope {
                    Scope::Any => it.any[parcel] += amount,
                    Scope::Kind(kind) => {
                        if let Some(head) = model.head(parcel, kind) {
                            it.head[head] += amount;
                        }
                    }
                    Scope::Option(option) => it.slot.extend(model.slot(parcel, option).map(|slot| (slot, amount))),
                }
            }
        }
        it.slot.sort_by_key(|(slot, _)| *slot);
        it
    }

    /// Value of each slot at these multipliers; −∞ when barred.
    pub(crate) fn reduced(&self, multipliers: &[f64]) -> Vec<f64> {
        let model = self.model;
        let prices = self.prices(multipliers);
        let rows = model.rows.len();
        let support = self.support(|cut| multipliers[rows + cut]);
        let (starts, span) = (model.starts.len(), model.quarters as usize);
        let mut reduced: Vec<f64> = vec![0.0; model.value.len()];
        let by_start: Vec<usize> = model.starts.iter().map(|s| *s as usize).collect();
        for (at, head) in model.heads.iter().enumerate() {
            let slots = at * starts..(at + 1) * starts;
            let row = &mut reduced[slots.clone()];
            let fixed = support.any[head.parcel] + support.head[at] - self.share[head.parcel] as f64;
            for (sum, value) in row.iter_mut().zip(&model.value[slots.clone()]) {
                *sum = if *value == BARRED { f64::NEG_INFINITY } else { *value as f64 + fixed };
            }
            for it in model.posts_of(at) {
                let of = &prices[usize::from(it.ledger) * span + usize::from(it.quarter)..];
                let amount = it.amount as f64;
                for (sum, start) in row.iter_mut().zip(&by_start) {
                    *sum -= amount * of[*start];
                }
            }
            if prices[0] != 0.0 {
                for (sum, npv) in row.iter_mut().zip(&model.npv[slots]) {
                    *sum += *npv as f64 * prices[0];
                }
            }
        }
        for (slot, amount) in support.slot {
            reduced[slot as usize] += amount;
        }
        reduced
    }

    /// Each parcel's best choice, and what rows and cuts come to when parcels spread over their options.
    pub(crate) fn soft(&self, multipliers: &[f64], reduced: &[f64], spread: f64) -> Answer {
        let model = self.model;
        let limits = model.rows.iter().zip(&self.scale).zip(multipliers);
        let mut value: f64 = limits.map(|((row, scale), m)| m / scale * row.limit as f64).sum();
        let mut choice = vec![NONE; model.area.len()];
        let mut weight = vec![0.0; model.value.len()];
        for (parcel, chosen) in choice.iter_mut().enumerate() {
            let best = self.best(parcel, |slot| reduced[slot as usize]);
            let most = best.map_or(0.0, |(_, worth)| worth);
            value += most;
            *chosen = best.map_or(NONE, |(slot, _)| slot);
            match self.fixed[parcel] {
                FREE => {}
                NONE => continue,
                slot => {
                    weight[slot as usize] = 1.0;
                    continue;
                }
            }
            let mut sum = if model.must[parcel] { 0.0 } else { falling(most / spread) };
            for slot in model.slots_of(parcel) {
                let part = falling((most - reduced[slot as usize]) / spread);
                weight[slot as usize] = part;
                sum += part;
            }
            model.slots_of(parcel).for_each(|slot| weight[slot as usize] /= sum.max(1e-9));
        }
        let over = self.over(&weight);
        Answer { value, choice, over, weight }
    }

    /// How far rows and cuts are overstepped by weights of slots.
    fn over(&self, weight: &[f64]) -> Vec<f64> {
        let model = self.model;
        let (starts, span) = (model.starts.len(), model.quarters as usize);
        let mut balance = vec![0.0; model.ledgers.len() * span];
        for at in 0..model.heads.len() {
            let slots = at * starts..(at + 1) * starts;
            for (slot, start) in slots.zip(&model.starts) {
                let share = weight[slot];
                if share < 1e-6 {
                    continue;
                }
                for it in model.posts_of(at) {
                    let quarter = *start as usize + usize::from(it.quarter);
                    balance[usize::from(it.ledger) * span + quarter] += share * it.amount as f64;
                }
                balance[0] -= share * model.npv[slot] as f64;
            }
        }
        let mut sums = Vec::with_capacity(model.ledgers.len() * (span + 1));
        for ledger in balance.chunks(span) {
            let mut sum = 0.0;
            sums.push(sum);
            for amount in ledger {
                sum += amount;
                sums.push(sum);
            }
        }
        let mut over: Vec<f64> = Vec::with_capacity(self.len());
        for (row, scale) in model.rows.iter().zip(&self.scale) {
            let of = &sums[row.ledger * (span + 1)..];
            over.push((of[row.to as usize] - of[row.from as usize] - row.limit as f64) / scale);
        }
        let by_head = by_head(model, weight);
        let mut any = vec![0.0; model.area.len()];
        for (head, taken) in model.heads.iter().zip(&by_head) {
            any[head.parcel] += taken;
        }
        over.extend(self.cuts.iter().map(|cut| {
            let takes = |parcel: &u32| match cut.scope {
                Scope::Any => any[*parcel as usize],
                Scope::Kind(kind) => model.head(*parcel as usize, kind).map_or(0.0, |head| by_head[head]),
                Scope::Option(option) => model.slot(*parcel as usize, option).map_or(0.0, |slot| weight[slot as usize]),
            };
            takes(&cut.parcel) - cut.ring.iter().map(takes).sum::<f64>()
        }));
        over
    }

    /// The slot that a parcel takes and what it adds; `None` for none.
    fn best<T: PartialOrd + Default + Copy>(&self, parcel: usize, worth: impl Fn(u32) -> T) -> Option<(u32, T)> {
        match self.fixed[parcel] {
            FREE => {}
            NONE => return None,
            slot => return Some((slot, worth(slot))),
        }
        let mut best: Option<(u32, T)> = None;
        for slot in self.model.slots_of(parcel) {
            let worth = worth(slot);
            if best.is_none_or(|(_, most)| worth > most) {
                best = Some((slot, worth));
            }
        }
        best.filter(|(_, worth)| self.model.must[parcel] || *worth > T::default())
    }

    /// No plan within the fixings has more points than this: exact integers, for multipliers rounded to what they can hold.
    /// `None` when a number does not fit; then there is no bound from these multipliers.
    pub(crate) fn bound(&self, multipliers: &[f64]) -> Option<i64> {
        let model = self.model;
        let span = model.quarters as usize;
        let whole = |multiplier: f64| i128::from((multiplier * FINE).round().clamp(0.0, 9e18) as i64);
        let mut steps = vec![0_i128; model.ledgers.len() * (span + 1)];
        let mut total: i128 = 0;
        for ((row, scale), multiplier) in model.rows.iter().zip(&self.scale).zip(multipliers) {
            let price = whole(multiplier / scale);
            total = total.checked_add(price.checked_mul(i128::from(row.limit))?)?;
            steps[row.ledger * (span + 1) + row.from as usize] += price;
            steps[row.ledger * (span + 1) + row.to as usize] -= price;
        }
        let prices = running_prices(&steps, span, 0, |sum, step| *sum += step);
        let support = self.support(|cut| whole(multipliers[model.rows.len() + cut]));
        let mut one = std::collections::BTreeMap::new();
        for (slot, amount) in support.slot {
            *one.entry(slot).or_insert(0_i128) += amount;
        }
        for (parcel, any) in support.any.into_iter().enumerate() {
            let best = self.best(parcel, |slot| {
                let (head, start) = model.split(slot);
                let mut sum = i128::from(model.value[slot as usize] - self.share[parcel]) * FINE as i128;
                for it in model.posts_of(head) {
                    let at = model.starts[start] as usize + usize::from(it.quarter);
                    sum -= i128::from(it.amount) * prices[usize::from(it.ledger) * span + at];
                }
                sum += any + support.head[head] + one.get(&slot).copied().unwrap_or(0);
                sum + i128::from(model.npv[slot as usize]) * prices[0]
            });
            total = total.checked_add(best.map_or(0, |(_, worth)| worth))?;
        }
        i64::try_from(total.div_euclid(FINE as i128)).ok()
    }

    /// Rows that no choice within the fixings can satisfy, by the smallest amount that each parcel can post.
    pub(crate) fn hopeless(&self) -> bool {
        let model = self.model;
        let span = model.quarters as usize;
        let mut least = vec![0_i64; model.rows.len()];
        let mut balance = vec![0; model.ledgers.len() * span];
        for parcel in 0..model.area.len() {
            let fixed = self.fixed[parcel];
            let slots: Vec<u32> = if fixed == FREE { model.slots_of(parcel).collect() } else { vec![fixed] };
            let mut smallest = vec![if model.must[parcel] && fixed == FREE { i64::MAX } else { 0 }; model.rows.len()];
            if fixed != FREE && fixed != NONE {
                smallest.fill(i64::MAX);
            }
            for slot in slots.into_iter().filter(|s| *s != NONE) {
                post(model, slot, 1, &mut balance);
                let sums = running(model, &balance);
                for (row, small) in model.rows.iter().zip(&mut smallest) {
                    let of = &sums[row.ledger * (span + 1)..];
                    *small = (*small).min(of[row.to as usize] - of[row.from as usize]);
                }
                post(model, slot, -1, &mut balance);
            }
            for (sum, small) in least.iter_mut().zip(smallest) {
                if small == i64::MAX {
                    return true; // a parcel that must be in has no option
                }
                *sum += small;
            }
        }
        model.rows.iter().zip(least).any(|(row, least)| least > row.limit)
    }
}

/// How much of each head's parcel takes it.
pub(super) fn by_head(model: &Compiled<'_>, weight: &[f64]) -> Vec<f64> {
    weight.chunks(model.starts.len()).map(|slots| slots.iter().sum()).collect()
}

/// About e^−x for x ≥ 0, from + − × ÷ alone so that it is the same everywhere.
pub(crate) fn falling(x: f64) -> f64 {
    let mut power = (1.0 - x.min(256.0) / 256.0).max(0.0);
    for _ in 0..8 {
        power *= power;
    }
    power
}

/// Mean over parcels of the best option's size.
fn unit(model: &Compiled<'_>) -> f64 {
    let best = |p: usize| model.slots_of(p).map(|s| model.value[s as usize].unsigned_abs()).max().unwrap_or(0);
    let sum: f64 = (0..model.area.len()).map(|p| best(p) as f64).sum();
    (sum / (model.area.len().max(1) as f64)).max(1.0)
}

/// Mean size of each row's coefficients other than 0, over some hundred options spread over the problem.
fn typical(model: &Compiled<'_>) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); model.rows.len()];
    let span = model.quarters as usize + 1;
    let step = (model.value.len() / 600).max(1) | 1;
    for slot in (0..model.value.len()).step_by(step).filter(|s| model.value[*s] != BARRED) {
        let mut balance = vec![0; model.ledgers.len() * model.quarters as usize];
        post(model, slot as u32, 1, &mut balance);
        let running = running(model, &balance);
        for (row, (sum, count)) in model.rows.iter().zip(&mut sums) {
            let of = &running[row.ledger * span..];
            let size = (of[row.to as usize] - of[row.from as usize]).abs();
            *sum += size as f64;
            *count += f64::from(u8::from(size > 0));
        }
    }
    sums.into_iter().map(|(sum, count): (f64, f64)| (sum / count.max(1.0)).max(1.0)).collect()
}

fn running_prices<T: Copy>(steps: &[T], span: usize, zero: T, add: impl Fn(&mut T, T)) -> Vec<T> {
    let mut prices = Vec::with_capacity(steps.len());
    for ledger in steps.chunks(span + 1) {
        let mut sum = zero;
        for step in &ledger[..span] {
            add(&mut sum, *step);
            prices.push(sum);
        }
    }
    prices
}

/// Rows that a choice oversteps, each by its typical coefficient.
pub(crate) fn overstep(model: &Compiled<'_>, scale: &[f64], sums: &[i64]) -> f64 {
    excess(model, sums).map(|(row, over)| over as f64 / scale[row]).sum()
}
