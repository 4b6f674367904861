//! The steward's day through the web: patrols and work orders, visits, admissions, exits, checklists; each for one's own park alone.

use jiff::civil::date;
use model::{EnterpriseId, Organisation, Role, Subject};
use serde_json::{Value, json};

use crate::case_steps::{DAY, secret};
use crate::forms::{post_form, post_json};
use crate::matrix::ask;
use crate::principals::{PASSWORD, PRINCIPALS, now};
use crate::sample::{Answer, SAMPLE};

fn steward() -> &'static str {
    secret(Role::ParkSteward).unwrap()
}

async fn page(secret: &str) -> Value {
    let answer = ask(&PRINCIPALS, "GET", "/operations", Some(secret), "").await;
    assert_eq!(answer.status, 200);
    answer.json()
}

fn another_park() -> String {
    SAMPLE.work.snapshot.parks.keys().find(|code| **code != PRINCIPALS.own.park).unwrap().clone()
}

/// A steward of the own park who reads the whole town for a bureau.
fn reads_all_and_runs_one(name: &str) -> String {
    let all = &*PRINCIPALS;
    let invited = all.people.open_account(name, "某某", None, now()).unwrap();
    let park = Organisation::ParkOperator { park: all.own.park.clone() };
    let bureau = Organisation::Bureau { name: "税务".to_owned() };
    for (role, body) in [(Role::ParkSteward, park), (Role::BureauOfficer, bureau)] {
        all.people.grant(&invited.account, role, body, date(2099, 1, 1), None, now()).unwrap();
    }
    all.people.claim(name, "", &invited.code, PASSWORD, None, now()).unwrap().secret
}

/// Told as what never was, but for the id that was asked.
fn as_missing(told: &Answer, id: &str, missing: &Answer) {
    let text = String::from_utf8(told.bytes.clone()).unwrap().replace(id, "nobody");
    assert_eq!((told.status.as_u16(), text.as_bytes()), (404, missing.bytes.as_slice()));
}

/// A patrol in which the first item is at fault.
async fn patrol(park: &str) -> Value {
    let listed = page(steward()).await["choices"]["patrol"].as_array().unwrap().clone();
    let code = |n: usize| listed[n]["code"].as_str().unwrap().to_owned();
    let items = (0..listed.len()).map(|n| (code(n), json!(if n == 0 { "fault" } else { "seen" })));
    let items: serde_json::Map<String, Value> = items.collect();
    json!({"park": park, "day": DAY, "steward": "陈管家", "items": items, "faults": {code(0): "灯不亮"}})
}

#[tokio::test]
async fn a_steward_patrols_its_own_park_and_the_order_goes_its_way() {
    let own = &PRINCIPALS.own.park;
    let new = patrol(own).await;
    let mut silent = new.clone();
    silent["faults"] = json!({});
    let refused = post_json(steward(), "/patrols", &silent, None).await;
    assert_eq!((refused.status.as_u16(), refused.json()["type"].clone()), (409, json!("/problems/refused-step")));
    let mut nobody = new.clone();
    nobody["steward"] = json!(" ");
    let nobody = post_json(steward(), "/patrols", &nobody, None).await;
    assert_eq!(nobody.json()["errors"][0]["pointer"], "/steward");

    let entered = post_json(steward(), "/patrols", &new, Some("patrol-0001")).await;
    assert_eq!(entered.status, 201, "{}", entered.json());
    let again = post_json(steward(), "/patrols", &new, Some("patrol-0001")).await;
    assert_eq!((again.status.as_u16(), again.bytes == entered.bytes), (201, true), "sent again, it is one patrol");
    let seen = page(steward()).await;
    let line = seen["patrols"].as_array().unwrap().iter().find(|one| one["entry"] == entered.json()["entry"]).unwrap();
    let number = line["faults"][0]["order"].as_u64().unwrap();
    let order =
        |page: &Value| page["orders"].as_array().unwrap().iter().find(|one| one["number"] == number).unwrap().clone();
    assert_eq!(order(&seen)["service"], line["faults"][0]["item"]);
    // The same number for who sees all of the town.
    assert_eq!(order(&page(secret(Role::TownOfficer).unwrap()).await), order(&seen));

    let path = format!("/work-orders/{number}/steps");
    let out_of_order = post_json(steward(), &path, &json!({"to": "done", "day": DAY}), None).await;
    assert_eq!(out_of_order.status, 409);
    for to in ["assigned", "done"] {
        let step = post_json(steward(), &path, &json!({"to": to, "day": DAY}), None).await;
        assert_eq!(step.status, 201, "{}", step.json());
    }
    assert_eq!(order(&page(steward()).await)["state"]["code"], "done");
}

