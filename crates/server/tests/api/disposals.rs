//! A village's asset on its way from the opening to the archive over HTTP: prepared by one person, decided by the members, disposed
//! of by two, and of no concern to another village.

use axum::http::StatusCode;
use model::{ContentHash, Organisation, Role};
use serde_json::{Value, json};

use crate::approvals::{Person, approve_at, get, person_of, refused};
use crate::case_steps::secret;
use crate::forms::{From, post_json, post_step};
use crate::matrix::ask;
use crate::principals::PRINCIPALS;
use crate::sample::{Answer, SAMPLE};

const OPENED: &str = "2024-01-08";

async fn village_officer(name: &str, village: &str) -> Person {
    let body = Organisation::Village { name: village.to_owned() };
    person_of(name, (Role::VillageOfficer, body), None).await
}

fn opening(village: &str, asset: &str) -> Value {
    json!({"village": village, "asset": asset, "variant": "transfer", "day": OPENED})
}

/// Opens a disposal in one's own village; gives its id.
async fn opened(of: &Person, asset: &str) -> String {
    let told = post_json(&of.secret, "/village-assets", &opening(&PRINCIPALS.own.village, asset), None).await;
    assert_eq!(told.status, StatusCode::CREATED, "{}", told.json());
    told.json()["id"].as_str().unwrap().to_owned()
}

