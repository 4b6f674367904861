//! Scores, ranks, grades: golden vectors, ties, missing values, order.

mod oracle;
mod town;

use model::statement::Scale;
use model::{Candidate, Grade, Measure, Scored};
use proptest::prelude::*;
use town::*;

/// An enterprise on exactly 3 mu, which are a whole number of cm².
fn below(id: &str, tax_wan: i64, wan_kwh: i64) -> Candidate {
    let inputs = [
        (Measure::TaxPaid, tax_wan * 1_000_000),
        (Measure::Land, 20_000_000),
        (Measure::Electricity, wan_kwh * 10_000_000),
    ];
    candidate(id, Scale::BelowScale, &inputs)
}

fn above(id: &str, emissions: Option<i64>) -> Candidate {
    // On 3 mu: 36 万元 tax, 240 万元 value added, 80 tce, 16 persons, R&D 0.02 of revenue: vector (b) of DOMAIN 1.2.
    let mut inputs = vec![
        (Measure::TaxPaid, 36_000_000),
        (Measure::Land, 20_000_000),
        (Measure::ValueAdded, 240_000_000),
        (Measure::Energy, 80_000),
        (Measure::Staff, 16_000),
        (Measure::RdSpending, 2_000_000),
        (Measure::Revenue, 100_000_000),
    ];
    inputs.extend(emissions.map(|grams| (Measure::Emissions, grams)));
    candidate(id, Scale::AboveScale, &inputs)
}

#[test]
fn the_golden_vectors_come_out_of_raw_figures() {
    // 0.08 t of emissions: 240 ÷ 0.08 = 3000 万元 a tonne.
    let candidates = [above("b", Some(80_000)), candidate_c()];
    let assessment = assess::assess(&candidates, &pack(), YEAR).unwrap();
    let (_, b) = assessment.of(&firm("b")).unwrap();
    assert_eq!(format!("{:.4}", b.score), "69.9392");
    let points: Vec<String> = b.indicators.iter().map(|indicator| format!("{:.4}", indicator.points)).collect();
    assert_eq!(points, ["14.9396", "11.7509", "22.2717", "6.0854", "8.2690", "6.6225"]);
    let (_, c) = assessment.of(&firm("c")).unwrap();
    assert_eq!(format!("{:.4}", c.score), "53.4521");
    assert_eq!(c.ranked_score, 53.4521);
}

/// 规下: 5 万元/亩, 0.15 万元 per 万千瓦时.
fn candidate_c() -> Candidate {
    let inputs = [(Measure::TaxPaid, 15_000_000), (Measure::Land, 20_000_000), (Measure::Electricity, 1_000_000_000)];
    candidate("c", Scale::BelowScale, &inputs)
}

#[test]
fn missing_emissions_get_the_mean_points_of_those_that_have_them() {
    let candidates = [above("a", Some(80_000)), above("b", Some(40_000)), above("c", None)];
    let assessment = assess::assess(&candidates, &pack(), YEAR).unwrap();
    let points = |id: &str| assessment.of(&firm(id)).unwrap().1.indicators[3].clone();
    assert_eq!(points("c").scored, Scored::MissingAsMean);
    assert_eq!(points("c").value, None);
    assert!((points("c").points - (points("a").points + points("b").points) / 2.0).abs() < 1e-12);
    let none = assess::assess(&[above("a", None)], &pack(), YEAR).unwrap();
    assert_eq!(none.of(&firm("a")).unwrap().1.indicators[3].scored, Scored::MissingAsZero);
}

