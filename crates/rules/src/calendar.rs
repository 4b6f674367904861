//! Working days (工作日): which days the state works, and the last day of a statutory period.
//!
//! The table is data, one entry per year, each with its State Council notice. A year that is not in the table is an error
//! that names it: holidays are announced, not computed.

#[cfg(test)]
mod tests;
mod year;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use model::{Clause, ContentHash};
use serde::Deserialize;

pub use year::{Holiday, WorkYear};

use crate::{Header, PackError, pack_error};

/// National holidays and adjusted working days.
///
/// ```
/// use jiff::civil::date;
/// let text = include_str!("../../../rulepacks/calendar/china.toml");
/// let calendar = rules::Calendar::parse("calendar/china.toml", text)?;
/// // Served on the Thursday before the Spring Festival of 2024: Saturday to the next Saturday are off, Sunday is worked.
/// assert_eq!(calendar.add_working_days(date(2024, 2, 8), 3)?, date(2024, 2, 19));
/// assert!(!calendar.is_working_day(date(2024, 2, 12))?);
/// assert!(calendar.is_working_day(date(2027, 1, 4)).unwrap_err().message.contains("2027"));
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// What it is.
    pub header: Header,
    /// By year.
    pub years: BTreeMap<i16, WorkYear>,
    /// The file it was read from, for messages.
    pub file: String,
    /// Hash of the text.
    pub hash: ContentHash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    #[serde(rename = "year")]
    years: Vec<WorkYear>,
}

impl Calendar {
    /// Reads a calendar and checks that each year stands once, its days lie in it and do not contradict each other.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let read: Text = pack_error::read(file, text)?;
        let mut years = BTreeMap::new();
        for year in read.years {
            year.check().map_err(|error| error.in_file(file))?;
            let number = year.year;
            if years.insert(number, year).is_some() {
                let message = format!("year {number} stands twice");
                return Err(PackError::new(message, "keep one entry per year").in_file(file));
            }
        }
        Ok(Self { header: read.pack, years, file: file.to_owned(), hash: ContentHash::of(text.as_bytes()) })
    }

    /// Whether the state works on that day: Monday to Friday unless a notice says off, a weekend day only if it says work.
    ///
    /// # Errors
    /// When the day's year is not in the table.
    pub fn is_working_day(&self, day: Date) -> Result<bool, PackError> {
        let year = self.year(day)?;
        if year.work.contains(&day) {
            return Ok(true);
        }
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Ok(!weekend && !year.off.iter().any(|holiday| holiday.covers(day)))
    }

    /// The `days`-th working day after `day`; `day` itself does not count. With 0 it is `day`.
    ///
    /// # Errors
    /// When the count runs into a year that is not in the table.
    pub fn add_working_days(&self, day: Date, days: u32) -> Result<Date, PackError> {
        let mut last = day;
        let mut left = days;
        while left > 0 {
            last = next(last)?;
            if self.is_working_day(last)? {
                left -= 1;
            }
        }
        Ok(last)
    }

    /// `days` days after `day`, holidays included. No law that the packs cite moves the end of such a period off a holiday
    /// (decision 0020), so it stays where it falls.
    ///
    /// # Errors
    /// When the day lies beyond the calendar of the program (the year 9999).
    pub fn add_calendar_days(&self, day: Date, days: u32) -> Result<Date, PackError> {
        day.checked_add(i64::from(days).days()).map_err(|_| beyond(day))
    }

    /// The same day `months` months later, or the month's last day if it has no such day.
    ///
    /// # Errors
    /// When the day lies beyond the calendar of the program (the year 9999).
    pub fn add_months(&self, day: Date, months: u32) -> Result<Date, PackError> {
        day.checked_add(i64::from(months).months()).map_err(|_| beyond(day))
    }

    /// The notice that says which days of that day's year are worked.
    ///
    /// # Errors
    /// When the year is not in the table.
    pub fn clause(&self, day: Date) -> Result<Clause, PackError> {
        let year = self.year(day)?;
        Ok(Clause {
            title: self.header.title.clone(),
            article: String::new(),
            version: year.source.clone(),
            status: year.status,
        })
    }

    fn year(&self, day: Date) -> Result<&WorkYear, PackError> {
        self.years.get(&day.year()).ok_or_else(|| {
            PackError::new(
                format!("the holidays of {} are not in the table", day.year()),
                format!("add a `[[year]]` with year = {} from the State Council's notice", day.year()),
            )
            .in_file(&self.file)
        })
    }
}

fn next(day: Date) -> Result<Date, PackError> {
    day.tomorrow().map_err(|_| beyond(day))
}

fn beyond(day: Date) -> PackError {
    PackError::new(format!("the period from {day} ends beyond the year 9999"), "shorten the period")
}
