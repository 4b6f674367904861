//! Headers of every answer: nothing is loaded from elsewhere, framed elsewhere or guessed.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// `style-src 'unsafe-inline'` is for Ant Design's css-in-js, which writes style elements; it goes when the web uses the
/// zero-runtime theme with its extracted stylesheet (issue 6). `blob:` is for the map's worker and images.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; font-src 'self'; manifest-src 'self'; object-src 'none'; \
    frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// Name and value of each header.
const SECURITY: [(HeaderName, HeaderValue); 7] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS_POLICY)),
];

/// What a page of ours may ask the browser for: nothing.
const PERMISSIONS_POLICY: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

/// Adds the headers, and the tag of a compressed answer.
pub(crate) async fn secure(request: Request, next: Next) -> Response {
    let mut response = crate::caching::tag_of_coding(next.run(request).await);
    harden(response.headers_mut());
    response
}

/// Adds the headers.
pub(crate) fn harden(headers: &mut HeaderMap) {
    for (name, value) in SECURITY {
        headers.insert(name, value);
    }
}
