//! Phasing beside its peers.
//!
//! `town PARCELS SEED` writes an instance (the open form, JSON) to standard output; `solve PARCELS SEED SECONDS` solves the same
//! instance within a time limit and prints one line of JSON: status, points, bound, gap, seconds, work.
#![expect(clippy::print_stdout, reason = "a benchmark prints")]

mod town;

use std::time::{Duration, Instant};

use model::Quarter;
use redevelop::phasing::{Budget, Solver, check, solve};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |at: usize| words.get(at).and_then(|w| w.parse::<u64>().ok()).ok_or("town|solve PARCELS SEED [SECONDS]");
    let first: Quarter = "2025Q1".parse()?;
    let mut problem = town::town(usize::try_from(number(1)?)?, town::USUAL, number(2)?, first);
    // `without NAME…`: limits to leave out, to see what a gap comes from.
    if let Some(at) = words.iter().position(|w| w == "without") {
        problem.constraints.retain(|c| !words[at..].contains(&c.name().1.replace(' ', "_")));
    }
    match words.first().map(String::as_str) {
        Some("town") => println!("{}", serde_json::to_string(&problem)?),
        Some("solve") => {
            let begin = Instant::now();
            let limit = Duration::from_secs(number(3)?);
            let mut stop = |_| begin.elapsed() > limit;
            // Work that the limit allows on this machine; the stop check is what ends it.
            let work = words.get(4).and_then(|w| w.parse().ok()).unwrap_or(u64::MAX / 4);
            let plan = solve(&problem, &Solver::default(), &mut Budget::new(work, &mut stop))
                .map_err(|problems| format!("{problems:?}"))?;
            let seconds = begin.elapsed().as_secs_f64();
            let wrong = check(&problem, &plan);
            let line = serde_json::json!({
                "parcels": problem.parcels.len(), "status": plan.status, "points": plan.points, "bound": plan.bound,
                "gap": plan.gap, "seconds": seconds, "work": plan.work, "blocks": plan.blocks.len(),
                "renewed": plan.blocks.iter().map(|b| b.parcels.len()).sum::<usize>(),
                "seats": plan.seats.len(), "prices": plan.prices.len(), "wrong": wrong.iter().take(3).collect::<Vec<_>>(),
                "hash": plan.hash,
            });
            println!("{line}");
        }
        _ => return Err("town|solve PARCELS SEED [SECONDS [WORK]]".into()),
    }
    Ok(())
}
