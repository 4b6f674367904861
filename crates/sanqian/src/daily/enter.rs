//! Entering records: folded first, appended only when nothing refuses them.

use ledger::{Action, Draft, Entry};
use model::{DailyRecord, Duty};

use super::{Daily, DailyPacks};
use crate::{Failure, Office, Signature};

/// A record with the bytes of what comes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecord {
    /// What.
    pub record: DailyRecord,
    /// Photos, records and documents that it names.
    pub files: Vec<Vec<u8>>,
}

/// An entry with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The ledger's entry.
    pub entry: Entry,
    /// Who must do what by when.
    pub duties: Vec<Duty>,
}

impl Office {
    /// The daily work as the ledger has it.
    ///
    /// # Errors
    /// When the ledger cannot be read, or holds a record that the rules refuse: it is named.
    pub fn daily(&self, packs: &DailyPacks) -> Result<Daily, Failure> {
        let entries = self.entries()?;
        let records = entries.iter().filter_map(|entry| match &entry.action {
            Action::Daily(record) => Some((entry.seq, record.as_ref())),
            _ => None,
        });
        Daily::fold(&self.town.id, packs, records)
            .map_err(|(seq, refusal)| Failure::Replay { seq, refusal: Box::new(refusal) })
    }

    /// Enters one record.
    ///
    /// # Errors
    /// [`Failure::Refused`] with the rule and what is missing; nothing was saved.
    pub fn enter(&mut self, packs: &DailyPacks, new: NewRecord, by: &Signature) -> Result<Entered, Failure> {
        let mut daily = self.daily(packs)?;
        let mut entered = self.enter_all(packs, &mut daily, vec![new], by)?;
        entered.pop().ok_or_else(|| Failure::Shape("the ledger gave no entry".to_owned()))
    }

    /// Enters records in one transaction and one fold: all of them, or none.
    ///
    /// # Errors
    /// The first refusal; nothing was saved then, and `daily` is not to be used on.
    pub fn enter_all(
        &mut self,
        packs: &DailyPacks,
        daily: &mut Daily,
        new: Vec<NewRecord>,
        by: &Signature,
    ) -> Result<Vec<Entered>, Failure> {
        let mut seq = self.ledger.head(&self.town.id)?.map_or(0, |head| head.seq);
        let (mut drafts, mut duties) = (Vec::with_capacity(new.len()), Vec::with_capacity(new.len()));
        for NewRecord { record, files } in new {
            seq += 1;
            let follow = daily
                .take(&self.town.id, packs, seq, &record)
                .map_err(|refusal| Failure::Refused(Box::new(refusal)))?;
            duties.push(follow);
            drafts.push(Draft {
                at_us: by.at_us,
                actor: by.actor.clone(),
                on_behalf: None,
                action: Action::Daily(Box::new(record)),
                blobs: files,
            });
        }
        let outcomes = self.ledger.append_group(&self.town.id, drafts)?;
        outcomes.into_iter().zip(duties).map(|(entry, duties)| Ok(Entered { entry: entry?, duties })).collect()
    }
}
