//! The page on backup and restore, every command of it as it stands, and what its commands say when things are not well.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn sanqian(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanqian"));
    command.args(words).current_dir(folder).env_remove("SANQIAN_DATA").env_remove("SANQIAN_LANG");
    command.output().unwrap()
}

fn well(folder: &Path, words: &[&str]) -> String {
    let output = sanqian(folder, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &Path, words: &[&str]) -> Value {
    serde_json::from_str(&well(folder, words)).unwrap()
}

fn says(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The commands of the page: lines of code, and those in the table.
fn shown(page: &str) -> Vec<Vec<String>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide").join(page);
    let text = std::fs::read_to_string(page).unwrap();
    let of_line = |line: &str| line.strip_prefix("    sanqian ").map(str::to_owned);
    let of_table = |line: &str| {
        let cell = line.strip_prefix("| ")?.split('`').nth(1)?.to_owned();
        cell.strip_prefix("sanqian ").map(str::to_owned)
    };
    let lines = text.lines().filter_map(|line| of_line(line).or_else(|| of_table(line)));
    lines.map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
}

/// A town with its files imported; made once, since the sample town takes a while.
fn town() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    well(folder.path(), &["sample", "样例"]);
    well(folder.path(), &["import", "样例/input", "--exclude-bad", "--as-of", "2023-06-30"]);
    folder
}

