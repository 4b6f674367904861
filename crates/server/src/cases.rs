//! The list of cases, with what is due.

use axum::Json;
use axum::extract::OriginalUri;
use axum::http::HeaderMap;
use jiff::civil::Date;
use model::{CaseState, Term};
use sanqian::CaseFile;
use utoipa::IntoParams;

use crate::access::{Seen, SeenDaily};
use crate::index::Index;
use crate::paging::{Page, next_link};
use crate::parameters::{Asked, Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::{CaseItem, CaseList, Check, Duty, StateCount, Words};

/// Which cases.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameters; `CasesQuery` reads them")]
pub(crate) struct CasesParameters {
    /// Only this check.
    #[param(inline)]
    check: Option<Check>,
    /// Only those in this state.
    #[param(inline)]
    state: Option<crate::wire::CaseState>,
    /// Part of the case's id, of the subject's code, of the title or of the party's name.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Items on a page, 1 to 1000 (100 unless given).
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<usize>,
}

pub(crate) struct CasesQuery {
    check: Option<Check>,
    state: Option<CaseState>,
    q: Option<String>,
    page: Page,
}

impl ReadQuery for CasesQuery {
    const KNOWN: &'static [&'static str] = &["check", "state", "q", "cursor", "limit"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        let checks: Vec<_> = Check::ALL.iter().map(|check| (check.code(), *check)).collect();
        let states: Vec<_> = CaseState::ALL.iter().map(|state| (model::code_of(state), *state)).collect();
        Ok(Self {
            check: parameters.code("check", &checks)?,
            state: parameters.code("state", &states)?,
            q: parameters.text("q"),
            page: Page::read(parameters)?,
        })
    }
}

impl CasesQuery {
    fn matches(&self, index: &Index, file: &CaseFile) -> bool {
        let named = |q: &String| {
            let party = file.case.party.as_ref().map(|party| index.enterprise_ref(party).name).unwrap_or_default();
            let texts =
                [&file.case.id.0, &file.case.subject_code, &file.finding.title_zh, &file.finding.title_en, &party];
            texts.into_iter().any(|text| text.contains(q.as_str()))
        };
        self.check.is_none_or(|check| check == file.case.check.into())
            && self.state.is_none_or(|state| state == file.case.state)
            && self.q.as_ref().is_none_or(named)
    }
}

/// Cases (案件) of the five checks: those with something due first, the earliest day first.
#[utoipa::path(
    get, path = "/cases", tag = "rectification",
    params(CasesParameters),
    responses(
        (status = 200, description = "A page of cases", body = CaseList),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn cases(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    OriginalUri(uri): OriginalUri,
    Asked(query): Asked<CasesQuery>,
) -> Result<(HeaderMap, Json<CaseList>), Problem> {
    let mut found: Vec<&CaseFile> = daily.case_files().filter(|file| query.matches(&index, file)).collect();
    found.sort_by_cached_key(|file| {
        let due = file.next_due();
        (file.case.state.rests(), due.is_none(), due, &file.case.id)
    });
    let (items, next) = query.page.cut(&found, |file| &file.case.id.0)?;
    let count = |state: CaseState| daily.case_files().filter(|file| file.case.state == state).count();
    let states = CaseState::ALL.iter().map(|state| (*state, count(*state))).filter(|(_, cases)| *cases > 0);
    let freed = daily.freed();
    Ok((
        next_link(&uri, next.as_deref()),
        Json(CaseList {
            items: items.iter().map(|file| index.case_item(file, daily.until)).collect(),
            next,
            total: found.len(),
            as_of: daily.until.map(|day| day.to_string()),
            states: states
                .map(|(state, cases)| StateCount { state: model::code_of(&state), words: state_words(state), cases })
                .collect(),
            freed_floor: freed.floor.into(),
            freed_land: freed.land.into(),
        }),
    ))
}

/// A state in words.
pub(crate) fn state_words(state: CaseState) -> Words {
    Words { zh: state.zh().to_owned(), en: state.en().to_owned() }
}

impl Index {
    /// A case as the list has it; days left are counted from a day.
    pub(crate) fn case_item(&self, file: &CaseFile, from: Option<Date>) -> CaseItem {
        let (case, finding, due) = (&file.case, &file.finding, file.next_due());
        let left = due.zip(from).and_then(|(due, day)| due.since(day).ok());
        CaseItem {
            id: case.id.0.clone(),
            check: case.check.into(),
            title: Words { zh: finding.title_zh.clone(), en: finding.title_en.clone() },
            subject_code: case.subject_code.clone(),
            party: case.party.as_ref().map(|party| self.enterprise_ref(party)),
            state: model::code_of(&case.state),
            state_words: state_words(case.state),
            rests: case.state.rests(),
            opened: case.opened.to_string(),
            last: case.events.last().map_or(case.opened, |event| event.day).to_string(),
            next_due: due.map(|due| due.to_string()),
            days_left: left.map(|span| i64::from(span.get_days())),
            to_do: file.standing_duties().iter().find(|duty| duty.by == due).map(Duty::from),
            events: case.events.len(),
        }
    }
}
