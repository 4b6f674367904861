//! The one place of the server where the clock is read for what people may do.

use jiff::civil::Date;

/// Microseconds since 1970 UTC.
pub(crate) fn now_us() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The day in China, which keeps UTC+8 the year round.
pub(crate) fn today() -> Date {
    model::china_day(now_us())
}
