//! One edited value of a graded population: who changes grade, and any rank, without another run.
//!
//! Where benchmarks are given, one value moves one score. Where an indicator is held against a mean or percentile of its
//! population, the index keeps what that figure is worked out from; when the figure moves, every score of its part is worked
//! out anew, and the ranks of those that changed. Either way the result is that of [`crate::engine::run`], to the bit. Where a
//! value moves more than that (see [`Moving`]) the index refuses.

mod moving;
mod order;

use std::collections::BTreeMap;
use std::sync::Arc;

use model::Grade;
use rayon::prelude::*;
use rules::{CutBy, Missing, Statistic, Ties};

use crate::engine::{CHUNK, Graded, GradedItem, GradedPopulation, Mark, Parts, Plan, Scoring, descending};
use moving::MovingMark;
use order::Order;

/// Why one value moves more than the index follows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Moving {
    /// An indicator is held against a figure of its population that is not a mean or percentile of its values.
    #[error("indicator `{0}` is held against figures of its population that one value moves; run the whole population")]
    Indicator(String),
    /// The pack adjusts or changes grades by rules, or breaks ties by values.
    #[error("{0} may read what one value moves; run the whole population")]
    Rule(&'static str),
    /// Without that value the enterprise would not be graded at all.
    #[error("without a value of `{0}` the enterprise leaves the population; run the whole population")]
    Leaves(String),
    /// With that value a benchmark from the population is not above zero, which a full run refuses too.
    #[error("with that value the benchmark of `{0}` that comes from the population is not above zero")]
    Benchmark(String),
}

/// A grade that an edit changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The member.
    pub member: u32,
    /// Its grade before.
    pub from: Grade,
    /// Its grade now.
    pub to: Grade,
}

/// What an edit came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Members whose score was worked out anew: one, or a whole part when its benchmark moved.
    pub rescored: usize,
    /// Those of them that rank by another score than before.
    pub moved: usize,
    /// Grades that changed, by member.
    pub changed: Vec<Changed>,
}

/// A graded population that takes edits.
#[derive(Debug)]
pub struct RankIndex<'g, 'p> {
    population: &'g GradedPopulation<'p>,
    /// With the benchmarks of now.
    items: Vec<GradedItem>,
    marks: Vec<MovingMark>,
    /// Members of each part of the splits that moving benchmarks have.
    splits: Vec<(Arc<Parts>, Vec<Vec<u32>>)>,
    /// Values that differ from those graded, by member and item.
    edited: BTreeMap<(usize, usize), f64>,
    /// By member: its key now.
    keys: Vec<u64>,
    /// By part.
    orders: Vec<Order>,
}

impl<'g, 'p> RankIndex<'g, 'p> {
    /// Orders the members of a graded population. O(n log n).
    ///
    /// # Errors
    /// [`Moving`] when one value moves more than the index follows.
    pub fn new(plan: &Plan<'_>, graded: &'g Graded<'p>, population: usize) -> Result<Self, Moving> {
        let population = &graded.populations[population];
        let rules = [
            ("an adjustment", plan.pack.adjustments.is_empty()),
            ("a change of grade by rule", plan.pack.regrades.is_empty()),
            ("a tie-break", plan.pack.grades.tie_break.is_empty()),
        ];
        if let Some((rule, _)) = rules.into_iter().find(|(_, none)| !none) {
            return Err(Moving::Rule(rule));
        }
        let items = population.graded_items();
        let marks = (0..items.len()).map(|item| mark(population, &items, item)).collect::<Result<Vec<_>, _>>()?;
        let mut splits: Vec<(Arc<Parts>, Vec<Vec<u32>>)> = Vec::new();
        for (item, mark) in items.iter().zip(&marks) {
            if let (Some(parts), false) = (item.parts(), matches!(mark, MovingMark::Fixed))
                && !splits.iter().any(|(known, _)| Arc::ptr_eq(known, parts))
            {
                let mut members = vec![Vec::new(); parts.count()];
                for (index, member) in (0..population.rows.len()).zip(0_u32..) {
                    members[parts.of(index)].push(member);
                }
                splits.push((parts.clone(), members));
            }
        }
        let keys: Vec<u64> = population.ranked.iter().map(|score| descending(*score)).collect();
        let mut parts: Vec<Vec<(u64, u32)>> = vec![Vec::new(); population.firms.len()];
        for (member, key) in (0_u32..).zip(&keys) {
            parts[population.part(member as usize)].push((*key, member));
        }
        let orders = parts.into_iter().map(Order::new).collect();
        Ok(Self { population, items, marks, splits, edited: BTreeMap::new(), keys, orders })
    }