#[tokio::test]
async fn of_other_parks_a_steward_sees_and_enters_nothing() {
    let both = reads_all_and_runs_one("reads-all-runs-one");
    let (own, other) = (&PRINCIPALS.own.park, another_park());
    let all = page(secret(Role::TownOfficer).unwrap()).await;
    let count = |page: &Value, of: &str| page[of].as_array().unwrap().len();
    let mine = page(steward()).await;
    for of in ["patrols", "orders"] {
        assert!(count(&mine, of) > 0 && count(&mine, of) < count(&all, of), "{of}");
    }
    let parks = mine["choices"]["parks"].as_array().unwrap();
    assert!(parks.len() == 1 && parks[0]["code"] == **own);
    let daily = PRINCIPALS.diary.now().unwrap().daily;
    let foreign = |order: &&sanqian::WorkOrder| matches!(&order.of, sanqian::OrderFor::Park(code) if code == &other);
    let foreign = daily.orders.iter().find(foreign).unwrap().number.to_string();
    let exit = daily.exits.values().find(|file| file.exit.notice.park != *own).unwrap();
    let exit = exit.exit.notice.lease.0.clone();
    for who in [steward(), &both] {
        let step = json!({"to": "assigned", "day": DAY});
        let told = post_json(who, &format!("/work-orders/{foreign}/steps"), &step, None).await;
        as_missing(&told, &foreign, &post_json(who, "/work-orders/nobody/steps", &step, None).await);
        let told = post_json(who, "/patrols", &patrol(&other).await, None).await;
        as_missing(&told, &other, &post_json(who, "/patrols", &patrol("nobody").await, None).await);
        let admission =
            |park: &str| json!({"project": "某项目", "park": park, "day": DAY, "admit": false, "reasons": "资料不全"});
        let told = post_json(who, "/admissions", &admission(&other), None).await;
        as_missing(&told, &other, &post_json(who, "/admissions", &admission("nobody"), None).await);
        let leaves = json!({"act": "withdraw", "day": DAY});
        let told = post_form(who, &format!("/exits/{exit}/steps"), &leaves, &[]).await;
        as_missing(&told, &exit, &post_form(who, "/exits/nobody/steps", &leaves, &[]).await);
        let firm = PRINCIPALS.foreign.enterprise.0.clone();
        let visit = |id: &str| json!({"enterprise": id, "day": DAY, "steward": "陈管家", "says": "无"});
        let told = post_json(who, "/visits", &visit(&firm), None).await;
        as_missing(&told, &firm, &post_json(who, "/visits", &visit("nobody"), None).await);
    }
}

#[tokio::test]
async fn a_visit_asks_for_services_and_nothing_of_willingness() {
    let EnterpriseId(firm) = PRINCIPALS.own.enterprise.clone();
    let service = page(steward()).await["choices"]["services"][0]["code"].clone();
    let visit =
        json!({"enterprise": firm, "day": DAY, "steward": "陈管家", "asks_for": [service], "says": "想了解转租手续"});
    let mut willing = visit.clone();
    willing["willing"] = json!(false);
    assert_eq!(post_json(steward(), "/visits", &willing, None).await.status, 422);
    let entered = post_json(steward(), "/visits", &visit, None).await;
    assert_eq!(entered.status, 201, "{}", entered.json());
    let seen = page(steward()).await;
    let last = seen["orders"].as_array().unwrap().iter().rfind(|one| !one["enterprise"].is_null()).unwrap().clone();
    assert_eq!((last["enterprise"]["id"].as_str(), &last["service"]["code"]), (Some(firm.as_str()), &service));
}

#[tokio::test]
async fn an_admission_is_decided_on_figures_with_reasons() {
    let new =
        json!({"project": "新项目", "park": PRINCIPALS.own.park, "day": DAY, "admit": true, "figures": {"far": 2.5}});
    let silent = post_json(steward(), "/admissions", &new, None).await;
    assert_eq!(silent.status, 409, "figures are missing, and nothing says why it is admitted: {}", silent.json());
    let mut barred = new.clone();
    barred["figures"] = json!({"energy_per_value_added": 999.0});
    barred["reasons"] = json!("领导同意");
    let barred = post_json(steward(), "/admissions", &barred, None).await;
    assert!(barred.status == 409 && barred.json()["detail_zh"].as_str().unwrap().contains("必备条件"));
    let mut negative = new.clone();
    negative["figures"] = json!({"far": -1.0});
    let negative = post_json(steward(), "/admissions", &negative, None).await;
    assert_eq!(negative.json()["errors"][0]["pointer"], "/figures/far");
    let mut reasoned = new.clone();
    reasoned["reasons"] = json!("能耗数据已约定入园前补齐");
    let entered = post_json(steward(), "/admissions", &reasoned, None).await;
    assert_eq!(entered.status, 201, "{}", entered.json());
    let seen = page(steward()).await;
    assert_eq!(
        (&seen["admissions"][0]["entry"], &seen["admissions"][0]["reasons"]),
        (&entered.json()["entry"], &reasoned["reasons"])
    );
}

