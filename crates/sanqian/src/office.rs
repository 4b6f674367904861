//! A town's data folder: its ledger and who it belongs to. Use cases that need the ledger begin here.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ledger::{Action, Draft, Entry, Ledger, Run, RunKind};
use model::{ContentHash, Snapshot};
use serde::Serialize;
use vault::SealProfile;

use crate::{Failure, FileReader, Packs, Progress, Step, Town, Work, ledger_place};

/// An opened data folder. One process at a time holds it.
pub struct Office {
    pub(crate) town: Town,
    pub(crate) ledger: Ledger,
    pub(crate) reader: FileReader,
    pub(crate) folder: PathBuf,
    pub(crate) profile: SealProfile,
    known_by: Option<Date>,
}

impl Office {
    /// Opens a folder that already has a ledger.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is none.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        Self::open_by(folder, ledger_place::open_of)
    }

    /// Opens a folder to read it, also while another program writes its ledger.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is none.
    pub fn open_to_read(folder: &Path) -> Result<Self, Failure> {
        Self::open_by(folder, ledger_place::follow_of)
    }

    fn open_by(folder: &Path, open: fn(&Path) -> Result<Ledger, Failure>) -> Result<Self, Failure> {
        let path = folder.join("town.json");
        let text = std::fs::read_to_string(&path).map_err(|_| Failure::NotFound {
            what: "data folder",
            name: folder.display().to_string(),
            hint: "import a folder of files first (sanqian import FOLDER), or look at the sample town (sanqian demo)"
                .to_owned(),
        })?;
        let town: Town = serde_json::from_str(&text).map_err(|e| Failure::Shape(format!("{}: {e}", path.display())))?;
        Ok(Self {
            town,
            ledger: open(folder)?,
            reader: FileReader::Here,
            folder: folder.to_owned(),
            profile: SealProfile::default(),
            known_by: None,
        })
    }

    /// The ledger, to write. After a commit of which nobody knows whether it stands it is opened again: whoever asked was told so,
    /// and what stands is read anew before anything is decided on it.
    pub(crate) fn writing(&mut self) -> Result<&mut Ledger, Failure> {
        if self.ledger.is_closed() {
            self.ledger.reopen()?;
        }
        Ok(&mut self.ledger)
    }

    /// From now on only what was known by the end of a day (in China) counts.
    pub fn know_only_what_was_known_by(&mut self, day: Option<Date>) {
        self.known_by = day;
    }

    /// Opens a folder, or sets one up for a town when it has no ledger yet.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn open_or_found(folder: &Path, town: Town) -> Result<Self, Failure> {
        let path = folder.join("town.json");
        if path.exists() {
            return Self::open(folder);
        }
        std::fs::create_dir_all(folder).map_err(|e| Failure::file(folder, e))?;
        let text = serde_json::to_string_pretty(&town).map_err(|e| Failure::Shape(e.to_string()))?;
        std::fs::write(&path, text).map_err(|e| Failure::file(&path, e))?;
        Self::open(folder)
    }

    /// Reads files by this reader from now on; in this process unless told otherwise.
    pub fn read_files_by(&mut self, reader: FileReader) {
        self.reader = reader;
    }

    /// Whose data this is.
    #[must_use]
    pub fn town(&self) -> &Town {
        &self.town
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything that was appended, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, Failure> {
        Ok(self.ledger.entries(&self.town.id)?)
    }

    /// Proves the chain and every blob of the town.
    ///
    /// # Errors
    /// When something in it is not as it was written; the first such entry is named.
    pub fn verify(&self) -> Result<ledger::Verified, Failure> {
        self.ledger.verify(&self.town.id).map_err(|broken| Failure::Shape(broken.to_string()))
    }

    /// What is known of the town on a day; by default the day of the latest import.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when nothing was imported yet.
    pub fn snapshot(&self, as_of: Option<Date>) -> Result<Snapshot, Failure> {
        let known = self.known_by.map(|day| self.ledger.known_at(&self.town.id, end_in_china(day))).transpose()?;
        let entries = self.entries()?.into_iter().filter(|entry| known.is_none_or(|known| entry.seq <= known));
        let latest = entries.rev().find_map(|entry| match entry.action {
            Action::Import(import) => Some(import.as_of),
            _ => None,
        });
        let Some(latest) = latest else {
            return Err(Failure::NotFound {
                what: "import",
                name: self.folder.display().to_string(),
                hint: "the ledger is empty; import a folder of files first (sanqian import FOLDER)".to_owned(),
            });
        };
        let (town, as_of) = (&self.town.id, as_of.unwrap_or(latest));
        if known.is_some() {
            return Ok(self.ledger.snapshot(town, as_of, self.town.epsg, known)?);
        }
        let (fold, _) = self.ledger.fold_from(town, &self.fold_file())?;
        Ok(fold.snapshot(as_of, self.town.epsg))
    }

    /// Does the whole work over the ledger. The year defaults to the one before the day asked about.
    ///
    /// # Errors
    /// As [`Office::snapshot`] and [`Work::run`].
    pub fn work(
        &self,
        as_of: Option<Date>,
        year: Option<i16>,
        packs: Packs,
        progress: &mut Progress<'_>,
    ) -> Result<Work, Failure> {
        let snapshot = progress.run(Step::Snapshot, || self.snapshot(as_of))?;
        let year = year.unwrap_or(snapshot.as_of.year() - 1);
        Work::run(self.town.clone(), snapshot, packs, year, progress)
    }

    /// Keeps the results of a work in the ledger, each with the hashes of its snapshot and packs, so that it can be
    /// recomputed and defended. A result that is already there, byte for byte, is not kept twice.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn record(&mut self, work: &Work, actor: String, at_us: i64) -> Result<Vec<Entry>, Failure> {
        let results: [(RunKind, Vec<u8>); 3] = [
            (RunKind::Assess, json(&work.assessment)?),
            (RunKind::Findings, json(&(&work.findings, &work.closures))?),
            (RunKind::Plan, json(&work.plan)?),
        ];
        let known: Vec<ContentHash> = self
            .entries()?
            .into_iter()
            .filter_map(|entry| match entry.action {
                Action::Run(run) => Some(run.result),
                _ => None,
            })
            .collect();
        let mut kept = Vec::new();
        for (kind, bytes) in results {
            let result = ContentHash::of(&bytes);
            if known.contains(&result) {
                continue;
            }
            let action = Action::Run(Run {
                kind,
                snapshot: work.snapshot_hash.clone(),
                packs: work.packs.hashes.clone(),
                result,
            });
            let draft = Draft { at_us, actor: actor.clone(), on_behalf: None, action, blobs: vec![bytes] };
            kept.push(self.ledger.append(&self.town.id, draft)?);
        }
        Ok(kept)
    }
}

/// The last microsecond of a day in China, which keeps UTC+8 the year round, since 1970 UTC.
fn end_in_china(day: Date) -> i64 {
    let days = jiff::civil::date(1970, 1, 1).until(day).map_or(0, |span| i64::from(span.get_days()));
    (days + 1) * 86_400_000_000 - 8 * 3_600_000_000 - 1
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|e| Failure::Shape(e.to_string()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn a_day_ends_at_midnight_in_china() {
        let hour = 3_600_000_000;
        assert_eq!(super::end_in_china(date(1970, 1, 1)), 16 * hour - 1);
        assert_eq!(super::end_in_china(date(1969, 12, 31)), -8 * hour - 1);
        assert_eq!(super::end_in_china(date(2024, 2, 29)) - super::end_in_china(date(2024, 2, 28)), 24 * hour);
    }
}
