//! The limit of a test program: one that waits for ever is stopped and named where the log of the suite looks for faults.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::{Command, Output};

fn limited(program: &[&str]) -> Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/test-limit");
    Command::new(script).args(program).env("SANQIAN_TEST_SECONDS", "1").output().unwrap()
}

#[test]
fn a_program_that_waits_for_ever_is_stopped_and_named() {
    let stopped = limited(&["sleep", "60"]);
    assert_eq!(stopped.status.code(), Some(124));
    let said = String::from_utf8(stopped.stderr).unwrap();
    assert!(said.starts_with("error: sleep was stopped after 1 seconds"), "{said}");
}

#[test]
fn a_program_that_ends_by_itself_ends_as_it_did() {
    let check = |script: &str, code: i32| {
        let ended = limited(&["sh", "-c", script]);
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!((ended.status.code(), said.contains("was stopped")), (Some(code), false), "{script}: {said}");
    };
    check("exit 0", 0);
    check("exit 101", 101);
    // Killed by somebody else, within its time.
    check("kill -9 $$", 137);
}