#[tokio::test]
async fn a_firm_leaves_when_every_item_is_cleared() {
    let work = &SAMPLE.work;
    let left = PRINCIPALS.diary.now().unwrap().daily;
    let in_park = |own: bool| {
        let found = work.snapshot.leases.iter().find(|(id, _)| {
            let park = work.park_code_of(&Subject::Tenancy((*id).clone()));
            park.is_some_and(|park| (park == PRINCIPALS.own.park) == own) && !left.exits.contains_key(*id)
        });
        found.map(|(id, lease)| (id.0.clone(), lease.is.number.clone())).unwrap()
    };
    let (lease, number) = in_park(true);
    let notice = |lease: &str| json!({"lease": lease, "reason": "agreement", "day": DAY});
    let file = || vec!["解除合同协议".as_bytes().to_vec()];
    let bare = post_form(steward(), "/exits", &notice(&number), &[]).await;
    assert_eq!(bare.status, 422);
    let both = reads_all_and_runs_one("clears-one-park");
    for who in [steward(), &both] {
        let foreign = in_park(false).0;
        let told = post_form(who, "/exits", &notice(&foreign), &file()).await;
        as_missing(&told, &foreign, &post_form(who, "/exits", &notice("nobody"), &file()).await);
    }
    let unwilling = json!({"lease": number, "reason": "unwilling_to_renew", "day": DAY});
    assert_eq!(post_form(steward(), "/exits", &unwilling, &file()).await.json()["errors"][0]["pointer"], "/reason");
    let opened = post_form(steward(), "/exits", &notice(&number), &file()).await;
    assert_eq!(opened.status, 201, "{}", opened.json());

    let path = format!("/exits/{lease}/steps");
    let early = post_form(steward(), &path, &json!({"act": "leave", "day": DAY}), &[]).await;
    assert_eq!(early.status, 409, "nothing is cleared");
    let line =
        |page: Value| page["exits"].as_array().unwrap().iter().find(|one| one["lease"] == lease).unwrap().clone();
    for item in line(page(steward()).await)["items"].as_array().unwrap() {
        let clear = json!({"act": "clear", "item": item["item"]["code"], "day": DAY});
        assert_eq!(post_form(steward(), &path, &clear, &[]).await.status, 422, "nothing shows it");
        let cleared = post_form(steward(), &path, &clear, &[item.to_string().into_bytes()]).await;
        assert_eq!(cleared.status, 201, "{}", cleared.json());
    }
    let left = post_form(steward(), &path, &json!({"act": "leave", "day": DAY}), &[]).await;
    assert_eq!(left.status, 201, "{}", left.json());
    assert_eq!(line(page(steward()).await)["state"]["code"], "left");
    PRINCIPALS.office.lock().unwrap().verify().unwrap();
}

#[tokio::test]
async fn the_town_fills_in_a_checklist_and_a_steward_does_not() {
    let text = json!({"day": DAY, "source": "镇政府会议纪要〔2024〕1号", "items": [{"zh": "消防通道畅通", "en": "Fire lanes are free", "points": 10}]});
    let path = "/checklists/industrial_community/texts";
    let by_steward = post_json(steward(), path, &text, None).await;
    as_missing(
        &by_steward,
        "industrial_community",
        &post_json(steward(), "/checklists/nobody/texts", &text, None).await,
    );
    let officer = secret(Role::TownOfficer).unwrap();
    let mut nameless = text.clone();
    nameless["items"][0]["en"] = json!("");
    assert_eq!(post_json(officer, path, &nameless, None).await.status, 409);
    let entered = post_json(officer, path, &text, None).await;
    assert_eq!(entered.status, 201, "{}", entered.json());
    let seen = page(officer).await;
    let list = seen["checklists"].as_array().unwrap();
    let list = list.iter().find(|one| one["checklist"]["code"] == "industrial_community").unwrap();
    assert_eq!((&list["source"], &list["items"][0]["most"]), (&text["source"], &json!(10)));
}
