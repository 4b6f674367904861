//! `If-Match`: an edit names the version that it was made from, so that nobody's change is overwritten unseen.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};

use crate::access::Asker;
use crate::problem::Problem;

/// The version that an edit was made from; without it the edit is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfMatch {
    tags: Vec<String>,
    /// The request has come before and its edit stands: what it was made from is past.
    repeated: bool,
}

impl IfMatch {
    /// Whether the edit was made from the current version, given by its strong tag without quotes.
    ///
    /// # Errors
    /// 412 when it was made from another.
    pub fn check(&self, current: &str) -> Result<(), Problem> {
        if self.repeated || self.tags.iter().any(|tag| tag == current) {
            return Ok(());
        }
        Err(Problem::changed())
    }
}

impl Problem {
    /// Somebody was faster.
    pub(crate) fn changed() -> Self {
        Self::new(
            StatusCode::PRECONDITION_FAILED,
            "/problems/changed",
            "Changed meanwhile",
            "somebody changed this since you read it; read it again and repeat your change".to_owned(),
            "在您读取之后，此内容已被他人修改：请重新读取后再改".to_owned(),
        )
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let given = parts.headers.get_all(header::IF_MATCH).into_iter().filter_map(|value| value.to_str().ok());
        // Weak tags never match (RFC 9110 §13.1.1), nor does `*`: it would overwrite any version.
        let strong = |tag: &str| Some(tag.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned());
        let tags: Vec<String> = given.flat_map(|value| value.split(',')).filter_map(strong).collect();
        if tags.is_empty() {
            return Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "/problems/which-version",
                "Which version?",
                "name the version that you edit: `If-Match` with the `version` of what you read, in quotes".to_owned(),
                "请以 If-Match 给出所改内容的 version（读取时的响应里有），加引号".to_owned(),
            ));
        }
        let repeated = parts.extensions.get::<Asker>().is_some_and(|asker| asker.repeated);
        Ok(Self { tags, repeated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(given: Option<&str>, expect: u16) {
        let mut request = axum::http::Request::builder();
        if let Some(given) = given {
            request = request.header("if-match", given);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let asked = IfMatch::from_request_parts(&mut parts, &()).await;
        let status = asked.and_then(|asked| asked.check("v2")).map_or_else(|problem| problem.status, |()| 200);
        assert_eq!(status, expect, "{given:?}");
    }

    #[tokio::test]
    async fn an_edit_names_its_version() {
        check(Some("\"v2\""), 200).await;
        check(Some("\"v1\", \"v2\""), 200).await;
        check(Some("\"v1\""), 412).await;
        check(Some("W/\"v2\""), 428).await;
        check(Some("*"), 428).await;
        check(None, 428).await;
    }
}
