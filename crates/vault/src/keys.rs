//! The keys of subjects: one file each in a folder outside the database, readable by this program alone. An export of the
//! ledger holds none of them; a backup has them in a file of its own, to be kept apart.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::seal::Key;
use crate::{SealProfile, VaultError};

/// A folder of keys.
#[derive(Debug, Clone)]
pub struct Keys {
    folder: PathBuf,
    profile: SealProfile,
}

impl Keys {
    /// The keys in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn in_folder(folder: &Path, profile: SealProfile) -> Result<Self, VaultError> {
        let failed = |error| VaultError::File { path: folder.display().to_string(), error };
        fs::create_dir_all(folder).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(failed)?;
        }
        Ok(Self { folder: folder.to_owned(), profile })
    }

    /// The keys that lie in a folder, without making one: it is made with its first key.
    #[must_use]
    pub fn at(folder: &Path, profile: SealProfile) -> Self {
        Self { folder: folder.to_owned(), profile }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, subject: &str) -> Result<PathBuf, VaultError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if subject.is_empty() || !subject.chars().all(plain) {
            return Err(VaultError::Name(subject.to_owned()));
        }
        Ok(self.folder.join(format!("{subject}.key")))
    }

    /// Seals a text for a subject; its first text makes its key.
    ///
    /// # Errors
    /// When the key cannot be made or read.
    pub fn seal(&self, subject: &str, text: &str) -> Result<String, VaultError> {
        self.profile.seal(&self.key_or_new(subject)?, subject, text)
    }

    fn key_or_new(&self, subject: &str) -> Result<Key, VaultError> {
        match self.key(subject) {
            Err(VaultError::Erased) => {
                Self::in_folder(&self.folder, self.profile)?;
                self.make(subject)?;
                self.key(subject)
            }
            other => other,
        }
    }

    /// Seals bytes for a subject and appends them to `out`; its first make its key, which is on the disk when this returns. They open in
    /// the place that `context` names alone.
    ///
    /// # Errors
    /// When the key cannot be made or read.
    pub fn seal_bytes(&self, subject: &str, context: &[u8], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), VaultError> {
        self.profile.seal_bytes(&self.key_or_new(subject)?, context, bytes, out)
    }

    /// Opens bytes that were sealed for a subject.
    ///
    /// # Errors
    /// As [`Keys::open`].
    pub fn open_bytes(&self, subject: &str, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        SealProfile::open_bytes(&self.key(subject)?, context, sealed)
    }

    /// Whether a subject has a key.
    ///
    /// # Errors
    /// When its file is there and cannot be read.
    pub fn has(&self, subject: &str) -> Result<bool, VaultError> {
        match self.key(subject) {
            Ok(_) => Ok(true),
            Err(VaultError::Erased) => Ok(false),
            Err(other) => Err(other),
        }
    }

    /// Opens what was sealed for a subject.
    ///
    /// # Errors
    /// [`VaultError::Erased`] when its key is gone, [`VaultError::Broken`] when the text is not its.
    pub fn open(&self, subject: &str, sealed: &str) -> Result<String, VaultError> {
        SealProfile::open(&self.key(subject)?, subject, sealed)
    }

    /// Destroys the key of a subject: nothing that was sealed for it opens ever again. Destroying it twice is no error.
    ///
    /// The file is written over before it is removed. A disk that writes elsewhere (flash) may keep the old bytes; where that
    /// matters the folder belongs on an encrypted disk or the key in a device.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn destroy(&self, subject: &str) -> Result<(), VaultError> {
        let path = self.path(subject)?;
        let failed = |error| VaultError::File { path: path.display().to_string(), error };
        match OpenOptions::new().write(true).open(&path) {
            Ok(mut file) => file.write_all(&[0; 32]).and_then(|()| file.sync_all()).map_err(failed)?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
        }
        fs::remove_file(&path).and_then(|()| self.settle()).map_err(failed)
    }

    pub(crate) fn key(&self, subject: &str) -> Result<Key, VaultError> {
        let path = self.path(subject)?;
        let mut bytes = [0; 32];
        match fs::File::open(&path).and_then(|mut file| file.read_exact(&mut bytes)) {
            // Written over, and not removed yet when the program died.
            Ok(()) if bytes == [0; 32] => Err(VaultError::Erased),
            Ok(()) => Ok(Key(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(VaultError::Erased),
            Err(error) => Err(VaultError::File { path: path.display().to_string(), error }),
        }
    }

    /// Makes a key, unless somebody else made one meanwhile. It takes its name only when it is whole and on the disk: who dies over it
    /// leaves a file without the subject's name, which nothing was ever sealed with.
    fn make(&self, subject: &str) -> Result<(), VaultError> {
        self.put(subject, &Key::new()?)
    }

    /// Puts a key where none is.
    pub(crate) fn put(&self, subject: &str, key: &Key) -> Result<(), VaultError> {
        let path = self.path(subject)?;
        let written = NamedTempFile::new_in(&self.folder).and_then(|mut file| {
            file.write_all(&key.0)?;
            file.as_file().sync_all()?;
            match file.persist_noclobber(&path) {
                Err(made) if made.error.kind() == ErrorKind::AlreadyExists => Ok(()),
                named => named.map(|_| ()).map_err(|failed| failed.error),
            }?;
            self.settle()
        });
        written.map_err(|error| VaultError::File { path: path.display().to_string(), error })
    }

    /// The name of a new or removed file is on the disk.
    fn settle(&self) -> std::io::Result<()> {
        if cfg!(unix) { fs::File::open(&self.folder)?.sync_all() } else { Ok(()) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_destroyed_key_erases_one_subject_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(&folder.path().join("keys"), SealProfile::default()).unwrap();
        let (a, b) = (keys.seal("acc-1", "张三").unwrap(), keys.seal("acc-2", "李四").unwrap());
        assert_eq!(keys.open("acc-1", &a).unwrap(), "张三");
        assert!(matches!(keys.open("acc-2", &a), Err(VaultError::Broken)));
        keys.destroy("acc-1").unwrap();
        keys.destroy("acc-1").unwrap();
        assert!(matches!(keys.open("acc-1", &a), Err(VaultError::Erased)));
        assert_eq!(keys.open("acc-2", &b).unwrap(), "李四");
        // A key that is made anew is another key.
        keys.seal("acc-1", "x").unwrap();
        assert!(keys.open("acc-1", &a).is_err());
    }

    #[test]
    fn many_who_seal_for_a_new_subject_at_once_share_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(folder.path(), SealProfile::default()).unwrap();
        for round in 0..50 {
            let subject = format!("acc-{round}");
            let (keys, subject) = (&keys, subject.as_str());
            let sealed: Vec<String> = std::thread::scope(|scope| {
                let hands: Vec<_> = (0..4).map(|_| scope.spawn(move || keys.seal(subject, "x").unwrap())).collect();
                hands.into_iter().map(|hand| hand.join().unwrap()).collect()
            });
            assert!(sealed.iter().all(|one| keys.open(subject, one).unwrap() == "x"), "{subject}");
        }
        // What was not needed is not left lying.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 50);
    }

    #[test]
    fn a_key_that_was_written_over_and_not_removed_is_an_erased_one() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(folder.path(), SealProfile::default()).unwrap();
        let sealed = keys.seal("acc-1", "x").unwrap();
        fs::write(folder.path().join("acc-1.key"), [0; 32]).unwrap();
        assert!(matches!(keys.open("acc-1", &sealed), Err(VaultError::Erased)));
        assert!(
            matches!(keys.seal("acc-1", "y"), Err(VaultError::Erased)),
            "nothing is sealed with a key that everybody knows"
        );
        keys.destroy("acc-1").unwrap();
        assert!(matches!(keys.open("acc-1", &sealed), Err(VaultError::Erased)));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_a_key_and_no_name_leaves_the_folder() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(folder.path(), SealProfile::default()).unwrap();
        keys.seal("acc-1", "x").unwrap();
        let mode = folder.path().join("acc-1.key").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for name in ["", "../x", "a/b", "a.b", "张三"] {
            assert!(matches!(keys.seal(name, "x"), Err(VaultError::Name(_))), "{name}");
        }
    }
}
