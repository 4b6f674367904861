//! Figures in words: the factors of an amount as people write them.

use model::{Cm2, Fen, GivenUnit, digit_groups};

/// An amount with two decimals and thousands separators.
pub(crate) fn figure(value: f64) -> String {
    grouped(&format!("{value:.2}"))
}

/// A factor with all the decimals that it is reckoned with, so that the product can be checked by hand.
pub(crate) fn factor(value: f64) -> String {
    grouped(&format!("{value:.6}"))
}

fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = digit_groups(whole);
    let fraction = fraction.trim_end_matches('0');
    // What rounds to nothing has no sign.
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    if fraction.is_empty() { format!("{sign}{all}") } else { format!("{sign}{all}.{fraction}") }
}

/// A share as per cent, two decimals.
pub(crate) fn percent(share: f64) -> String {
    format!("{}%", figure(share * 100.0))
}

/// A share as a factor in per cent.
pub(crate) fn percent_factor(share: f64) -> String {
    format!("{}%", factor(share * 100.0))
}

/// Money in 万元.
pub(crate) fn wan_yuan(amount: Fen) -> String {
    figure(GivenUnit::WAN_YUAN.show(amount.0))
}

/// Area in mu.
pub(crate) fn mu(area: Cm2) -> String {
    figure(area.mu())
}

/// Area in ㎡.
pub(crate) fn square_metres(area: Cm2) -> String {
    figure(area.square_metres())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_and_bare_of_zeros() {
        for (value, expect) in [
            (0.0, "0"),
            (-0.001, "0"),
            (-0.5, "-0.5"),
            (12.5, "12.5"),
            (1234.0, "1,234"),
            (-1_234_567.891, "-1,234,567.89"),
            (999.999, "1,000"),
        ] {
            assert_eq!(figure(value), expect);
        }
        assert_eq!((factor(0.333_333), factor(2389.0)), ("0.333333".to_owned(), "2,389".to_owned()));
        assert_eq!(percent(0.125), "12.5%");
        assert_eq!(wan_yuan(Fen(123_456_789)), "123.46");
    }
}
