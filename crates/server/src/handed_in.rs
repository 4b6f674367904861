//! A file as it was handed in, on its way to who may look at it.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use utoipa::ToSchema;

/// The bytes of a file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "documents what is sent, which is bytes")]
pub(crate) struct FileBytes(Vec<u8>);

/// The bytes with their type and a name of ours. A photo opens in the browser; anything else is saved, because it may hold what a
/// browser would run. `name` loses all but letters, digits and dashes.
pub(crate) fn handed_in(bytes: Vec<u8>, name: &str) -> Response {
    let (kind, end, shown) = kind_of(&bytes);
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let how = if shown { "inline" } else { "attachment" };
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::try_from(format!("{how}; filename=\"{name}.{end}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Content type, ending, and whether a browser only draws it. Read off the bytes: what a sender calls them is not believed. The
/// OpenAPI document of the routes that send files names these types.
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

    /// Each kind of file that is told apart, with how it begins.
    const KINDS: [(&[u8], &str, bool); 7] = [
        (b"\xFF\xD8\xFF\xE0photo", "jpg", true),
        (b"\x89PNG\r\n\x1A\nphoto", "png", true),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp", true),
        (b"%PDF-1.7", "pdf", false),
        (b"<svg onload=alert(1)>", "bin", false),
        (b"<!doctype html>", "bin", false),
        (b"", "bin", false),
    ];

    #[test]
    fn only_what_a_browser_draws_is_shown() {
        for (bytes, end, shown) in KINDS {
            let (_, of, is) = kind_of(bytes);
            assert_eq!((of, is), (end, shown));
        }
    }

    /// What really comes is what the document names, on each route that sends files.
    #[test]
    fn the_document_names_every_type_that_is_sent() {
        let document = serde_json::to_value(crate::router::documented().1).unwrap();
        let sent: std::collections::BTreeSet<&str> = KINDS.iter().map(|(bytes, ..)| kind_of(bytes).0).collect();
        for path in ["/api/v1/cases/{id}/evidence/{hash}", "/api/v1/approvals/{id}/documents/{hash}"] {
            let content = &document["paths"][path]["get"]["responses"]["200"]["content"];
            let named: std::collections::BTreeSet<&str> =
                content.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(named, sent, "{path}");
        }
    }
}
