//! How long results are open to objections.

use schemars::JsonSchema;
use serde::Deserialize;

/// How long results are open to objections (公示).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// Parameter that holds the calendar days, the day of publication not counted.
    pub days: String,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}
