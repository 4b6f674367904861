//! Grades over years.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod town;

use assess::trend::{Trend, trend};
use model::{Assessment, Candidate, Derivation, Grade, Measure, Scale};
use town::{candidate, firm, mu, pack};

/// Ten firms with so much tax each, on 3 mu with 100 万千瓦时.
fn year(year: i16, tax: [i64; 10]) -> Assessment {
    let candidates: Vec<Candidate> = tax
        .into_iter()
        .enumerate()
        .map(|(n, tax)| {
            let inputs = [
                (Measure::TaxPaid, tax * 1_000_000),
                (Measure::Land, mu("3").0),
                (Measure::Electricity, 1_000_000_000),
            ];
            candidate(&format!("F{n}"), Scale::BelowScale, &inputs)
        })
        .collect();
    assess::assess(&candidates, &pack(), year).unwrap()
}

fn of_years(runs: &[Assessment]) -> Trend {
    trend(runs, &|code| Derivation { zh: format!("“{code}”"), en: format!("`{code}`") })
}

#[test]
fn grades_moves_and_years_in_d() {
    let rising = [15, 16, 17, 18, 19, 20, 21, 22, 23, 24];
    // F0 stays last for two years, then passes F1.
    let runs = [year(2021, rising), year(2022, rising), year(2023, [17, 16, 18, 19, 20, 21, 22, 23, 24, 25])];
    let found = of_years(&[runs[2].clone(), runs[0].clone(), runs[1].clone()]);
    assert_eq!(found.years, [2021, 2022, 2023]);
    let of = |name: &str| found.firms.iter().find(|of| of.enterprise == firm(name)).unwrap();
    let f0 = of("F0");
    assert_eq!(f0.grades, [Some(Grade::D), Some(Grade::D), Some(Grade::C)]);
    assert_eq!((f0.years_in_d, f0.moves.len()), (0, 1));
    let moved = &f0.moves[0];
    assert_eq!((moved.year, moved.from, moved.to), (2023, Grade::D, Grade::C));
    // 2 万元 more: 2 ÷ 3 ÷ 11.5932 × 50 = 2.8752 by tax per mu, 2 ÷ 100 ÷ 0.2352 × 50 = 4.2517 by tax per electricity.
    let most = moved.most.as_ref().unwrap();
    assert_eq!(most.code, "tax_per_electricity");
    assert!((most.after - most.before - 4.2517).abs() < 1e-4, "{most:?}");
    // C began at 16 万元 and begins at 17.
    assert!((moved.cut.unwrap() - 3.5635).abs() < 1e-4, "{moved:?}");
    assert!(
        moved
            .line
            .zh
            .starts_with("2023年度由 D 类变为 C 类：得分 +7.1269 分，变动最大的是“tax_per_electricity”（+4.2517 分）"),
        "{}",
        moved.line.zh
    );
    assert_eq!((of("F1").years_in_d, of("F1").grades[2]), (1, Some(Grade::D)));
    let in_d = of_years(&runs[..2]);
    assert_eq!(in_d.firms.iter().find(|of| of.enterprise == firm("F0")).unwrap().years_in_d, 2);
    // A year that is missing ends the count.
    let gap = of_years(&[year(2019, rising), runs[0].clone()]);
    assert_eq!(gap.firms[0].years_in_d, 1);
    for step in &found.steps {
        assert_eq!(step.counts.iter().flatten().sum::<u32>(), 10);
    }
    assert_eq!(found.steps[1].counts[Grade::D as usize], [0, 0, 1, 0, 0]);
    assert_eq!(found.steps[1].counts[Grade::C as usize][Grade::D as usize], 1);
}
