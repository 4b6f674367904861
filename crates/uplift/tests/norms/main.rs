//! Norms: planted coefficients are found under gross outliers, a peer agrees, and outliers are questions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "test data of small numbers")]

use jiff::civil::{Date, date};
use model::{Cm2, EnterpriseId, Fen, MilliPerson, Wh};
use proptest::prelude::*;
use rules::UpliftPack;
use uplift::{NormFirm, NormPosition, NormTarget, Predictor, RobustFit, norms};

const DAY: Date = date(2023, 6, 30);

fn pack() -> UpliftPack {
    UpliftPack::parse("u", include_str!("../../../../rulepacks/uplift/default/pack.toml")).unwrap()
}

#[derive(serde::Deserialize)]
struct Vector {
    rows: Vec<Vec<f64>>,
    y: Vec<f64>,
    coefficients: Vec<f64>,
    scale: f64,
    zero_weights: usize,
}

#[test]
fn statsmodels_agrees() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("vectors.json")).unwrap();
    assert_eq!(vectors.len(), 4);
    for vector in vectors {
        let fit = RobustFit::of(&vector.rows, &vector.y, 1).unwrap();
        for (ours, theirs) in fit.coefficients.iter().zip(&vector.coefficients) {
            assert!((ours - theirs).abs() < 1e-6, "{:?} {:?}", fit.coefficients, vector.coefficients);
        }
        assert!((fit.scale - vector.scale).abs() < 1e-6, "{} {}", fit.scale, vector.scale);
        assert_eq!(fit.weights.iter().filter(|weight| **weight == 0.0).count(), vector.zero_weights);
    }
}

/// Approximately normal: the sum of twelve uniform numbers.
fn normal(stream: &mut u64) -> f64 {
    let mut uniform = || {
        *stream = stream.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*stream >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..12).map(|_| uniform()).sum::<f64>() - 6.0
}

/// Rows on planted coefficients; every fifth is a gross outlier, all on one side, in y or in the first explaining column.
fn planted(count: usize, planted: &[f64; 4], seed: u64, leverage: bool) -> (Vec<Vec<f64>>, Vec<f64>) {
    let mut stream = seed;
    let (mut rows, mut y) = (Vec::new(), Vec::new());
    for at in 0..count {
        let mut row = vec![1.0, 10.0 + normal(&mut stream), 6.0 + normal(&mut stream), 3.0 + normal(&mut stream)];
        let mut value: f64 = row.iter().zip(planted).map(|(x, b)| x * b).sum::<f64>() + 0.2 * normal(&mut stream);
        if at % 5 == 4 {
            // a meter in kWh taken for 万kWh, or a tax figure in 元 taken for 万元
            if leverage { row[1] += 9.2 } else { value += 9.2 }
        }
        rows.push(row);
        y.push(value);
    }
    (rows, y)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn planted_coefficients_are_found_with_a_fifth_of_gross_outliers(
        seed in any::<u64>(), count in 120..260_usize, leverage in any::<bool>(),
        a in -2.0..2.0_f64, b in 0.3..1.0_f64, c in 0.0..0.5_f64, d in 0.0..0.5_f64,
    ) {
        let truth = [a, b, c, d];
        let (rows, y) = planted(count, &truth, seed, leverage);
        let fit = RobustFit::of(&rows, &y, 7).unwrap();
        for (found, planted) in fit.coefficients.iter().zip(&truth).skip(1) {
            prop_assert!((found - planted).abs() < 0.12, "{:?} {truth:?}", fit.coefficients);
        }
        let (centre, _) = fit.predict(&[1.0, 10.0, 6.0, 3.0]);
        let true_centre = truth[0] + truth[1] * 10.0 + truth[2] * 6.0 + truth[3] * 3.0;
        prop_assert!((centre - true_centre).abs() < 0.12, "{centre} {true_centre}");
        prop_assert!((0.12..0.42).contains(&fit.scale), "{}", fit.scale);
        // every outlier is set aside; of the others, nine in ten and more lie inside the interval
        let mut inside = 0;
        for (at, (row, y)) in rows.iter().zip(&y).enumerate() {
            let (centre, error) = fit.predict(row);
            if at % 5 == 4 {
                prop_assert!(fit.weights[at] == 0.0, "outlier {at} kept, weight {}", fit.weights[at]);
            } else if (y - centre).abs() <= 1.96 * error {
                inside += 1;
            }
        }
        let clean = count - count / 5;
        prop_assert!(inside * 10 >= clean * 8, "{inside} of {clean}");
        prop_assert_eq!(RobustFit::of(&rows, &y, 7).unwrap(), fit, "the same bits again");
    }
}

