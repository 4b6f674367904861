//! What must hold after the program was killed, seen past it: in the ledger itself.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ledger::{Action, Ledger, Sealer};
use model::{AccessEvent, ContentHash, DailyRecord, TownId};
use sanqian::SealProfile;

use crate::writers::{Told, Wish};

pub(crate) fn town() -> TownId {
    TownId("330282-kuangyan".to_owned())
}

/// What opens the blobs of a data folder.
pub(crate) fn sealer(data: &Path) -> impl Fn() -> Arc<dyn Sealer> + use<> {
    let data = data.to_owned();
    move || sanqian::sealer(&data, SealProfile::default())
}

/// Numbers of the entries by what they wrote: a suspicion, the hash of evidence, an account.
pub(crate) struct Written {
    entries: BTreeMap<String, Vec<u64>>,
    pub last: u64,
}

impl Written {
    /// Reads the whole ledger and proves its chain and every blob.
    pub(crate) fn read(ledger: &Ledger) -> Self {
        let all = ledger.entries(&town()).unwrap();
        assert_eq!(ledger.verify(&town()).unwrap().entries, all.len() as u64);
        let mut entries: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        let mut wrote = |what: &str, seq: u64| entries.entry(what.to_owned()).or_default().push(seq);
        for entry in &all {
            match &entry.action {
                Action::Daily(record) => match record.as_ref() {
                    DailyRecord::CaseOpened(opening) => wrote(&opening.finding.id.0, entry.seq),
                    DailyRecord::CaseStep { event, .. } => {
                        event.evidence.iter().for_each(|one| wrote(&one.hash.0, entry.seq));
                    }
                    other => panic!("{other:?}"),
                },
                Action::Access(AccessEvent::Opened { account, .. }) => wrote(&account.0, entry.seq),
                _ => {}
            }
        }
        Self { entries, last: all.len() as u64 }
    }

    /// The entries that wrote something.
    pub(crate) fn of(&self, what: &str) -> &[u64] {
        self.entries.get(what).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether what was told stands there once, in the entry that was named, evidence with its bytes.
    fn has(&self, ledger: &Ledger, told: &Told) -> bool {
        let named = |what: &str| {
            let entry = told.answer.as_ref().and_then(|answer| answer["entry"].as_u64());
            let found = self.of(what);
            found.len() == 1 && entry.is_none_or(|entry| found[0] == entry)
        };
        match &told.wish {
            Wish::Case(finding) => named(finding),
            Wish::Step(step) => step.files.iter().all(|bytes| {
                let hash = ContentHash::of(bytes);
                named(&hash.0) && ledger.blob(&town(), &hash).unwrap().as_ref() == Some(bytes)
            }),
            Wish::Account(_) => {
                told.answer.as_ref().is_some_and(|answer| named(answer["account"].as_str().unwrap_or_default()))
            }
        }
    }

    /// Keys of what was acknowledged and is not there, or is there more than once.
    pub(crate) fn lost(&self, ledger: &Ledger, told: &[Told]) -> Vec<String> {
        let acknowledged = told.iter().filter(|told| told.answer.is_some());
        acknowledged.filter(|told| !self.has(ledger, told)).map(|told| told.key.clone()).collect()
    }

    /// Nothing of what was refused is kept, neither the entry nor the bytes.
    pub(crate) fn holds_none_of(&self, ledger: &Ledger, refused: &[Vec<u8>]) {
        for bytes in refused {
            let hash = ContentHash::of(bytes);
            assert_eq!(self.of(&hash.0), [0_u64; 0], "{}", String::from_utf8_lossy(bytes));
            assert_eq!(ledger.blob(&town(), &hash).unwrap(), None);
        }
    }
}
