//! What an edit was made from: a case or a matter at a version, so that of two who step it at once the second is told.

use model::{CaseId, MatterId};

use super::Daily;

/// What is stepped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stepped {
    /// A case.
    Case(CaseId),
    /// A petition.
    Petition(MatterId),
    /// A disposal of a village's asset.
    Disposal(MatterId),
    /// A land storage.
    Storage(MatterId),
}

/// What is stepped, and the number of the last entry about it that the edit was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// What.
    pub what: Stepped,
    /// The version that was read.
    pub version: u64,
}

impl Unchanged {
    /// Whether it still stands so. What is not there has not changed: the rules say that it is not there.
    pub(super) fn holds(&self, daily: &Daily) -> bool {
        let last = |entries: &[u64]| entries.last().copied().unwrap_or_default();
        let now = match &self.what {
            Stepped::Case(id) => daily.cases.get(id).map(|file| file.version()),
            Stepped::Petition(id) => daily.petitions.get(id).map(|file| last(&file.entries)),
            Stepped::Disposal(id) => daily.disposals.get(id).map(|file| last(&file.entries)),
            Stepped::Storage(id) => daily.storages.get(id).map(|file| last(&file.entries)),
        };
        now.is_none_or(|now| now == self.version)
    }
}
