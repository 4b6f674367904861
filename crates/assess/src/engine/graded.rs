//! The result of a run by columns: scores, ranks and grades are held; values, benchmarks and points are given when asked.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use model::{Grade, Scored};
use rules::Missing;

use super::part::Parts;
use super::plan::{PopulationPlan, Scoring};
use super::points;
use super::values::Values;
use super::yardstick::Yardstick;

/// Where a row stands before anything is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In that population.
    In(u8),
    /// In that population, but an indicator without which it cannot be graded has no value.
    Lacking(u8),
    /// On that list, whose enterprises are not graded.
    Listed(u8),
    /// Whether it is in that population cannot be told, and no other takes it.
    Undecided(u8),
    /// In a population, but in no industry group.
    NoGroup,
    /// No population takes it.
    NoPopulation,
}

/// Who was graded, and how, under a pack that lives for `'p`.
#[derive(Debug, Clone)]
pub struct Graded<'p> {
    /// By row.
    pub standing: Vec<Standing>,
    /// By row: the list by which it is managed as a grade; empty when the pack has no lists.
    pub managed: Vec<Option<u8>>,
    /// In the pack's order.
    pub populations: Vec<GradedPopulation<'p>>,
}

/// A population's members, in the order of the rows.
#[derive(Debug, Clone)]
pub struct GradedPopulation<'p> {
    /// Row of each member.
    pub rows: Vec<u32>,
    /// Percent (where the rule gives percent) and points of each adjustment, by adjustment and member.
    pub adjustments: Vec<Adjusted>,
    /// Sum of points and adjustments.
    pub score: Vec<f64>,
    /// As it ranked.
    pub ranked: Vec<f64>,
    /// From 1, within its part.
    pub rank: Vec<u32>,
    /// Grade by rank or score.
    pub initial: Vec<Grade>,
    /// Grade after the pack's changes.
    pub grade: Vec<Grade>,
    /// By regrade and member: whether its condition holds.
    pub regrades: Vec<Vec<bool>>,
    /// Members of each part.
    pub firms: Vec<u32>,
    pub(super) plan: PopulationPlan<'p>,
    pub(super) items: Vec<GradedItem>,
    pub(super) ranked_with: Arc<Parts>,
}

/// One adjustment, by member: percent (where the rule gives percent), and points.
pub type Adjusted = (Option<Vec<f64>>, Vec<f64>);

/// One indicator.
#[derive(Debug, Clone)]
pub(crate) struct GradedItem {
    pub(super) values: Values,
    pub(super) yardstick: Yardstick,
    /// By part that is ranked by itself: points of a missing value; empty where none stand for it.
    pub(super) instead: Vec<f64>,
    /// By part that is ranked by itself: whether any member has a value; empty unless a mean stands for a missing value.
    pub(super) known: Vec<bool>,
}

impl GradedItem {
    /// How the population is split for its benchmarks, for methods that have them.
    pub(crate) fn parts(&self) -> Option<&Arc<Parts>> {
        if let Yardstick::Marks(parts, _) = &self.yardstick { Some(parts) } else { None }
    }

    /// The benchmark of a part.
    pub(crate) fn mark_mut(&mut self, part: usize) -> Option<&mut f64> {
        if let Yardstick::Marks(_, marks) = &mut self.yardstick { marks.get_mut(part) } else { None }
    }
}

