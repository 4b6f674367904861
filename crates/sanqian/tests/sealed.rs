//! Figures of enterprises and names of persons lie in no byte of what is kept: not in the database, not in its log, not in an export, not in
//! the stored fold. A corrected batch is erased; a backup is of use with its keys, and says so without.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test makes by hand works or the test fails")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ledger::{Action, Ledger};
use model::statement::Statement;
use model::{DailyRecord, Document, ProgrammeAct, ProgrammeEvent};
use sanqian::{
    Asked, DailyPacks, Failure, ImportRequest, Imported, LedgerError, NewRecord, Office, Packs, Progress, SealProfile,
    Signature, Town,
};

const DOCUMENT: &[u8] = "验收记录：签署人 王小明".as_bytes();

fn by(at_us: i64) -> Signature {
    Signature { actor: "测试".to_owned(), at_us, on: jiff::civil::date(2023, 12, 31) }
}

fn import(office: &mut Office, folder: &Path, at_us: i64) -> Imported {
    let request = ImportRequest {
        folder,
        as_of: jiff::civil::date(2023, 6, 30),
        exclude_bad: true,
        dry_run: false,
        actor: "测试".to_owned(),
        at_us,
    };
    office.import(&request, &mut Progress::silent()).unwrap()
}

fn sample(folder: &Path, profile: SealProfile) -> (PathBuf, Office) {
    sample_town::generate(sample_town::SEED, folder).unwrap();
    let data = folder.join("data");
    let mut office = Office::open_or_found(&data, Town::sample()).unwrap().sealing_by(profile);
    import(&mut office, &folder.join("input"), 1);
    (data, office)
}

/// What may be read nowhere: figures of firms as given, names of members, numbers and names of inspectors and signers.
fn canaries(office: &Office) -> BTreeSet<String> {
    let snapshot = office.snapshot(None).unwrap();
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for fact in snapshot.facts.values() {
        let kind = match &fact.statement {
            Statement::Tax(_) => "tax",
            Statement::Power(_) => "power",
            Statement::Statistics(_) => "statistics",
            Statement::Member(member) => {
                found.entry("member").or_default().insert(member.name.clone());
                continue;
            }
            Statement::Inspection(inspection) => {
                found.entry("inspection").or_default().extend(inspection.certificate.clone());
                continue;
            }
            Statement::Declaration(_) => "declaration",
            _ => continue,
        };
        // A number with a point and seven signs stands in no hash and no time.
        let figures = fact.cells.values().map(|cell| cell.literal.clone());
        found.entry(kind).or_default().extend(figures.filter(|text| text.len() >= 7 && text.contains('.')));
    }
    for kind in ["tax", "power", "member", "inspection"] {
        assert!(found.get(kind).is_some_and(|texts| !texts.is_empty()), "the sample town has canaries of {kind}");
    }
    found.into_values().flat_map(|texts| texts.into_iter().take(12)).collect()
}

fn found_in<'c>(bytes: &[u8], canaries: &'c BTreeSet<String>) -> Vec<&'c str> {
    // Two characters of Chinese are six bytes; one pass over what may be large.
    let mut begins: HashMap<&[u8], Vec<&str>> = HashMap::new();
    for text in canaries {
        begins.entry(&text.as_bytes()[..6]).or_default().push(text);
    }
    let mut found = BTreeSet::new();
    for (at, begin) in bytes.windows(6).enumerate() {
        let texts = begins.get(begin).into_iter().flatten();
        found.extend(texts.filter(|text| bytes[at..].starts_with(text.as_bytes())));
    }
    found.into_iter().collect()
}

/// An export with what is in base64 beside it as bytes.
fn export_bytes(office: &Office, to: &Path) -> Vec<u8> {
    office.export_ledger(to).unwrap();
    let text = std::fs::read_to_string(to).unwrap();
    let mut all = text.clone().into_bytes();
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        all.extend(
            value["blob"]["bytes"].as_str().into_iter().flat_map(|bytes| BASE64_STANDARD.decode(bytes).unwrap()),
        );
    }
    all
}

