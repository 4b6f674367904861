//! How figures are written: thousands separated, units by the header.

use model::{Cm2, Fen, digit_groups};

/// 万元 with two decimals.
pub(crate) fn wan_yuan(amount: Fen) -> String {
    grouped(amount.wan_yuan(), 2)
}

/// 亩 with two decimals.
pub(crate) fn mu(area: Cm2) -> String {
    grouped(area.mu(), 2)
}

/// m² without decimals.
pub(crate) fn square_metres(area: Cm2) -> String {
    grouped(area.square_metres(), 0)
}

/// A number with thousands separators; `-` with its sign.
pub(crate) fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = digit_groups(whole);
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    let zero = out.chars().all(|c| matches!(c, '0' | '.' | ','));
    if value < 0.0 && !zero { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped() {
        assert_eq!(grouped(-1_234_567.891, 2), "-1,234,567.89");
        assert_eq!(grouped(-0.001, 2), "0.00");
        assert_eq!(wan_yuan(Fen(123_456_789)), "123.46");
        assert_eq!(mu(Cm2(20_000_000)), "3.00");
    }
}