fn only_file(folder: &Path, ending: &str) -> PathBuf {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn every_command_of_the_page_runs_and_faults_are_told_by_their_codes() {
    let town = town();
    let folder = town.path();
    let commands = shown("zh/备份与恢复.md");
    assert_eq!(commands, shown("en/backup.md"), "both pages show the same");
    let verbs: Vec<&str> = commands.iter().map(|words| words[0].as_str()).collect();
    let page = [
        "backup",
        "verify",
        "verify",
        "verify",
        "restore",
        "verify",
        "assess",
        "rebuild",
        "export-ledger",
        "assess",
        "migrate-store",
        "proof",
    ];
    assert_eq!(verbs, page);
    for words in &commands {
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        if let Some(at) = words.iter().position(|word| *word == "--known-by") {
            // The files were imported just now: before that nothing was known, and later they are.
            words[at + 1] = "2020-01-01";
            assert_eq!(sanqian(folder, &words).status.code(), Some(6), "{words:?}");
            words[at + 1] = "2099-12-31";
        }
        let said = well(folder, &words);
        assert!(!said.is_empty(), "{words:?} says nothing");
        if words[0] == "backup" {
            // What the page calls the latest one, and the checkpoint that another office keeps.
            std::fs::create_dir(folder.join("留存")).unwrap();
            std::fs::copy(only_file(&folder.join("备份盘"), "checkpoint"), folder.join("留存/上季.checkpoint"))
                .unwrap();
            std::fs::copy(only_file(&folder.join("备份盘"), "sanqian"), folder.join("最新.sanqian")).unwrap();
            std::fs::rename(folder.join("最新.sanqian"), folder.join("备份盘/最新.sanqian")).unwrap();
            // The keys go where the page says: away from the backup.
            std::fs::create_dir(folder.join("密钥盘")).unwrap();
            std::fs::rename(only_file(&folder.join("备份盘"), "keys"), folder.join("密钥盘/最新.keys")).unwrap();
        }
    }
    restored_is_the_same(folder);
    nothing_is_restored_without_its_keys(folder);
    faults(folder);
    nothing_is_written_over(folder);
    nothing_of_the_towns_is_erased(folder);
    moved_ledger_goes_on(folder);
}

fn restored_is_the_same(folder: &Path) {
    let rebuilt = |data: &str| {
        let rebuilt = json(folder, &["rebuild", "--json", "--data", data]);
        assert!(rebuilt["facts"].as_u64().unwrap() > 1_000);
        (rebuilt["digest"].clone(), rebuilt["fold"].clone())
    };
    assert_eq!(rebuilt("data"), rebuilt("新数据"));
}

fn nothing_is_restored_without_its_keys(folder: &Path) {
    let refused = |words: &[&str]| {
        let output = sanqian(folder, words);
        assert_eq!(output.status.code(), Some(4), "{words:?}: {}", says(&output));
        assert!(!folder.join("无钥").exists(), "nothing was written");
        says(&output)
    };
    let said = refused(&["restore", "备份盘", "--data", "无钥"]);
    assert!(said.contains("缺 1 把密钥") && said.contains("--keys"), "{said}");
    std::fs::write(folder.join("空.keys"), "sanqian-keys-1\n0\n").unwrap();
    assert!(refused(&["restore", "备份盘", "--keys", "空.keys", "--data", "无钥"]).contains("缺 1 把密钥"));
    // A file that was cut off is none; the backup itself is sound without any key.
    let keys = std::fs::read(folder.join("密钥盘/最新.keys")).unwrap();
    std::fs::write(folder.join("半.keys"), &keys[..keys.len() - 3]).unwrap();
    assert!(!sanqian(folder, &["restore", "备份盘", "--keys", "半.keys", "--data", "无钥"]).status.success());
    assert!(!folder.join("无钥").exists());
    well(folder, &["verify", "备份盘/最新.sanqian"]);
    // A data folder whose keys were lost says so when the service starts, and takes no further files.
    std::fs::rename(folder.join("新数据/keys"), folder.join("挪走的keys")).unwrap();
    for words in [&["serve", "--data", "新数据"][..], &["import", "样例/input", "--data", "新数据"]] {
        let output = sanqian(folder, words);
        assert_eq!(output.status.code(), Some(4), "{words:?}: {}", says(&output));
        assert!(says(&output).contains("keys 文件夹"), "{}", says(&output));
    }
    let lost = sanqian(folder, &["backup", "无钥备份", "--data", "新数据"]);
    assert_eq!(lost.status.code(), Some(4), "no backup that could not be restored: {}", says(&lost));
    well(folder, &["verify", "--data", "新数据"]);
    std::fs::rename(folder.join("挪走的keys"), folder.join("新数据/keys")).unwrap();
}

fn faults(folder: &Path) {
    let backup = folder.join("备份盘/最新.sanqian");
    let sound = std::fs::read(&backup).unwrap();
    let code = |words: &[&str]| sanqian(folder, words).status.code();
    let wrong = folder.join("坏.sanqian");
    let mut changed = sound.clone();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    std::fs::write(&wrong, changed).unwrap();
    assert_eq!(code(&["verify", "坏.sanqian"]), Some(2));
    assert!(says(&sanqian(folder, &["verify", "坏.sanqian"])).contains("第 "), "the line is named");
    assert_eq!(code(&["restore", "坏.sanqian", "--data", "坏数据"]), Some(2));
    assert!(!folder.join("坏数据").exists(), "nothing was written");
    std::fs::write(&wrong, &sound[..sound.len() - 40]).unwrap();
    assert_eq!(code(&["verify", "坏.sanqian"]), Some(3));
    let own = json(folder, &["verify", "备份盘/最新.sanqian", "--json"])["key"].as_str().unwrap().to_owned();
    assert_eq!(code(&["verify", "备份盘/最新.sanqian", "--trust", &own]), Some(0));
    let other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assert_eq!(code(&["verify", "备份盘/最新.sanqian", "--trust", other]), Some(4));
    assert_eq!(code(&["verify", "备份盘/最新.sanqian", "--trust", "不是公钥"]), Some(4));
    assert_eq!(code(&["verify", "没有.sanqian"]), Some(6));
    assert_eq!(code(&["trend", "--known-by", "2099-12-31"]), Some(2), "what cannot look back says so");
    // A checkpoint that is not of this history.
    std::fs::write(folder.join("别的.checkpoint"), "x").unwrap();
    assert_eq!(code(&["verify", "备份盘/最新.sanqian", "--since", "别的.checkpoint"]), Some(2));
}

fn nothing_of_the_towns_is_erased(folder: &Path) {
    let batches = json(folder, &["erase", "--json"]);
    assert_eq!((&batches[0]["entry"], &batches[0]["sealed"]), (&Value::from(1), &Value::from(true)));
    assert!(well(folder, &["erase"]).contains("加密"));
    let refused = sanqian(folder, &["erase", "1", "--because", "更正"]);
    assert_eq!(refused.status.code(), Some(4), "{}", says(&refused));
    assert!(says(&refused).contains("现用"), "{}", says(&refused));
    assert!(!sanqian(folder, &["erase", "1"]).status.success(), "not without a reason");
    assert_eq!(sanqian(folder, &["erase", "9", "--because", "更正"]).status.code(), Some(6));
}

fn nothing_is_written_over(folder: &Path) {
    let refused = |words: &[&str]| {
        let output = sanqian(folder, words);
        assert_eq!(output.status.code(), Some(4), "{words:?}: {}", says(&output));
        says(&output)
    };
    assert!(refused(&["restore", "备份盘", "--data", "新数据"]).contains("不覆盖"));
    assert!(refused(&["export-ledger", "交审计.sanqian"]).contains("已经存在"));
    assert!(refused(&["proof", "凭证二.sanqian"]).contains("还没有公示"));
    let again = json(folder, &["backup", "备份盘", "--json"]);
    assert_eq!(again["already"], true, "nothing new: the backup of today was verified again");
    let into = sanqian(folder, &["migrate-store", "--to", "新台账.sqlite"]);
    assert_eq!(into.status.code(), Some(4), "{}", says(&into));
}

/// The folder changes over to a PostgreSQL, all goes on there, and back it comes to a file: one digest throughout.
fn moved_ledger_goes_on(folder: &Path) {
    let digest = json(folder, &["rebuild", "--json"])["digest"].clone();
    if let Some(cluster) = postgres_cluster::Cluster::start() {
        let address = cluster.database("town");
        let moved = json(folder, &["migrate-store", "--to", &address, "--switch", "--json"]);
        assert_eq!((&moved["digest"], &moved["to"]), (&digest, &Value::from("PostgreSQL")));
        let again = sanqian(folder, &["migrate-store", "--to", &address]);
        assert_eq!(again.status.code(), Some(4), "it holds the town already: {}", says(&again));
        std::fs::rename(folder.join("data/ledger.sqlite"), folder.join("data/旧.sqlite")).unwrap();
        assert!(well(folder, &["verify"]).contains("台账完好"));
        assert!(json(folder, &["backup", "备份盘二", "--json"])["entries"].as_u64().unwrap() > 0);
        assert_eq!(json(folder, &["rebuild", "--json"])["digest"], digest);
        let back = json(folder, &["migrate-store", "--to", "搬回.sqlite", "--switch", "--json"]);
        assert_eq!((&back["digest"], &back["from"]), (&digest, &Value::from("PostgreSQL")));
    } else {
        let moved = json(folder, &["migrate-store", "--to", "搬回.sqlite", "--switch", "--json"]);
        assert_eq!((&moved["digest"], &moved["switched"]), (&digest, &Value::from(true)));
    }
    // Opened from anywhere: the address of a file is kept whole.
    let data = folder.join("data");
    let elsewhere = tempfile::tempdir().unwrap();
    let rebuilt = json(elsewhere.path(), &["rebuild", "--json", "--data", data.to_str().unwrap()]);
    assert_eq!(rebuilt["digest"], digest);
}
