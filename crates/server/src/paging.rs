//! Pages by cursor: the cursor is the id of the last item read, so a page never repeats or skips an item.

use axum::http::{HeaderMap, HeaderValue, Uri, header};

use crate::parameters::Parameters;
use crate::problem::Problem;

/// Items on a page unless asked otherwise.
pub(crate) const LIMIT: usize = 100;
/// Most items on a page.
pub(crate) const LIMIT_MOST: usize = 1000;

/// Which page.
pub(crate) struct Page {
    cursor: Option<String>,
    limit: usize,
}

impl Page {
    /// Takes `cursor` and `limit`.
    pub(crate) fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        Ok(Self {
            cursor: parameters.text("cursor"),
            limit: parameters.number("limit", 1, LIMIT_MOST)?.unwrap_or(LIMIT),
        })
    }

    /// The items of the page, and the cursor of the next one.
    pub(crate) fn cut<'a, T>(
        &self,
        all: &'a [T],
        id: impl Fn(&T) -> &str,
    ) -> Result<(&'a [T], Option<String>), Problem> {
        let start = match &self.cursor {
            None => 0,
            Some(cursor) => match all.iter().position(|item| id(item) == cursor) {
                Some(last) => last + 1,
                None => {
                    return Err(Problem::parameter(
                        "cursor",
                        "the `next` of a page read with the same other parameters",
                        cursor,
                    ));
                }
            },
        };
        let rest = all.get(start..).unwrap_or_default();
        let (items, left) = rest.split_at(rest.len().min(self.limit));
        let next = if left.is_empty() { None } else { items.last().map(|item| id(item).to_owned()) };
        Ok((items, next))
    }
}

/// `Link: <…>; rel="next"` of a page.
pub(crate) fn next_link(uri: &Uri, next: Option<&str>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let Some(next) = next else { return headers };
    if let Ok(link) = HeaderValue::try_from(format!("<{}>; rel=\"next\"", next_address(uri, next))) {
        headers.insert(header::LINK, link);
    }
    headers
}

/// The same address with another cursor.
pub(crate) fn next_address(uri: &Uri, next: &str) -> String {
    let kept = uri.query().unwrap_or_default().split('&').filter(|p| !p.is_empty() && !p.starts_with("cursor="));
    let query: Vec<String> = kept.map(str::to_owned).chain([format!("cursor={}", encoded(next))]).collect();
    format!("{}?{}", uri.path(), query.join("&"))
}

/// Percent-encoded but for unreserved characters (RFC 3986).
pub(crate) fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cursor: Option<&str>, limit: usize, expect: Result<(&[&str], Option<&str>), ()>) {
        let page = Page { cursor: cursor.map(str::to_owned), limit };
        let found = page.cut(&["a", "b", "c"], |item| item).map_err(|_| ());
        assert_eq!(found, expect.map(|(items, next)| (items, next.map(str::to_owned))));
    }

    #[test]
    fn pages_follow_one_another() {
        check(None, 2, Ok((&["a", "b"], Some("b"))));
        check(Some("b"), 2, Ok((&["c"], None)));
        check(Some("a"), 2, Ok((&["b", "c"], None)));
        check(Some("c"), 2, Ok((&[], None)));
        check(Some("x"), 2, Err(()));
    }

    #[test]
    fn the_link_keeps_the_other_parameters() {
        let uri: Uri = "/api/v1/findings?check=letting&cursor=old&limit=5".parse().unwrap();
        let headers = next_link(&uri, Some("fnd-1"));
        assert_eq!(headers[header::LINK], "</api/v1/findings?check=letting&limit=5&cursor=fnd-1>; rel=\"next\"");
        assert!(next_link(&uri, None).is_empty());
    }
}
