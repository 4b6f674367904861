//! What expressions mean. `tax_evasion` and `sector` are not collected here.

use rules::{Expression, Kind, Value};

use super::{check, check_missing, check_true, names};

fn number(number: f64) -> Value {
    Value::Number(number)
}

#[test]
fn conditions_as_officials_write_them() {
    check_true("scale == 'below_scale' and land_owned >= 3");
    check_true("land_owned in [17, 3, 19]");
    check_true("land_owned not in [17, 18]");
    check_true("tenants < 2 or construction");
    check_true("not (tenants > 2)");
    check_true("!(tenants > 2) and construction == true");
    check_true("value.tax_per_mu > land_owned");
    check_true("scale in ['above_scale', 'below_scale'] and scale != 'above_scale'");
}

#[test]
fn formulas_as_officials_write_them() {
    check("-5 * max([tenants - 1, 0])", number(-5.0));
    check("-5 * max([1 - tenants, 0])", number(0.0));
    check("construction ? 'D' : 'A'", Value::Text("D".to_owned()));
    check("sum([1, 2, tenants]) / 2 + avg([1, 2]) - abs(-3)", number(1.0));
    check("min([land_owned, tenants]) % 2 + 7 % 4", number(3.0));
    check("land_owned > 5 ? 1 : tenants > 1 ? 2 : 3", number(2.0));
}

#[test]
fn intervals_hold_or_leave_out_their_ends() {
    check_true("land_owned in [3..5] and land_owned in [1..3]");
    check_true("land_owned not in (3..5] and land_owned not in [1..3)");
    check_true("land_owned in (tenants..tenants + 1]");
}

#[test]
fn what_was_not_collected_spreads_unless_the_rest_decides() {
    check_missing("sector == 'steel'");
    check_missing("sector in ['steel', 'paper']");
    check_missing("not tax_evasion");
    check_missing("tax_evasion and construction");
    check("tax_evasion and tenants > 2", Value::Truth(false));
    check_true("tax_evasion or construction");
    check_missing("tax_evasion or tenants > 2");
    check_missing("tax_evasion ? 1 : 1");
    check_missing("max([tenants / 0, 5])");
}

#[test]
fn missing_can_be_asked_for_and_replaced() {
    check_true("sector == null and tax_evasion == null and scale != null and tenants != null");
    check_true("(sector == 'steel') == null");
    check_missing("tenants / 0 ?? 7"); // `??` binds tighter than `/`
    check("(tenants / 0) ?? 7", number(7.0));
    check("sector ?? scale", Value::Text("below_scale".to_owned()));
    check("(tax_evasion ?? false) ? 1 : 2", number(2.0));
    check_missing("construction ? null : 1");
}

#[test]
fn dividing_by_zero_is_missing() {
    check_missing("tenants / 0");
    check_missing("tenants % 0");
    check_missing("1 / (land_owned - 3)");
    check_missing("1 / (tenants / 0)");
    check_missing("min([tenants / 0, 5])");
    check_missing("1 / (0.1 + 0.2 - 0.3)"); // binary figures leave 5.6e-17 here
}

#[test]
fn numbers_too_large_to_hold_are_missing() {
    let huge = [("tenants", number(1e300))];
    for text in
        ["tenants * tenants", "1 / (tenants * tenants)", "min([tenants * tenants, 5])", "5 % (tenants * tenants)"]
    {
        assert_eq!(super::value_with(text, &huge), Value::Missing, "`{text}`");
    }
    assert_eq!(super::value_with("tenants * tenants == null", &huge), Value::Truth(true));
    assert_eq!(super::value_with("(tenants * tenants > 5) == null", &huge), Value::Truth(true));
}

#[test]
fn zero_has_no_sign() {
    assert_eq!(super::value_with("-5 * 0", &[]).to_string(), "0");
}

