//! One file: what shows, what is on the disk, and what lies between.

use std::collections::{BTreeMap, BTreeSet};

use crate::Chance;
use crate::shared_memory::SharedMemory;

const SECTOR: usize = 512;

/// A change that no sync has made durable yet.
#[derive(Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Length(usize),
}

/// A file of the disk.
#[derive(Default)]
pub(crate) struct File {
    shown: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Change>,
    /// Whether its name would survive a cut.
    pub(crate) is_named: bool,
    pub(crate) locks: Locks,
    pub(crate) shared: SharedMemory,
}

/// SQLite's five lock levels over one file, by handle.
#[derive(Default)]
pub(crate) struct Locks {
    pub(crate) shared: BTreeSet<u64>,
    pub(crate) reserved: Option<u64>,
    pub(crate) pending: Option<u64>,
    pub(crate) exclusive: Option<u64>,
}

fn write(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(bytes);
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => write(content, *at, bytes),
            Self::Length(length) => content.resize(*length, 0),
        }
    }
}

impl File {
    /// An empty file.
    pub(crate) fn new(is_named: bool) -> Self {
        Self { is_named, ..Self::default() }
    }

    /// A file that came back with what the disk had of it.
    pub(crate) fn of_durable(durable: Vec<u8>) -> Self {
        Self { shown: durable.clone(), durable, is_named: true, ..Self::default() }
    }

    pub(crate) fn durable(self) -> Vec<u8> {
        self.durable
    }

    pub(crate) fn len(&self) -> usize {
        self.shown.len()
    }

    /// Fills `to` and returns how many bytes the file had.
    pub(crate) fn read(&self, at: usize, to: &mut [u8]) -> usize {
        let there = self.shown.get(at..).unwrap_or_default();
        let count = there.len().min(to.len());
        to[..count].copy_from_slice(&there[..count]);
        to[count..].fill(0);
        count
    }

    pub(crate) fn write(&mut self, at: usize, bytes: &[u8]) {
        write(&mut self.shown, at, bytes);
        self.pending.push(Change::Write { at, bytes: bytes.to_vec() });
    }

    pub(crate) fn set_length(&mut self, length: usize) {
        self.shown.resize(length, 0);
        self.pending.push(Change::Length(length));
    }

    pub(crate) fn sync(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            change.apply(&mut self.durable);
        }
        self.is_named = true;
    }

    /// A sync that fails: some of it reached the disk, the rest never will, and all of it still shows.
    pub(crate) fn sync_in_vain(&mut self, chance: &mut Chance) {
        self.survive(chance);
    }

    /// Writes again what shows, as [`File::write`] would.
    pub(crate) fn rewrite(&mut self) {
        self.pending = vec![Change::Length(self.shown.len()), Change::Write { at: 0, bytes: self.shown.clone() }];
    }

    /// What the disk has after a cut.
    pub(crate) fn lose_power(&mut self, chance: &mut Chance) {
        self.survive(chance);
        self.shown.clone_from(&self.durable);
        self.forget_holders();
    }

    /// Nobody holds it any more.
    pub(crate) fn forget_holders(&mut self) {
        self.locks = Locks::default();
        self.shared = SharedMemory::default();
    }

    /// Each sector takes its pending writes up to some point of its own, and perhaps a part of the next.
    fn survive(&mut self, chance: &mut Chance) {
        let pending = std::mem::take(&mut self.pending);
        let mut writes: BTreeMap<usize, usize> = BTreeMap::new();
        for change in &pending {
            for (sector, _) in fragments(change) {
                *writes.entry(sector).or_default() += 1;
            }
        }
        // Often all or nothing, as a cache that was or was not written back; else sector by sector.
        let whole = chance.percent(30).then(|| chance.percent(50));
        let mut left: BTreeMap<usize, usize> = writes
            .iter()
            .map(|(sector, count)| {
                (*sector, whole.map_or_else(|| chance.below(count + 1), |all| if all { *count } else { 0 }))
            })
            .collect();
        for change in &pending {
            if let Change::Length(_) = change {
                if whole.unwrap_or_else(|| chance.percent(50)) {
                    change.apply(&mut self.durable);
                }
                continue;
            }
            for (sector, (at, bytes)) in fragments(change) {
                match left.get_mut(&sector) {
                    Some(0) => {
                        // The one in flight may be torn; those after it never began.
                        left.remove(&sector);
                        if whole.is_none() && chance.percent(20) {
                            write(&mut self.durable, at, &bytes[..chance.below(bytes.len())]);
                        }
                    }
                    Some(count) => {
                        *count -= 1;
                        write(&mut self.durable, at, bytes);
                    }
                    None => {}
                }
            }
        }
    }
}

/// A write cut at the borders of sectors.
fn fragments(change: &Change) -> Vec<(usize, (usize, &[u8]))> {
    let Change::Write { at, bytes } = change else { return Vec::new() };
    let (mut at, mut rest, mut found) = (*at, bytes.as_slice(), Vec::new());
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(SECTOR - at % SECTOR));
        found.push((at / SECTOR, (at, now)));
        at += now.len();
        rest = later;
    }
    found
}

/// SQLite's lock levels.
const SHARED: i32 = 1;
const RESERVED: i32 = 2;

impl Locks {
    /// Whether the handle could raise its lock to a level: 1 shared, 2 reserved, 4 exclusive.
    pub(crate) fn take(&mut self, handle: u64, level: i32) -> bool {
        let by_another = |holder: Option<u64>| holder.is_some_and(|other| other != handle);
        if by_another(self.exclusive) {
            return false;
        }
        match level {
            ..=SHARED => {
                if by_another(self.pending) {
                    return false;
                }
                self.shared.insert(handle);
                true
            }
            RESERVED => {
                if by_another(self.reserved) || by_another(self.pending) {
                    return false;
                }
                self.reserved = Some(handle);
                true
            }
            _ => {
                if by_another(self.pending) || by_another(self.reserved) {
                    return false;
                }
                // Pending bars new readers; exclusive waits for the old ones.
                self.pending = Some(handle);
                if self.shared.iter().any(|other| *other != handle) {
                    return false;
                }
                self.exclusive = Some(handle);
                true
            }
        }
    }

    /// Lowers the handle's lock to a level.
    pub(crate) fn release(&mut self, handle: u64, level: i32) {
        for holder in [&mut self.reserved, &mut self.pending, &mut self.exclusive] {
            if *holder == Some(handle) {
                *holder = None;
            }
        }
        if level < SHARED {
            self.shared.remove(&handle);
        }
    }
}
