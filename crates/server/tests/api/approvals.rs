//! What needs two persons, through the web: drafted by one account, decided by another, entered once.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use model::{AccountId, Organisation, Role};
use sanqian::{Packs, Progress, Signature};
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tower::ServiceExt;

use crate::matrix::ask;
use crate::principals::{PASSWORD, PRINCIPALS, now};
use crate::sample::{Answer, SAMPLE};

/// Somebody with a second factor.
pub(crate) struct Person {
    pub account: AccountId,
    pub secret: String,
}

/// The year whose evaluation goes on through the web here; that of the sample is final.
fn year() -> i16 {
    SAMPLE.work.year - 1
}

/// One first run of the year, by the command as ever.
async fn opened() {
    static OPENED: OnceCell<()> = OnceCell::const_new();
    let open = || async {
        let mut office = PRINCIPALS.office.lock().unwrap();
        let packs = Packs::shipped().unwrap();
        let work = office.work(None, Some(year()), packs, &mut Progress::silent()).unwrap();
        let by = Signature { actor: "张三".to_owned(), at_us: now(), on: date(2023, 1, 9) };
        office.run_evaluation(&work, &by).unwrap();
    };
    OPENED.get_or_init(open).await;
}

/// An account with a role of the town, or to which somebody lends theirs, logged in with a second factor.
async fn person(name: &str, role: Role, lender: Option<&AccountId>) -> Person {
    person_of(name, (role, Organisation::Town), lender).await
}

/// The same with a role of a body.
pub(crate) async fn person_of(name: &str, (role, body): (Role, Organisation), lender: Option<&AccountId>) -> Person {
    let people = &PRINCIPALS.people;
    let invited = people.open_account(name, "某某", None, now()).unwrap();
    let (account, until) = (invited.account, date(2099, 1, 1));
    match lender {
        None => people.grant(&account, role, body, until, None, now()).unwrap(),
        Some(lender) => people.delegate(lender, &account, role, &body, until, now()).unwrap(),
    }
    let first = people.claim(name, "", &invited.code, PASSWORD, None, now()).unwrap().secret;
    let all = &*PRINCIPALS;
    let asked = ask(all, "POST", "/me/totp", Some(&first), &json!({"password": PASSWORD}).to_string()).await.json();
    let seconds = u64::try_from(now() / 1_000_000).unwrap();
    let code = sanqian::totp_code(asked["secret"].as_str().unwrap(), seconds).unwrap();
    let proved = ask(all, "POST", "/me/totp/proof", Some(&first), &json!({ "code": code }).to_string()).await;
    let cookie = proved.header("set-cookie").split(';').next().unwrap().to_owned();
    Person { account, secret: cookie.strip_prefix("sanqian-sid=").unwrap().to_owned() }
}

pub(crate) async fn get(of: &Person, path: &str) -> Answer {
    ask(&PRINCIPALS, "GET", path, Some(&of.secret), "").await
}

async fn post(of: &Person, path: &str, body: Value) -> Answer {
    ask(&PRINCIPALS, "POST", path, Some(&of.secret), &body.to_string()).await
}

