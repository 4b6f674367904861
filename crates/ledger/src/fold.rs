//! The facts that stand after an entry: what every snapshot is made of, and what a replica keeps up to date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{ContentHash, Fact, Snapshot, TownId};

use crate::chain::{self, RawHash};
use crate::entry::Body;
use crate::store::StoredEntry;
use crate::{Action, Head, Ledger, LedgerError, decode_facts};

/// The imports of a town up to an entry, folded: of two facts with the same key the later stands.
#[derive(Debug, Clone)]
pub struct Fold {
    pub(crate) town: TownId,
    pub(crate) seq: i64,
    pub(crate) hash: RawHash,
    pub(crate) standing: BTreeMap<String, Fact>,
    /// Facts that were read to get here, those that no longer stand included.
    pub(crate) read: u64,
}

impl Fold {
    /// Of a town of which nothing is known.
    #[must_use]
    pub fn empty(town: &TownId) -> Self {
        Self { town: town.clone(), seq: 0, hash: chain::GENESIS, standing: BTreeMap::new(), read: 0 }
    }

    /// The last entry that is in it; `None` before the first.
    #[must_use]
    pub fn head(&self) -> Option<Head> {
        let seq = u64::try_from(self.seq).ok().filter(|seq| *seq > 0)?;
        Some(Head { seq, hash: chain::to_text(&self.hash) })
    }

    /// Number of facts that stand.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.standing.len()
    }

    /// What is known about a day. `epsg` is the projected CRS of the town's geometry.
    #[must_use]
    pub fn snapshot(self, as_of: Date, epsg: u32) -> Snapshot {
        Snapshot::fold(self.town, as_of, epsg, self.standing.into_values())
    }

    fn take(&mut self, entry: &StoredEntry, facts: Vec<Fact>) {
        self.read += facts.len() as u64;
        self.standing.extend(facts.into_iter().map(|fact| (fact.statement.key(), fact)));
        (self.seq, self.hash) = (entry.seq, entry.hash);
    }
}

impl Ledger {
    /// The whole fold of a town up to an entry, or up to the head: from the first entry on, trusting no stored one.
    ///
    /// # Errors
    /// When an entry does not follow the one before it, a batch cannot be read, or the database cannot.
    pub fn fold(&self, town: &TownId, known_until: Option<u64>) -> Result<Fold, LedgerError> {
        let mut fold = Fold::empty(town);
        self.advance(&mut fold, known_until)?;
        Ok(fold)
    }

    /// Brings a fold to the head of the ledger, which another program may be writing: what a replica does at each poll.
    /// Each new entry is proved to follow the one before. Returns the number of new entries.
    ///
    /// # Errors
    /// When the entry at which the fold stands is not in the ledger (its history was changed, or this is another one), an
    /// entry does not follow, a batch cannot be read, or the database cannot. The fold then stands after the last sound
    /// entry.
    pub fn follow_head(&self, fold: &mut Fold) -> Result<u64, LedgerError> {
        if !self.holds(fold)? {
            let what = format!("entry {} of {} is not the one that was read before", fold.seq, fold.town);
            return Err(LedgerError::Damaged(what));
        }
        let before = fold.seq;
        self.advance(fold, None)?;
        Ok(u64::try_from(fold.seq - before).unwrap_or_default())
    }

    /// Whether the ledger has the entry at which the fold stands.
    pub(crate) fn holds(&self, fold: &Fold) -> Result<bool, LedgerError> {
        if fold.seq == 0 {
            return Ok(fold.hash == chain::GENESIS);
        }
        let page = self.store.page(&fold.town, fold.seq - 1, fold.seq)?;
        Ok(page.first().is_some_and(|entry| entry.seq == fold.seq && entry.hash == fold.hash))
    }

    pub(crate) fn advance(&self, fold: &mut Fold, until: Option<u64>) -> Result<(), LedgerError> {
        let town = fold.town.clone();
        let last = until.map_or(i64::MAX, |seq| i64::try_from(seq).unwrap_or(i64::MAX));
        self.each_stored(&town, fold.seq, last, |stored| {
            if let Some(fault) = stored.fault_after(&town, fold.seq, &fold.hash) {
                return Err(LedgerError::Damaged(format!("entry {}: {fault}", fold.seq + 1)));
            }
            let facts = match self.facts_of(&town, &stored) {
                Err(LedgerError::NoKey(key)) => self.without(&town, &key, until)?,
                other => other?,
            };
            fold.take(&stored, facts);
            Ok(())
        })
    }

    /// The facts of an entry; none when it is no import.
    pub(crate) fn facts_of(&self, town: &TownId, stored: &StoredEntry) -> Result<Vec<Fact>, LedgerError> {
        let Body { action: Action::Import(import), sealed, .. } = stored.body()? else { return Ok(Vec::new()) };
        let gone =
            |name: &ContentHash| LedgerError::Damaged(format!("the facts {name} of entry {} are gone", stored.seq));
        let lines = match sealed.as_ref().and_then(|of| of.names.get(&import.facts)) {
            Some(kept) => self.open_kept(town, kept, &import.facts)?,
            None => self.blob(town, &import.facts)?,
        };
        let lines = lines.ok_or_else(|| gone(&import.facts))?;
        let facts = decode_facts(&lines)?;
        if facts.len() as u64 != import.fact_count {
            let (found, said) = (facts.len(), import.fact_count);
            return Err(LedgerError::Damaged(format!("entry {} says {said} facts, there are {found}", stored.seq)));
        }
        Ok(facts)
    }

    /// What an erased batch gives to a fold up to an entry: nothing, and that is the same facts, when each of its own had been stated
    /// anew by then. Of an earlier time the answer would be another than it was, so there is none.
    fn without(&self, town: &TownId, key: &str, until: Option<u64>) -> Result<Vec<Fact>, LedgerError> {
        match self.erasures(town)?.get(key) {
            None => Err(LedgerError::NoKey(key.to_owned())),
            Some((seq, erasure)) if until.is_some_and(|until| until < erasure.superseded_by) => {
                Err(LedgerError::erased(*seq, erasure))
            }
            Some(_) => Ok(Vec::new()),
        }
    }
}
