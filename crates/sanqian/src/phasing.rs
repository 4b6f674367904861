//! The phased plan of a town: which low-yield plots together, renewed how and when, and where the firms sit meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use model::{Cm2, Derivation, FundBalance, Neighbours, ParcelId, Quarter, Unsourced};
use redevelop::phasing::{
    self, BeforeAfter, BlockArea, Budget, CollectiveLand, Constraint, Measure, Objective, PeakGap, Penalty, Placed,
    Plan, PlanChange, PlannedBlock, Problem, ProjectLimits, RenewedBlock, ReservedSpace, Solver, SwingSpace, Terms,
};
use rules::PhasingRule;
use schemars::JsonSchema;
use serde::Serialize;

use crate::limit_answers::limits;
use crate::occupants::{firms, vacancies};
use crate::plan_table::PlanTable;
use crate::seating::{SeatQuarter, seat_quarters};
use crate::sites::neighbours;
use crate::{Failure, PhaseAnswers, PhaseQuestion, Work};

/// How long to search, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhasingAsk {
    /// Work units for the plan; the runner-up and the prices of limits take as much again.
    pub work: u64,
    /// Names the stream of pseudo-random moves.
    pub seed: u64,
}

impl PhasingAsk {
    /// A few seconds of work: a plan to look at. More work gives better ones.
    pub const QUICK: Self = Self { work: 4_000_000, seed: 2 };
}

/// A phased plan with what people ask of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Phased {
    /// First quarter of the plan.
    pub first: Quarter,
    /// Blocks, seats, points, proven bound and gap.
    pub plan: Plan,
    /// Its blocks before and after, with their money, in the plan's order.
    pub blocks: Vec<RenewedBlock>,
    /// What they come to together.
    pub balance: FundBalance,
    /// All blocks' land together, before and after.
    pub land: BeforeAfter,
    /// Whether all blocks together hang together.
    pub contiguous: bool,
    /// Firms that leave for a time or for good; each has a seat in every quarter.
    pub displaced: usize,
    /// Where they sit, quarter by quarter, until the last has moved for good.
    pub seats_by_quarter: Vec<SeatQuarter>,
    /// Of all firms on the land, those whose output is known; the others' loss is not counted.
    pub output_known: Known,
    /// Limits, each with what one more step would do to the bound.
    pub limits: Vec<LimitAnswer>,
    /// The best other plan found that differs by a plot; `None` when the search found none.
    pub runner_up: Option<Plan>,
    /// Incoming projects that get land of the plan, with the block and the quarter.
    pub projects: Vec<Placed>,
    /// Incoming projects that the plan has no land for in their time.
    pub projects_waiting: Vec<String>,
    /// Answers to what was asked of the plan beside ([`Work::phase_answers`]).
    pub answers: PhaseAnswers,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

impl Phased {
    /// Years from the plan's first start to a block's, from 1.
    #[must_use]
    pub fn phase_of(&self, block: &PlannedBlock) -> i32 {
        let first = self.plan.blocks.iter().map(|block| block.start.year()).min().unwrap_or(block.start.year());
        block.start.year() - first + 1
    }
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Known {
    /// Known.
    pub known: usize,
    /// Of.
    pub of: usize,
}

/// A limit of the problem.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LimitAnswer {
    /// What it is.
    pub name: Derivation,
    /// By how much one more step would raise the proven bound at most, in words; `None` when the limit does not bind.
    pub worth: Option<Derivation>,
}

impl Work {
    /// The question that the town's data and the renewal pack's `phasing.*` parameters pose, in the open form.
    ///
    /// # Errors
    /// When the pack lacks a parameter on the snapshot's day, or an amount does not fit.
    pub fn phasing_problem(&self) -> Result<Problem, Failure> {
        self.phasing_problem_on(&PlanTable::live(self))
    }

