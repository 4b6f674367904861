//! The problem as numbers: options of parcels, what they post to which ledger when, and rows over windows of ledgers.
//!
//! An option's postings are given from its start, so the options of all starts share them. A multiplier on a row is a price on
//! its ledger in the quarters of its window; the price of an option is then a few products, whatever the number of rows.

use std::collections::BTreeMap;

use model::{Fen, ParcelId, Quarter};

use super::objective::{Measure, Objective, Penalty};
use super::problem::{Effect, Mode, Parcel, Problem};
use crate::net_present_value;

/// No option.
pub(crate) const NONE: u32 = u32::MAX;
/// Value of an option that is not allowed.
pub(crate) const BARRED: i64 = i64::MIN;

/// Σ postings of `ledger` in quarters `from..to` ≤ `limit`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) constraint: usize,
    pub(crate) ledger: usize,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) limit: i64,
}

/// An amount in a ledger, `quarter` after the start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Post {
    pub(crate) ledger: u16,
    pub(crate) quarter: u16,
    pub(crate) amount: i64,
}

/// A mode by a carrier on a parcel; with a start it is an option.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) parcel: usize,
    /// Place in the problem's list.
    pub(crate) effect: usize,
    pub(crate) mode: usize,
    /// Number of the pair of mode and carrier.
    pub(crate) kind: usize,
    posts: (usize, usize),
}

/// The compiled problem. An option of a parcel is a slot: head × number of starts + start.
pub(crate) struct Compiled<'a> {
    pub(crate) problem: &'a Problem,
    /// Quarters from the first.
    pub(crate) starts: Vec<i64>,
    /// Length of the grid: to the end of the last flow and past the last new space.
    pub(crate) quarters: i64,
    pub(crate) heads: Vec<Head>,
    /// Heads of each parcel.
    pub(crate) of_parcel: Vec<(usize, usize)>,
    pub(crate) posts: Vec<Post>,
    pub(crate) ledgers: Vec<String>,
    /// By slot: points, [`BARRED`] if not allowed.
    pub(crate) value: Vec<i64>,
    /// By slot.
    pub(crate) npv: Vec<i64>,
    pub(crate) rows: Vec<Row>,
    /// By start.
    pub(crate) least_area: Vec<i64>,
    pub(crate) most_area: i64,
    pub(crate) must: Vec<bool>,
    /// By mode, in millionths.
    pub(crate) consent: Vec<i64>,
    pub(crate) most_seats: Option<usize>,
    pub(crate) least_blocks: usize,
    pub(crate) per_block: i64,
    pub(crate) beside: Vec<Vec<u32>>,
    pub(crate) area: Vec<i64>,
    pending: Vec<Vec<Post>>,
}

/// A measure of an option; the net present value depends on the start and is 0 here.
pub(crate) fn measure(measure: Measure, effect: &Effect, parcel: &Parcel, mode: &Mode) -> i64 {
    match measure {
        Measure::Npv => 0,
        Measure::LandFreed => effect.land_freed.0,
        Measure::TaxGained => effect.tax_gained.0,
        Measure::JobsKept => effect.jobs_kept.0,
        Measure::Disruption if mode.empties.is_some() => {
            let moved = parcel.firms.iter().filter(|f| !f.stays_under.contains(&mode.code));
            moved.map(|f| f.output.0 * mode.lost_quarters).sum()
        }
        Measure::Disruption => 0,
        Measure::Area => parcel.area.0,
    }
}

