//! Which sealed blob holds what an action names, read off the entries once and kept: a handle's own, made anew when it is opened again.

use std::collections::BTreeMap;

use model::{ContentHash, TownId};

use crate::entry::Body;
use crate::sealer::{self, SealedNames};
use crate::store::StoredEntry;
use crate::{Action, Erasure, Ledger, LedgerError};

/// What is known of the sealed blobs of each town.
#[derive(Default)]
pub(crate) struct SealedIndex(BTreeMap<TownId, OfTown>);

/// Bytes by their hash.
type Bytes = BTreeMap<ContentHash, Vec<u8>>;

#[derive(Default)]
struct OfTown {
    seq: i64,
    /// Sealed blobs by what they hold, with their keys, the latest last.
    names: BTreeMap<ContentHash, Vec<(ContentHash, String)>>,
    keys: BTreeMap<String, u64>,
    erased: BTreeMap<String, (u64, Erasure)>,
}

impl OfTown {
    fn take(&mut self, stored: &StoredEntry) -> Result<(), LedgerError> {
        const SEALED: &[u8] = b"\"sealed\":{";
        let says =
            stored.action == crate::action::ERASURE || stored.body.windows(SEALED.len()).any(|part| part == SEALED);
        if says {
            self.learn(stored)?;
        }
        self.seq = stored.seq;
        Ok(())
    }

    fn learn(&mut self, stored: &StoredEntry) -> Result<(), LedgerError> {
        let seq = u64::try_from(stored.seq).unwrap_or_default();
        let Body { action, sealed, .. } = stored.body()?;
        if let Action::Erasure(erasure) = action {
            self.erased.entry(erasure.key.clone()).or_insert((seq, erasure));
        }
        let Some(SealedNames { key, names }) = sealed else { return Ok(()) };
        let Some(key) = key else { return Ok(()) };
        self.keys.entry(key.clone()).or_insert(seq);
        for (name, kept) in names {
            let all = self.names.entry(name).or_default();
            if !all.iter().any(|(known, _)| *known == kept) {
                all.push((kept, key.clone()));
            }
        }
        Ok(())
    }

    fn standing<'a>(&'a self, name: &ContentHash) -> impl DoubleEndedIterator<Item = &'a (ContentHash, String)> {
        let all = self.names.get(name).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|(_, key)| !self.erased.contains_key(key))
    }
}

impl Ledger {
    /// Asks the index, brought to the head.
    fn indexed<T>(&self, town: &TownId, ask: impl FnOnce(&OfTown) -> T) -> Result<T, LedgerError> {
        let mut index = self.sealed.borrow_mut();
        let of = index.0.entry(town.clone()).or_default();
        self.each_stored(town, of.seq, i64::MAX, |stored| of.take(&stored))?;
        Ok(ask(of))
    }

    /// The names of the keys under which anything of a town is sealed, each with the first entry that says so; not those that were erased.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn seal_keys(&self, town: &TownId) -> Result<BTreeMap<String, u64>, LedgerError> {
        self.indexed(town, |of| {
            let standing = of.keys.iter().filter(|(key, _)| !of.erased.contains_key(*key));
            standing.map(|(key, seq)| (key.clone(), *seq)).collect()
        })
    }

    /// What was erased, each with its entry, by the name of the key.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn erasures(&self, town: &TownId) -> Result<BTreeMap<String, (u64, Erasure)>, LedgerError> {
        self.indexed(town, |of| of.erased.clone())
    }

    /// Opens what is kept under a name and proves that it is what was handed in.
    pub(crate) fn open_kept(
        &self,
        town: &TownId,
        kept: &ContentHash,
        name: &ContentHash,
    ) -> Result<Option<Vec<u8>>, LedgerError> {
        let Some(blob) = self.kept(town, kept)? else { return Ok(None) };
        let bytes = sealer::opened(self.sealer.as_deref(), town, blob)?;
        if ContentHash::of(&bytes) != *name {
            return Err(LedgerError::Damaged(format!("what is sealed in {kept} is not {name}")));
        }
        Ok(Some(bytes))
    }

    /// The bytes of a name that no plain blob has.
    pub(crate) fn sealed_blob(&self, town: &TownId, name: &ContentHash) -> Result<Option<Vec<u8>>, LedgerError> {
        let (standing, erased) = self.indexed(town, |of| {
            let standing: Vec<ContentHash> = of.standing(name).rev().map(|(kept, _)| kept.clone()).collect();
            let gone = of.names.get(name).into_iter().flatten().find_map(|(_, key)| of.erased.get(key));
            (standing, gone.map(|(seq, erasure)| LedgerError::erased(*seq, erasure)))
        })?;
        let mut failed = erased;
        for kept in standing {
            match self.open_kept(town, &kept, name) {
                Err(error @ LedgerError::NoKey(_)) => failed = Some(error),
                other => return other,
            }
        }
        failed.map_or(Ok(None), Err)
    }

    /// Seals what comes with an action and says under which names all of it is kept. What is sealed under the same key already is not
    /// sealed twice.
    pub(crate) fn seal_given(
        &self,
        town: &TownId,
        action: &Action,
        mut given: Bytes,
    ) -> Result<(Option<SealedNames>, Bytes), LedgerError> {
        let Some(sealer) = self.sealer.as_deref() else { return Ok((None, given)) };
        let named = action.blobs();
        if named.is_empty() {
            return Ok((None, given));
        }
        let key = sealer.key_of(action);
        let known: BTreeMap<ContentHash, (ContentHash, String)> = self.indexed(town, |of| {
            let latest = |name: &ContentHash| {
                // Of what is given again that under the same key; of what is only named the latest.
                let wanted = key.as_ref().filter(|_| given.contains_key(name));
                of.standing(name).rfind(|(_, of)| wanted.is_none_or(|key| key == of)).cloned()
            };
            named.iter().filter_map(|name| Some((name.clone(), latest(name)?))).collect()
        })?;
        let (mut says, mut out) = (SealedNames::default(), BTreeMap::new());
        for name in named {
            let bytes = given.remove(&name);
            match (known.get(&name), bytes, &key) {
                (Some((kept, _)), _, _) => {
                    says.names.insert(name, kept.clone());
                }
                (None, Some(bytes), Some(key)) => {
                    let blob = sealer::sealed(sealer, town, key, &bytes)?;
                    drop(bytes);
                    let kept = ContentHash::of(&blob);
                    out.insert(kept.clone(), blob);
                    says.names.insert(name, kept);
                    says.key = Some(key.clone());
                }
                (None, Some(bytes), None) => {
                    out.insert(name, bytes);
                }
                (None, None, _) => {}
            }
        }
        Ok(((!says.names.is_empty()).then_some(says), out))
    }
}
