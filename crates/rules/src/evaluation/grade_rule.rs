//! How scores become grades.

use model::Grade;
use schemars::JsonSchema;
use serde::Deserialize;

/// The `[grades]` table. Shares, scores and decimals are parameters, so that they are dated and have a source.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeRule {
    /// What is cut.
    #[serde(default)]
    pub by: CutBy,
    /// Parameter: cumulative share of A, or lowest score of A.
    pub a: String,
    /// Parameter: cumulative share of A and B, or lowest score of B.
    pub b: String,
    /// Parameter: cumulative share of A, B and C, or lowest score of C; the rest is D.
    pub c: String,
    /// Parameter that holds the decimals to which a score is rounded before it ranks.
    pub decimals: String,
    /// Which rank a share of a number of enterprises still includes.
    #[serde(default)]
    pub boundary: Boundary,
    /// What equal ranked scores mean.
    pub ties: Ties,
    /// Indicators whose values decide between equal ranked scores, in this order, the higher the better.
    #[serde(default)]
    pub tie_break: Vec<String>,
    /// Boundary and tie rule in words, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// A population's own cuts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationGrades {
    /// What is cut.
    #[serde(default)]
    pub by: CutBy,
    /// As in [`GradeRule`].
    pub a: String,
    /// As in [`GradeRule`].
    pub b: String,
    /// As in [`GradeRule`].
    pub c: String,
}

/// What is cut into grades.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CutBy {
    /// The rank among the enterprises ranked together.
    #[default]
    Rank,
    /// The ranked score itself.
    Score,
}

/// Which rank a share s of N enterprises still includes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Boundary {
    /// Rank r when r ÷ N ≤ s: s × N rounded down.
    #[default]
    Down,
    /// s × N rounded half up.
    Nearest,
    /// s × N rounded up.
    Up,
}

/// What equal ranked scores mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// They share the better rank, and so the better grade; the next rank is skipped accordingly.
    ShareBetterRank,
    /// They share the worse rank, and so the worse grade.
    ShareWorseRank,
}

/// The grade rule of a population with the values in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quotas {
    /// What is cut.
    pub by: CutBy,
    /// Cumulative shares, or lowest scores, of A, B and C.
    pub cuts: [f64; 3],
    /// Which rank a share still includes.
    pub boundary: Boundary,
    /// What equal scores mean.
    pub ties: Ties,
    /// Decimals before ranking.
    pub decimals: u32,
}

impl Quotas {
    /// The grade of rank `rank` (from 1) among `firms`, whose ranked score is `score`.
    ///
    /// A quotient of small integers and the decimal literal of a share are both the float nearest to the same real
    /// number when they are equal, so a rank exactly on the boundary compares equal: `3 ÷ 15` is `0.2`, whereas
    /// `0.2 × 15` would not be exact for every pair.
    ///
    /// ```
    /// use model::Grade;
    /// use rules::{Boundary, CutBy, Quotas, Ties};
    /// let quotas = Quotas {
    ///     by: CutBy::Rank,
    ///     cuts: [0.2, 0.6, 0.95],
    ///     boundary: Boundary::Down,
    ///     ties: Ties::ShareBetterRank,
    ///     decimals: 4,
    /// };
    /// // The 39 firms of DOMAIN 1.3: A = 1–7, B = 8–23, C = 24–37, D = 38–39.
    /// let grades: Vec<Grade> = [7, 8, 23, 24, 37, 38].map(|rank| quotas.grade(rank, 39, 0.0)).to_vec();
    /// assert_eq!(grades, [Grade::A, Grade::B, Grade::B, Grade::C, Grade::C, Grade::D]);
    /// ```
    #[must_use]
    pub fn grade(&self, rank: u32, firms: u32, score: f64) -> Grade {
        let reached = |cut: f64| match self.by {
            CutBy::Rank => self.includes(rank, firms, cut),
            CutBy::Score => score >= cut,
        };
        let grades = [Grade::A, Grade::B, Grade::C];
        grades.into_iter().zip(self.cuts).find(|(_, cut)| reached(*cut)).map_or(Grade::D, |(grade, _)| grade)
    }

    /// Whether a cumulative share includes a rank among so many enterprises.
    #[must_use]
    pub fn includes(&self, rank: u32, firms: u32, share: f64) -> bool {
        let (rank, firms) = (f64::from(rank), f64::from(firms.max(1)));
        match self.boundary {
            Boundary::Down => rank / firms <= share,
            Boundary::Nearest => (2.0 * rank - 1.0) / (2.0 * firms) <= share,
            Boundary::Up => (rank - 1.0) / firms < share,
        }
    }

    /// The last rank among so many enterprises that a cumulative share includes; 0 for none. O(log n).
    #[must_use]
    pub fn last_rank(&self, firms: u32, share: f64) -> u32 {
        let (mut included, mut beyond) = (0, firms.saturating_add(1));
        while beyond - included > 1 {
            let middle = included + (beyond - included) / 2;
            if self.includes(middle, firms, share) { included = middle } else { beyond = middle }
        }
        included
    }

    /// A score as it ranks: rounded half away from zero, and without a negative zero.
    #[must_use]
    pub fn ranked(&self, score: f64) -> f64 {
        let scale = (0..self.decimals).fold(1.0, |scale, _| scale * 10.0);
        (score * scale).round() / scale + 0.0
    }
}
