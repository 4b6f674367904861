//! What is refused, at which line and column, with what to write instead.

use rules::{PackError, PolicyPack};

use crate::packs;

/// A small pack, whole.
const PACK: &str = r#"[pack]
id = "small"
title = "小包"
title_en = "small"
effective_from = "2022-01-01"
effective_to = "2030-12-31"
status = "official"

[parameters.rate]
zh = "加价"
en = "surcharge"
unit = "元/千瓦时"
status = "unsourced"
values = [{ from = "2022-01-01", value = "blank" }]
within = [0, 0.3]

[[fact]]
code = "grade"
type = "text"
zh = "等级"
en = "grade"

[[fact]]
code = "grade_published"
type = "truth"
zh = "已公示"
en = "published"

[[fact]]
code = "basis_statistics_only"
type = "truth"
zh = "仅统计"
en = "statistics only"

[[fact]]
code = "electricity"
type = "number"
unit = "千瓦时"
zh = "用电量"
en = "electricity"

[[clause]]
code = "surcharge"
kind = "electricity_price"
subject = "enterprise"
zh = "加价"
en = "surcharge"
effect = "burden"
when = "grade == 'D' and grade_published and not basis_statistics_only"
amount = "electricity * p.rate"
unit = "元"
body = { zh = "供电企业", en = "grid company" }
basis = [{ law = "浙江省保障“最多跑一次”改革规定", article = "第三十四条", phrase = "公开公示", level = "local_regulation" }]
source = "法规"
status = "official"
adopted = true

[[case]]
name = "空缺"
day = "2024-06-30"
facts = { grade = "D", grade_published = true, basis_statistics_only = false, electricity = 1 }
clause = "surcharge"
outcome = "blank"
"#;

/// Parses the pack with one change, which must be refused.
fn refused(from: &str, to: &str) -> PackError {
    assert!(PACK.contains(from), "{from}");
    PolicyPack::parse("small.toml", &PACK.replacen(from, to, 1)).expect_err(to)
}

/// The refusal names this line (as it stands in the pack) and column, and says this.
fn check(from: &str, to: &str, line: &str, column: usize, expect: &str) {
    let error = refused(from, to);
    let changed = PACK.replacen(from, to, 1);
    let number = changed.lines().position(|text| text.starts_with(line)).expect(line) + 1;
    assert_eq!(error.position, Some((number, column)), "{error}");
    assert!(error.to_string().starts_with(&format!("small.toml:{number}:{column}: ")), "{error}");
    assert!(error.to_string().contains(expect), "{error}");
}

/// The refusal points at the table of the clause, fact or case, and says this.
fn check_table(from: &str, to: &str, table: &str, expect: &str) {
    check(from, to, table, 1, expect);
}

#[test]
fn the_small_pack_is_whole() {
    let pack = PolicyPack::parse("small.toml", PACK).unwrap();
    assert!(pack.run_cases().iter().all(|case| case.passed));
}

#[test]
fn a_field_that_is_not_of_the_grammar() {
    check("effect = ", "efect = ", "efect", 1, "unknown field `efect`");
    check("kind = \"electricity_price\"", "kind = \"electric\"", "kind", 8, "unknown variant `electric`");
    check("value = \"blank\"", "value = \"none\"", "values", 42, "expected a number, or \"blank\"");
}

#[test]
fn an_expression_is_refused_at_its_column() {
    check("and grade_published", "and grade_publishd", "when", 26, "no fact is named `grade_publishd`");
    check("electricity * p.rate", "electricity * p.rat", "amount", 25, "no fact is named `p.rat`");
    check("grade == 'D'", "electricity == 'D'", "when", 24, "clause `surcharge`:");
    check("\"electricity * p.rate\"", "\"grade_published\"", "amount", 11, "`grade_published` is no number");
    let condition = "grade == 'D' and grade_published and not basis_statistics_only";
    check(condition, "electricity", "when", 9, "is no condition");
}

#[test]
fn a_clause_that_is_not_whole() {
    check_table("unit = \"元\"\nbody", "body", "[[clause]]", "an amount without a unit");
    check_table(
        "adopted = true",
        "adopted = true\nfrom = \"2024-01-01\"\nto = \"2023-01-01\"",
        "[[clause]]",
        "ends before it begins",
    );
    check_table("adopted = true", "adopted = true\nto = \"2031-01-01\"", "[[clause]]", "outside the days of its pack");
    check_table(
        "effect = \"burden\"",
        "effect = \"burden\"\nadvantage = \"tax_relief\"",
        "[[clause]]",
        "is no benefit",
    );
    check_table("source = \"法规\"", "source = \"\"", "[[clause]]", "names no basis or source");
    check_table("phrase = \"公开公示\"", "phrase = \"\"", "[[clause]]", "cites a law without article and phrase");
}

