//! What someone must do because of what happened to a case.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Clause;

/// A duty: who must do what by which day, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Duty {
    /// Code of the case pack.
    pub code: String,
    /// Who, Chinese.
    pub who_zh: String,
    /// Who, English.
    pub who_en: String,
    /// What, Chinese.
    pub zh: String,
    /// What, English.
    pub en: String,
    /// The last day; `None` when the law says at once or without delay.
    #[schemars(with = "Option<String>")]
    pub by: Option<Date>,
    /// What it rests on; a length that no source gives is `unsourced`.
    pub clauses: Vec<Clause>,
}
