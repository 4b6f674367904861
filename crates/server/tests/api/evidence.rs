//! What proves a case: who looks at it, as what it is sent, and which bureau enters it.

use axum::http::StatusCode;
use jiff::civil::date;
use model::{ContentHash, Organisation, Role};
use serde_json::json;

use crate::case_steps::{Sent, case, opened, secret, send, whole};
use crate::matrix::ask;
use crate::principals::{PASSWORD, PRINCIPALS, now};

#[tokio::test]
async fn a_photo_is_drawn_anything_else_is_saved_and_the_look_is_written_down() {
    let all = &*PRINCIPALS;
    let id = opened(2).await;
    let read = case(&id).await;
    let (step, mut files) = whole(&id, &read).await;
    files[0] = [b"\xFF\xD8\xFF\xE0".as_slice(), &files[0]].concat();
    if files.len() == 1 {
        // One photo and one page that a browser would run.
        files.push(b"<!doctype html><script>alert(1)</script>".to_vec());
    }
    let mut step = step;
    let kind = step["evidence"][0].clone();
    while step["evidence"].as_array().unwrap().len() < files.len() {
        step["evidence"].as_array_mut().unwrap().push(kind.clone());
    }
    let sent = Sent { case: &id, version: read["version"].as_str().unwrap(), key: None };
    let entered = send(all, secret(Role::TownOfficer).unwrap(), &sent, &step, &files).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.json());

    let officer = secret(Role::TownOfficer);
    let look = |bytes: &[u8]| format!("/cases/{id}/evidence/{}", ContentHash::of(bytes).0);
    let photo = ask(all, "GET", &look(&files[0]), officer, "").await;
    assert_eq!((photo.status, &photo.bytes), (StatusCode::OK, &files[0]));
    assert_eq!(photo.header("content-type"), "image/jpeg");
    assert!(photo.header("content-disposition").starts_with("inline;"));
    assert_eq!(photo.header("cache-control"), "no-store");
    let page = ask(all, "GET", &look(&files[1]), officer, "").await;
    assert_eq!(page.header("content-type"), "application/octet-stream");
    assert!(page.header("content-disposition").starts_with("attachment;"));

    // Evidence of another case is none of this one's.
    let elsewhere = all.diary.now().unwrap().daily;
    let other = elsewhere.case_files().find(|file| file.case.id.0 != id && !file.case.events.is_empty()).unwrap();
    let piece = other.case.events.iter().flat_map(|event| &event.evidence).next().unwrap();
    let foreign = ask(all, "GET", &format!("/cases/{id}/evidence/{}", piece.hash.0), officer, "").await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);

    let party = read["item"]["party"]["id"].as_str().unwrap();
    let looks = ask(all, "GET", "/looks", secret(Role::AuditAdministrator), "").await.json();
    let looked = looks.to_string();
    assert!(looked.contains("read_evidence") && looked.contains(party), "{looked}");
}

#[tokio::test]
async fn a_bureau_enters_what_it_did_and_nothing_else() {
    let all = &*PRINCIPALS;
    let id = opened(3).await;
    let read = case(&id).await;
    let (step, files) = whole(&id, &read).await;
    let body = &read["next"][0]["bodies"][0];
    assert_eq!(step["by"]["body"], body["code"]);
    let sent = Sent { case: &id, version: read["version"].as_str().unwrap(), key: None };
    let taxes = send(all, secret(Role::BureauOfficer).unwrap(), &sent, &step, &files).await;
    assert_eq!((taxes.status.as_u16(), &taxes.json()["errors"][0]["pointer"]), (422, &json!("/by/body")));
    let told = taxes.json()["detail_zh"].as_str().unwrap().to_owned();
    assert!(told.contains("税务") && told.contains(body["zh"].as_str().unwrap()) && told.contains("请"), "{told}");

    let invited = all.people.open_account("of-the-bureau", "某某", None, now()).unwrap();
    let bureau = Organisation::Bureau { name: body["zh"].as_str().unwrap().to_owned() };
    all.people.grant(&invited.account, Role::BureauOfficer, bureau, date(2099, 1, 1), None, now()).unwrap();
    let secret = all.people.claim("of-the-bureau", "", &invited.code, PASSWORD, None, now()).unwrap().secret;
    let own = send(all, &secret, &sent, &step, &files).await;
    assert_eq!(own.status, StatusCode::CREATED, "{}", own.json());
}
