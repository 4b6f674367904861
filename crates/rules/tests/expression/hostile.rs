//! Texts that want to overflow the stack, the memory or the afternoon. Tests run on threads of 2 MB.

use proptest::prelude::*;
use rules::Expression;

use super::{check_refused, names};

#[test]
fn what_is_too_long_is_refused_unread() {
    check_refused(&"(".repeat(100_000), "longer than 4000 characters", 4001);
    check_refused(&"亩".repeat(1_000_000), "longer than 4000 characters", 4001);
    let sum = format!("tenants {} > 1", "+ 1".repeat(1_300));
    assert!(Expression::parse(&sum, &names()).is_ok(), "a long chain is not deep");
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let wrapped = |levels: usize| format!("{}tenants{} > 1", "(".repeat(levels), ")".repeat(levels));
    assert!(Expression::parse(&wrapped(60), &names()).is_ok());
    check_refused(&wrapped(65), "more than 64 brackets are open", 65);
    check_refused(&"-".repeat(3_999), "nested more than 64 deep", 66);
    check_refused(&format!("{} tenants", "-".repeat(3_000)), "nested more than 64 deep", 66);
    check_refused(&format!("{} true", "not ".repeat(900)), "nested more than 64 deep", 261);
    let choices = format!("{} 0", "construction ? 1 : ".repeat(200));
    check_refused(&choices, "nested more than 64 deep", 1217);
}

/// Each of these would have the parser read its end 2^n times.
#[test]
fn brackets_around_an_interval_are_not_read_over_and_over() {
    let deep = format!("{}tenants in [1..5]{}", "(".repeat(40), ")".repeat(40));
    check_refused(&deep, "too much is nested around an interval", 18);
    for brackets in ["(", "[", "-(", "max([", ")", "]", "()", "(]", "[)"] {
        let text = format!("{}1..2", brackets.repeat(60));
        assert!(Expression::parse(&text, &names()).is_err());
    }
    assert!(Expression::parse("((((tenants in [1..5]) or (tenants in (8..9])) and construction))", &names()).is_ok());
}

#[test]
fn long_chains_inside_an_interval() {
    let ones = "+1".repeat(1_900);
    assert!(Expression::parse(&format!("tenants in [1{ones}..5]"), &names()).is_ok());
    assert!(Expression::parse(&format!("tenants in [{}1..5]", "-".repeat(3_900)), &names()).is_err());
    assert!(Expression::parse(&format!("tenants{} > 1", ".a".repeat(1_900)), &names()).is_err());
}

/// Pieces of the language in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "..",
        ".",
        ",",
        ":",
        ";",
        "?",
        "??",
        "=",
        "==",
        "!=",
        "<",
        ">=",
        "!",
        "not",
        "in",
        "not in",
        "and",
        "or",
        "+",
        "-",
        "*",
        "/",
        "%",
        "^",
        "1",
        "2.5",
        "1e3",
        "1.",
        "0_1",
        "'a'",
        "\"b\"",
        "'",
        "`",
        "${",
        "$",
        "$root",
        "#",
        "null",
        "true",
        "tenants",
        "scale",
        "construction",
        "value",
        "max",
        "round",
        "all",
        "d",
        "as",
        "亩",
        "，",
        "\u{3000}",
        "\r",
        "\0",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_order_of_pieces_panics(text in soup()) {
        let dense = text.replace(' ', "");
        for text in [&text, &dense] {
            if let Err(error) = Expression::parse(text, &names()) {
                prop_assert!(error.column <= text.chars().count() + 1, "{} in `{}`", error, text);
                prop_assert!(!error.message.is_empty() && !error.hint.is_empty(), "{:?} for `{}`", error, text);
            }
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,80}") {
        let _ = Expression::parse(&text, &names());
    }
}
