//! Petitions through the web: received without who petitions, stepped with documents, and who petitions looked up by the office alone.

use model::Role;
use serde_json::{Value, json};

use crate::case_steps::{DAY, secret};
use crate::forms::{From, post_json, post_step};
use crate::matrix::ask;
use crate::principals::PRINCIPALS;

const NAME: &str = "欧阳测试";
const PHONE: &str = "13800004321";

fn office() -> &'static str {
    secret(Role::PetitionOfficer).unwrap()
}

fn new(number: &str) -> Value {
    json!({
        "number": number, "variant": "appeal", "topic": "噪声", "day": DAY, "parcel": PRINCIPALS.own.parcel,
        "text": format!("{NAME}反映：夜间机器不停，请回电{PHONE}"),
        "petitioner": {"name": NAME, "contact": PHONE, "address": "某某路1号"},
    })
}

async fn item(id: &str) -> Value {
    let list = ask(&PRINCIPALS, "GET", "/petitions", Some(office()), "").await.json();
    list.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
}

fn everything_written() -> String {
    let office = PRINCIPALS.office.lock().unwrap();
    serde_json::to_string(&office.entries().unwrap()).unwrap()
}

#[tokio::test]
async fn a_petition_is_received_once_and_who_petitions_is_nowhere_in_it() {
    let received = post_json(office(), "/petitions", &new("WEB-1"), None).await;
    assert_eq!(received.status, 201, "{}", received.json());
    let id = received.json()["id"].as_str().unwrap().to_owned();
    let shown = item(&id).await;
    assert_eq!(shown["text"], "〔隐去〕反映：夜间机器不停，请回电〔隐去〕");
    let daily = PRINCIPALS.diary.now().unwrap().daily;
    assert!(daily.received[&model::MatterId(id.clone())].at_mm.is_some(), "it lies on its parcel");
    let written = everything_written();
    assert!(!written.contains(NAME) && !written.contains(PHONE) && written.contains("WEB-1"));

    // Sent again it is refused, and nobody takes the first's place.
    let mut again = new("WEB-1");
    again["petitioner"]["name"] = json!("另一人");
    let again = post_json(office(), "/petitions", &again, None).await;
    assert_eq!(again.status, 409);
    let who = post_json(office(), &format!("/petitions/{id}/petitioner"), &json!({"reason": "答复"}), None).await;
    assert_eq!((who.status.as_u16(), &who.json()["name"]), (200, &json!(NAME)));

    // What is refused leaves nobody behind.
    let mut unknown = new("WEB-2");
    unknown["variant"] = json!("rumour");
    unknown["petitioner"]["name"] = json!("未收件人");
    assert_eq!(post_json(office(), "/petitions", &unknown, None).await.status, 409);
    let folder = PRINCIPALS.office.lock().unwrap().folder().join("petitioners");
    let kept = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let kept: Vec<String> = kept.collect();
    assert!(kept.iter().any(|one| one.contains(NAME)) && !kept.iter().any(|one| one.contains("未收件人")));

    for (field, value, pointer) in [
        ("number", json!(" "), "/number"),
        ("day", json!("2999-01-01"), "/day"),
        ("parcel", json!("nowhere"), "/parcel"),
        ("petitioner", json!({"name": " "}), "/petitioner/name"),
    ] {
        let mut wrong = new("WEB-3");
        wrong[field] = value;
        let refused = post_json(office(), "/petitions", &wrong, None).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["pointer"]), (422, &json!(pointer)));
    }
}

#[tokio::test]
async fn looking_up_who_petitions_is_an_entry_with_a_reason_and_the_offices_alone() {
    let received = post_json(office(), "/petitions", &new("WEB-4"), None).await.json();
    let path = format!("/petitions/{}/petitioner", received["id"].as_str().unwrap());
    let reads = || {
        let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
        let id = path.split('/').nth(2).unwrap();
        let reads = entries.iter().filter(|entry| {
            let text = serde_json::to_string(&entry.action).unwrap();
            text.contains("petitioner_read") && text.contains(id)
        });
        reads.map(|entry| entry.actor.clone()).collect::<Vec<_>>()
    };
    let silent = post_json(office(), &path, &json!({"reason": " "}), None).await;
    assert_eq!((silent.status.as_u16(), reads().len()), (409, 0));
    let shown = post_json(office(), &path, &json!({"reason": "电话答复"}), Some("petitioner-0001")).await;
    assert_eq!((shown.status.as_u16(), &shown.json()["contact"]), (200, &json!(PHONE)));
    assert_eq!(reads(), [PRINCIPALS.accounts[Role::PetitionOfficer as usize].clone().unwrap().0]);
    // A key does not have the answer kept: each look is a look.
    let again = post_json(office(), &path, &json!({"reason": "电话答复"}), Some("petitioner-0001")).await;
    assert_eq!((again.status.as_u16(), reads().len()), (200, 2));
    for role in [Role::TownOfficer, Role::TownLeader, Role::BureauOfficer] {
        let other = post_json(secret(role).unwrap(), &path, &json!({"reason": "看看"}), None).await;
        assert_eq!((other.status.as_u16(), reads().len()), (403, 2), "{role:?}");
    }
    let missing = post_json(office(), "/petitions/nobody/petitioner", &json!({"reason": "答复"}), None).await;
    assert_eq!(missing.status, 404);
    assert!(!everything_written().contains(NAME));
}

