//! Codes made by chance: the secret of a session, and what is handed over on paper.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::{VaultError, chance};

/// The secret of a session: 256 bits.
///
/// # Errors
/// When the system gives no random numbers.
pub fn session_secret() -> Result<String, VaultError> {
    Ok(URL_SAFE_NO_PAD.encode(chance::<32>()?))
}

/// What a secret is kept as: its hash. Who reads the database cannot log in with it. Codes have far more chance in them than
/// a table could hold, so they need no salt.
#[must_use]
pub fn name_of(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// Letters and digits that nobody takes for another: no 0 O, 1 I L, 8 B, 5 S, 2 Z.
const LETTERS: &[u8; 25] = b"ACDEFGHJKMNPQRTUVWXY34679";

/// A code for a letter: sixteen signs in groups of four, 74 bits.
///
/// # Errors
/// When the system gives no random numbers.
pub fn letter_code() -> Result<String, VaultError> {
    let mut code = String::new();
    while code.len() < 19 {
        for byte in chance::<32>()? {
            // 250 is the largest multiple of 25 that a byte holds: what is above would favour some signs.
            if byte < 250 && code.len() < 19 {
                if code.len() % 5 == 4 {
                    code.push('-');
                }
                code.push(char::from(LETTERS[usize::from(byte % 25)]));
            }
        }
    }
    Ok(code)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn codes_are_as_they_should_and_differ() {
        let code = letter_code().unwrap();
        assert_eq!(code.len(), 19, "{code}");
        assert!(code.split('-').all(|group| group.len() == 4 && group.bytes().all(|c| LETTERS.contains(&c))), "{code}");
        assert_ne!(code, letter_code().unwrap());
        let secret = session_secret().unwrap();
        assert_eq!(secret.len(), 43);
        assert_ne!(secret, session_secret().unwrap());
        assert_ne!(name_of(&secret), name_of("x"));
    }
}
