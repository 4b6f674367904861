//! The day in China at a time: what the clerk's calendar says when an entry is written.

use jiff::civil::{Date, date};

/// The day in China, which keeps UTC+8 the year round, at a time given in microseconds since 1970 UTC.
///
/// ```
/// use jiff::civil::date;
/// let hours = |hours: i64| hours * 3_600_000_000;
/// assert_eq!(model::china_day(hours(15)), date(1970, 1, 1));
/// assert_eq!(model::china_day(hours(16)), date(1970, 1, 2));
/// assert_eq!(model::china_day(hours(-9)), date(1969, 12, 31));
/// ```
#[must_use]
pub fn china_day(us: i64) -> Date {
    let days = us.saturating_add(8 * 3_600_000_000).div_euclid(86_400_000_000);
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
}
