//! The sample town behind a router, worked through once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::{Date, date};
use model::{EnterpriseId, Grade, ManualGrade};
use sanqian::{
    DailyPacks, Diary, ImportRequest, Jobs, Office, Packs, PhasingAsk, Progress, Records, Signature, Town, Work,
};
use serde_json::Value;
use tower::ServiceExt;

pub(crate) struct Sample {
    pub work: Arc<Work>,
    pub records: Records,
    /// Of the ledger, which nobody writes any more.
    pub folder: PathBuf,
    pub router: Router,
    /// Enterprises that have a plan on file.
    pub planned: Vec<EnterpriseId>,
    /// Findings that the daily work has cases on.
    pub in_cases: BTreeSet<String>,
    /// What the petition file says, with the people in it.
    pub petitions: String,
}

pub(crate) static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    sample_town::generate(sample_town::SEED, folder.path()).unwrap();
    let mut office = Office::open_or_found(&folder.path().join("data"), Town::sample()).unwrap();
    let input = folder.path().join("input");
    let request = ImportRequest {
        folder: &input,
        as_of: jiff::civil::date(2023, 6, 30),
        exclude_bad: true,
        dry_run: false,
        actor: "test".to_owned(),
        at_us: 0,
    };
    office.import(&request, &mut Progress::silent()).unwrap();
    let work = Arc::new(office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap());
    tried_and_published(&mut office, &work);
    let packs = DailyPacks::shipped().unwrap();
    let mut daily = office.daily(&packs).unwrap();
    let months = sanqian::simulate(&work, &packs, daily.clone(), 1).unwrap();
    let by = Signature { actor: "张三".to_owned(), at_us: 1_693_530_000_000_000, on: date(2023, 12, 29) };
    office.enter_all(&packs, &mut daily, months, &by).unwrap();
    let records = office.records(&work, work.phase(PhasingAsk::QUICK, &mut |_| false)).unwrap();
    let petitions = std::fs::read_to_string(input.join("信访件.csv")).unwrap();
    let folder_of_ledger = office.folder().to_owned();
    let office = Arc::new(Mutex::new(office));
    let planned = daily.plans.keys().cloned().collect();
    let in_cases = daily.case_files().map(|file| file.finding.id.0.clone()).collect();
    let diary = Arc::new(Diary::of(Arc::clone(&office)).unwrap());
    let door = server::Door::open(server::LOCAL).unwrap();
    let router =
        server::router(Arc::clone(&work), records.clone(), diary, Jobs::of(Arc::clone(&office)).unwrap(), door);
    let _ = folder.keep();
    Sample { router, work, records, folder: folder_of_ledger, in_cases, planned, petitions }
});

/// A proposal is kept, and the year's evaluation goes to its final grades over an objection and a decision.
fn tried_and_published(office: &mut Office, work: &Work) {
    let by = |on: Date| Signature { actor: "张三".to_owned(), at_us: 1_693_530_000_000_000, on };
    let (pack, text) = sanqian::evaluation_pack_text(Path::new("huangyan-2021")).unwrap();
    let adopted = ["cixi-electricity.electricity_d".to_owned()];
    office.save_proposal(work, "沿用2021年办法", (&pack, &text), (&[], &adopted), &by(date(2023, 8, 1))).unwrap();
    let (first, _) = office.run_evaluation(work, &by(date(2023, 9, 1))).unwrap();
    let firm = first.populations[1].results.last().unwrap().candidate.enterprise.clone();
    office.publish_evaluation(work.year, &work.packs.evaluation, None, &by(date(2023, 9, 4))).unwrap();
    office.object(work.year, firm.clone(), "用电量有误".to_owned(), &by(date(2023, 9, 5))).unwrap();
    office.answer(work.year, 1, true, "按供电公司更正".to_owned(), &by(date(2023, 9, 8))).unwrap();
    let decision = ManualGrade {
        enterprise: firm,
        grade: Grade::C,
        reason: "更正后达到C类".to_owned(),
        basis: "会议纪要1号".to_owned(),
        by: "张三".to_owned(),
    };
    office.decide(work.year, decision, &by(date(2023, 9, 8))).unwrap();
    office.run_evaluation(work, &by(date(2023, 9, 9))).unwrap();
    office.freeze_evaluation(work.year, &by(date(2023, 9, 9))).unwrap();
}

pub(crate) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

pub(crate) async fn send(method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = SAMPLE.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

pub(crate) async fn get(path: &str) -> Answer {
    send("GET", path, &[]).await
}

/// The JSON of a route that must answer.
pub(crate) async fn json(path: &str) -> Value {
    let answer = get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", String::from_utf8_lossy(&answer.bytes));
    answer.json()
}

pub(crate) fn document() -> Value {
    serde_json::from_str(&server::openapi_json()).unwrap()
}

/// Documented paths with a real id in place of `{id}`, each beside the documented one.
pub(crate) async fn addresses() -> Vec<(String, String)> {
    let mut addresses = Vec::new();
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    // Those of people need a log-in, which this router has not; so does evidence. They and jobs have their own tests.
    let reads = paths.iter().filter(|(path, item)| {
        let apart = ["people", "jobs"].contains(&item["get"]["tags"][0].as_str().unwrap_or_default());
        item["get"].is_object() && !apart && !path.contains("/evidence/")
    });
    for path in reads.map(|(path, _)| path) {
        let id = match path.as_str() {
            "/api/v1/cases/{id}" => json("/api/v1/cases?limit=1").await["items"][0]["id"].clone(),
            "/api/v1/enterprises/{id}"
            | "/api/v1/enterprises/{id}/portrait"
            | "/api/v1/enterprises/{id}/plans"
            | "/api/v1/enterprises/{id}/measures" => {
                json("/api/v1/enterprises?limit=1").await["items"][0]["id"].clone()
            }
            "/api/v1/findings/{id}" => json("/api/v1/findings?limit=1").await["items"][0]["id"].clone(),
            "/api/v1/parcels/{id}" => json("/api/v1/blocks").await[0]["id"].clone(),
            "/api/v1/blocks/{id}" => json("/api/v1/blocks").await[0]["id"].clone(),
            "/api/v1/map/tiles/{z}/{x}/{y}" => Value::Null,
            "/ogc/collections/{id}" | "/ogc/collections/{id}/items" | "/ogc/collections/{id}/items/{feature}" => {
                "parcels".into()
            }
            "/api/v1/packs/{id}/publish-check" => "huangyan-2021".into(),
            "/api/v1/proposals/{id}" | "/api/v1/rounds/{id}" => {
                json(path.trim_end_matches("/{id}")).await[0]["id"].clone()
            }
            other => {
                assert!(!other.contains('{'), "no example id for {other}");
                Value::Null
            }
        };
        let id = match path.as_str() {
            "/api/v1/parcels/{id}" => {
                json(&format!("/api/v1/blocks/{}", id.as_str().unwrap())).await["parcels"][0]["id"].clone()
            }
            _ => id,
        };
        let mut address = path.replace("{id}", id.as_str().unwrap_or_default());
        if address.contains("{feature}") {
            let first = json("/ogc/collections/parcels/items?limit=1").await["features"][0]["id"].clone();
            address = address.replace("{feature}", first.as_str().unwrap());
        }
        if address.contains("{z}") {
            let (z, x, y) = crate::tiles::of_the_town(13).await;
            address = format!("/api/v1/map/tiles/{z}/{x}/{y}");
        }
        addresses.push((path.clone(), address));
    }
    addresses
}
