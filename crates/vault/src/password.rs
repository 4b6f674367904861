//! Passwords: argon2id, and what one must look like by the profile of the deployment.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::{VaultError, chance};

/// What a password must look like. The two do not agree and a deployment follows one (RELIABILITY.md 2.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PasswordProfile {
    /// 等保 (GB/T 22239-2019, 8.1.4.1): complex and changed from time to time. Length and number of kinds of characters are
    /// not in the standard's text; they are an assumption without a source, and so are the 90 days.
    #[default]
    Mlps,
    /// OWASP ASVS 5.0, 6.2: length alone, no complexity, no periodic change.
    Asvs,
}

/// What is wrong with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer characters than the profile wants.
    #[error("a password has at least {0} characters")]
    Short(usize),
    /// Longer than is hashed.
    #[error("a password has at most {0} characters")]
    Long(usize),
    /// Too few kinds of characters.
    #[error("a password has at least {0} of: small letters, capitals, digits, other characters")]
    Plain(usize),
    /// Everybody tries it first, or it holds the name.
    #[error(
        "this password is easily guessed: it holds the name of the account, of the product, or is one that many use"
    )]
    Guessable,
}

impl PasswordProfile {
    /// Days after which a password must be changed.
    #[must_use]
    pub fn days(self) -> Option<i64> {
        match self {
            Self::Mlps => Some(90),
            Self::Asvs => None,
        }
    }

    /// Whether a password will do for an account of that log-in name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, name: &str, password: &str) -> Result<(), PasswordFault> {
        let (least, kinds) = match self {
            Self::Mlps => (10, 3),
            Self::Asvs => (12, 1),
        };
        let length = password.chars().count();
        if length < least {
            return Err(PasswordFault::Short(least));
        }
        if length > LONGEST {
            return Err(PasswordFault::Long(LONGEST));
        }
        let has = |kind: fn(char) -> bool| usize::from(password.chars().any(kind));
        let other = |c: char| !c.is_ascii_alphanumeric();
        let found = has(|c| c.is_ascii_lowercase()) + has(|c| c.is_ascii_uppercase());
        if found + has(|c| c.is_ascii_digit()) + has(other) < kinds {
            return Err(PasswordFault::Plain(kinds));
        }
        let lower = password.to_lowercase();
        let first: Option<char> = lower.chars().next();
        let guessable = GUESSED.iter().any(|word| lower.contains(word))
            || (name.chars().count() >= 4 && lower.contains(&name.to_lowercase()))
            || lower.chars().all(|c| Some(c) == first)
            || zxcvbn::zxcvbn(password, &[name]).score() < GUESSES;
        if guessable { Err(PasswordFault::Guessable) } else { Ok(()) }
    }
}

/// Enough for a sentence; more would only cost time.
const LONGEST: usize = 128;

/// At least 10⁸ guesses by who knows the thirty thousand passwords and words that are tried first, dates, rows of keys and their
/// usual disguises (Wheeler, "zxcvbn", USENIX Security 2016): no attacker gets so many from a log-in that makes them wait.
const GUESSES: zxcvbn::Score = zxcvbn::Score::Three;

/// Beginnings of the passwords that are tried first, and this product's and trade's own words.
const GUESSED: &[&str] = &[
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "123456", "654321", "111111", "000000", "666666", "888888",
    "qwerty", "asdfgh", "1q2w3e", "1qaz2wsx", "abc123", "admin", "letmein", "iloveyou", "welcome", "changeme",
    "sanqian", "kuangyan", "yamu", "dengbao",
];

/// Memory in KiB, passes, lanes: RELIABILITY.md 2.1. About 0.1 s on the reference machine.
const COST: (u32, u32, u32) = (65_536, 3, 1);

fn argon2() -> Result<Argon2<'static>, VaultError> {
    let params = Params::new(COST.0, COST.1, COST.2, None).map_err(|_| VaultError::Broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, as a PHC string with salt and cost.
///
/// # Errors
/// When the system gives no random numbers or no memory.
pub fn hash_password(password: &str) -> Result<String, VaultError> {
    let salt = chance::<16>()?;
    let hash: PasswordHash =
        argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| VaultError::Broken)?;
    Ok(hash.to_string())
}

/// Whether a password is the hashed one. Without a hash (nobody has that name) it takes as long and is none.
///
/// # Errors
/// When the system gives no memory.
pub fn is_same_password(password: &str, hash: Option<&str>) -> Result<bool, VaultError> {
    let argon2 = argon2()?;
    match hash {
        Some(hash) => Ok(argon2.verify_password(password.as_bytes(), hash).is_ok()),
        None => {
            let mut out = [0; 32];
            argon2.hash_password_into(password.as_bytes(), &[0; 16], &mut out).map_err(|_| VaultError::Broken)?;
            Ok(false)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_argon2id_salted_and_opens_for_its_password_alone() {
        let hash = hash_password("三千Correct-horse9").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{hash}");
        assert_ne!(hash, hash_password("三千Correct-horse9").unwrap());
        assert!(is_same_password("三千Correct-horse9", Some(&hash)).unwrap());
        assert!(!is_same_password("三千Correct-horse8", Some(&hash)).unwrap());
        assert!(!is_same_password("三千Correct-horse9", None).unwrap());
        assert!(!is_same_password("x", Some("not a hash")).unwrap());
    }

    #[test]
    fn the_profiles_judge_differently() {
        use PasswordFault::{Guessable, Long, Plain, Short};
        let check = |profile: PasswordProfile, password: &str, expect: Result<(), PasswordFault>| {
            assert_eq!(profile.check("zhangsan", password), expect, "{profile:?} {password}");
        };
        let (mlps, asvs) = (PasswordProfile::Mlps, PasswordProfile::Asvs);
        check(mlps, "Tie-xian9", Err(Short(10)));
        check(mlps, "tiexianjiangzhen", Err(Plain(3)));
        check(asvs, "tiexianjiangzhen", Ok(()));
        check(mlps, "Tie-xian-99", Ok(()));
        check(asvs, "Tie-xian-99", Err(Short(12)));
        check(asvs, &"长".repeat(129), Err(Long(128)));
        for guessed in ["Zhangsan-2024", "Password-2024", "Sanqian@2024!", "Admin@@@@2024", "Football-2024"] {
            check(mlps, guessed, Err(Guessable));
        }
        check(asvs, &"a".repeat(20), Err(Guessable));
        assert_eq!((mlps.days(), asvs.days()), (Some(90), None));
    }
}
