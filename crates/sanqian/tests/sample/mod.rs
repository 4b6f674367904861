//! The sample town, made and worked through once per test binary.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod walkthrough;

use std::sync::OnceLock;

use sanqian::{ImportRequest, Imported, Office, Packs, Progress, Town, Work};
use serde_json::Value;

pub(crate) struct SampleTown {
    pub(crate) truth: Value,
    pub(crate) imported: Imported,
    pub(crate) work: Work,
}

pub(crate) fn town() -> &'static SampleTown {
    static TOWN: OnceLock<SampleTown> = OnceLock::new();
    TOWN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        sample_town::generate(sample_town::SEED, folder.path()).unwrap();
        let truth = std::fs::read_to_string(folder.path().join("truth/truth.json")).unwrap();
        let mut office = Office::open_or_found(&folder.path().join("data"), Town::sample()).unwrap();
        let request = ImportRequest {
            folder: &folder.path().join("input"),
            as_of: jiff::civil::date(2023, 6, 30),
            exclude_bad: true,
            dry_run: false,
            actor: "test".to_owned(),
            at_us: 0,
        };
        let imported = office.import(&request, &mut Progress::silent()).unwrap();
        let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
        SampleTown { truth: serde_json::from_str(&truth).unwrap(), imported, work }
    })
}