fn everything_once(profile: SealProfile) {
    let folder = tempfile::tempdir().unwrap();
    let (data, mut office) = sample(folder.path(), profile);
    let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    office.record(&work, "测试".to_owned(), 2).unwrap();
    assert!(office.record(&work, "测试".to_owned(), 3).unwrap().is_empty(), "the same result is not kept twice");
    office.run_evaluation(&work, &by(4)).unwrap();
    let day = jiff::civil::date(2023, 3, 1);
    let hash = model::ContentHash::of(DOCUMENT);
    let event = ProgrammeEvent {
        act: ProgrammeAct::SurveyLand,
        day,
        subject: "地01".to_owned(),
        number: 0,
        park: None,
        area: Some(model::Cm2(40_000_000)),
        documents: vec![Document { kind: "record".to_owned(), hash: hash.clone(), day }],
    };
    let new = NewRecord { record: DailyRecord::Programme(event), files: vec![DOCUMENT.to_vec()] };
    let packs = DailyPacks::shipped().unwrap();
    office.enter(&packs, new, &by(5)).unwrap();

    let mut canaries = canaries(&office);
    // The control: what the ledger would hold of these facts if nothing sealed them.
    let facts = ledger::encode_facts(office.snapshot(None).unwrap().facts.values()).unwrap();
    assert_eq!(found_in(&facts, &canaries).len(), canaries.len());
    canaries.insert("签署人 王小明".to_owned());
    office.rebuild().unwrap();
    let nothing: [&str; 0] = [];
    let kept = ["ledger.sqlite-wal", "ledger.fold"].map(|name| std::fs::read(data.join(name)).unwrap());
    for bytes in &kept {
        assert!(bytes.len() > 10_000);
        assert_eq!(found_in(bytes, &canaries), nothing);
    }
    let export = export_bytes(&office, &folder.path().join("out.sanqian"));
    assert_eq!(found_in(&export, &canaries), nothing);
    drop(office);
    let database = std::fs::read(data.join("ledger.sqlite")).unwrap();
    assert!(database.len() > 100_000);
    assert_eq!(found_in(&database, &canaries), nothing);
    // And all of it is read back.
    let office = Office::open(&data).unwrap();
    office.settle_keys().unwrap();
    assert_eq!(office.snapshot(None).unwrap(), work.snapshot);
    let round = office.evaluations().unwrap().remove(&work.year).unwrap();
    assert_eq!(office.assessment(round.runs.last().unwrap()).unwrap(), work.assessment);
    drop(office);
    let ledger = Ledger::follow(&data.join("ledger.sqlite")).unwrap().sealed_by(sanqian::sealer(&data, profile));
    assert_eq!(ledger.blob(&Town::sample().id, &hash).unwrap().unwrap(), DOCUMENT);
}

#[test]
fn no_figure_and_no_name_lies_in_what_is_kept() {
    everything_once(SealProfile::International);
}

#[test]
fn nor_in_the_profile_of_the_commercial_ciphers() {
    everything_once(SealProfile::GmSoft);
}

#[test]
fn the_same_files_are_the_same_facts_and_results_in_every_ledger() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let hashes = [&one, &two].map(|folder| {
        let (_, mut office) = sample(folder.path(), SealProfile::default());
        assert!(import(&mut office, &folder.path().join("input"), 9).already, "the same files are the same batch");
        let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
        office.record(&work, "测试".to_owned(), 2).unwrap();
        let actions: Vec<Action> = office.entries().unwrap().into_iter().map(|entry| entry.action).collect();
        (work.snapshot_hash, actions)
    });
    assert_eq!(hashes[0], hashes[1]);
}

fn says(failure: &Failure) -> String {
    let Failure::NotNow { zh, .. } = failure else { panic!("{failure:?}") };
    zh.clone()
}

/// A folder with the sample town's files as they were handed in a second time: the list of signed sheets has another line end, so the batch is another,
/// and each fact of the first stands in it too.
fn corrected(input: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(input).unwrap().map(Result::unwrap) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    let list = to.join("一企一单-签署汇总.csv");
    let mut bytes = std::fs::read(&list).unwrap();
    bytes.extend_from_slice(b"\r\n");
    std::fs::write(&list, bytes).unwrap();
}

#[test]
fn a_corrected_batch_is_erased_and_no_fact_of_the_town_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (data, mut office) = sample(folder.path(), SealProfile::default());
    let input = folder.path().join("input");
    // Its facts are the town's: it may not go.
    let refused = says(&office.erase_batch("1", "更正", &by(2)).unwrap_err());
    assert!(refused.contains("现用") && refused.contains("先导入更正后的文件"), "{refused}");
    assert!(says(&office.erase_batch("1", " ", &by(2)).unwrap_err()).contains("理由"));
    assert!(matches!(office.erase_batch("7", "更正", &by(2)), Err(Failure::NotFound { .. })));
    assert_eq!(office.entries().unwrap().len(), 1, "what was refused is not entered");

    let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    office.run_evaluation(&work, &by(3)).unwrap();
    let again = folder.path().join("更正");
    corrected(&input, &again);
    let second = import(&mut office, &again, 4);
    assert!(!second.already);
    // An evaluation under way rests on what was known before.
    let refused = says(&office.erase_batch("1", "更正", &by(5)).unwrap_err());
    assert!(refused.contains("还没有终评"), "{refused}");
    let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    office.run_evaluation(&work, &by(6)).unwrap();

    let first = office.batches().unwrap().remove(0);
    let backup = folder.path().join("备份");
    let before = office.back_up(&backup, jiff::civil::date(2026, 1, 1)).unwrap();
    let erased = office.erase_batch(&first.batch[..12], "更正后的文件已入库", &by(7)).unwrap();
    assert_eq!((erased.imported_by, erased.superseded_by, erased.entry), (1, second.entry.unwrap(), 5));
    assert_eq!(erased.results, [2]);
    assert!(!data.join(format!("keys/batch-{}.key", first.batch)).exists());
    assert_eq!(office.verify().unwrap().entries, 5);
    assert_eq!(office.snapshot(None).unwrap(), work.snapshot, "no fact of the town is lost");
    assert!(says(&office.erase_batch("1", "更正", &by(8)).unwrap_err()).contains("已由第 5 条销毁"));
    assert!(import(&mut office, &input, 9).already, "what was erased does not come back unseen");
    // What was known before cannot be told again, and says so.
    let ledger = Ledger::follow(&data.join("ledger.sqlite")).unwrap();
    let ledger = ledger.sealed_by(sanqian::sealer(&data, SealProfile::default()));
    let asked = ledger.snapshot(&Town::sample().id, work.snapshot.as_of, 4549, Some(2));
    assert!(matches!(asked, Err(LedgerError::Erased { seq: 5, .. })));

    // A later backup has no such key and is whole; the older keys still open the older one, as the page says.
    let after = office.back_up(&backup, jiff::civil::date(2026, 1, 2)).unwrap();
    let has = |file: &Path| std::fs::read_to_string(file).unwrap().contains(&format!("batch-{} ", first.batch));
    assert!(has(&before.keys_file) && !has(&after.keys_file));
    let restored = sanqian::restore(&after.file, &folder.path().join("恢复"), Asked::default()).unwrap().unwrap();
    assert_eq!(restored.erased, [format!("batch-{}", first.batch)]);
    assert_eq!(Office::open(&folder.path().join("恢复")).unwrap().snapshot(None).unwrap(), work.snapshot);
}

