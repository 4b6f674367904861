//! The key by which a town's ledger is signed: a file beside the ledger, so that who holds only the database cannot sign.

use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use ledger::{NoteSigner, NoteVerifier};

use crate::{Failure, Office};

impl Office {
    /// Where the private key lies.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.folder().join("ledger.key")
    }

    /// The key; made at the first use, readable by its owner alone.
    ///
    /// # Errors
    /// When the file cannot be read or written, or holds no key.
    pub fn signer(&self) -> Result<NoteSigner, Failure> {
        let path = self.key_file();
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(NoteSigner::from_text(&text)?),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let signer = NoteSigner::generate(&format!("sanqian.{}", self.town().id))?;
                let mut options = std::fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let write = || -> std::io::Result<()> {
                    let mut file = options.open(&path)?;
                    file.write_all(format!("{}\n", signer.to_text()).as_bytes())?;
                    file.sync_all()
                };
                write().map_err(|error| Failure::file(&path, error))?;
                Ok(signer)
            }
            Err(error) => Err(Failure::file(&path, error)),
        }
    }
}

/// A public key from its text, as people pass it on.
///
/// # Errors
/// When it is none.
pub(crate) fn public_key(text: &str) -> Result<NoteVerifier, Failure> {
    NoteVerifier::from_text(text).ok_or_else(|| Failure::NotNow {
        zh: format!("“{text}”不是公钥；公钥形如 sanqian.330282-kuangyan+1a2b3c4d+AbCd…，备份时会显示"),
        en: format!(
            "`{text}` is no public key; one looks like sanqian.330282-kuangyan+1a2b3c4d+AbCd…, and a backup shows it"
        ),
    })
}
