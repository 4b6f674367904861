//! What is refused, where, and what to write instead.

use rules::{Expression, Kind};

use super::{check_refused, names};

#[test]
fn names_that_are_not_declared() {
    check_refused("land_ownd >= 3", "no fact is named `land_ownd`; did you mean `land_owned`?", 1);
    check_refused("tenants > 1 and value.tax_per_um > 1", "did you mean `value.tax_per_mu`?", 17);
    check_refused("xyzzy > 1", "write the name of a fact", 1);
    check_refused("value > 1", "no fact is named `value`", 1);
    check_refused("scale == below_scale", "no fact is named `below_scale`", 10);
}

#[test]
fn kinds_that_do_not_go_together() {
    check_refused("scale == 3", "a text cannot be compared with a number", 10);
    check_refused("3 != construction", "a number cannot be compared with a yes or no", 6);
    check_refused("scale < 'b'", "only numbers have an order", 1);
    check_refused("scale + 'b'", "`+` stands between two numbers", 1);
    check_refused("tenants and construction", "a number stands where a condition is expected", 1);
    check_refused("construction or 5", "`or` stands between two conditions", 17);
    check_refused("tenants ? 1 : 2", "a condition stands before `?`", 1);
    check_refused("construction ? 1 : 'a'", "the choice is between a number and a text", 1);
    check_refused("scale ?? 0", "a number cannot stand in for a text", 10);
    check_refused("tenants ?? null", "`null` cannot stand in for a number", 12);
    check_refused("tenants + null", "`null` stands where a number is expected", 11);
    check_refused("abs(scale)", "`abs` takes a number", 5);
    check_refused("max([1, construction])", "`max` takes numbers", 9);
    check_refused("scale in [1..5]", "an interval is of numbers", 1);
    check_refused("scale in ['a', 1]", "a text cannot be compared with a number", 16);
    check_refused("1 < tenants < 5", "write `1 < x and x < 5`", 1);
    check_refused("not tenants == 5", "write `not (x == 1)`", 5);
    check_refused("null", "`null` alone says nothing", 1);
}

#[test]
fn a_formula_where_a_condition_is_expected() {
    let error = Expression::parse_as("tenants + 1", &names(), Kind::Truth).unwrap_err();
    assert_eq!(
        error.to_string(),
        "column 1: the expression yields a number where a yes or no is expected; write a condition, such as `x > 0`"
    );
    assert!(Expression::parse_as("tenants > 1", &names(), Kind::Truth).is_ok());
}

#[test]
fn what_rule_packs_do_not_have() {
    check_refused("tenants ^ 2 > 1", "write a square as `x * x`", 9);
    check_refused("tenants = 2", "write `==` to compare", 9);
    check_refused("tenants == 2; construction", "`;` is not part of rule packs", 13);
    check_refused("scale == `a${tenants}`", "texts with `${…}` in them", 10);
    check_refused("{a: 1}", "`{` is not part of rule packs", 1);
    check_refused("$ > 1", "`$` is not part of rule packs", 1);
    check_refused("$root.tenants > 1", "`$root` is not part of rule packs", 1);
    check_refused("some([1, 2], # > 1)", "`#` is not part of rule packs", 14);
    check_refused("count([1, 2] as x, true)", "rule packs have no function `count`", 1);
    check_refused("some([tenants], true)", "rule packs have no function `some`", 1);
    check_refused("1 + sun([tenants])", "rule packs have no function `sun`; did you mean `sum`?", 5);
    check_refused("matches(scale, 'a')", "rule packs have no function `matches`", 1);
    check_refused("d('2025-01-01') > 1", "rule packs have no function `d`", 1);
    check_refused("median([1, 2])", "the functions are abs, avg", 1);
    check_refused("tenants.abs() > 1", "write `abs(x)`, not `x.abs()`", 8);
    check_refused("value.tax_per_mu.x > 1", "a dot stands once in a name", 17);
    check_refused("tenants[0] > 1", "unexpected `[`", 8);
    check_refused("scale == 'a'[0]", "unexpected `[`", 13);
    check_refused("tenants in ]1..5[", "what lies outside one as `x < 1 or x > 5`", 12);
    check_refused("tenants in [1..5[", "unexpected `[`", 17);
    check_refused("[1, 2]", "a list is no value", 1);
    check_refused("[1..2] == 1", "a list is no value", 1);
}

#[test]
fn functions_with_other_than_they_take() {
    check_refused("max(tenants, 1)", "write `max([a, b])`", 1);
    check_refused("tenants + sum([])", "unexpected `]`", 16);
    check_refused("abs(1, 2)", "`abs` is given 2 values", 1);
    check_refused("round(1, 2, 3)", "write `round(x)` or `round(x, 2)`", 1);
    check_refused("round(1, tenants)", "write a whole number from 0 to 12", 10);
    check_refused("round(1, 13)", "write a whole number from 0 to 12", 10);
    check_refused("tenants in 5", "write `x in [1, 2]`", 12);
    check_refused("scale in ['a', null]", "write `x == null or x in […]`", 16);
}

#[test]
fn what_cannot_be_read() {
    check_refused("", "the expression is empty", 1);
    check_refused("  ", "the expression is empty", 1);
    check_refused("tenants >", "the expression ends too early", 10);
    check_refused("tenants > > 1", "unexpected `>`", 11);
    check_refused("tenants 1", "unexpected `1`", 9);
    check_refused("tenants in [1..5] 7", "unexpected `7`", 19);
    check_refused("construction ? 1", "the expression ends too early", 17);
    check_refused("construction ? 1 , 2", "unexpected `,`", 18);
    check_refused("tenants not  in [1]", "write `x not in […]` with one space", 9);
    check_refused("(tenants > 1", "`(` is never closed", 1);
    check_refused("tenants > 1)", "`)` closes nothing", 12);
    check_refused("() > 1", "unexpected `)`", 2);
    check_refused("scale == 'a and tenants > 1", "a text is never closed", 10);
    check_refused("tenants > 1e99", "`1e99` is no number that can be held", 11);
    check_refused("(1 + 2] > 3", "unexpected `]`", 7);
}

#[test]
fn the_marks_of_chinese_typing() {
    check_refused("tenants ＞ 1", "unexpected `＞`; write `>`", 9);
    check_refused("scale == “规上”", "write a text between `'` and `'`", 10);
    check_refused("（tenants > 1）", "write `(`, the half-width form", 1);
    check_refused("tenants ≥ 1", "write `>=`", 9);
    check_refused("scale in ['a'，'b']", "write `,`", 14);
    check_refused("scale == '规上' && construction", "write `and`", 15);
    check_refused("scale == '规上' and 亩均 > 1", "names are written in letters", 19);
}