    /// Sets a member's value of the `item`-th indicator (`None`: not collected) and gives every grade that this changes. A
    /// grade by rank changes for one enterprise at each cut, or for all that share a rank there; where a benchmark moves, for
    /// anybody. O(√n) with the benchmark as it was, O(n) when it moves.
    ///
    /// # Errors
    /// [`Moving::Leaves`], [`Moving::Benchmark`]; nothing is changed then.
    pub fn edit(&mut self, member: usize, item: usize, value: Option<f64>) -> Result<Edited, Moving> {
        let rules = &self.population.plan().items[item].rules;
        if value.is_none() && rules.missing == Missing::Refuse {
            return Err(Moving::Leaves(rules.code.clone()));
        }
        let (old, new) = (self.number(item, member), value.unwrap_or(f64::NAN));
        let touched = match self.set(member, item, [old, new]) {
            Ok(Some(part)) => self.members(item, part),
            Ok(None) => vec![u32::try_from(member).unwrap_or(u32::MAX)],
            Err(refusal) => {
                // What it was before had a benchmark.
                self.set(member, item, [new, old])?;
                return Err(refusal);
            }
        };
        let quotas = &self.population.plan().quotas;
        let key = |member: &u32| (*member, descending(quotas.ranked(self.score(*member as usize))));
        let now: Vec<(u32, u64)> = touched.par_iter().with_min_len(1 << 8).map(key).collect();
        let moved: Vec<(u32, u64)> =
            now.into_iter().filter(|(member, key)| self.keys[*member as usize] != *key).collect();
        let changed = self.reorder(&moved);
        Ok(Edited { rescored: touched.len(), moved: moved.len(), changed })
    }

    /// Sets a value; the part whose benchmark moved with it.
    fn set(&mut self, member: usize, item: usize, values: [f64; 2]) -> Result<Option<usize>, Moving> {
        self.edited.insert((member, item), values[1]);
        let Some(parts) = self.items[item].parts().cloned() else { return Ok(None) };
        let part = parts.of(member);
        let number = u32::try_from(member).unwrap_or(u32::MAX);
        let mut mark = std::mem::replace(&mut self.marks[item], MovingMark::Fixed);
        let figure = mark.edit(part, number, values, || self.chunk(item, member / CHUNK, &parts, part));
        self.marks[item] = mark;
        let (Scoring::Ratio(Mark::Of { times, .. }) | Scoring::Inverse(Mark::Of { times, .. })) =
            &self.population.plan().items[item].scoring
        else {
            return Ok(None);
        };
        let Some(now) = figure.map(|figure| figure * times) else { return Ok(None) };
        let Some(held) = self.items[item].mark_mut(part) else { return Ok(None) };
        let moved = held.to_bits() != now.to_bits();
        *held = now;
        if now <= 0.0 || now.is_infinite() {
            return Err(Moving::Benchmark(self.population.plan().items[item].rules.code.clone()));
        }
        Ok(moved.then_some(part))
    }

    /// The values now of a chunk's members that are in a part.
    fn chunk(&self, item: usize, chunk: usize, parts: &Parts, part: usize) -> Vec<(usize, f64)> {
        let (start, end) = (chunk * CHUNK, ((chunk + 1) * CHUNK).min(self.population.rows.len()));
        let mut values = self.population.numbers(item, start..end).into_owned();
        for ((member, _), value) in self.edited.range((start, 0)..(end, 0)).filter(|((_, of), _)| *of == item) {
            values[member - start] = *value;
        }
        (start..end).zip(values).filter(|(member, _)| parts.of(*member) == part).collect()
    }

    fn members(&self, item: usize, part: usize) -> Vec<u32> {
        let of = |(parts, _): &&(Arc<Parts>, _)| self.items[item].parts().is_some_and(|own| Arc::ptr_eq(own, parts));
        self.splits.iter().find(of).map(|(_, members)| members[part].clone()).unwrap_or_default()
    }