impl<'a> Compiled<'a> {
    /// Compiles a problem that `presolve_check` has passed; what names something unknown is left out.
    pub(crate) fn new(problem: &'a Problem) -> Self {
        let index: BTreeMap<&ParcelId, usize> = problem.parcels.iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
        let mut kinds: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        let mut heads = Vec::with_capacity(problem.effects.len());
        for (effect, it) in problem.effects.iter().enumerate() {
            let mode = problem.modes.iter().position(|m| m.code == it.mode);
            if let (Some(&parcel), Some(mode)) = (index.get(&it.parcel), mode) {
                let next = kinds.len();
                let kind = *kinds.entry((mode, &it.carrier)).or_insert(next);
                heads.push(Head { parcel, effect, mode, kind, posts: (0, 0) });
            }
        }
        heads.sort_by_key(|h| h.parcel);
        let mut of_parcel = vec![(0, 0); problem.parcels.len()];
        for (at, head) in heads.iter().enumerate() {
            let range: &mut (usize, usize) = &mut of_parcel[head.parcel];
            *range = if range.1 == 0 { (at, at + 1) } else { (range.0, at + 1) };
        }
        let starts: Vec<i64> = problem.starts.iter().map(|s| i64::from(s.since(problem.first))).collect();
        let longest = problem.effects.iter().flat_map(|e| e.cash.iter().map(|f| f.quarters.len() as i64)).max();
        let ready = problem.modes.iter().flat_map(|m| [m.empties, m.ready]).flatten().map(|q| i64::from(q) + 1).max();
        let quarters = starts.last().unwrap_or(&0) + longest.unwrap_or(0).max(ready.unwrap_or(0)).max(1);
        let mut beside = vec![Vec::new(); problem.parcels.len()];
        for pair in &problem.neighbours {
            if let (Some(&a), Some(&b)) = (index.get(&pair.a), index.get(&pair.b))
                && a != b
            {
                beside[a].push(b as u32);
                beside[b].push(a as u32);
            }
        }
        for list in &mut beside {
            list.sort_unstable();
            list.dedup();
        }
        let slots = heads.len() * starts.len();
        let mut model = Self {
            problem,
            quarters,
            of_parcel,
            posts: vec![],
            ledgers: vec!["-npv".to_owned()],
            value: vec![0; slots],
            npv: vec![0; slots],
            rows: vec![],
            least_area: vec![0; starts.len()],
            most_area: i64::MAX,
            must: vec![false; problem.parcels.len()],
            consent: vec![0; problem.modes.len()],
            most_seats: None,
            least_blocks: 0,
            per_block: 0,
            area: problem.parcels.iter().map(|p| p.area.0).collect(),
            pending: vec![vec![]; heads.len()],
            starts,
            heads,
            beside,
        };
        model.worth();
        for (index, constraint) in problem.constraints.iter().enumerate() {
            constraint.compile(index, &mut model);
        }
        model.settle();
        model
    }

    /// Values and net present values of all slots.
    fn worth(&mut self) {
        let terms = match &self.problem.objective {
            Objective::Weighted { terms } => terms.clone(),
            Objective::Lexicographic { order, .. } => order.iter().take(1).copied().collect(),
        };
        let mut waiting = 0;
        for penalty in &self.problem.penalties {
            match penalty {
                Penalty::PerBlock { points } => self.per_block += points.0,
                Penalty::Waiting { points } => waiting += points.0,
            }
        }
        let per_start = self.starts.len();
        let mut flow: Vec<Fen> = Vec::new();
        for (at, head) in self.heads.iter().enumerate() {
            let (effect, parcel, mode) = self.parts(head);
            let mut fixed = 0;
            let mut on_npv = 0;
            for (what, weight) in &terms {
                if *what == Measure::Npv {
                    on_npv += weight;
                } else {
                    fixed += weight * measure(*what, effect, parcel, mode);
                }
            }
            for (start, quarter) in self.starts.iter().enumerate() {
                let lead = usize::try_from(*quarter).unwrap_or(0);
                flow.clear();
                for payer in &effect.cash {
                    if flow.len() < lead + payer.quarters.len() {
                        flow.resize(lead + payer.quarters.len(), Fen::ZERO);
                    }
                    for (sum, amount) in flow[lead..].iter_mut().zip(&payer.quarters) {
                        *sum += *amount;
                    }
                }
                let npv = net_present_value(&flow, self.problem.discount_rate).round() as i64;
                let waits = i128::from(waiting) * i128::from(parcel.area.0) * 3 * i128::from(*quarter);
                self.npv[at * per_start + start] = npv;
                self.value[at * per_start + start] = fixed + on_npv * npv - (waits / 20_000_000) as i64;
            }
        }
    }

    /// Puts postings in their order and bars options that can never be part of a block.
    fn settle(&mut self) {
        for (head, mut posts) in self.heads.iter_mut().zip(std::mem::take(&mut self.pending)) {
            posts.retain(|p| p.amount != 0);
            posts.sort_by_key(|p| (p.ledger, p.quarter));
            let from = self.posts.len();
            self.posts.extend(posts);
            head.posts = (from, self.posts.len());
        }
        let kinds = self.heads.iter().map(|h| h.kind + 1).max().unwrap_or(0);
        for kind in 0..kinds {
            for start in 0..self.starts.len() {
                if self.least_area[start] > 0 {
                    self.bar_small(kind, start);
                }
            }
        }
    }

