use super::*;
use model::Grade;

const HUANGYAN: &str = include_str!("../../../../rulepacks/evaluation/huangyan-2022/pack.toml");

fn changed(from: &str, to: &str) -> String {
    assert!(HUANGYAN.contains(from), "{from}");
    HUANGYAN.replacen(from, to, 1)
}

fn check_refused(text: &str, expect: &str) {
    let error = EvaluationPack::parse("p.toml", text).expect_err("the pack must be refused");
    assert!(error.to_string().contains(expect), "{error}\n{expect}");
    // Who writes a pack reads Chinese first.
    let chinese = error.chinese();
    assert!(error.zh.is_some() && chinese.starts_with("p.toml") && chinese.contains('；'), "{chinese}");
    assert_eq!(error.file, "p.toml");
}

fn quotas() -> Quotas {
    let pack = EvaluationPack::parse("p.toml", HUANGYAN).unwrap();
    pack.quotas(&pack.populations[0], 2022).unwrap()
}

#[test]
fn wrong_packs_are_refused_with_the_place_and_what_to_write() {
    check_refused(&changed("weight = 30", "weight = 31"), "`above_scale` sum to 101, not to 100");
    check_refused(&changed("weight = 30", "weight = 0"), "weight that is not above zero");
    check_refused(&changed("weight = 30", "wieght = 30"), "unknown field `wieght`");
    check_refused(&changed("weight = 30", "weight = \"thirty\""), "`thirty` is no number");
    check_refused(&changed("benchmark = 136.16", "benchmark = 0"), "benchmark that is not above zero");
    check_refused(&changed("benchmark = 136.16", "benchmark = { of = \"percentile\" }"), "needs `percent`");
    check_refused(
        &changed("benchmark = 136.16", "benchmark = { of = \"mean\", within = [\"x\"] }"),
        "which is no fact",
    );
    check_refused(&changed("benchmark = 136.16\n", ""), "has no benchmark");
    check_refused(&changed("benchmark = 136.16", "benchmark = { by_group = { a = 1 } }"), "unknown group `a`");
    check_refused(&changed("method = \"ratio_to_benchmark\"", "method = \"rank\""), "its method does not read");
    check_refused(&changed("method = \"ratio_to_benchmark\"", "method = \"min_max\""), "no base or span");
    check_refused(&changed("unit = \"亩\"", "unit = \"公顷\""), "write one of: 亩, ㎡");
    check_refused(&changed("'below_scale'", "'above_scale'"), "populations `above_scale` and `below_scale` overlap");
    check_refused(&changed("'below_scale'\"", "'below_scale' or land >= 3\""), "overlap");
    check_refused(&changed("scale == 'below_scale'", "land"), "where a yes or no is needed");
    check_refused(&changed("code = \"value_added_per_mu\"", "code = \"tax_per_mu\""), "stands twice");
    check_refused(
        &changed("[\"enterprise\", \"tax\"]", "[\"enterprise\", \"fire\"]"),
        "cannot come from Fire (消防救援)",
    );
    check_refused(&changed("[\"enterprise\", \"tax\"]", "[]"), "names no department");
    check_refused(&changed("measure = \"tax_paid\"\ndep", "measure = \"land\"\ndep"), "`[land]` rule");
    check_refused(&changed("measure = \"revenue\"\ndep", "measure = \"value_added\"\ndep"), "two orders");
    check_refused(&changed("a = \"grades.a\"", "a = \"grades.x\""), "parameter `grades.x` is missing");
    check_refused(&changed("value = 0.60", "value = 0.10"), "do not rise");
    check_refused(&changed("value = 4 }", "value = 2.5 }"), "no number of decimals");
    check_refused(&changed("tolerance = \"land.declared_tolerance\"", "tolerance = \"x\""), "`x` is missing");
}

fn with(addition: &str) -> String {
    format!("{HUANGYAN}\n{addition}\n")
}

#[test]
fn wrong_additions_are_refused() {
    let list = "[[list]]\ncode = \"t\"\nzh = \"t\"\nen = \"t\"\ntreat = \"not_graded\"\nstatus = \"unsourced\"\nclause = \"\"\n";
    check_refused(&with(&format!("{list}when = \"tax_evasoin\"")), "tax_evasoin");
    let regrade = "[[regrade]]\ncode = \"v\"\nzh = \"v\"\nen = \"v\"\nstatus = \"unsourced\"\nclause = \"\"\n";
    check_refused(&with(&format!("{regrade}when = \"rank > 1\"")), "leaves no grade or every grade");
    check_refused(
        &with(&format!("{regrade}at_best = \"C\"\nat_worst = \"B\"\nwhen = \"rank > 1\"")),
        "no grade or every",
    );
    let adjustment = "[[adjustment]]\ncode = \"v\"\nzh = \"v\"\nen = \"v\"\nstatus = \"unsourced\"\nclause = \"\"\n";
    check_refused(&with(adjustment), "must give points or percent");
    check_refused(&with(&format!("{adjustment}points = \"rank\"")), "rank");
    let fact = "[[fact]]\ncode = \"land\"\ntype = \"number\"\nzh = \"\"\nen = \"\"";
    check_refused(&with(fact), "fact `land` is already known");
    let fact = "[[fact]]\ncode = \"x\"\ntype = \"number\"\nzh = \"\"\nen = \"\"\nabsent = true";
    check_refused(&with(fact), "`absent` of fact `x` is not of its type");
    let group = "[[group]]\ncode = \"light\"\nzh = \"\"\nen = \"\"\nwhen = \"division <= 20\"";
    check_refused(&with(group), "no industry group takes an enterprise with division = ");
    check_refused(&with("[[case]]\nname = \"n\"\nyear = 2022"), "must have firms, or a quota");
    check_refused(&with("[[case]]\nname = \"n\"\nyear = 2022\n[[case.firms]]\nid = \"a\""), "expects nothing of `a`");
    let firm = "[[case]]\nname = \"n\"\nyear = 2022\n[[case.firms]]\nid = \"a\"\nscore = 1\n";
    check_refused(&with(&format!("{firm}values = {{ tax = 1 }}")), "unknown indicator `tax`");
    check_refused(&with(&format!("{firm}facts = {{ tax = 1 }}")), "unknown fact `tax`");
    check_refused(&with(&format!("{firm}facts = {{ land = true }}")), "gives fact `land` as `true`");
}