    /// The same on another table: with the terms of a round of negotiation.
    ///
    /// # Errors
    /// As [`Work::phasing_problem`].
    pub fn phasing_problem_on(&self, table: &PlanTable<'_>) -> Result<Problem, Failure> {
        let day = self.snapshot.as_of;
        let rule = table.pack.phasing(day)?;
        let first = Quarter::of(day).plus(1);
        // The first batch waits for the procedure of collective land, which lies among the other plots everywhere.
        let quarters = (0..rule.years).map(|year| i32::try_from(rule.collective_land + year * 4).unwrap_or(i32::MAX));
        let starts = quarters.map(|quarter| first.plus(quarter)).collect();
        let terms = Terms {
            first,
            day,
            starts,
            firms: firms(self),
            vacancies: vacancies(self).into_iter().chain(table.offered(first)).collect(),
            consent: BTreeMap::new(),
            lost_quarters: rule.lost_quarters,
            constraints: constraints(&rule).into_iter().chain(table.limits.iter().cloned()).collect(),
        };
        let mut problem = phasing::compile(&self.sites, &self.site_neighbours(), &table.pack, &terms)?;
        problem.projects.clone_from(&table.projects);
        let terms = vec![(Measure::Npv, 1), (Measure::Area, rule.renewed), (Measure::LandFreed, rule.freed)];
        Ok(problem.objective(Objective::Weighted { terms }).penalty(Penalty::Waiting { points: rule.waiting }))
    }

    /// Plans the phases within a budget of work; `stop` is asked now and then and ends the search when it says yes.
    ///
    /// # Errors
    /// As [`Work::phasing_problem`]; also when the problem is absurd, or there is no plan, with the limits that clash.
    pub fn phase(&self, ask: PhasingAsk, stop: &mut dyn FnMut(u64) -> bool) -> Result<Phased, Failure> {
        self.phase_on(&PlanTable::live(self), ask, stop)
    }

    /// The answers about a plan that seconds suffice for, each with a quarter of the work of a quick plan: what the service shows. What
    /// a parcel's inclusion is worth and the frontier need more: with so little work they would tell of the search, not of the town.
    ///
    /// # Errors
    /// As [`Work::phase`].
    pub fn quick_phase_answers(&self, phased: &Phased) -> Result<PhaseAnswers, Failure> {
        let ask = PhasingAsk { work: PhasingAsk::QUICK.work / 4, ..PhasingAsk::QUICK };
        self.phase_answers(
            &PlanTable::live(self),
            phased,
            &[PhaseQuestion::Alternatives, PhaseQuestion::Prices],
            ask,
            &mut |_| false,
        )
    }

