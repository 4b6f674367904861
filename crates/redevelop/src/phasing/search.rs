//! Plans: blocks grown along the prices of the relaxation, then changed a little at a time (simulated annealing on a schedule of
//! work, not of time). The same seed, prices and work give the same plan.

use super::Budget;
use super::compiled::{Compiled, NONE};
use super::judge::Judged;
use super::relaxation::falling;
use super::state::State;

/// A plan that was found: its choice, and where its firms sit.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) points: i64,
    pub(crate) choice: Vec<u32>,
    pub(crate) seated: Vec<(super::seats::Demand, Vec<super::seats::Stay>)>,
}

impl Found {
    pub(crate) fn judged(choice: &[u32], judged: Judged) -> Self {
        Self { points: judged.points, choice: choice.to_vec(), seated: judged.seated }
    }
}

/// Keys of blocks that go, and option and parcels of those that come.
type Change = (Vec<usize>, Vec<(usize, Vec<usize>)>);

/// Numbers that look like chance and are the same everywhere (SplitMix64).
pub(crate) struct Stream(pub(crate) u64);

impl Stream {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        self.below(1 << 30) as f64 / f64::from(1 << 30)
    }
}

/// Grows and improves until the work is done; keeps the best plan in `best`.
pub(crate) struct Search<'m, 'a> {
    model: &'m Compiled<'a>,
    state: State<'m, 'a>,
    stream: Stream,
    /// Points of a typical parcel: the unit of temperature and of what is lacking.
    typical: f64,
}

impl<'m, 'a> Search<'m, 'a> {
    pub(crate) fn new(model: &'m Compiled<'a>, scale: &'m [f64], seed: u64) -> Self {
        let (sum, count) = model
            .value
            .iter()
            .filter(|v| **v != super::compiled::BARRED)
            .fold((0.0, 0.0), |(sum, count), v| (sum + (*v as f64).abs(), count + 1.0));
        Self {
            model,
            state: State::new(model, scale),
            stream: Stream(seed),
            typical: (sum / f64::max(count, 1.0)).max(1.0),
        }
    }

    /// Begins from a plan.
    pub(crate) fn load(&mut self, choice: &[u32]) {
        self.state.load(choice);
    }

    fn keep(&self, best: &mut Option<Found>) {
        let now = self.state.standing();
        if now.lack == 0.0 && best.as_ref().is_none_or(|b| now.points > b.points) {
            *best = Some(Found { points: now.points, choice: self.state.choice.clone(), seated: self.state.seated() });
        }
    }

    /// One annealing run of so much work; `reduced` are the values of slots at the relaxation's prices.
    pub(crate) fn run(&mut self, reduced: &[f64], work: u64, best: &mut Option<Found>, budget: &mut Budget<'_>) {
        let begin = budget.spent();
        let mut now = self.state.standing();
        self.keep(best);
        let mut moves = 0_u32;
        while budget.spent() < begin + work && !budget.is_over() {
            let done = (budget.spent() - begin) as f64 / work.max(1) as f64;
            let heat = self.typical * 0.08 * (1.0 - done) * (1.0 - done);
            let price = self.typical * (1.0 + 8.0 * done);
            moves += 1;
            let Some((old, new)) = self.propose(reduced, moves) else {
                budget.spend(20);
                continue;
            };
            let size: usize = new.iter().map(|(_, parcels)| parcels.len()).sum::<usize>() + 4;
            let before: Vec<(usize, Vec<usize>)> = old
                .iter()
                .filter_map(|key| self.state.blocks.get(key))
                .map(|set| (set.group.option, set.group.parcels.clone()))
                .collect();
            let known: std::collections::BTreeSet<usize> = self.state.blocks.keys().copied().collect();
            budget.spend(30 + 10 * size as u64);
            if !self.state.replace(&old, new) {
                continue;
            }
            let then = self.state.standing();
            let gain = (then.points - now.points) as f64 - price * (then.lack - now.lack);
            if gain >= 0.0 || self.stream.unit() < falling(-gain / heat.max(1e-9)) {
                now = then;
                if then.lack == 0.0 {
                    self.keep(best);
                }
            } else {
                let added: Vec<usize> = self.state.blocks.keys().filter(|key| !known.contains(key)).copied().collect();
                if !self.state.replace(&added, before) {
                    now = then; // firms cannot go back the same way: go on from here
                }
            }
        }
    }