#[test]
fn errors_name_line_and_column() {
    let text = changed("weight = 30", "wieght = 30");
    let line = text.lines().position(|line| line.starts_with("wieght")).unwrap() + 1;
    assert_eq!(EvaluationPack::parse("p.toml", &text).unwrap_err().position, Some((line, 1)));

    let text = changed("benchmark = 0.2352", "benchmark = -1");
    let line = text.lines().position(|line| line == "benchmark = -1").unwrap() + 1;
    assert_eq!(EvaluationPack::parse("p.toml", &text).unwrap_err().position, Some((line, 13)));

    // The column within the formula: `scael` begins at the eighth character of the value's line, after the quote.
    let text = changed("scale == 'below_scale'", "scael == 'below_scale'");
    let line = text.lines().position(|line| line.contains("scael")).unwrap() + 1;
    let error = EvaluationPack::parse("p.toml", &text).unwrap_err();
    assert_eq!(error.position, Some((line, 9)), "{error}");
}

#[test]
fn blanks_are_named_and_stand_in_the_way() {
    let text = changed("weight = 30", "weight = \"blank\"").replacen("benchmark = 136.16", "benchmark = \"blank\"", 1);
    let text = text.replacen("value = 0.20", "value = \"blank\"", 1);
    let pack = EvaluationPack::parse("p.toml", &text).unwrap();
    let blanks = pack.blanks(2022).unwrap();
    assert_eq!(blanks, ["above_scale.tax_per_mu.weight", "above_scale.value_added_per_mu.benchmark", "grades.a"]);
    assert!(pack.quotas(&pack.populations[0], 2022).unwrap_err().to_string().contains("`grades.a` is blank"));
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
    let error = pack.quotas(&pack.populations[0], 2017).unwrap_err();
    assert!(error.to_string().contains("`grades.a` has no value on 2017-12-31"));
    assert_eq!(quotas().decimals, 4);
}

#[test]
fn units_are_read_from_the_pack() {
    let quantity = |measure, unit: &str| Quantity { measure, unit: unit.to_owned() };
    assert_eq!(quantity(Measure::TaxPaid, "万元").show(12_000_000), Some(12.0));
    assert_eq!(quantity(Measure::TaxPaid, "元").factor(), 10_000.0);
    assert_eq!(quantity(Measure::Land, "亩").factor(), 1.0);
    assert!((quantity(Measure::Land, "㎡").factor() - 2000.0 / 3.0).abs() < 1e-9);
}

#[test]
fn every_pair_of_small_integers_on_a_decimal_boundary_is_on_the_better_side() {
    let quotas = quotas();
    for firms in 1..=3000_u32 {
        for (grade, percent) in [(Grade::A, 20), (Grade::B, 60), (Grade::C, 90)] {
            let last = firms * percent / 100;
            if last > 0 {
                assert!(quotas.grade(last, firms, 0.0) <= grade, "{last} of {firms}");
            }
            assert!(quotas.grade(last + 1, firms, 0.0) > grade, "{} of {firms}", last + 1);
            assert_eq!(quotas.last_rank(firms, f64::from(percent) / 100.0), last);
        }
    }
}

#[test]
fn boundaries_round_as_they_say() {
    // 5 % of 30 is 1.5; of 20 it is 1.
    let last = |boundary, firms| Quotas { boundary, ..quotas() }.last_rank(firms, 0.05);
    assert_eq!([Boundary::Down, Boundary::Nearest, Boundary::Up].map(|boundary| last(boundary, 30)), [1, 2, 2]);
    assert_eq!([Boundary::Down, Boundary::Nearest, Boundary::Up].map(|boundary| last(boundary, 20)), [1, 1, 1]);
    assert_eq!([Boundary::Down, Boundary::Nearest, Boundary::Up].map(|boundary| last(boundary, 21)), [1, 1, 2]);
}

#[test]
fn scores_are_cut_where_the_rule_says_scores() {
    let quotas = Quotas { by: CutBy::Score, cuts: [90.0, 80.0, 60.0], ..quotas() };
    let grades = [90.0, 89.9999, 80.0, 60.0, 59.9999].map(|score| quotas.grade(1, 1, score));
    assert_eq!(grades, [Grade::A, Grade::B, Grade::B, Grade::C, Grade::D]);
}

#[test]
fn scores_are_rounded_before_they_rank() {
    let quotas = quotas();
    assert_eq!(quotas.ranked(69.939_249), 69.9392);
    assert_eq!(quotas.ranked(69.939_251), 69.9393);
    assert!(quotas.ranked(-0.000_01).is_sign_positive());
}
