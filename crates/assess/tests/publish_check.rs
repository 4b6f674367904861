//! What an official sees before a pack is adopted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod slow;
mod town;

use assess::publish_check::{Gravity, PublishCheck, PublishIssue, publish_check};
use assess::what_if::Views;
use model::{Candidate, Fen, Grade, Measure, Scale};
use proptest::prelude::*;
use rules::EvaluationPack;
use slow::measured;
use town::{candidate, firm, mu, pack};

const YEAR: i16 = 2022;
const TEXT: &str = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");

fn check(proposal: &EvaluationPack, candidates: &[Candidate]) -> PublishCheck {
    let views = Views { groups: &|_| Vec::new(), amount: &|_, _| Fen::ZERO };
    publish_check(proposal, Some(&pack()), candidates, YEAR, views, 10_000)
}

fn punished(check: &PublishCheck, lever: Measure) -> Option<&assess::publish_check::PublishFinding> {
    check.findings.iter().find(|f| matches!(&f.what, PublishIssue::Punished(p) if p.lever == lever))
}

fn below(name: &str, land: &str) -> Candidate {
    let inputs = [(Measure::TaxPaid, 15_000_000), (Measure::Land, mu(land).0), (Measure::Electricity, 1_000_000_000)];
    candidate(name, Scale::BelowScale, &inputs)
}

fn above(name: &str) -> Candidate {
    let wan = 1_000_000;
    let inputs = [
        (Measure::TaxPaid, 100 * wan),
        (Measure::ValueAdded, 500 * wan),
        (Measure::Revenue, 2_000 * wan),
        (Measure::RdSpending, 60 * wan),
        (Measure::Land, mu("6").0),
        (Measure::Energy, 200_000),
        (Measure::Staff, 30_000),
        (Measure::Emissions, 300_000),
    ];
    candidate(name, Scale::AboveScale, &inputs)
}

#[test]
fn a_threshold_on_land_leaves_some_out_and_punishes_giving_land_back() {
    let text = TEXT.replace("scale == 'below_scale'", "scale == 'below_scale' and land >= 3");
    let proposal = EvaluationPack::parse("t", &text).unwrap();
    let candidates = [below("A", "3.2"), below("B", "5"), below("C", "2"), below("D", "900")];
    let found = check(&proposal, &candidates);
    let gap = found.findings.iter().find(|finding| finding.what == PublishIssue::Gap).unwrap();
    assert_eq!((gap.gravity, gap.firms, gap.example.clone()), (Gravity::Warning, 1, Some(firm("C"))));
    // By the text too: a firm below scale with less than 3 mu.
    assert!(found.findings.iter().any(|f| f.what == PublishIssue::ByText && f.line.zh.contains("没有任何评价对象收")));
    let land = punished(&found, Measure::Land).unwrap();
    let PublishIssue::Punished(example) = &land.what else { panic!() };
    assert_eq!((land.example.clone(), land.firms), (Some(firm("A")), 3), "{}", land.line.zh);
    // Just below 3 mu nobody grades it any more.
    assert_eq!((example.from, example.after), (mu("3.2").0, None));
    assert!(example.to < mu("3").0 && example.to >= mu("3").0 - 1, "{example:?}");
    assert!(punished(&found, Measure::TaxPaid).is_none());
    assert!(
        found.what_if.is_some_and(|what_if| what_if.moves.iter().any(|moved| moved.name == "C" && moved.to.is_none()))
    );
}

#[test]
fn the_published_formula_punishes_revenue_alone() {
    let found = check(&pack(), &[above("A"), above("B"), below("C", "3")]);
    // More revenue lowers the share of R&D, and nothing else looks at it.
    let revenue = punished(&found, Measure::Revenue).unwrap();
    assert_eq!((revenue.firms, revenue.gravity), (2, Gravity::Warning));
    for lever in [Measure::TaxPaid, Measure::ValueAdded, Measure::RdSpending, Measure::Land, Measure::Energy] {
        assert!(punished(&found, lever).is_none(), "{lever:?}");
    }
    assert!(found.findings.iter().all(|finding| finding.gravity != Gravity::Error), "{:?}", found.findings);
    assert!(found.unsourced.iter().any(|note| note.parameter == "grades.a"));
    assert!(found.probes.tried > 0 && found.probes.left_out == 0);
}

#[test]
fn blanks_stop_the_check_and_overlaps_name_both() {
    let blank = EvaluationPack::parse("t", &TEXT.replacen("weight = 30", "weight = \"blank\"", 1)).unwrap();
    let found = check(&blank, &[above("A")]);
    assert_eq!(found.findings[0].what, PublishIssue::Blank { place: "above_scale.tax_per_mu.weight".to_owned() });
    assert!(found.what_if.is_none() && found.findings[0].gravity == Gravity::Error);
    let text = TEXT.replace("when = \"scale == 'above_scale'\"", "when = \"revenue * 7 == 17500\"");
    let Ok(both) = EvaluationPack::parse("t", &text) else { panic!("the text check cannot prove this overlap") };
    let mut large = below("B", "3");
    large.inputs.insert(Measure::Revenue, town::input(2_500_000_000));
    let found = check(&both, &[large]);
    let overlap = found.findings.iter().find(|finding| finding.example == Some(firm("B"))).unwrap();
    let PublishIssue::Overlap { populations } = &overlap.what else { panic!("{overlap:?}") };
    assert_eq!((populations[0].as_str(), populations[1].as_str()), ("above_scale", "below_scale"));
    assert_eq!(overlap.gravity, Gravity::Error);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every counter-example is one: the evaluation is run anew with the improvement.
    #[test]
    fn a_counter_example_is_punished_indeed(method in slow::strategy::method(), firms in slow::strategy::firms()) {
        let pack = EvaluationPack::parse("drawn.toml", &measured::measured(&method)).unwrap();
        let candidates: Vec<Candidate> =
            firms.iter().take(12).enumerate().map(|(index, firm)| measured::candidate(index, firm)).collect();
        let views = Views { groups: &|_| Vec::new(), amount: &|_, _| Fen::ZERO };
        let found = publish_check(&pack, None, &candidates, measured::YEAR, views, 2_000);
        for finding in &found.findings {
            let PublishIssue::Punished(example) = &finding.what else { continue };
            let mut changed = candidates.clone();
            let of = changed.iter_mut().find(|c| Some(&c.enterprise) == finding.example.as_ref()).unwrap();
            let (enterprise, input) = (of.enterprise.clone(), of.inputs.get_mut(&example.lever).unwrap());
            prop_assert_eq!(input.amount, example.from);
            input.amount = example.to;
            let after = assess::assess(&changed, &pack, measured::YEAR).ok();
            let after = after.and_then(|run| run.of(&enterprise).map(|(_, result)| (result.ranked_score, result.grade)));
            let before: (f64, Grade) = example.before;
            prop_assert_eq!(after, example.after, "{}", finding.line.zh);
            prop_assert!(after.is_none_or(|after| after.0 <= before.0 || after.1 > before.1), "{}", finding.line.zh);
        }
    }
}