#[tokio::test]
async fn a_step_is_entered_with_its_documents_and_names_nobody() {
    let received = post_json(office(), "/petitions", &new("WEB-5"), None).await.json();
    let id = received["id"].as_str().unwrap();
    let path = format!("/petitions/{id}/steps");
    let before = item(id).await;
    let next = before["next"].as_array().unwrap().iter().find(|one| one["step"]["code"] == "register").unwrap();
    let kinds: Vec<&str> = next["lacks"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    let files: Vec<Vec<u8>> = kinds.iter().map(|kind| format!("bytes of {kind}").into_bytes()).collect();
    let step =
        json!({"act": "register", "day": DAY, "role": next["by"][0]["code"], "by": "李窗口", "documents": kinds});
    assert!(!kinds.is_empty(), "{next}");
    let version = before["version"].as_str().unwrap();
    let send = |step: Value, files: Vec<Vec<u8>>| {
        let from = From { version: Some(version), key: None };
        let path = path.clone();
        async move { post_step(office(), &path, from, (&step, &files)).await }
    };
    let unread = post_step(office(), &path, From::default(), (&step, &files)).await;
    assert_eq!(unread.status, 428);
    let mut bare = step.clone();
    bare["documents"] = json!([]);
    let refused = send(bare, Vec::new()).await;
    assert_eq!(refused.status, 409);
    assert!(refused.json()["detail_zh"].as_str().unwrap().contains('《'), "{}", refused.json());
    let fewer = send(step.clone(), Vec::new()).await;
    assert_eq!(fewer.json()["errors"][0]["pointer"], "/documents");
    let mut named = step.clone();
    named["by"] = json!(format!("{NAME}本人"));
    let named = send(named, files.clone()).await;
    assert_eq!((named.status.as_u16(), &named.json()["errors"][0]["pointer"]), (422, &json!("/by")));
    let mut told = step.clone();
    told["to_firm"] = json!(format!("{PHONE}反映你单位噪声"));
    let told = send(told, files.clone()).await;
    assert_eq!((told.status.as_u16(), &told.json()["errors"][0]["pointer"]), (422, &json!("/to_firm")));
    assert_eq!(item(id).await["acts"].as_array().unwrap().len(), 0);

    // Of two who step it at once one is told that it changed meanwhile.
    let from = |key| From { version: Some(version), key: Some(key) };
    let twice = || async {
        tokio::join!(
            post_step(office(), &path, from("petition-step-1"), (&step, &files)),
            post_step(office(), &path, from("petition-step-2"), (&step, &files)),
        )
    };
    let (one, other) = twice().await;
    let mut told = [one.status.as_u16(), other.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [201, 412], "{} {}", one.json(), other.json());
    let entered = if one.status == 201 { one } else { other };
    // Sent again with its key it is answered again, though the version is past.
    let (one, other) = twice().await;
    assert!([&one, &other].iter().any(|again| again.status == 201 && again.bytes == entered.bytes));
    let after = item(id).await;
    assert_eq!(after["acts"][0]["entry"], entered.json()["entry"]);
    assert_ne!(after["state"], before["state"]);
    assert_eq!(send(step.clone(), files.clone()).await.status, 412, "it has moved on");
    let now = From { version: after["version"].as_str(), key: None };
    assert_eq!(post_step(office(), &path, now, (&step, &files)).await.status, 409, "it is registered");
    let officer = post_step(secret(Role::TownOfficer).unwrap(), &path, now, (&step, &files)).await;
    assert_eq!(officer.status, 403);
    PRINCIPALS.office.lock().unwrap().verify().unwrap();
}
