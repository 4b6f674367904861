//! A long figure as people read it: thousands separated.

/// The digits of a whole number, a comma before every three from the end.
///
/// ```
/// assert_eq!(model::digit_groups("1234567"), "1,234,567");
/// assert_eq!(model::digit_groups("123"), "123");
/// ```
#[must_use]
pub fn digit_groups(digits: &str) -> String {
    let mut groups = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            groups.push(',');
        }
        groups.push(digit);
    }
    groups
}