#[test]
fn least_squares_would_not_do() {
    // Without robustness (every weight one) the planted slope is lost; the guard of this file is that ours is not.
    let truth = [0.0, 0.8, 0.2, 0.1];
    let (rows, y) = planted(200, &truth, 3, true);
    let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / 200.0;
    let (mx, my) = (mean(&mut rows.iter().map(|row| row[1])), mean(&mut y.iter().copied()));
    let slope: f64 = rows.iter().zip(&y).map(|(row, y)| (row[1] - mx) * (y - my)).sum::<f64>()
        / rows.iter().map(|row| (row[1] - mx) * (row[1] - mx)).sum::<f64>();
    assert!((slope - 0.8).abs() > 0.4, "{slope}");
    assert!((RobustFit::of(&rows, &y, 7).unwrap().coefficients[1] - 0.8).abs() < 0.1);
}

#[test]
fn too_few_rows_or_columns_that_do_not_vary_give_no_line() {
    let (rows, y) = planted(8, &[0.0, 1.0, 0.0, 0.0], 1, false);
    assert!(RobustFit::of(&rows, &y, 1).is_none());
    let same: Vec<Vec<f64>> = (0..50).map(|_| vec![1.0, 2.0]).collect();
    assert!(RobustFit::of(&same, &vec![1.0; 50], 1).is_none());
}

/// A firm that pays 2 % of what its electricity suggests.
fn firm(number: i64, trade: &str) -> NormFirm {
    let size = 100 + 37 * (number % 23) + number;
    NormFirm {
        electricity: Some(Wh(size * 1_000_000)),
        floor_area: Some(Cm2((size + 13 * (number % 7)) * 5_000)),
        staff: Some(MilliPerson(size * (20 + number % 5))),
        tax: Some(Fen(size * 20_000 * (95 + (number * 7) % 11) / 100)),
        insurance: Some(Fen(size * 8_000 * (93 + (number * 5) % 13) / 100)),
        output: None,
        ..NormFirm::unknown(EnterpriseId(format!("ent-{number:03}")), Some(trade.to_owned()))
    }
}

#[test]
fn an_outlier_is_a_question_and_not_reported_is_not_zero() {
    let mut firms: Vec<NormFirm> = (0..60).map(|number| firm(number, "18")).collect();
    firms[3].tax = Some(Fen(firms[3].tax.unwrap().0 / 100));
    firms[4].tax = None;
    firms[5].tax = Some(Fen(0));
    firms[6].staff = None;
    firms[7].tax = Some(Fen(firms[7].tax.unwrap().0 * 100));
    let found = norms(&firms, &pack(), (2022, DAY), 1).unwrap();
    let line = |at: usize, target| {
        found.lines.iter().find(|line| line.enterprise == firms[at].enterprise && line.target == target).unwrap()
    };
    for (at, expected) in [
        (0, NormPosition::Usual),
        (3, NormPosition::AskBelow),
        (4, NormPosition::NotReported),
        (5, NormPosition::AskBelow),
        (6, NormPosition::NotComparable),
        (7, NormPosition::AskAbove),
    ] {
        let line = line(at, NormTarget::Tax);
        assert_eq!(line.position, expected, "{at}: {}", line.because.zh);
        let asks = matches!(expected, NormPosition::AskBelow | NormPosition::AskAbove);
        assert_eq!(line.because.zh.contains("不是认定") && line.because.en.contains("not a finding"), asks);
        assert!(line.because.zh.contains("截至 2023-06-30") && line.because.en.contains("as of 2023-06-30"));
    }
    assert!(line(4, NormTarget::Tax).because.zh.contains("未报，不按零计"));
    assert_eq!(line(4, NormTarget::Tax).reported, None);
    assert!(line(4, NormTarget::Tax).expected.is_some(), "what is usual can still be said");
    let norm = found.norms.iter().find(|norm| norm.target == NormTarget::Tax).unwrap();
    assert_eq!((norm.enterprises, norm.complete), (60, 57), "neither the missing, nor zero, nor the incomplete");
    assert!(norm.set_aside >= 2);
    assert_eq!(norm.predictors, Predictor::ALL);
    assert!(found.norms.iter().all(|norm| norm.target != NormTarget::Output), "nobody reported output");
    assert_eq!(found.unsourced.len(), 3);
}

#[test]
fn a_trade_with_too_few_is_compared_with_all() {
    let mut firms: Vec<NormFirm> = (0..40).map(|number| firm(number, "18")).collect();
    firms.extend((40..45).map(|number| firm(number, "29")));
    let found = norms(&firms, &pack(), (2022, DAY), 1).unwrap();
    let trades: Vec<_> =
        found.norms.iter().filter(|norm| norm.target == NormTarget::Tax).map(|norm| &norm.trade).collect();
    assert_eq!(trades, [&Some("18".to_owned()), &None]);
    let small =
        found.lines.iter().find(|line| line.enterprise.0 == "ent-042" && line.target == NormTarget::Tax).unwrap();
    assert!(small.because.zh.contains("依据 45 家"), "{}", small.because.zh);
    let mut turned = firms.clone();
    turned.reverse();
    assert_eq!(norms(&turned, &pack(), (2022, DAY), 1).unwrap(), found, "whatever the order of the rows");
}