#[test]
fn equal_ranked_scores_share_the_better_rank_and_grade() {
    // Ten firms; ranks 9 and 10 tie, so both are rank 9 (0.9) and C, and nobody is D.
    let mut candidates: Vec<Candidate> = (0..8).map(|index| below(&format!("a{index}"), 100 - index, 10)).collect();
    candidates.extend([below("y", 1, 10), below("z", 1, 10)]);
    let assessment = assess::assess(&candidates, &pack(), YEAR).unwrap();
    let results = &assessment.populations[1].results;
    assert_eq!(results.iter().map(|result| result.rank).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    let grades: String = results.iter().map(|result| format!("{:?}", result.grade)).collect();
    assert_eq!(grades, "AABBBBCCCC");
    let cuts: Vec<(Grade, u32)> = assessment.populations[1].cuts.iter().map(|cut| (cut.grade, cut.firms)).collect();
    assert_eq!(cuts, [(Grade::A, 2), (Grade::B, 4), (Grade::C, 4), (Grade::D, 0)]);
    assert_eq!(assessment.populations[1].cuts[3].lowest, None);
}

#[test]
fn the_same_enterprise_twice_is_refused_by_name() {
    let error = assess::assess(&[below("a", 1, 1), below("a", 2, 1)], &pack(), YEAR).unwrap_err();
    assert_eq!(error.to_string(), "enterprise `ent-a` stands in the candidates more than once; keep one row for it");
}

#[test]
fn a_year_without_shares_is_refused() {
    assert!(assess::assess(&[], &pack(), 2017).unwrap_err().to_string().contains("`grades.a`"));
}

#[test]
fn a_run_is_named_by_pack_and_inputs_and_carries_its_assumptions() {
    let one = assess::assess(&[below("a", 1, 1)], &pack(), YEAR).unwrap();
    let other = assess::assess(&[below("a", 2, 1)], &pack(), YEAR).unwrap();
    assert_eq!(one.pack, pack().hash);
    assert_ne!(one.inputs, other.inputs);
    assert_eq!(one.unsourced, pack().unsourced(YEAR));
    assert!(one.unsourced.iter().any(|note| note.parameter == "grades.c" && note.value == "0.9 share"));
}

#[test]
fn a_thousand_orders_give_the_same_bytes() {
    let mut candidates: Vec<Candidate> =
        (0..30).map(|index| below(&format!("f{index:02}"), (index * 7919) % 11, 1 + index % 5)).collect();
    candidates.extend((0..10).map(|index| above(&format!("u{index:02}"), (index % 3 > 0).then_some(index * 1000))));
    let bytes =
        |candidates: &[Candidate]| serde_json::to_vec(&assess::assess(candidates, &pack(), YEAR).unwrap()).unwrap();
    let first = bytes(&candidates);
    let mut state = 12345_u64;
    for _ in 0..1000 {
        for index in (1..candidates.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            candidates.swap(index, (state >> 33) as usize % (index + 1));
        }
        assert!(bytes(&candidates) == first);
    }
}

/// Small numbers, so that ties, zeros and missing figures are common.
fn any_candidate() -> impl Strategy<Value = Candidate> {
    let amount = prop_oneof![3 => (0_i64..6).prop_map(Some), 1 => Just(None)];
    (any::<bool>(), prop::collection::vec(amount, 9), 0_u8..12).prop_map(|(large, amounts, exempt)| {
        let all = [
            (Measure::TaxPaid, 1_000_000),
            (Measure::ValueAdded, 10_000_000),
            (Measure::Revenue, 100_000_000),
            (Measure::Energy, 1_000),
            (Measure::Electricity, 10_000_000),
            (Measure::Emissions, 10_000),
            (Measure::Staff, 1_000),
            (Measure::RdSpending, 1_000_000),
            (Measure::Land, 6_666_667),
        ];
        let stated: Vec<(Measure, i64)> =
            all.iter().zip(amounts).filter_map(|((measure, unit), amount)| Some((*measure, amount? * unit))).collect();
        let scale = if large { Scale::AboveScale } else { Scale::BelowScale };
        let mut candidate = candidate("", scale, &stated);
        candidate.exempt = (exempt == 0).then(|| "登记状态为吊销".to_owned());
        candidate
    })
}

proptest! {
    #[test]
    fn the_engine_agrees_with_a_slow_and_plain_evaluator(mut candidates in prop::collection::vec(any_candidate(), 0..60)) {
        for (index, candidate) in candidates.iter_mut().enumerate() {
            candidate.enterprise = firm(&format!("{index:03}"));
        }
        let assessment = assess::assess(&candidates, &pack(), YEAR).unwrap();
        let expected = oracle::evaluate(&candidates, &pack());
        let found: Vec<oracle::Line> = assessment
            .populations
            .iter()
            .flat_map(|population| &population.results)
            .map(|result| oracle::Line {
                enterprise: result.candidate.enterprise.clone(),
                score: format!("{:.9}", result.score),
                rank: result.rank,
                grade: result.grade,
            })
            .collect();
        let mut found = found;
        found.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(found.len() + assessment.not_graded.len(), candidates.len());
        for population in &assessment.populations {
            let firms: u32 = population.cuts.iter().map(|cut| cut.firms).sum();
            prop_assert_eq!(firms as usize, population.results.len());
        }
    }
}
