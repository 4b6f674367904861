//! Small problems by hand and by chance for the curriculum of phasing.
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeMap;

use model::{Cm2, Fen, MilliPerson, Neighbours, ParcelId, Party, Quarter};
use redevelop::phasing::{
    BlockArea, Budget, ByHand, CollectiveLand, Consent, Constraint, Effect, Firm, LandQuota, Measure, MeasureAtLeast,
    Mode, Objective, Parcel, PayerFlow, PeakGap, Penalty, Plan, PlanChange, Problem, ReservedSpace, SeparateBlocks,
    Solver, SwingSpace, Vacancy, VillageFairness, YearlyBudget, check, solve,
};

/// The first quarter of all of them.
pub(crate) fn first() -> Quarter {
    Quarter::new(2024, 1).unwrap()
}

pub(crate) fn id(number: usize) -> ParcelId {
    ParcelId(format!("p{number:02}"))
}

pub(crate) fn parcel(number: usize, area: i64) -> Parcel {
    Parcel {
        id: id(number),
        area: Cm2(area),
        village: "王家埭".to_owned(),
        collective: false,
        plan_conflict: false,
        consent: 1_000_000,
        firms: vec![],
    }
}

pub(crate) fn beside(pairs: &[(usize, usize)]) -> Vec<Neighbours> {
    pairs.iter().map(|(a, b)| Neighbours { a: id(*a), b: id(*b) }).collect()
}

/// A mode that moves nobody.
pub(crate) fn mode(code: &str) -> Mode {
    Mode {
        code: code.to_owned(),
        empties: None,
        ready: None,
        returns: false,
        hazardous_space: false,
        lost_quarters: 0,
        barred_by_conflict: false,
    }
}

/// Money of the town alone.
pub(crate) fn effect(number: usize, mode: &str, quarters: &[i64]) -> Effect {
    Effect {
        parcel: id(number),
        mode: mode.to_owned(),
        carrier: "government".to_owned(),
        cash: vec![PayerFlow { payer: Party::Town, quarters: quarters.iter().map(|q| Fen(*q)).collect() }],
        quota: BTreeMap::new(),
        land_freed: Cm2(0),
        tax_gained: Fen(0),
        jobs_kept: MilliPerson(0),
        new_space: Cm2(0),
        reserved_space: Cm2(0),
        seat_space: Cm2(0),
    }
}

/// Solves with much work and no stop, and insists on what the checker says.
pub(crate) fn solved(problem: &Problem) -> Plan {
    let mut never = |_| false;
    let plan = solve(problem, &Solver::default(), &mut Budget::new(40_000_000, &mut never)).unwrap();
    if plan.status != redevelop::phasing::Status::Infeasible && plan.status != redevelop::phasing::Status::Unknown {
        let wrong = check(problem, &plan);
        assert!(wrong.is_empty(), "{wrong:?}\n{plan:#?}");
    }
    plan
}

/// Numbers that look like chance.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn of(&mut self, from: i64, to: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = (self.0 >> 33) as i64;
        from + high % (to - from + 1)
    }

    pub(crate) fn once_in(&mut self, times: i64) -> bool {
        self.of(1, times) == 1
    }
}

