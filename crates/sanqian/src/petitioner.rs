//! Who petitions (信访人), outside the ledger: one file a petition in a folder of its own, readable by the office alone. The ledger,
//! its exports and its lists never hold it, and deleting the file erases it for good. An import puts those of its list here too.

use std::path::{Path, PathBuf};

use model::{ContentHash, DailyRecord, MatterId};
use rectify::Reporter;
use serde::{Deserialize, Serialize};

use crate::{DailyPacks, Failure, NewRecord, Office, Signature};

/// The file of one petitioner.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    name: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    address: String,
}

impl Kept {
    fn read(bytes: &[u8]) -> Result<Reporter, Failure> {
        let kept: Self = serde_json::from_slice(bytes).map_err(|error| {
            Failure::Shape(format!("petitioner: {error}; write {{\"name\", \"contact\", \"address\"}}"))
        })?;
        if kept.name.trim().is_empty() {
            return Err(Failure::Shape(
                "petitioner: the name is empty; leave the file out when nobody is named".to_owned(),
            ));
        }
        Ok(Reporter::new(&kept.name, &kept.contact, &kept.address))
    }
}

impl Office {
    /// Keeps who petitions, beside the ledger; nobody else on the machine may read it.
    ///
    /// # Errors
    /// When the bytes are no `{"name", "contact", "address"}`, or the folder cannot be written.
    pub fn keep_petitioner(&self, matter: &MatterId, bytes: &[u8]) -> Result<(), Failure> {
        Kept::read(bytes)?;
        self.keep_private(&self.petitioner_file(matter), bytes)
    }

    /// Keeps who petitions by the rows of an imported list, until the petition of a row is received.
    pub(crate) fn keep_listed_petitioners(&self, listed: &[survey::Petitioner]) -> Result<(), Failure> {
        for survey::Petitioner { number, name, contact, address } in listed {
            let kept = Kept { name: name.clone(), contact: contact.clone(), address: address.clone() };
            let bytes = serde_json::to_vec(&kept).map_err(|error| Failure::Shape(error.to_string()))?;
            self.keep_private(&self.listed_file(number), &bytes)?;
        }
        Ok(())
    }

    /// The same of someone who stands at the counter.
    pub(crate) fn keep_petitioner_of(&self, matter: &MatterId, who: &survey::Petitioner) -> Result<(), Failure> {
        let survey::Petitioner { name, contact, address, .. } = who;
        let kept = Kept { name: name.clone(), contact: contact.clone(), address: address.clone() };
        let bytes = serde_json::to_vec(&kept).map_err(|error| Failure::Shape(error.to_string()))?;
        self.keep_petitioner(matter, &bytes)
    }

    /// Erases who petitions, because the petition was not received after all.
    pub(crate) fn forget_petitioner(&self, matter: &MatterId) -> Result<(), Failure> {
        let path = self.petitioner_file(matter);
        std::fs::remove_file(&path).map_err(|error| Failure::file(&path, error))
    }

    /// The petition of a row of an imported list was received: who handed it in is from now on kept with the petition. `false` when
    /// the list named nobody.
    ///
    /// # Errors
    /// When the file is there and cannot be moved.
    pub fn take_over_petitioner(&self, number: &str, matter: &MatterId) -> Result<bool, Failure> {
        let (from, to) = (self.listed_file(number), self.petitioner_file(matter));
        match std::fs::rename(&from, &to) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Failure::file(&from, error)),
        }
    }

    /// Who petitions, for guards that must know it; `None` when nobody is named or it was erased. What they show never has it.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn petitioner(&self, matter: &MatterId) -> Result<Option<Reporter>, Failure> {
        let path = self.petitioner_file(matter);
        match std::fs::read(&path) {
            Ok(bytes) => Kept::read(&bytes).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::file(&path, error)),
        }
    }

    /// Looks up who petitions, for the answer: that it was looked up, by whom and why, is entered first.
    ///
    /// # Errors
    /// When the petition is not known, no reason is given, or nobody is kept.
    pub fn look_up_petitioner(
        &mut self,
        packs: &DailyPacks,
        matter: &MatterId,
        reason: &str,
        by: &Signature,
    ) -> Result<Reporter, Failure> {
        let record = DailyRecord::PetitionerRead { matter: matter.clone(), reason: reason.to_owned(), day: by.on };
        self.enter(packs, NewRecord { record, files: Vec::new() }, by)?;
        self.petitioner(matter)?.ok_or_else(|| Failure::NotFound {
            what: "petitioner",
            name: matter.0.clone(),
            hint: "nobody was named, or it was erased".to_owned(),
        })
    }

    /// Writes a file that is readable by its owner alone from its first byte on.
    fn keep_private(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let folder = self.folder().join(FOLDER);
        std::fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, error))?;
        only_owner(&folder, 0o700).map_err(|error| Failure::file(&folder, error))?;
        std::fs::write(path, []).map_err(|error| Failure::file(path, error))?;
        only_owner(path, 0o600).map_err(|error| Failure::file(path, error))?;
        std::fs::write(path, bytes).map_err(|error| Failure::file(path, error))
    }

    /// A number is a department's own words and may hold what no file name may, so the file is named by its hash.
    fn listed_file(&self, number: &str) -> PathBuf {
        self.folder().join(FOLDER).join(format!("listed-{}.json", ContentHash::of(number.trim().as_bytes()).0))
    }

    fn petitioner_file(&self, matter: &MatterId) -> PathBuf {
        self.folder().join(FOLDER).join(format!("{matter}.json"))
    }
}

const FOLDER: &str = "petitioners";

#[cfg(unix)]
fn only_owner(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn only_owner(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}
