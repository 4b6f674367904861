//! The web page, embedded in the binary. An address that names no file is a view of the page, which it draws itself.

use std::borrow::Cow;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::caching::{FOREVER, tagged};
use crate::problem::Problem;

/// Files as `make` built them; embedded in every profile, because the binary is one file wherever it runs.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Files;

const PAGE: &str = "index.html";

/// What stands there when the page was not built.
const NOT_BUILT: &str = "网页尚未构建：请先运行 make web，再重新编译。接口在 /api/v1。\n\
    The web page has not been built: run `make web`, then compile again. The API is at /api/v1.\n";

/// A file to answer with.
struct File {
    bytes: Cow<'static, [u8]>,
    hash: String,
}

fn embedded(path: &str) -> Option<File> {
    let file = Files::get(path)?;
    let hash = file.metadata.sha256_hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Some(File { bytes: file.data, hash })
}

/// Answers with a file of the web page, or with the page itself.
pub(crate) async fn web(method: Method, uri: Uri, asked: HeaderMap) -> Response {
    respond(&method, uri.path(), &asked, embedded)
}

fn respond(method: &Method, address: &str, asked: &HeaderMap, get: impl Fn(&str) -> Option<File>) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Problem::method(method.as_str()).allowing("GET, HEAD").into_response();
    }
    let path = address.trim_start_matches('/');
    match get(path) {
        Some(file) => answer(path, file, asked),
        // A missing script must not be answered with a page.
        None if names_a_file(path) => Problem::no_route(address).into_response(),
        None => match get(PAGE) {
            Some(page) => answer(PAGE, page, asked),
            None => {
                let headers =
                    [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
                (StatusCode::NOT_FOUND, headers, NOT_BUILT).into_response()
            }
        },
    }
}

fn answer(path: &str, file: File, asked: &HeaderMap) -> Response {
    let mut response = file.bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    if path.starts_with("assets/") {
        // The bundler writes a hash of the content into these names.
        response.headers_mut().insert(header::CACHE_CONTROL, FOREVER);
    }
    tagged(response, asked, &file.hash)
}

fn names_a_file(path: &str) -> bool {
    path.starts_with("assets/") || media_type(path) != OTHER
}

const OTHER: &str = "application/octet-stream";

/// By extension. Workers and modules must be `text/javascript`, or browsers refuse them.
fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pbf" => "application/x-protobuf",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(path: &str) -> Option<File> {
        let built = ["index.html", "assets/index-1a2b.js", "favicon.ico"].contains(&path);
        built.then(|| File { bytes: path.as_bytes().to_vec().into(), hash: format!("hash-{path}") })
    }

    fn ask(path: &str) -> (u16, String, String) {
        let response = respond(&Method::GET, path, &HeaderMap::new(), get);
        let header = |name| response.headers().get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        (response.status().as_u16(), header(header::CONTENT_TYPE), header(header::CACHE_CONTROL))
    }

    #[test]
    fn hashed_names_are_kept_forever_and_the_page_is_asked_for() {
        let check = |path: &str, status: u16, kind: &str, caching: &str| {
            let expect = (status, kind.to_owned(), caching.to_owned());
            assert_eq!(ask(path), expect, "{path}");
        };
        let (page, forever) = ("text/html; charset=utf-8", "public, max-age=31536000, immutable");
        check("/", 200, page, "no-cache");
        check("/enterprises/ent-1", 200, page, "no-cache");
        check("/index.html", 200, page, "no-cache");
        check("/assets/index-1a2b.js", 200, "text/javascript; charset=utf-8", forever);
        check("/assets/gone-1a2b.js", 404, "application/problem+json", "");
        check("/../Cargo.toml", 200, page, "no-cache");
    }

    #[test]
    fn who_has_the_page_is_told_so() {
        let asked = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static("\"hash-index.html\""))]);
        assert_eq!(respond(&Method::GET, "/", &asked, get).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(respond(&Method::GET, "/favicon.ico", &asked, get).status(), StatusCode::OK);
    }

    #[test]
    fn a_page_that_was_not_built_says_how() {
        let response = respond(&Method::GET, "/", &HeaderMap::new(), |_| None);
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn only_reading_is_possible() {
        let response = respond(&Method::POST, "/", &HeaderMap::new(), get);
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(response.headers()[header::ALLOW], "GET, HEAD");
    }

    #[test]
    fn modules_are_scripts() {
        let check = |path: &str, expect: &str| assert_eq!(media_type(path), expect, "{path}");
        check("assets/worker-1a2b.mjs", "text/javascript; charset=utf-8");
        check("index.html", "text/html; charset=utf-8");
        check("enterprises/ent-1", OTHER);
        check("a.b/c", OTHER);
    }

    #[test]
    fn views_are_not_files() {
        assert!(!names_a_file("enterprises/ent-0123"));
        assert!(!names_a_file(""));
        assert!(names_a_file("assets/gone"));
        assert!(names_a_file("favicon.ico"));
    }
}
