//! Which trades are evaluated.

use model::Status;
use schemars::JsonSchema;
use serde::Deserialize;

/// Which registered trades are evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// First GB/T 4754 division.
    pub from_division: u8,
    /// Last GB/T 4754 division.
    pub to_division: u8,
    /// How far the range is official.
    pub status: Status,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

impl Scope {
    /// Whether a GB/T 4754 class (four digits) is evaluated; a class that is not a number is not excluded by it.
    #[must_use]
    pub fn covers(&self, industry: &str) -> bool {
        let division = industry.get(..2).and_then(|division| division.parse::<u8>().ok());
        division.is_none_or(|division| (self.from_division..=self.to_division).contains(&division))
    }
}
