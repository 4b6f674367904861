use super::*;

const HUANGYAN: &str = include_str!("../../../../rulepacks/evaluation/huangyan-2022/pack.toml");

fn changed(from: &str, to: &str) -> String {
    assert!(HUANGYAN.contains(from), "{from}");
    HUANGYAN.replacen(from, to, 1)
}

fn check_refused(text: &str, expect: &str) {
    let error = EvaluationPack::parse("p.toml", text).expect_err("the pack must be refused");
    assert!(error.to_string().contains(expect), "{error}\n{expect}");
    assert_eq!(error.file, "p.toml");
}

#[test]
fn the_published_formula_gives_the_golden_scores() {
    let pack = EvaluationPack::parse("p.toml", HUANGYAN).unwrap();
    let found: Vec<String> = pack.run_cases().iter().map(|case| format!("{:.4}", case.found.unwrap())).collect();
    assert_eq!(found, ["100.0000", "69.9392", "53.4521"]);
    assert!(pack.run_cases().iter().all(|case| case.passed));
}

#[test]
fn a_wrong_benchmark_fails_the_packs_own_case() {
    let text = changed("benchmark = 24.097", "benchmark = 24.096");
    let outcomes = EvaluationPack::parse("p.toml", &text).unwrap().run_cases();
    assert_eq!(outcomes.iter().map(|case| case.passed).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn wrong_packs_are_refused_with_the_place_and_what_to_write() {
    check_refused(&changed("weight = 30", "weight = 31"), "`above_scale` sum to 101, not to 100");
    check_refused(&changed("weight = 30", "weight = 0"), "sum to 70");
    check_refused(&changed("weight = 30", "wieght = 30"), "unknown field `wieght`");
    check_refused(&changed("benchmark = 136.16", "benchmark = 0"), "benchmark that is not above zero");
    check_refused(&changed("unit = \"亩\"", "unit = \"公顷\""), "write one of: 亩, ㎡");
    check_refused(&changed("scale = \"below_scale\"", "scale = \"above_scale\""), "overlaps");
    check_refused(&changed("code = \"value_added_per_mu\"", "code = \"tax_per_mu\""), "stands twice");
    check_refused(
        &changed("[\"enterprise\", \"tax\"]", "[\"enterprise\", \"fire\"]"),
        "cannot come from Fire (消防救援)",
    );
    check_refused(&changed("[\"enterprise\", \"tax\"]", "[]"), "names no department");
    check_refused(&changed("measure = \"tax_paid\"\ndep", "measure = \"land\"\ndep"), "`[land]` rule");
    check_refused(&changed("measure = \"emissions\"\ndep", "measure = \"tax_paid\"\ndep"), "two orders");
    check_refused(&changed("a = \"grades.a\"", "a = \"grades.x\""), "parameter `grades.x` is missing");
    check_refused(&changed("value = 0.60", "value = 0.10"), "do not rise");
    check_refused(&changed("value = 4 }", "value = 2.5 }"), "no number of decimals");
    check_refused(&changed("tax_per_mu = 12,", ""), "no value for indicator `tax_per_mu`");
    check_refused(&changed("tolerance = \"land.declared_tolerance\"", "tolerance = \"x\""), "`x` is missing");
}

#[test]
fn errors_name_line_and_column() {
    let text = changed("weight = 30", "wieght = 30");
    let line = text.lines().position(|line| line.starts_with("wieght")).unwrap() + 1;
    assert_eq!(EvaluationPack::parse("p.toml", &text).unwrap_err().position, Some((line, 1)));

    let text = changed("benchmark = 0.2352", "benchmark = -1");
    let line = text.lines().enumerate().filter(|(_, line)| *line == "[[population.indicator]]").nth(7).unwrap().0 + 1;
    assert_eq!(EvaluationPack::parse("p.toml", &text).unwrap_err().position, Some((line, 1)));
}

#[test]
fn what_no_source_gives_is_noted() {
    let pack = EvaluationPack::parse("p.toml", HUANGYAN).unwrap();
    let notes: Vec<String> = pack.unsourced(2022).into_iter().map(|note| note.parameter).collect();
    for expected in ["grades.a", "grades.c", "ranking.decimals", "land", "source.tax_paid", "pollutants", "scope"] {
        assert!(notes.iter().any(|note| note == expected), "{expected} in {notes:?}");
    }
    assert!(pack.unsourced(2022).iter().all(|note| !note.value.is_empty() && !note.meaning.is_empty()));
}

#[test]
fn a_year_before_the_shares_is_refused_by_name() {
    let pack = EvaluationPack::parse("p.toml", HUANGYAN).unwrap();
    assert!(pack.quotas(2017).unwrap_err().to_string().contains("`grades.a` has no value on 2017-12-31"));
    assert_eq!(pack.quotas(2022).unwrap().decimals, 4);
}

#[test]
fn units_are_read_from_the_pack() {
    let pack = EvaluationPack::parse("p.toml", HUANGYAN).unwrap();
    let per_mu = &pack.populations[0].indicators[0];
    assert_eq!(per_mu.value(Some(12_000_000), Some(20_000_000)), Some(4.0)); // 12 万元 on 3 mu
    assert_eq!(per_mu.value(Some(12_000_000), Some(0)), None);
    assert_eq!(per_mu.value(None, Some(1)), None);
    let share = &pack.populations[0].indicators[5];
    assert_eq!(share.value(Some(3), Some(100)), Some(0.03));
}

#[test]
fn every_pair_of_small_integers_on_a_decimal_boundary_is_on_the_better_side() {
    let quotas = EvaluationPack::parse("p.toml", HUANGYAN).unwrap().quotas(2022).unwrap();
    for firms in 1..=3000_u32 {
        for (grade, percent) in [(Grade::A, 20), (Grade::B, 60), (Grade::C, 90)] {
            let last = firms * percent / 100;
            if last > 0 {
                assert!(quotas.grade(last, firms) <= grade, "{last} of {firms}");
            }
            assert!(quotas.grade(last + 1, firms) > grade, "{} of {firms}", last + 1);
        }
    }
}

#[test]
fn scores_are_rounded_before_they_rank() {
    let quotas = EvaluationPack::parse("p.toml", HUANGYAN).unwrap().quotas(2022).unwrap();
    assert_eq!(quotas.ranked(69.939_249), 69.9392);
    assert_eq!(quotas.ranked(69.939_251), 69.9393);
    assert!(quotas.ranked(-0.000_01).is_sign_positive());
}
