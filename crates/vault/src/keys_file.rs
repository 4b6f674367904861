//! All keys of a folder as one file, for a backup: whoever has it and the export reads everything, so the two are kept apart.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tempfile::NamedTempFile;

use crate::{Keys, SealProfile, VaultError};

/// The first line; a key a line follows, `subject base64`, then the number of keys: a file that was cut off does not pass for a whole one.
const FORMAT: &str = "sanqian-keys-1";

impl Keys {
    /// The subjects that have a key, ordered.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn subjects(&self) -> Result<Vec<String>, VaultError> {
        let failed = |error| VaultError::File { path: self.folder().display().to_string(), error };
        let listing = match fs::read_dir(self.folder()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(failed)?,
        };
        let mut subjects = Vec::new();
        for entry in listing {
            let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
            let Some(subject) = name.strip_suffix(".key") else { continue };
            match self.has(subject) {
                Ok(true) => subjects.push(subject.to_owned()),
                // What somebody else put there names no key of ours.
                Ok(false) | Err(VaultError::Name(_)) => {}
                Err(other) => return Err(other),
            }
        }
        subjects.sort();
        Ok(subjects)
    }

    /// Writes all keys to one file that only its owner reads, in place of an older one; whole and on the disk, or not at all.
    ///
    /// # Errors
    /// When a key cannot be read, or the file not written.
    pub fn write_file(&self, to: &Path) -> Result<usize, VaultError> {
        let mut text = format!("{FORMAT}\n");
        let subjects = self.subjects()?;
        for subject in &subjects {
            let key = self.key(subject)?;
            text.push_str(&format!("{subject} {}\n", STANDARD.encode(key.0)));
        }
        text.push_str(&format!("{}\n", subjects.len()));
        let failed = |error| VaultError::File { path: to.display().to_string(), error };
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // A temporary file is readable by its owner alone from its first byte on.
        let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
        file.persist(to).map_err(|error| failed(error.error))?;
        if cfg!(unix) {
            fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        }
        Ok(subjects.len())
    }
}

/// The keys of such a file.
#[derive(Debug)]
pub struct KeysFile(BTreeMap<String, crate::Key>);

impl KeysFile {
    /// None at all.
    #[must_use]
    pub fn empty() -> Self {
        Self(BTreeMap::new())
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`VaultError::File`] when it cannot be read, [`VaultError::NoKeysFile`] when it is another or was cut off.
    pub fn read(path: &Path) -> Result<Self, VaultError> {
        let text =
            fs::read_to_string(path).map_err(|error| VaultError::File { path: path.display().to_string(), error })?;
        Self::parse(&text).ok_or_else(|| VaultError::NoKeysFile(path.display().to_string()))
    }

    fn parse(text: &str) -> Option<Self> {
        let body = text.strip_prefix(FORMAT)?.strip_prefix('\n')?.strip_suffix('\n')?;
        let (lines, count) = body.rsplit_once('\n').unwrap_or(("", body));
        let mut keys = BTreeMap::new();
        for line in lines.lines() {
            let (subject, key) = line.split_once(' ')?;
            let key: [u8; 32] = STANDARD.decode(key).ok()?.try_into().ok()?;
            keys.insert(subject.to_owned(), crate::Key(key));
        }
        (count.parse() == Ok(keys.len())).then_some(Self(keys))
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Opens bytes that were sealed for a subject.
    ///
    /// # Errors
    /// As [`Keys::open_bytes`].
    pub fn open_bytes(&self, subject: &str, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        SealProfile::open_bytes(self.0.get(subject).ok_or(VaultError::Erased)?, context, sealed)
    }

    /// Puts every key into a folder, and none over one that is there.
    ///
    /// # Errors
    /// When a file cannot be written, or another key of that name is there.
    pub fn put_into(&self, keys: &Keys) -> Result<(), VaultError> {
        Keys::in_folder(keys.folder(), SealProfile::default())?;
        for (subject, key) in &self.0 {
            keys.put(subject, key)?;
            if keys.key(subject)? != *key {
                let (path, error) = (keys.folder().join(subject), std::io::ErrorKind::AlreadyExists.into());
                return Err(VaultError::File { path: path.display().to_string(), error });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn all_keys_go_through_one_file_that_nobody_else_reads() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::at(&folder.path().join("keys"), SealProfile::default());
        assert_eq!(keys.subjects().unwrap(), [] as [&str; 0]);
        let mut sealed = Vec::new();
        keys.seal_bytes("batch-1", b"here", b"x", &mut sealed).unwrap();
        keys.seal("acc-1", "y").unwrap();
        let file = folder.path().join("town.keys");
        assert_eq!(keys.write_file(&file).unwrap(), 2);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        let read = KeysFile::read(&file).unwrap();
        assert_eq!(read.open_bytes("batch-1", b"here", &sealed).unwrap(), b"x");
        let other = Keys::at(&folder.path().join("restored"), SealProfile::default());
        read.put_into(&other).unwrap();
        assert_eq!(other.open_bytes("batch-1", b"here", &sealed).unwrap(), b"x");
        assert_eq!(other.subjects().unwrap(), ["acc-1", "batch-1"]);
        read.put_into(&other).unwrap();
        other.destroy("acc-1").unwrap();
        other.seal("acc-1", "another").unwrap();
        assert!(read.put_into(&other).is_err(), "another's key is not written over, nor passed over");
        // What was destroyed is in no later file, and the later file takes the place of the older.
        keys.destroy("batch-1").unwrap();
        assert_eq!(keys.write_file(&file).unwrap(), 1);
        let read = KeysFile::read(&file).unwrap();
        assert!(matches!(read.open_bytes("batch-1", b"here", &sealed), Err(VaultError::Erased)));
        // Cut off anywhere it is none.
        let text = fs::read_to_string(&file).unwrap();
        assert!((0..text.len()).all(|end| KeysFile::parse(&text[..end]).is_none()));
    }
}
