//! A number with its English word, which is another for one thing than for many.

use std::fmt::Display;

/// `1 meter`, `2 meters`, `0 meters`.
///
/// ```
/// assert_eq!(model::counted(1, "meter", "meters"), "1 meter");
/// assert_eq!(model::counted(21, "meter", "meters"), "21 meters");
/// ```
#[must_use]
pub fn counted(count: impl Display, one: &str, many: &str) -> String {
    let count = count.to_string();
    let word = if count == "1" { one } else { many };
    format!("{count} {word}")
}
