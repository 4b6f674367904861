//! Statutory periods (期限) in calendar days, working days or months.

use jiff::civil::Date;
use serde::Deserialize;

use super::CasePack;
use crate::{Calendar, CitedClause, PackError, Parameters};

/// How a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockKind {
    /// 日
    Calendar,
    /// 工作日
    Working,
    /// 月
    Months,
}

/// A period. Its length and unit are a dated parameter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// Code.
    pub code: String,
    /// What it is, Chinese.
    pub zh: String,
    /// What it is, English.
    pub en: String,
    /// The parameter with its length; the unit is `日`, `工作日` or `月`.
    pub parameter: String,
    /// Begins where this period ends, not on the day of the event.
    #[serde(default)]
    pub after_end_of: Option<String>,
    /// What gives it, at least one.
    pub clauses: Vec<CitedClause>,
}

impl ClockRule {
    /// How the period is counted, and how long it is on a day.
    ///
    /// # Errors
    /// When its parameter is missing, has no value on that day, is no whole number, or has another unit.
    pub fn length(&self, parameters: &Parameters, day: Date) -> Result<(ClockKind, u32), PackError> {
        let name = &self.parameter;
        let unit = parameters.get(name)?.unit.as_str();
        let value = parameters.at(name, day)?;
        if !(0.0..=10_000.0).contains(&value) || value.fract() != 0.0 {
            return Err(PackError::new(
                format!("parameter `{name}` is {value}, not a number of days"),
                "write a whole number",
            ));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked in the line above")]
        let length = value as u32;
        match unit {
            "日" => Ok((ClockKind::Calendar, length)),
            "工作日" => Ok((ClockKind::Working, length)),
            "月" => Ok((ClockKind::Months, length)),
            _ => Err(PackError::new(
                format!("parameter `{name}` is in `{unit}`"),
                "periods are in `日`, `工作日` or `月`",
            )),
        }
    }

    /// The last day of the period when it begins on `from`, with the length in force on `day`.
    ///
    /// # Errors
    /// As [`length`](Self::length), or when the count runs into a year whose holidays are not in the table.
    pub fn due(&self, parameters: &Parameters, from: Date, day: Date, calendar: &Calendar) -> Result<Date, PackError> {
        match self.length(parameters, day)? {
            (ClockKind::Calendar, days) => calendar.add_calendar_days(from, days),
            (ClockKind::Working, days) => calendar.add_working_days(from, days),
            (ClockKind::Months, months) => calendar.add_months(from, months),
        }
    }
}

impl CasePack {
    /// As [`ClockRule::length`], with this pack's parameters.
    ///
    /// # Errors
    /// As there, in this pack's file.
    pub fn length(&self, clock: &ClockRule, day: Date) -> Result<(ClockKind, u32), PackError> {
        clock.length(&self.parameters, day).map_err(|error| error.in_file(&self.file))
    }

    /// As [`ClockRule::due`], with this pack's parameters.
    ///
    /// # Errors
    /// As there.
    pub fn due(&self, clock: &ClockRule, from: Date, day: Date, calendar: &Calendar) -> Result<Date, PackError> {
        self.length(clock, day)?;
        clock.due(&self.parameters, from, day, calendar)
    }
}
