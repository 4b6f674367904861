//! The sample town, made and worked through once per test binary.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod desk;
pub(crate) mod walkthrough;

use std::path::Path;
use std::sync::OnceLock;

use sanqian::{ImportRequest, Imported, Office, Packs, Progress, Town, Work};
use serde_json::Value;

pub(crate) struct SampleTown {
    pub(crate) truth: Value,
    pub(crate) imported: Imported,
    pub(crate) work: Work,
}

/// The town's files made, imported and worked through, in a folder.
fn imported(folder: &Path) -> (Office, Imported, Work) {
    sample_town::generate(sample_town::SEED, folder).unwrap();
    let mut office = Office::open_or_found(&folder.join("data"), Town::sample()).unwrap();
    let request = ImportRequest {
        folder: &folder.join("input"),
        as_of: jiff::civil::date(2023, 6, 30),
        exclude_bad: true,
        dry_run: false,
        actor: "test".to_owned(),
        at_us: 0,
    };
    let imported = office.import(&request, &mut Progress::silent()).unwrap();
    let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    (office, imported, work)
}

pub(crate) fn town() -> &'static SampleTown {
    static TOWN: OnceLock<SampleTown> = OnceLock::new();
    TOWN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let (_, imported, work) = imported(folder.path());
        let truth = std::fs::read_to_string(folder.path().join("truth/truth.json")).unwrap();
        SampleTown { truth: serde_json::from_str(&truth).unwrap(), imported, work }
    })
}
