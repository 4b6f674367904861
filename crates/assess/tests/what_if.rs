//! A change of the rules before it is adopted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod slow;
mod town;

use assess::what_if::{Views, compare, what_if};
use model::{Candidate, Fen, Grade, Measure, Scale};
use proptest::prelude::*;
use rules::EvaluationPack;
use slow::measured;
use town::{candidate, firm, mu, pack};

const YEAR: i16 = 2022;
const TEXT: &str = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");

fn ten() -> Vec<Candidate> {
    (0..10)
        .map(|n| {
            let inputs = [
                (Measure::TaxPaid, 15_000_000 + n * 1_000_000),
                (Measure::Land, mu("3").0),
                (Measure::Electricity, 1_000_000_000),
            ];
            let industry = if n < 5 { "1819" } else { "3311" }.to_owned();
            Candidate { industry, ..candidate(&format!("F{n}"), Scale::BelowScale, &inputs) }
        })
        .collect()
}

fn village(candidate: &Candidate) -> Vec<(String, String)> {
    let value = if candidate.enterprise < firm("F3") { "王家埭" } else { "西村" };
    vec![("村".to_owned(), value.to_owned())]
}

/// D pays 3.33 元 more, A costs 1 元.
fn amount(_: &Candidate, grade: Grade) -> Fen {
    match grade {
        Grade::A => Fen(100),
        Grade::D => Fen(-333),
        Grade::B | Grade::C => Fen::ZERO,
    }
}

#[test]
fn who_moves_where_and_what_it_yields() {
    let wider = TEXT.replace("value = 0.90", "value = 0.70");
    let proposal = EvaluationPack::parse("t", &wider).unwrap();
    let candidates = ten();
    let live = assess::assess(&candidates, &pack(), YEAR).unwrap();
    let found = what_if(&pack(), &proposal, &candidates, YEAR, Views { groups: &village, amount: &amount }).unwrap();
    // D was the last; now it is the last three.
    let moved: Vec<(&str, Option<Grade>, Option<Grade>)> =
        found.moves.iter().map(|moved| (moved.name.as_str(), moved.from, moved.to)).collect();
    assert_eq!(moved, [("F1", Some(Grade::C), Some(Grade::D)), ("F2", Some(Grade::C), Some(Grade::D))]);
    assert_eq!(found.proposal_amount - found.live_amount, Fen(-666));
    let worst = &found.groups[0];
    assert_eq!((worst.dimension.as_str(), worst.value.as_str(), worst.fallen, worst.firms), ("村", "王家埭", 2, 3));
    let text: Vec<&str> = found.lines.iter().map(|line| line.zh.as_str()).collect();
    assert!(text.contains(&"行业 18 −2 户降级（共 5 户）"), "{text:?}");
    assert!(text.contains(&"财政影响：-0.000666 万元"), "{text:?}");
    assert_eq!(found.transitions[1].counts[Grade::C as usize], [0, 0, 1, 2, 0], "{:?}", found.transitions);
    // Nothing of the live run is touched.
    assert_eq!(assess::assess(&candidates, &pack(), YEAR).unwrap(), live);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everyone_is_counted_once_and_parts_sum_to_the_whole(
        one in slow::strategy::method(),
        other in slow::strategy::method(),
        firms in slow::strategy::firms(),
    ) {
        let parse = |method| EvaluationPack::parse("drawn.toml", &measured::measured(method)).unwrap();
        let candidates: Vec<Candidate> = firms.iter().enumerate().map(|(index, firm)| measured::candidate(index, firm)).collect();
        let run = |pack: &EvaluationPack| assess::assess(&candidates, pack, measured::YEAR);
        let (Ok(live), Ok(proposal)) = (run(&parse(&one)), run(&parse(&other))) else { return Ok(()) };
        let views = Views { groups: &village, amount: &amount };
        let found = compare(&live, &proposal, &candidates, views);
        let counted: u32 = found.transitions.iter().flat_map(|matrix| matrix.counts.iter().flatten()).sum();
        prop_assert_eq!(counted as usize, candidates.len());
        for dimension in ["村", "行业", "规模"] {
            let groups = || found.groups.iter().filter(|group| group.dimension == dimension);
            prop_assert_eq!(groups().map(|group| group.firms).sum::<u32>() as usize, candidates.len());
            prop_assert_eq!(groups().map(|group| group.amount).sum::<Fen>(), found.proposal_amount - found.live_amount);
        }
        let by_grade: Fen = live.populations.iter().flat_map(|p| &p.results).map(|r| amount(&r.candidate, r.grade)).sum();
        prop_assert_eq!(by_grade, found.live_amount);
        let same = compare(&live, &live, &candidates, views);
        prop_assert!(same.moves.is_empty() && same.groups.iter().all(|group| group.amount == Fen::ZERO));
    }
}
