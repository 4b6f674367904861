//! The instance generator: a seeded town on a shaken grid, with a stated tightness.
//!
//! 4 modes × 10 yearly starts; parcels of 6 to 30 mu; values that hang together in space (a smooth field plus each parcel's own);
//! 0 to 3 firms on a parcel. Limits are shares of what renewing everything would take: `budget` of its outlay for a year, `quota` of
//! its land for a year, `swing` of the floor of all its firms as vacancies at any time. Blocks have 100 mu or more.

use std::collections::BTreeMap;

use model::{Cm2, Fen, MilliPerson, Neighbours, ParcelId, Party, Quarter};
use redevelop::phasing::{
    BlockArea, Constraint, Effect, Firm, LandQuota, Mode, Parcel, PayerFlow, PeakGap, Problem, SwingSpace, Vacancy,
    YearlyBudget,
};

/// 1 mu in cm², to the cm².
const MU: i64 = 6_666_667;
/// 10 000 yuan in fen.
const WAN: i64 = 1_000_000;

/// How tight an instance is.
#[derive(Clone, Copy)]
pub(crate) struct Tightness {
    /// A year's budget as a share of the outlay for all parcels, in thousandths.
    pub(crate) budget: i64,
    /// A year's quota as a share of all land.
    pub(crate) quota: i64,
    /// Vacancies as a share of all firms' floor.
    pub(crate) swing: i64,
}

/// What the benchmark runs with.
pub(crate) const USUAL: Tightness = Tightness { budget: 60, quota: 80, swing: 80 };

struct Chance(u64);

impl Chance {
    fn of(&mut self, from: i64, to: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let drawn = (z ^ (z >> 31)) >> 2;
        from + i64::try_from(drawn).unwrap_or(0) % (to - from + 1)
    }
}

struct Way {
    code: &'static str,
    empties: Option<u32>,
    ready: Option<u32>,
    returns: bool,
    hazardous: bool,
    /// Outlay per mu, 万元, spread over the quarters before the income.
    cost: i64,
    /// Income per mu at the field's mean.
    income: i64,
    /// Quarters of outlay, then of income.
    span: (usize, usize),
    /// New floor open to firms, percent of land.
    seats: i64,
    /// Quota, percent of land.
    quota: i64,
}

const WAYS: [Way; 4] = [
    Way {
        code: "demolish",
        empties: Some(4),
        ready: Some(12),
        returns: true,
        hazardous: true,
        cost: 150,
        income: 230,
        span: (12, 8),
        seats: 120,
        quota: 100,
    },
    Way {
        code: "sort",
        empties: Some(3),
        ready: Some(8),
        returns: true,
        hazardous: false,
        cost: 70,
        income: 105,
        span: (8, 8),
        seats: 60,
        quota: 40,
    },
    Way {
        code: "manage",
        empties: None,
        ready: None,
        returns: false,
        hazardous: false,
        cost: 12,
        income: 17,
        span: (3, 8),
        seats: 0,
        quota: 0,
    },
    Way {
        code: "keep_then_demolish",
        empties: Some(16),
        ready: Some(20),
        returns: true,
        hazardous: false,
        cost: 60,
        income: 95,
        span: (20, 8),
        seats: 40,
        quota: 60,
    },
];

