//! The daily work as a server keeps it: read as it stands at each question, written through the office.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ledger::{Action, Draft, Entry, Ledger, LedgerError, Requested};
use model::{ContentHash, Duty, TownId};

use super::{CaseFile, Daily, DailyPacks, Entered, NewRecord, Unchanged};
use crate::requests::Requests;
use crate::shared_wait::{SharedWait, Waiting};
use crate::{Failure, Office, Signature, ledger_place};

/// How often a record is decided on anew because another replica was first. Each time one of them got through.
const TRIES: usize = 100;

/// Two handles: one reads and follows the head, so that every question sees the latest entry; the office's writes.
pub struct Diary {
    town: TownId,
    packs: DailyPacks,
    office: Arc<Mutex<Office>>,
    read: Mutex<Read>,
    waiting: SharedWait<Wish, Told>,
}

/// What somebody enters, and on what it rests.
struct Wish {
    requested: Option<Requested>,
    unchanged: Option<Unchanged>,
    new: NewRecord,
    by: Signature,
}

type Told = Result<Option<Entered>, Failure>;

struct Read {
    ledger: Ledger,
    /// The last entry that was looked at.
    head: u64,
    stands: DailyAt,
    requests: Requests<Entered>,
}

impl Read {
    /// Remembers what a request with a key entered.
    fn remember(&mut self, entry: Entry, duties: Vec<Duty>) {
        if let Some(requested) = entry.requested.clone() {
            self.requests.take(requested, Entered { entry, duties });
        }
    }
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
        let ledger = ledger_place::follow_of(&folder)?;
        let stands = DailyAt { seq: 0, daily: Arc::default() };
        let read = Mutex::new(Read { ledger, head: 0, stands, requests: Requests::default() });
        let diary = Self { town, packs: DailyPacks::shipped()?, office, read, waiting: SharedWait::default() };
        diary.now()?;
        Ok(diary)
    }

    /// As it stands now. Linear in what was entered since it was last asked.
    ///
    /// # Errors
    /// As for [`Diary::of`].
    pub fn now(&self) -> Result<DailyAt, Failure> {
        Ok(self.at_head()?.stands.clone())
    }

    /// What a request entered that came before with the same key, and the hash of what it asked: also when it came to another
    /// replica, or before a restart.
    ///
    /// # Errors
    /// As for [`Diary::of`].
    pub fn entered_for(&self, key: &ContentHash) -> Result<Option<(ContentHash, Entered)>, Failure> {
        Ok(self.at_head()?.requests.get(key).cloned())
    }

    /// Whose diary it is. What is decided beside the daily work is decided by the same town, packs and office.
    pub(crate) fn town(&self) -> &TownId {
        &self.town
    }

    /// The rules that records are held against.
    pub(crate) fn packs(&self) -> &DailyPacks {
        &self.packs
    }

    /// The office, for what lies beside the ledger; not to be held while something is entered.
    pub(crate) fn office(&self) -> MutexGuard<'_, Office> {
        self.office.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes of a piece of evidence; `None` when the ledger has none of that name.
    ///
    /// # Errors
    /// When the ledger cannot be read, or what it holds is not what its name says.
    pub fn evidence(&self, hash: &ContentHash) -> Result<Option<Vec<u8>>, Failure> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(read.ledger.blob(&self.town, hash)?)
    }

    fn at_head(&self) -> Result<MutexGuard<'_, Read>, Failure> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let head = read.ledger.head(&self.town)?.map_or(0, |head| head.seq);
        if head > read.head {
            for entry in read.ledger.entries_after(&self.town, read.head)? {
                if let Action::Daily(record) = &entry.action {
                    let daily = Arc::make_mut(&mut read.stands.daily);
                    let duties = daily
                        .take(&self.town, &self.packs, entry.seq, record)
                        .map_err(|refusal| Failure::Replay { seq: entry.seq, refusal: Box::new(refusal) })?;
                    read.stands.seq = entry.seq;
                    read.head = entry.seq;
                    read.remember(entry, duties);
                    continue;
                }
                read.head = entry.seq;
            }
        }
        Ok(read)
    }

    /// Enters a record. With `unchanged` only if the case or matter is still at that version: `None` when it changed meanwhile, and
    /// nothing was saved.
    ///
    /// # Errors
    /// [`Failure::Refused`] with the rule and what is missing; nothing was saved.
    pub fn enter(
        &self,
        unchanged: Option<Unchanged>,
        new: NewRecord,
        by: &Signature,
    ) -> Result<Option<Entered>, Failure> {
        self.enter_once(None, unchanged, new, by)
    }

    /// The same for a request that may come twice: the second is given what the first entered. `None` also when the key was
    /// given with something else.
    ///
    /// # Errors
    /// As for [`Diary::enter`].
    pub fn enter_once(
        &self,
        requested: Option<&Requested>,
        unchanged: Option<Unchanged>,
        new: NewRecord,
        by: &Signature,
    ) -> Result<Option<Entered>, Failure> {
        let wish = Wish { requested: requested.cloned(), unchanged, new, by: by.clone() };
        let written = self.waiting.write(&self.office, wish, |office, group| self.write(office, group));
        written.unwrap_or_else(|| Err(Failure::writer_died()))
    }

    /// In this program whoever writes holds the office; another replica may still come between, and then all is decided anew.
    fn write(&self, office: &mut Office, group: &[Waiting<Wish, Told>]) {
        for _ in 0..TRIES {
            match self.try_write(office, group) {
                Ok(()) => return,
                Err(Failure::Ledger(LedgerError::Moved { .. })) => {}
                Err(Failure::Ledger(error)) => {
                    return group.iter().for_each(|one| one.answer(Err(error.for_each_of_group().into())));
                }
                Err(failure) => {
                    let words = failure.to_string();
                    return group.iter().for_each(|one| one.answer(Err(Failure::Shape(words.clone()))));
                }
            }
        }
        let often = || LedgerError::Contended(format!("{TRIES} times"));
        group.iter().for_each(|one| one.answer(Err(often().into())));
    }

    /// Decides on each in turn as the ledger and those before it stand, and appends what nothing refuses.
    fn try_write(&self, office: &mut Office, group: &[Waiting<Wish, Told>]) -> Result<(), Failure> {
        let (head, mut trial, known) = {
            let read = self.at_head()?;
            let known = |one: &Waiting<Wish, Told>| {
                one.wish.requested.as_ref().and_then(|of| read.requests.get(&of.key)).cloned()
            };
            (read.head, Daily::clone(&read.stands.daily), group.iter().map(known).collect::<Vec<_>>())
        };
        let (mut drafts, mut told, mut seq) = (Vec::new(), Vec::new(), head);
        for (one, known) in group.iter().zip(known) {
            let Wish { requested, unchanged, new, by } = &one.wish;
            if let Some((content, entered)) = known {
                let same = requested.as_ref().is_some_and(|of| of.content == content);
                told.push((one, Err(Ok(same.then_some(entered)))));
                continue;
            }
            if unchanged.as_ref().is_some_and(|unchanged| !unchanged.holds(&trial)) {
                told.push((one, Err(Ok(None))));
                continue;
            }
            match trial.take(&self.town, &self.packs, seq + 1, &new.record) {
                Err(refusal) => told.push((one, Err(Err(Failure::Refused(Box::new(refusal)))))),
                Ok(duties) => {
                    seq += 1;
                    let action = Action::Daily(Box::new(new.record.clone()));
                    let (at_us, actor) = (by.at_us, by.actor.clone());
                    let draft = Draft { at_us, actor, on_behalf: None, action, blobs: new.files.clone() };
                    drafts.push((draft, requested.clone()));
                    told.push((one, Ok(duties)));
                }
            }
        }
        let written = if drafts.is_empty() {
            Vec::new()
        } else {
            office.writing()?.append_group_after(&self.town, head, drafts)?
        };
        // What a refused record may have left in the copy is not what the ledger holds.
        let refused = told.iter().any(|(_, told)| matches!(told, Err(Err(_))));
        if !refused && written.iter().all(Result::is_ok) {
            let entered = written.iter().flatten().zip(told.iter().filter_map(|(_, told)| told.as_ref().ok()));
            self.stands(head, trial, entered);
        }
        let mut written = written.into_iter();
        for (one, told) in told {
            one.answer(match told {
                Err(told) => told,
                Ok(duties) => match written.next() {
                    Some(Ok(entry)) => Ok(Some(Entered { entry, duties })),
                    Some(Err(error)) => Err(error.into()),
                    None => Err(Failure::Shape("the ledger gave no entry".to_owned())),
                },
            });
        }
        Ok(())
    }

    /// After all of a group was written the daily work is as it was tried, unless somebody has read further meanwhile.
    fn stands<'e>(&self, head: u64, tried: Daily, entered: impl Iterator<Item = (&'e Entry, &'e Vec<Duty>)>) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.head != head {
            return;
        }
        for (entry, duties) in entered {
            (read.head, read.stands.seq) = (entry.seq, entry.seq);
            read.remember(entry.clone(), duties.clone());
        }
        read.stands.daily = Arc::new(tried);
    }
}