impl<'p> GradedPopulation<'p> {
    /// The rules with the numbers of the year.
    #[must_use]
    pub fn plan(&self) -> &PopulationPlan<'p> {
        &self.plan
    }

    /// Facts of each part that is ranked by itself, in the order of `rank_within`.
    #[must_use]
    pub fn parts(&self) -> &[Vec<String>] {
        &self.ranked_with.keys
    }

    /// The part of the `member`-th member.
    #[must_use]
    pub fn part(&self, member: usize) -> usize {
        self.ranked_with.of(member)
    }

    /// A member's value of the `item`-th indicator.
    #[must_use]
    pub fn value(&self, item: usize, member: usize) -> Option<f64> {
        Some(self.number(item, member)).filter(|value| !value.is_nan())
    }

    fn number(&self, item: usize, member: usize) -> f64 {
        self.items[item].values.of(&self.rows).at(member)
    }

    /// The benchmark that it is held against, for methods that have one and where there is one.
    #[must_use]
    pub fn benchmark(&self, item: usize, member: usize) -> Option<f64> {
        let Yardstick::Marks(parts, marks) = &self.items[item].yardstick else { return None };
        Some(marks[parts.of(member)]).filter(|mark| !mark.is_nan())
    }

    /// Lowest and highest value, for min-max.
    #[must_use]
    pub fn range(&self, item: usize, member: usize) -> Option<[f64; 2]> {
        let Yardstick::Ranges(parts, ranges) = &self.items[item].yardstick else { return None };
        Some(ranges[parts.of(member)]).filter(|range| !range[0].is_nan())
    }

    /// Place among how many values, for pure rank.
    #[must_use]
    pub fn place(&self, item: usize, member: usize) -> Option<[u32; 2]> {
        let Yardstick::Places(parts, places, counts) = &self.items[item].yardstick else { return None };
        Some([places[member], counts[parts.of(member)]]).filter(|place| place[0] > 0)
    }

    /// A member's points of the `item`-th indicator, as they were summed. O(1), or O(items) where weights are redistributed.
    #[must_use]
    pub fn points(&self, item: usize, member: usize) -> f64 {
        let (items, graded) = (&self.plan.items, &self.items[item]);
        let points = graded.filled(&items[item], member, self.number(item, member), self.part(member));
        let factor =
            points::factor(items, |item| self.items[item].bounded(&items[item], member, self.number(item, member)));
        if points.is_nan() { 0.0 } else { points * factor }
    }

    /// Its indicators, whose columns are shared.
    pub(crate) fn graded_items(&self) -> Vec<GradedItem> {
        self.items.clone()
    }

    /// Some members' values of the `item`-th indicator in their order, NaN where there is none.
    pub(crate) fn numbers(&self, item: usize, members: Range<usize>) -> Cow<'_, [f64]> {
        self.items[item].values.slice(&self.rows, members)
    }

    /// The sum of a member's points with other values of some items; right where no other member's points depend on them.
    pub(crate) fn score_with(&self, graded: &[GradedItem], member: usize, other: impl Fn(usize) -> Option<f64>) -> f64 {
        let items = &self.plan.items;
        let points: Vec<f64> = (0..items.len())
            .map(|item| {
                let value = other(item).unwrap_or_else(|| self.number(item, member));
                graded[item].filled(&items[item], member, value, self.part(member))
            })
            .collect();
        let factor = points::factor(items, |item| points[item]);
        points.iter().filter(|points| !points.is_nan()).fold(0.0, |sum, points| sum + points * factor)
    }

    /// What a ratio alone gives, before cap and floor; the points for other methods.
    #[must_use]
    pub fn uncapped(&self, item: usize, member: usize) -> f64 {
        let rules = &self.plan.items[item];
        match rules.scoring {
            Scoring::Ratio(_) | Scoring::Inverse(_) => {
                self.items[item].yardstick.points(rules, member, self.number(item, member))
            }
            Scoring::MinMax { .. } | Scoring::Rank { .. } => self.points(item, member),
        }
    }

    /// How a member's points of the `item`-th indicator came about.
    #[must_use]
    pub fn scored(&self, item: usize, member: usize) -> Scored {
        if self.value(item, member).is_some() {
            return Scored::ByValue;
        }
        match self.plan.items[item].rules.missing {
            Missing::MeanOfPopulation if self.items[item].known[self.part(member)] => Scored::MissingAsMean,
            Missing::MeanOfPopulation | Missing::Zero | Missing::Refuse => Scored::MissingAsZero,
            Missing::Points(_) => Scored::MissingAsPoints,
            Missing::Redistribute => Scored::MissingRedistributed,
        }
    }
}
