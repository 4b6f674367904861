//! An import of the sample town keeps nobody who petitions: not in the export, not in the ledger's files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test makes by hand works or the test fails")]

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use model::{ContentHash, MatterId};
use sanqian::{ImportRequest, Office, Progress, SealProfile, Town};

const LIST: &str = "信访件.csv";

/// Names and telephones of the sample town's list of petitions, read here by column, without the program.
fn petitioners(list: &str) -> Vec<(String, String, String)> {
    let mut rows = csv::Reader::from_reader(list.trim_start_matches('\u{feff}').as_bytes());
    let headers: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (number, name, phone) = (at("编号"), at("反映人"), at("联系电话"));
    let row = |row: csv::StringRecord| (row[number].to_owned(), row[name].to_owned(), row[phone].to_owned());
    rows.records().map(|record| row(record.unwrap())).filter(|row| !row.1.is_empty()).collect()
}

#[test]
fn an_export_of_the_sample_town_names_no_petitioner() {
    let folder = tempfile::tempdir().unwrap();
    sample_town::generate(sample_town::SEED, folder.path()).unwrap();
    let input = folder.path().join("input");
    let list = std::fs::read_to_string(input.join(LIST)).unwrap();
    let listed = petitioners(&list);
    assert!(listed.len() > 50, "the sample town's list names its petitioners");

    let data = folder.path().join("data");
    let mut office = Office::open_or_found(&data, Town::sample()).unwrap();
    let request = ImportRequest {
        folder: &input,
        as_of: jiff::civil::date(2023, 6, 30),
        exclude_bad: true,
        dry_run: false,
        actor: "测试".to_owned(),
        at_us: 1,
    };
    office.import(&request, &mut Progress::silent()).unwrap();
    assert!(office.import(&request, &mut Progress::silent()).unwrap().already, "the same list is the same batch");

    let out = folder.path().join("export.jsonl");
    office.export_ledger(&out).unwrap();
    let facts = format!("{:?}", office.snapshot(None).unwrap().petitions);
    assert!(listed.iter().all(|(number, name, phone)| {
        facts.contains(number) && !facts.contains(name) && (phone.is_empty() || !facts.contains(phone))
    }));
    let lines = std::fs::read_to_string(&out).unwrap();
    let sealer = sanqian::sealer(&data, SealProfile::default());
    let (mut lists, mut kept) = (0, Vec::new());
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let bytes = match value["blob"]["bytes"].as_str() {
            // Even for who has the keys.
            Some(bytes) => {
                let sealed = BASE64_STANDARD.decode(bytes).unwrap();
                ledger::opened(Some(sealer.as_ref()), &Town::sample().id, sealed).unwrap()
            }
            None => line.as_bytes().to_vec(),
        };
        if bytes.starts_with("\u{feff}编号,".as_bytes()) {
            lists += 1;
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(listed.iter().all(|(number, name, _)| text.contains(number) && !text.contains(name)));
        }
        kept.push(bytes);
    }
    assert_eq!(lists, 1, "the list is kept, without who petitions");

    // A telephone is nobody else's. A name may be borne by a member of a village too, whose roll is kept.
    let phones: BTreeSet<&str> = listed.iter().map(|(_, _, phone)| phone.as_str()).filter(|p| !p.is_empty()).collect();
    assert!(phones.len() > 50);
    let has = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    for phone in &phones {
        assert!(kept.iter().all(|bytes| !has(bytes, phone)), "the export holds a telephone number of the list");
    }

    // It is kept apart, by number, and goes to the petition that is received.
    let (number, name, phone) = &listed[0];
    let matter = MatterId("mat-1".to_owned());
    let apart = data.join("petitioners").join(format!("listed-{}.json", ContentHash::of(number.as_bytes()).0));
    assert!(std::fs::read_to_string(&apart).unwrap().contains(phone));
    assert!(office.take_over_petitioner(number, &matter).unwrap());
    assert_eq!(office.petitioner(&matter).unwrap().unwrap().for_the_answer().0, name);
    assert!(!apart.exists() && !office.take_over_petitioner(number, &matter).unwrap());
}