    /// A change: blocks to take out and blocks to put in.
    fn propose(&mut self, reduced: &[f64], moves: u32) -> Option<Change> {
        if self.state.blocks.is_empty() || moves.is_multiple_of(8) {
            return self.grown(reduced).map(|new| (vec![], vec![new]));
        }
        let parcel = self.stream.below(self.model.area.len());
        match (self.state.block_of[parcel], self.stream.below(8)) {
            (None, 0..6) => self.annex(parcel),
            (None, _) => self.grow_from(parcel, reduced).map(|new| (vec![], vec![new])),
            (Some(key), 0) => self.drop(key, parcel),
            (Some(key), 1..3) => self.hand_over(key, parcel),
            (Some(key), 3..6) => self.change(key, reduced),
            (Some(key), _) => self.regrow(key, parcel, reduced),
        }
    }

    fn block(&self, key: usize) -> Option<(usize, Vec<usize>)> {
        self.state.blocks.get(&key).map(|set| (set.group.option, set.group.parcels.clone()))
    }

    /// A free parcel joins a block beside it, and joins it with others of the same option that it touches.
    fn annex(&mut self, parcel: usize) -> Option<Change> {
        let near: Vec<usize> =
            self.model.beside[parcel].iter().filter_map(|j| self.state.block_of[*j as usize]).collect();
        let key = *near.get(self.stream.below(near.len()))?;
        let (option, mut parcels) = self.block(key)?;
        let mut old = vec![key];
        parcels.push(parcel);
        for other in near {
            if !old.contains(&other) && self.state.blocks[&other].group.option == option {
                parcels.extend(&self.state.blocks[&other].group.parcels);
                old.push(other);
            }
        }
        Some((old, vec![(option, parcels)]))
    }

    /// A parcel leaves its block; what falls apart goes on as blocks of their own.
    fn drop(&mut self, key: usize, parcel: usize) -> Option<Change> {
        let (option, mut parcels) = self.block(key)?;
        parcels.retain(|p| *p != parcel);
        let parts = if self.state.connected(&parcels) { vec![parcels] } else { self.state.parts(&parcels) };
        Some((vec![key], parts.into_iter().filter(|p| !p.is_empty()).map(|p| (option, p)).collect()))
    }

    /// A parcel passes to a block beside it.
    fn hand_over(&mut self, key: usize, parcel: usize) -> Option<Change> {
        let (_, mut new) = self.drop(key, parcel)?;
        let near: Vec<usize> = self.model.beside[parcel]
            .iter()
            .filter_map(|j| self.state.block_of[*j as usize].filter(|other| *other != key))
            .collect();
        let other = *near.get(self.stream.below(near.len()))?;
        let (option, mut parcels) = self.block(other)?;
        parcels.push(parcel);
        new.push((option, parcels));
        Some((vec![key, other], new))
    }

