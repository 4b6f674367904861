//! Cases through the web: opened, stepped with evidence, refused, written once, and by whom.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use model::{CaseState, Organisation, Role};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::matrix::ask;
use crate::principals::{PASSWORD, PRINCIPALS, Principals, now};
use crate::sample::{Answer, SAMPLE};

pub(crate) const BOUNDARY: &str = "sanqian-test-boundary";
/// Later than anything in the sample's daily work.
pub(crate) const DAY: &str = "2024-01-08";

pub(crate) fn secret(role: Role) -> Option<&'static str> {
    PRINCIPALS.secrets[role as usize].as_deref()
}

/// A form as a browser sends it.
pub(crate) fn form(step: &Value, files: &[Vec<u8>]) -> Vec<u8> {
    let mut body = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"step\"\r\ncontent-type: application/json\r\n\r\n{step}\r\n"
    )
    .into_bytes();
    for file in files {
        let head =
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"照片.jpg\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// Which request: the case, the version that it was read at, and the key.
pub(crate) struct Sent<'a> {
    pub case: &'a str,
    pub version: &'a str,
    pub key: Option<&'a str>,
}

pub(crate) async fn send(all: &Principals, secret: &str, sent: &Sent<'_>, step: &Value, files: &[Vec<u8>]) -> Answer {
    let mut request = Request::post(format!("/api/v1/cases/{}/steps", sent.case))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("if-match", format!("\"{}\"", sent.version))
        .header("cookie", format!("sanqian-sid={secret}"));
    if let Some(key) = sent.key {
        request = request.header("idempotency-key", key);
    }
    let response = all.router.clone().oneshot(request.body(Body::from(form(step, files))).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

pub(crate) async fn case(id: &str) -> Value {
    let answer = ask(&PRINCIPALS, "GET", &format!("/cases/{id}"), secret(Role::TownOfficer), "").await;
    assert_eq!(answer.status, StatusCode::OK);
    answer.json()
}

/// A case on the n-th finding of one enterprise that has none yet.
pub(crate) async fn opened(nth: usize) -> String {
    let free = |finding: &&model::Finding| finding.enterprises.len() == 1 && !SAMPLE.in_cases.contains(&finding.id.0);
    let finding = SAMPLE.work.findings.iter().filter(free).nth(nth).unwrap();
    let new = json!({"finding": finding.id.0, "day": DAY});
    let answer = ask(&PRINCIPALS, "POST", "/cases", secret(Role::TownOfficer), &new.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.json());
    let again = ask(&PRINCIPALS, "POST", "/cases", secret(Role::TownOfficer), &new.to_string()).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the finding has its case");
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// The first step that may come next, with what it asks for and evidence of these kinds.
fn step_with(case: &Value, kinds: &[Value]) -> (Value, Vec<Vec<u8>>) {
    let next = &case["next"][0];
    let codes = |of: &str| next[of].as_array().unwrap().iter().map(|one| one["code"].clone()).collect::<Vec<_>>();
    let officers = usize::try_from(next["officers"].as_u64().unwrap()).unwrap();
    let answers = codes("answers").into_iter().enumerate().map(|(n, item)| json!({"item": item, "yes": n == 0}));
    let step = json!({
        "event": next["step"]["code"],
        "day": DAY,
        "by": {
            "name": "李四",
            "capacity": codes("by")[0],
            "body": codes("bodies").first().cloned().unwrap_or_else(|| "".into()),
            "certificates": (0..officers).map(|n| format!("浙执{n}")).collect::<Vec<_>>(),
        },
        "evidence": kinds.iter().map(|kind| json!({"kind": kind})).collect::<Vec<_>>(),
        "answers": answers.collect::<Vec<_>>(),
    });
    (step, kinds.iter().map(|kind| format!("bytes of {kind}").into_bytes()).collect())
}

/// The same whole: what an answer wants beyond, the refusal names.
pub(crate) async fn whole(id: &str, case: &Value) -> (Value, Vec<Vec<u8>>) {
    let named = |list: &Value| list.as_array().unwrap().clone();
    let all = named(&case["evidence_kinds"]);
    let lacks = named(&case["next"][0]["lacks"]);
    let mut kinds: Vec<Value> = lacks.iter().filter(|one| all.contains(one)).map(|one| one["code"].clone()).collect();
    let (step, files) = step_with(case, &kinds);
    let sent = Sent { case: id, version: case["version"].as_str().unwrap(), key: None };
    let refused = send(&PRINCIPALS, secret(Role::TownOfficer).unwrap(), &sent, &step, &files).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.json());
    let told = refused.json()["detail_zh"].as_str().unwrap().to_owned();
    kinds.extend(all.iter().filter(|one| told.contains(one["zh"].as_str().unwrap())).map(|one| one["code"].clone()));
    step_with(case, &kinds)
}

/// Number and actor of each entry that stepped a case.
fn steps_written(id: &str) -> Vec<(u64, String)> {
    let daily = PRINCIPALS.diary.now().unwrap().daily;
    let steps = &daily.cases[&model::CaseId(id.to_owned())].entries[1..];
    let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
    entries.iter().filter(|entry| steps.contains(&entry.seq)).map(|entry| (entry.seq, entry.actor.clone())).collect()
}

#[tokio::test]
async fn a_step_is_refused_in_the_rules_words_or_written_once_with_its_evidence() {
    let all = &*PRINCIPALS;
    let id = opened(0).await;
    let read = case(&id).await;
    let version = read["version"].as_str().unwrap();
    let sent = |version, key| Sent { case: &id, version, key };
    let (step, files) = whole(&id, &read).await;
    assert!(!files.is_empty());

    // What is missing is named; nothing was written.
    let mut bare = step.clone();
    bare["evidence"] = json!([]);
    let refused = send(all, secret(Role::TownOfficer).unwrap(), &sent(version, None), &bare, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let (zh, lacks) = (refused.json()["detail_zh"].as_str().unwrap().to_owned(), &read["next"][0]["lacks"]);
    assert!(zh.contains(lacks[0]["zh"].as_str().unwrap()) && zh.contains('《'), "{zh}");
    let missing_file = send(all, secret(Role::TownOfficer).unwrap(), &sent(version, None), &step, &files[1..]).await;
    assert_eq!(
        (missing_file.status.as_u16(), &missing_file.json()["errors"][0]["pointer"]),
        (422, &json!("/evidence"))
    );
    let mut tomorrow = step.clone();
    tomorrow["day"] = json!("2999-01-01");
    let tomorrow = send(all, secret(Role::TownOfficer).unwrap(), &sent(version, None), &tomorrow, &files).await;
    assert_eq!((tomorrow.status.as_u16(), &tomorrow.json()["errors"][0]["pointer"]), (422, &json!("/day")));
    let mut willing = step.clone();
    willing["willing"] = json!(false);
    assert_eq!(
        send(all, secret(Role::TownOfficer).unwrap(), &sent(version, None), &willing, &files).await.status.as_u16(),
        422
    );
    assert_eq!(steps_written(&id).len(), 0);

    // Whole, it is written once: sent again with its key it is answered again, and with an old version it is refused.
    let key = Some("step-0001");
    let entered = send(all, secret(Role::TownOfficer).unwrap(), &sent(version, key), &step, &files).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.json());
    let again = send(all, secret(Role::TownOfficer).unwrap(), &sent(version, key), &step, &files).await;
    assert_eq!((again.status, again.bytes == entered.bytes), (StatusCode::CREATED, true));
    assert_eq!(again.header("idempotency-replayed"), "true");
    let old = send(all, secret(Role::TownOfficer).unwrap(), &sent(version, None), &step, &files).await;
    assert_eq!(old.status, StatusCode::PRECONDITION_FAILED);
    let written = steps_written(&id);
    assert_eq!(written.len(), 1);
    let account = all.accounts[Role::TownOfficer as usize].as_ref().unwrap();
    assert_eq!(written[0].1, account.0, "signed by who was logged in");
    assert_eq!(entered.json()["entry"], written[0].0);

    // The next reader sees it, and the bytes lie in the ledger under their hash.
    let after = case(&id).await;
    assert_eq!(after["version"], written[0].0.to_string());
    assert_ne!(after["item"]["state"], read["item"]["state"]);
    let shown = after["steps"][0]["evidence"].as_array().unwrap();
    for (one, bytes) in shown.iter().zip(&files) {
        assert_eq!(one["hash"], model::ContentHash::of(bytes).0);
    }
    all.office.lock().unwrap().verify().unwrap();
}

#[tokio::test]
async fn of_two_at_once_one_is_written() {
    let all = &*PRINCIPALS;
    let id = opened(1).await;
    let read = case(&id).await;
    let sent = Sent { case: &id, version: read["version"].as_str().unwrap(), key: None };
    let (step, files) = whole(&id, &read).await;
    let one = send(all, secret(Role::TownOfficer).unwrap(), &sent, &step, &files);
    let other = send(all, secret(Role::TownLeader).unwrap(), &sent, &step, &files);
    let (one, other) = tokio::join!(one, other);
    let mut told = [one.status.as_u16(), other.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [201, 412]);
    assert_eq!(steps_written(&id).len(), 1);
}

#[tokio::test]
async fn an_enterprise_speaks_for_itself_alone() {
    let all = &*PRINCIPALS;
    let standing = all.diary.now().unwrap().daily;
    let of_somebody = |file: &&sanqian::CaseFile| file.case.party.is_some() && file.case.state == CaseState::Suspected;
    let file = standing.case_files().find(of_somebody).unwrap();
    let (id, party) = (file.case.id.0.clone(), file.case.party.clone().unwrap());
    let invited = all.people.open_account("the-party", "某某", None, now()).unwrap();
    let body = Organisation::Enterprise { enterprise: party.clone() };
    all.people.grant(&invited.account, Role::EnterpriseUser, body, date(2099, 1, 1), None, now()).unwrap();
    let secret = all.people.claim("the-party", "", &invited.code, PASSWORD, None, now()).unwrap().secret;
    let read = case(&id).await;
    let (step, files) = whole(&id, &read).await;
    let sent = Sent { case: &id, version: read["version"].as_str().unwrap(), key: None };
    let as_officer = send(all, &secret, &sent, &step, &files).await;
    let pointer = as_officer.json()["errors"][0]["pointer"].clone();
    assert_eq!((as_officer.status.as_u16(), pointer), (422, json!("/by/capacity")));
    let mut as_party = step.clone();
    as_party["by"]["capacity"] = json!("party");
    let as_party = send(all, &secret, &sent, &as_party, &files).await;
    assert_eq!(as_party.status, StatusCode::CONFLICT, "a party cannot take an officer's step: {}", as_party.json());
    let foreign = standing.case_files().find(|file| file.case.party.as_ref() != Some(&party)).unwrap();
    let sent = Sent { case: &foreign.case.id.0, version: "1", key: None };
    assert_eq!(send(all, &secret, &sent, &step, &files).await.status, StatusCode::NOT_FOUND);
}
