//! A look is an entry each time: an answer that is kept for the next who asks must not be one that is written down.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use jiff::civil::date;
use model::{Organisation, Role};

use crate::matrix::ask;
use crate::principals::{PASSWORD, PRINCIPALS, now};
use crate::sample::addresses;

#[tokio::test]
async fn who_looks_twice_is_written_down_twice() {
    let all = &*PRINCIPALS;
    let invited = all.people.open_account("looks-twice", "某某", None, now()).unwrap();
    let body = Organisation::Town;
    all.people.grant(&invited.account, Role::TownOfficer, body, date(2099, 1, 1), None, now()).unwrap();
    let secret = all.people.claim("looks-twice", "", &invited.code, PASSWORD, None, now()).unwrap().secret;
    let addresses = addresses().await;
    let looks = || {
        let looks = all.people.looks(&|_| true).unwrap().into_iter().filter(|look| look.account == invited.account);
        looks.fold(BTreeMap::<_, usize>::new(), |mut of, look| {
            *of.entry((look.action, look.subject)).or_default() += 1;
            of
        })
    };
    let look_at_all = async || {
        for (_, address) in &addresses {
            let path = address.strip_prefix("/api/v1").unwrap_or(address);
            let status = ask(all, "GET", path, Some(&secret), "").await.status;
            assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        }
        looks()
    };
    let once = look_at_all().await;
    assert!(once.values().sum::<usize>() >= 6, "the list, the workbook, and four pages of an enterprise: {once:?}");
    let twice = once.iter().map(|(what, times)| (what.clone(), times * 2)).collect();
    assert_eq!(look_at_all().await, twice);
}