/// The twin: without the rule, binary figures decide, and each of these goes the other way.
#[test]
fn numbers_that_agree_to_twelve_digits_are_equal() {
    let binary = [0.1 + 0.2 > 0.3, 1.1 * 3.0 > 3.3, (0.3_f64 / 0.1).floor() < 3.0, 0.3 % 0.1 > 0.09];
    assert_eq!(binary, [true; 4]);
    check_true("0.1 + 0.2 == 0.3");
    check_true("not (0.1 + 0.2 > 0.3)");
    check_true("1.1 * 3 <= 3.3");
    check_true("0.1 + 0.2 in [0..0.3]");
    check_true("0.3 not in [0..0.1 + 0.2)");
    check("floor(0.3 / 0.1)", number(3.0));
    check("ceil(1.1 * 3 / 3.3)", number(1.0));
    check("0.3 % 0.1", number(0.0));
    check("round(1.005, 2)", number(1.01));
    check("round(-2.5)", number(-3.0));
    check("round(2.4999)", number(2.0));
    check_true("1 != 1.00000000001 and 1 == 1.0000000000001");
}

#[test]
fn digits_that_cancel_do_not_decide() {
    assert!(10000.05 - 10000.0 != 0.05_f64 && (10000.05 - 10000.0 - 0.05_f64).abs() / 0.05 > 1e-12);
    check_true("10000.05 - 10000 == 0.05");
    check_true("10000.05 - 10000 >= 0.05");
    check_true("0.1 + 0.2 - 0.3 == 0");
    check_true("not ((0.1 + 0.2 - 0.3) * 10 > 0)");
    check_true("(tax_evasion ?? true ? 0.1 + 0.2 : 1) - 0.3 == 0");
    check_true("((10000.05 - 10000) ?? 1) == 0.05");
    check_true("floor(10000.3 - 10000 - 0.3) == 0");
    check_true("10000.05 - 10000 != 0.0500001");
}

#[test]
fn an_expression_says_what_it_reads() {
    let expression =
        Expression::parse("tenants > 1 and scale == 'x' and value.tax_per_mu > tenants", &names()).unwrap();
    assert_eq!(expression.reads(), ["scale", "tenants", "value.tax_per_mu"]);
    assert_eq!(expression.kind(), Kind::Truth);
}

#[test]
fn a_chain_of_and_falls_into_its_parts() {
    let parts = |text: &str| {
        let expression = Expression::parse(text, &names()).unwrap();
        expression.conjuncts().iter().map(|part| part.source().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(parts("tenants > 1"), ["tenants > 1"]);
    assert_eq!(
        parts("(tenants > 1 and (construction or tax_evasion)) and not tax_evasion and (land_owned in (1..5])"),
        ["tenants > 1", "construction or tax_evasion", "not tax_evasion", "land_owned in (1..5]"]
    );
    assert_eq!(parts("construction or tax_evasion and tenants > 1"), ["construction or tax_evasion and tenants > 1"]);
    let scale = "sector == '钢铁' and scale in ['规上'] and round(tenants) == 1";
    assert_eq!(parts(scale), ["sector == '钢铁'", "scale in ['规上']", "round(tenants) == 1"]);
}

#[test]
fn a_part_of_a_chain_has_the_value_it_has_alone() {
    let whole = Expression::parse("tenants > 1 and land_owned < 3", &names()).unwrap();
    let fact = |name: &str| Value::Number(if name == "tenants" { 2.0 } else { 3.0 });
    let values: Vec<_> = whole.conjuncts().iter().map(|part| part.value(&fact)).collect();
    assert_eq!(values, [Value::Truth(true), Value::Truth(false)]);
    assert_eq!(whole.conjuncts()[1].reads(), ["land_owned"]);
}

#[test]
fn a_fact_of_another_kind_than_declared_is_missing() {
    let expression = Expression::parse("tenants == null", &names()).unwrap();
    assert_eq!(expression.value(&|_| Value::Text("two".to_owned())), Value::Truth(true));
}

#[test]
fn expressions_are_equal_when_their_texts_are() {
    let parse = |text| Expression::parse(text, &names()).unwrap();
    assert_eq!(parse("tenants > 1"), parse("tenants > 1"));
    assert_ne!(parse("tenants > 1"), parse("tenants > 1.0"));
}

#[test]
fn values_are_plain_json() {
    let values = [Value::Missing, number(1.5), Value::Truth(true), Value::Text("a".to_owned())];
    let json = serde_json::to_string(&values).unwrap();
    assert_eq!(json, r#"[null,1.5,true,"a"]"#);
    assert_eq!(serde_json::from_str::<[Value; 4]>(&json).unwrap(), values);
}
