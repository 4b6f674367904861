//! The daily work as a server keeps it: read as it stands at each question, written through the office.

use std::sync::{Arc, Mutex, PoisonError};

use ledger::{Action, Ledger};
use model::{CaseId, TownId};

use super::{CaseFile, Daily, DailyPacks, Entered, NewRecord};
use crate::{Failure, Office, Signature};

/// Two handles: one reads and follows the head, so that every question sees the latest entry; the office's writes.
pub struct Diary {
    town: TownId,
    packs: DailyPacks,
    office: Arc<Mutex<Office>>,
    read: Mutex<Read>,
}

struct Read {
    ledger: Ledger,
    /// The last entry that was looked at.
    head: u64,
    stands: DailyAt,
}

/// The daily work at an entry.
#[derive(Debug, Clone)]
pub struct DailyAt {
    /// Number of the last entry that changed it; 0 before the first.
    pub seq: u64,
    /// What the entries add up to.
    pub daily: Arc<Daily>,
}

impl CaseFile {
    /// Number of the last entry about the case: what has changed has another.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.entries.last().copied().unwrap_or_default()
    }
}

impl Diary {
    /// The daily work of an office.
    ///
    /// # Errors
    /// When the ledger cannot be read, or holds a record that the rules refuse: it is named.
    pub fn of(office: Arc<Mutex<Office>>) -> Result<Self, Failure> {
        let (town, folder) = {
            let office = office.lock().unwrap_or_else(PoisonError::into_inner);
            (office.town().id.clone(), office.folder().to_owned())
        };
        let ledger = Ledger::follow(&folder.join("ledger.sqlite"))?;
        let read = Mutex::new(Read { ledger, head: 0, stands: DailyAt { seq: 0, daily: Arc::default() } });
        let diary = Self { town, packs: DailyPacks::shipped()?, office, read };
        diary.now()?;
        Ok(diary)
    }

    /// As it stands now. Linear in what was entered since it was last asked.
    ///
    /// # Errors
    /// As for [`Diary::of`].
    pub fn now(&self) -> Result<DailyAt, Failure> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let head = read.ledger.head(&self.town)?.map_or(0, |head| head.seq);
        if head > read.head {
            for entry in read.ledger.entries_after(&self.town, read.head)? {
                if let Action::Daily(record) = &entry.action {
                    let daily = Arc::make_mut(&mut read.stands.daily);
                    daily
                        .take(&self.town, &self.packs, entry.seq, record)
                        .map_err(|refusal| Failure::Replay { seq: entry.seq, refusal: Box::new(refusal) })?;
                    read.stands.seq = entry.seq;
                }
                read.head = entry.seq;
            }
        }
        Ok(read.stands.clone())
    }

    /// Enters a record. With `unchanged` only if the case is still at that version ([`CaseFile::version`]): `None` when it
    /// changed meanwhile, and nothing was saved.
    ///
    /// # Errors
    /// [`Failure::Refused`] with the rule and what is missing; nothing was saved.
    pub fn enter(
        &self,
        unchanged: Option<(&CaseId, u64)>,
        new: NewRecord,
        by: &Signature,
    ) -> Result<Option<Entered>, Failure> {
        // Whoever writes holds the office, so what is read here is what the record follows.
        let mut office = self.office.lock().unwrap_or_else(PoisonError::into_inner);
        let mut daily = (*self.now()?.daily).clone();
        if let Some((case, version)) = unchanged
            && daily.cases.get(case).is_some_and(|file| file.version() != version)
        {
            return Ok(None);
        }
        let mut entered = office.enter_all(&self.packs, &mut daily, vec![new], by)?;
        Ok(entered.pop())
    }
}