/// A town of about so many parcels.
pub(crate) fn town(parcels: usize, tightness: Tightness, seed: u64, first: Quarter) -> Problem {
    let mut chance = Chance(seed);
    let width = (1..).find(|w| w * w >= parcels).unwrap_or(1);
    let id = |number: usize| ParcelId(format!("p{number:05}"));
    // A smooth field: mean of coarse knots, in percent around 0.
    let knots: Vec<i64> = (0..(width / 5 + 3) * (width / 5 + 3)).map(|_| chance.of(-60, 60)).collect();
    let field = |x: usize, y: usize| {
        let knot = |i: usize, j: usize| knots[(y / 5 + j) * (width / 5 + 3) + x / 5 + i];
        let (u, v) = ((x % 5) as i64, (y % 5) as i64);
        let along = |j| knot(0, j) * (5 - u) + knot(1, j) * u;
        (along(0) * (5 - v) + along(1) * v) / 25
    };
    let mut list = Vec::new();
    let mut pairs = Vec::new();
    let mut effects = Vec::new();
    let (mut outlay, mut land, mut floor) = (0, 0, 0);
    for number in 0..parcels {
        let (x, y) = (number % width, number / width);
        let mu = chance.of(6, 30);
        // Barriers (rivers, roads) cut one pair in twelve.
        for other in [(x > 0).then(|| number - 1), number.checked_sub(width)].into_iter().flatten() {
            if chance.of(1, 12) > 1 {
                pairs.push(Neighbours { a: id(other), b: id(number) });
            }
        }
        if x > 0 && y > 0 && chance.of(1, 4) == 1 {
            pairs.push(Neighbours { a: id(number - width - 1), b: id(number) });
        }
        let mut firms = Vec::new();
        for firm in 0..chance.of(0, 3) {
            let need = mu * MU * chance.of(5, 20) / 100;
            floor += need;
            firms.push(Firm {
                id: format!("f{number:05}-{firm}"),
                floor: Cm2(need),
                hazardous: chance.of(1, 10) == 1,
                output: Fen(chance.of(10, 200) * WAN),
                stays_under: vec![],
            });
        }
        let rich = field(x, y);
        for way in &WAYS {
            let cost = way.cost * mu * WAN * (100 + chance.of(-15, 15)) / 100;
            let income = way.income * mu * WAN * (100 + rich / 3 + chance.of(-12, 12)) / 100;
            let mut quarters = vec![Fen(-cost / way.span.0 as i64); way.span.0];
            quarters.extend(vec![Fen(income / way.span.1 as i64); way.span.1]);
            if way.code == "demolish" {
                outlay += cost;
            }
            effects.push(Effect {
                parcel: id(number),
                mode: way.code.to_owned(),
                carrier: "platform".to_owned(),
                cash: vec![PayerFlow { payer: Party::PlatformCompany, quarters }],
                quota: BTreeMap::from([("存量盘活".to_owned(), Cm2(mu * MU * way.quota / 100))]),
                land_freed: Cm2(mu * MU * way.quota / 100),
                tax_gained: Fen(way.income * mu * WAN / 20),
                jobs_kept: MilliPerson(chance.of(0, 40) * 1000),
                new_space: Cm2(mu * MU * way.seats / 100),
                reserved_space: Cm2(mu * MU * way.seats / 1000),
                seat_space: Cm2(mu * MU * way.seats / 200),
            });
        }
        land += mu * MU;
        list.push(Parcel {
            id: id(number),
            area: Cm2(mu * MU),
            village: format!("v{}", x * 4 / width),
            collective: chance.of(1, 3) == 1,
            plan_conflict: chance.of(1, 8) == 1,
            consent: chance.of(800, 1000) * 1000,
            firms,
        });
    }
    let modes = WAYS.iter().map(|way| Mode {
        code: way.code.to_owned(),
        empties: way.empties,
        ready: way.ready,
        returns: way.returns,
        hazardous_space: way.hazardous,
        lost_quarters: 1,
        barred_by_conflict: way.code == "demolish",
    });
    let starts = (0..10).map(|year| first.plus(year * 4)).collect();
    let mut problem = Problem::new(first, list, pairs).decision(modes.collect(), starts, effects);
    let halls = (parcels / 60).clamp(4, 400) as i64;
    for number in 0..halls {
        problem.vacancies.push(Vacancy {
            id: format!("hall{number}"),
            floor: Cm2(floor * tightness.swing / 1000 / halls),
            from: first,
            to: None,
            hazardous: number % 4 == 0,
            parcel: None,
        });
    }
    problem = problem
        .constraint(Constraint::BlockArea(BlockArea { least: Cm2(100 * MU), most: None, first_batch: None }))
        .constraint(Constraint::SwingSpace(SwingSpace { most_seats: 1 }))
        .constraint(Constraint::PeakGap(PeakGap { payers: vec![], limit: Fen(outlay * tightness.budget / 1000 * 3) }));
    for year in 0..15 {
        let limit = Fen(outlay * tightness.budget / 1000);
        problem =
            problem.constraint(Constraint::YearlyBudget(YearlyBudget { payers: vec![], year: 2025 + year, limit }));
    }
    for year in 0..10 {
        let (kind, limit) = ("存量盘活".to_owned(), Cm2(land * tightness.quota / 1000));
        problem = problem.constraint(Constraint::LandQuota(LandQuota { kind, year: 2025 + year, limit }));
    }
    problem
}
