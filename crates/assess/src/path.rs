//! The cheapest path to the next grade: what each figure alone would have to become, what several cost together, and how
//! safe the place is.
//!
//! Where the marks stand still (a number, a parameter, a number by group), a score is a sum of pieces a + b·x + c ÷ x in
//! each figure x and is inverted piece by piece ([`Found::Exact`]). Where others move with the figure (a mean, a
//! percentile, a place, a missing value filled by the mean), or a rule looks at the figure itself, the whole population is
//! graded anew at each step of a bracketed search ([`Found::Searched`]). Decision 0014.

mod all;
mod combine;
mod costs;
mod curve;
mod field;
mod firm;
mod knapsack;
mod levers;
mod lines;
mod probe;
mod reach;
mod safety;
mod trial;

use model::{Candidate, Found, GradeHold, GradePath, LeverPath, Measure, NextGrade, Reach};
use rules::EvaluationPack;

pub use all::{RowPath, all};
pub use combine::NoCombination;
pub use costs::{LeverCost, LeverCosts};
pub(crate) use probe::Probe;
pub use safety::score_changes;

use crate::engine::{Graded, Plan, run};
use crate::{AssessError, plots};
use field::{Field, Hold};
use firm::Firm;
use trial::Trial;

/// The figures that can be levers, in the order in which they are named.
pub const LEVERS: [Measure; 9] = [
    Measure::TaxPaid,
    Measure::ValueAdded,
    Measure::Land,
    Measure::Energy,
    Measure::Emissions,
    Measure::Staff,
    Measure::RdSpending,
    Measure::Revenue,
    Measure::Electricity,
];

/// A run that can be asked what would change it.
///
/// ```
/// use model::{Candidate, Department, EnterpriseId, Found, Grade, Input, Measure, NextGrade, Reach, statement::Scale};
/// let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
/// let pack = rules::EvaluationPack::parse("huangyan-2022/pack.toml", text).unwrap();
/// let input = |amount| Input { amount, department: Department::Enterprise, citations: vec![], derivation: None };
/// // Ten firms with 15 to 24 万元 of tax on 3 mu with 100 万千瓦时.
/// let firms: Vec<Candidate> = (0..10)
///     .map(|n| {
///         let mut firm = Candidate::new(EnterpriseId(format!("ent-{n}")), "某服饰厂", Scale::BelowScale);
///         firm.inputs = [(Measure::TaxPaid, 15_000_000 + n * 1_000_000), (Measure::Land, 20_000_000)]
///             .into_iter()
///             .chain([(Measure::Electricity, 1_000_000_000)])
///             .map(|(measure, amount)| (measure, input(amount)))
///             .collect();
///         firm
///     })
///     .collect();
/// assess::path::ask(&firms, &pack, 2022, |paths| {
///     let path = paths.of(&firms[0].enterprise).unwrap();
///     let NextGrade::Open { to: Grade::C, levers, .. } = &path.next else { panic!() };
///     // The ninth firm's score is reached with its tax, to the last decimal that ranks.
///     let Reach::At { to, found: Found::Exact, rank: 9, .. } = levers[0].reach else { panic!() };
///     assert!((15_999_900..=16_000_000).contains(&to));
/// })
/// .unwrap();
/// ```
#[derive(Debug)]
pub struct Paths<'a> {
    trial: &'a Trial<'a>,
    fields: Vec<Field<'a>>,
    /// By row of the candidates: its population, its member, and whether it is graded alone.
    places: Vec<Option<Place>>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    population: usize,
    member: usize,
    alone: bool,
}

/// Grades the candidates of a year and asks the run. O(n log n) before the asking.
///
/// # Errors
/// As [`crate::assess()`].
pub fn ask<T>(
    candidates: &[Candidate],
    pack: &EvaluationPack,
    year: i16,
    ask: impl FnOnce(&Paths<'_>) -> T,
) -> Result<T, AssessError> {
    // The run's own checks (duplicates, overlaps, marks) and their words.
    crate::assess(candidates, pack, year)?;
    let plan = Plan::new(pack, year)?;
    let uneven = |error: model::UnevenColumn| AssessError::Inputs(error.to_string());
    let mut sorted: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.exempt.is_none()).collect();
    sorted.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let trial = Trial::new(&plan, sorted).map_err(uneven)?;
    let units = trial.units(&trial.columns);
    let merged =
        units.as_ref().map(|units| plots::unit_columns(units, &trial.columns, pack)).transpose().map_err(uneven)?;
    let columns = merged.as_ref().unwrap_or(&trial.columns);
    let graded = run(&plan, columns).map_err(|error| AssessError::Inputs(error.to_string()))?;
    let fields = (0..plan.populations.len()).map(|index| Field::new(&plan, index, columns, &graded)).collect();
    let places = places(&graded, units.as_deref(), trial.candidates.len());
    Ok(ask(&Paths { trial: &trial, fields, places }))
}

