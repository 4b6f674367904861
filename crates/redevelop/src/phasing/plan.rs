//! A plan as it is handed on: blocks, seats, sums, bound, and names of what it was made from.

use std::collections::BTreeMap;

use model::{Cm2, ContentHash, ParcelId, Quarter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Measure;
use super::compiled::{Compiled, NONE, measure};
use super::judge::Judged;
use super::seats::Stay;

/// How far the search came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// No plan is better: the bound is reached.
    Optimal,
    /// A plan, a bound, and a gap between them.
    Feasible,
    /// It is proven that there is no plan.
    Infeasible,
    /// Neither a plan nor a proof within the budget.
    Unknown,
}

/// A block of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedBlock {
    /// Code of the mode.
    pub mode: String,
    /// Who carries it out.
    pub carrier: String,
    /// Its first quarter.
    pub start: Quarter,
    /// Ordered as in the problem.
    pub parcels: Vec<ParcelId>,
    /// Σ area.
    pub area: Cm2,
    /// New space open to displaced firms.
    pub seat_space: Cm2,
    /// Points of its parcels, without penalties per block.
    pub points: i64,
}

/// Where a firm sits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// A vacancy, by id.
    Vacancy(String),
    /// The new space of a block, by its first parcel.
    Block(ParcelId),
}

/// Some quarters in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FirmStay {
    /// Where.
    pub seat: Seat,
    /// First quarter.
    pub from: Quarter,
    /// First quarter no longer; `None` for good.
    pub to: Option<Quarter>,
}

/// A displaced firm and its places, in order and without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FirmSeats {
    /// The firm.
    pub firm: String,
    /// The parcel that it leaves.
    pub leaves: ParcelId,
    /// Its places.
    pub stays: Vec<FirmStay>,
}

/// A plan with its proof.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Hash of the problem.
    pub problem: ContentHash,
    /// Hash of blocks, seats and points: the same plan has the same hash.
    pub hash: ContentHash,
    /// How far the search came.
    pub status: Status,
    /// Points of the plan.
    pub points: i64,
    /// No plan has more points: proven, in exact integers.
    pub bound: i64,
    /// (bound − points) ÷ max(1, |points|).
    pub gap: f64,
    /// Work units spent.
    pub work: u64,
    /// Whether the stop check ended the search: then the same budget may give another plan another time.
    pub stopped: bool,
    /// In the order of start, then of the first parcel.
    pub blocks: Vec<PlannedBlock>,
    /// Every displaced firm, by parcel.
    pub seats: Vec<FirmSeats>,
    /// Totals by measure.
    pub measures: BTreeMap<Measure, i64>,
    /// What one more unit of each limit would be worth at the margin, in points: the multipliers of the bound.
    pub prices: Vec<Price>,
}

/// The price of a limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Price {
    /// Place of the constraint in the problem's list.
    pub constraint: usize,
    /// Points for one more unit (fen, cm², …) of it.
    pub per_unit: f64,
    /// No plan has more points when this limit is lifted altogether: proven, by the other prices. However much it is widened, the
    /// bound rises no higher.
    pub lifted: i64,
}

impl Plan {
    /// From a judged choice.
    pub(crate) fn of(model: &Compiled<'_>, choice: &[u32], judged: &Judged) -> Self {
        let first = model.problem.first;
        let at = |quarter: i64| first.plus(i32::try_from(quarter).unwrap_or(i32::MAX));
        let id = |parcel: usize| model.problem.parcels[parcel].id.clone();
        let vacancies = model.problem.vacancies.len();
        let mut blocks: Vec<PlannedBlock> = Vec::new();
        for group in &judged.groups {
            let (head, start) = model.split(group.slots[0]);
            let (effect, _, mode) = model.parts(&model.heads[head]);
            let space = |s: &u32| model.parts(&model.heads[model.split(*s).0]).0.seat_space;
            blocks.push(PlannedBlock {
                mode: mode.code.clone(),
                carrier: effect.carrier.clone(),
                start: at(model.starts[start]),
                parcels: group.parcels.iter().map(|p| id(*p)).collect(),
                area: Cm2(group.parcels.iter().map(|p| model.area[*p]).sum()),
                seat_space: group.slots.iter().map(space).sum(),
                points: group.slots.iter().map(|s| model.value[*s as usize]).sum(),
            });
        }
        let seat = |place: usize| match place.checked_sub(vacancies) {
            None => Seat::Vacancy(model.problem.vacancies[place].id.clone()),
            Some(group) => Seat::Block(id(judged.groups[group].parcels[0])),
        };
        let stay = |s: &Stay| FirmStay {
            seat: seat(s.place),
            from: at(s.from),
            to: (s.to < model.quarters).then(|| at(s.to)),
        };
        let mut order: Vec<usize> = (0..judged.seated.len()).collect();
        order.sort_by_key(|i| judged.seated[*i].0.firm);
        let seats = order.into_iter().map(|i| {
            let (demand, stays) = &judged.seated[i];
            let parcel = &model.problem.parcels[demand.firm.0 as usize];
            FirmSeats {
                firm: parcel.firms[demand.firm.1 as usize].id.clone(),
                leaves: parcel.id.clone(),
                stays: stays.iter().map(stay).collect(),
            }
        });
        let seats: Vec<FirmSeats> = seats.collect();
        blocks.sort_by_key(|b| b.start);
        let said = serde_json::to_string(&(&blocks, &seats, judged.points)).unwrap_or_default();
        Self {
            problem: ContentHash(String::new()),
            hash: ContentHash::of(said.as_bytes()),
            status: Status::Feasible,
            points: judged.points,
            bound: i64::MAX,
            gap: f64::INFINITY,
            work: 0,
            stopped: false,
            measures: measures(model, choice),
            blocks,
            seats,
            prices: vec![],
        }
    }
}

/// Totals of a choice.
pub(crate) fn measures(model: &Compiled<'_>, choice: &[u32]) -> BTreeMap<Measure, i64> {
    let mut totals: BTreeMap<Measure, i64> = Measure::ALL.into_iter().map(|m| (m, 0)).collect();
    for slot in choice.iter().filter(|s| **s != NONE) {
        let (effect, parcel, mode) = model.parts(&model.heads[model.split(*slot).0]);
        for (what, total) in &mut totals {
            *total += match what {
                Measure::Npv => model.npv[*slot as usize],
                other => measure(*other, effect, parcel, mode),
            };
        }
    }
    totals
}

/// The choice that a plan is; parcels and options that the problem does not know, or bars, are left out.
pub(crate) fn choice_of(model: &Compiled<'_>, blocks: &[PlannedBlock]) -> Vec<u32> {
    let mut choice = vec![NONE; model.area.len()];
    let index: BTreeMap<&ParcelId, usize> = model.problem.parcels.iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
    for block in blocks {
        let quarter = i64::from(block.start.since(model.problem.first));
        let Some(start) = model.starts.iter().position(|s| *s == quarter) else { continue };
        for parcel in block.parcels.iter().filter_map(|p| index.get(p).copied()) {
            let (from, to) = model.of_parcel[parcel];
            let head = (from..to).find(|at| {
                let (effect, ..) = model.parts(&model.heads[*at]);
                effect.mode == block.mode && effect.carrier == block.carrier
            });
            if let Some(head) = head
                && let Some(slot) = model.slot(parcel, model.heads[head].kind * model.starts.len() + start)
            {
                choice[parcel] = slot;
            }
        }
    }
    choice
}
