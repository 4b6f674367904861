//! Times on the wire: RFC 3339 in China's time, which keeps UTC+8 the year round.

use jiff::{Timestamp, tz};

/// `2023-09-01T09:00:00+08:00` of microseconds since 1970 UTC; empty when that is no time at all.
pub(crate) fn china_time(us: i64) -> String {
    let Ok(at) = Timestamp::from_microsecond(us) else { return String::new() };
    tz::Offset::constant(8).to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_time_is_shown_in_china() {
        assert_eq!(super::china_time(0), "1970-01-01T08:00:00+08:00");
        assert_eq!(super::china_time(1_693_530_000_000_000), "2023-09-01T09:00:00+08:00");
        assert_eq!(super::china_time(i64::MAX), "");
    }
}
