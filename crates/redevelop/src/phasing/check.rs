//! The checker: verifies a plan against its problem by going through it quarter by quarter. It shares no code with the model
//! (only the types of what is read), so that a fault there does not hide here.

use std::collections::{BTreeMap, BTreeSet};

use model::{ParcelId, Party, Quarter};

use super::{Constraint, Effect, Measure, Mode, Objective, Parcel, Penalty, Plan, PlannedBlock, Problem, Seat};

/// Everything that is wrong with a plan, in words; empty when it is right.
#[must_use]
pub fn check(problem: &Problem, plan: &Plan) -> Vec<String> {
    let mut wrong = check_blocks(problem, &plan.blocks);
    let Some(town) = Town::of(problem, &plan.blocks) else { return wrong };
    if plan.points != town.points() {
        wrong.push(format!("points are {}, not {}", town.points(), plan.points));
    }
    if plan.bound < plan.points {
        wrong.push("the bound is below the plan".to_owned());
    }
    for (what, amount) in &plan.measures {
        if *amount != town.total(*what) {
            wrong.push(format!("{what:?} is {}, not {amount}", town.total(*what)));
        }
    }
    for block in &plan.blocks {
        let area: i64 = block.parcels.iter().map(|id| town.parcels[id].area.0).sum();
        if area != block.area.0 {
            wrong.push(format!("the block of {} has {area} cm²", block.parcels[0]));
        }
    }
    if plan.problem != problem.hash() {
        wrong.push("it is a plan of another problem".to_owned());
    }
    if problem.constraints.iter().any(|c| matches!(c, Constraint::SwingSpace(_))) {
        seats(problem, plan, &town, &mut wrong);
    }
    wrong
}

/// What is wrong with blocks, seats aside.
#[must_use]
pub fn check_blocks(problem: &Problem, blocks: &[PlannedBlock]) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(town) = Town::of(problem, blocks) else {
        return vec!["a block names a parcel, mode, carrier or start that the problem does not have".to_owned()];
    };
    if town.taken.len() != blocks.iter().map(|b| b.parcels.len()).sum::<usize>() {
        wrong.push("a parcel is in two blocks".to_owned());
    }
    for (number, block) in blocks.iter().enumerate() {
        let members: BTreeSet<&ParcelId> = block.parcels.iter().collect();
        let mut reached: BTreeSet<&ParcelId> = block.parcels.iter().take(1).collect();
        loop {
            let more: Vec<&ParcelId> = reached
                .iter()
                .flat_map(|id| town.beside.get(*id).into_iter().flatten())
                .filter(|id| members.contains(*id) && !reached.contains(*id))
                .copied()
                .collect();
            if more.is_empty() {
                break;
            }
            reached.extend(more);
        }
        if reached.len() != members.len() || members.is_empty() {
            wrong.push(format!("block {number} does not hang together"));
        }
        let same = |other: &PlannedBlock| {
            (&other.mode, &other.carrier, other.start) == (&block.mode, &block.carrier, block.start)
        };
        for other in blocks.iter().skip(number + 1).filter(|b| same(b)) {
            let touches =
                |id: &ParcelId| town.beside.get(id).is_some_and(|all| all.iter().any(|j| other.parcels.contains(j)));
            if block.parcels.iter().any(touches) {
                wrong.push(format!("block {number} and another are one"));
            }
        }
    }
    for constraint in &problem.constraints {
        town.constraint(constraint, blocks, &mut wrong);
    }
    wrong
}

struct Town<'a> {
    problem: &'a Problem,
    parcels: BTreeMap<&'a ParcelId, &'a Parcel>,
    beside: BTreeMap<&'a ParcelId, BTreeSet<&'a ParcelId>>,
    /// What each parcel of the plan takes: effect, mode, start.
    taken: BTreeMap<&'a ParcelId, (&'a Effect, &'a Mode, Quarter)>,
    blocks: usize,
}

