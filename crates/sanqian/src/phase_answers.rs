//! What people ask of a phased plan: other plans nearly as good, what each plot is worth to it, what more of each limit would buy,
//! and what more of one aim costs of another.

use model::{Derivation, ParcelId};
use redevelop::phasing::{self, Budget, Constraint, Measure, Plan, Problem, Replacement, Solver};
use schemars::JsonSchema;
use serde::Serialize;

use crate::plan_table::PlanTable;
use crate::{Failure, Phased, PhasingAsk, Work};

/// Other plans count as nearly as good within so many millionths of the plan's points.
const NEARLY: i64 = 10_000;
/// So many of them are sought.
const OTHERS: usize = 20;
/// Steps between the ends of a frontier.
const STEPS: usize = 3;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhaseQuestion {
    /// Up to twenty other plans within 1 %.
    Alternatives,
    /// What the plan lacks without each of its parcels.
    Inclusion,
    /// What one step more of each binding limit buys.
    Prices,
    /// Plans between most net present value and most land freed.
    Frontier,
}

impl PhaseQuestion {
    /// All.
    pub const ALL: [Self; 4] = [Self::Alternatives, Self::Inclusion, Self::Prices, Self::Frontier];
}

/// The answers; a list that was not asked for is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct PhaseAnswers {
    /// Other plans, the best first.
    pub alternatives: Vec<Alternative>,
    /// Parcels of the plan, those first without which it lacks most.
    pub inclusion: Vec<Replacement>,
    /// Limits that bind.
    pub prices: Vec<PriceAnswer>,
    /// Plans of which none is worse in both net present value and land freed than another, most net present value first.
    pub frontier: Vec<FrontierPoint>,
    /// Work that was spent on them.
    pub work: u64,
}

/// Another plan.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Alternative {
    /// The plan.
    pub plan: Plan,
    /// Parcels of the first plan that it leaves out.
    pub without: Vec<ParcelId>,
    /// Parcels that it takes in beside.
    pub with: Vec<ParcelId>,
    /// Parcels in both that are renewed another way, by another carrier or from another quarter on.
    pub otherwise: usize,
}

/// What a step more of a limit buys.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PriceAnswer {
    /// The limit; `year` is named where it has one.
    pub name: Derivation,
    /// The step.
    pub step: Derivation,
    /// Points more that a plan was found to have, beside a control with the same work.
    pub by_solving: i64,
    /// Points more that any plan can have over the best one known: proven.
    pub at_most: i64,
}

/// A point of a frontier.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FrontierPoint {
    /// Name of the plan.
    pub plan: model::ContentHash,
    /// Net present value.
    pub npv: model::Fen,
    /// Land freed.
    pub land_freed: model::Cm2,
    /// Land renewed.
    pub area: model::Cm2,
    /// Blocks.
    pub blocks: usize,
}

