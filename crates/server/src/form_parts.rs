//! A form of several parts: what was done as JSON (`step`), and the files that show it (`file`).

use axum::extract::Multipart;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::http::StatusCode;
use model::counted;
use serde::de::DeserializeOwned;

use crate::json_body;
use crate::problem::Problem;

/// Files of one form.
const PIECES: usize = 20;
/// Bytes of one file.
const PIECE: usize = 20 << 20;

/// What was done, and the bytes of its files.
pub(crate) async fn parts<T: DeserializeOwned>(
    form: Result<Multipart, MultipartRejection>,
) -> Result<(T, Vec<Vec<u8>>), Problem> {
    let mut form = form.map_err(|refusal| not_a_form(&refusal.body_text()))?;
    let (mut step, mut files) = (None, Vec::new());
    let wrong = |error: MultipartError| not_a_form(&error.body_text());
    while let Some(part) = form.next_field().await.map_err(wrong)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(wrong)?;
        match name.as_str() {
            "step" if step.is_none() => step = Some(json_body::read::<T>(&bytes)?),
            "file" if bytes.is_empty() => {
                return Err(Problem::body("", "a file that holds something", "an empty file"));
            }
            "file" if bytes.len() > PIECE => return Err(Problem::too_large(PIECE)),
            "file" if files.len() == PIECES => {
                return Err(Problem::body("", &format!("at most {PIECES} files"), "more"));
            }
            "file" => files.push(bytes.to_vec()),
            other => return Err(Problem::body("", "one part `step`, and parts `file`", &format!("a part `{other}`"))),
        }
    }
    let step = step.ok_or_else(|| Problem::body("", "a part `step`", "none"))?;
    Ok((step, files))
}

/// Refuses a form whose files are not as many as its step names.
pub(crate) fn as_many(pointer: &str, named: usize, files: &[Vec<u8>]) -> Result<(), Problem> {
    let expected = format!("a file for each of {}", counted(named, "piece", "pieces"));
    if named == files.len() {
        Ok(())
    } else {
        Err(Problem::body(pointer, &expected, &counted(files.len(), "file", "files")))
    }
}

fn not_a_form(detail: &str) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "/problems/not-a-form",
        "Not a form",
        format!("send a form (`multipart/form-data`) with a part `step` and parts `file`: {detail}"),
        format!("请以 multipart/form-data 提交，含 step 一项和 file 若干项：{detail}"),
    )
}