impl<'a> Town<'a> {
    fn of(problem: &'a Problem, blocks: &[PlannedBlock]) -> Option<Self> {
        let parcels: BTreeMap<&ParcelId, &Parcel> = problem.parcels.iter().map(|p| (&p.id, p)).collect();
        let mut beside: BTreeMap<&ParcelId, BTreeSet<&ParcelId>> = BTreeMap::new();
        for pair in problem.neighbours.iter().filter(|pair| pair.a != pair.b) {
            beside.entry(&pair.a).or_default().insert(&pair.b);
            beside.entry(&pair.b).or_default().insert(&pair.a);
        }
        let mut known = BTreeMap::new();
        for effect in &problem.effects {
            known.entry((&effect.parcel, effect.mode.as_str(), effect.carrier.as_str())).or_insert(effect);
        }
        let mut taken = BTreeMap::new();
        for block in blocks {
            let mode = problem.modes.iter().find(|m| m.code == block.mode)?;
            problem.starts.contains(&block.start).then_some(())?;
            for id in &block.parcels {
                let (id, _) = parcels.get_key_value(id)?;
                let effect = known.get(&(*id, block.mode.as_str(), block.carrier.as_str()))?;
                taken.insert(*id, (*effect, mode, block.start));
            }
        }
        Some(Self { problem, parcels, beside, taken, blocks: blocks.len() })
    }

    fn measure(&self, what: Measure, id: &ParcelId) -> i64 {
        let (effect, mode, start) = self.taken[id];
        match what {
            Measure::Npv => {
                let factor = 1.0 / (1.0 + self.problem.discount_rate).sqrt().sqrt();
                let wait = start.since(self.problem.first);
                let span = effect.cash.iter().map(|f| f.quarters.len() as i32).max().unwrap_or(0);
                let mut power = 1.0;
                let mut sum = 0.0;
                for quarter in 0..wait + span {
                    power *= factor;
                    let paid = |f: &super::PayerFlow| {
                        (quarter - wait)
                            .try_into()
                            .ok()
                            .and_then(|q: usize| f.quarters.get(q).map(|a| a.0))
                            .unwrap_or(0)
                    };
                    sum += effect.cash.iter().map(paid).sum::<i64>() as f64 * power;
                }
                sum.round() as i64
            }
            Measure::LandFreed => effect.land_freed.0,
            Measure::TaxGained => effect.tax_gained.0,
            Measure::JobsKept => effect.jobs_kept.0,
            Measure::Area => self.parcels[id].area.0,
            Measure::Disruption => self.movers(id).iter().map(|f| f.output.0 * mode.lost_quarters).sum(),
        }
    }