/// A random problem of up to twelve parcels in which each kind of constraint is there now and then. Options are few enough to
/// try every choice.
pub(crate) fn random(seed: u64) -> Problem {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66);
    // parcels × options per parcel: (options + 1)^parcels stays below about 5 000
    let (parcels, modes, starts) =
        [(12, 1, 1), (11, 1, 1), (7, 2, 1), (7, 1, 2), (6, 1, 2), (5, 2, 2), (4, 2, 3), (3, 2, 4)]
            [chance.of(0, 7) as usize];
    let mut list: Vec<Parcel> = Vec::new();
    for number in 0..parcels {
        let mut it = parcel(number, chance.of(1, 5) * 10);
        it.village = ["甲村", "乙村"][chance.of(0, 1) as usize].to_owned();
        it.collective = chance.once_in(3);
        it.plan_conflict = chance.once_in(3);
        it.consent = chance.of(5, 10) * 100_000;
        for firm in 0..chance.of(0, 2) {
            it.firms.push(Firm {
                id: format!("f{number}-{firm}"),
                floor: Cm2(chance.of(1, 6)),
                hazardous: chance.once_in(4),
                output: Fen(chance.of(0, 5)),
                stays_under: if chance.once_in(4) { vec!["m1".to_owned()] } else { vec![] },
            });
        }
        list.push(it);
    }
    let mut pairs = Vec::new();
    for b in 1..parcels {
        if !chance.once_in(6) {
            pairs.push((chance.of(0, b as i64 - 1) as usize, b));
        }
        if chance.once_in(2) {
            pairs.push((chance.of(0, parcels as i64 - 1) as usize, b));
        }
    }
    let mut kinds = Vec::new();
    for code in ["m0", "m1"].iter().take(modes) {
        let empties = (!chance.once_in(4)).then(|| chance.of(0, 2) as u32);
        kinds.push(Mode {
            empties,
            ready: (!chance.once_in(5)).then(|| empties.unwrap_or(0) + chance.of(0, 4) as u32),
            returns: !chance.once_in(3),
            hazardous_space: chance.once_in(2),
            lost_quarters: chance.of(0, 2),
            barred_by_conflict: chance.once_in(2),
            ..mode(code)
        });
    }
    let mut effects = Vec::new();
    for number in 0..parcels {
        for kind in &kinds {
            if chance.once_in(12) {
                continue;
            }
            let cost = -chance.of(0, 40);
            let gain = chance.of(0, 60);
            let mut it = effect(number, &kind.code, &[cost, cost / 2, 0, gain / 2, gain]);
            it.cash
                .push(PayerFlow { payer: Party::Village, quarters: vec![Fen(-chance.of(0, 3)), Fen(chance.of(0, 4))] });
            it.quota.insert("存量".to_owned(), Cm2(chance.of(-1, 4)));
            it.land_freed = Cm2(chance.of(0, 9));
            it.tax_gained = Fen(chance.of(0, 9));
            it.jobs_kept = MilliPerson(chance.of(0, 9));
            it.new_space = Cm2(chance.of(0, 12));
            it.reserved_space = Cm2(chance.of(0, it.new_space.0.min(4)));
            it.seat_space = Cm2(chance.of(0, it.new_space.0));
            effects.push(it);
        }
    }
    let starts = (0..starts).map(|s| first().plus(s * 3)).collect();
    let weights = [(Measure::Npv, 1), (Measure::Disruption, -1), (Measure::LandFreed, 3), (Measure::JobsKept, 2)];
    let terms = weights.into_iter().take(chance.of(1, 4) as usize).collect();
    let mut problem = Problem::new(first(), list, beside(&pairs)).decision(kinds, starts, effects);
    problem = problem.objective(Objective::Weighted { terms });
    for number in 0..chance.of(0, 3) {
        problem.vacancies.push(Vacancy {
            id: format!("v{number}"),
            floor: Cm2(chance.of(2, 12)),
            from: first().plus(chance.of(0, 2) as i32),
            to: chance.once_in(2).then(|| first().plus(chance.of(3, 14) as i32)),
            hazardous: chance.once_in(2),
            parcel: chance.once_in(3).then(|| id(chance.of(0, parcels as i64 - 1) as usize)),
        });
    }
    some_constraints(problem, parcels, &mut chance)
}

fn some_constraints(mut problem: Problem, parcels: usize, chance: &mut Chance) -> Problem {
    let mut add = |chance: &mut Chance, times: i64, constraint: Constraint| {
        if chance.once_in(times) {
            problem.constraints.push(constraint);
        }
    };
    let least = Cm2(chance.of(3, 9) * 10);
    let most = chance.once_in(2).then(|| Cm2(least.0 + chance.of(2, 8) * 10));
    let first_batch = chance.once_in(3).then(|| Cm2(least.0 + 20));
    add(chance, 1, Constraint::BlockArea(BlockArea { least, most, first_batch }));
    let payers = if chance.once_in(2) { vec![] } else { vec![Party::Town] };
    let limit = Fen(chance.of(20, 160));
    add(chance, 2, Constraint::YearlyBudget(YearlyBudget { payers: payers.clone(), year: 2024, limit }));
    let limit = Fen(chance.of(20, 160));
    add(chance, 3, Constraint::PeakGap(PeakGap { payers, limit }));
    let limit = Cm2(chance.of(2, 12));
    add(chance, 3, Constraint::LandQuota(LandQuota { kind: "存量".to_owned(), year: 2024, limit }));
    let most_seats = if chance.once_in(4) { 2 } else { 1 };
    add(chance, 2, Constraint::SwingSpace(SwingSpace { most_seats }));
    add(chance, 3, Constraint::PlanChange(PlanChange { quarters: 2 }));
    add(chance, 3, Constraint::CollectiveLand(CollectiveLand { quarters: 1 }));
    let modes = if chance.once_in(2) { vec![] } else { vec!["m1".to_owned()] };
    add(chance, 3, Constraint::Consent(Consent { modes, least: 800_000 }));
    add(chance, 3, Constraint::ReservedSpace(ReservedSpace { least: 100 }));
    let fair = VillageFairness { villages: vec![], measure: Measure::Area, least: chance.of(100, 400) };
    add(chance, 4, Constraint::VillageFairness(fair));
    let some = id(chance.of(0, parcels as i64 - 1) as usize);
    let other = id(chance.of(0, parcels as i64 - 1) as usize);
    let exclude = if other == some { vec![] } else { vec![other] };
    add(chance, 4, Constraint::ByHand(ByHand { include: vec![some], exclude }));
    add(chance, 5, Constraint::SeparateBlocks(SeparateBlocks { least: 2 }));
    let amount = chance.of(-20, 40);
    let measure = [Measure::Npv, Measure::LandFreed, Measure::Disruption][chance.of(0, 2) as usize];
    add(chance, 4, Constraint::MeasureAtLeast(MeasureAtLeast { measure, amount }));
    if chance.once_in(4) {
        problem.penalties.push(Penalty::PerBlock { points: Fen(chance.of(0, 15)) });
    }
    if chance.once_in(4) {
        problem.penalties.push(Penalty::Waiting { points: Fen(chance.of(0, 3_000_000)) });
    }
    problem
}
