//! The list of enterprises.

use std::cmp::Ordering;

use axum::Json;
use axum::extract::OriginalUri;
use axum::http::HeaderMap;
use model::EnterpriseId;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::access::{Asker, EVERYBODY, Seen};
use crate::index::Index;
use crate::paging::{Page, next_link};
use crate::parameters::{Asked, Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::{Check, EnterpriseItem, EnterpriseList, Grade};

/// Order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sort {
    /// By population and rank.
    #[default]
    Rank,
    /// By name.
    Name,
    /// By 亩均税收.
    TaxPerMu,
    /// By number of suspicions.
    Findings,
}

/// Direction of the order; what has no value comes last in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    /// Small to large.
    #[default]
    Asc,
    /// Large to small.
    Desc,
}

/// A grade, or none.
#[derive(Serialize, ToSchema)]
#[expect(dead_code, reason = "documents the parameter; `EnterprisesQuery` reads it")]
pub(crate) enum GradeAsked {
    A,
    B,
    C,
    D,
    /// Not graded.
    #[serde(rename = "none")]
    None,
}

/// Which enterprises, in which order.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameters; `EnterprisesQuery` reads them")]
pub(crate) struct EnterprisesParameters {
    /// Part of the name or code.
    q: Option<String>,
    /// Only this grade; `none` for those not graded.
    #[param(inline)]
    grade: Option<GradeAsked>,
    /// Only this population, e.g. `above_scale`.
    population: Option<String>,
    /// Only those with a suspicion of this check.
    #[param(inline)]
    check: Option<Check>,
    /// Only those of this village.
    village: Option<String>,
    /// Only those (not) proposed for closure.
    closure: Option<bool>,
    /// Order.
    #[param(inline)]
    sort: Option<Sort>,
    /// Direction.
    #[param(inline)]
    order: Option<Order>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Items on a page, 1 to 1000 (100 unless given).
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<usize>,
}

pub(crate) struct EnterprisesQuery {
    q: Option<String>,
    grade: Option<Option<Grade>>,
    population: Option<String>,
    check: Option<Check>,
    village: Option<String>,
    closure: Option<bool>,
    sort: Sort,
    order: Order,
    page: Page,
}

impl ReadQuery for EnterprisesQuery {
    const KNOWN: &'static [&'static str] =
        &["q", "grade", "population", "check", "village", "closure", "sort", "order", "cursor", "limit"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        let code = |text: &str| text.to_owned();
        let grades = Grade::ALL.iter().map(|grade| (grade.code(), Some(*grade))).chain([(code("none"), None)]);
        let checks: Vec<_> = Check::ALL.iter().map(|check| (check.code(), *check)).collect();
        let sorts = [
            (code("rank"), Sort::Rank),
            (code("name"), Sort::Name),
            (code("tax_per_mu"), Sort::TaxPerMu),
            (code("findings"), Sort::Findings),
        ];
        Ok(Self {
            q: parameters.text("q"),
            grade: parameters.code("grade", &grades.collect::<Vec<_>>())?,
            population: parameters.text("population"),
            check: parameters.code("check", &checks)?,
            village: parameters.text("village"),
            closure: parameters.code("closure", &[(code("true"), true), (code("false"), false)])?,
            sort: parameters.code("sort", &sorts)?.unwrap_or_default(),
            order: parameters
                .code("order", &[(code("asc"), Order::Asc), (code("desc"), Order::Desc)])?
                .unwrap_or_default(),
            page: Page::read(parameters)?,
        })
    }
}

impl EnterprisesQuery {
    fn matches(&self, index: &Index, item: &EnterpriseItem) -> bool {
        let suspected = |check: Check| {
            index.findings_of(&EnterpriseId(item.id.clone())).any(|finding| check == finding.check.into())
        };
        self.q.as_ref().is_none_or(|q| item.name.contains(q.as_str()) || item.code.contains(q.as_str()))
            && self.grade.is_none_or(|grade| grade == item.grade)
            && self.population.as_ref().is_none_or(|population| item.population.as_ref() == Some(population))
            && self.village.as_ref().is_none_or(|village| item.village.as_ref() == Some(village))
            && self.closure.is_none_or(|closure| closure == item.closure)
            && self.check.is_none_or(suspected)
    }

    /// Ties go to the smaller id, so that the order is total.
    fn compare(&self, a: &EnterpriseItem, b: &EnterpriseItem) -> Ordering {
        let (one, other) = (a, b);
        let ordering = match self.sort {
            Sort::Rank => {
                let key = |item: &EnterpriseItem| item.rank.map(|rank| (item.population.clone(), rank));
                self.directed(key(one), key(other), Ord::cmp)
            }
            Sort::Name => self.directed(Some(&one.name), Some(&other.name), Ord::cmp),
            Sort::TaxPerMu => self.directed(one.tax_per_mu, other.tax_per_mu, f64::total_cmp),
            Sort::Findings => self.directed(Some(one.findings), Some(other.findings), Ord::cmp),
        };
        ordering.then_with(|| one.id.cmp(&other.id))
    }

    /// `None` is last whatever the direction.
    fn directed<T>(&self, a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) if self.order == Order::Desc => compare(&b, &a),
            (Some(a), Some(b)) => compare(&a, &b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
}

/// Enterprises and individual businesses.
#[utoipa::path(
    get, path = "/enterprises", tag = "enterprises",
    params(EnterprisesParameters),
    responses(
        (status = 200, description = "A page of enterprises", body = EnterpriseList),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn enterprises(
    Seen(index): Seen,
    asker: Asker,
    OriginalUri(uri): OriginalUri,
    Asked(query): Asked<EnterprisesQuery>,
) -> Result<(HeaderMap, Json<EnterpriseList>), Problem> {
    asker.look(EVERYBODY).await?;
    let mut found: Vec<&EnterpriseItem> = index.enterprises.iter().filter(|item| query.matches(&index, item)).collect();
    found.sort_by(|a, b| query.compare(a, b));
    let (items, next) = query.page.cut(&found, |item| &item.id)?;
    let items = items.iter().map(|item| (*item).clone()).collect();
    Ok((next_link(&uri, next.as_deref()), Json(EnterpriseList { items, next, total: found.len() })))
}
