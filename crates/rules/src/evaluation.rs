//! Evaluation packs (亩均评价办法): who is graded with whom, indicators with benchmark and weight, adjustments, grades, the
//! land rule, whose figure counts, and the pack's own test cases.

mod adjustment;
mod amount;
mod benchmark;
mod blanks;
mod cases;
mod compile;
mod fact;
mod grade_rule;
mod indicator;
mod land_rule;
mod list_rule;
mod measure_unit;
mod merge_rule;
mod population;
mod publicity;
mod quotas;
mod scope;
mod shape;
mod source_order;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{ContentHash, Measure, Status, Unsourced};
use serde::Deserialize;
use toml::Spanned;

pub use adjustment::{Adjustment, AdjustmentAmount, Regrade};
pub use amount::Amount;
pub use benchmark::{Benchmark, BenchmarkBase, Statistic};
pub use cases::{CaseFirm, CaseQuota, EvaluationCase};
pub use fact::{BASE_FACTS, FactRule, MEASURES};
pub use grade_rule::{Boundary, CutBy, GradeRule, PopulationGrades, Quotas, Ties};
pub use indicator::{Indicator, IndicatorValue, Method, Missing, Quantity};
pub use land_rule::{DeclaredLand, LandArea, LandRule, TenantLand};
pub use list_rule::{ListRule, Treatment};
pub use merge_rule::{MergeRule, MergedResults};
pub use population::{Group, Population};
pub use publicity::Publicity;
pub use scope::Scope;
pub use source_order::{Pollutant, Pollutants, SourceOrder, measure_name};

use crate::{Header, Names, PackError, Parameters};

/// One method of per-mu evaluation, as an official writes it.
///
/// ```
/// let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
/// let pack = rules::EvaluationPack::parse("huangyan-2022/pack.toml", text)?;
/// assert_eq!(pack.populations.len(), 2);
/// assert!(pack.blanks(2022)?.is_empty());
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluationPack {
    /// What it is and where it comes from.
    pub header: Header,
    /// Numbers that an official may edit.
    pub parameters: Parameters,
    /// Facts that it reads beside those that every enterprise has.
    pub facts: Vec<FactRule>,
    /// Industry groups; the first whose condition holds takes an enterprise.
    pub groups: Vec<Group>,
    /// Who is treated otherwise; the first list whose condition holds takes an enterprise.
    pub lists: Vec<ListRule>,
    /// In the order of the text; no enterprise belongs to two.
    pub populations: Vec<Population>,
    /// Added to the sum of the indicators, in this order.
    pub adjustments: Vec<Adjustment>,
    /// Changes of the grade by rule, in this order.
    pub regrades: Vec<Regrade>,
    /// Whether the enterprises of one plot are evaluated together.
    pub merge: Option<MergeRule>,
    /// How scores become grades.
    pub grades: GradeRule,
    /// How long results are open to objections.
    pub publicity: Option<Publicity>,
    /// What land counts.
    pub land: LandRule,
    /// Whose figure counts, by measure (land has a rule of its own).
    pub sources: BTreeMap<Measure, SourceOrder>,
    /// Which reported pollutants are summed when an enterprise declares no total.
    pub pollutants: Option<Pollutants>,
    /// Which registered trades are evaluated; `None` for all.
    pub scope: Option<Scope>,
    /// The pack's own test cases.
    pub cases: Vec<EvaluationCase>,
    /// Hash of the pack's text, its cases in a file of their own aside.
    pub hash: ContentHash,
    /// What its conditions may read.
    pub names: Names,
}

/// The text of a file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesText {
    #[serde(default, rename = "case")]
    cases: Vec<Spanned<EvaluationCase>>,
}