pub(crate) async fn approve_at(of: &Person, draft: &str, version: &str, key: Option<&str>) -> Answer {
    let mut request = Request::post(format!("/api/v1/approvals/{draft}/approval"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .header("if-match", format!("\"{version}\""))
        .header("cookie", format!("sanqian-sid={}", of.secret));
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    let response = PRINCIPALS.router.clone().oneshot(request.body(Body::from("{}")).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

/// Approves what was read just now.
async fn approve(of: &Person, draft: &str) -> Answer {
    let read = get(of, &format!("/approvals/{draft}")).await.json();
    approve_at(of, draft, read["version"].as_str().unwrap(), None).await
}

/// Drafts, and gives the draft's id.
async fn drafted(of: &Person, act: Value) -> String {
    let answer = post(of, "/approvals", act).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.json());
    answer.json()["entry"].to_string()
}

fn adjusting(note: &str) -> Value {
    let firm = &SAMPLE.work.assessment.populations[0].results[0].candidate.enterprise;
    json!({
        "act": "adjust_grade", "year": year(), "enterprise": firm.0, "grade": "B", "reason": "规划拟征收",
        "basis": "党委会议纪要", "note": note,
    })
}

pub(crate) fn refused(answer: &Answer, status: u16, reason: &str) {
    assert_eq!((answer.status.as_u16(), &answer.json()["reason"]), (status, &json!(reason)), "{}", answer.json());
}

/// One story in order, because each step stands on the one before.
#[tokio::test]
async fn a_publication_is_drafted_by_one_and_entered_by_another() {
    opened().await;
    let officer = person("si-yan-jb", Role::TownOfficer, None).await;
    let leader = person("si-yan-ld", Role::TownLeader, None).await;
    let publishing = json!({"act": "publish_grades", "year": year(), "until": "2099-01-01", "note": "班子会已研究"});
    let stage = || async { get(&officer, &format!("/rounds/{}", year())).await.json()["item"]["stage"].clone() };

    // The rules of the round speak at once, and the concrete action counts: an enterprise has nothing to draft here.
    let early = post(&officer, "/approvals", json!({"act": "freeze_grades", "year": year(), "note": "x"})).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.json()["detail_zh"].as_str().unwrap().contains("未经公示"), "{}", early.json());
    let firm = PRINCIPALS.secrets[Role::EnterpriseUser as usize].as_deref();
    let foreign = ask(&PRINCIPALS, "POST", "/approvals", firm, &publishing.to_string()).await;
    refused(&foreign, 403, "denied.no_role");
    let nothing = post(&officer, "/approvals", json!({"act": "publish_grades", "year": year(), "note": " "})).await;
    assert_eq!(nothing.json()["errors"][0]["pointer"], "/note");

    // Nothing changes while it waits, and who drafted it, or has not the role, does not approve it.
    let draft = drafted(&officer, publishing.clone()).await;
    assert_eq!(stage().await, "initial");
    let seen = get(&leader, "/approvals").await.json();
    let seen = seen.as_array().unwrap().iter().find(|one| one["id"] == draft.as_str()).unwrap();
    assert_eq!((&seen["state"]["code"], &seen["may_decide"]), (&json!("waiting"), &json!(true)));
    assert_eq!(seen["drafter"], json!({"account": officer.account.0, "name": "某某"}));
    assert_eq!(seen["lines"][1]["value"]["zh"], "2099-01-01");
    refused(&approve(&officer, &draft).await, 403, "denied.no_role");
    let unsure = PRINCIPALS.secrets[Role::TownLeader as usize].clone().unwrap();
    let unsure = Person { account: leader.account.clone(), secret: unsure };
    refused(&approve(&unsure, &draft).await, 403, "denied.no_second_factor");
    let hidden = ask(&PRINCIPALS, "GET", &format!("/approvals/{draft}"), firm, "").await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);

    // Approved, it is entered once, signed by both, and another of the same finds the round elsewhere: it stays open.
    let twin = drafted(&officer, publishing).await;
    let version = seen["version"].as_str().unwrap();
    let entered = approve_at(&leader, &draft, version, Some("approve-01")).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.json());
    let again = approve_at(&leader, &draft, version, Some("approve-01")).await;
    assert_eq!((again.status, again.bytes == entered.bytes), (StatusCode::CREATED, true));
    assert_eq!(approve_at(&leader, &draft, version, None).await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(stage().await, "published");
    let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
    let entry = entries.iter().find(|entry| json!(entry.seq) == entered.json()["entry"]).unwrap();
    assert_eq!(entry.actor, leader.account.0);
    let approved = entry.approved.as_ref().unwrap();
    assert_eq!((approved.draft.to_string(), &approved.drafter), (draft.clone(), &officer.account));
    let late = approve(&leader, &twin).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.json()["detail_zh"].as_str().unwrap().contains("已经公示过"), "{}", late.json());
    let waits = get(&leader, &format!("/approvals/{twin}")).await.json();
    assert_eq!(waits["state"]["code"], "waiting");
    assert_eq!(post(&leader, &format!("/approvals/{twin}/withdrawal"), json!({})).await.status, StatusCode::CONFLICT);
    let withdrawn = post(&officer, &format!("/approvals/{twin}/withdrawal"), json!({})).await;
    assert_eq!(withdrawn.status, StatusCode::CREATED);
    assert_eq!(approve(&leader, &twin).await.status, StatusCode::CONFLICT, "withdrawn");

    // Objections and answers need one person.
    let firm = &PRINCIPALS.own.enterprise.0;
    let day = jiff::civil::Date::to_string(&model::china_day(now()));
    let objection = json!({"enterprise": firm, "text": "用电量有误", "day": day});
    let path = format!("/rounds/{}/objections", year());
    assert_eq!(post(&officer, &path, objection.clone()).await.status, StatusCode::CREATED);
    let own = PRINCIPALS.secrets[Role::EnterpriseUser as usize].as_deref();
    assert_eq!(ask(&PRINCIPALS, "POST", &path, own, &objection.to_string()).await.status, StatusCode::CREATED);
    let of_other = json!({"enterprise": PRINCIPALS.foreign.enterprise.0, "text": "x", "day": day});
    assert_eq!(ask(&PRINCIPALS, "POST", &path, own, &of_other.to_string()).await.status, StatusCode::NOT_FOUND);
    let answer = json!({"upheld": false, "reasons": "已核实无误", "day": day});
    let answered = |number: u32| post(&officer, format!("{path}/{number}/answer").leak(), answer.clone());
    assert_eq!(answered(1).await.status, StatusCode::CREATED);
    assert_eq!(answered(1).await.status, StatusCode::CONFLICT, "answered once");
    assert_eq!(answered(9).await.status, StatusCode::CONFLICT, "no such objection");
    let round = get(&officer, &format!("/rounds/{}", year())).await.json();
    assert_eq!((&round["item"]["objections"], &round["item"]["open"]), (&json!(2), &json!(1)));
    PRINCIPALS.office.lock().unwrap().verify().unwrap();
}