    fn movers(&self, id: &ParcelId) -> Vec<&'a super::Firm> {
        let (_, mode, _) = self.taken[id];
        let all = self.parcels[id].firms.iter();
        all.filter(|f| mode.empties.is_some() && !f.stays_under.contains(&mode.code)).collect()
    }

    fn total(&self, what: Measure) -> i64 {
        self.taken.keys().map(|id| self.measure(what, id)).sum()
    }

    fn points(&self) -> i64 {
        let terms = match &self.problem.objective {
            Objective::Weighted { terms } => terms.clone(),
            Objective::Lexicographic { order, .. } => order.last().copied().into_iter().collect(),
        };
        let mut points: i64 = terms.iter().map(|(what, weight)| weight * self.total(*what)).sum();
        for penalty in &self.problem.penalties {
            match penalty {
                Penalty::PerBlock { points: each } => points -= each.0 * self.blocks as i64,
                Penalty::Waiting { .. } => {}
            }
        }
        let rate: i64 =
            self.problem.penalties.iter().map(|p| if let Penalty::Waiting { points } = p { points.0 } else { 0 }).sum();
        for (id, (_, _, start)) in &self.taken {
            let wait = i128::from(start.since(self.problem.first));
            points -= (i128::from(rate) * i128::from(self.parcels[id].area.0) * 3 * wait / 20_000_000) as i64;
        }
        points
    }

    /// What some payers pay (negative: receive) in a quarter, for each parcel's payer.
    fn payments(&self, payers: &[Party], quarter: Quarter) -> Vec<i64> {
        let mut all = Vec::new();
        for (effect, _, start) in self.taken.values() {
            for flow in effect.cash.iter().filter(|f| payers.is_empty() || payers.contains(&f.payer)) {
                let at = usize::try_from(quarter.since(*start)).ok();
                all.extend(at.and_then(|q| flow.quarters.get(q)).map(|amount| -amount.0));
            }
        }
        all
    }

    fn end(&self) -> Quarter {
        let longest = self.taken.values().map(|(e, m, start)| {
            let flow = e.cash.iter().map(|f| f.quarters.len() as i32).max().unwrap_or(0);
            start.plus(flow.max(m.ready.unwrap_or(0) as i32 + 1).max(m.empties.unwrap_or(0) as i32 + 1))
        });
        longest.max().unwrap_or(self.problem.first)
    }

    fn constraint(&self, constraint: &Constraint, blocks: &[PlannedBlock], wrong: &mut Vec<String>) {
        let first = self.problem.first;
        match constraint {
            Constraint::BlockArea(it) => {
                for block in blocks {
                    let area: i64 = block.parcels.iter().map(|id| self.parcels[id].area.0).sum();
                    let first = self.problem.starts.first() == Some(&block.start);
                    let least = if first { it.least.max(it.first_batch.unwrap_or_default()) } else { it.least };
                    if area < least.0 || it.most.is_some_and(|most| area > most.0) {
                        wrong.push(format!("a block has {area} cm²"));
                    }
                }
            }
            Constraint::YearlyBudget(it) => {
                let quarters = (1..=4).filter_map(|n| Quarter::new(it.year as i16, n));
                let out: i64 = quarters.flat_map(|q| self.payments(&it.payers, q)).filter(|p| *p > 0).sum();
                if out > it.limit.0 {
                    wrong.push(format!("{} spends {out}", it.year));
                }
            }
            Constraint::PeakGap(it) => {
                let mut gap = 0;
                for wait in 0..self.end().since(first).max(1) {
                    gap += self.payments(&it.payers, first.plus(wait)).iter().sum::<i64>();
                    if gap > it.limit.0 {
                        wrong.push(format!("the gap is {gap} in {}", first.plus(wait)));
                    }
                }
            }
            Constraint::LandQuota(it) => {
                let of_year = self.taken.values().filter(|(_, _, start)| start.year() == it.year);
                let used: i64 = of_year.filter_map(|(e, ..)| e.quota.get(&it.kind)).map(|a| a.0).sum();
                if used > it.limit.0 {
                    wrong.push(format!("{} of {} is {used}", it.kind, it.year));
                }
            }
            Constraint::SwingSpace(_) => {}
            Constraint::PlanChange(it) => {
                let free = first.plus(it.quarters as i32);
                if self
                    .taken
                    .iter()
                    .any(|(id, (_, m, s))| self.parcels[id].plan_conflict && m.barred_by_conflict && *s < free)
                {
                    wrong.push("a plot starts before its plan change".to_owned());
                }
            }
            Constraint::CollectiveLand(it) => {
                let free = first.plus(it.quarters as i32);
                if self.taken.iter().any(|(id, (_, _, s))| self.parcels[id].collective && *s < free) {
                    wrong.push("collective land starts before its procedure ends".to_owned());
                }
            }
            Constraint::Consent(it) => {
                for block in blocks.iter().filter(|b| it.modes.is_empty() || it.modes.contains(&b.mode)) {
                    let sum = |f: &dyn Fn(&Parcel) -> i128| -> i128 {
                        block.parcels.iter().map(|id| f(self.parcels[id])).sum()
                    };
                    let agreed = sum(&|p| i128::from(p.area.0) * i128::from(p.consent));
                    if agreed < sum(&|p| i128::from(p.area.0)) * i128::from(it.least) {
                        wrong.push(format!("too few agree in the block of {}", block.parcels[0]));
                    }
                }
            }
            Constraint::ReservedSpace(it) => {
                let (new, kept) =
                    self.taken.values().fold((0, 0), |(n, k), (e, ..)| (n + e.new_space.0, k + e.reserved_space.0));
                if kept * 1000 < new * it.least {
                    wrong.push(format!("of {new} only {kept} is reserved"));
                }
            }
            Constraint::VillageFairness(it) => {
                let total = self.total(it.measure);
                let villages: BTreeSet<&String> = if it.villages.is_empty() {
                    self.problem.parcels.iter().map(|p| &p.village).collect()
                } else {
                    it.villages.iter().collect()
                };
                for village in villages {
                    let own: i64 = self
                        .taken
                        .keys()
                        .filter(|id| self.parcels[**id].village == *village)
                        .map(|id| self.measure(it.measure, id))
                        .sum();
                    if own * 1000 < total * it.least {
                        wrong.push(format!("{village} has {own} of {total}"));
                    }
                }
            }
            Constraint::ByHand(it) => {
                if it.include.iter().any(|id| !self.taken.contains_key(id))
                    || it.exclude.iter().any(|id| self.taken.contains_key(id))
                {
                    wrong.push("a choice by hand is not followed".to_owned());
                }
            }
            Constraint::SeparateBlocks(it) if blocks.len() < it.least => wrong.push(format!("{} blocks", blocks.len())),
            Constraint::SeparateBlocks(_) => {}
            Constraint::MeasureAtLeast(it) => {
                let total = self.total(it.measure);
                let short = if it.measure == Measure::Disruption { total > it.amount } else { total < it.amount };
                if short {
                    wrong.push(format!("{:?} is {total}", it.measure));
                }
            }
        }
    }
}

