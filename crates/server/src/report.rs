//! The workbook to take away.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use utoipa::{IntoParams, ToSchema};

use crate::access::{Asker, EVERYBODY, Seen};
use crate::beside::beside;
use crate::parameters::{Asked, Parameters, ReadQuery};
use crate::problem::Problem;

/// Language of the workbook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

/// How the workbook should be.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReportQuery {
    /// `zh` unless given.
    #[param(inline, value_type = Option<Lang>)]
    lang: Lang,
}

impl ReadQuery for ReportQuery {
    const KNOWN: &'static [&'static str] = &["lang"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        let languages = [("zh".to_owned(), Lang::Zh), ("en".to_owned(), Lang::En)];
        Ok(Self { lang: parameters.code("lang", &languages)?.unwrap_or_default() })
    }
}

/// The workbook of grades, suspicions, blocks and money.
#[utoipa::path(
    get, path = "/report.xlsx", tag = "report",
    params(ReportQuery),
    responses(
        (status = 200, description = "The workbook", body = Vec<u8>,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn report(
    Seen(index): Seen,
    asker: Asker,
    Asked(query): Asked<ReportQuery>,
) -> Result<Response, Problem> {
    asker.look(EVERYBODY).await?;
    let (town, as_of) = (&index.work.town, index.work.snapshot.as_of);
    let (language, name) = match query.lang {
        Lang::Zh => (sanqian::Language::Zh, format!("{}三千行动-{as_of}.xlsx", town.name_zh)),
        Lang::En => (sanqian::Language::En, format!("{} Sanqian {as_of}.xlsx", town.name_en)),
    };
    let work = Arc::clone(&index.work);
    // Writing a workbook takes long enough to hold up other answers.
    let bytes = beside(move || work.report(language)).await?.map_err(|e| Problem::internal(&e.to_string()))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(XLSX));
    if let Ok(value) = HeaderValue::try_from(disposition(&name)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `attachment` with the name in UTF-8 (RFC 6266, RFC 8187), and a plain one for who cannot read that.
fn disposition(name: &str) -> String {
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"sanqian.xlsx\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_percent_encoded() {
        let header = super::disposition("三 a-1.xlsx");
        assert_eq!(header, "attachment; filename=\"sanqian.xlsx\"; filename*=UTF-8''%E4%B8%89%20a-1.xlsx");
    }
}
