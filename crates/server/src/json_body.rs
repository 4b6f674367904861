//! A JSON body, read strictly: exact content type, at most 256 KiB and 32 levels, no unknown or repeated field; what is wrong
//! is named by its JSON pointer.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use crate::Limits;
use crate::problem::Problem;

/// Levels of arrays and objects.
const DEPTH: usize = 32;

/// The value that a body holds. Its type should deny unknown fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "/problems/not-json",
                "Not JSON",
                "send the body with `Content-Type: application/json`".to_owned(),
                "请以 Content-Type: application/json 提交正文".to_owned(),
            ));
        }
        let most = Limits::default().json_bytes;
        let bytes = to_bytes(request.into_body(), most).await.map_err(|_| Problem::too_large(most))?;
        read(&bytes).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(header::CONTENT_TYPE).into_iter();
    let (kind, more) = (kinds.next().and_then(|kind| kind.to_str().ok()), kinds.next().is_some());
    let plain = |kind: &str| kind.replace(' ', "").to_ascii_lowercase();
    !more && kind.is_some_and(|kind| ["application/json", "application/json;charset=utf-8"].contains(&&*plain(kind)))
}

/// The value of a JSON text, or where it is wrong.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if depth(bytes) > DEPTH {
        let found = format!("more than {DEPTH} levels");
        return Err(Problem::body("", &format!("at most {DEPTH} levels of arrays and objects"), &found));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut json).map_err(|error| wrong(error.path(), error.inner()))?;
    json.end().map_err(|error| Problem::body("", "one JSON value and nothing after it", &error.to_string()))?;
    Ok(value)
}

fn wrong(path: &Path, error: &serde_json::Error) -> Problem {
    if error.is_syntax() || error.is_eof() {
        return syntax(error);
    }
    // serde says both in one sentence: "invalid type: string \"x\", expected u8 at line 1 column 9".
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let (found, expected) = said.rsplit_once(", expected ").unwrap_or((said, "as the API's document says"));
    Problem::body(&format!("{}{}", pointer(path), member(said)), expected, found)
}

/// The member that is missing or there twice: serde's path ends at the object that should hold it once.
fn member(said: &str) -> String {
    let named =
        ["missing field `", "duplicate field `"].iter().find_map(|before| said.strip_prefix(before)?.strip_suffix('`'));
    named.map(|name| format!("/{}", escaped(name))).unwrap_or_default()
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Not JSON at all (400); JSON of the wrong shape is 422.
fn syntax(error: &serde_json::Error) -> Problem {
    let mut problem = Problem::body("", "JSON (RFC 8259)", &error.to_string());
    problem.status = StatusCode::BAD_REQUEST.as_u16();
    problem
}

/// A path as JSON pointer (RFC 6901).
fn pointer(path: &Path) -> String {
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", escaped(key)),
        // The name of a variant is no step of the document.
        Segment::Enum { .. } => String::new(),
        Segment::Unknown => "/-".to_owned(),
    };
    path.iter().map(step).collect()
}

/// Levels of brackets outside of strings, so that a bomb is refused before anything is built from it.
fn depth(bytes: &[u8]) -> usize {
    let (mut deepest, mut level, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                level += 1;
                deepest = deepest.max(level);
            }
            b']' | b'}' if !quoted => level = level.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Firm {
        name: String,
        shares: Vec<Share>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Share {
        #[serde(rename = "a/b~c")]
        part: u8,
    }

    async fn send(kind: &str, body: impl Into<Body>) -> Result<Firm, Problem> {
        let request = Request::post("/").header("content-type", kind).body(body.into()).unwrap();
        JsonBody::from_request(request, &()).await.map(|JsonBody(firm)| firm)
    }

    #[tokio::test]
    async fn what_is_wrong_is_named_by_its_pointer() {
        let check = async |body: &str, status: u16, pointer: &str, expected: &str| {
            let problem = send("application/json", body.to_owned()).await.unwrap_err();
            assert_eq!(problem.status, status, "{body}");
            assert_eq!(problem.errors[0].pointer.as_deref(), Some(pointer), "{body}");
            assert!(problem.errors[0].expected.contains(expected), "{body}: {:?}", problem.errors);
        };
        check(r#"{"name":"甲","shares":[{"a/b~c":1},{"a/b~c":"x"}]}"#, 422, "/shares/1/a~1b~0c", "u8").await;
        check(r#"{"name":"甲","shares":[{"a/b~c":1,"more":2}]}"#, 422, "/shares/0/more", "`a/b~c`").await;
        check(r#"{"name":"甲","name":"乙","shares":[]}"#, 422, "/name", "").await;
        check(r#"{"name":"甲"}"#, 422, "/shares", "").await;
        check(r#"{"name":"甲","shares":[]} []"#, 422, "", "nothing after it").await;
        check(r#"{"name":"#, 400, "", "JSON").await;
        check(&"[".repeat(DEPTH + 1), 422, "", "levels").await;
    }

    #[tokio::test]
    async fn only_json_of_a_bounded_size_is_read() {
        let good = r#"{"name":"[\"[","shares":[]}"#;
        assert_eq!(send("application/json", good).await.unwrap().name, "[\"[");
        assert!(send("application/json; charset=utf-8", good).await.is_ok());
        assert_eq!(send("text/plain", good).await.unwrap_err().status, 415);
        assert_eq!(send("application/jsonp", good).await.unwrap_err().status, 415);
        let long = format!(r#"{{"name":"{}","shares":[]}}"#, "x".repeat(Limits::default().json_bytes));
        assert_eq!(send("application/json", long).await.unwrap_err().status, 413);
    }
}
