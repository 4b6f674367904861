//! Whatever is changed in an export shows: to the verifier of this crate, and to a second one in another language that shares
//! no code with it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use ledger::{
    Algorithm, ExportFault, ExportVerified, Ledger, NoteSigner, NoteVerifier, Trust, verify_consistency, verify_export,
};
use model::ContentHash;
use sample::{building, import, tax, town};

fn signer() -> NoteSigner {
    NoteSigner::generate("sanqian.test").unwrap()
}

fn three_entries() -> Ledger {
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&town(), import("one", &[tax("f", 3, 1, 500)])).unwrap();
    ledger.chain_with(Algorithm::Sm3);
    ledger.append(&town(), import("two \"引号\" \u{7f}\n", &[tax("g", 3, 2, 700)])).unwrap();
    ledger.chain_with(Algorithm::Sha256);
    let mut again = import("one", &[tax("f", 3, 1, 500), building("b", 1, 1, 4)]);
    again.on_behalf = Some("镇政府".to_owned());
    ledger.append(&town(), again).unwrap();
    ledger
}

fn export(ledger: &Ledger, signer: &NoteSigner) -> Vec<u8> {
    let mut file = Vec::new();
    ledger.export(&town(), &serde_json::json!({ "name": "匡堰镇", "epsg": 4549 }), signer, &mut file).unwrap();
    file
}

fn verify(file: &[u8]) -> Result<ExportVerified, ExportFault> {
    verify_export(&mut &*file, &Trust::default())
}

fn lines(file: &[u8]) -> Vec<Vec<u8>> {
    file.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// What an insider does who holds the key: seals the changed file anew. The checkpoint in it he leaves as it was signed.
fn seal_again(lines: &[Vec<u8>], signer: &NoteSigner) -> Vec<u8> {
    let mut file = lines[..lines.len() - 1].concat();
    let seal = signer.sign(&format!("sanqian-export-1\n{}\n{}\n", town().0, ContentHash::of(&file)));
    file.extend(serde_json::to_vec(&serde_json::json!({ "seal": seal })).unwrap());
    file.push(b'\n');
    file
}

#[test]
fn an_export_says_what_is_in_it_and_is_the_same_each_time() {
    let (ledger, signer) = (three_entries(), signer());
    let file = export(&ledger, &signer);
    assert_eq!(export(&ledger, &signer), file);
    let verified = verify(&file).unwrap();
    assert_eq!((verified.entries, verified.blobs, verified.size), (3, 5, 3));
    assert_eq!(verified.about["name"], "匡堰镇");
    let (own, other) = (signer.verifier(), NoteSigner::generate("sanqian.test").unwrap().verifier());
    let trusting = |key: &NoteVerifier| verify_export(&mut &*file, &Trust { key: Some(key), since: None });
    assert!(trusting(&own).is_ok());
    assert!(matches!(trusting(&other), Err(ExportFault::Untrusted { .. })));
    assert_eq!(verify(&seal_again(&lines(&file), &signer)), verify(&file), "sealing again is what it says");
}

#[test]
fn every_flipped_bit_shows() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    ledger.append(&town(), import("a", &[tax("g", 3, 1, 500)])).unwrap();
    let file = export(&ledger, &signer());
    verify(&file).unwrap();
    let half = file.len() / 2;
    let check = |bytes: std::ops::Range<usize>| {
        let (mut flipped, mut only_parsed) = (file.clone(), 0_u64);
        for bit in bytes.start * 8..bytes.end * 8 {
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(verify(&flipped).is_err(), "bit {bit}: {:?}", String::from_utf8_lossy(&flipped));
            // The twin: a reader that is content when every line is JSON.
            let parses = |line: &[u8]| serde_json::from_slice::<serde_json::Value>(line).is_ok();
            only_parsed += u64::from(flipped.split(|b| *b == b'\n').filter(|l| !l.is_empty()).all(parses));
            flipped[bit / 8] ^= 1 << (bit % 8);
        }
        only_parsed
    };
    let missed_by_twin: u64 = std::thread::scope(|scope| {
        let other = scope.spawn(|| check(half..file.len()));
        check(0..half) + other.join().unwrap()
    });
    println!("{} flips, all found; a reader of JSON alone misses {missed_by_twin}", file.len() * 8);
    assert!(missed_by_twin > file.len() as u64, "{missed_by_twin}");
    verify(&file).unwrap();
}

