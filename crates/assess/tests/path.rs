//! The path to the next grade: every change is made and the evaluation run anew; it reaches the grade, and less does not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod slow;
mod town;

use std::collections::BTreeMap;

use assess::path::{LeverCost, LeverCosts, NoCombination, Paths, ask};
use model::{
    Candidate, EnterpriseId, EnterpriseResult, Fen, Found, Grade, GradePath, LeverPath, Measure, NextGrade, Reach,
    Scale,
};
use proptest::prelude::*;
use rules::EvaluationPack;
use slow::measured::{self, LEVERS};
use slow::method::*;
use town::{mu, pack};

const YEAR: i16 = measured::YEAR;

fn with(candidates: &[Candidate], of: &EnterpriseId, changes: &[(Measure, i64)]) -> Vec<Candidate> {
    let mut changed = candidates.to_vec();
    let candidate = changed.iter_mut().find(|candidate| candidate.enterprise == *of).unwrap();
    for (measure, amount) in changes {
        candidate.inputs.get_mut(measure).unwrap().amount = *amount;
    }
    changed
}

/// The firm's result in a run of its own; `None` when it is not graded, or nobody can be.
fn rerun(
    candidates: &[Candidate],
    pack: &EvaluationPack,
    of: &EnterpriseId,
    changes: &[(Measure, i64)],
) -> Option<EnterpriseResult> {
    let assessment = assess::assess(&with(candidates, of, changes), pack, YEAR).ok()?;
    assessment.of(of).map(|(_, result)| result.clone())
}

fn reaches(candidates: &[Candidate], pack: &EvaluationPack, path: &GradePath, changes: &[(Measure, i64)]) -> bool {
    rerun(candidates, pack, &path.enterprise, changes).is_some_and(|result| result.grade < path.from)
}

fn levers(path: &GradePath) -> &[LeverPath] {
    match &path.next {
        NextGrade::Top => &[],
        NextGrade::Held { levers, .. } | NextGrade::Open { levers, .. } => levers,
    }
}

/// 0.1 % less of a change, at least a unit.
fn less(from: i64, to: i64) -> i64 {
    let change = to - from;
    to - if change.abs() < 1000 { change.signum() } else { change / 1000 }
}

/// Holds every lever of a path to the evaluation; how many were found exactly and by search.
fn hold(candidates: &[Candidate], pack: &EvaluationPack, path: &GradePath) -> [usize; 2] {
    let mut found_by = [0, 0];
    for lever in levers(path) {
        let Some(from) = lever.from else {
            assert!(matches!(lever.reach, Reach::NotCollected | Reach::NoEffect), "{lever:?}");
            continue;
        };
        let reached = |amount: i64| reaches(candidates, pack, path, &[(lever.lever, amount)]);
        let far = [from / 2, from * 9 / 10, from * 999 / 1000, from + 1, from * 101 / 100, from * 2, from * 50];
        match lever.reach {
            Reach::At { to, found, ranked_score, rank, grade } => {
                let result = rerun(candidates, pack, &path.enterprise, &[(lever.lever, to)]).unwrap();
                assert_eq!((result.ranked_score, result.rank, result.grade), (ranked_score, rank, grade), "{lever:?}");
                assert!(grade < path.from, "{lever:?}");
                let short = less(from, to);
                assert!(!reached(short), "{} of {lever:?} does as well: {short}", path.name);
                found_by[usize::from(found == Found::Searched)] += 1;
                if found == Found::Exact {
                    let one_less = to - (to - from).signum();
                    assert!(!reached(one_less), "a unit less of {lever:?} does as well");
                }
            }
            Reach::NoEffect | Reach::OutOfReach { .. } | Reach::Held => {
                for amount in far {
                    assert!(!reached(amount), "{} of {} reaches it, said to be {:?}", amount, path.name, lever.reach);
                }
                found_by[0] += 1;
            }
            Reach::NotFound => {}
            Reach::NotCollected | Reach::NotSearched => panic!("{lever:?}"),
        }
    }
    found_by
}

fn paths_of(paths: &Paths<'_>, candidates: &[Candidate]) -> Vec<GradePath> {
    candidates.iter().filter_map(|candidate| paths.of(&candidate.enterprise)).collect()
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(150)
}

