//! A piece of a case's evidence as it was handed in, to look at.

use std::sync::Arc;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use model::{CaseId, ContentHash};

use crate::access::{Asker, SeenDaily};
use crate::beside::beside;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// The bytes of a piece of evidence. A photo opens in the browser; anything else is saved, because it may hold what a browser
/// would run.
#[utoipa::path(
    get, path = "/cases/{id}/evidence/{hash}", tag = "rectification",
    params(
        ("id" = String, Path, description = "Id of the case"),
        ("hash" = String, Path, description = "SHA-256 of the piece, as the case names it"),
    ),
    responses(
        (status = 200, description = "The piece", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "Unknown case, or no evidence of it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn evidence(
    asker: Asker,
    SeenDaily { daily, .. }: SeenDaily,
    path: Result<Path<(String, String)>, PathRejection>,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Response, Problem> {
    let Path((id, hash)) = path.map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
    let unknown = || Problem::unknown("evidence", "证据", &hash, &format!("/api/v1/cases/{id}"));
    let file = daily.cases.get(&CaseId(id.clone())).ok_or_else(unknown)?;
    let hash = ContentHash(hash.clone());
    // The ledger holds other blobs; of them nobody learns through a case.
    if !file.case.events.iter().flat_map(|event| &event.evidence).any(|one| one.hash == hash) {
        return Err(unknown());
    }
    if let Some(party) = &file.case.party {
        asker.look(&party.0).await?;
    }
    let (diary, of) = (Arc::clone(&asker.diary), hash.clone());
    let found = beside(move || diary.evidence(&of)).await?.map_err(|e| Problem::internal(&e.to_string()))?;
    let bytes = found.ok_or_else(unknown)?;
    let (kind, end, shown) = kind_of(&bytes);
    let name = format!("{}-{}.{end}", file.case.subject_code, hash.short());
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect();
    let how = if shown { "inline" } else { "attachment" };
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::try_from(format!("{how}; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Content type, ending, and whether a browser only draws it. Read off the bytes: what a sender calls them is not believed.
fn kind_of(bytes: &[u8]) -> (&'static str, &'static str, bool) {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => ("image/jpeg", "jpg", true),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => ("image/png", "png", true),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("image/webp", "webp", true),
        [b'%', b'P', b'D', b'F', b'-', ..] => ("application/pdf", "pdf", false),
        _ => ("application/octet-stream", "bin", false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_draws_is_shown() {
        let check = |bytes: &[u8], end: &str, shown: bool| {
            let (_, of, is) = kind_of(bytes);
            assert_eq!((of, is), (end, shown));
        };
        check(b"\xFF\xD8\xFF\xE0photo", "jpg", true);
        check(b"\x89PNG\r\n\x1A\nphoto", "png", true);
        check(b"RIFF\0\0\0\0WEBPVP8 ", "webp", true);
        check(b"%PDF-1.7", "pdf", false);
        check(b"<svg onload=alert(1)>", "bin", false);
        check(b"<!doctype html>", "bin", false);
        check(b"", "bin", false);
    }
}
