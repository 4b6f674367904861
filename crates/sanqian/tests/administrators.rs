//! Passwords are in no backup: whoever restores a town, or moves it, gets codes for its three administrators once more, and no
//! one else does.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use model::Role;
use sanqian::{Asked, Office, People, PeoplePolicy, Town, restore};

const PASSWORD: &str = "Tie-xian+jiang.7";
const NOW: i64 = 1_700_000_000_000_000;

fn people(folder: &Path) -> (Arc<Mutex<Office>>, People) {
    let office = Arc::new(Mutex::new(Office::open_or_found(folder, Town::sample()).unwrap()));
    let people = People::of(Arc::clone(&office), PeoplePolicy::default()).unwrap();
    (office, people)
}

#[test]
fn a_restored_town_has_administrators_again_and_a_running_one_gives_no_codes() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second, file) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("town.sanqian"));
    let (office, before) = people(&first);
    for (n, (role, code)) in before.first_codes(NOW).unwrap().into_iter().enumerate() {
        assert!(role.is_administrator());
        before.claim(&format!("admin-{n}"), "某某", &code, PASSWORD, None, NOW).unwrap();
    }
    assert_eq!(before.first_codes(NOW).unwrap(), [], "each is somebody's");
    office.lock().unwrap().export_ledger(&file).unwrap();

    restore(&file, &second, Asked::default()).unwrap().unwrap();
    let (_, after) = people(&second);
    assert!(after.log_in("admin-0", PASSWORD, None, None, NOW).is_err(), "no password came along");
    let codes = after.first_codes(NOW).unwrap();
    assert_eq!(codes.len(), Role::ALL.into_iter().filter(|role| role.is_administrator()).count());
    let (_, code) = &codes[0];
    let taken_up = after.claim("admin-again", "某某", code, PASSWORD, None, NOW).unwrap();
    let found = after.who(&[&taken_up.secret], NOW).unwrap().pop().flatten();
    assert!(found.unwrap().session.is_some());
    assert_eq!(after.first_codes(NOW).unwrap().len(), codes.len() - 1);
}
