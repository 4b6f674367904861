//! Credentials, sessions and four eyes on every store.

use ledger::{Credential, CredentialKind, Ledger, LoginSession};
use model::{AccountId, TownId};

use crate::demands::Again;
use crate::sample::town;

fn account(name: &str) -> AccountId {
    AccountId(name.to_owned())
}

fn credential(secret: &str, used: i64) -> Credential {
    Credential { secret: secret.to_owned(), used, changed_us: 5 }
}

pub(crate) fn credentials_are_replaced_and_forgotten(mut ledger: Ledger, again: Again<'_>) {
    let (town, a, b) = (town(), account("a"), account("b"));
    let other = TownId("other".to_owned());
    let kind = CredentialKind::Password;
    assert_eq!(ledger.credential(&town, &a, kind).unwrap(), None);
    ledger.set_credential(&town, &a, kind, &credential("one", 0)).unwrap();
    ledger.set_credential(&town, &b, kind, &credential("b's", 0)).unwrap();
    ledger.set_credential(&town, &a, kind, &credential("two", 3)).unwrap();
    ledger.set_credential(&town, &a, CredentialKind::Totp, &credential("t", 0)).unwrap();
    assert_eq!(again().credential(&town, &a, kind).unwrap(), Some(credential("two", 3)));
    assert_eq!(ledger.credential(&other, &a, kind).unwrap(), None, "of another town");
    ledger.forget_credential(&town, &a, Some(CredentialKind::Totp)).unwrap();
    assert_eq!(ledger.credential(&town, &a, CredentialKind::Totp).unwrap(), None);
    assert!(ledger.credential(&town, &a, kind).unwrap().is_some());
    ledger.forget_credential(&town, &a, None).unwrap();
    assert_eq!(ledger.credential(&town, &a, kind).unwrap(), None);
    assert_eq!(ledger.credential(&town, &b, kind).unwrap(), Some(credential("b's", 0)));
}

pub(crate) fn a_code_is_used_once(mut ledger: Ledger, _: Again<'_>) {
    let (town, a, kind) = (town(), account("a"), CredentialKind::Totp);
    ledger.set_credential(&town, &a, kind, &credential("t", 0)).unwrap();
    assert!(ledger.use_credential(&town, &a, kind, 100).unwrap());
    assert!(!ledger.use_credential(&town, &a, kind, 100).unwrap(), "the same code again");
    assert!(!ledger.use_credential(&town, &a, kind, 99).unwrap(), "an older one");
    assert!(ledger.use_credential(&town, &a, kind, 101).unwrap());
    assert!(!ledger.use_credential(&town, &account("b"), kind, 101).unwrap());
}

pub(crate) fn sessions_open_and_end(mut ledger: Ledger, again: Again<'_>) {
    let (town, a) = (town(), account("a"));
    let session = |n: u8, whose: &str| LoginSession {
        name: [n; 32],
        account: account(whose),
        version: 4,
        second_factor: n == 2,
        opened_us: i64::from(n),
        seen_us: i64::from(n),
        agent: (n == 1).then(|| "浏览器".to_owned()),
    };
    for (n, whose) in [(2, "a"), (1, "a"), (3, "b")] {
        ledger.open_session(&town, &session(n, whose)).unwrap();
    }
    assert!(ledger.open_session(&town, &session(1, "b")).is_err(), "a name is one session's");
    assert_eq!(again().sessions(&town, &a).unwrap(), [session(1, "a"), session(2, "a")]);
    ledger.see_session(&town, &[1; 32], 50).unwrap();
    ledger.see_session(&town, &[1; 32], 40).unwrap();
    assert_eq!(ledger.session(&town, &[1; 32]).unwrap().unwrap().seen_us, 50);
    assert_eq!(ledger.session(&TownId("other".to_owned()), &[1; 32]).unwrap(), None);
    ledger.end_session(&town, &[2; 32]).unwrap();
    assert_eq!(ledger.session(&town, &[2; 32]).unwrap(), None);
    ledger.end_sessions(&town, &a).unwrap();
    assert_eq!(again().sessions(&town, &a).unwrap(), []);
    assert_eq!(again().session(&town, &[3; 32]).unwrap(), Some(session(3, "b")));
}