    /// The same on another table.
    ///
    /// # Errors
    /// As [`Work::phase`].
    pub fn phase_on(
        &self,
        table: &PlanTable<'_>,
        ask: PhasingAsk,
        stop: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Phased, Failure> {
        let problem = self.phasing_problem_on(table)?;
        let solver = Solver { seed: ask.seed, ..Solver::default() };
        let mut plan = phasing::solve(&problem, &solver, &mut Budget::new(ask.work, stop)).map_err(Failure::Input)?;
        if plan.blocks.is_empty() {
            return Err(self.why_no_plan(&problem, &solver, ask, stop));
        }
        let mut budget = Budget::new(ask.work, stop);
        // Two thousandths: other plans that are as good for all that one knows.
        let others = phasing::alternatives(&problem, &plan, 2, 2_000, &solver, &mut budget).map_err(Failure::Input)?;
        let mut runner_up = others.into_iter().nth(1);
        if let Some(other) = runner_up.as_mut().filter(|other| other.points > plan.points) {
            // The search for another plan found a better one: it is the plan then, and the first the other.
            std::mem::swap(&mut plan, other);
        }
        let wrong = phasing::check(&problem, &plan);
        if let Some(first) = wrong.first() {
            return Err(Failure::Shape(format!("the checker refuses the plan: {first}")));
        }
        let day = self.snapshot.as_of;
        let blocks = phasing::renewed(&problem, &plan, &self.sites, &self.covered(), &table.pack, day)?;
        let projects = phasing::place_projects(&problem, &plan, &ProjectLimits::default());
        let has_land = |id: &str| projects.iter().any(|placed| placed.project == id);
        let waiting = problem.projects.iter().map(|project| project.id.clone()).filter(|id| !has_land(id));
        let members: BTreeSet<&ParcelId> = plan.blocks.iter().flat_map(|b| &b.parcels).collect();
        let on_land = || problem.parcels.iter().filter(|p| members.contains(&p.id)).flat_map(|p| &p.firms);
        Ok(Phased {
            first: problem.first,
            balance: phasing::together(&problem, &blocks),
            land: blocks.iter().map(|block| block.land.clone()).sum(),
            contiguous: hangs_together(&members, &problem.neighbours),
            displaced: plan.seats.len(),
            seats_by_quarter: seat_quarters(&problem, &plan),
            output_known: Known { known: on_land().filter(|f| f.output.0 > 0).count(), of: on_land().count() },
            limits: limits(&problem, &plan),
            runner_up,
            projects_waiting: waiting.collect(),
            projects,
            answers: PhaseAnswers::default(),
            unsourced: table.pack.unsourced(day),
            blocks,
            plan,
        })
    }

    fn site_neighbours(&self) -> Vec<Neighbours> {
        neighbours(&self.relations.adjacency, |barrier| self.packs.renewal.is_barrier(barrier))
    }

    /// Ground that buildings cover, by parcel.
    fn covered(&self) -> BTreeMap<ParcelId, Cm2> {
        self.relations.parcels.iter().map(|(id, lies)| (id.clone(), lies.footprint)).collect()
    }

    fn why_no_plan(
        &self,
        problem: &Problem,
        solver: &Solver,
        ask: PhasingAsk,
        stop: &mut dyn FnMut(u64) -> bool,
    ) -> Failure {
        match phasing::clash(problem, solver, &mut Budget::new(ask.work, stop)) {
            Ok(Some(clash)) => Failure::Shape(format!("{} / {}", clash.because.zh, clash.because.en)),
            Ok(None) => Failure::Shape(
                "在给定的计算量内没有找到方案，可用 --work 加大 / no plan was found within the work given; raise --work"
                    .to_owned(),
            ),
            Err(problems) => Failure::Input(problems),
        }
    }
}

fn constraints(rule: &PhasingRule) -> Vec<Constraint> {
    vec![
        Constraint::BlockArea(BlockArea { least: rule.least_block, most: None, first_batch: Some(rule.first_batch) }),
        Constraint::PeakGap(PeakGap { payers: vec![], limit: rule.peak_gap }),
        Constraint::SwingSpace(SwingSpace { most_seats: rule.most_seats }),
        Constraint::PlanChange(PlanChange { quarters: rule.plan_change }),
        Constraint::CollectiveLand(CollectiveLand { quarters: rule.collective_land }),
        Constraint::ReservedSpace(ReservedSpace { least: rule.reserved }),
    ]
}

/// Whether one walks from any of the parcels to any other over neighbours among them.
fn hangs_together(members: &BTreeSet<&ParcelId>, neighbours: &[Neighbours]) -> bool {
    let mut beside: BTreeMap<&ParcelId, Vec<&ParcelId>> = BTreeMap::new();
    for pair in neighbours {
        beside.entry(&pair.a).or_default().push(&pair.b);
        beside.entry(&pair.b).or_default().push(&pair.a);
    }
    let mut seen: BTreeSet<&ParcelId> = members.iter().take(1).copied().collect();
    let mut open: Vec<&ParcelId> = seen.iter().copied().collect();
    while let Some(id) = open.pop() {
        for next in beside.get(id).into_iter().flatten() {
            if members.contains(*next) && seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen.len() == members.len()
}