#[test]
fn a_clause_that_is_in_force_before_its_numbers_are() {
    let later = "values = [{ from = \"2023-01-01\", value";
    check_table(
        "values = [{ from = \"2022-01-01\", value",
        later,
        "[[clause]]",
        "but parameter `rate` has no value on 2022-01-01",
    );
}

#[test]
fn a_code_that_stands_twice() {
    let clause = PACK.split("[[clause]]").nth(1).unwrap().split("[[case]]").next().unwrap();
    let twice = PACK.replacen("[[case]]", &format!("[[clause]]{clause}[[case]]"), 1);
    let error = PolicyPack::parse("small.toml", &twice).unwrap_err();
    let second = twice.lines().enumerate().filter(|(_, line)| *line == "[[clause]]").nth(1).unwrap().0 + 1;
    assert_eq!(error.position, Some((second, 1)), "{error}");
    assert!(error.to_string().contains("clause `surcharge` is defined twice"), "{error}");
    assert!(
        refused("code = \"grade_published\"", "code = \"grade\"").to_string().contains("fact `grade` is defined twice")
    );
}

#[test]
fn a_fact_that_is_taken_as_given_or_never_read() {
    let absent = "type = \"number\"\nabsent = true";
    assert!(refused("type = \"number\"", absent).to_string().contains("`electricity` may not be taken as given"));
    let published = "code = \"grade_published\"\nabsent = true";
    assert!(
        refused("code = \"grade_published\"", published).to_string().contains("`grade_published` may not be taken")
    );
    let unread = "[[fact]]\ncode = \"gas\"\ntype = \"number\"\nzh = \"气\"\nen = \"gas\"\n\n[[clause]]";
    let error = refused("[[clause]]", unread);
    assert!(error.to_string().contains("fact `gas` is declared but no clause reads it"), "{error}");
    let table = PACK.lines().position(|line| line == "[[clause]]").unwrap() + 1;
    assert_eq!(error.position, Some((table, 1)), "where the clause stood, the unread fact stands now");
    check("p.rate", "2", "[parameters.rate]", 1, "parameter `rate` is declared but no clause reads it");
}

#[test]
fn a_number_outside_the_laws_range() {
    check("value = \"blank\"", "value = 0.5", "[parameters.rate]", 1, "`rate` is 0.5 元/千瓦时, outside 0 to 0.3");
}

#[test]
fn a_case_that_asks_for_what_is_not_there() {
    check_table(
        "clause = \"surcharge\"",
        "clause = \"surcharges\"",
        "[[case]]",
        "clause `surcharges`, which the pack has not",
    );
    check_table("electricity = 1", "gas = 1", "[[case]]", "fact `gas`, which the pack does not declare");
    check_table("electricity = 1", "electricity = true", "[[case]]", "as a yes or no where a number was declared");
    check_table("outcome = \"blank\"", "outcome = \"blank\"\namount = 1", "[[case]]", "expects an amount although");
}

#[test]
fn a_measure_that_does_not_demand_a_published_result_on_declared_figures() {
    check_table(" and grade_published", "", "[[clause]]", "does not demand a published result");
    check_table(" and not basis_statistics_only", "", "[[clause]]", "does not demand figures");
    // Naming the fact is not demanding it.
    check_table(
        "and grade_published",
        "and (grade_published or not grade_published)",
        "[[clause]]",
        "published result",
    );
    check_table("and grade_published", "and not grade_published", "[[clause]]", "published result");
    check_table("not basis_statistics_only", "basis_statistics_only", "[[clause]]", "does not demand figures");
}

#[test]
fn a_measure_on_the_grade_cannot_say_that_it_is_none() {
    let error = refused("effect = \"burden\"", "effect = \"burden\"\non_grade = false");
    assert!(error.to_string().contains("says on_grade = false but reads `grade`"), "{error}");
    // A policy clause that reads the grade is under the same guard.
    let policy = PACK.replacen("electricity_price", "subsidy", 1).replacen(" and grade_published", "", 1);
    assert!(
        PolicyPack::parse("small.toml", &policy)
            .unwrap_err()
            .to_string()
            .contains("does not demand a published result")
    );
}

#[test]
fn no_shipped_measure_on_the_grade_survives_the_loss_of_its_guard() {
    let mut guarded = 0;
    for (name, text) in packs::texts() {
        for guard in [" and grade_published", " and not basis_statistics_only"] {
            for (at, _) in text.match_indices(guard) {
                let without = format!("{}{}", &text[..at], &text[at + guard.len()..]);
                assert!(
                    PolicyPack::parse(&name, &without).is_err(),
                    "{name} without `{guard}` at byte {at} is accepted"
                );
                guarded += 1;
            }
        }
    }
    assert!(guarded >= 26, "{guarded}");
}
