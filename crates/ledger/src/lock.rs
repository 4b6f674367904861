//! One writer: a file beside the ledger that the operating system locks for this process and frees when it dies, however
//! it dies. SQLite's own locks would let a second program in between two transactions.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::LedgerError;

/// Holds the lock until dropped.
pub(crate) struct WriterLock(#[expect(dead_code, reason = "held for its lock, which dropping frees")] File);

impl WriterLock {
    /// Takes the lock of a ledger; `path` is canonical, so that two spellings of it meet.
    pub(crate) fn take(path: &Path) -> Result<Self, LedgerError> {
        let mut name = path.as_os_str().to_owned();
        name.push(".lock");
        let lock_path = PathBuf::from(name);
        let failed = |error: std::io::Error| LedgerError::File {
            path: lock_path.display().to_string(),
            message: error.to_string(),
        };
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&lock_path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = std::fs::read_to_string(&lock_path).unwrap_or_default();
                let holder = match holder.trim() {
                    "" => "another program".to_owned(),
                    process => format!("process {process}"),
                };
                return Err(LedgerError::InUse { path: path.display().to_string(), holder });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        // For the message of the one who comes second; the lock itself does not need it.
        file.set_len(0).and_then(|()| write!(file, "{}", std::process::id())).map_err(failed)?;
        Ok(Self(file))
    }
}
