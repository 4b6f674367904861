//! A page elsewhere may make a browser send a request with its cookie. Browsers say where a request comes from; a request
//! that changes something and does not say so is refused (RELIABILITY.md 4.1: stricter than the usual).

use axum::http::{HeaderMap, Method, StatusCode, header};

use crate::problem::Problem;

/// Refuses a changing request that does not come from a page of this host.
pub(super) fn same_origin(method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    if method.is_safe() || comes_from_here(headers) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "/problems/cross-site",
        "From another site",
        "a request that changes something must come from a page of this server: send Sec-Fetch-Site or Origin"
            .to_owned(),
        "修改类请求须从本系统页面发出（须带 Sec-Fetch-Site 或 Origin 请求头）".to_owned(),
    ))
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match (text(header::HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN), text(header::HOST)) {
        (Some(site), ..) => site == "same-origin",
        (None, Some(origin), Some(host)) => {
            !host.is_empty() && origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_comes_from_a_page_of_this_host() {
        let check = |method: Method, headers: &[(&'static str, &str)], expect: bool| {
            let map = headers
                .iter()
                .map(|(name, value)| (name.parse::<header::HeaderName>().unwrap(), value.parse().unwrap()));
            assert_eq!(same_origin(&method, &map.collect()).is_ok(), expect, "{method} {headers:?}");
        };
        check(Method::GET, &[], true);
        check(Method::HEAD, &[("sec-fetch-site", "cross-site")], true);
        check(Method::POST, &[], false);
        check(Method::POST, &[("sec-fetch-site", "same-origin")], true);
        for site in ["cross-site", "same-site", "none", ""] {
            check(Method::POST, &[("sec-fetch-site", site), ("origin", "http://a"), ("host", "a")], false);
        }
        check(Method::DELETE, &[("origin", "https://a:8080"), ("host", "a:8080")], true);
        check(Method::DELETE, &[("origin", "https://b"), ("host", "a")], false);
        check(Method::DELETE, &[("origin", "null"), ("host", "null")], false);
        check(Method::PUT, &[("origin", "https://a")], false);
    }
}