impl EvaluationPack {
    /// Reads a pack; `file` is only named in errors.
    ///
    /// # Errors
    /// With line and column when the text does not have the pack's shape, when weights do not sum to 100, two populations
    /// overlap, a formula reads what nobody declares, an indicator's unit does not fit its measure, a department cannot
    /// state a measure, or a parameter that the pack refers to is missing or not usable.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let mut shape: shape::Pack = crate::pack_error::read(file, text)?;
        shape.parameters.locate(file, text);
        compile::compile(shape, &compile::Reader { text }).map_err(|error| error.in_file(file))
    }

    /// Adds the cases of a text of their own (`cases.toml`), which is no part of the pack's hash: a case more does not
    /// change what the pack says.
    ///
    /// # Errors
    /// With line and column when a case has another shape, or names what the pack has not.
    pub fn with_cases(self, file: &str, text: &str) -> Result<Self, PackError> {
        let shape: CasesText = crate::pack_error::read(file, text)?;
        self.with_case_list(shape.cases, &compile::Reader { text }).map_err(|error| error.in_file(file))
    }

    fn with_case_list(
        mut self,
        cases: Vec<Spanned<EvaluationCase>>,
        reader: &compile::Reader<'_>,
    ) -> Result<Self, PackError> {
        for case in cases {
            compile::check_case(&self, &case, reader)?;
            self.cases.push(case.into_inner());
        }
        Ok(self)
    }

    /// A population by its code.
    #[must_use]
    pub fn population(&self, code: &str) -> Option<&Population> {
        self.populations.iter().find(|population| population.code == code)
    }

    /// The measures that its indicators divide, and those that its formulas read.
    #[must_use]
    pub fn measures(&self) -> BTreeSet<Measure> {
        let indicators = self.populations.iter().flat_map(|population| &population.indicators);
        indicators.flat_map(Indicator::measures).collect()
    }

    /// The day whose parameters apply to an evaluation year: its last.
    #[must_use]
    pub fn day(year: i16) -> Date {
        Date::new(year, 12, 31).unwrap_or(Date::MAX)
    }

    /// The parameters that conditions read as `p.<name>`, with their values for an evaluation year; those without a value
    /// that year, or blank, are left out.
    #[must_use]
    pub fn plain_parameters(&self, year: i16) -> Vec<(&str, f64)> {
        let plain = self.parameters.iter().filter(|(name, _)| !name.contains('.'));
        plain.filter_map(|(name, _)| Some((name, self.parameters.at(name, Self::day(year)).ok()?))).collect()
    }

    /// The grade rule of a population in force for an evaluation year.
    ///
    /// # Errors
    /// When a parameter has no value for that year or is blank, or the values in force are no rising shares, falling
    /// scores or whole decimals.
    pub fn quotas(&self, population: &Population, year: i16) -> Result<Quotas, PackError> {
        quotas::on(self, population, Self::day(year))
    }

    /// Everything that a result of this pack used although no source gives it: parameters, the land rule, whose figure
    /// counts, the pollutants that are summed, the trades evaluated, lists, adjustments and changes of grade.
    #[must_use]
    pub fn unsourced(&self, year: i16) -> Vec<Unsourced> {
        let mut notes = self.parameters.unsourced(Self::day(year));
        let mut note = |status, parameter: String, value: String, meaning: &str| {
            if status == Status::Unsourced {
                notes.push(Unsourced { parameter, value, meaning: meaning.to_owned() });
            }
        };
        note(self.land.status, "land".to_owned(), self.land.settings(), &self.land.zh);
        for order in self.sources.values() {
            note(order.status, format!("source.{}", order.name()), order.departments_zh(), &order.zh);
        }
        if let Some(pollutants) = &self.pollutants {
            let summed: Vec<&str> = pollutants.sum.iter().map(|pollutant| pollutant.symbol()).collect();
            note(pollutants.status, "pollutants".to_owned(), summed.join(" + "), &pollutants.zh);
        }
        if let Some(scope) = &self.scope {
            let range = format!("GB/T 4754 {:02}–{:02}", scope.from_division, scope.to_division);
            note(scope.status, "scope".to_owned(), range, &scope.zh);
        }
        if let Some(merge) = &self.merge {
            note(merge.status, "merge".to_owned(), merge.when.source().to_owned(), &merge.zh);
        }
        for list in &self.lists {
            note(list.status, format!("list.{}", list.code), list.when.source().to_owned(), &list.zh);
        }
        for adjustment in &self.adjustments {
            let amount = match &adjustment.amount {
                AdjustmentAmount::Points(amount) => amount.source().to_owned(),
                AdjustmentAmount::Percent(amount) => format!("{} %", amount.source()),
            };
            note(adjustment.status, format!("adjustment.{}", adjustment.code), amount, &adjustment.zh);
        }
        for regrade in &self.regrades {
            note(regrade.status, format!("regrade.{}", regrade.code), regrade.when.source().to_owned(), &regrade.zh);
        }
        notes.sort();
        notes
    }
}

/// The JSON Schema of a pack's text, by which editors complete and check it. What a schema cannot say (sums, formulas,
/// references) is checked by [`EvaluationPack::parse`].
#[must_use]
pub fn evaluation_pack_schema() -> schemars::Schema {
    schemars::schema_for!(shape::Pack)
}

#[cfg(test)]
mod tests;
