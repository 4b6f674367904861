//! Units of the ledger in English sentences.

/// Units as the ledger writes them, the longest first, and how an English sentence writes them after a figure.
const UNITS: [(&str, &str); 12] = [
    ("万元/万千瓦时", "yuan/kWh"),
    ("万元/吨标准煤", "× 10,000 yuan/tce"),
    ("吨标准煤", "tce"),
    ("万千瓦时", "× 10,000 kWh"),
    ("万元/吨", "× 10,000 yuan/t"),
    ("万元/亩", "× 10,000 yuan/mu"),
    ("万元/人", "× 10,000 yuan/person"),
    ("千瓦时", "kWh"),
    ("万元", "× 10,000 yuan"),
    ("亩", "mu"),
    ("吨", "t"),
    ("人", "people"),
];

/// An English sentence whose figures carry the units of the ledger, with these in English. Only a unit right after a figure is
/// one: in a name 亩 and 人 are letters.
///
/// ```
/// assert_eq!(model::english_units("225.00 万元 ÷ 8.35 亩 = 26.95 万元/亩"), "225.00 × 10,000 yuan ÷ 8.35 mu = 26.95 × 10,000 yuan/mu");
/// assert_eq!(model::english_units("千亩服饰厂: 3 人"), "千亩服饰厂: 3 people");
/// ```
#[must_use]
pub fn english_units(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let figure = out.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
        let unit = UNITS.iter().filter(|_| figure).find_map(|(unit, english)| {
            let after = rest.strip_prefix(unit)?;
            // A longer word that begins like a unit is no unit.
            (!after.starts_with(char::is_alphabetic)).then_some((after, english))
        });
        match unit {
            Some((after, english)) => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str(english);
                rest = after;
            }
            None => {
                out.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_after_figures_are_english_and_names_stay() {
        let check = |text: &str, expect: &str| assert_eq!(english_units(text), expect);
        check("0.5 万元/万千瓦时, 37.24 万千瓦时", "0.5 yuan/kWh, 37.24 × 10,000 kWh");
        check("12万元", "12 × 10,000 yuan");
        check("慈溪市3人民路 18 人民", "慈溪市3人民路 18 人民");
        check("", "");
    }
}
