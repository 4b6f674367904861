//! The list of findings.

use axum::Json;
use axum::extract::OriginalUri;
use axum::http::HeaderMap;
use utoipa::IntoParams;

use crate::access::Seen;
use crate::index::Index;
use crate::paging::{Page, next_link};
use crate::parameters::{Asked, Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::{Check, FindingList};

/// Which findings.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameters; `FindingsQuery` reads them")]
pub(crate) struct FindingsParameters {
    /// Only this check.
    #[param(inline)]
    check: Option<Check>,
    /// Only this rule, e.g. `building.no_permit`.
    rule: Option<String>,
    /// Part of the subject's code, of the title or of a name of an enterprise concerned.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Items on a page, 1 to 1000 (100 unless given).
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<usize>,
}

pub(crate) struct FindingsQuery {
    check: Option<Check>,
    rule: Option<String>,
    q: Option<String>,
    page: Page,
}

impl ReadQuery for FindingsQuery {
    const KNOWN: &'static [&'static str] = &["check", "rule", "q", "cursor", "limit"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        let checks: Vec<_> = Check::ALL.iter().map(|check| (check.code(), *check)).collect();
        Ok(Self {
            check: parameters.code("check", &checks)?,
            rule: parameters.text("rule"),
            q: parameters.text("q"),
            page: Page::read(parameters)?,
        })
    }
}

impl FindingsQuery {
    fn matches(&self, index: &Index, finding: &model::Finding) -> bool {
        let named = |q: &String| {
            finding.subject_code.contains(q.as_str())
                || finding.title_zh.contains(q.as_str())
                || finding.title_en.contains(q.as_str())
                || finding.enterprises.iter().any(|id| index.enterprise_ref(id).name.contains(q.as_str()))
        };
        self.check.is_none_or(|check| check == finding.check.into())
            && self.rule.as_ref().is_none_or(|rule| *rule == finding.rule)
            && self.q.as_ref().is_none_or(named)
    }
}

/// Suspicions of the five checks (五大整治), by id.
#[utoipa::path(
    get, path = "/findings", tag = "rectification",
    params(FindingsParameters),
    responses(
        (status = 200, description = "A page of findings", body = FindingList),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn findings(
    Seen(index): Seen,
    OriginalUri(uri): OriginalUri,
    Asked(query): Asked<FindingsQuery>,
) -> Result<(HeaderMap, Json<FindingList>), Problem> {
    let mut found: Vec<&model::Finding> = index.work.findings.iter().filter(|f| query.matches(&index, f)).collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    let (items, next) = query.page.cut(&found, |finding| &finding.id.0)?;
    let items = items.iter().map(|finding| index.finding_view(finding)).collect();
    Ok((next_link(&uri, next.as_deref()), Json(FindingList { items, next, total: found.len() })))
}
