//! Identifiers with their check characters, after GB 32100, GB 11714 and the 15-digit registration number.
//!
//! Written apart from the detectors on purpose: a mistake in their arithmetic must not be mirrored in the sample.

use crate::draw::Draw;

const USCC_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

fn worth(character: u8) -> Option<u32> {
    let at = USCC_ALPHABET.iter().position(|&known| known == character)?;
    u32::try_from(at).ok()
}

/// The check character of the first 17 characters of a code; `None` when one of them is not in the alphabet.
#[must_use]
pub fn uscc_check(first17: &str) -> Option<char> {
    let mut sum = 0;
    let mut weight = 1;
    for character in first17.bytes() {
        sum += worth(character)? * weight;
        weight = weight * 3 % 31;
    }
    let check = (31 - sum % 31) % 31;
    USCC_ALPHABET.get(check as usize).map(|&c| char::from(c))
}

/// True when `code` has 18 characters and the right last one.
#[must_use]
pub fn uscc_is_valid(code: &str) -> bool {
    code.len() == 18 && code.get(..17).and_then(uscc_check).is_some_and(|check| code.ends_with(check))
}

fn organisation_check(first8: &str) -> char {
    let sum: u32 = first8
        .bytes()
        .zip(ORGANISATION_WEIGHTS)
        .map(|(character, weight)| {
            let value = match character {
                b'0'..=b'9' => u32::from(character - b'0'),
                _ => u32::from(character.saturating_sub(b'A')) + 10,
            };
            value * weight
        })
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

/// A new code; `serial` makes it unique. `MAK` opens no real series known to us, which keeps the sample apart from real firms.
pub(crate) fn uscc(draw: &mut Draw, company: bool, serial: usize) -> String {
    let kind = if company { "91" } else { "92" };
    let letters = b"ABCDEFGHJKLMNPQRTUWXY";
    let salt = char::from(letters[draw.whole(0, letters.len() - 1)]);
    let organisation = format!("MAK{serial:04}{salt}");
    let first17 = format!("{kind}330282{organisation}{}", organisation_check(&organisation));
    let check = uscc_check(&first17).unwrap_or('0');
    format!("{first17}{check}")
}

/// A 15-digit registration number of an individual business, with its check digit (ISO 7064, mod 11,10).
pub(crate) fn registration_number(serial: usize) -> String {
    let first14 = format!("33028260{serial:06}");
    let carried = first14.bytes().fold(10, |carry, digit| {
        let sum = (carry + u32::from(digit - b'0')) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    let check = (11 - carried) % 10;
    format!("{first14}{check}")
}

/// The 19 characters of a parcel.
pub(crate) fn parcel(sub_district: usize, feature: &str, serial: usize) -> String {
    format!("330282014{sub_district:03}{feature}{serial:05}")
}

/// The 28 characters of a building on `parcel`.
pub(crate) fn building(parcel: &str, serial: usize) -> String {
    format!("{parcel}F{serial:04}0001")
}

#[cfg(test)]
mod tests {
    use super::{registration_number, uscc, uscc_is_valid};
    use crate::draw::Draw;

    #[test]
    fn printed_codes_of_public_bodies_are_valid() {
        for code in ["11330282734267548D", "12330282688011591A", "11331002002673575G", "11370881004339597L"] {
            assert!(uscc_is_valid(code), "{code}");
        }
        assert!(!uscc_is_valid("11330282734267548E"));
        assert!(!uscc_is_valid("1133028273426754"));
    }

    #[test]
    fn new_codes_are_valid() {
        let mut draw = Draw::new(1, "codes");
        for serial in 0..500 {
            assert!(uscc_is_valid(&uscc(&mut draw, serial % 2 == 0, serial)));
            assert_eq!(registration_number(serial).len(), 15);
        }
    }
}
