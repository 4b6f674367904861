//! Quantities as scaled integers, one type per unit (decision 0001). Parsing keeps the literal exact: no float is involved.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a literal is not a quantity. The words are shown to users, after the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Not a plain decimal number.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// The scaled value does not fit 63 bits.
    #[error("`{0}` is too large")]
    TooLarge(String),
}

/// A unit in which people write a quantity, as an exact ratio to the stored integer unit:
/// stored = literal × `numerator` ÷ `denominator`.
///
/// ```
/// use model::{Cm2, GivenUnit};
/// assert_eq!(GivenUnit::MU.scale("3").unwrap(), 20_000_000); // 3 mu = 2000 m²
/// assert_eq!(Cm2(GivenUnit::SQUARE_METRE.scale("12.5").unwrap()), Cm2(125_000));
/// assert!(GivenUnit::MU.scale("9.13E+17").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenUnit {
    /// As it is written, e.g. `万元`.
    pub symbol: &'static str,
    /// Multiplier.
    pub numerator: i64,
    /// Divisor (3 for mu, otherwise 1).
    pub denominator: i64,
}

impl GivenUnit {
    /// 元 → fen.
    pub const YUAN: Self = Self::of("元", 100, 1);
    /// 万元 → fen.
    pub const WAN_YUAN: Self = Self::of("万元", 1_000_000, 1);
    /// 亩 → cm²; 1 mu = 2000/3 m² exactly.
    pub const MU: Self = Self::of("亩", 20_000_000, 3);
    /// ㎡ → cm².
    pub const SQUARE_METRE: Self = Self::of("㎡", 10_000, 1);
    /// 万千瓦时 → Wh.
    pub const WAN_KWH: Self = Self::of("万千瓦时", 10_000_000, 1);
    /// 千瓦时 → Wh.
    pub const KWH: Self = Self::of("千瓦时", 1_000, 1);
    /// 吨标准煤 → kgce.
    pub const TCE: Self = Self::of("吨标准煤", 1_000, 1);
    /// 吨 → grams.
    pub const TONNE: Self = Self::of("吨", 1_000_000, 1);
    /// 人 → thousandths of a person.
    pub const PERSON: Self = Self::of("人", 1_000, 1);

    const fn of(symbol: &'static str, numerator: i64, denominator: i64) -> Self {
        Self { symbol, numerator, denominator }
    }