async fn disposal(of: &Person, id: &str) -> Value {
    let all = get(of, "/village-assets").await.json();
    all["disposals"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
}

/// The step of that code with a file for each document that it still lacks, on the first day on which it may be taken.
fn whole(item: &Value, act: &str, says: &Value) -> (Value, Vec<Vec<u8>>) {
    let next = item["next"].as_array().unwrap().iter().find(|one| one["step"]["code"] == act);
    let next = next.unwrap_or_else(|| panic!("{act} is not next: {item}"));
    let last = item["acts"].as_array().unwrap().last().map_or(OPENED, |act| act["day"].as_str().unwrap());
    let day = next["not_before"].as_str().map_or(last, |day| day.max(last));
    let kinds: Vec<&str> = next["lacks"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    let files = kinds.iter().map(|kind| format!("%PDF-1.7 {kind} {act} {}", item["id"]).into_bytes()).collect();
    let role = &next["by"][0]["code"];
    let mut step =
        json!({"head": {"act": act, "day": day, "role": role, "by": "李四", "documents": kinds, "note": "按程序"}});
    step.as_object_mut().unwrap().extend(says.as_object().unwrap().clone());
    (step, files)
}

/// Sends a step from what stands now.
async fn take(of: &Person, id: &str, act: &str, says: Value) -> Answer {
    let item = disposal(of, id).await;
    let (step, files) = whole(&item, act, &says);
    let from = From { version: item["version"].as_str(), key: None };
    post_step(&of.secret, &format!("/village-assets/{id}/steps"), from, (&step, &files)).await
}

async fn taken(of: &Person, id: &str, act: &str, says: Value) {
    let told = take(of, id, act, says).await;
    assert_eq!((told.status, &told.json()["waits"]), (StatusCode::CREATED, &json!(false)), "{act}: {}", told.json());
}

/// Another village's officer is told of it as of one that never was.
fn as_missing(told: &Answer, asked: &str, missing: &Answer) {
    let text = String::from_utf8(told.bytes.clone()).unwrap().replace(asked, "nobody");
    assert_eq!((told.status, text.as_bytes()), (StatusCode::NOT_FOUND, missing.bytes.as_slice()));
}

/// On the head, but for what others of these tests enter meanwhile.
async fn approve(of: &Person, draft: &str, key: Option<&str>) -> Answer {
    let read = get(of, &format!("/approvals/{draft}")).await.json();
    approve_at(of, draft, read["version"].as_str().unwrap_or("0"), key).await
}

fn votes(yes: &str, no: &str, abstain: &str) -> Value {
    json!({"numbers": {"yes": yes, "no": no, "abstain": abstain}})
}

#[tokio::test]
async fn an_asset_goes_by_the_members_vote_and_two_persons() {
    let one = village_officer("cun-chu-1", &PRINCIPALS.own.village).await;
    let other = village_officer("cun-chu-2", &PRINCIPALS.own.village).await;
    let foreign = village_officer("cun-chu-3", &PRINCIPALS.foreign.village).await;
    let buyer = SAMPLE.work.snapshot.enterprises[&PRINCIPALS.own.enterprise].name();
    let id = opened(&one, "旧仓库-处置").await;
    let path = format!("/village-assets/{id}/steps");
    for act in ["discuss"] {
        taken(&one, &id, act, json!({})).await;
    }

    // The roster is frozen by how many stand on it, and the ballots are given by their numbers.
    let nobody = take(&one, &id, "freeze_roster", json!({"roster": {"electorate": "members", "entitled": 0}})).await;
    assert_eq!(nobody.json()["errors"][0]["pointer"], "/roster/entitled");
    let few = take(&one, &id, "freeze_roster", json!({"roster": {"electorate": "delegates", "entitled": 12}})).await;
    assert_eq!(few.status, StatusCode::CONFLICT, "delegates want the members' authorisation: {}", few.json());
    taken(&one, &id, "freeze_roster", json!({"roster": {"electorate": "members", "entitled": 12}})).await;
    assert_eq!(
        disposal(&one, &id).await["roster"],
        json!({"electorate": {"zh": "成员大会", "en": "all members"}, "entitled": 12, "needed": 8, "numbered": true})
    );
    taken(&one, &id, "call", json!({})).await;
    for (ballots, pointer) in [
        (votes("1-13", "", ""), "/ballots/numbers/yes"),
        (votes("1-8", "8", ""), "/ballots/numbers/no"),
        (votes("1-8", "", "九"), "/ballots/numbers/abstain"),
    ] {
        let wrong = take(&one, &id, "choose_appraiser", json!({"ballots": ballots})).await;
        assert_eq!((wrong.status.as_u16(), &wrong.json()["errors"][0]["pointer"]), (422, &json!(pointer)));
    }
    let short = take(&one, &id, "choose_appraiser", json!({"ballots": votes("1-7", "", "8")})).await;
    assert_eq!(short.status, StatusCode::CONFLICT);
    assert!(short.json()["detail_zh"].as_str().unwrap().contains("须 8 票同意，实得 7 票"), "{}", short.json());
    taken(&one, &id, "choose_appraiser", json!({"ballots": votes("1-6、8，9", "7", "10至11")})).await;
    let item = disposal(&one, &id).await;
    let vote = &item["acts"].as_array().unwrap().last().unwrap()["vote"];
    assert_eq!(*vote, json!({"entitled": 12, "needed": 8, "yes": 8, "no": 1, "abstain": 2}));

    taken(&one, &id, "value", json!({"amount": "900000"})).await;
    taken(&one, &id, "publish_valuation", json!({})).await;
    taken(&one, &id, "publish_plan", json!({})).await;
    taken(&one, &id, "call", json!({})).await;
    taken(&one, &id, "resolve", json!({"ballots": votes("1-12", "", ""), "amount": "800000.50"})).await;

    // What disposes of it waits for another.
    for (act, says) in [
        ("list", json!({"amount": "850000"})),
        ("win", json!({"amount": "860000", "buyer": buyer})),
        ("sign", json!({"amount": "860000", "buyer": buyer})),
    ] {
        let item = disposal(&one, &id).await;
        assert!(item["four_eyes"].as_array().unwrap().contains(&json!(act)), "{item}");
        let (step, files) = whole(&item, act, &says);
        let version = item["version"].as_str();
        let from = |version| From { version, key: None };
        let key = format!("draft-{act}");
        let keyed = From { version, key: Some(&key) };
        let drafted = post_step(&one.secret, &path, keyed, (&step, &files)).await;
        assert_eq!(
            (drafted.status, &drafted.json()["waits"]),
            (StatusCode::CREATED, &json!(true)),
            "{}",
            drafted.json()
        );
        let again = post_step(&one.secret, &path, keyed, (&step, &files)).await;
        assert_eq!((again.bytes == drafted.bytes, again.header("idempotency-replayed")), (true, "true"));
        let draft = drafted.json()["entry"].to_string();
        assert_eq!(disposal(&one, &id).await["version"].as_str(), version, "nothing is entered yet");
        let missing = post_step(&foreign.secret, "/village-assets/nobody/steps", from(version), (&step, &files)).await;
        as_missing(&post_step(&foreign.secret, &path, from(version), (&step, &files)).await, &id, &missing);

        refused(&approve(&one, &draft, None).await, 403, "denied.four_eyes");
        let missing = get(&foreign, "/approvals/nobody").await;
        as_missing(&get(&foreign, &format!("/approvals/{draft}")).await, &draft, &missing);
        as_missing(&approve(&foreign, &draft, None).await, &draft, &missing);
        documents_of_the_draft_are_read(&one, &other, &foreign, &draft, &files).await;

        let read = get(&other, &format!("/approvals/{draft}")).await.json();
        let version = read["version"].as_str().unwrap();
        assert_eq!(approve_at(&other, &draft, "0.waiting.0", None).await.status, StatusCode::PRECONDITION_FAILED);
        let key = format!("approve-{act}");
        let entered = approve_at(&other, &draft, version, Some(&key)).await;
        assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.json());
        let again = approve_at(&other, &draft, version, Some(&key)).await;
        assert_eq!((again.status, again.bytes == entered.bytes), (StatusCode::CREATED, true));
        assert_eq!(approve_at(&other, &draft, version, None).await.status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(disposal(&one, &id).await["version"], entered.json()["entry"].to_string());
        let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
        let carried: Vec<_> = entries
            .iter()
            .filter(|entry| entry.approved.as_ref().is_some_and(|of| of.draft.to_string() == draft))
            .collect();
        assert_eq!(carried.len(), 1, "entered once");
        assert_eq!(
            (&carried[0].actor, &carried[0].approved.as_ref().unwrap().drafter),
            (&other.account.0, &one.account)
        );
    }
    taken(&one, &id, "receive", json!({"amount": "860000"})).await;
    taken(&one, &id, "publish", json!({})).await;
    let item = disposal(&one, &id).await;
    assert_eq!((&item["state"]["code"], item["next"].as_array().unwrap().len()), (&json!("closed"), 0));
    PRINCIPALS.office.lock().unwrap().verify().unwrap();
}

/// Its drafter and who may decide it open what a draft names; nobody else does, and what it does not name is not there.
async fn documents_of_the_draft_are_read(
    drafter: &Person,
    decider: &Person,
    foreign: &Person,
    draft: &str,
    files: &[Vec<u8>],
) {
    let at = |hash: &ContentHash| format!("/approvals/{draft}/documents/{}", hash.0);
    let [file] = files else { panic!("one document: {}", files.len()) };
    let hash = ContentHash::of(file);
    let told = |read: Value| {
        let lines = read["lines"].as_array().unwrap();
        lines.iter().filter_map(|line| line["document"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let looks = || {
        let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
        let theirs = entries.iter().filter(|entry| entry.actor == decider.account.0);
        theirs.filter(|entry| serde_json::to_string(&entry.action).unwrap().contains("read_evidence")).count()
    };
    let before = looks();
    for of in [drafter, decider] {
        let named = told(get(of, &format!("/approvals/{draft}")).await.json());
        assert_eq!(named.iter().collect::<Vec<_>>(), [&hash.0]);
        let answer = get(of, &at(&hash)).await;
        assert_eq!((answer.status, &answer.bytes), (StatusCode::OK, file));
        assert_eq!((answer.header("content-type"), answer.header("cache-control")), ("application/pdf", "no-store"));
    }
    assert_eq!(looks(), before + 1, "the look of who decides it is an entry");
    let officer = secret(Role::TownOfficer);
    let read = ask(&PRINCIPALS, "GET", &format!("/approvals/{draft}"), officer, "").await;
    assert_eq!(told(read.json()), Vec::<String>::new(), "who could only draft it sees the names");
    refused(&ask(&PRINCIPALS, "GET", &at(&hash), officer, "").await, 403, "denied.no_role");
    let missing = get(foreign, &format!("/approvals/nobody/documents/{}", hash.0)).await;
    as_missing(&get(foreign, &at(&hash)).await, draft, &missing);
    let elsewhere = PRINCIPALS.diary.now().unwrap().daily;
    let other =
        elsewhere.case_files().find_map(|file| file.case.events.iter().flat_map(|event| &event.evidence).next());
    assert_eq!(get(decider, &at(&other.unwrap().hash)).await.status, StatusCode::NOT_FOUND, "a blob of another matter");
}

#[tokio::test]
async fn of_two_who_step_a_disposal_at_once_one_is_told() {
    let one = village_officer("cun-chu-4", &PRINCIPALS.own.village).await;
    let id = opened(&one, "旧仓库-同时").await;
    let item = disposal(&one, &id).await;
    let (step, files) = whole(&item, "discuss", &json!({}));
    let path = format!("/village-assets/{id}/steps");
    let from = From { version: item["version"].as_str(), key: None };
    let send = || post_step(&one.secret, &path, from, (&step, &files));
    let (first, second) = tokio::join!(send(), send());
    let mut told = [first.status.as_u16(), second.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [201, 412]);
    assert_eq!(disposal(&one, &id).await["acts"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_disposal_is_opened_for_ones_own_village_and_once() {
    let village = secret(Role::VillageOfficer).unwrap();
    let own = opening(&PRINCIPALS.own.village, "老厂房-立项");
    let first = post_json(village, "/village-assets", &own, Some("open-disposal-1")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.json());
    let again = post_json(village, "/village-assets", &own, Some("open-disposal-1")).await;
    assert_eq!((again.bytes == first.bytes, again.header("idempotency-replayed")), (true, "true"));
    let twice = post_json(village, "/village-assets", &own, None).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "it is open");
    let foreign = &PRINCIPALS.foreign.village;
    let missing = post_json(village, "/village-assets", &opening("nobody", "老厂房"), None).await;
    as_missing(&post_json(village, "/village-assets", &opening(foreign, "老厂房"), None).await, foreign, &missing);
    let town =
        post_json(secret(Role::TownOfficer).unwrap(), "/village-assets", &opening(foreign, "老厂房"), None).await;
    assert_eq!(town.status, StatusCode::CREATED, "the town keeps every village's book: {}", town.json());
    for (field, value, status, pointer) in [
        ("asset", " ", 422, json!("/asset")),
        ("day", "2999-01-01", 422, json!("/day")),
        ("variant", "gift", 409, Value::Null),
    ] {
        let mut wrong = own.clone();
        wrong[field] = json!(value);
        let told = post_json(village, "/village-assets", &wrong, None).await;
        assert_eq!((told.status.as_u16(), &told.json()["errors"][0]["pointer"]), (status, &pointer), "{field}");
    }
    let choices = ask(&PRINCIPALS, "GET", "/village-assets/choices", Some(village), "").await.json();
    let villages = choices["villages"].as_array().unwrap();
    assert_eq!((villages.len(), &villages[0]["village"]), (1, &json!(PRINCIPALS.own.village)));
    assert!(villages[0]["voting"].as_u64().unwrap() > 0);
}

#[tokio::test]
async fn a_storage_is_opened_on_a_parcel_of_the_town() {
    let parcel = &PRINCIPALS.own.parcel;
    let new = |parcel: &str| json!({"parcel": parcel, "holder": "某厂", "variant": "granted", "day": OPENED});
    let officer = secret(Role::TownOfficer).unwrap();
    let first = post_json(officer, "/storages", &new(parcel), Some("open-storage-1")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.json());
    let again = post_json(officer, "/storages", &new(parcel), Some("open-storage-1")).await;
    assert_eq!(again.bytes, first.bytes);
    let all = ask(&PRINCIPALS, "GET", "/storages", Some(officer), "").await.json();
    let opened = all.as_array().unwrap().iter().find(|one| one["id"] == first.json()["id"]).unwrap();
    assert_eq!((&opened["of"], &opened["version"]), (&json!("某厂"), &json!(first.json()["entry"].to_string())));
    // Who runs one park stores no land: it is told of a parcel that is there as of one that is not.
    let steward = secret(Role::ParkSteward).unwrap();
    let missing = post_json(steward, "/storages", &new("nobody"), None).await;
    as_missing(&post_json(steward, "/storages", &new(parcel), None).await, parcel, &missing);
    assert_eq!(post_json(officer, "/storages", &new("nobody"), None).await.status, StatusCode::NOT_FOUND);
}
