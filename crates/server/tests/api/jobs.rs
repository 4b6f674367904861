//! Long work: asked for, followed by a stream, called off, gone on with after a restart, and nobody else's business.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use jiff::civil::date;
use model::{Organisation, Role};
use sanqian::{Diary, Jobs, Office};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::matrix::ask;
use crate::principals::{PASSWORD, PRINCIPALS, copied, now};
use crate::sample::{Answer, SAMPLE, document};
use crate::schema::faults;

/// So much that it is not over before a test is.
const LONG: u32 = 400;

fn secret(role: Role) -> Option<&'static str> {
    PRINCIPALS.secrets[role as usize].as_deref()
}

async fn asked(role: Role, body: &Value) -> Answer {
    ask(&PRINCIPALS, "POST", "/jobs", secret(role), &body.to_string()).await
}

/// The stream of a job, read until it ends or `enough` says so; the jobs that it told of.
async fn followed(
    router: &axum::Router,
    path: &str,
    secret: Option<&str>,
    enough: impl Fn(&Value) -> bool,
) -> Vec<Value> {
    let mut request = Request::get(format!("/api/v1{path}/events"));
    if let Some(secret) = secret {
        request = request.header("cookie", format!("sanqian-sid={secret}"));
    }
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let (mut body, mut text, mut told) = (response.into_body(), String::new(), Vec::new());
    while let Some(frame) = body.frame().await {
        text.push_str(std::str::from_utf8(frame.unwrap().data_ref().unwrap()).unwrap());
        while let Some((event, rest)) = text.split_once("\n\n").map(|(event, rest)| (event.to_owned(), rest.to_owned()))
        {
            text = rest;
            let Some(data) = event.lines().find_map(|line| line.strip_prefix("data: ")) else { continue };
            assert!(event.lines().any(|line| line == "event: job"), "{event}");
            told.push(serde_json::from_str(data).unwrap());
            if enough(&told[told.len() - 1]) {
                return told;
            }
        }
    }
    told
}

#[tokio::test]
async fn a_job_is_followed_to_its_end() {
    let question = json!({"questions": ["prices", "inclusion", "prices"], "work": 1});
    let first = asked(Role::TownReader, &question).await;
    assert_eq!(first.status, StatusCode::ACCEPTED, "{}", first.json());
    let job = first.json();
    let path = format!("/jobs/{}", job["id"].as_str().unwrap());
    assert_eq!(first.header("location"), format!("/api/v1{path}"));
    assert_eq!(job["questions"], json!(["inclusion", "prices"]), "each once, in order");

    let told = followed(&PRINCIPALS.router, &path, secret(Role::TownReader), |_| false).await;
    let last = told.last().unwrap();
    assert_eq!((last["state"].as_str(), last["progress"].as_f64()), (Some("done"), Some(1.0)));
    let progress: Vec<f64> = told.iter().map(|job| job["progress"].as_f64().unwrap()).collect();
    assert!(progress.is_sorted(), "{progress:?}");
    let schema = json!({ "$ref": "#/components/schemas/Job" });
    for job in &told {
        assert_eq!(faults(&document(), &schema, job), Vec::<String>::new());
    }
    let found = &last["found"];
    let parcels =
        SAMPLE.records.phases.as_ref().unwrap().plan.blocks.iter().map(|block| block.parcels.len()).sum::<usize>();
    assert_eq!(found["inclusion"].as_array().unwrap().len(), parcels, "one answer for each parcel of the plan");
    assert!(found["frontier"].as_array().unwrap().is_empty(), "nobody asked");

    let again = asked(Role::TownReader, &question).await.json();
    assert_eq!(&again, last, "the same question is the same job");
    let list = ask(&PRINCIPALS, "GET", "/jobs", secret(Role::TownReader), "").await.json();
    assert!(list.as_array().unwrap().contains(last));
    for (method, path) in [("GET", path.clone()), ("DELETE", path.clone()), ("GET", format!("{path}/events"))] {
        let other = ask(&PRINCIPALS, method, &path, secret(Role::TownLeader), "").await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{method} {path} is another's");
    }
}