    /// The literal in stored units, rounded half away from zero. Thousands separators (`,` `，`) and blanks are allowed;
    /// exponents are not, because a spreadsheet that shows one has usually lost digits.
    ///
    /// # Errors
    /// [`QuantityError`] when the text is not a decimal number or does not fit.
    pub fn scale(self, literal: &str) -> Result<i64, QuantityError> {
        let cleaned: String = literal.chars().filter(|c| !c.is_whitespace() && *c != ',' && *c != '，').collect();
        let not_a_number = || QuantityError::NotANumber(literal.trim().to_owned());
        let too_large = || QuantityError::TooLarge(literal.trim().to_owned());
        let (negative, digits) = match cleaned.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, cleaned.strip_prefix('+').unwrap_or(&cleaned)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
            return Err(not_a_number());
        }
        // Twelve decimals are beyond any stored unit; a cell computed as a float carries seventeen digits of noise.
        let fraction = &fraction[..fraction.len().min(12)];
        let mut value: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            value = value.checked_mul(10).and_then(|v| v.checked_add(i128::from(byte - b'0'))).ok_or_else(too_large)?;
            if value > i128::from(i64::MAX) * 1_000_000_000_000 {
                return Err(too_large());
            }
        }
        let divisor = 10_i128.pow(u32::try_from(fraction.len()).unwrap_or(12)) * i128::from(self.denominator);
        let scaled = value.checked_mul(i128::from(self.numerator)).ok_or_else(too_large)?;
        let rounded = (scaled + divisor / 2) / divisor;
        let signed = if negative { -rounded } else { rounded };
        i64::try_from(signed).map_err(|_| too_large())
    }

    /// The stored integer as a float in this unit, for ratios and display only.
    #[must_use]
    pub fn show(self, stored: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "display and ratios; stored values stay below 2^53")]
        let (stored, numerator, denominator) = (stored as f64, self.numerator as f64, self.denominator as f64);
        stored * denominator / numerator
    }
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $symbol:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// Symbol of the stored unit.
            pub const SYMBOL: &'static str = $symbol;

            /// Splits the amount by integer weights so that the parts sum to the whole exactly (largest remainder; ties
            /// go to the earlier part). All-zero or negative weights give everything to the first part.
            ///
            /// ```
            /// use model::Fen;
            /// assert_eq!(Fen(100).split(&[1, 1, 1]), vec![Fen(34), Fen(33), Fen(33)]);
            /// ```
            #[must_use]
            pub fn split(self, weights: &[i64]) -> Vec<Self> {
                split_integer(self.0, weights).into_iter().map(Self).collect()
            }
        }
        impl Add for $name { type Output = Self; fn add(self, other: Self) -> Self { Self(self.0 + other.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, other: Self) -> Self { Self(self.0 - other.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl AddAssign for $name { fn add_assign(&mut self, other: Self) { self.0 += other.0; } }
        impl SubAssign for $name { fn sub_assign(&mut self, other: Self) { self.0 -= other.0; } }
        impl Sum for $name { fn sum<I: Iterator<Item = Self>>(items: I) -> Self { Self(items.map(|q| q.0).sum()) } }
        impl fmt::Display for $name { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{} {}", self.0, $symbol) } }
    };
}

quantity!(
    /// Money in fen (分), one hundredth of a yuan.
    Fen, "fen");
quantity!(
    /// Area in square centimetres.
    Cm2, "cm²");
quantity!(
    /// Electricity in watt-hours.
    Wh, "Wh");
quantity!(
    /// Energy in kilograms of standard coal equivalent (千克标准煤).
    Kgce, "kgce");
quantity!(
    /// Mass of pollutants in grams.
    Gram, "g");
quantity!(
    /// Staff in thousandths of a person, because yearly means are fractions.
    MilliPerson, "‰人");

impl Fen {
    /// In 万元, for display and ratios.
    #[must_use]
    pub fn wan_yuan(self) -> f64 {
        GivenUnit::WAN_YUAN.show(self.0)
    }
}

impl Cm2 {
    /// In mu (亩), for display and ratios.
    #[must_use]
    pub fn mu(self) -> f64 {
        GivenUnit::MU.show(self.0)
    }

    /// In square metres, for display and ratios.
    #[must_use]
    pub fn square_metres(self) -> f64 {
        GivenUnit::SQUARE_METRE.show(self.0)
    }

    /// From a measured area in m², rounded to the cm².
    #[must_use]
    pub fn from_square_metres(m2: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float out of range saturates, which the caps upstream exclude"
        )]
        Self((m2 * 10_000.0).round() as i64)
    }
}

impl Wh {
    /// In 万千瓦时, for display and ratios.
    #[must_use]
    pub fn wan_kwh(self) -> f64 {
        GivenUnit::WAN_KWH.show(self.0)
    }
}

fn split_integer(amount: i64, weights: &[i64]) -> Vec<i64> {
    let total: i128 = weights.iter().map(|w| i128::from((*w).max(0))).sum();
    if weights.is_empty() {
        return Vec::new();
    }
    if total == 0 {
        let mut parts = vec![0; weights.len()];
        parts[0] = amount;
        return parts;
    }
    let (sign, magnitude) = if amount < 0 { (-1, -i128::from(amount)) } else { (1, i128::from(amount)) };
    let mut parts: Vec<(i128, i128)> =
        weights.iter().map(|w| i128::from((*w).max(0)) * magnitude).map(|p| (p / total, p % total)).collect();
    let mut rest = magnitude - parts.iter().map(|(whole, _)| whole).sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| parts[*b].1.cmp(&parts[*a].1).then(a.cmp(b)));
    for index in order {
        if rest == 0 {
            break;
        }
        parts[index].0 += 1;
        rest -= 1;
    }
    parts.into_iter().map(|(whole, _)| i64::try_from(sign * whole).unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn literals_keep_their_digits() {
        assert_eq!(GivenUnit::WAN_YUAN.scale("12.345678"), Ok(12_345_678));
        assert_eq!(GivenUnit::WAN_YUAN.scale(" 1,234.5 "), Ok(1_234_500_000));
        assert_eq!(GivenUnit::YUAN.scale("-0.005"), Ok(-1));
        assert_eq!(GivenUnit::MU.scale("1"), Ok(6_666_667));
        assert_eq!(GivenUnit::YUAN.scale("0.30000000000000004"), Ok(30));
        for wrong in ["", "—", "1.2.3", "12万", "1e5", "99999999999999999999", "."] {
            assert!(GivenUnit::YUAN.scale(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(amount in any::<i32>(), weights in prop::collection::vec(-5_i64..1000, 1..20)) {
            let parts = Fen(i64::from(amount)).split(&weights);
            prop_assert_eq!(parts.iter().copied().sum::<Fen>(), Fen(i64::from(amount)));
        }

        #[test]
        fn any_text_is_a_number_or_an_error(text in ".{0,40}") {
            let _ = GivenUnit::WAN_YUAN.scale(&text);
        }
    }
}
