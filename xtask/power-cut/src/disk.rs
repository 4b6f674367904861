//! A disk: the files of one folder, the power, and what may go wrong.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Chance;
use crate::file::File;

/// What may go wrong beside the cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Faults {
    /// Syncs that fail, in a hundred.
    pub failing_syncs: u64,
    /// The disk says that it has synced and has not.
    pub lies: bool,
    /// Bytes that fit.
    pub capacity: Option<usize>,
    /// The level that `PRAGMA synchronous` sets, whatever it asks for.
    pub synchronous: Option<Synchronous>,
}

/// How long SQLite waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Synchronous {
    /// Never.
    Off = b'0',
    /// Only when it brings the log into the file.
    Normal = b'1',
}

/// A disk that several connections use at once.
#[derive(Clone)]
pub struct Disk(Arc<Mutex<State>>);

pub(crate) struct State {
    pub(crate) files: BTreeMap<String, File>,
    /// Files whose deletion a cut may undo.
    ghosts: BTreeMap<String, Vec<u8>>,
    chance: Chance,
    faults: Faults,
    /// Operations until the power goes; none while `None`.
    left: Option<u64>,
    has_power: bool,
    operations: u64,
    pub(crate) handles: u64,
}

static DISKS: Mutex<BTreeMap<String, Disk>> = Mutex::new(BTreeMap::new());

/// How an operation ends.
pub(crate) enum Outcome {
    Done,
    NoPower,
    Failed,
    Full,
}

impl Disk {
    /// An empty disk for the files of a folder, in the place of any other that was there.
    #[must_use]
    pub fn at(folder: &Path, seed: u64) -> Self {
        let disk = Self(Arc::new(Mutex::new(State {
            files: BTreeMap::new(),
            ghosts: BTreeMap::new(),
            chance: Chance::of_seed(seed),
            faults: Faults::default(),
            left: None,
            has_power: true,
            operations: 0,
            handles: 0,
        })));
        let mut disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
        disks.insert(folder.to_string_lossy().into_owned(), disk.clone());
        disk
    }

    /// The disk on which a path lies.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let folder = path.rsplit_once('/')?.0;
        DISKS.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned()
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What may go wrong from now on.
    pub fn set_faults(&self, faults: Faults) {
        self.state().faults = faults;
    }

    /// Cuts the power after so many more writes, syncs and other changes; the last of them is caught in the midst.
    pub fn cut_after(&self, operations: u64) {
        self.state().left = Some(operations);
    }

    /// Cuts the power now.
    pub fn cut(&self) {
        self.state().has_power = false;
    }

    /// Whether the power is on.
    #[must_use]
    pub fn has_power(&self) -> bool {
        self.state().has_power
    }

    /// Changes so far.
    #[must_use]
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// Bytes in all files.
    #[must_use]
    pub fn used(&self) -> usize {
        self.state().files.values().map(File::len).sum()
    }

    /// Turns the power on again; every connection must be closed. Files are what the disk has of them.
    pub fn restart(&self) {
        let mut state = self.state();
        let State { files, ghosts, chance, .. } = &mut *state;
        let mut kept = BTreeMap::new();
        for (name, mut file) in std::mem::take(files) {
            file.lose_power(chance);
            // A name that no sync made durable may be gone, and what was deleted under it may be back.
            if file.is_named || chance.percent(50) {
                file.is_named = true;
                kept.insert(name, file);
            }
        }
        for (name, durable) in std::mem::take(ghosts) {
            if !kept.contains_key(&name) && chance.percent(50) {
                kept.insert(name, File::of_durable(durable));
            }
        }
        state.files = kept;
        (state.has_power, state.left) = (true, None);
    }

    /// The process that was killed by [`Disk::cut`] begins again on a machine that stayed on: the cache survives, the process's
    /// locks and shared memory do not. Every connection must be closed.
    pub fn revive(&self) {
        let mut state = self.state();
        state.files.values_mut().for_each(File::forget_holders);
        (state.has_power, state.left) = (true, None);
    }

    /// Writes the log of a ledger once more and syncs it and the folder: what `Ledger::open` does to a log that was left behind, which it does
    /// by the system's files and not through SQLite. Call it before opening where a machine stayed on.
    pub fn rewrite_log(&self, ledger: &Path) {
        let name = format!("{}-wal", ledger.to_string_lossy());
        let mut state = self.state();
        if let Some(file) = state.files.get_mut(&name) {
            file.rewrite();
            file.sync();
            state.sync_folder();
        }
    }
}

impl State {
    pub(crate) fn has_power(&self) -> bool {
        self.has_power
    }

    pub(crate) fn synchronous(&self) -> Option<Synchronous> {
        self.faults.synchronous
    }

    /// Counts a change. The one at which the power goes is begun and not finished.
    fn tick(&mut self) -> bool {
        if !self.has_power {
            return false;
        }
        self.operations += 1;
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(1);
            self.has_power = *left > 0;
        }
        self.has_power
    }

    /// Makes a file where there is none.
    pub(crate) fn create(&mut self, name: &str, is_named: bool) -> Outcome {
        if !self.files.contains_key(name) {
            if !self.tick() {
                return Outcome::NoPower;
            }
            self.files.insert(name.to_owned(), File::new(is_named));
        }
        Outcome::Done
    }

    pub(crate) fn write(&mut self, name: &str, at: usize, bytes: &[u8]) -> Outcome {
        if !self.has_power {
            return Outcome::NoPower;
        }
        let used: usize = self.files.values().map(File::len).sum();
        let on = self.tick();
        let Some(file) = self.files.get_mut(name) else { return Outcome::Failed };
        let grown = (at + bytes.len()).saturating_sub(file.len());
        if self.faults.capacity.is_some_and(|capacity| grown > 0 && used + grown > capacity) {
            return Outcome::Full;
        }
        file.write(at, bytes);
        if on { Outcome::Done } else { Outcome::NoPower }
    }

    pub(crate) fn truncate(&mut self, name: &str, length: usize) -> Outcome {
        if !self.has_power {
            return Outcome::NoPower;
        }
        let on = self.tick();
        if let Some(file) = self.files.get_mut(name) {
            file.set_length(length);
        }
        if on { Outcome::Done } else { Outcome::NoPower }
    }

    pub(crate) fn sync(&mut self, name: &str) -> Outcome {
        if !self.tick() {
            return Outcome::NoPower;
        }
        let Some(file) = self.files.get_mut(name) else { return Outcome::Failed };
        if self.faults.lies {
            return Outcome::Done;
        }
        if self.chance.percent(self.faults.failing_syncs) {
            file.sync_in_vain(&mut self.chance);
            return Outcome::Failed;
        }
        let is_first = !file.is_named;
        file.sync();
        if is_first {
            // SQLite syncs the folder with the first sync of a log.
            self.sync_folder();
        }
        Outcome::Done
    }

    /// Every name is as it shows.
    fn sync_folder(&mut self) {
        self.files.values_mut().for_each(|file| file.is_named = true);
        self.ghosts.clear();
    }

    pub(crate) fn delete(&mut self, name: &str, is_certain: bool) -> Outcome {
        if !self.tick() {
            return Outcome::NoPower;
        }
        if let Some(file) = self.files.remove(name)
            && file.is_named
            && !is_certain
        {
            self.ghosts.insert(name.to_owned(), file.durable());
        }
        Outcome::Done
    }
}
