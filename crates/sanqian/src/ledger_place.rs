//! Where a ledger is kept: a file, or a PostgreSQL.

use std::path::Path;

use ledger::Ledger;
use vault::SealProfile;

use crate::{Failure, sealer};

/// Beside the ledger's file: where the ledger is instead, when it was moved.
const MOVED: &str = "ledger.address";

fn is_address(place: &str) -> bool {
    let place = place.trim();
    ["postgresql://", "postgres://"].iter().any(|scheme| place.starts_with(scheme))
        || ["host=", "dbname="].iter().any(|word| place.contains(word))
}

/// Opens a place as people write it: the address of a PostgreSQL, or the path of a file (made where there is none).
pub(crate) fn open(place: &str) -> Result<Ledger, Failure> {
    Ok(if is_address(place) { Ledger::connect(place.trim())? } else { Ledger::open(Path::new(place))? })
}

/// The ledger of a data folder. Its blobs are sealed under the keys that lie in the folder, wherever the ledger is.
pub(crate) fn open_of(folder: &Path) -> Result<Ledger, Failure> {
    let ledger = match moved_to(folder)? {
        Some(place) => open(&place)?,
        None => Ledger::open(&folder.join("ledger.sqlite"))?,
    };
    Ok(ledger.sealed_by(sealer(folder, SealProfile::default())))
}

/// The ledger of a data folder, to read while another program may be writing it.
pub(crate) fn follow_of(folder: &Path) -> Result<Ledger, Failure> {
    let ledger = match moved_to(folder)? {
        Some(place) if is_address(&place) => Ledger::connect(&place)?,
        Some(place) => Ledger::follow(Path::new(&place))?,
        None => Ledger::follow(&folder.join("ledger.sqlite"))?,
    };
    Ok(ledger.sealed_by(sealer(folder, SealProfile::default())))
}

/// Where the ledger of a folder was moved to; `None` when it lies in the folder.
pub(crate) fn moved_to(folder: &Path) -> Result<Option<String>, Failure> {
    let path = folder.join(MOVED);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim().to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file(&path, error)),
    }
}

/// From now on the folder's ledger is there.
pub(crate) fn move_to(folder: &Path, place: &str) -> Result<(), Failure> {
    let path = folder.join(MOVED);
    std::fs::write(&path, format!("{}\n", place.trim())).map_err(|error| Failure::file(&path, error))
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_told_from_a_path() {
        for address in ["postgresql://sanqian@localhost/sanqian", "host=/run/postgresql user=sanqian", "dbname=x"] {
            assert!(is_address(address), "{address}");
        }
        for path in ["新台账.sqlite", "data/ledger.sqlite", "/mnt/盘/a"] {
            assert!(!is_address(path), "{path}");
        }
    }
}