#[test]
fn every_line_deleted_swapped_told_twice_or_put_in_shows_even_when_sealed_anew() {
    let (mut ledger, signer) = (Ledger::open_in_memory().unwrap(), signer());
    for n in 0..12 {
        ledger.append(&town(), import(&format!("batch {n}"), &[tax("f", 3, n, 500)])).unwrap();
    }
    let whole = lines(&export(&ledger, &signer));
    let body = 1..whole.len() - 2;
    let mut changed: Vec<Vec<Vec<u8>>> = Vec::new();
    for at in body.clone() {
        let mut less = whole.clone();
        let line = less.remove(at);
        changed.push(less);
        for to in body.clone() {
            let mut twice = whole.clone();
            twice.insert(to, line.clone());
            changed.push(twice);
            if to > at {
                let mut swapped = whole.clone();
                swapped.swap(at, to);
                changed.push(swapped);
            }
        }
    }
    // The whole tail, cut cleanly.
    for at in body {
        changed.push([&whole[..at], &whole[whole.len() - 2..]].concat());
    }
    println!("{} changed files", changed.len());
    for lines in changed {
        assert!(verify(&lines.concat()).is_err());
        assert!(verify(&seal_again(&lines, &signer)).is_err());
    }
    verify(&seal_again(&whole, &signer)).unwrap();
}

/// Who holds the database and the key can make a new, sound export of another history. Only what others kept shows it.
#[test]
fn a_rewritten_history_shows_against_a_kept_checkpoint() {
    let signer = signer();
    let ledger = three_entries();
    let kept = ledger.checkpoint(&town(), &signer).unwrap();
    let since = |file: &[u8], note: &str| {
        verify_export(&mut &*file, &Trust { key: Some(&signer.verifier()), since: Some(note) })
    };
    let mut longer = three_entries();
    longer.append(&town(), import("four", &[tax("h", 3, 4, 1)])).unwrap();
    assert!(since(&export(&longer, &signer), &kept).is_ok(), "what was appended continues it");
    let (proof, newer) = (longer.consistency(&town(), 3).unwrap(), longer.checkpoint(&town(), &signer).unwrap());
    let key = signer.verifier();
    assert!(verify_consistency(&key, &kept, &newer, &proof), "also proved without entries");
    assert!(!verify_consistency(&key, &kept, &newer, &proof[1..]));
    assert!(!verify_consistency(&key, &newer, &kept, &proof));

    let mut rewritten = Ledger::open_in_memory().unwrap();
    for n in 0..5 {
        rewritten.append(&town(), import("one", &[tax("f", 3, 1, 501 + n)])).unwrap();
    }
    let forked = rewritten.checkpoint(&town(), &signer).unwrap();
    assert!(!verify_consistency(&key, &kept, &forked, &rewritten.consistency(&town(), 3).unwrap()));
    let file = export(&rewritten, &signer);
    assert!(verify(&file).is_ok(), "in itself it is sound");
    assert!(matches!(since(&file, &kept), Err(ExportFault::Rewritten(_))));
    let mut shorter = Ledger::open_in_memory().unwrap();
    shorter.append(&town(), import("one", &[tax("f", 3, 1, 500)])).unwrap();
    assert!(matches!(since(&export(&shorter, &signer), &kept), Err(ExportFault::Rewritten(_))));
    let later = longer.checkpoint(&town(), &signer).unwrap();
    assert!(matches!(since(&export(&ledger, &signer), &later), Err(ExportFault::Rewritten(_))), "cut to three");
    assert!(matches!(since(&file, &kept.replace('3', "2")), Err(ExportFault::Rewritten(_))), "a forged one");
}