#[tokio::test]
async fn the_drafter_approves_neither_in_person_nor_through_a_lent_role() {
    opened().await;
    let leader = person("si-yan-a", Role::TownLeader, None).await;
    let lent = person("si-yan-b", Role::TownLeader, Some(&leader.account)).await;
    let draft = drafted(&leader, adjusting("会议纪要第5号")).await;
    let read = get(&leader, &format!("/approvals/{draft}")).await.json();
    assert_eq!((&read["mine"], &read["why_not"]["reason"]), (&json!(true), &json!("denied.four_eyes")));
    refused(&approve(&leader, &draft).await, 403, "denied.four_eyes");
    refused(&approve(&lent, &draft).await, 403, "denied.four_eyes");
    let rejection = post(&lent, &format!("/approvals/{draft}/rejection"), json!({"reason": "不同意"})).await;
    refused(&rejection, 403, "denied.four_eyes");
}

#[tokio::test]
async fn who_was_revoked_drafted_in_vain_and_a_rejection_says_why() {
    opened().await;
    let officer = person("si-yan-f", Role::TownOfficer, None).await;
    let leader = person("si-yan-g", Role::TownLeader, None).await;
    let draft = drafted(&officer, adjusting("会议纪要第7号")).await;
    let security = PRINCIPALS.accounts[Role::SecurityAdministrator as usize].as_ref().unwrap();
    let town = Organisation::Town;
    PRINCIPALS.people.withdraw(&officer.account, Role::TownOfficer, &town, security, now()).unwrap();
    let in_vain = approve(&leader, &draft).await;
    assert_eq!(in_vain.status, StatusCode::CONFLICT);
    assert!(in_vain.json()["detail_zh"].as_str().unwrap().contains("授权今天已不生效"), "{}", in_vain.json());
    let wordless = post(&leader, &format!("/approvals/{draft}/rejection"), json!({"reason": ""})).await;
    assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let rejected = post(&leader, &format!("/approvals/{draft}/rejection"), json!({"reason": "拟办人已调离"})).await;
    assert_eq!(rejected.status, StatusCode::CREATED);
    let read = get(&leader, &format!("/approvals/{draft}")).await.json();
    assert_eq!((&read["state"]["code"], &read["reason"]), (&json!("rejected"), &json!("拟办人已调离")));
    assert_eq!(approve(&leader, &draft).await.status, StatusCode::CONFLICT);
}