#[test]
fn an_erasure_that_was_cut_short_ends_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (data, mut office) = sample(folder.path(), SealProfile::default());
    let again = folder.path().join("更正");
    corrected(&folder.path().join("input"), &again);
    import(&mut office, &again, 2);
    let key = data.join(format!("keys/batch-{}.key", office.batches().unwrap()[0].batch));
    let bytes = std::fs::read(&key).unwrap();
    office.erase_batch("1", "更正", &by(3)).unwrap();
    // As if the program had died after the entry.
    std::fs::write(&key, bytes).unwrap();
    drop(office);
    let office = Office::open(&data).unwrap();
    office.settle_keys().unwrap();
    assert!(!key.exists());
    office.snapshot(None).unwrap();
}

#[test]
fn a_folder_of_keys_that_was_lost_is_noticed_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (data, office) = sample(folder.path(), SealProfile::default());
    office.settle_keys().unwrap();
    drop(office);
    std::fs::rename(data.join("keys"), data.join("elsewhere")).unwrap();
    let office = Office::open(&data).unwrap();
    let said = says(&office.settle_keys().unwrap_err());
    assert!(said.contains("缺 1 把密钥") && said.contains("keys 文件夹"), "{said}");
    assert_eq!(office.verify().unwrap().entries, 1, "what proves the ledger needs no key");
    let said = says(&office.back_up(&folder.path().join("备份"), jiff::civil::date(2026, 1, 1)).unwrap_err());
    assert!(said.contains("缺 1 把密钥"), "{said}");
    std::fs::rename(data.join("elsewhere"), data.join("keys")).unwrap();
    office.settle_keys().unwrap();
}

#[test]
fn a_backup_is_restored_with_its_keys_and_not_without() {
    let folder = tempfile::tempdir().unwrap();
    let (_, office) = sample(folder.path(), SealProfile::default());
    let backup = office.back_up(&folder.path().join("备份"), jiff::civil::date(2026, 1, 1)).unwrap();
    assert!(backup.opened > 10 && backup.keys >= 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(backup.keys_file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let apart = folder.path().join("保险柜.keys");
    std::fs::rename(&backup.keys_file, &apart).unwrap();
    let into = folder.path().join("恢复");
    let said = says(&sanqian::restore(&backup.file, &into, Asked::default()).unwrap_err());
    assert!(said.contains("缺 1 把密钥") && said.contains("--keys"), "{said}");
    assert!(!into.exists());
    let asked = Asked { keys: Some(&apart), ..Asked::default() };
    let restored = sanqian::restore(&backup.file, &into, asked).unwrap().unwrap();
    assert_eq!((restored.opened, restored.keys), (backup.opened, backup.keys));
    let again = Office::open(&into).unwrap();
    again.settle_keys().unwrap();
    assert_eq!(again.snapshot(None).unwrap(), office.snapshot(None).unwrap());
    // Another town's keys do not pass for them.
    let other = tempfile::tempdir().unwrap();
    let (_, office) = sample(other.path(), SealProfile::default());
    let theirs = office.back_up(&other.path().join("备份"), jiff::civil::date(2026, 1, 1)).unwrap();
    let asked = Asked { keys: Some(&theirs.keys_file), ..Asked::default() };
    let fault = sanqian::restore(&backup.file, &folder.path().join("别的"), asked).unwrap().unwrap_err();
    assert!(fault.to_string().contains("was changed"), "{fault}");
}
