//! Quantities as people write them: the unit stands in the header, the number in the cell.

use model::GivenUnit;

/// What a column measures; it decides which units its header may name and what integer is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// Stored in fen.
    Money,
    /// Stored in cm².
    Area,
    /// Stored in Wh.
    Electricity,
    /// Stored in kgce.
    Energy,
    /// Stored in grams.
    Mass,
    /// Stored in thousandths of a person.
    Persons,
    /// Stored in millimetres.
    Length,
    /// Rent per area and year, stored in fen per m².
    Rent,
    /// Money per area and year, stored in fen per mu.
    MoneyPerArea,
}

/// 米 → mm.
pub(crate) const METRE: GivenUnit = GivenUnit { symbol: "米", numerator: 1_000, denominator: 1 };

const fn unit(symbol: &'static str, numerator: i64, denominator: i64) -> GivenUnit {
    GivenUnit { symbol, numerator, denominator }
}

/// Spellings of units by dimension, in lower case and without blanks.
static UNITS: &[(Dimension, &[&str], GivenUnit)] = &[
    (Dimension::Money, &["元"], GivenUnit::YUAN),
    (Dimension::Money, &["千元"], unit("千元", 100_000, 1)),
    (Dimension::Money, &["万元"], GivenUnit::WAN_YUAN),
    (Dimension::Money, &["亿元"], unit("亿元", 10_000_000_000, 1)),
    (Dimension::Area, &["㎡", "m²", "m2", "平方米", "平米"], GivenUnit::SQUARE_METRE),
    (Dimension::Area, &["亩"], GivenUnit::MU),
    (Dimension::Area, &["公顷", "hm²", "ha"], unit("公顷", 100_000_000, 1)),
    (Dimension::Electricity, &["万千瓦时", "万度", "万kwh"], GivenUnit::WAN_KWH),
    (Dimension::Electricity, &["千瓦时", "度", "kwh"], GivenUnit::KWH),
    (Dimension::Energy, &["吨标准煤", "吨标煤", "tce"], GivenUnit::TCE),
    (Dimension::Energy, &["千克标准煤", "kgce"], unit("千克标准煤", 1, 1)),
    (Dimension::Mass, &["吨", "t"], GivenUnit::TONNE),
    (Dimension::Mass, &["千克", "公斤", "kg"], unit("千克", 1_000, 1)),
    (Dimension::Persons, &["人"], GivenUnit::PERSON),
    (Dimension::Length, &["米", "m"], METRE),
    (Dimension::Length, &["厘米", "cm"], unit("厘米", 10, 1)),
    (Dimension::Length, &["毫米", "mm"], unit("毫米", 1, 1)),
    (
        Dimension::Rent,
        &["元/㎡", "元/平方米", "元/m²", "元/m2", "元/㎡·年", "元/㎡/年", "元/平方米·年"],
        unit("元/㎡", 100, 1),
    ),
    (Dimension::Rent, &["元/㎡·月", "元/㎡/月", "元/平方米·月"], unit("元/㎡·月", 1_200, 1)),
    (Dimension::MoneyPerArea, &["万元/亩"], unit("万元/亩", 1_000_000, 1)),
    (Dimension::MoneyPerArea, &["元/亩"], unit("元/亩", 100, 1)),
];

impl Dimension {
    /// The unit that a header names.
    pub(crate) fn unit(self, written: &str) -> Option<GivenUnit> {
        let written: String = written.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        UNITS.iter().find(|(d, names, _)| *d == self && names.contains(&written.as_str())).map(|(_, _, unit)| *unit)
    }

    /// The units that a header may name, for hints.
    pub(crate) fn units(self) -> String {
        UNITS.iter().filter(|(d, ..)| *d == self).map(|(_, _, u)| u.symbol).collect::<Vec<_>>().join("、")
    }
}

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotAnAmount {
    /// A number with a unit of its own, like `12.5万`: the header says another.
    OwnUnit,
    /// A dash or word where a number should be.
    NoNumber,
    /// Beyond what can be stored.
    TooLarge,
}

/// The literal in the stored unit. Blanks around it, full-width digits and thousands separators in groups of three are
/// unambiguous and accepted; anything else that is not a plain decimal number is not.
pub(crate) fn scale(literal: &str, unit: GivenUnit) -> Result<i64, NotAnAmount> {
    let text: String = literal.trim().chars().map(half_width).collect();
    let grouped = text.contains(',');
    if grouped && !in_threes(&text) {
        return Err(NotAnAmount::NoNumber);
    }
    if text.contains(char::is_whitespace) {
        return Err(NotAnAmount::NoNumber);
    }
    match unit.scale(&text) {
        Ok(stored) => Ok(stored),
        Err(model::QuantityError::TooLarge(_)) => Err(NotAnAmount::TooLarge),
        Err(model::QuantityError::NotANumber(_)) => {
            let starts = text.trim_start_matches(['-', '+']).chars().next().is_some_and(|c| c.is_ascii_digit());
            Err(if starts && !text.contains(['e', 'E']) { NotAnAmount::OwnUnit } else { NotAnAmount::NoNumber })
        }
    }
}

/// Full-width digits, point, comma, signs and blanks as ASCII.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        other => other,
    }
}

fn in_threes(text: &str) -> bool {
    let whole = text.trim_start_matches(['-', '+']).split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.all(|g| g.len() == 3)
        && !text.split('.').nth(1).unwrap_or_default().contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_unambiguous_is_a_number() {
        let check = |text: &str, expect| assert_eq!(scale(text, GivenUnit::YUAN), expect, "{text}");
        check(" 35.20 ", Ok(3_520));
        check("１２．５", Ok(1_250));
        check("1,234.5", Ok(123_450));
        check("12.5万", Err(NotAnAmount::OwnUnit));
        check("1,23", Err(NotAnAmount::NoNumber));
        check("3 5", Err(NotAnAmount::NoNumber));
        check("—", Err(NotAnAmount::NoNumber));
        check("约30", Err(NotAnAmount::NoNumber));
        check("9.1E+17", Err(NotAnAmount::NoNumber));
    }

    #[test]
    fn units_are_read_as_written() {
        assert_eq!(Dimension::Money.unit(" 万元 "), Some(GivenUnit::WAN_YUAN));
        assert_eq!(Dimension::Area.unit("m2"), Some(GivenUnit::SQUARE_METRE));
        assert_eq!(Dimension::Electricity.unit("万kWh"), Some(GivenUnit::WAN_KWH));
        assert_eq!(Dimension::Money.unit("吨"), None);
    }
}
