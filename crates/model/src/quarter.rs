//! Time is a grid of quarters; years are exact sums of four (decision 0002).

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A calendar quarter, counted from the first quarter of year 0. Written `2023Q3`.
///
/// ```
/// use model::Quarter;
/// let q = Quarter::new(2023, 4).unwrap();
/// assert_eq!(q.plus(1).to_string(), "2024Q1");
/// assert_eq!("2024Q1".parse::<Quarter>().unwrap(), q.plus(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Quarter(i32);

impl Quarter {
    /// `number` is 1 to 4; `None` otherwise.
    #[must_use]
    pub fn new(year: i16, number: u8) -> Option<Self> {
        (1..=4).contains(&number).then(|| Self(i32::from(year) * 4 + i32::from(number) - 1))
    }

    /// The quarter in which a day lies.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(i32::from(date.year()) * 4 + i32::from((date.month() - 1) / 3))
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(4)
    }

    /// 1 to 4.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0.rem_euclid(4) + 1
    }

    /// `quarters` later (earlier when negative).
    #[must_use]
    pub fn plus(self, quarters: i32) -> Self {
        Self(self.0 + quarters)
    }

    /// Quarters from `earlier` to `self`.
    #[must_use]
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year(), self.number())
    }
}

impl std::str::FromStr for Quarter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a quarter; write it as 2024Q1");
        let (year, number) = text.split_once('Q').ok_or_else(wrong)?;
        Self::new(year.parse().map_err(|_| wrong())?, number.parse().map_err(|_| wrong())?).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Quarter {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}
