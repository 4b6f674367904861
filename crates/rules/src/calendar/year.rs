//! One year of holidays, as its notice lists them.

use jiff::civil::{Date, Weekday};
use model::Status;
use serde::Deserialize;

use crate::PackError;

/// A run of days off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Chinese name, e.g. `春节`.
    pub zh: String,
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
}

impl Holiday {
    /// Whether a day is in it.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkYear {
    /// Year.
    pub year: i16,
    /// Number of the State Council's notice.
    pub source: String,
    /// `unsourced` when the notice has not been read.
    pub status: Status,
    /// Days off.
    pub off: Vec<Holiday>,
    /// Weekend days that are worked (调休上班).
    pub work: Vec<Date>,
}

impl WorkYear {
    /// What must hold of a year's entry.
    pub(super) fn check(&self) -> Result<(), PackError> {
        let wrong = |message: String, hint: &str| Err(PackError::new(format!("year {}: {message}", self.year), hint));
        if self.source.is_empty() && self.status != Status::Unsourced {
            return wrong("no source is named".to_owned(), "give the notice's number, or set status = \"unsourced\"");
        }
        for holiday in &self.off {
            if holiday.from > holiday.to || holiday.from.year() != self.year || holiday.to.year() != self.year {
                return wrong(
                    format!("`{}` runs from {} to {}", holiday.zh, holiday.from, holiday.to),
                    "keep both days in this year, the first before the last; split a holiday over the new year",
                );
            }
        }
        for day in &self.work {
            if day.year() != self.year || !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                return wrong(format!("{day} is worked, but no weekend day of this year"), "correct the day");
            }
            if let Some(holiday) = self.off.iter().find(|holiday| holiday.covers(*day)) {
                return wrong(format!("{day} is worked and in `{}`", holiday.zh), "keep it in one of the two");
            }
        }
        Ok(())
    }
}
