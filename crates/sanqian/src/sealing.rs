//! What of a town is sealed under whose key (decision 0054), and that the keys are there.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use ledger::{Action, SealFault, Sealer};
use model::{ApprovalEvent, ContentHash, DailyRecord, DraftedAct};
use vault::{Keys, KeysFile, SealProfile, VaultError};

use crate::{Failure, Office};

/// The folder beside the ledger in which keys lie.
pub(crate) const FOLDER: &str = "keys";

/// Results of runs, of evaluations and of proposals: of all enterprises at once, so under one key.
const RESULTS: &str = "results";
/// Documents about the town's own programme.
const PROGRAMME: &str = "programme";

/// Seals by the keys of a folder.
struct ByFolder(Keys);

/// Opens by the keys of a backup; seals nothing.
pub(crate) struct ByFile<'k>(pub(crate) &'k KeysFile);

/// Seals and opens the blobs of a data folder's ledger, by the keys beside it.
#[must_use]
pub fn sealer(folder: &Path, profile: SealProfile) -> Arc<dyn Sealer> {
    Arc::new(ByFolder(Keys::at(&folder.join(FOLDER), profile)))
}

/// The key of an imported batch. A batch has the name of what is in it, and may have any in an older ledger.
pub(crate) fn key_of_batch(batch: &str) -> String {
    named("batch", batch)
}

/// A name that a key's file may have.
fn named(kind: &str, of: &str) -> String {
    let plain = !of.is_empty() && of.len() <= 100 && of.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if plain { format!("{kind}-{of}") } else { format!("{kind}-x-{}", ContentHash::of(of.as_bytes())) }
}

/// Whom an action's bytes are about.
fn subject(action: &Action) -> Option<String> {
    Some(match action {
        Action::Import(import) => key_of_batch(&import.batch),
        Action::Run(_) | Action::Evaluation(_) | Action::Proposal(_) => RESULTS.to_owned(),
        Action::Daily(record) => match record.as_ref() {
            DailyRecord::CaseStep { case, .. } => named("case", &case.0),
            DailyRecord::DisposalStep { matter, .. }
            | DailyRecord::StorageStep { matter, .. }
            | DailyRecord::PetitionStep { matter, .. } => named("matter", &matter.0),
            DailyRecord::PlanStep { enterprise, .. } => named("firm", &enterprise.0),
            DailyRecord::ExitOpened(notice) => named("lease", &notice.lease.0),
            DailyRecord::ExitStepped(step) => named("lease", &step.lease.0),
            _ => PROGRAMME.to_owned(),
        },
        Action::Approval(ApprovalEvent::Drafted { act, .. }) => match act.as_ref() {
            DraftedAct::DisposeAsset { matter, .. } | DraftedAct::PayFunds { matter, .. } => named("matter", &matter.0),
            _ => RESULTS.to_owned(),
        },
        Action::Approval(_) | Action::Access(_) | Action::Erasure(_) => return None,
    })
}

fn fault(error: VaultError) -> SealFault {
    match error {
        VaultError::Erased => SealFault::NoKey,
        VaultError::Broken => SealFault::Changed,
        VaultError::File { error, .. } if error.kind() == ErrorKind::StorageFull => SealFault::DiskFull,
        other => SealFault::Failed(other.to_string()),
    }
}

impl Sealer for ByFolder {
    fn key_of(&self, action: &Action) -> Option<String> {
        subject(action)
    }

    fn seal(&self, key: &str, about: &[u8], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), SealFault> {
        self.0.seal_bytes(key, about, bytes, out).map_err(fault)
    }

    fn open(&self, key: &str, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealFault> {
        self.0.open_bytes(key, about, sealed).map_err(fault)
    }
}

impl Sealer for ByFile<'_> {
    fn key_of(&self, _: &Action) -> Option<String> {
        None
    }

    fn seal(&self, _: &str, _: &[u8], _: &[u8], _: &mut Vec<u8>) -> Result<(), SealFault> {
        Err(SealFault::Failed("a backup's keys seal nothing".to_owned()))
    }

    fn open(&self, key: &str, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealFault> {
        self.0.open_bytes(key, about, sealed).map_err(fault)
    }
}

impl Office {
    /// The keys beside the ledger.
    pub(crate) fn keys(&self) -> Keys {
        Keys::at(&self.folder().join(FOLDER), self.profile)
    }

    /// Seals by this profile from now on. What another sealed is still opened.
    #[must_use]
    pub fn sealing_by(mut self, profile: SealProfile) -> Self {
        self.profile = profile;
        self.ledger = self.ledger.sealed_by(sealer(&self.folder, profile));
        self
    }

    /// Ends erasures at which the program died, and makes sure that the key of everything that is sealed is there: once at a start, so that
    /// a folder of keys that was lost or is another's is noticed before anything is asked or written.
    ///
    /// # Errors
    /// [`Failure::NotNow`] with the keys that are missing and what to do.
    pub fn settle_keys(&self) -> Result<(), Failure> {
        let keys = self.keys();
        for key in self.ledger.erasures(&self.town().id)?.keys() {
            // Of most there is nothing left to do.
            if keys.has(key)? {
                self.destroy_erased(key)?;
            }
        }
        let mut missing = Vec::new();
        for (key, seq) in self.ledger.seal_keys(&self.town().id)? {
            if !keys.has(&key)? {
                missing.push((key, seq));
            }
        }
        let Some((first, seq)) = missing.first() else { return Ok(()) };
        let (count, folder) = (missing.len(), keys.folder().display());
        Err(Failure::NotNow {
            zh: format!(
                "密钥文件夹 {folder} 里缺 {count} 把密钥（第一把：{first}，自台账第 {seq} 条起使用），相应内容打不开；请把原来的 keys 文件夹放回数据目录，或用备份的 .keys 文件恢复（sanqian restore --keys）"
            ),
            en: format!(
                "{count} keys are missing in {folder} (the first: {first}, used since entry {seq}), and what they seal cannot be read; put the folder `keys` back into the data folder, or restore with the .keys file of a backup (sanqian restore --keys)"
            ),
        })
    }
}
