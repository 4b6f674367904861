//! Findings about land.

use std::collections::BTreeMap;
use axum::Json;
use axum::extract::OriginalUri;
use axum::http::HeaderMap;
use utoipa::IntoParams;

use crate::access::Seen;
use crate::index::Index;
use crate::map::Degrees;
use crate::paging::{Page, next_link};
use crate::parameters::{Asked, Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::{Clause, Evidence, LandFinding, LandFindingList, LandRule, PlanRelease, Subject, Words};

/// Which findings.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameters; `LandQuery` reads them")]
pub(crate) struct LandParameters {
    /// Only this rule, e.g. `plan.conflict`.
    rule: Option<String>,
    /// Only on this parcel, by id.
    parcel: Option<String>,
    /// Part of the subject's code or of the evidence.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Items on a page, 1 to 1000 (100 unless given).
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<usize>,
}

pub(crate) struct LandQuery {
    rule: Option<String>,
    parcel: Option<String>,
    q: Option<String>,
    page: Page,
}

impl ReadQuery for LandQuery {
    const KNOWN: &'static [&'static str] = &["rule", "parcel", "q", "cursor", "limit"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        Ok(Self {
            rule: parameters.text("rule"),
            parcel: parameters.text("parcel"),
            q: parameters.text("q"),
            page: Page::read(parameters)?,
        })
    }
}

impl LandQuery {
    fn matches(&self, finding: &model::LandFinding) -> bool {
        let said = |q: &String| {
            let evidence = |e: &model::Evidence| e.zh.contains(q.as_str()) || e.en.contains(q.as_str());
            finding.subject_code.contains(q.as_str()) || finding.evidence.iter().any(evidence)
        };
        self.rule.as_ref().is_none_or(|rule| *rule == finding.rule)
            && self.parcel.as_ref().is_none_or(|asked| finding.parcel.as_ref().is_some_and(|id| id.0 == *asked))
            && self.q.as_ref().is_none_or(said)
    }
}

/// What geometry shows about land (用地发现), by id: plan conflicts with the procedures that free a plot, control zones of
/// highways, ownership, buildings beyond parcel or permit, fire access, hazardous trades near homes.
#[utoipa::path(
    get, path = "/land", tag = "renewal",
    params(LandParameters),
    responses(
        (status = 200, description = "A page of findings", body = LandFindingList),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn land(
    Seen(index): Seen,
    OriginalUri(uri): OriginalUri,
    Asked(query): Asked<LandQuery>,
) -> Result<(HeaderMap, Json<LandFindingList>), Problem> {
    let all = &index.work.land_findings;
    let mut found: Vec<&model::LandFinding> = all.iter().filter(|finding| query.matches(finding)).collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    let (items, next) = query.page.cut(&found, |finding| &finding.id.0)?;
    let items = items.iter().map(|finding| view(&index, finding)).collect();
    let list = LandFindingList { items, next, total: found.len(), rules: rules(all) };
    Ok((next_link(&uri, list.next.as_deref()), Json(list)))
}

fn rules(all: &[model::LandFinding]) -> Vec<LandRule> {
    let mut rules: BTreeMap<&str, LandRule> = BTreeMap::new();
    for finding in all {
        let title = || Words { zh: finding.title_zh.clone(), en: finding.title_en.clone() };
        let rule = || LandRule { rule: finding.rule.clone(), title: title(), findings: 0 };
        rules.entry(&finding.rule).or_insert_with(rule).findings += 1;
    }
    rules.into_values().collect()
}

fn view(index: &Index, finding: &model::LandFinding) -> LandFinding {
    LandFinding {
        id: finding.id.0.clone(),
        rule: finding.rule.clone(),
        title: Words { zh: finding.title_zh.clone(), en: finding.title_en.clone() },
        subject: Subject::new(&finding.subject, &finding.subject_code),
        parcel: finding.parcel.as_ref().map(|id| index.parcel_ref(id)),
        outline: finding.outline.as_ref().and_then(|outline| Degrees(&index.work).outline(outline)),
        evidence: finding.evidence.iter().map(Evidence::from).collect(),
        clauses: finding.clauses.iter().map(Clause::from).collect(),
        to_verify: Words { zh: finding.to_verify_zh.clone(), en: finding.to_verify_en.clone() },
        procedures: finding.procedures.iter().map(PlanRelease::from).collect(),
    }
}