/// Sends a step of a storage, with a file for each kind of document.
async fn step(of: &Person, storage: &Value, head: Value, says: Value) -> Answer {
    const BOUNDARY: &str = "sanqian-test-boundary";
    let kinds = head["documents"].as_array().unwrap().clone();
    let mut step = json!({ "head": head });
    step.as_object_mut().unwrap().extend(says.as_object().unwrap().clone());
    let part = |name: &str, text: &str| {
        format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\n{text}\r\n")
    };
    let mut body = part("step", &step.to_string());
    kinds.iter().for_each(|kind| body.push_str(&part("file", &format!("bytes of {kind} {}", storage["id"]))));
    body.push_str(&format!("--{BOUNDARY}--\r\n"));
    let request = Request::post(format!("/api/v1/storages/{}/steps", storage["id"].as_str().unwrap()))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("if-match", format!("\"{}\"", storage["version"].as_str().unwrap()))
        .header("cookie", format!("sanqian-sid={}", of.secret));
    let response = PRINCIPALS.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

/// A storage as it stands, with the step of that code that may come next.
async fn storage_before(of: &Person, id: &str, act: &str) -> (Value, Value) {
    let all = get(of, "/storages").await.json();
    let storage = all.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
    let next = storage["next"].as_array().unwrap().iter().find(|one| one["step"]["code"] == act).unwrap().clone();
    (storage, next)
}

fn head(act: &str, next: &Value, note: Value) -> Value {
    let day = model::china_day(now()).to_string();
    let kinds: Vec<&Value> = next["lacks"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
    json!({"act": act, "day": day, "role": next["by"][0]["code"], "by": "李四", "documents": kinds, "note": note})
}

/// A storage on its way to its first payment, each step entered by one person.
async fn signed(officer: &Person, about: &str) -> String {
    let opening = model::MatterOpening {
        about: about.to_owned(),
        variant: "granted".to_owned(),
        of: "某厂".to_owned(),
        day: date(2024, 1, 8),
    };
    let record = model::DailyRecord::StorageOpened(opening);
    let by = Signature { actor: officer.account.0.clone(), at_us: now(), on: date(2024, 1, 8) };
    let before: Vec<_> = PRINCIPALS.diary.now().unwrap().daily.storages.keys().cloned().collect();
    PRINCIPALS.diary.enter(None, sanqian::NewRecord { record, files: Vec::new() }, &by).unwrap();
    let after = PRINCIPALS.diary.now().unwrap().daily;
    let opened = after.storages.iter().find(|(id, file)| !before.contains(id) && file.matter.about == about);
    let id = opened.unwrap().0.0.clone();
    let items = json!({"items": {"land": "1000"}});
    for (act, says) in [
        ("survey", json!({})),
        ("appraise", json!({"land_value": "120000.50"})),
        ("offer", items.clone()),
        ("agree", items.clone()),
        ("approve", json!({})),
        ("sign", items),
    ] {
        let (storage, next) = storage_before(officer, &id, act).await;
        let entered = step(officer, &storage, head(act, &next, Value::Null), says).await;
        let told = entered.json();
        assert_eq!((entered.status, &told["waits"]), (StatusCode::CREATED, &json!(false)), "{act}: {told}");
    }
    id
}

#[tokio::test]
async fn of_two_who_approve_at_once_one_enters_it() {
    let officer = person("si-yan-c", Role::TownOfficer, None).await;
    let one = person("si-yan-d", Role::TownLeader, None).await;
    let other = person("si-yan-e", Role::TownLeader, None).await;
    let id = signed(&officer, "收储-乙").await;
    let (storage, next) = storage_before(&officer, &id, "pay").await;
    let of = head("pay", &next, json!("按协议"));
    let drafted = step(&officer, &storage, of, json!({"payment": "0.02"})).await;
    assert_eq!(drafted.status, StatusCode::CREATED, "{}", drafted.json());
    let draft = drafted.json()["entry"].to_string();
    let (first, second) = tokio::join!(approve(&one, &draft), approve(&other, &draft));
    let mut told = [first.status.as_u16(), second.status.as_u16()];
    told.sort_unstable();
    assert!(told[0] == 201 && [409, 412].contains(&told[1]), "{told:?}");
    let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
    let carried = entries.iter().filter_map(|entry| entry.approved.as_ref()).filter(|of| of.draft.to_string() == draft);
    assert_eq!(carried.count(), 1);
}

#[tokio::test]
async fn a_payment_waits_for_another_person_and_what_prepares_does_not() {
    let officer = person("si-yan-h", Role::TownOfficer, None).await;
    let leader = person("si-yan-i", Role::TownLeader, None).await;
    let id = signed(&officer, "收储-甲").await;
    let (storage, next) = storage_before(&officer, &id, "pay").await;
    assert_eq!(storage["four_eyes"], json!(["pay"]));
    let paying = json!({"payment": "0.01"});
    let wordless = step(&officer, &storage, head("pay", &next, Value::Null), paying.clone()).await;
    assert_eq!(wordless.json()["errors"][0]["pointer"], "/head/note");
    let nothing = step(&officer, &storage, head("pay", &next, json!("按协议")), json!({})).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT, "the rules speak at the draft: {}", nothing.json());
    let drafted = step(&officer, &storage, head("pay", &next, json!("按协议第三条")), paying).await;
    assert_eq!((drafted.status, &drafted.json()["waits"]), (StatusCode::CREATED, &json!(true)), "{}", drafted.json());
    let of_it = || async {
        let all = get(&officer, "/storages").await.json();
        all.as_array().unwrap().iter().find(|one| one["id"] == storage["id"]).unwrap().clone()
    };
    assert_eq!(of_it().await["version"], storage["version"], "nothing is paid yet");
    let draft = drafted.json()["entry"].to_string();
    let read = get(&leader, &format!("/approvals/{draft}")).await.json();
    assert_eq!(read["act"]["code"], "pay_funds");
    let amount =
        &read["lines"].as_array().unwrap().iter().find(|line| line["name"]["en"] == "payment").unwrap()["value"];
    assert_eq!(*amount, json!({"zh": "0.01 元", "en": "0.01 yuan"}), "{read}");
    let entered = approve(&leader, &draft).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.json());
    assert_eq!(of_it().await["version"], entered.json()["entry"].to_string());

    PRINCIPALS.office.lock().unwrap().verify().unwrap();
}
