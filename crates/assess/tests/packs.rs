//! The shipped evaluation packs: each parses, has cases or blanks, passes its cases, and refuses to score while something
//! is blank, naming it. Where a source gives a formula but not its numbers, the blanks are filled here, for the arithmetic
//! only: no number of this file says anything of the place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use model::{Candidate, Department, EnterpriseId, FactValue, Input, Measure, Scale};
use rules::{EvaluationPack, PackError};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks/evaluation")
}

fn ids() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().flatten();
    let mut ids: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    ids.sort();
    ids
}

fn text(id: &str) -> String {
    fs::read_to_string(folder().join(id).join("pack.toml")).unwrap()
}

fn pack(id: &str) -> EvaluationPack {
    let pack = EvaluationPack::parse(&format!("{id}/pack.toml"), &text(id)).unwrap();
    match fs::read_to_string(folder().join(id).join("cases.toml")) {
        Ok(cases) => pack.with_cases(&format!("{id}/cases.toml"), &cases).unwrap(),
        Err(_) => pack,
    }
}

/// A year in which the pack's parameters have values.
fn year(id: &str) -> i16 {
    match id {
        "huangyan-2021" | "wenling-2021" => 2021,
        "suichang-2023" => 2023,
        "huaian-2024" | "cixi" => 2024,
        _ => 2022,
    }
}

fn check_cases(pack: &EvaluationPack) {
    for outcome in assess::run_cases(pack) {
        assert!(outcome.differences.is_empty(), "{}: {outcome:#?}", pack.header.id);
    }
}

#[test]
fn every_pack_is_named_like_its_folder_and_has_cases_or_blanks_and_passes_its_cases() {
    assert_eq!(ids().len(), 9);
    for id in ids() {
        let pack = pack(&id);
        assert_eq!(pack.header.id, id);
        assert!(!pack.header.source.is_empty(), "{id}");
        let blanks = pack.blanks(year(&id)).unwrap();
        assert!(!pack.cases.is_empty() || !blanks.is_empty(), "{id} has neither cases nor blanks");
        check_cases(&pack);
    }
}

#[test]
fn every_rule_of_a_pack_says_its_clause() {
    for id in ids() {
        let pack = pack(&id);
        let indicators = pack.populations.iter().flat_map(|population| &population.indicators).map(|i| &i.clause);
        let rules = pack.lists.iter().map(|list| &list.clause).chain(pack.adjustments.iter().map(|a| &a.clause));
        assert!(indicators.chain(rules).all(|clause| !clause.is_empty()), "{id}");
    }
}

/// The pack refuses to score and names exactly these blanks.
fn check_blanks(id: &str, expect: &[&str]) {
    let pack = pack(id);
    assert_eq!(pack.blanks(year(id)).unwrap(), expect, "{id}");
    let refusal = assess::assess(&[], &pack, year(id)).unwrap_err().to_string();
    for blank in expect {
        assert!(refusal.contains(blank), "{id}: {refusal}");
    }
    assert!(refusal.contains("an official must fill these blanks"), "{refusal}");
}