/// Every mover has stays without a gap from the quarter in which it leaves, in places that are open, permitted and large enough.
fn seats(problem: &Problem, plan: &Plan, town: &Town<'_>, wrong: &mut Vec<String>) {
    let most = problem
        .constraints
        .iter()
        .filter_map(|c| if let Constraint::SwingSpace(it) = c { Some(it.most_seats) } else { None })
        .min()
        .unwrap_or(1);
    let listed: BTreeMap<&String, &super::FirmSeats> = plan.seats.iter().map(|s| (&s.firm, s)).collect();
    let end = problem.starts.iter().max().copied().unwrap_or(problem.first).plus(1000);
    let mut movers = 0;
    let mut filled: BTreeMap<(&Seat, Quarter), i64> = BTreeMap::new();
    for block in &plan.blocks {
        for id in &block.parcels {
            let (_, mode, start) = town.taken[id];
            for firm in town.movers(id) {
                movers += 1;
                let Some(seats) = listed.get(&firm.id) else {
                    wrong.push(format!("{} has no seat", firm.id));
                    continue;
                };
                let mut now = start.plus(mode.empties.unwrap_or(0) as i32);
                let mut elsewhere = 0;
                for stay in &seats.stays {
                    let to = stay.to.unwrap_or(end);
                    if stay.from != now || to <= stay.from {
                        wrong.push(format!("{} has a gap at {now}", firm.id));
                    }
                    let home =
                        matches!(&stay.seat, Seat::Block(first) if *first == block.parcels[0]) && stay.to.is_none();
                    elsewhere += usize::from(!home);
                    if !is_open(problem, plan, town, stay, firm.hazardous) {
                        wrong.push(format!("{} may not sit in {:?} from {}", firm.id, stay.seat, stay.from));
                    }
                    if home && !(mode.returns && mode.ready.is_some_and(|r| start.plus(r as i32) == stay.from)) {
                        wrong.push(format!("{} may not return in {}", firm.id, stay.from));
                    }
                    for wait in 0..to.since(stay.from).min(500) {
                        *filled.entry((&stay.seat, stay.from.plus(wait))).or_default() += firm.floor.0;
                    }
                    now = to;
                }
                if now != end || elsewhere > most {
                    wrong.push(format!("{} sits until {now} in {elsewhere} places", firm.id));
                }
            }
        }
    }
    if movers != plan.seats.len() {
        wrong.push("seats are listed for firms that do not move".to_owned());
    }
    for ((seat, quarter), floor) in filled {
        if floor > room(problem, plan, town, seat) {
            wrong.push(format!("{seat:?} holds {floor} in {quarter}"));
        }
    }
}

fn room(problem: &Problem, plan: &Plan, town: &Town<'_>, seat: &Seat) -> i64 {
    match seat {
        Seat::Vacancy(id) => problem.vacancies.iter().find(|v| v.id == *id).map_or(0, |v| v.floor.0),
        Seat::Block(first) => {
            let block = plan.blocks.iter().find(|b| b.parcels.first() == Some(first));
            block.map_or(0, |b| b.parcels.iter().map(|id| town.taken[id].0.seat_space.0).sum())
        }
    }
}

fn is_open(problem: &Problem, plan: &Plan, town: &Town<'_>, stay: &super::FirmStay, hazardous: bool) -> bool {
    match &stay.seat {
        Seat::Vacancy(id) => problem.vacancies.iter().find(|v| v.id == *id).is_some_and(|v| {
            let closes = v
                .parcel
                .as_ref()
                .and_then(|p| town.taken.get(p))
                .and_then(|(_, m, s)| m.empties.map(|q| s.plus(q as i32)));
            let to = [v.to, closes].into_iter().flatten().min();
            let in_time = to.is_none_or(|to| stay.to.is_some_and(|end| end <= to));
            v.from <= stay.from && in_time && (v.hazardous || !hazardous)
        }),
        Seat::Block(first) => plan.blocks.iter().find(|b| b.parcels.first() == Some(first)).is_some_and(|block| {
            let mode = problem.modes.iter().find(|m| m.code == block.mode);
            mode.is_some_and(|m| {
                m.ready.is_some_and(|r| block.start.plus(r as i32) <= stay.from) && (m.hazardous_space || !hazardous)
            })
        }),
    }
}