#[tokio::test]
async fn a_job_is_called_off_and_its_answer_has_another_tag() {
    let question = json!({"questions": ["frontier"], "work": LONG});
    let job = asked(Role::TownLeader, &question).await.json();
    let path = format!("/jobs/{}", job["id"].as_str().unwrap());
    let before = ask(&PRINCIPALS, "GET", &path, secret(Role::TownLeader), "").await;
    let begun = Instant::now();
    let cancelled = ask(&PRINCIPALS, "DELETE", &path, secret(Role::TownLeader), "").await;
    assert_eq!(cancelled.json()["state"], "cancelled");
    let after = ask(&PRINCIPALS, "GET", &path, secret(Role::TownLeader), "").await;
    assert_ne!(before.header("etag"), after.header("etag"));
    // The worker is free again: the next job ends long before this one could have.
    let next = asked(Role::TownLeader, &json!({"questions": ["alternatives"], "work": 1})).await.json();
    let told = followed(
        &PRINCIPALS.router,
        &format!("/jobs/{}", next["id"].as_str().unwrap()),
        secret(Role::TownLeader),
        |_| false,
    )
    .await;
    assert_eq!(told.last().unwrap()["state"], "done");
    assert!(begun.elapsed() < Duration::from_secs(120));
    let anew = asked(Role::TownLeader, &question).await.json();
    assert_eq!((anew["id"].as_str(), anew["state"].as_str()), (job["id"].as_str(), Some("waiting")), "begins anew");
    ask(&PRINCIPALS, "DELETE", &path, secret(Role::TownLeader), "").await;
}

#[tokio::test]
async fn what_is_asked_is_checked() {
    for (body, pointer) in [
        (json!({"questions": []}), "/questions"),
        (json!({"questions": ["weather"]}), "/questions/0"),
        (json!({"questions": ["prices"], "work": 0}), "/work"),
        (json!({"questions": ["prices"], "work": 401}), "/work"),
        (json!({"questions": ["prices"], "more": 1}), "/more"),
    ] {
        let refused = asked(Role::TownOfficer, &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer, "{body}");
    }
    let mut answers = Vec::new();
    for more in 0..5 {
        answers.push(asked(Role::TownOfficer, &json!({"questions": ["frontier"], "work": LONG - more})).await);
    }
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).collect();
    assert_eq!(statuses, [202, 202, 202, 202, 429]);
    for job in &answers[..4] {
        ask(
            &PRINCIPALS,
            "DELETE",
            &format!("/jobs/{}", job.json()["id"].as_str().unwrap()),
            secret(Role::TownOfficer),
            "",
        )
        .await;
    }
}

/// Through the open door a page elsewhere could make a browser ask: it is refused as with log-in.
#[tokio::test]
async fn a_page_elsewhere_asks_for_nothing() {
    for (site, status) in [("cross-site", StatusCode::FORBIDDEN), ("same-origin", StatusCode::UNPROCESSABLE_ENTITY)] {
        let request = Request::post("/api/v1/jobs")
            .header("content-type", "application/json")
            .header("sec-fetch-site", site)
            .body(Body::from("{}"))
            .unwrap();
        assert_eq!(SAMPLE.router.clone().oneshot(request).await.unwrap().status(), status, "{site}");
    }
}