#[test]
fn what_no_source_gives_is_blank_and_stands_in_the_way_by_name() {
    check_blanks(
        "huaian-2024",
        &[
            "benchmark.above_scale.tax_per_mu",
            "benchmark.above_scale.revenue_per_mu",
            "benchmark.above_scale.tax_per_energy",
            "benchmark.below_scale.tax_per_mu",
            "benchmark.below_scale.revenue_per_mu",
            "benchmark.below_scale.tax_per_electricity",
        ],
    );
    check_blanks(
        "wujin-draft",
        &[
            "all.tax_per_mu.benchmark",
            "all.revenue_per_mu.benchmark",
            "all.tax_per_energy.benchmark",
            "all.tax_per_emission.benchmark",
            "all.labour_productivity.benchmark",
            "all.rd_share.benchmark",
            "grades.a",
            "grades.b",
            "grades.c",
        ],
    );
    check_blanks(
        "anhui-city",
        &[
            "above_scale.tax_per_mu.benchmark",
            "above_scale.revenue_per_mu.benchmark",
            "above_scale.value_added_per_energy.benchmark",
            "above_scale.rd_share.benchmark",
            "above_scale.labour_productivity.benchmark",
        ],
    );
    check_blanks(
        "jingde-2022",
        &[
            "above_scale.item_1.weight",
            "above_scale.item_2.weight",
            "above_scale.item_3.weight",
            "above_scale.item_4.weight",
            "above_scale.item_5.weight",
            "above_scale.item_6.weight",
            "above_scale.item_7.weight",
            "grades.a",
            "grades.b",
            "grades.c",
            "below_scale.item_1.weight",
            "below_scale.item_2.weight",
            "below_scale.item_3.weight",
        ],
    );
    for (id, blanks) in [("wenling-2021", 18), ("suichang-2023", 17), ("cixi", 21)] {
        let found = pack(id).blanks(year(id)).unwrap();
        assert_eq!(found.len(), blanks, "{id}: {found:#?}");
        check_blanks(id, &found.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for id in ["huangyan-2021", "huangyan-2022"] {
        assert!(pack(id).blanks(year(id)).unwrap().is_empty(), "{id}");
    }
}

/// The pack with its blanks filled, field by field in the order of the text.
fn filled(id: &str, numbers: &[(&str, &[f64])]) -> EvaluationPack {
    let mut text = text(id);
    for (field, numbers) in numbers {
        for number in *numbers {
            let blank = format!("{field} = \"blank\"");
            assert!(text.contains(&blank), "{id} has no further {blank}");
            text = text.replacen(&blank, &format!("{field} = {number}"), 1);
        }
    }
    let pack = EvaluationPack::parse(id, &text).unwrap();
    assert_eq!(pack.blanks(year(id)).unwrap(), Vec::<String>::new());
    pack
}

fn check_filled(id: &str, numbers: &[(&str, &[f64])], cases: &str) {
    check_cases(&filled(id, numbers).with_cases("cases of a test", cases).unwrap());
}

#[test]
fn huaian_compares_with_twice_last_years_mean_and_leaves_t_out() {
    // Means filled for the arithmetic only: 10 and 50 万元/亩, 2 万元/吨标准煤; 5 and 20 万元/亩, 0.1 万元/万千瓦时.
    let means = [10.0, 50.0, 2.0, 5.0, 20.0, 0.1];
    let cases = r#"
        [[case]]
        name = "twice the mean is the benchmark"
        year = 2024
        [[case.firms]]
        id = "at the benchmark"
        facts = { scale = "above_scale", tax_paid = 200, revenue = 1000, land = 10, energy = 50, years_in_production = 2 }
        points = { tax_per_mu = 45, revenue_per_mu = 35, tax_per_energy = 20 }
        score = 100
        list = ""
        [[case.firms]]
        id = "at the mean, with points added"
        facts = { scale = "above_scale", tax_paid = 100, revenue = 500, land = 10, energy = 50, adjustment_points = -3 }
        score = 47
        [[case.firms]]
        id = "below scale, at the benchmark"
        facts = { scale = "below_scale", tax_paid = 30, revenue = 120, land = 3, electricity = 150 }
        population = "below_scale"
        score = 100
        [[case.firms]]
        id = "below scale, under 3 mu"
        facts = { scale = "below_scale", tax_paid = 30, revenue = 120, land = 2.9, electricity = 150 }
        not_graded = true
        [[case.firms]]
        id = "a utility"
        facts = { scale = "above_scale", tax_paid = 200, revenue = 1000, land = 10, energy = 50, utility = true }
        list = "T"
        not_graded = true
        [[case.firms]]
        id = "one year in production"
        facts = { scale = "above_scale", tax_paid = 200, revenue = 1000, land = 10, energy = 50, years_in_production = 1.9 }
        list = "T"
        not_graded = true
    "#;
    check_filled("huaian-2024", &[("value", &means)], cases);
}

#[test]
fn the_city_of_anhui_ranks_small_firms_by_tax_and_manages_some_as_b() {
    let cases = r#"
        [[case]]
        name = "pure rank of those inside a zone, large enough and old enough"
        year = 2022
        [[case.firms]]
        id = "second"
        facts = { scale = "below_scale", in_development_zone = true, land = 5, tax_paid = 50, years_since_founding = 4 }
        points = { tax_per_mu = 50 }
        rank = 2
        [[case.firms]]
        id = "first, by leased floor area, and a start-up"
        facts = { scale = "below_scale", in_development_zone = true, leased_floor_area = 3000, land = 2, tax_paid = 40, years_since_founding = 4, start_up = true }
        points = { tax_per_mu = 100 }
        rank = 1
        list = "undetermined"
        not_graded = false
        [[case.firms]]
        id = "too small"
        facts = { scale = "below_scale", in_development_zone = true, leased_floor_area = 2999, land = 4.9, tax_paid = 40, years_since_founding = 4 }
        not_graded = true
        [[case.firms]]
        id = "too young"
        facts = { scale = "below_scale", in_development_zone = true, land = 5, tax_paid = 40, years_since_founding = 3 }
        not_graded = true
        [[case.firms]]
        id = "outside the zone"
        facts = { scale = "below_scale", in_development_zone = false, land = 5, tax_paid = 40, years_since_founding = 4 }
        not_graded = true
        [[case.firms]]
        id = "above scale, at every benchmark"
        facts = { scale = "above_scale", bonus_points = 3, deduction_points = 5 }
        values = { tax_per_mu = 1, revenue_per_mu = 1, value_added_per_energy = 1, rd_share = 1, labour_productivity = 1 }
        points = { tax_per_mu = 45, revenue_per_mu = 20, value_added_per_energy = 15, rd_share = 15, labour_productivity = 5 }
        score = 98
    "#;
    check_filled("anhui-city", &[("benchmark", &[1.0; 5])], cases);
}

#[test]
fn jingde_gives_twenty_to_the_lowest_and_a_hundred_to_the_highest() {
    // Weights filled for the arithmetic only.
    let weights = [10.0, 10.0, 10.0, 10.0, 20.0, 20.0, 20.0, 40.0, 30.0, 30.0];
    let cases = r#"
        [[case]]
        name = "lowest, half way, highest"
        year = 2022
        [[case.firms]]
        id = "lowest"
        facts = { scale = "below_scale", land = 5, item_1 = 10, item_2 = 1, item_3 = -4 }
        points = { item_1 = 8, item_2 = 6, item_3 = 6 }
        score = 20
        rank = 3
        [[case.firms]]
        id = "half way"
        facts = { scale = "below_scale", land = 5, item_1 = 20, item_2 = 2, item_3 = 0, extra_points = 1.5 }
        points = { item_1 = 24, item_2 = 18, item_3 = 18 }
        score = 61.5
        rank = 2
        [[case.firms]]
        id = "highest"
        facts = { scale = "below_scale", land = 5, item_1 = 30, item_2 = 3, item_3 = 4 }
        score = 100
        rank = 1
        [[case.firms]]
        id = "under 5 mu"
        facts = { scale = "below_scale", land = 4.9, item_1 = 99, item_2 = 99, item_3 = 99 }
        not_graded = true
    "#;
    check_filled("jingde-2022", &[("weight", &weights), ("value", &[0.2, 0.6, 0.95])], cases);
}

/// Weights and benchmarks filled for the arithmetic only: every value is 1, so that the indicators give 100.
fn check_letting(scale: &str, tenants: u32, score: f64) {
    let values = match scale {
        "above_scale" => {
            "{ tax_per_mu = 1, value_added_per_mu = 1, value_added_per_energy = 1, value_added_per_emission = 1, labour_productivity = 1, rd_share = 1 }"
        }
        _ => "{ tax_per_mu = 1, revenue_per_mu = 1, revenue_per_electricity = 1 }",
    };
    let case = format!(
        "[[case]]\nname = \"letting to {tenants}\"\nyear = 2021\n[[case.firms]]\nid = \"a\"\n\
         facts = {{ scale = \"{scale}\", in_park_area = true, division = 18, tenants_below_scale = {tenants} }}\n\
         values = {values}\npopulation = \"{scale}\"\nscore = {score}\n"
    );
    let weights = [20.0, 20.0, 20.0, 20.0, 10.0, 10.0, 40.0, 30.0, 30.0];
    check_filled("wenling-2021", &[("weight", &weights), ("benchmark", &[1.0; 9])], &case);
}

#[test]
fn wenling_deducts_for_each_tenant_without_end() {
    for (tenants, score) in [(0, 100.0), (1, 100.0), (2, 95.0), (3, 90.0), (30, -45.0)] {
        check_letting("above_scale", tenants, score);
    }
    for (tenants, score) in [(0, 100.0), (1, 90.0), (2, 85.0), (3, 80.0), (30, -55.0)] {
        check_letting("below_scale", tenants, score);
    }
}

#[test]
fn wenling_ranks_each_industry_by_itself_and_leaves_out_what_lies_outside_the_parks() {
    let cases = r#"
        [[case]]
        name = "pumps beside textiles"
        year = 2021
        [[case.firms]]
        id = "pumps"
        facts = { scale = "below_scale", in_park_area = true, division = 34 }
        values = { tax_per_mu = 1, revenue_per_mu = 1, revenue_per_electricity = 1 }
        rank = 1
        [[case.firms]]
        id = "plastics, first of its industry"
        facts = { scale = "below_scale", in_park_area = true, division = 29 }
        values = { tax_per_mu = 5, revenue_per_mu = 5, revenue_per_electricity = 5 }
        rank = 1
        [[case.firms]]
        id = "shoes, second of its industry"
        facts = { scale = "below_scale", in_park_area = true, division = 19 }
        values = { tax_per_mu = 4, revenue_per_mu = 4, revenue_per_electricity = 4 }
        rank = 2
        [[case.firms]]
        id = "outside"
        facts = { scale = "below_scale", in_park_area = false, division = 34 }
        values = { tax_per_mu = 9, revenue_per_mu = 9, revenue_per_electricity = 9 }
        list = "outside_park"
        not_graded = true
    "#;
    let weights = [20.0, 20.0, 20.0, 20.0, 10.0, 10.0, 40.0, 30.0, 30.0];
    check_filled("wenling-2021", &[("weight", &weights), ("benchmark", &[1.0; 9])], cases);
}

const SUICHANG: [(&str, &[f64]); 3] =
    [("weight", &[20.0, 20.0, 20.0, 20.0, 10.0, 10.0, 100.0]), ("benchmark", &[1.0; 7]), ("value", &[0.2, 0.6, 0.95])];

#[test]
fn suichang_leaves_out_what_is_not_yet_producing_unless_its_contract_has_run_out() {
    let cases = r#"
        [[case]]
        name = "who is evaluated"
        year = 2023
        [[case.firms]]
        id = "producing"
        facts = { scale = "below_scale", land = 3, producing = true, item_1 = 2 }
        score = 200
        list = ""
        [[case.firms]]
        id = "not yet producing"
        facts = { scale = "below_scale", land = 3, producing = false, item_1 = 0 }
        list = "not_producing"
        not_graded = true
        [[case.firms]]
        id = "not producing, past the contract's deadline"
        facts = { scale = "below_scale", land = 3, producing = false, past_contract_deadline = true, item_1 = 0 }
        score = 0
        [[case.firms]]
        id = "a manufacturer in a park of four stars"
        facts = { scale = "below_scale", land = 1, park_stars = 4, division = 18, producing = true, item_1 = 1 }
        population = "below_scale"
        [[case.firms]]
        id = "a manufacturer in a park of three stars"
        facts = { scale = "below_scale", land = 1, park_stars = 3, division = 18, producing = true, item_1 = 1 }
        not_graded = true
        [[case.firms]]
        id = "no manufacturer"
        facts = { scale = "below_scale", land = 1, park_stars = 4, division = 59, producing = true, item_1 = 1 }
        not_graded = true
    "#;
    check_filled("suichang-2023", &SUICHANG, cases);
}

/// A producing enterprise below scale with so many cm² of land.
fn small(id: &str, plot: Option<&str>, land: i64, item: f64) -> Candidate {
    let input = Input { amount: land, department: Department::Enterprise, citations: vec![], derivation: None };
    Candidate {
        inputs: [(Measure::Land, input)].into(),
        facts: [("producing", FactValue::Truth(true)), ("item_1", FactValue::Number(item))]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
        plot: plot.map(str::to_owned),
        ..Candidate::new(EnterpriseId(id.to_owned()), id, Scale::BelowScale)
    }
}

#[test]
fn suichang_merges_the_enterprises_of_a_plot_and_they_share_its_result() {
    // 2 mu each is under the 3 mu of the method; the plot's 4 mu are not.
    let mu = 20_000_000 / 3;
    let firms = [
        small("a", Some("plot"), 2 * mu, 1.0),
        small("b", Some("plot"), 2 * mu, 0.5),
        small("c", None, 20_000_000, 2.0),
    ];
    let assessment = assess::assess(&firms, &filled("suichang-2023", &SUICHANG), 2023).unwrap();
    assert!(assessment.not_graded.is_empty(), "{:#?}", assessment.not_graded);
    let result = |id: &str| {
        let (population, result) = assessment.of(&EnterpriseId(id.to_owned())).unwrap();
        (population.zh.clone(), result.ranked_score, result.rank, result.grade)
    };
    assert_eq!(result("a"), result("b"));
    assert_eq!((result("c").2, result("a").2), (1, 2), "the plot is one of two that are ranked");
    let alone = [small("a", None, 2 * mu, 1.0)];
    let assessment = assess::assess(&alone, &filled("suichang-2023", &SUICHANG), 2023).unwrap();
    assert_eq!(assessment.not_graded.len(), 1);
}

#[test]
fn cixi_has_four_lists_and_nobody_is_on_two() {
    let numbers: [(&str, &[f64]); 3] = [
        ("weight", &[20.0, 20.0, 20.0, 20.0, 10.0, 10.0, 100.0, 100.0, 100.0]),
        ("benchmark", &[1.0; 9]),
        ("value", &[0.2, 0.6, 0.95]),
    ];
    let cases = r#"
        [[case]]
        name = "the four published lists"
        year = 2024
        [[case.firms]]
        id = "above scale"
        facts = { scale = "above_scale", land = 1, land_held = 0 }
        values = { tax_per_mu = 1, value_added_per_mu = 1, value_added_per_energy = 1, value_added_per_emission = 1, labour_productivity = 1, rd_share = 1 }
        population = "above_scale"
        [[case.firms]]
        id = "3 mu"
        facts = { scale = "below_scale", land = 1, land_held = 3, item_1 = 1 }
        population = "below_scale_3_mu"
        [[case.firms]]
        id = "under 3 mu"
        facts = { scale = "below_scale", land = 5, land_held = 2.99, item_1 = 1 }
        population = "below_scale_under_3_mu"
        [[case.firms]]
        id = "a tenant"
        facts = { scale = "below_scale", land = 5, land_held = 0, item_1 = 1 }
        population = "tenants"
        [[case.firms]]
        id = "nobody says what land it holds"
        facts = { scale = "below_scale", land = 5, item_1 = 1 }
        not_graded = true
    "#;
    check_filled("cixi", &numbers, cases);
}

#[test]
fn wujin_gives_a_hundred_at_its_benchmarks() {
    let cases = r#"
        [[case]]
        name = "at every benchmark"
        year = 2022
        [[case.firms]]
        id = "a"
        facts = { scale = "below_scale" }
        values = { tax_per_mu = 1, revenue_per_mu = 1, tax_per_energy = 1, tax_per_emission = 1, labour_productivity = 1, rd_share = 1 }
        points = { tax_per_mu = 40, revenue_per_mu = 20, tax_per_energy = 10, tax_per_emission = 10, labour_productivity = 10, rd_share = 10 }
        score = 100
    "#;
    check_filled("wujin-draft", &[("benchmark", &[1.0; 6]), ("value", &[0.2, 0.6, 0.95])], cases);
}

#[test]
fn a_wrong_expectation_fails_its_case() {
    let cases = fs::read_to_string(folder().join("huangyan-2021/cases.toml")).unwrap();
    let wrong = cases.replacen("score = 100.0000", "score = 99.9999", 1);
    assert_ne!(cases, wrong);
    let pack = EvaluationPack::parse("p.toml", &text("huangyan-2021")).unwrap().with_cases("c.toml", &wrong).unwrap();
    let outcomes = assess::run_cases(&pack);
    let failed: Vec<usize> = outcomes.iter().map(|outcome| outcome.differences.len()).collect();
    assert_eq!(failed, [1, 0, 0]);
    let difference = &outcomes[0].differences[0];
    assert_eq!((difference.expected.as_str(), difference.found.as_str()), ("99.9999", "100.0000"));
}

/// Changes the pack of Huangyan and expects the refusal at the line that holds `place`, from its first character on.
fn check_refused(from: &str, to: &str, place: &str, expect: &str) {
    let text = text("huangyan-2022");
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    let refused = EvaluationPack::parse("pack.toml", &text)
        .and_then(|pack| pack.quotas(&pack.populations[0], 2022).map(drop))
        .unwrap_err();
    check_place(&text, &refused, place, expect);
}

fn check_place(text: &str, refused: &PackError, place: &str, expect: &str) {
    let (before, _) = text.split_once(place).expect(place);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let shown = refused.to_string();
    assert!(shown.starts_with(&format!("pack.toml:{line}:{column}: ")), "{shown}\nexpected at {line}:{column}");
    assert!(shown.contains(expect), "{shown}");
    assert!(!refused.hint.is_empty());
}

#[test]
fn wrong_packs_are_refused_with_file_line_and_column() {
    check_refused("weight = 30", "wieght = 30", "wieght", "unknown field `wieght`");
    check_refused(
        "weight = 30",
        "weight = 31",
        "\"above_scale\"\nzh = \"规上工业企业\"",
        "the weights of population `above_scale` sum to 101, not to 100",
    );
    check_refused(
        "when = \"scale == 'below_scale'\"",
        "when = \"land >= 3\"",
        "\"land >= 3\"",
        "populations `above_scale` and `below_scale` overlap: they take an enterprise with",
    );
    check_refused(
        "from = \"2018-01-01\", value = 0.20",
        "from = \"2023-01-01\", value = 0.20",
        "[parameters.\"grades.a\"]",
        "parameter `grades.a` has no value on 2022-12-31",
    );
}