fn proof(ledger: &Ledger, seq: u64, signer: &NoteSigner) -> Vec<u8> {
    let mut file = Vec::new();
    ledger.prove(&town(), seq, &serde_json::Value::Null, signer, &mut file).unwrap();
    file
}

#[test]
fn one_entry_is_proved_without_the_others() {
    let (mut ledger, signer) = (three_entries(), signer());
    for n in 0..10 {
        ledger.append(&town(), import(&format!("{n}"), &[tax("f", 3, n, 500)])).unwrap();
    }
    let proofs: Vec<Vec<u8>> = (1..=13).map(|seq| proof(&ledger, seq, &signer)).collect();
    for (file, other) in proofs.iter().zip(proofs.iter().skip(1)) {
        let verified = verify(file).unwrap();
        assert_eq!((verified.entries, verified.blobs, verified.size), (1, 0, 13));
        // The path of another entry does not fit, whoever seals it.
        let mut mixed = lines(file);
        mixed[2] = lines(other)[2].clone();
        assert!(verify(&seal_again(&mixed, &signer)).is_err());
        mixed.remove(2);
        assert!(verify(&seal_again(&mixed, &signer)).is_err(), "an entry without its path");
    }
    assert!(ledger.prove(&town(), 14, &serde_json::Value::Null, &signer, &mut Vec::new()).is_err());
    assert!(ledger.prove(&town(), 0, &serde_json::Value::Null, &signer, &mut Vec::new()).is_err());
}

fn second_verifier() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/verify-ledger.py")
}

#[test]
fn a_second_verifier_in_another_language_agrees() {
    let text = std::fs::read_to_string(second_verifier()).unwrap();
    assert!(text.lines().count() < 200, "the second verifier is to be read in one sitting");
    let (ledger, signer) = (three_entries(), signer());
    let folder = tempfile::tempdir().unwrap();
    let whole = export(&ledger, &signer);
    let mut files = vec![whole.clone(), proof(&ledger, 1, &signer), proof(&ledger, 3, &signer)];
    files.push(export(&Ledger::open_in_memory().unwrap(), &signer));
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |end: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        (chance % end as u64) as usize
    };
    for n in 0..3_000 {
        let mut changed = lines(&files[below(4)]);
        let (one, two) = (below(changed.len()), below(changed.len()));
        match n % 4 {
            0 => {
                let at = below(changed[one].len());
                changed[one][at] ^= 1 << below(8);
            }
            1 => drop(changed.remove(one)),
            2 => changed.swap(one, two),
            _ => changed.insert(one, changed[two].clone()),
        }
        files.push(if n % 3 == 0 && changed.len() > 1 { seal_again(&changed, &signer) } else { changed.concat() });
    }
    let names: Vec<PathBuf> = (0..files.len()).map(|n| folder.path().join(format!("{n}"))).collect();
    for (name, file) in names.iter().zip(&files) {
        std::fs::write(name, file).unwrap();
    }
    // Two at once, one a core.
    let ask = |names: &[PathBuf]| -> Vec<String> {
        let output = Command::new("python3").arg(second_verifier()).args(names).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let said: Vec<String> = said.lines().map(str::to_owned).collect();
        assert_eq!(said.len(), names.len(), "{}", String::from_utf8_lossy(&output.stderr));
        said
    };
    let half = names.len() / 2;
    let said = std::thread::scope(|scope| {
        let other = scope.spawn(|| ask(&names[half..]));
        [ask(&names[..half]), other.join().unwrap()].concat()
    });
    let mut sound = 0;
    for (file, said) in files.iter().zip(said) {
        let ours = verify(file);
        assert_eq!(ours.is_ok(), said.starts_with("OK "), "{said}\n{ours:?}\n{}", String::from_utf8_lossy(file));
        sound += usize::from(ours.is_ok());
    }
    assert!((4..600).contains(&sound), "{sound} of {} hold", files.len());
    println!("both agree on {} files, {sound} of which hold", files.len());
}
