//! Headers of every answer, tags, and what may be kept.

use axum::http::StatusCode;

use crate::sample::{addresses, get, json, send};

const SECURITY: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src 'self' blob:; font-src 'self'; manifest-src 'self'; object-src 'none'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    ),
];

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    for (method, address) in [
        ("GET", "/"),
        ("GET", "/assets/nothing.js"),
        ("POST", "/"),
        ("GET", "/api/v1/town"),
        ("GET", "/api/v1/town?nonsense=1"),
        ("POST", "/api/v1/town"),
        ("GET", "/api/v1/nothing"),
        ("GET", "/api/v1/blocks/nobody"),
    ] {
        let answer = send(method, address, &[]).await;
        for (name, value) in SECURITY {
            assert_eq!(answer.header(name), value, "{method} {address}");
        }
    }
}

#[tokio::test]
async fn who_has_an_answer_is_told_so() {
    let mut tags = std::collections::BTreeSet::new();
    for (_, address) in addresses().await {
        let first = get(&address).await;
        let tag = first.header("etag");
        assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 10, "{address}: {tag}");
        assert!(tags.insert(tag.to_owned()), "{address} shares its tag");
        assert_eq!(first.header("cache-control"), "no-cache", "{address}");
        let again = send("GET", &address, &[("if-none-match", tag)]).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{address}");
        assert_eq!(again.header("etag"), tag);
        let other = send("GET", &address, &[("if-none-match", "\"other\"")]).await;
        assert_eq!((other.status, &other.bytes), (StatusCode::OK, &first.bytes), "{address}");
    }
}

#[tokio::test]
async fn a_compressed_answer_has_its_own_tag_and_both_tags_are_known() {
    let plain = get("/api/v1/town").await;
    let packed = send("GET", "/api/v1/town", &[("accept-encoding", "gzip")]).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.header("vary").contains("accept-encoding"));
    assert!(packed.bytes.starts_with(&[0x1f, 0x8b]) && packed.bytes.len() < plain.bytes.len());
    assert_ne!(plain.header("etag"), packed.header("etag"));
    for tag in [plain.header("etag"), packed.header("etag")] {
        assert_eq!(send("GET", "/api/v1/town", &[("if-none-match", tag)]).await.status, StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn only_the_current_revision_of_a_layer_is_kept_forever() {
    let revision = json("/api/v1/town").await["revision"].as_str().unwrap().to_owned();
    for layer in ["parcels", "buildings", "roads", "waterways", "zones", "parks", "blocks"] {
        let caching = async |query: String| {
            get(&format!("/api/v1/map/{layer}.geojson{query}")).await.header("cache-control").to_owned()
        };
        assert_eq!(caching(format!("?rev={revision}")).await, "public, max-age=31536000, immutable", "{layer}");
        assert_eq!(caching("?rev=old".to_owned()).await, "no-cache", "{layer}");
        assert_eq!(caching(String::new()).await, "no-cache", "{layer}");
    }
}

#[tokio::test]
async fn the_workbook_has_a_name_in_utf_8() {
    for (lang, name) in [("zh", "%E5%8C%A1%E5%A0%B0"), ("en", "Kuangyan")] {
        let answer = get(&format!("/api/v1/report.xlsx?lang={lang}")).await;
        assert!(answer.header("content-disposition").contains(&format!("filename*=UTF-8''{name}")), "{lang}");
        assert!(answer.bytes.starts_with(b"PK"), "{lang}");
    }
}
