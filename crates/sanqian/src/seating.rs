//! Where displaced firms sit, quarter by quarter: the picture beside the list of stays.

use std::collections::BTreeMap;

use model::{Cm2, Quarter};
use redevelop::phasing::{Plan, Problem, Seat};
use schemars::JsonSchema;
use serde::Serialize;

/// Displaced firms in one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SeatQuarter {
    /// Which.
    pub quarter: Quarter,
    /// Those in vacant premises.
    pub in_vacancies: Sitting,
    /// Those in the new space of blocks: their own, to which they are back, or another.
    pub in_new_space: Sitting,
    /// Floor of the vacancies that are open.
    pub open_floor: Cm2,
    /// Floor of new space that is ready and open to displaced firms.
    pub new_floor: Cm2,
}

/// So many firms on so much floor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sitting {
    /// Firms.
    pub firms: u32,
    /// Their floor.
    pub floor: Cm2,
}

impl Sitting {
    fn add(&mut self, floor: Cm2) {
        self.firms += 1;
        self.floor += floor;
    }
}

/// Quarter by quarter from the first in which a firm leaves to the one after the last move.
pub(crate) fn seat_quarters(problem: &Problem, plan: &Plan) -> Vec<SeatQuarter> {
    let floors: BTreeMap<&str, Cm2> =
        problem.parcels.iter().flat_map(|p| &p.firms).map(|f| (f.id.as_str(), f.floor)).collect();
    let stays = || plan.seats.iter().flat_map(|seat| seat.stays.iter().map(move |stay| (seat, stay)));
    let Some(first) = stays().map(|(_, stay)| stay.from).min() else { return Vec::new() };
    let last = stays().flat_map(|(_, stay)| [Some(stay.from), stay.to]).flatten().max().unwrap_or(first);
    let quarters = (0..=last.since(first)).map(|n| first.plus(n));
    quarters
        .map(|quarter| {
            let mut now = SeatQuarter {
                quarter,
                in_vacancies: Sitting::default(),
                in_new_space: Sitting::default(),
                open_floor: problem
                    .vacancies
                    .iter()
                    .filter(|v| v.from <= quarter && v.to.is_none_or(|to| quarter < to))
                    .map(|v| v.floor)
                    .sum(),
                new_floor: ready(problem, plan, quarter),
            };
            for (seat, stay) in stays().filter(|(_, s)| s.from <= quarter && s.to.is_none_or(|to| quarter < to)) {
                let floor = floors.get(seat.firm.as_str()).copied().unwrap_or_default();
                match stay.seat {
                    Seat::Vacancy(_) => now.in_vacancies.add(floor),
                    Seat::Block(_) => now.in_new_space.add(floor),
                }
            }
            now
        })
        .collect()
}

/// New space of blocks that is ready by then.
fn ready(problem: &Problem, plan: &Plan, quarter: Quarter) -> Cm2 {
    let is_ready = |mode: &str, start: Quarter| {
        let ready = problem.modes.iter().find(|m| m.code == mode).and_then(|m| m.ready);
        ready.is_some_and(|after| start.plus(i32::try_from(after).unwrap_or(i32::MAX)) <= quarter)
    };
    plan.blocks.iter().filter(|b| is_ready(&b.mode, b.start)).map(|b| b.seat_space).sum()
}
