//! Backups: a signed export that was read back and verified before it is called one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ledger::{Exported, Trust, verify_export_with};
use serde::Serialize;
use vault::KeysFile;

use crate::sealing::ByFile;
use crate::{Failure, Office};

/// Files of backups end so.
pub(crate) const ENDING: &str = "sanqian";
/// Files of their keys end so.
pub(crate) const KEYS_ENDING: &str = "keys";

/// What was backed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// The file.
    pub file: PathBuf,
    /// The signed checkpoint beside it: small enough to print, and no later history can deny it.
    pub checkpoint_file: PathBuf,
    /// The keys of what is sealed in it, to be kept apart from it; readable by its owner alone.
    pub keys_file: PathBuf,
    /// Keys in that file.
    pub keys: usize,
    /// Entries in it.
    pub entries: u64,
    /// Blobs in it.
    pub blobs: u64,
    /// Of these sealed ones, each of which the keys file opened.
    pub opened: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// The public key of its signature.
    pub key: String,
    /// It was there already, since nothing was written in between; it was verified once more.
    pub already: bool,
}

impl Office {
    /// Writes the whole ledger to a new file, signed. Nothing is written over. The ledger may be written to meanwhile: the
    /// export is what stood at a moment.
    ///
    /// # Errors
    /// When the file exists or cannot be written, or the ledger cannot be read.
    pub fn export_ledger(&self, to: &Path) -> Result<Exported, Failure> {
        let signer = self.signer()?;
        let about = serde_json::to_value(self.town()).map_err(|error| Failure::Shape(error.to_string()))?;
        let file = File::create_new(to).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => already_there(to),
            _ => Failure::file(to, error),
        })?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        let exported = self.ledger.export(&self.town().id, &about, &signer, &mut out)?;
        let file = out.into_inner().map_err(|error| Failure::file(to, error.into_error()))?;
        file.sync_all().map_err(|error| Failure::file(to, error))?;
        Ok(exported)
    }

    /// Backs the ledger up into a folder, made where there is none: exports, reads the file back from the disk, verifies
    /// all of it, and only then gives it its name, which says town, last entry and day.
    ///
    /// # Errors
    /// When the folder cannot be written, or what was read back is not what stands in the ledger.
    pub fn back_up(&self, folder: &Path, on: Date) -> Result<Backup, Failure> {
        std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, error))?;
        let town = &self.town().id;
        let Some(head) = self.ledger.head(town)? else {
            return Err(Failure::NotNow {
                zh: "台账还是空的，没有可备份的内容；请先入库".to_owned(),
                en: "the ledger is empty, there is nothing to back up; import files first".to_owned(),
            });
        };
        let name = format!("{town}-{:08}-{on}", head.seq);
        let file = folder.join(format!("{name}.{ENDING}"));
        let checkpoint_file = folder.join(format!("{name}.checkpoint"));
        let already = file.exists();
        let written = if already { file.clone() } else { folder.join(format!("{name}.unfinished")) };
        let signer = self.signer()?;
        let note = if already {
            std::fs::read_to_string(&checkpoint_file).map_err(|error| Failure::file(&checkpoint_file, error))?
        } else {
            // What an interrupted backup left behind never had its name and is of no use.
            if written.exists() {
                std::fs::remove_file(&written).map_err(|error| Failure::file(&written, error))?;
            }
            self.export_ledger(&written)?.checkpoint
        };
        let key = signer.verifier();
        let opened = File::open(&written).map_err(|error| Failure::file(&written, error))?;
        let bytes = opened.metadata().map_err(|error| Failure::file(&written, error))?.len();
        let trust = Trust { key: Some(&key), since: Some(&note) };
        // Read back as a restore would: the export, and what the keys of this very file open of it.
        let keys_file = folder.join(format!("{name}.{KEYS_ENDING}"));
        self.keys().write_file(&keys_file)?;
        let keys = KeysFile::read(&keys_file)?;
        let mut reading = BufReader::with_capacity(1 << 20, opened);
        let (verified, sealed) = verify_export_with(&mut reading, &trust, &ByFile(&keys))
            .map_err(|fault| damaged(&written, &fault.to_string()))?;
        if !sealed.missing.is_empty() {
            return Err(keys_missing(&sealed.missing));
        }
        if verified.town != *town || verified.entries < head.seq {
            return Err(damaged(&written, &format!("{} entries of {}", verified.entries, verified.town)));
        }
        if !already {
            std::fs::write(&checkpoint_file, note).map_err(|error| Failure::file(&checkpoint_file, error))?;
            std::fs::rename(&written, &file).map_err(|error| Failure::file(&file, error))?;
            // The name must outlive a power cut too.
            #[cfg(unix)]
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Failure::file(folder, error))?;
        }
        let (entries, blobs) = (verified.entries, verified.blobs);
        let (keys, opened, key) = (keys.len(), sealed.opened, key.to_text());
        Ok(Backup { file, checkpoint_file, keys_file, keys, entries, blobs, opened, bytes, key, already })
    }
}

/// What cannot be read without keys that are not there.
pub(crate) fn keys_missing(missing: &BTreeMap<String, u64>) -> Failure {
    let (keys, pieces) = (missing.len(), missing.values().sum::<u64>());
    let first = missing.keys().next().map(String::as_str).unwrap_or_default();
    Failure::NotNow {
        zh: format!(
            "缺 {keys} 把密钥（第一把：{first}），{pieces} 件加密内容打不开；请用与这份备份同时写出的 .keys 文件（恢复时以 --keys 指定），或把原来的 keys 文件夹放回数据目录"
        ),
        en: format!(
            "{keys} keys are missing (the first: {first}), and {pieces} sealed pieces cannot be read; use the .keys file that was written with this backup (--keys of restore), or put the folder `keys` back into the data folder"
        ),
    }
}

fn already_there(path: &Path) -> Failure {
    let path = path.display();
    Failure::NotNow {
        zh: format!("{path} 已经存在；不覆盖任何文件，请换一个名字"),
        en: format!("{path} exists already; nothing is ever written over, give another name"),
    }
}

fn damaged(path: &Path, what: &str) -> Failure {
    let path = path.display();
    Failure::NotNow {
        zh: format!("写到 {path} 的内容读回来不对（{what}），这份备份不能用；请换一个盘再备份"),
        en: format!("what was written to {path} does not read back ({what}); this is no backup: try another disk"),
    }
}

/// The latest backup of a folder: the names begin with the town and the number of the last entry.
pub(crate) fn latest_in(folder: &Path) -> Result<PathBuf, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, error))?;
    let files = entries.flatten().map(|entry| entry.path());
    let ends = |path: &PathBuf| path.extension().is_some_and(|ending| ending == ENDING);
    files.filter(ends).max().ok_or_else(|| Failure::NotFound {
        what: "backup",
        name: folder.display().to_string(),
        hint: format!("the folder holds no file that ends in .{ENDING}"),
    })
}