#[tokio::test]
async fn a_stream_ends_within_a_second_of_the_right_to_it() {
    let people = &PRINCIPALS.people;
    let invited = people.open_account("u-leaves", "某某", None, now()).unwrap();
    people.grant(&invited.account, Role::TownReader, Organisation::Town, date(2099, 1, 1), None, now()).unwrap();
    let session = people.claim("u-leaves", "某某", &invited.code, PASSWORD, None, now()).unwrap();
    let question = json!({"questions": ["frontier"], "work": LONG}).to_string();
    let job = ask(&PRINCIPALS, "POST", "/jobs", Some(&session.secret), &question).await.json();
    let path = format!("/jobs/{}", job["id"].as_str().unwrap());
    let reading = tokio::spawn({
        let (path, secret) = (path.clone(), session.secret.clone());
        async move { (followed(&PRINCIPALS.router, &path, Some(&secret), |_| false).await, Instant::now()) }
    });
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(!reading.is_finished(), "the job goes on, and so does its stream");
    let revoked = Instant::now();
    people.withdraw(&invited.account, Role::TownReader, &Organisation::Town, &invited.account, now()).unwrap();
    let (told, ended) = reading.await.unwrap();
    assert_ne!(told.last().unwrap()["state"], "done");
    let within = ended - revoked;
    assert!(within < Duration::from_secs(1), "{within:?}");
    let owner = model::AccountId(invited.account.0.clone());
    Jobs::of(Arc::clone(&PRINCIPALS.office)).unwrap().cancel(&owner, job["id"].as_str().unwrap(), now()).unwrap();
}

/// A server that ends hands its job back; the next goes on with the questions that are left and finds what one would have found.
#[tokio::test]
async fn a_job_outlives_its_server() {
    let office = Arc::new(Mutex::new(Office::open(&copied(&SAMPLE.folder)).unwrap()));
    let server = || {
        let (diary, jobs) = (Diary::of(Arc::clone(&office)).unwrap(), Jobs::of(Arc::clone(&office)).unwrap());
        let door = server::Door::open(server::LOCAL).unwrap();
        server::router(Arc::clone(&SAMPLE.work), SAMPLE.records.clone(), Arc::new(diary), jobs, door)
    };
    let question = json!({"questions": ["alternatives", "prices", "frontier"], "work": 2}).to_string();
    let post = |router: &axum::Router| {
        let request = Request::post("/api/v1/jobs")
            .header("content-type", "application/json")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(question.clone()))
            .unwrap();
        router.clone().oneshot(request)
    };
    let first = server();
    let bytes = post(&first).await.unwrap().into_body().collect().await.unwrap().to_bytes();
    let job: Value = serde_json::from_slice(&bytes).unwrap();
    let path = format!("/jobs/{}", job["id"].as_str().unwrap());
    let told = followed(&first, &path, None, |job| !job["found"].is_null()).await;
    assert!(told.last().unwrap()["progress"].as_f64().unwrap() < 1.0, "it ends in the midst of its work");
    drop(first);
    let second = server();
    let finished = followed(&second, &path, None, |_| false).await;
    let finished = finished.last().unwrap();
    assert_eq!(finished["state"], "done");
    assert_eq!(
        finished["found"]["alternatives"],
        told.last().unwrap()["found"]["alternatives"],
        "not worked out twice"
    );

    let (phased, work) = (SAMPLE.records.phases.as_ref().unwrap(), &SAMPLE.work);
    let all = [sanqian::PhaseQuestion::Alternatives, sanqian::PhaseQuestion::Prices, sanqian::PhaseQuestion::Frontier];
    let ask = sanqian::PhasingAsk { work: 2_000_000, ..sanqian::PhasingAsk::QUICK };
    let at_once = work.phase_answers(&sanqian::PlanTable::live(work), phased, &all, ask, &mut |_| false).unwrap();
    let hashes =
        |list: &Value, of: &str| list[of].as_array().unwrap().iter().map(|one| one["hash"].clone()).collect::<Vec<_>>();
    assert_eq!(
        hashes(&finished["found"], "alternatives"),
        at_once.alternatives.iter().map(|it| json!(it.plan.hash.to_string())).collect::<Vec<_>>()
    );
    assert_eq!(
        hashes(&finished["found"], "frontier"),
        at_once.frontier.iter().map(|it| json!(it.plan.to_string())).collect::<Vec<_>>()
    );
    assert_eq!(finished["found"]["prices"].as_array().unwrap().len(), at_once.prices.len());
}
