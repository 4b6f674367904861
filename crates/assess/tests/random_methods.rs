//! Random methods over random populations: the engine against the plain evaluator.

mod slow;

use model::statement::Scale;
use model::{Candidate, EnterpriseId, FactValue, Grade, PastGrade};
use proptest::prelude::*;
use slow::evaluator::{Line, evaluate, rounded};
use slow::method::{Firm, MethodOf};

const YEAR: i16 = 2022;

fn candidate(index: usize, firm: &Firm) -> Candidate {
    let id = EnterpriseId(format!("firm-{index:03}"));
    let mut candidate = Candidate::new(id, &format!("firm {index}"), Scale::BelowScale);
    candidate.industry = format!("{:02}11", firm.division);
    for (name, figure) in ["x", "y", "z"].iter().zip(firm.figures) {
        candidate.facts.extend(figure.map(|figure| ((*name).to_owned(), FactValue::Number(figure))));
    }
    candidate.facts.insert("county".to_owned(), FactValue::Number(f64::from(firm.county)));
    candidate.facts.extend(firm.listed.map(|listed| ("listed".to_owned(), FactValue::Truth(listed))));
    if let Some(years) = firm.years {
        // So many years of D up to last year, and a C before them.
        candidate.history = (1..=years).map(|back| PastGrade { year: YEAR - back as i16, grade: Grade::D }).collect();
        candidate.history.push(PastGrade { year: YEAR - 1 - years as i16, grade: Grade::C });
    }
    candidate
}

/// A rounding that a last bit decides, or two scores that only it orders, makes the two evaluators differ lawfully.
fn close_call(method: &MethodOf, lines: &[Option<Line>]) -> bool {
    let scale = 10_f64.powi(method.decimals as i32);
    lines.iter().flatten().any(|line| {
        let scaled = (line.score * scale).abs();
        (scaled.fract() - 0.5).abs() < 1e-6
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600), ..ProptestConfig::default() })]

    #[test]
    fn the_engine_equals_the_plain_evaluator(method in slow::strategy::method(), firms in slow::strategy::firms()) {
        let text = slow::text::pack(&method);
        let pack = rules::EvaluationPack::parse("drawn.toml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let candidates: Vec<Candidate> = firms.iter().enumerate().map(|(index, firm)| candidate(index, firm)).collect();
        let expected = evaluate(&method, &firms);
        prop_assume!(!close_call(&method, &expected));
        let assessment = assess::assess(&candidates, &pack, YEAR).unwrap_or_else(|error| panic!("{error}\n{text}"));
        for (candidate, line) in candidates.iter().zip(&expected) {
            let found = assessment.of(&candidate.enterprise);
            let Some(line) = line else {
                prop_assert!(found.is_none(), "{} is graded\n{text}", candidate.name);
                prop_assert!(assessment.not_graded.iter().any(|entry| entry.enterprise == candidate.enterprise));
                continue;
            };
            let Some((population, result)) = found else { panic!("{} is not graded\n{text}", candidate.name) };
            prop_assert_eq!(&population.population, &format!("p{}", line.population));
            for (indicator, points) in result.indicators.iter().zip(&line.points) {
                prop_assert!((indicator.points - points).abs() <= 1e-9 * points.abs().max(1.0), "{indicator:?} {points}\n{text}");
            }
            prop_assert!((result.score - line.score).abs() <= 1e-9 * line.score.abs().max(1.0), "{} {}", result.score, line.score);
            prop_assert_eq!(result.ranked_score, rounded(line.score, method.decimals) + 0.0);
            prop_assert_eq!((result.rank as usize, population.firms as usize), (line.rank, line.firms), "{}", text);
            let grades = (format!("{:?}", result.initial), format!("{:?}", result.grade));
            prop_assert_eq!(grades, (line.initial.to_string(), line.grade.to_string()), "{}", text);
        }
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter(method in slow::strategy::method(), firms in slow::strategy::firms()) {
        let pack = rules::EvaluationPack::parse("drawn.toml", &slow::text::pack(&method)).unwrap();
        let mut candidates: Vec<Candidate> = firms.iter().enumerate().map(|(index, firm)| candidate(index, firm)).collect();
        let forward = assess::assess(&candidates, &pack, YEAR).unwrap();
        candidates.reverse();
        let backward = assess::assess(&candidates, &pack, YEAR).unwrap();
        prop_assert_eq!(serde_json::to_string(&forward).unwrap(), serde_json::to_string(&backward).unwrap());
    }
}