    /// Another mode, carrier or start for a whole block, the best of a few by the prices; a block beside it that has the same is
    /// joined.
    fn change(&mut self, key: usize, reduced: &[f64]) -> Option<Change> {
        let (now, mut parcels) = self.block(key)?;
        let some = parcels[self.stream.below(parcels.len())];
        let slots: Vec<u32> = self.model.slots_of(some).collect();
        let mut best: Option<(f64, usize)> = None;
        for _ in 0..1 + self.stream.below(4) {
            let option = self.model.option(*slots.get(self.stream.below(slots.len()))?);
            let worth =
                |p: &usize| self.model.slot(*p, option).map_or(f64::NEG_INFINITY, |slot| reduced[slot as usize]);
            let worth: f64 = parcels.iter().map(worth).sum();
            if option != now && worth.is_finite() && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, option));
            }
        }
        let option = best?.1;
        let mut old = vec![key];
        let near: Vec<usize> =
            parcels.iter().flat_map(|p| self.model.beside[*p].iter().copied()).map(|j| j as usize).collect();
        for other in near.into_iter().filter_map(|p| self.state.block_of[p]) {
            if !old.contains(&other) && self.state.blocks[&other].group.option == option {
                parcels.extend(&self.state.blocks[&other].group.parcels);
                old.push(other);
            }
        }
        Some((old, vec![(option, parcels)]))
    }

    /// A block goes, now and then with one beside it, and others grow where they were.
    fn regrow(&mut self, key: usize, parcel: usize, reduced: &[f64]) -> Option<Change> {
        let mut old = vec![key];
        let mut parcels = self.block(key)?.1;
        if self.stream.below(3) > 0 {
            let near = parcels.iter().flat_map(|p| self.model.beside[*p].iter().copied());
            let near: Vec<usize> = near.filter_map(|j| self.state.block_of[j as usize]).filter(|k| *k != key).collect();
            if let Some(other) = near.get(self.stream.below(near.len())) {
                old.push(*other);
                parcels.extend(self.block(*other)?.1);
            }
        }
        let before: Vec<u32> = parcels.iter().map(|p| self.state.choice[*p]).collect();
        parcels.iter().for_each(|p| self.state.choice[*p] = NONE);
        let mut new: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut seed = parcel;
        for _ in 0..=old.len() {
            if let Some((option, grown)) = self.grow_from(seed, reduced) {
                for p in &grown {
                    self.state.choice[*p] = self.model.slot(*p, option).unwrap_or(NONE);
                }
                new.push((option, grown));
            }
            let free: Vec<usize> = parcels.iter().copied().filter(|p| self.state.choice[*p] == NONE).collect();
            match free.get(self.stream.below(free.len())) {
                Some(next) => seed = *next,
                None => break,
            }
        }
        new.iter().flat_map(|(_, grown)| grown).for_each(|p| self.state.choice[*p] = NONE);
        for (p, slot) in parcels.iter().zip(before) {
            self.state.choice[*p] = slot;
        }
        Some((old, new))
    }

    /// The best of a few places to begin.
    fn grown(&mut self, reduced: &[f64]) -> Option<(usize, Vec<usize>)> {
        let mut best: Option<(f64, usize)> = None;
        for _ in 0..6 {
            let parcel = self.stream.below(self.model.area.len());
            let worth = self.model.slots_of(parcel).map(|s| reduced[s as usize]).fold(f64::NEG_INFINITY, f64::max);
            if self.state.choice[parcel] == NONE && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, parcel));
            }
        }
        self.grow_from(best?.1, reduced)
    }

    /// Grows a block from a parcel in one of its better options: the neighbour that is worth most comes next, until no one is
    /// worth anything and the block is large enough.
    fn grow_from(&mut self, seed: usize, reduced: &[f64]) -> Option<(usize, Vec<usize>)> {
        let model = self.model;
        let mut slots: Vec<u32> = model.slots_of(seed).collect();
        slots.sort_by(|a, b| reduced[*b as usize].total_cmp(&reduced[*a as usize]).then(a.cmp(b)));
        // Half of the time one of the best; else any, because prices do not know who has a seat.
        let among = if self.stream.below(2) == 0 { 5 } else { slots.len() };
        let slot = *slots.get(self.stream.below(slots.len().min(among)))?;
        let option = model.option(slot);
        let least = model.least_area[option % model.starts.len()];
        let mut parcels = vec![seed];
        let mut area = model.area[seed];
        let enough = least + area * self.stream.below(12) as i64;
        let mut edge: Vec<(usize, f64)> = Vec::new();
        let mut at = seed;
        loop {
            for other in model.beside[at].iter().map(|j| *j as usize) {
                if self.state.choice[other] == NONE
                    && !parcels.contains(&other)
                    && !edge.iter().any(|(p, _)| *p == other)
                    && let Some(slot) = model.slot(other, option)
                {
                    edge.push((other, reduced[slot as usize]));
                }
            }
            edge.retain(|(p, _)| area + model.area[*p] <= model.most_area);
            let next =
                (0..edge.len()).max_by(|a, b| edge[*a].1.total_cmp(&edge[*b].1).then(edge[*b].0.cmp(&edge[*a].0)));
            let Some(next) = next.filter(|next| area < least || (edge[*next].1 > 0.0 && area < enough)) else {
                break;
            };
            at = edge.swap_remove(next).0;
            parcels.push(at);
            area += model.area[at];
        }
        (area >= least).then_some((option, parcels))
    }
}
