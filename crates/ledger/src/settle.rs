//! What SQLite leaves to whoever opens a file: its name and its log must be on the disk, not only in the system's cache.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Makes the name of a new file durable. SQLite does that for its log, not for the database.
pub(crate) fn keep_name(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Writes the log that a killed process left behind once more, byte for byte, and waits for the disk.
///
/// After a failed fsync the system may show bytes that the disk never got, and calls them clean: no later fsync writes
/// them. A ledger that went on from there would acknowledge entries whose predecessors are not on the disk. Bytes that are
/// written again are dirty again. A power cut in the midst leaves each sector as the disk had it or as it is shown.
pub(crate) fn rewrite_log(path: &Path) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    match OpenOptions::new().read(true).write(true).open(&name) {
        Ok(mut log) => rewrite(&mut log)?.sync_all(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn rewrite<F: Read + Write + Seek>(log: &mut F) -> io::Result<&mut F> {
    let mut bytes = Vec::new();
    log.read_to_end(&mut bytes)?;
    log.seek(SeekFrom::Start(0))?;
    log.write_all(&bytes)?;
    log.flush()?;
    Ok(log)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn the_log_is_written_again_and_stays_what_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ledger");
        rewrite_log(&path).unwrap();
        let log = folder.path().join("a.ledger-wal");
        std::fs::write(&log, [7; 9_000]).unwrap();
        OpenOptions::new().write(true).open(&log).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        rewrite_log(&path).unwrap();
        assert_eq!(std::fs::read(&log).unwrap(), [7; 9_000]);
        assert!(log.metadata().unwrap().modified().unwrap() > SystemTime::UNIX_EPOCH);
    }

    /// Removing the call from `sqlite::open` must show.
    #[test]
    fn opening_a_ledger_writes_its_log_again() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("a.ledger"), folder.path().join("b.ledger"));
        let living = crate::sqlite::open(&path).unwrap();
        std::fs::copy(&path, &copy).unwrap();
        let log = folder.path().join("b.ledger-wal");
        std::fs::copy(folder.path().join("a.ledger-wal"), &log).unwrap();
        assert!(log.metadata().unwrap().len() > 0);
        OpenOptions::new().write(true).open(&log).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        drop(living);
        let _opened = crate::sqlite::open(&copy).unwrap();
        assert!(log.metadata().unwrap().modified().unwrap() > SystemTime::UNIX_EPOCH);
    }
}