impl Work {
    /// Answers questions about a plan that was worked out on the same table; each question gets the work that is asked for.
    ///
    /// # Errors
    /// As [`Work::phasing_problem`].
    pub fn phase_answers(
        &self,
        table: &PlanTable<'_>,
        phased: &Phased,
        questions: &[PhaseQuestion],
        ask: PhasingAsk,
        stop: &mut dyn FnMut(u64) -> bool,
    ) -> Result<PhaseAnswers, Failure> {
        let problem = self.phasing_problem_on(table)?;
        let solver = Solver { seed: ask.seed, ..Solver::default() };
        let plan = &phased.plan;
        let mut answers = PhaseAnswers::default();
        for question in questions {
            let mut budget = Budget::new(ask.work, stop);
            match question {
                PhaseQuestion::Alternatives => {
                    let found = phasing::alternatives(&problem, plan, OTHERS + 1, NEARLY, &solver, &mut budget);
                    let mut others: Vec<Plan> = found.map_err(Failure::Input)?.into_iter().skip(1).collect();
                    others.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.hash.0.cmp(&b.hash.0)));
                    answers.alternatives = others.into_iter().map(|other| beside(plan, other)).collect();
                }
                PhaseQuestion::Inclusion => {
                    let parcels: Vec<ParcelId> = plan.blocks.iter().flat_map(|b| b.parcels.clone()).collect();
                    let found = phasing::replacement_costs(&problem, plan, &parcels, &solver, &mut budget);
                    answers.inclusion = found.map_err(Failure::Input)?;
                    // Without a cost no plan was found at all: those matter most.
                    answers.inclusion.sort_by_key(|r| std::cmp::Reverse(r.cost.unwrap_or(i64::MAX)));
                }
                PhaseQuestion::Prices => {
                    let places = plan.prices.iter().map(|price| price.constraint);
                    let steps: Vec<(usize, i64)> =
                        places.filter_map(|at| Some((at, step(problem.constraints.get(at)?)?.0))).collect();
                    let found = phasing::limit_prices(&problem, plan, &steps, &solver, &mut budget);
                    answers.prices =
                        found.map_err(Failure::Input)?.iter().filter_map(|price| told(&problem, price)).collect();
                }
                PhaseQuestion::Frontier => {
                    let aims = (Measure::Npv, Measure::LandFreed);
                    let found = phasing::frontier(&problem, aims, STEPS, &solver, &mut budget);
                    answers.frontier = found.map_err(Failure::Input)?.iter().map(point).collect();
                }
            }
            answers.work += budget.spent();
        }
        Ok(answers)
    }
}

/// A step of a limit, in its unit and in words.
fn step(constraint: &Constraint) -> Option<(i64, &'static str, &'static str)> {
    match constraint {
        Constraint::PeakGap(_) | Constraint::YearlyBudget(_) => Some((100_000_000, "100 万元", "one million yuan")),
        Constraint::SwingSpace(_) => Some((10_000_000, "1,000 ㎡", "1,000 m²")),
        Constraint::LandQuota(_) => Some((6_666_667, "1 亩", "one mu")),
        _ => None,
    }
}

fn told(problem: &Problem, price: &phasing::LimitPrice) -> Option<PriceAnswer> {
    let constraint = problem.constraints.get(price.constraint)?;
    let (_, step_zh, step_en) = step(constraint)?;
    let (zh, en) = constraint.name();
    let year = match constraint {
        Constraint::YearlyBudget(it) => Some(it.year),
        Constraint::LandQuota(it) => Some(it.year),
        _ => None,
    };
    Some(PriceAnswer {
        name: Derivation {
            zh: year.map_or_else(|| zh.to_owned(), |year| format!("{zh}（{year} 年）")),
            en: year.map_or_else(|| en.to_owned(), |year| format!("{en} ({year})")),
        },
        step: Derivation { zh: step_zh.to_owned(), en: step_en.to_owned() },
        by_solving: price.by_solving,
        at_most: price.at_most,
    })
}

fn beside(plan: &Plan, other: Plan) -> Alternative {
    let ways = |plan: &Plan| -> std::collections::BTreeMap<ParcelId, (String, String, model::Quarter)> {
        let of = |b: &phasing::PlannedBlock| (b.mode.clone(), b.carrier.clone(), b.start);
        plan.blocks.iter().flat_map(|b| b.parcels.iter().map(move |p| (p.clone(), of(b)))).collect()
    };
    let (first, then) = (ways(plan), ways(&other));
    Alternative {
        without: first.keys().filter(|id| !then.contains_key(*id)).cloned().collect(),
        with: then.keys().filter(|id| !first.contains_key(*id)).cloned().collect(),
        otherwise: first.iter().filter(|(id, way)| then.get(*id).is_some_and(|it| it != *way)).count(),
        plan: other,
    }
}

fn point(plan: &Plan) -> FrontierPoint {
    let of = |what: Measure| plan.measures.get(&what).copied().unwrap_or(0);
    FrontierPoint {
        plan: plan.hash.clone(),
        npv: model::Fen(of(Measure::Npv)),
        land_freed: model::Cm2(of(Measure::LandFreed)),
        area: model::Cm2(of(Measure::Area)),
        blocks: plan.blocks.len(),
    }
}
