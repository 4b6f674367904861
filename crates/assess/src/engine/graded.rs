//! The result of a run by columns.

use model::Grade;

use super::part::Parts;

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

/// Who was graded, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Graded {
    /// By row.
    pub standing: Vec<Standing>,
    /// By row: the list by which it is managed as a grade, if any.
    pub managed: Vec<Option<u8>>,
    /// In the pack's order.
    pub populations: Vec<GradedPopulation>,
}

/// A population's members, in the order of the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct GradedPopulation {
    /// Row of each member.
    pub rows: Vec<u32>,
    /// In the order of the indicators.
    pub items: Vec<GradedItem>,
    /// Percent (where the rule gives percent) and points of each adjustment, by adjustment and member.
    pub adjustments: Vec<(Option<Vec<f64>>, Vec<f64>)>,
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
    /// Facts of each part that is ranked by itself, in the order of `rank_within`.
    pub parts: Vec<Vec<String>>,
    /// Members of each part.
    pub firms: Vec<u32>,
    pub(super) ranked_with: Parts,
}

/// One indicator, by member.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GradedItem {
    /// NaN where there is none.
    pub values: Vec<f64>,
    /// Benchmarks; empty for methods without.
    pub marks: Vec<f64>,
    /// Lowest and highest value; empty but for min-max.
    pub ranges: Vec<[f64; 2]>,
    /// Place and number of values; empty but for pure rank.
    pub places: Vec<[u32; 2]>,
    /// Points.
    pub points: Vec<f64>,
    /// By part that is ranked by itself: whether any member has a value.
    pub known: Vec<bool>,
}

impl GradedPopulation {
    /// The part of the `member`-th member.
    #[must_use]
    pub fn part(&self, member: usize) -> usize {
        self.ranked_with.of(member)
    }
}