/// The same method with marks that stand still and ratios alone, so that everything is inverted.
fn still(mut method: MethodOf) -> MethodOf {
    for (place, indicator) in method.populations.iter_mut().flat_map(|p| p.indicators.iter_mut().enumerate()) {
        indicator.below =
            Some(indicator.below.filter(|below| *below != indicator.above).unwrap_or((indicator.above + 1) % 3));
        let mark = MarkOf::Number(1.0 + place as f64 / 2.0);
        indicator.scoring = match indicator.scoring {
            ScoringOf::Inverse(_) => ScoringOf::Inverse(mark),
            _ => ScoringOf::Ratio(mark),
        };
        if matches!(indicator.missing, MissingOf::Mean) {
            indicator.missing = MissingOf::Zero;
        }
    }
    method.populations.truncate(1);
    method.populations[0].bound = None;
    method.adjustments.retain(|adjustment| !matches!(adjustment, AdjustmentOf::AboveMean(_)));
    method.regrades.retain(|regrade| matches!(regrade, RegradeOf::VetoListed(_)));
    method
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_of_a_lever_is_so(method in slow::strategy::method(), firms in slow::strategy::firms()) {
        let text = measured::measured(&method);
        let pack = EvaluationPack::parse("drawn.toml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let candidates: Vec<Candidate> =
            firms.iter().take(20).enumerate().map(|(index, firm)| measured::candidate(index, firm)).collect();
        let few = &candidates[..candidates.len().min(3)];
        // A drawn population may have no benchmark; that is another test's matter.
        let Ok(paths) = ask(&candidates, &pack, YEAR, |paths| paths_of(paths, few)) else { return Ok(()) };
        for path in paths {
            hold(&candidates, &pack, &path);
        }
    }

    #[test]
    fn where_marks_stand_still_every_lever_is_inverted(method in slow::strategy::method(), firms in slow::strategy::firms()) {
        let text = measured::measured(&still(method));
        let pack = EvaluationPack::parse("drawn.toml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let candidates: Vec<Candidate> = firms.iter().enumerate().map(|(index, firm)| measured::candidate(index, firm)).collect();
        let few = &candidates[..candidates.len().min(6)];
        for path in ask(&candidates, &pack, YEAR, |paths| paths_of(paths, few)).unwrap() {
            let [_, searched] = hold(&candidates, &pack, &path);
            prop_assert_eq!(searched, 0, "{:?}\n{}", path, text);
        }
    }

    #[test]
    fn the_combination_reaches_it_and_is_never_dearer_than_one_lever(
        method in slow::strategy::method(),
        firms in slow::strategy::firms(),
        rates in [1_i64..500, 1_i64..500, 1_i64..500],
    ) {
        let pack = EvaluationPack::parse("drawn.toml", &measured::measured(&still(method))).unwrap();
        let candidates: Vec<Candidate> = firms.iter().enumerate().map(|(index, firm)| measured::candidate(index, firm)).collect();
        let costs = LeverCosts(LEVERS.iter().zip(rates).map(|((measure, ..), rate)| {
            (*measure, LeverCost { up: Some(Fen(rate * 100)), down: Some(Fen(rate * 50)), least: None, most: None })
        }).collect());
        let few = &candidates[..candidates.len().min(4)];
        ask(&candidates, &pack, YEAR, |paths| {
            for candidate in few {
                let Ok(found) = paths.cheapest(&candidate.enterprise, &costs) else { continue };
                let path = paths.of(&candidate.enterprise).unwrap();
                let changes: Vec<(Measure, i64)> = found.changes.iter().map(|change| (change.lever, change.to)).collect();
                assert!(reaches(&candidates, &pack, &path, &changes), "{found:?}");
                let spent: Fen = found.changes.iter().map(|change| change.cost).sum();
                assert_eq!(spent, found.cost);
                for lever in levers(&path) {
                    let (Some(from), Reach::At { to, .. }) = (lever.from, lever.reach) else { continue };
                    let rate = costs.0[&lever.lever];
                    let rate = if to > from { rate.up } else { rate.down }.unwrap().0 as f64;
                    let (_, _, _, one) = LEVERS.into_iter().find(|(measure, ..)| *measure == lever.lever).unwrap();
                    let alone = (to - from).abs() as f64 / one * rate;
                    assert!(found.cost.0 as f64 <= alone + 1.0, "{found:?} against {lever:?} for {alone}");
                }
            }
        }).unwrap();
    }
}

/// Ten firms with 15 to 24 万元 of tax on 3 mu with 100 万千瓦时.
fn ten() -> Vec<Candidate> {
    (0..10)
        .map(|n| {
            let inputs = [(Measure::TaxPaid, 15_000_000 + n * 1_000_000), (Measure::Land, mu("3").0)];
            let inputs: Vec<(Measure, i64)> =
                inputs.into_iter().chain([(Measure::Electricity, 1_000_000_000)]).collect();
            town::candidate(&format!("F{n}"), Scale::BelowScale, &inputs)
        })
        .collect()
}

#[test]
fn an_owner_reads_what_would_make_it_c() {
    let candidates = ten();
    ask(&candidates, &pack(), YEAR, |paths| {
        let path = paths.of(&town::firm("F0")).unwrap();
        assert_eq!(path.from, Grade::D);
        let text: Vec<&str> = path.lines.iter().map(|line| line.zh.as_str()).collect();
        // Equal scores share the better rank, so the ninth's 16 万元 are enough; 16 ÷ 3 mu is 1.4381 % more than 15 ÷ 2.8125.
        assert_eq!(text[1], "税收增加 1.00 万元（由 15.00 到 16.00 万元）即可达到 C 类");
        let land = levers(&path).iter().find(|lever| lever.lever == Measure::Land).unwrap();
        // 15 ÷ land × 50 ÷ 11.5932 makes up what 15 ÷ 100 × 50 ÷ 0.2352 lacks of the ninth's 57.0156 points.
        let Reach::At { to, found: Found::Exact, rank: 9, .. } = land.reach else { panic!("{land:?}") };
        let tax_per_power = 0.15 / 0.2352 * 50.0;
        let land_mu = 15.0 / ((57.01555 - tax_per_power) / 50.0 * 11.5932);
        assert!((model::Cm2(to).mu() - land_mu).abs() < 1e-4, "{} {land_mu}", model::Cm2(to).mu());
        let staff = levers(&path).iter().find(|lever| lever.lever == Measure::Staff).unwrap();
        assert_eq!(staff.reach, Reach::NoEffect);
        assert_eq!(paths.of(&town::firm("F9")).unwrap().next, NextGrade::Top);
        assert!(paths.of(&town::firm("nobody")).is_none());
    })
    .unwrap();
}

/// One population, graded by the rank of its first figure over its second.
fn by_rank(cuts: [u32; 3], regrades: Vec<RegradeOf>) -> MethodOf {
    MethodOf {
        populations: vec![PopulationOf {
            bound: None,
            within: None,
            by_score: false,
            cuts,
            indicators: vec![IndicatorOf {
                above: 0,
                below: Some(1),
                scoring: ScoringOf::Ratio(MarkOf::Number(5.0)),
                weight: 100,
                cap: None,
                floor: None,
                missing: MissingOf::Refuse,
            }],
        }],
        grouped: false,
        list: None,
        adjustments: vec![],
        regrades,
        decimals: 4,
        boundary: "down",
        worse: false,
        tie_break: false,
    }
}

fn firm(tax: u32, listed: Option<bool>) -> Firm {
    Firm { figures: [Some(f64::from(tax)), Some(3.0), Some(1.0)], division: 18, county: 1, listed, years: None }
}

/// The only better grade is A, and below the mean one is at best B: who comes to the top by a figure is not below the mean any more.
#[test]
fn a_rule_that_the_figure_itself_lifts_does_not_count_against_it() {
    let method = by_rank([17, 17, 17], vec![RegradeOf::BelowMean]);
    let pack = EvaluationPack::parse("t", &measured::measured(&method)).unwrap();
    let candidates: Vec<Candidate> = (0..6).map(|n| measured::candidate(n, &firm(10 + n as u32, None))).collect();
    ask(&candidates, &pack, YEAR, |paths| {
        let lowest = paths.of(&candidates[0].enterprise).unwrap();
        assert_eq!(lowest.from, Grade::D);
        hold(&candidates, &pack, &lowest);
        let to_a = |lever: &&model::LeverPath| matches!(lever.reach, Reach::At { rank: 1, grade: Grade::A, .. });
        assert!(levers(&lowest).iter().any(|lever| to_a(&lever)), "{lowest:?}");
    })
    .unwrap();
}

#[test]
fn a_veto_and_a_list_are_named_and_no_lever_helps() {
    let method = by_rank([20, 60, 90], vec![RegradeOf::VetoListed('D'), RegradeOf::BelowMean]);
    let pack = EvaluationPack::parse("t", &measured::measured(&method)).unwrap();
    let candidates: Vec<Candidate> =
        (0..10).map(|n| measured::candidate(n, &firm(10 + n as u32, Some(n == 5)))).collect();
    ask(&candidates, &pack, YEAR, |paths| {
        let vetoed = paths.of(&candidates[5].enterprise).unwrap();
        let NextGrade::Held { by, levers } = &vetoed.next else { panic!("{vetoed:?}") };
        assert_eq!((vetoed.from, by.code.as_str()), (Grade::D, "r0"));
        assert!(levers.iter().all(|lever| !matches!(lever.reach, Reach::At { .. })), "{levers:?}");
        // The best of the others has to be both among the first and above the mean, which its own tax moves.
        let second = paths.of(&candidates[7].enterprise).unwrap();
        assert_eq!(second.from, Grade::B);
        let tax = &self::levers(&second)[0];
        assert!(matches!(tax.reach, Reach::At { found: Found::Searched, grade: Grade::A, .. }), "{tax:?}");
        hold(&candidates, &pack, &second);
        // One in D that aims at C is not touched by a rule that only keeps from A.
        let last = paths.of(&candidates[0].enterprise).unwrap();
        assert!(matches!(self::levers(&last)[0].reach, Reach::At { found: Found::Exact, .. }));
    })
    .unwrap();
}

#[test]
fn the_place_is_not_safe_when_the_others_rise() {
    let candidates = ten();
    ask(&candidates, &pack(), YEAR, |paths| {
        let f0 = town::firm("F0");
        let Reach::At { ranked_score, .. } = levers(&paths.of(&f0).unwrap())[0].reach else { panic!() };
        let still = paths.holds_if_others_move(&f0, ranked_score, &BTreeMap::new()).unwrap();
        assert_eq!((still.rank, still.grade, still.holds, still.moved), (9, Grade::C, true, 0));
        let risen = BTreeMap::from([(town::firm("F1"), 0.5), (town::firm("F2"), -30.0)]);
        let safety = paths.holds_if_others_move(&f0, ranked_score, &risen).unwrap();
        assert_eq!((safety.rank, safety.grade, safety.holds, safety.moved), (9, Grade::C, true, 2));
        let risen = BTreeMap::from([(town::firm("F1"), 0.5)]);
        let safety = paths.holds_if_others_move(&f0, ranked_score, &risen).unwrap();
        assert_eq!((safety.rank, safety.grade, safety.holds, safety.firms), (10, Grade::D, false, 10));
    })
    .unwrap();
}

#[test]
fn without_costs_there_is_no_combination_and_bounds_bind() {
    let candidates = ten();
    let f0 = town::firm("F0");
    ask(&candidates, &pack(), YEAR, |paths| {
        assert_eq!(paths.cheapest(&f0, &LeverCosts::default()), Err(NoCombination::NoCosts));
        assert_eq!(paths.cheapest(&town::firm("F9"), &LeverCosts::default()), Err(NoCombination::Top));
        let tax = |most| LeverCost { up: Some(Fen(100)), most, ..LeverCost::default() };
        let land = LeverCost { down: Some(Fen(300_000)), least: Some(mu("2.7").0), ..LeverCost::default() };
        // Tax alone may not go far enough; land gives the rest.
        let both = LeverCosts(BTreeMap::from([(Measure::TaxPaid, tax(Some(15_500_000))), (Measure::Land, land)]));
        let found = paths.cheapest(&f0, &both).unwrap();
        let amounts: Vec<(Measure, i64)> = found.changes.iter().map(|change| (change.lever, change.to)).collect();
        // To the bound but for a few fen that the last cm² of land gives back.
        assert!(amounts[0].0 == Measure::TaxPaid && (15_499_900..=15_500_000).contains(&amounts[0].1), "{amounts:?}");
        assert!(amounts[1].0 == Measure::Land && amounts[1].1 > mu("2.7").0 && amounts[1].1 < mu("3").0, "{amounts:?}");
        let narrow = LeverCosts(BTreeMap::from([(Measure::TaxPaid, tax(Some(15_100_000)))]));
        assert_eq!(paths.cheapest(&f0, &narrow), Err(NoCombination::Bounds));
    })
    .unwrap();
}
