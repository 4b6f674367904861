//! Random problems with every kind of constraint against every choice there is: equal optima, and infeasible alike.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it is wrong")]

mod towns;

use std::collections::BTreeMap;

use model::{Cm2, ParcelId, Quarter};
use redevelop::phasing::{
    Constraint, FirmSeats, FirmStay, PlannedBlock, Problem, Seat, Status, check, check_blocks, evaluate,
};
use towns::{random, solved};

/// Blocks of a choice: parcels with the same effect's mode, carrier and start that hang together.
fn blocks(problem: &Problem, choice: &[Option<(usize, Quarter)>]) -> Vec<PlannedBlock> {
    let n = problem.parcels.len();
    let name = |p: usize| choice[p].map(|(e, q)| (&problem.effects[e].mode, &problem.effects[e].carrier, q));
    let touch = |a: usize, b: usize| {
        let (a, b) = (&problem.parcels[a].id, &problem.parcels[b].id);
        problem.neighbours.iter().any(|pair| (&pair.a == a && &pair.b == b) || (&pair.a == b && &pair.b == a))
    };
    let mut label: Vec<usize> = (0..n).collect();
    loop {
        let mut changed = false;
        for a in 0..n {
            for b in 0..n {
                if label[a] < label[b] && name(a).is_some() && name(a) == name(b) && touch(a, b) {
                    label[b] = label[a];
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..n).filter(|p| choice[*p].is_some()).for_each(|p| groups.entry(label[p]).or_default().push(p));
    let block = |group: &Vec<usize>| {
        let (e, start) = choice[group[0]].unwrap();
        PlannedBlock {
            mode: problem.effects[e].mode.clone(),
            carrier: problem.effects[e].carrier.clone(),
            start,
            parcels: group.iter().map(|p| problem.parcels[*p].id.clone()).collect(),
            area: group.iter().map(|p| problem.parcels[*p].area).sum(),
            seat_space: Cm2(0),
            points: 0,
        }
    };
    groups.values().map(block).collect()
}

/// A firm's floor, and every list of stays (seat, from, to) that it could have.
type Ways = (i64, Vec<Vec<(usize, i32, i32)>>);

/// Whether all movers can sit: every list of stays that a firm could have, one firm after the other.
fn can_seat(problem: &Problem, blocks: &[PlannedBlock]) -> bool {
    let most = problem.constraints.iter().filter_map(|c| match c {
        Constraint::SwingSpace(it) => Some(it.most_seats),
        _ => None,
    });
    let Some(most) = most.min() else { return true };
    let mut movers = Vec::new();
    for block in blocks {
        let mode = problem.modes.iter().find(|m| m.code == block.mode).unwrap();
        for id in &block.parcels {
            for firm in &problem.parcels.iter().find(|p| p.id == *id).unwrap().firms {
                if mode.empties.is_some() && !firm.stays_under.contains(&mode.code) {
                    movers.push((firm, id, block, mode));
                }
            }
        }
    }
    let horizon = towns::first().plus(40);
    let all = problem.vacancies.iter().map(|v| Seat::Vacancy(v.id.clone()));
    let seats: Vec<Seat> = all.chain(blocks.iter().map(|b| Seat::Block(b.parcels[0].clone()))).collect();
    let index: BTreeMap<&Seat, usize> = seats.iter().enumerate().map(|(i, s)| (s, i)).collect();
    // (floor, hazardous allowed, from, to) of each seat
    let room: Vec<(i64, bool, i32, i32)> = seats
        .iter()
        .map(|seat| match seat {
            Seat::Vacancy(id) => {
                let v = problem.vacancies.iter().find(|v| v.id == *id).unwrap();
                let holder = blocks.iter().find(|b| v.parcel.as_ref().is_some_and(|p| b.parcels.contains(p)));
                let closes = holder.and_then(|b| {
                    let mode = problem.modes.iter().find(|m| m.code == b.mode).unwrap();
                    mode.empties.map(|q| b.start.plus(q as i32))
                });
                let to = [v.to, closes, Some(horizon)].into_iter().flatten().min().unwrap();
                (v.floor.0, v.hazardous, v.from.since(towns::first()), to.since(towns::first()))
            }
            Seat::Block(first) => {
                let b = blocks.iter().find(|b| b.parcels[0] == *first).unwrap();
                let mode = problem.modes.iter().find(|m| m.code == b.mode).unwrap();
                let space = |id: &ParcelId| {
                    let e = problem.effects.iter();
                    e.filter(|e| e.parcel == *id && e.mode == b.mode && e.carrier == b.carrier)
                        .map(|e| e.seat_space.0)
                        .sum::<i64>()
                };
                let floor = b.parcels.iter().map(space).sum();
                let from = mode.ready.map_or(99, |r| b.start.plus(r as i32).since(towns::first()));
                (floor, mode.hazardous_space, from, 40)
            }
        })
        .collect();
    let mut ways: Vec<Ways> = Vec::new();
    for (firm, _, block, mode) in &movers {
        let leaves = block.start.plus(mode.empties.unwrap() as i32).since(towns::first());
        let home = index[&Seat::Block(block.parcels[0].clone())];
        let back = mode.ready.filter(|_| mode.returns).map(|r| block.start.plus(r as i32).since(towns::first()));
        let open = |s: usize, from: i32, to: i32| {
            let (floor, hazardous, begin, end) = room[s];
            begin <= from && to <= end && floor >= firm.floor.0 && (hazardous || !firm.hazardous)
        };
        let mut all = Vec::new();
        let mut unfinished: Vec<Vec<(usize, i32, i32)>> = vec![vec![]];
        for _ in 0..=most {
            let mut longer = Vec::new();
            for stays in unfinished {
                let now = stays.last().map_or(leaves, |s| s.2);
                if back == Some(now) && open(home, now, 40) {
                    all.push([stays.clone(), vec![(home, now, 40)]].concat());
                }
                if stays.len() == most {
                    continue;
                }
                for s in 0..seats.len() {
                    if s == home {
                        continue;
                    }
                    if open(s, now, 40) {
                        all.push([stays.clone(), vec![(s, now, 40)]].concat());
                    }
                    for to in now + 1..back.map_or(39, |b| b + 1) {
                        if open(s, now, to) {
                            longer.push([stays.clone(), vec![(s, now, to)]].concat());
                        }
                    }
                }
            }
            unfinished = longer;
        }
        ways.push((firm.floor.0, all));
    }
    // The firm with the fewest ways first.
    ways.sort_by_key(|(_, all)| all.len());
    let mut used = vec![[0_i64; 40]; seats.len()];
    fn go(at: usize, ways: &[Ways], used: &mut [[i64; 40]], room: &[(i64, bool, i32, i32)]) -> bool {
        let Some((floor, all)) = ways.get(at) else { return true };
        for stays in all {
            let quarters = || stays.iter().flat_map(|(s, from, to)| (*from..*to).map(|q| (*s, q as usize)));
            if quarters().all(|(s, q)| used[s][q] + floor <= room[s].0) {
                quarters().for_each(|(s, q)| used[s][q] += floor);
                let found = go(at + 1, ways, used, room);
                quarters().for_each(|(s, q)| used[s][q] -= floor);
                if found {
                    return true;
                }
            }
        }
        false
    }
    go(0, &ways, &mut used, &room)
}

/// The most points of any choice; `None` when no choice is a plan.
fn brute_force(problem: &Problem) -> Option<i64> {
    let n = problem.parcels.len();
    let options: Vec<Vec<Option<(usize, Quarter)>>> = problem
        .parcels
        .iter()
        .map(|p| {
            let effects = (0..problem.effects.len()).filter(|e| problem.effects[*e].parcel == p.id);
            std::iter::once(None)
                .chain(effects.flat_map(|e| problem.starts.iter().map(move |q| Some((e, *q)))))
                .collect()
        })
        .collect();
    let least = problem.constraints.iter().find_map(|c| match c {
        Constraint::BlockArea(it) => Some(it.least),
        _ => None,
    });
    let mut found: Vec<(i64, Vec<PlannedBlock>)> = Vec::new();
    let mut at = vec![0; n];
    loop {
        let choice: Vec<_> = (0..n).map(|p| options[p][at[p]]).collect();
        let all = blocks(problem, &choice);
        if all.iter().all(|b| b.area >= least.unwrap_or_default()) && check_blocks(problem, &all).is_empty() {
            found.push((points(problem, &all), all));
        }
        let Some(next) = (0..n).find(|p| at[*p] + 1 < options[*p].len()) else { break };
        at[..next].fill(0);
        at[next] += 1;
    }
    // Seats take long: only until the best is found.
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    found.into_iter().find(|(_, all)| can_seat(problem, all)).map(|(points, _)| points)
}

/// Points by the checker's own sums: it says what they should be.
fn points(problem: &Problem, all: &[PlannedBlock]) -> i64 {
    let mut plan = evaluate(problem, &[]).plan;
    plan.blocks = all.to_vec();
    plan.points = i64::MIN;
    plan.seats = vec![];
    let said = check(problem, &plan).into_iter().find(|w| w.starts_with("points are ")).unwrap();
    said["points are ".len()..].split(',').next().unwrap().parse().unwrap()
}

fn agree(seeds: std::ops::Range<u64>) {
    let (mut plans, mut none, mut renewed) = (0, 0, 0);
    for seed in seeds {
        let problem = random(seed);
        let expect = brute_force(&problem);
        let plan = solved(&problem);
        match expect {
            Some(points) => {
                assert_eq!((plan.status, plan.points, plan.bound), (Status::Optimal, points, points), "seed {seed}");
                plans += 1;
                renewed += usize::from(!plan.blocks.is_empty());
            }
            None => {
                assert_eq!(plan.status, Status::Infeasible, "seed {seed}: {plan:#?}");
                none += 1;
            }
        }
    }
    assert!(renewed * 4 > plans && none > 0, "{plans} with a plan, {renewed} of them with blocks, {none} without");
}

#[test]
fn one_hundred_problems() {
    agree(0..100);
}

#[test]
fn another_hundred() {
    agree(100..200);
}

#[test]
fn a_third_hundred() {
    agree(200..300);
}

#[test]
fn the_checker_finds_what_is_spoilt() {
    let (mut spoilt, mut seats) = (0, 0);
    for seed in 0..60 {
        let problem = random(seed);
        let plan = solved(&problem);
        if plan.status != Status::Optimal || plan.blocks.is_empty() {
            continue;
        }
        let mut wrong = vec![plan.clone(); 4];
        wrong[0].points += 1;
        wrong[1].bound = plan.points - 1;
        wrong[2].blocks[0].parcels.push(ParcelId("nowhere".to_owned()));
        wrong[3].blocks.push(plan.blocks[0].clone());
        if !plan.seats.is_empty() {
            let mut none = plan.clone();
            none.seats[0].stays.clear();
            let mut nowhere = plan.clone();
            nowhere.seats[0].stays[0].seat = Seat::Vacancy("nowhere".to_owned());
            let mut late = plan.clone();
            late.seats[0].stays[0].from = late.seats[0].stays[0].from.plus(1);
            let mut missing = plan.clone();
            missing.seats.pop();
            let mut twice = plan.clone();
            let again: FirmSeats = twice.seats[0].clone();
            twice.seats.push(again);
            let mut never: FirmStay = plan.seats[0].stays[0].clone();
            never.to = Some(never.from);
            let mut empty = plan.clone();
            empty.seats[0].stays.insert(0, never);
            wrong.extend([none, nowhere, late, missing, twice, empty]);
            seats += 1;
        }
        for (number, plan) in wrong.iter().enumerate() {
            assert!(!check(&problem, plan).is_empty(), "seed {seed}, fault {number}");
            spoilt += 1;
        }
    }
    assert!(spoilt > 100 && seats > 5, "{spoilt} {seats}");
}
