//! Evaluation packs (亩均评价办法): populations, indicators with benchmark and weight, grade quotas, the land rule, whose
//! figure counts, and the pack's own test cases.

mod cases;
mod check;
mod indicator;
mod land_rule;
mod measure_unit;
mod source_order;

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::statement::Scale;
use model::{ContentHash, Grade, Measure, Unsourced};
use serde::Deserialize;

pub use cases::{CaseOutcome, EvaluationCase};
pub use indicator::{Indicator, Method, Missing, Quantity};
pub use land_rule::{DeclaredLand, LandArea, LandRule, TenantLand};
pub use source_order::{Pollutant, SourceOrder};

use crate::{Header, PackError, Parameters};

/// One method of per-mu evaluation, as an official writes it.
///
/// ```
/// let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
/// let pack = rules::EvaluationPack::parse("huangyan-2022/pack.toml", text)?;
/// assert_eq!(pack.populations.len(), 2);
/// assert!(pack.run_cases().iter().all(|case| case.passed));
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluationPack {
    /// What it is and where it comes from.
    pub header: Header,
    /// Numbers that an official may edit.
    pub parameters: Parameters,
    /// In the order of the text.
    pub populations: Vec<Population>,
    /// How ranks become grades.
    pub grades: GradeRule,
    /// What land counts.
    pub land: LandRule,
    /// Whose figure counts, by measure (land has a rule of its own).
    pub sources: BTreeMap<Measure, SourceOrder>,
    /// Which reported pollutants are summed when an enterprise declares no total.
    pub pollutants: Pollutants,
    /// Which registered trades are evaluated; `None` for all.
    pub scope: Option<Scope>,
    /// The pack's own test cases.
    pub cases: Vec<EvaluationCase>,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

/// A group that is scored and ranked by itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who belongs to it.
    pub scale: Scale,
    /// Scored in this order; the weights sum to 100.
    #[serde(rename = "indicator")]
    pub indicators: Vec<Indicator>,
}

/// How ranks become grades: rank r of N has the first grade whose cumulative share is not below r ÷ N.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeRule {
    /// Parameter that holds the cumulative share of A.
    pub a: String,
    /// Parameter that holds the cumulative share of A and B.
    pub b: String,
    /// Parameter that holds the cumulative share of A, B and C; the rest is D.
    pub c: String,
    /// Parameter that holds the decimals to which a score is rounded before it ranks.
    pub decimals: String,
    /// What equal ranked scores mean.
    pub ties: Ties,
    /// Boundary and tie rule in words, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// What equal ranked scores mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// They share the better rank, and so the better grade; the next rank is skipped accordingly.
    ShareBetterRank,
}

/// The grade rule with the values in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quotas {
    /// Cumulative share by grade, A to D; D ends at 1.
    pub up_to: [(Grade, f64); 4],
    /// Decimals before ranking.
    pub decimals: u32,
}

impl Quotas {
    /// The grade of rank `rank` (from 1) among `firms`.
    ///
    /// A quotient of small integers and the decimal literal of a share are both the float nearest to the same real
    /// number when they are equal, so a rank exactly on the boundary compares equal: `3 ÷ 15` is `0.2`, whereas
    /// `0.2 × 15` would not be exact for every pair.
    ///
    /// ```
    /// use model::Grade;
    /// let quotas = rules::Quotas {
    ///     up_to: [(Grade::A, 0.2), (Grade::B, 0.6), (Grade::C, 0.95), (Grade::D, 1.0)],
    ///     decimals: 4,
    /// };
    /// // The 39 firms of DOMAIN 1.3: A = 1–7, B = 8–23, C = 24–37, D = 38–39.
    /// let grades: Vec<Grade> = [7, 8, 23, 24, 37, 38].map(|rank| quotas.grade(rank, 39)).to_vec();
    /// assert_eq!(grades, [Grade::A, Grade::B, Grade::B, Grade::C, Grade::C, Grade::D]);
    /// ```
    #[must_use]
    pub fn grade(&self, rank: u32, firms: u32) -> Grade {
        let share = f64::from(rank) / f64::from(firms.max(1));
        self.up_to.iter().find(|(_, up_to)| share <= *up_to).map_or(Grade::D, |(grade, _)| *grade)
    }

