//! The sample town as an office has it open: its ledger to write into, and what is worked out of it.

use sanqian::{DailyPacks, Office, Work};

use super::imported;

pub(crate) struct Desk {
    pub(crate) office: Office,
    pub(crate) packs: DailyPacks,
    pub(crate) work: Work,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (office, _, work) = imported(folder.path());
        Self { office, packs: DailyPacks::shipped().unwrap(), work, _folder: folder }
    }
}
