//! Dates as offices write them.

use jiff::civil::Date;

/// `2021-03-05`, `2021/3/5`, `2021.3.5`, `2021年3月5日`, `20210305`, each also with a time of day after it.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let text: String = text.trim().chars().map(crate::amount::half_width).collect();
    let text = text.split([' ', 'T']).next().unwrap_or_default();
    let digits = |s: &str| s.len() <= 4 && !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return make(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let parts: Vec<&str> = match text.strip_suffix('日').and_then(|t| t.split_once('年')) {
        Some((year, rest)) => std::iter::once(year).chain(rest.split('月')).collect(),
        None => text.split(['-', '/', '.']).collect(),
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && digits(year) && digits(month) && digits(day) => make(year, month, day),
        _ => None,
    }
}

fn make(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Between 1900 and 2100: a date outside is a slip.
pub(crate) fn plausible(date: Date) -> bool {
    (1900..=2100).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_office_form() {
        for text in ["2021-03-05", "2021/3/5", "2021.3.5", "2021年3月5日", "20210305", " 2021-03-05 00:00:00"] {
            assert_eq!(parse(text), Some(jiff::civil::date(2021, 3, 5)), "{text}");
        }
        for text in ["2021年3月", "2021-13-05", "3/5/2021", "长期", "", "2021-02-30", "44260"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
