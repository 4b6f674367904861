//! A data folder from a backup.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use ledger::{ExportFault, ExportVerified, Ledger, Trust, verify_export, verify_export_with};
use serde::Serialize;
use vault::{Keys, KeysFile, SealProfile};

use crate::sealing::{self, ByFile};
use crate::{Failure, Town, backup, keys};

/// What was restored.
#[derive(Debug, Clone, Serialize)]
pub struct Restored {
    /// From which file.
    pub file: PathBuf,
    /// Whose data it is.
    pub town: Town,
    /// Entries.
    pub entries: u64,
    /// Blobs.
    pub blobs: u64,
    /// Of these sealed ones, each of which the keys opened.
    pub opened: u64,
    /// Keys that were put beside the ledger.
    pub keys: usize,
    /// What was erased on purpose, by the name of its key: it stays so.
    pub erased: Vec<String>,
    /// The key that signed the backup: compare it with the one that was noted when it was made.
    pub key: String,
}

/// What is asked of a file beyond holding together: texts as people keep them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The public key that must have signed it.
    pub key: Option<&'a str>,
    /// File of an older signed checkpoint that it must continue.
    pub since: Option<&'a Path>,
    /// File of the keys of what is sealed in it; looked for beside it when left out. Only a restore needs it.
    pub keys: Option<&'a Path>,
}

/// Verifies an export, a backup or a proof offline: nothing but the file is needed.
///
/// # Errors
/// [`Failure`] when the file or what is asked cannot be read; the inner error when the file is not to be believed.
pub fn verify_file(path: &Path, asked: Asked<'_>) -> Result<Result<ExportVerified, ExportFault>, Failure> {
    trusting(asked, |trust| Ok(verify_export(&mut read(path)?, trust)))
}

fn trusting<T>(asked: Asked<'_>, then: impl FnOnce(&Trust<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    let key = asked.key.map(keys::public_key).transpose()?;
    let since = asked.since.map(|since| std::fs::read_to_string(since).map_err(|error| Failure::file(since, error)));
    let since = since.transpose()?;
    let trust = Trust { key: key.as_ref(), since: since.as_deref() };
    then(&trust)
}

fn read(path: &Path) -> Result<BufReader<File>, Failure> {
    let file = File::open(path).map_err(|error| Failure::file(path, error))?;
    Ok(BufReader::with_capacity(1 << 20, file))
}

/// The keys that are named, or lie beside the backup under its name; none when there are none, as in a backup of an older release.
fn keys_of(file: &Path, named: Option<&Path>) -> Result<KeysFile, Failure> {
    let beside = file.with_extension(backup::KEYS_ENDING);
    match named {
        Some(named) => Ok(KeysFile::read(named)?),
        None if beside.exists() => Ok(KeysFile::read(&beside)?),
        None => Ok(KeysFile::empty()),
    }
}

/// Makes a data folder from a backup, or from the latest backup of a folder. Verified before anything is written; a folder
/// that holds a ledger is refused.
///
/// # Errors
/// The inner error when the backup is not to be believed; [`Failure`] when the folder is taken or cannot be written.
pub fn restore(from: &Path, into: &Path, asked: Asked<'_>) -> Result<Result<Restored, ExportFault>, Failure> {
    let file = if from.is_dir() { backup::latest_in(from)? } else { from.to_owned() };
    for taken in ["town.json", "ledger.sqlite", "ledger.address"].map(|name| into.join(name)) {
        if taken.exists() {
            let (taken, into) = (taken.display(), into.display());
            return Err(Failure::NotNow {
                zh: format!("{into} 里已经有 {taken}；恢复不覆盖任何数据，请用 --data 指定一个新的文件夹"),
                en: format!("{into} holds {taken} already; nothing is ever written over: name a new folder by --data"),
            });
        }
    }
    let keys = keys_of(&file, asked.keys)?;
    let (verified, sealed) =
        match trusting(asked, |trust| Ok(verify_export_with(&mut read(&file)?, trust, &ByFile(&keys))))? {
            Ok(verified) => verified,
            Err(fault) => return Ok(Err(fault)),
        };
    if !sealed.missing.is_empty() {
        return Err(backup::keys_missing(&sealed.missing));
    }
    let town: Town = serde_json::from_value(verified.about.clone())
        .ok()
        .filter(|town: &Town| town.id == verified.town)
        .ok_or_else(|| Failure::Shape(format!("{}: it does not say whose data it is", file.display())))?;
    std::fs::create_dir_all(into).map_err(|error| Failure::file(into, error))?;
    let mut ledger = Ledger::open(&into.join("ledger.sqlite"))?;
    ledger.restore(&mut read(&file)?, &Trust::default())?;
    let held = ledger.verify(&town.id).map_err(|broken| ledger::LedgerError::Damaged(broken.to_string()))?;
    if held.entries != verified.entries {
        let what = format!("{} of {} entries were restored", held.entries, verified.entries);
        return Err(ledger::LedgerError::Damaged(what).into());
    }
    keys.put_into(&Keys::at(&into.join(sealing::FOLDER), SealProfile::default()))?;
    // Last: before it the folder is nobody's.
    let (path, text) = (into.join("town.json"), serde_json::to_string_pretty(&town));
    let text = text.map_err(|error| Failure::Shape(error.to_string()))?;
    std::fs::write(&path, text).map_err(|error| Failure::file(&path, error))?;
    let (entries, blobs, key) = (verified.entries, verified.blobs, verified.key);
    let (opened, keys, erased) = (sealed.opened, keys.len(), sealed.erased.into_iter().collect());
    Ok(Ok(Restored { file, town, entries, blobs, opened, keys, erased, key }))
}
