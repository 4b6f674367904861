//! Steps of a case as a browser sends them.

use serde_json::{Value, json};

use crate::asked::{Browser, Sent};

const BOUNDARY: &str = "sanqian-fire-boundary";
/// A day on which everything may be done.
pub(crate) const DAY: &str = "2024-01-08";

/// A step of a case with its evidence.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub case: String,
    pub version: String,
    pub form: Vec<u8>,
    pub files: Vec<Vec<u8>>,
}

impl Step {
    pub(crate) fn send(
        &self,
        browser: &mut Browser,
        key: Option<&str>,
    ) -> Result<crate::asked::Answer, std::io::Error> {
        browser.send(&Sent { line: &self.line(), headers: self.headers(key), kind: &kind(), body: &self.form })
    }

    pub(crate) fn line(&self) -> String {
        format!("POST /api/v1/cases/{}/steps", self.case)
    }

    pub(crate) fn headers(&self, key: Option<&str>) -> String {
        let key = key.map_or_else(String::new, |key| format!("Idempotency-Key: {key}\r\n"));
        format!("If-Match: \"{}\"\r\n{key}", self.version)
    }
}

pub(crate) fn kind() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

/// The first step that the case may take, with evidence of these kinds whose bytes nobody else sends.
pub(crate) fn step(case: &Value, kinds: &[String], mark: &str) -> Step {
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
    let files: Vec<Vec<u8>> = kinds.iter().map(|kind| format!("{mark}: {kind}").into_bytes()).collect();
    let mut form =
        format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"step\"\r\n\r\n{step}\r\n").into_bytes();
    for file in &files {
        form.extend_from_slice(
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n")
                .as_bytes(),
        );
        form.extend_from_slice(file);
        form.extend_from_slice(b"\r\n");
    }
    form.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    let named = |name: &str| case[name].as_str().unwrap().to_owned();
    Step { case: case["item"]["id"].as_str().unwrap().to_owned(), version: named("version"), form, files }
}

/// Kinds of evidence that the first step wants, found as a person finds them: what the form lacks, and then what the refusal
/// names. The refused try leaves nothing.
pub(crate) fn kinds_wanted(browser: &mut Browser, case: &Value, mark: &str) -> (Vec<String>, Step) {
    let all = case["evidence_kinds"].as_array().unwrap();
    let code = |one: &Value| one["code"].as_str().unwrap().to_owned();
    let lacks = case["next"][0]["lacks"].as_array().unwrap();
    let mut kinds: Vec<String> = lacks.iter().filter(|one| all.contains(one)).map(code).collect();
    // At least one file, so that there is something which must not be kept.
    if kinds.is_empty() {
        kinds.push(code(&all[0]));
    }
    let tried = step(case, &kinds, mark);
    let refused = tried.send(browser, None).unwrap();
    assert_eq!(refused.status, 409, "{}", refused.json());
    let told = refused.json()["detail_zh"].as_str().unwrap().to_owned();
    let named = all.iter().filter(|one| told.contains(one["zh"].as_str().unwrap())).map(code);
    for kind in named {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    (kinds, tried)
}
