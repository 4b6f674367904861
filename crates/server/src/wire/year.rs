//! Grades over the years.

use sanqian::{FirmYears, RoundRecord, YearMove};
use serde::Serialize;
use utoipa::ToSchema;

use super::{EnterpriseRef, Grade, Words, YearOrigin};

/// The years of the ledger beside each other.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Trend {
    /// Rising.
    pub years: Vec<GradedYear>,
    /// Years of which the ledger has figures but that could not be graded.
    pub ungraded: Vec<UngradedYear>,
    /// From each year to the next.
    pub steps: Vec<TrendStep>,
    /// Changes of grade, the latest year first, then by change of score.
    pub moves: Vec<TrendMove>,
    /// Enterprises in D for so many years on end: for two, for three, and so on.
    pub long_in_d: Vec<usize>,
}

/// A year with grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct GradedYear {
    /// 年度
    pub year: i16,
    /// Where its grades come from.
    pub origin: YearOrigin,
    /// Title of its pack, Chinese.
    pub pack: String,
    /// Enterprises graded.
    pub firms: usize,
}

/// A year without grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct UngradedYear {
    /// 年度
    pub year: i16,
    /// Why.
    pub reason: String,
}

/// From one year to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct TrendStep {
    /// The earlier year.
    pub from: i16,
    /// The later year.
    pub to: i16,
    /// Rows: A, B, C, D, not graded in the earlier year; columns the same in the later one.
    pub counts: Vec<Vec<u32>>,
}

/// A change of grade from one year to the next.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct TrendMove {
    /// Whose.
    pub enterprise: EnterpriseRef,
    /// The later year.
    pub year: i16,
    /// Grade before.
    pub from: Grade,
    /// Grade after.
    pub to: Grade,
    /// Change of the score.
    pub score: f64,
    /// What moved it most, in words.
    pub line: Words,
}

impl TrendMove {
    pub(crate) fn new(enterprise: EnterpriseRef, moved: &YearMove) -> Self {
        Self {
            enterprise,
            year: moved.year,
            from: moved.from.into(),
            to: moved.to.into(),
            score: moved.score,
            line: Words::from(&moved.line),
        }
    }
}

/// One enterprise over the years.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EnterpriseYears {
    /// Years in D on end, up to the last year.
    pub years_in_d: u32,
    /// Rising.
    pub years: Vec<EnterpriseYear>,
}

/// One enterprise in one year.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EnterpriseYear {
    /// 年度
    pub year: i16,
    /// Where the year's grades come from.
    pub origin: YearOrigin,
    /// Whether the year has a round whose page can be opened.
    pub round: bool,
    /// Grade; `null` when not graded, as the next four.
    pub grade: Option<Grade>,
    /// Score rounded as the pack says.
    pub score: Option<f64>,
    /// Rank in its population.
    pub rank: Option<u32>,
    /// Ranked in its population.
    pub of: Option<u32>,
    /// Its population.
    pub population: Option<Words>,
    /// What moved it from the grade of the year before, when that was another.
    pub moved: Option<Words>,
}

impl EnterpriseYears {
    pub(crate) fn new(firm: &FirmYears, rounds: &[RoundRecord]) -> Self {
        let years = firm.years.iter().map(|year| EnterpriseYear {
            year: year.year,
            origin: year.origin.into(),
            round: rounds.iter().any(|record| record.round.year == year.year),
            grade: year.standing.as_ref().map(|standing| standing.grade.into()),
            score: year.standing.as_ref().map(|standing| standing.score),
            rank: year.standing.as_ref().map(|standing| standing.rank),
            of: year.standing.as_ref().map(|standing| standing.of),
            population: year.standing.as_ref().map(|standing| Words::from(&standing.population)),
            moved: year.moved.as_ref().map(|moved| Words::from(&moved.line)),
        });
        Self { years_in_d: firm.years_in_d, years: years.collect() }
    }
}
