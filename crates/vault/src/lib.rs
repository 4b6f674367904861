//! Secrets: what seals personal text under a key of its own, where those keys lie (outside the database), how passwords are
//! hashed and judged, one-time codes. The one crate of ours beside the ledger that reads chance.
//!
//! Erasing a person is destroying a key ([`Keys::destroy`]): what was sealed stays in the ledger, its chain stays whole, and
//! nobody can read it any more.

mod code;
mod keys;
mod keys_file;
mod password;
mod seal;
mod totp;

pub use code::{letter_code, name_of, session_secret};
pub use keys::Keys;
pub use keys_file::KeysFile;
pub use password::{PasswordFault, PasswordProfile, hash_password, is_same_password};
pub use seal::{GmSoft, International, Key, Seal, SealProfile};
pub use totp::{new_totp_secret, otpauth_uri, totp_code, totp_step};

/// Why a secret cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The system gives no random bytes.
    #[error("the operating system gives no random numbers: {0}")]
    NoChance(String),
    /// A key file cannot be read or written.
    #[error("{path}: {error}; the folder of keys must be readable and writable by this program alone")]
    File {
        /// The path.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The key was destroyed, or is another's.
    #[error("the key is gone: the text was erased")]
    Erased,
    /// The bytes are not what was sealed.
    #[error("the sealed text was changed, or is another subject's")]
    Broken,
    /// A file that should hold the keys of a backup.
    #[error("{0} is no whole keys file; one ends in .keys, and a backup writes it")]
    NoKeysFile(String),
    /// A name that cannot be a file name.
    #[error("`{0}` cannot name a key: use letters, digits and hyphens")]
    Name(String),
}

/// Fills bytes by chance.
fn chance<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| VaultError::NoChance(error.to_string()))?;
    Ok(bytes)
}