    /// Bars an option on parcels whose whole surroundings that could take it are smaller than a block.
    fn bar_small(&mut self, kind: usize, start: usize) {
        let per_start = self.starts.len();
        let mut slot = vec![NONE; self.area.len()];
        for (at, head) in self.heads.iter().enumerate() {
            if head.kind == kind && self.value[at * per_start + start] != BARRED {
                slot[head.parcel] = (at * per_start + start) as u32;
            }
        }
        for group in super::blocks::components(&self.beside, |p| (slot[p] != NONE).then_some(0)) {
            if group.iter().map(|p| self.area[*p]).sum::<i64>() < self.least_area[start] {
                for parcel in group {
                    self.value[slot[parcel] as usize] = BARRED;
                }
            }
        }
    }

    pub(crate) fn parts(&self, head: &Head) -> (&'a Effect, &'a Parcel, &'a Mode) {
        let problem = self.problem;
        (&problem.effects[head.effect], &problem.parcels[head.parcel], &problem.modes[head.mode])
    }

    /// The ledger of that name; the first call says what options post to it, quarters from their start.
    pub(crate) fn ledger(&mut self, name: &str, posts: impl Fn(&Effect, &Parcel, &Mode) -> Vec<(i64, i64)>) -> usize {
        if let Some(known) = self.ledgers.iter().position(|l| l == name) {
            return known;
        }
        let ledger = self.ledgers.len();
        self.ledgers.push(name.to_owned());
        for at in 0..self.heads.len() {
            let (effect, parcel, mode) = self.parts(&self.heads[at]);
            let mut by_quarter: BTreeMap<i64, i64> = BTreeMap::new();
            for (quarter, amount) in posts(effect, parcel, mode) {
                *by_quarter.entry(quarter).or_default() += amount;
            }
            self.pending[at].extend(by_quarter.into_iter().map(|(quarter, amount)| Post {
                ledger: ledger as u16,
                quarter: quarter as u16,
                amount,
            }));
        }
        ledger
    }

    /// The ledger of a measure, with a sign.
    pub(crate) fn measure_ledger(&mut self, what: Measure, sign: i64) -> usize {
        self.ledger(&format!("{what:?} {sign}"), |effect, parcel, mode| {
            vec![(0, sign * measure(what, effect, parcel, mode))]
        })
    }

    /// Quarters of a calendar year on the grid.
    pub(crate) fn year(&self, year: i32) -> (i64, i64) {
        let begin = |year: i32| {
            let first = Quarter::new(year as i16, 1).unwrap_or(self.problem.first);
            i64::from(first.since(self.problem.first)).clamp(0, self.quarters)
        };
        (begin(year), begin(year + 1))
    }

    /// Bars the options of which `is_barred` (head, quarter of the start, mode) says so.
    pub(crate) fn bar(&mut self, is_barred: impl Fn(&Head, i64, &Mode) -> bool) {
        for (at, head) in self.heads.iter().enumerate() {
            for (start, quarter) in self.starts.iter().enumerate() {
                if is_barred(head, *quarter, &self.problem.modes[head.mode]) {
                    self.value[at * self.starts.len() + start] = BARRED;
                }
            }
        }
    }

    pub(crate) fn posts_of(&self, head: usize) -> &[Post] {
        let (from, to) = self.heads[head].posts;
        &self.posts[from..to]
    }

    /// Slots of a parcel that are allowed.
    pub(crate) fn slots_of(&self, parcel: usize) -> impl Iterator<Item = u32> + '_ {
        let (from, to) = self.of_parcel[parcel];
        (from * self.starts.len()..to * self.starts.len()).filter(|s| self.value[*s] != BARRED).map(|s| s as u32)
    }

    /// Head and start of a slot.
    pub(crate) fn split(&self, slot: u32) -> (usize, usize) {
        (slot as usize / self.starts.len(), slot as usize % self.starts.len())
    }

    /// Number of the option (kind and start) that a slot is.
    pub(crate) fn option(&self, slot: u32) -> usize {
        let (head, start) = self.split(slot);
        self.heads[head].kind * self.starts.len() + start
    }

    /// The head of a parcel for a mode and carrier.
    pub(crate) fn head(&self, parcel: usize, kind: usize) -> Option<usize> {
        let (from, to) = self.of_parcel[parcel];
        (from..to).find(|at| self.heads[*at].kind == kind)
    }

    /// The slot of a parcel for an option, if it is allowed.
    pub(crate) fn slot(&self, parcel: usize, option: usize) -> Option<u32> {
        let (kind, start) = (option / self.starts.len(), option % self.starts.len());
        let head = self.head(parcel, kind)?;
        let slot = head * self.starts.len() + start;
        (self.value[slot] != BARRED).then_some(slot as u32)
    }
}
