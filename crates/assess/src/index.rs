//! One edited value of a graded population: who changes grade, and any rank, without another run.
//!
//! It holds for packs whose points of one enterprise depend on no other: given benchmarks, and no mean for a missing value.
//! Where benchmarks move with the population one value moves everybody's points; then [`crate::engine::run`] is the way,
//! and [`Moving`] says why.

mod order;

use std::collections::BTreeMap;

use model::Grade;
use rules::{CutBy, Missing, Ties};

use crate::engine::{Graded, GradedPopulation, Mark, Plan, Scoring, descending};
use order::Order;

/// Why one value moves more than one enterprise's score.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Moving {
    /// An indicator is held against its population.
    #[error(
        "indicator `{0}` is held against a figure of its population, which one value moves; run the whole population"
    )]
    Indicator(String),
    /// The pack adjusts or changes grades by rules, or breaks ties by values.
    #[error("{0} may read what one value moves; run the whole population")]
    Rule(&'static str),
    /// Without that value the enterprise would not be graded at all.
    #[error("without a value of `{0}` the enterprise leaves the population; run the whole population")]
    Leaves(String),
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

/// A graded population that takes edits.
#[derive(Debug)]
pub struct RankIndex<'g, 'p> {
    population: &'g GradedPopulation<'p>,
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
    /// [`Moving`] when one value moves more than one score.
    pub fn new(plan: &Plan<'_>, graded: &'g Graded<'p>, population: usize) -> Result<Self, Moving> {
        let population = &graded.populations[population];
        for item in &population.plan().items {
            let fixed = matches!(
                item.scoring,
                Scoring::Ratio(Mark::Number(_) | Mark::ByGroup(_))
                    | Scoring::Inverse(Mark::Number(_) | Mark::ByGroup(_))
            );
            if !fixed || item.rules.missing == Missing::MeanOfPopulation {
                return Err(Moving::Indicator(item.rules.code.clone()));
            }
        }
        let rules = [
            ("an adjustment", plan.pack.adjustments.is_empty()),
            ("a change of grade by rule", plan.pack.regrades.is_empty()),
            ("a tie-break", plan.pack.grades.tie_break.is_empty()),
        ];
        if let Some((rule, _)) = rules.into_iter().find(|(_, none)| !none) {
            return Err(Moving::Rule(rule));
        }
        let keys: Vec<u64> = population.ranked.iter().map(|score| descending(*score)).collect();
        let mut parts: Vec<Vec<(u64, u32)>> = vec![Vec::new(); population.firms.len()];
        for (member, key) in (0_u32..).zip(&keys) {
            parts[population.part(member as usize)].push((*key, member));
        }
        Ok(Self { population, edited: BTreeMap::new(), keys, orders: parts.into_iter().map(Order::new).collect() })
    }

    /// Sets a member's value of the `item`-th indicator (`None`: not collected) and gives every grade that this changes, by
    /// member. A grade by rank changes for one enterprise at each cut, or for all that share a rank there.
    ///
    /// # Errors
    /// [`Moving::Leaves`]; nothing is changed then.
    pub fn edit(&mut self, member: usize, item: usize, value: Option<f64>) -> Result<Vec<Changed>, Moving> {
        let rules = &self.population.plan().items[item].rules;
        if value.is_none() && rules.missing == Missing::Refuse {
            return Err(Moving::Leaves(rules.code.clone()));
        }
        self.edited.insert((member, item), value.unwrap_or(f64::NAN));
        let (old, new) = (self.keys[member], descending(self.population.plan().quotas.ranked(self.score(member))));
        let part = self.population.part(member);
        let number = u32::try_from(member).unwrap_or(u32::MAX);
        let before = self.ends(part);
        self.orders[part].remove((old, number));
        self.orders[part].insert((new, number));
        self.keys[member] = new;
        let after = self.ends(part);
        let mut changed = BTreeMap::from([(number, (grade(old, before), grade(new, after)))]);
        for (before_end, after_end) in before.into_iter().zip(after) {
            let between = before_end.min(after_end)..before_end.max(after_end);
            for (key, other) in self.orders[part].within(between).filter(|(_, other)| *other != number) {
                changed.insert(other, (grade(key, before), grade(key, after)));
            }
        }
        let changed = changed.into_iter().filter(|(_, (from, to))| from != to);
        Ok(changed.map(|(member, (from, to))| Changed { member, from, to }).collect())
    }

    /// A member's score now.
    #[must_use]
    pub fn score(&self, member: usize) -> f64 {
        let value = |item| self.edited.get(&(member, item)).copied();
        self.population.score_with(member, value)
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