    /// Puts members to their new keys; every grade that changes.
    fn reorder(&mut self, moved: &[(u32, u64)]) -> Vec<Changed> {
        let mut by_part: BTreeMap<usize, Vec<(u32, [u64; 2])>> = BTreeMap::new();
        for (member, new) in moved {
            let old = std::mem::replace(&mut self.keys[*member as usize], *new);
            by_part.entry(self.population.part(*member as usize)).or_default().push((*member, [old, *new]));
        }
        let mut changed = BTreeMap::new();
        for (part, moved) in by_part {
            let before = self.ends(part);
            self.orders[part].replace(&moved, |member| self.keys[member as usize]);
            let after = self.ends(part);
            for (member, [old, new]) in &moved {
                changed.insert(*member, (grade(*old, before), grade(*new, after)));
            }
            for (before_end, after_end) in before.into_iter().zip(after) {
                let between = before_end.min(after_end)..before_end.max(after_end);
                for (key, other) in self.orders[part].within(between) {
                    changed.entry(other).or_insert_with(|| (grade(key, before), grade(key, after)));
                }
            }
        }
        let changed = changed.into_iter().filter(|(_, (from, to))| from != to);
        changed.map(|(member, (from, to))| Changed { member, from, to }).collect()
    }

    fn number(&self, item: usize, member: usize) -> f64 {
        let edited = self.edited.get(&(member, item)).copied();
        edited.unwrap_or_else(|| self.population.value(item, member).unwrap_or(f64::NAN))
    }

    /// A member's score now.
    #[must_use]
    pub fn score(&self, member: usize) -> f64 {
        let edits = self.edited.range((member, 0)..(member + 1, 0));
        let edits: Vec<(usize, f64)> = edits.map(|((_, item), value)| (*item, *value)).collect();
        let value = |item| edits.iter().find(|(of, _)| *of == item).map(|(_, value)| *value);
        self.population.score_with(&self.items, member, value)
    }

    /// A member's rank now.
    #[must_use]
    pub fn rank(&self, member: usize) -> u32 {
        let (order, key) = (&self.orders[self.population.part(member)], self.keys[member]);
        let rank = match self.population.plan().quotas.ties {
            Ties::ShareBetterRank => order.before(key) + 1,
            Ties::ShareWorseRank => order.before(key.saturating_add(1)),
        };
        u32::try_from(rank).unwrap_or(u32::MAX)
    }

    /// A member's grade now.
    #[must_use]
    pub fn grade(&self, member: usize) -> Grade {
        grade(self.keys[member], self.ends(self.population.part(member)))
    }

    /// The keys at which A, B and C end: a key has the first grade whose end it is below.
    fn ends(&self, part: usize) -> [u64; 3] {
        let quotas = &self.population.plan().quotas;
        let order = &self.orders[part];
        quotas.cuts.map(|cut| {
            if quotas.by == CutBy::Score {
                return descending(cut + 0.0).saturating_add(1);
            }
            let last = quotas.last_rank(u32::try_from(order.len()).unwrap_or(u32::MAX), cut) as usize;
            let Some(key) = last.checked_sub(1).and_then(|last| order.nth(last)) else { return 0 };
            // Where equals share the worse rank, those of whom one stands beyond the cut all do.
            let beyond = quotas.ties == Ties::ShareWorseRank && order.nth(last) == Some(key);
            if beyond { key } else { key.saturating_add(1) }
        })
    }
}

fn grade(key: u64, ends: [u64; 3]) -> Grade {
    let grades = [Grade::A, Grade::B, Grade::C];
    grades.into_iter().zip(ends).find(|(_, end)| key < *end).map_or(Grade::D, |(grade, _)| grade)
}

/// What the `item`-th indicator is held against, if the index follows it.
fn mark(population: &GradedPopulation<'_>, items: &[GradedItem], item: usize) -> Result<MovingMark, Moving> {
    let rules = &population.plan().items[item];
    let refused = || Moving::Indicator(rules.rules.code.clone());
    if rules.rules.missing == Missing::MeanOfPopulation {
        return Err(refused());
    }
    let (Scoring::Ratio(mark) | Scoring::Inverse(mark)) = &rules.scoring else { return Err(refused()) };
    let Mark::Of { statistic, .. } = mark else { return Ok(MovingMark::Fixed) };
    let Some(parts) = items[item].parts() else { return Err(refused()) };
    let members = population.rows.len();
    let value = |member: usize| population.value(item, member).unwrap_or(f64::NAN);
    match statistic {
        Statistic::Mean => Ok(MovingMark::mean(parts, members, value)),
        Statistic::Percentile(percent) => {
            Ok(MovingMark::percentile(*percent, parts, u32::try_from(members).unwrap_or(u32::MAX), value))
        }
        Statistic::MeanOfTotals => Err(refused()),
    }
}
