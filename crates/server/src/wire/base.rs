//! The server's own address as the asker knows it, for documents whose links must be whole.

use axum::http::{HeaderMap, HeaderName, header};

/// Scheme and host without a slash at the end; empty (so that links are of this server) when the asker names no host. The host
/// has been checked before a route is reached; a proxy says whether it speaks TLS.
pub(crate) fn base(headers: &HeaderMap) -> String {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let https = text(HeaderName::from_static("x-forwarded-proto")) == Some("https");
    let host =
        text(header::HOST).filter(|host| host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b)));
    host.map(|host| format!("{}://{host}", if https { "https" } else { "http" })).unwrap_or_default()
}
