//! 王家埭 comes out of the sample town as phased blocks: contiguous, 800-odd mu, with a seat for every firm in every quarter.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

mod sample;

use std::collections::{BTreeMap, BTreeSet};

use redevelop::phasing::{Measure, Problem, check};
use sanqian::{PhasingAsk, PhasingStatus};

const ASK: PhasingAsk = PhasingAsk::QUICK;

#[test]
fn wangjiadai_is_phased() {
    let work = &sample::town().work;
    let problem = work.phasing_problem().unwrap();
    let phased = work.phase(ASK, &mut |_| false).unwrap();
    let plan = &phased.plan;

    assert_eq!(check(&problem, plan), Vec::<String>::new());
    let land = &phased.land;
    assert!((800.0..900.0).contains(&land.area.mu()), "{} mu", land.area.mu());
    before_and_after(work, &phased);
    assert!(phased.contiguous);
    assert!(phased.blocks.iter().all(|b| b.village.contains("王家埭") && b.planned.area.mu() >= 29.999));
    let first = phased.blocks.iter().map(|b| b.planned.start).min().unwrap();
    let batch = phased.blocks.iter().filter(|b| b.planned.start == problem.starts[0]);
    assert!(batch.clone().all(|b| b.planned.area.mu() >= 99.999), "the first batch from {first} on");
    let starts: BTreeSet<_> = phased.blocks.iter().map(|b| b.planned.start).collect();
    assert!(starts.len() >= 2, "phased means more than one start: {starts:?}");
    let modes: BTreeSet<_> = phased.blocks.iter().map(|b| b.planned.mode.as_str()).collect();
    assert!(modes.len() >= 2, "{modes:?}");

    // Whoever leaves has a seat until the end or until its new place is ready, and the parts of a parcel's floor that firms
    // sit on never exceed the parcel's floor.
    let leaving: usize = phased.blocks.iter().map(|b| b.displaced as usize).sum();
    assert_eq!(leaving, phased.displaced);
    assert!(phased.displaced > 0 && plan.seats.iter().all(|seat| !seat.stays.is_empty()));
    seated(&problem, plan);
    for block in &phased.blocks {
        let total: i64 = block.parties.iter().map(|p| p.total.0).sum();
        assert_eq!(total, block.balance.static_balance.0, "parties sum to the block");
    }
    let blocks: i64 = phased.blocks.iter().map(|b| b.balance.static_balance.0).sum();
    assert_eq!(blocks, phased.balance.static_balance.0, "blocks sum to the plan");
    assert!(phased.balance.peak_gap.0 <= 60_000_000_000, "60 000 万元 are the pack's limit");
    // Each parcel's own value is rounded to the fen.
    assert!((phased.balance.npv - plan.measures[&Measure::Npv] as f64).abs() < problem.parcels.len() as f64);

    assert!(plan.bound >= plan.points && plan.gap.is_finite());
    assert!(matches!(plan.status, PhasingStatus::Optimal | PhasingStatus::Feasible));
    println!(
        "{} blocks, {:.2} mu, gap {:.2} %, {} firms move, work {}",
        phased.blocks.len(),
        land.area.mu(),
        plan.gap * 100.0,
        phased.displaced,
        plan.work
    );
    assert!(phased.runner_up.as_ref().is_none_or(|other| other.hash != plan.hash && other.points <= plan.bound));
    assert!(!phased.unsourced.is_empty());

    let again = work.phase(ASK, &mut |_| false).unwrap();
    assert_eq!(again.plan.hash, plan.hash, "the same work gives the same plan");
}

/// Density, FAR and yield of each block and of all together, the figures of today against the geometry itself.
fn before_and_after(work: &sanqian::Work, phased: &sanqian::Phased) {
    for block in &phased.blocks {
        let relations = || block.planned.parcels.iter().map(|id| &work.relations.parcels[id]);
        let (ground, floor): (i64, i64) =
            (relations().map(|r| r.footprint.0).sum(), relations().map(|r| r.floor_area.0).sum());
        let (before, after) = (&block.land.before, &block.land.after);
        assert_eq!((before.ground.unwrap().0, block.land.area), (ground, block.planned.area));
        // Illegal floor is never more than what stands, so both sides count the same floor.
        assert_eq!(before.floor.0, floor);
        assert!(before.far > 0.0 && after.far > 0.0 && before.tax.0 > 0 && after.tax_per_mu > before.tax_per_mu);
        assert!((0.0..1.0).contains(&after.coverage.unwrap()), "{}: {after:?}", block.village);
    }
    let sum = |of: fn(&redevelop::phasing::RenewedBlock) -> i64| -> i64 { phased.blocks.iter().map(of).sum() };
    let land = &phased.land;
    assert_eq!(land.area.0, sum(|b| b.land.area.0));
    assert_eq!(land.before.floor.0, sum(|b| b.land.before.floor.0));
    assert_eq!(land.after.floor.0, sum(|b| b.land.after.floor.0));
    assert_eq!(land.after.tax.0, sum(|b| b.land.after.tax.0));
    assert_eq!(land.after.ground.unwrap().0, sum(|b| b.land.after.ground.unwrap().0));
    let share = |ground: Option<model::Cm2>| ground.unwrap().0 as f64 / land.area.0 as f64;
    assert_eq!(
        (land.before.coverage.unwrap(), land.after.coverage.unwrap()),
        (share(land.before.ground), share(land.after.ground))
    );
    println!("{land:#?}");
}

/// By floor: in no quarter does a place hold more than it has.
fn seated(problem: &Problem, plan: &redevelop::phasing::Plan) {
    use redevelop::phasing::Seat;
    let floor: BTreeMap<&str, i64> =
        problem.parcels.iter().flat_map(|p| &p.firms).map(|f| (f.id.as_str(), f.floor.0)).collect();
    let room: BTreeMap<&str, i64> = problem.vacancies.iter().map(|v| (v.id.as_str(), v.floor.0)).collect();
    for quarter in (0..80).map(|q| problem.first.plus(q)) {
        let mut held: BTreeMap<&str, i64> = BTreeMap::new();
        for seat in &plan.seats {
            for stay in seat.stays.iter().filter(|s| s.from <= quarter && s.to.is_none_or(|to| quarter < to)) {
                if let Seat::Vacancy(id) = &stay.seat {
                    *held.entry(id).or_default() += floor[seat.firm.as_str()];
                }
            }
        }
        assert!(held.iter().all(|(id, sum)| *sum <= room[id]), "{quarter}");
    }
}

#[test]
fn floors_of_firms_fit_into_their_parcels() {
    let work = &sample::town().work;
    let problem = work.phasing_problem().unwrap();
    let mut over = 0;
    for parcel in &problem.parcels {
        let floor = work.relations.parcels[&parcel.id].floor_area.0;
        let sat_on: i64 = parcel.firms.iter().map(|f| f.floor.0).sum();
        // Leases may say more than stands there; that is noise of the files, and rare.
        over += usize::from(sat_on > floor + floor / 10);
    }
    let firms: usize = problem.parcels.iter().map(|p| p.firms.len()).sum();
    println!("{} parcels, {firms} firms, {over} parcels let beyond their floor", problem.parcels.len());
    assert!(firms > 500 && over * 20 < problem.parcels.len(), "{firms} firms, {over} parcels over");
}
