//! Figures in words: the factors of an amount as people write them.

use model::{Cm2, Fen, GivenUnit};

/// A figure with two decimals and thousands separators.
pub(crate) fn figure(value: f64) -> String {
    let text = format!("{value:.2}");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") }
}

/// A share as per cent.
pub(crate) fn percent(share: f64) -> String {
    format!("{}%", figure(share * 100.0))
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
        for (value, expect) in
            [(0.0, "0"), (12.5, "12.5"), (1234.0, "1,234"), (-1_234_567.891, "-1,234,567.89"), (999.999, "1,000")]
        {
            assert_eq!(figure(value), expect);
        }
        assert_eq!(percent(0.125), "12.5%");
        assert_eq!(wan_yuan(Fen(123_456_789)), "123.46");
    }
}
