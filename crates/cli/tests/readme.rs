//! The lines that both READMEs show, run as they stand on a fresh folder.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

/// The commands shown, one a line, without their comments.
fn shown(readme: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(readme);
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix("    sanqian "));
    lines.map(|line| line.split('#').next().unwrap().split_whitespace().map(str::to_owned).collect()).collect()
}

fn check(readme: &str) {
    let folder = tempfile::tempdir().unwrap();
    let commands = shown(readme);
    let verbs: Vec<&str> = commands.iter().map(|words| words[0].as_str()).collect();
    assert_eq!(
        verbs,
        [
            "sample", "import", "assess", "explain", "findings", "land", "blocks", "plan", "funds", "phases", "report",
            "serve"
        ],
        "{readme}"
    );
    // The last one serves until it is interrupted; the browser test opens it.
    let (_, before) = commands.split_last().unwrap();
    for words in before {
        let run = Command::new(env!("CARGO_BIN_EXE_sanqian"))
            .args(words)
            .current_dir(&folder)
            .env_remove("SANQIAN_DATA")
            .env_remove("SANQIAN_LANG")
            .output()
            .unwrap();
        assert!(run.status.success(), "{readme}: {words:?}: {}", String::from_utf8_lossy(&run.stderr));
        assert!(!run.stdout.is_empty(), "{readme}: {words:?} says nothing");
    }
    let workbook = folder.path().join(&before.last().unwrap()[1]);
    assert!(std::fs::metadata(&workbook).unwrap().len() > 100_000, "{}", workbook.display());
}

#[test]
fn the_lines_of_the_english_readme_run_as_shown() {
    check("README.md");
}

#[test]
fn the_lines_of_the_chinese_readme_run_as_shown() {
    check("README.zh-CN.md");
}
