//! Ring cuts. Let S be a connected set of parcels smaller than a block, p in S, and N(S) the parcels around it. If p takes an
//! option, its block reaches beyond S and therefore through N(S): x(p, k) ≤ Σ over j in N(S) of x(j, k). The sum of these
//! over the starts of one mode and carrier is the cut that counts: a relaxation spreads a parcel over starts for nearly nothing, but
//! picking for each parcel the mode that suits it best is what blocks forbid.

use super::blocks::components;
use super::compiled::NONE;
use super::relaxation::{Relaxation, by_head};

/// A cut is worth having when it is broken by more than this part of a parcel.
const BROKEN: f64 = 0.02;

/// Over which options a cut sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// All.
    Any,
    /// Those of one mode and carrier, whatever their start.
    Kind(usize),
    /// One.
    Option(usize),
}

/// x(parcel) ≤ Σ x(ring), each summed over the options of the scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cut {
    pub(crate) parcel: u32,
    pub(crate) scope: Scope,
    pub(crate) ring: Vec<u32>,
}

impl Relaxation<'_, '_> {
    /// Adds ring cuts that a choice breaks; how many.
    pub(crate) fn separate(&mut self, choice: &[u32], reduced: &[f64], most: usize) -> usize {
        let model = self.model;
        let before = self.cuts.len();
        let Some(&least) = model.least_area.iter().min() else { return 0 };
        let mut small = vec![false; choice.len()];
        for group in components(&model.beside, |p| (choice[p] != NONE).then_some(0)) {
            if group.iter().map(|p| model.area[*p]).sum::<i64>() < least {
                group.iter().for_each(|p| small[*p] = true);
                self.add(choice, reduced, &group, Scope::Any);
            }
            if self.cuts.len() >= before + most {
                return most;
            }
        }
        let kind = |p: usize| model.heads[model.split(choice[p]).0].kind;
        for group in components(&model.beside, |p| (choice[p] != NONE && !small[p]).then(|| kind(p))) {
            if group.iter().map(|p| model.area[*p]).sum::<i64>() < least {
                group.iter().for_each(|p| small[*p] = true);
                self.add(choice, reduced, &group, Scope::Kind(kind(group[0])));
            }
            if self.cuts.len() >= before + most {
                return most;
            }
        }
        for group in components(&model.beside, |p| (choice[p] != NONE && !small[p]).then(|| model.option(choice[p]))) {
            let option = model.option(choice[group[0]]);
            let area: i64 = group.iter().map(|p| model.area[*p]).sum();
            if area < model.least_area[option % model.starts.len()] {
                self.add(choice, reduced, &group, Scope::Option(option));
            }
            if self.cuts.len() >= before + most {
                break;
            }
        }
        self.cuts.len() - before
    }

    fn add(&mut self, choice: &[u32], reduced: &[f64], group: &[usize], scope: Scope) {
        let worth = |p: &usize| reduced[choice[*p] as usize];
        let Some(&parcel) = group.iter().max_by(|a, b| worth(a).total_cmp(&worth(b)).then(b.cmp(a))) else { return };
        let mut ring: Vec<u32> = group.iter().flat_map(|p| self.model.beside[*p].iter().copied()).collect();
        ring.sort_unstable();
        ring.dedup();
        ring.retain(|j| group.binary_search(&(*j as usize)).is_err());
        self.keep(Cut { parcel: parcel as u32, scope, ring });
    }

    /// Adds a cut unless it is there; whether it was new.
    fn keep(&mut self, cut: Cut) -> bool {
        let new = self.known.insert(cut.clone());
        if new {
            self.cuts.push(cut);
        }
        new
    }

    /// Notes a softened answer in the running mean that [`separate_soft`](Self::separate_soft) reads.
    pub(crate) fn note(&mut self, weight: &[f64]) {
        for (mean, now) in self.taken.iter_mut().zip(by_head(self.model, weight)) {
            *mean = 0.9 * *mean + 0.1 * now;
        }
    }

    /// Adds ring cuts of one mode and carrier that the mean of the softened answers breaks, the most broken first; how many.
    /// From each parcel a set grows by the neighbour that takes most, and the ring that takes least of all its rings is held
    /// against it. Any set smaller than a block makes a valid cut, so how it is found does not matter for the bound.
    pub(crate) fn separate_soft(&mut self, most: usize) -> usize {
        let Some(&least) = self.model.least_area.iter().min() else { return 0 };
        let mut found: Vec<(f64, Cut)> = Vec::new();
        for (at, head) in self.model.heads.iter().enumerate() {
            if self.taken[at] > 2.0 * BROKEN
                && let Some((total, ring)) = self.thinnest(head.parcel, head.kind, least)
                && self.taken[at] - total > BROKEN
            {
                let cut = Cut { parcel: head.parcel as u32, scope: Scope::Kind(head.kind), ring };
                found.push((self.taken[at] - total, cut));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.into_iter().take(most).filter(|(_, cut)| self.keep(cut.clone())).count()
    }

    /// The ring that takes least around sets that grow from a parcel, none as large as a block; what it takes and its parcels.
    fn thinnest(&self, parcel: usize, kind: usize, least: i64) -> Option<(f64, Vec<u32>)> {
        let model = self.model;
        let taken = |p: u32| model.head(p as usize, kind).map_or(0.0, |head| self.taken[head]);
        let mut inside = vec![parcel as u32];
        let mut area = model.area[parcel];
        let mut ring: Vec<u32> = model.beside[parcel].clone();
        let mut best: Option<(f64, Vec<u32>)> = None;
        while area < least {
            let total: f64 = ring.iter().map(|p| taken(*p)).sum();
            if best.as_ref().is_none_or(|(less, _)| total < *less) {
                let mut sorted = ring.clone();
                sorted.sort_unstable();
                best = Some((total, sorted));
            }
            let next = (0..ring.len()).max_by(|a, b| taken(ring[*a]).total_cmp(&taken(ring[*b])).then(b.cmp(a)));
            let Some(next) = next else { break };
            let next = ring.swap_remove(next);
            inside.push(next);
            area += model.area[next as usize];
            for other in &model.beside[next as usize] {
                if !inside.contains(other) && !ring.contains(other) {
                    ring.push(*other);
                }
            }
        }
        best
    }

    /// Keeps the cuts of which `keep` says so.
    pub(crate) fn retain(&mut self, keep: &[bool]) {
        let mut at = keep.iter();
        let known = &mut self.known;
        self.cuts.retain(|cut| {
            let keep = at.next().copied().unwrap_or(true);
            if !keep {
                known.remove(cut);
            }
            keep
        });
    }
}
