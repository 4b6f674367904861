//! The one place of the server where the clock is read for what people may do.

use jiff::civil::Date;

/// Microseconds since 1970 UTC.
pub(crate) fn now_us() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The day in China, which keeps UTC+8 the year round.
pub(crate) fn today() -> Date {
    day_of(now_us())
}

/// The day in China at a time.
pub(crate) fn day_of(us: i64) -> Date {
    let days = (us + 8 * 3_600_000_000).div_euclid(86_400_000_000);
    jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
}