fn places(graded: &Graded, units: Option<&[Vec<usize>]>, candidates: usize) -> Vec<Option<Place>> {
    let mut places = vec![None; candidates];
    for (population, found) in graded.populations.iter().enumerate() {
        for (member, row) in found.rows.iter().enumerate() {
            let alone = [*row as usize];
            let members = units.map_or(&alone[..], |units| units[*row as usize].as_slice());
            for candidate in members {
                places[*candidate] = Some(Place { population, member, alone: members.len() == 1 });
            }
        }
    }
    places
}

impl Paths<'_> {
    /// The way of an enterprise to its next grade; `None` when it is not graded.
    #[must_use]
    pub fn of(&self, enterprise: &model::EnterpriseId) -> Option<GradePath> {
        let (row, place) = self.place(enterprise)?;
        let candidate = self.trial.candidates[row];
        let field = &self.fields[place.population];
        let mut path = GradePath {
            enterprise: enterprise.clone(),
            name: candidate.name.clone(),
            year: self.trial.plan.year,
            from: field.grade(place.member),
            ranked_score: field.graded.ranked[place.member],
            next: NextGrade::Top,
            lines: Vec::new(),
        };
        if path.from != model::Grade::A {
            let wanted = field.wanted(place.member);
            let levers = LEVERS.map(|lever| self.lever(row, place, lever, wanted)).to_vec();
            path.next = match (wanted, field.hold(place.member)) {
                (Some(wanted), _) => NextGrade::Open {
                    to: field.after_rules(place.member, wanted),
                    needed: field.needed(place.member, wanted),
                    levers,
                },
                (None, Some(hold)) => NextGrade::Held { by: self.named(hold), levers },
                (None, None) => NextGrade::Top,
            };
        }
        path.lines = lines::path(&path);
        Some(path)
    }

    fn place(&self, enterprise: &model::EnterpriseId) -> Option<(usize, Place)> {
        let row = *self.trial.rows.get(enterprise)?;
        Some((row, self.places[row]?))
    }

    fn lever(&self, row: usize, place: Place, lever: Measure, wanted: Option<model::Grade>) -> LeverPath {
        let (field, measure) = (&self.fields[place.population], levers::index(lever));
        let from = self.trial.candidates[row].inputs.get(&lever).map(|input| input.amount);
        let mut reach = reach::reach(field, &Firm::new(field, place.member), measure, wanted);
        // A plot's figure is the sum of its enterprises'.
        let shared = !place.alone && !matches!(reach, Reach::NoEffect);
        if let (Some(from), true) = (from, shared || matches!(reach, Reach::NotSearched)) {
            let found = self.trial.search(row, measure, from, field.grade(place.member));
            reach = found.map_or(Reach::NotFound, |(to, tried)| Reach::At {
                to,
                found: Found::Searched,
                ranked_score: tried.ranked,
                rank: tried.rank,
                grade: tried.grade,
            });
        }
        if from.is_none() && !matches!(reach, Reach::NoEffect) {
            reach = Reach::NotCollected;
        }
        LeverPath { lever, from, reach }
    }

    fn named(&self, hold: Hold) -> GradeHold {
        let pack = self.trial.plan.pack;
        let (code, zh, en, clause) = match hold {
            Hold::List(place) => {
                let list = &pack.lists[place];
                (&list.code, &list.zh, &list.en, &list.clause)
            }
            Hold::Regrade(place) => {
                let rule = &pack.regrades[place];
                (&rule.code, &rule.zh, &rule.en, &rule.clause)
            }
        };
        let name = model::Derivation { zh: zh.clone(), en: en.clone() };
        GradeHold { code: code.clone(), name, clause: clause.clone() }
    }
}
