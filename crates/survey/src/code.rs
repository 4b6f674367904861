//! Codes that identify things: USCC (GB 32100-2015), registration number, parcel and building code.

/// Alphabet of GB 32100: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of GB 32100, powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Why a text is not a unified social credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsccError {
    /// Not 18 characters of the alphabet.
    Form,
    /// The last character does not follow from the others.
    CheckDigit,
}

/// Checks form and check character of a unified social credit code. The right check character is never filled in: a
/// wrong one means that some character is wrong, and which one is not known.
///
/// ```
/// assert!(survey::check_uscc("11330282734267548D").is_ok()); // 慈溪市经济和信息化局
/// assert_eq!(survey::check_uscc("11330282734267548E"), Err(survey::UsccError::CheckDigit));
/// ```
///
/// # Errors
/// [`UsccError`].
pub fn check_uscc(code: &str) -> Result<(), UsccError> {
    let values: Option<Vec<usize>> = code.bytes().map(|b| ALPHABET.iter().position(|a| *a == b)).collect();
    let values = values.filter(|v| v.len() == 18).ok_or(UsccError::Form)?;
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    if values.last() == Some(&((31 - sum % 31) % 31)) { Ok(()) } else { Err(UsccError::CheckDigit) }
}

/// Half-width, upper case, no blanks, no leading apostrophe.
pub(crate) fn tidy(text: &str) -> String {
    let text: String = text.chars().map(crate::amount::half_width).filter(|c| !c.is_whitespace()).collect();
    text.trim_start_matches('\'').to_uppercase()
}

/// Fifteen digits.
pub(crate) fn is_registration_no(code: &str) -> bool {
    code.len() == 15 && code.bytes().all(|b| b.is_ascii_digit())
}

/// 12 digits of county, cadastral district and sub-district, 2 letters of tenure, 5 digits.
pub(crate) fn is_parcel(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 19
        && bytes.iter().enumerate().all(|(at, b)| match at {
            12 | 13 => b.is_ascii_uppercase(),
            _ => b.is_ascii_digit(),
        })
}

/// A parcel code, `F`, and 8 digits of building and unit.
pub(crate) fn is_building(code: &str) -> bool {
    code.len() == 28
        && code.is_char_boundary(19)
        && is_parcel(&code[..19])
        && code[19..].strip_prefix('F').is_some_and(|unit| unit.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_codes_are_valid() {
        for code in [
            "11330282734267548D",
            "12330282688011591A",
            "11331002002673575G",
            "11370881004339597L",
            "11330683002584812B",
        ] {
            assert_eq!(check_uscc(code), Ok(()), "{code}");
        }
    }

    #[test]
    fn cadastral_codes_have_their_form() {
        assert!(is_parcel("330282101005GB00012"));
        assert!(is_building("330282101005GB00012F00010001"));
        assert!(!is_parcel("330282101005GB0001"));
        assert!(!is_building("330282101005GB00012Q00010001"));
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_always_seen(at in 0_usize..18, to in 0_usize..31) {
            let mut code = b"11330282734267548D".to_vec();
            prop_assume!(code[at] != ALPHABET[to]);
            code[at] = ALPHABET[to];
            prop_assert_eq!(check_uscc(std::str::from_utf8(&code).unwrap()), Err(UsccError::CheckDigit));
        }

        #[test]
        fn any_text_is_a_code_or_not(text in ".{0,40}") {
            let _ = (check_uscc(&text), is_building(&text), is_parcel(&text));
        }
    }
}