    /// A score as it ranks: rounded half away from zero, and without a negative zero.
    #[must_use]
    pub fn ranked(&self, score: f64) -> f64 {
        let scale = (0..self.decimals).fold(1.0, |scale, _| scale * 10.0);
        (score * scale).round() / scale + 0.0
    }
}

/// Which pollutants make up 主要污染物排放量 when the enterprise declares no total.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pollutants {
    /// Summed, those that are reported.
    pub sum: Vec<Pollutant>,
    /// How far the list is official.
    pub status: model::Status,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

/// Which registered trades are evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// First GB/T 4754 division.
    pub from_division: u8,
    /// Last GB/T 4754 division.
    pub to_division: u8,
    /// How far the range is official.
    pub status: model::Status,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

impl Scope {
    /// Whether a GB/T 4754 class (four digits) is evaluated; a class that is not a number is not excluded by it.
    #[must_use]
    pub fn covers(&self, industry: &str) -> bool {
        let division = industry.get(..2).and_then(|division| division.parse::<u8>().ok());
        division.is_none_or(|division| (self.from_division..=self.to_division).contains(&division))
    }
}

/// The shape of the text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    #[serde(default)]
    parameters: Parameters,
    #[serde(rename = "population")]
    populations: Vec<Population>,
    grades: GradeRule,
    land: LandRule,
    #[serde(rename = "source")]
    sources: Vec<SourceOrder>,
    pollutants: Pollutants,
    #[serde(default)]
    scope: Option<Scope>,
    #[serde(default, rename = "case")]
    cases: Vec<EvaluationCase>,
}

impl EvaluationPack {
    /// Reads a pack; `file` is only named in errors.
    ///
    /// # Errors
    /// With line and column when the text does not have the pack's shape, when weights do not sum to 100, two populations
    /// overlap, an indicator's unit does not fit its measure, a department cannot state a measure, or a parameter that the
    /// pack refers to is missing or not usable.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = crate::pack_error::read(file, text)?;
        check::check(&shape, text).map_err(|error| error.in_file(file))?;
        Ok(Self {
            header: shape.pack,
            parameters: shape.parameters,
            populations: shape.populations,
            grades: shape.grades,
            land: shape.land,
            sources: shape.sources.into_iter().map(|order| (order.measure, order)).collect(),
            pollutants: shape.pollutants,
            scope: shape.scope,
            cases: shape.cases,
            hash: ContentHash::of(text.as_bytes()),
        })
    }

    /// The population of a scale.
    #[must_use]
    pub fn population_of(&self, scale: Scale) -> Option<&Population> {
        self.populations.iter().find(|population| population.scale == scale)
    }

    /// The day whose parameters apply to an evaluation year: its last.
    #[must_use]
    pub fn day(year: i16) -> Date {
        Date::new(year, 12, 31).unwrap_or(Date::MAX)
    }

    /// Shares and decimals in force for an evaluation year.
    ///
    /// # Errors
    /// When a parameter has no value for that year, or the values in force are no rising shares or no whole decimals.
    pub fn quotas(&self, year: i16) -> Result<Quotas, PackError> {
        check::quotas(&self.parameters, &self.grades, Self::day(year))
    }

    /// Everything that a result of this pack used although no source gives it: parameters, the land rule, whose figure
    /// counts, the pollutants that are summed, the trades evaluated.
    #[must_use]
    pub fn unsourced(&self, year: i16) -> Vec<Unsourced> {
        let mut notes = self.parameters.unsourced(Self::day(year));
        let mut note = |status, parameter: String, value: String, meaning: &str| {
            if status == model::Status::Unsourced {
                notes.push(Unsourced { parameter, value, meaning: meaning.to_owned() });
            }
        };
        note(self.land.status, "land".to_owned(), self.land.settings(), &self.land.zh);
        for order in self.sources.values() {
            note(order.status, format!("source.{}", order.name()), order.departments_zh(), &order.zh);
        }
        let summed: Vec<&str> = self.pollutants.sum.iter().map(|pollutant| pollutant.symbol()).collect();
        note(self.pollutants.status, "pollutants".to_owned(), summed.join(" + "), &self.pollutants.zh);
        if let Some(scope) = &self.scope {
            let range = format!("GB/T 4754 {:02}–{:02}", scope.from_division, scope.to_division);
            note(scope.status, "scope".to_owned(), range, &scope.zh);
        }
        notes.sort();
        notes
    }
}

#[cfg(test)]
mod tests;
