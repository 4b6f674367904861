//! Where figures and rules come from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Status;

/// The same words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The source cell of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Citation {
    /// File name as given.
    pub file: String,
    /// Sheet or layer.
    pub sheet: Option<String>,
    /// Row as the spreadsheet shows it (from 1); feature number for layers.
    pub row: Option<u32>,
    /// Column as shown, with its header, e.g. `E (实缴税金(万元))`.
    pub column: Option<String>,
    /// The cell's text as given.
    pub literal: String,
    /// Who vouches for it, a code such as `tax`.
    pub department: String,
    /// The same in Chinese.
    pub department_zh: String,
}

/// The clause on which a rule or figure rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Clause {
    /// Title of the law or document.
    pub title: String,
    /// Article; empty for a whole document.
    pub article: String,
    /// Version date or document number.
    pub version: String,
    /// How far it is official.
    pub status: Status,
}

/// An assumption that no source gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Unsourced {
    /// Code name of the parameter.
    pub parameter: String,
    /// Its value with unit.
    pub value: String,
    /// What it means, Chinese.
    pub meaning: String,
}

impl From<&model::Derivation> for Words {
    fn from(words: &model::Derivation) -> Self {
        Self { zh: words.zh.clone(), en: words.en.clone() }
    }
}

impl From<&model::Citation> for Citation {
    fn from(citation: &model::Citation) -> Self {
        Self {
            file: citation.place.file.clone(),
            sheet: citation.place.sheet.clone(),
            row: citation.place.row,
            column: citation.place.column.clone(),
            literal: citation.literal.clone(),
            department: department_code(citation.department),
            department_zh: citation.department.zh().to_owned(),
        }
    }
}

/// The department's code as `model` writes it.
pub(super) fn department_code(department: model::Department) -> String {
    serde_json::to_value(department).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

impl From<&model::Clause> for Clause {
    fn from(clause: &model::Clause) -> Self {
        Self {
            title: clause.title.clone(),
            article: clause.article.clone(),
            version: clause.version.clone(),
            status: clause.status.into(),
        }
    }
}

impl From<&model::Unsourced> for Unsourced {
    fn from(assumption: &model::Unsourced) -> Self {
        Self {
            parameter: assumption.parameter.clone(),
            value: assumption.value.clone(),
            meaning: assumption.meaning.clone(),
        }
    }
}
