//! A disk in memory that loses power, as an SQLite VFS: what killing a process cannot show, because the system's cache
//! survives that.
//!
//! A write lands in the cache; a sync makes it durable. At a cut each 512-byte sector is as it was at the last sync, or as some
//! later write left it, or torn in the midst of one, each sector for itself; file lengths and the names of new files are as
//! uncertain. A sync may fail, and then what it should have written is lost for good although it still shows. Several
//! connections share one disk, with locks and shared memory, so that readers and checkpoints are part of the play.
//!
//! Register it once with [`install`]; it becomes the default VFS of the process, so that the very code of the product runs on it.
//! A [`Disk`] holds the files of one folder.

mod chance;
mod disk;
mod file;
mod shared_memory;
mod vfs;

pub use chance::Chance;
pub use disk::{Disk, Faults, Synchronous};
pub use vfs::install;
