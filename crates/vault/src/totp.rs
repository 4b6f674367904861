//! Time-based one-time passwords (RFC 6238): SHA-1, six digits, thirty seconds, one step of grace to either side.

use totp_rs::{Builder, Secret, Totp};

use crate::{VaultError, chance};

/// A new secret, 160 bits in base32.
///
/// # Errors
/// When the system gives no random numbers.
pub fn new_totp_secret() -> Result<String, VaultError> {
    Ok(Secret::from(chance::<20>()?.to_vec()).to_base32())
}

fn totp(secret: &str) -> Option<Totp> {
    Builder::new().with_secret(Secret::try_from_base32(secret).ok()?).build().ok()
}

/// The step of time of which a code is, at a time in seconds since 1970; `None` when it is of none near. Who accepts a code
/// must remember the step and accept none up to it again.
#[must_use]
pub fn totp_step(secret: &str, code: &str, seconds: u64) -> Option<i64> {
    totp(secret)?.check(code.trim(), seconds).and_then(|step| i64::try_from(step).ok())
}

/// The code of a time.
#[must_use]
pub fn totp_code(secret: &str, seconds: u64) -> Option<String> {
    totp(secret).map(|totp| totp.generate(seconds).to_string())
}

/// The address that an authenticator takes, usually from a picture. `account` and `issuer` are letters and digits.
#[must_use]
pub fn otpauth_uri(secret: &str, account: &str, issuer: &str) -> String {
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// RFC 6238, appendix B (SHA-1), the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(totp_code(&secret, seconds).unwrap(), code);
            assert_eq!(totp_step(&secret, code, seconds), Some(i64::try_from(seconds / 30).unwrap()));
            assert_eq!(totp_step(&secret, code, seconds + 30), Some(i64::try_from(seconds / 30).unwrap()), "grace");
            assert_eq!(totp_step(&secret, code, seconds + 90), None);
        }
        assert_ne!(new_totp_secret().unwrap(), new_totp_secret().unwrap());
        assert_eq!(totp_step("not base32!", "1", 1), None);
    }
}
