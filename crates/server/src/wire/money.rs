//! Money: exact to the fen as text, and as a number for charts.

use serde::Serialize;
use utoipa::ToSchema;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Money {
    /// Exact, in 元 with two decimals, e.g. `-1234.50`.
    #[schema(example = "-1234.50")]
    pub yuan: String,
    /// In 万元, for charts and ratios.
    pub wan_yuan: f64,
}

impl From<model::Fen> for Money {
    fn from(amount: model::Fen) -> Self {
        let sign = if amount.0 < 0 { "-" } else { "" };
        let magnitude = amount.0.unsigned_abs();
        Self { yuan: format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100), wan_yuan: amount.wan_yuan() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Fen;

    #[test]
    fn yuan_are_exact() {
        let check = |fen: i64, expect: &str| assert_eq!(Money::from(Fen(fen)).yuan, expect);
        check(0, "0.00");
        check(5, "0.05");
        check(-5, "-0.05");
        check(123_450, "1234.50");
        check(-123_450, "-1234.50");
        check(i64::MIN, "-92233720368547758.08");
    }
}
