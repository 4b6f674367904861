//! `bbox` and `datetime`: which features are asked for.

use geo::{Intersects, Rect};
use jiff::civil::Date;

use super::crs::Crs;
use crate::map::Drawn;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// A box in some system, east before north.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct BoundingBox {
    crs: Crs,
    rect: Rect<f64>,
}

impl BoundingBox {
    /// Takes `bbox` and `bbox-crs`.
    pub(super) fn read(parameters: &mut Parameters, epsg: u32) -> Result<Option<Self>, Problem> {
        let crs = Crs::read(parameters, "bbox-crs", epsg)?;
        let Some(given) = parameters.text("bbox") else { return Ok(None) };
        let wrong = || {
            let expected =
                "four or six numbers with commas between, the lower corner first, in the axis order of bbox-crs";
            Problem::parameter("bbox", expected, &given)
        };
        let numbers = given.split(',').map(|number| number.trim().parse::<f64>().ok().filter(|n| n.is_finite()));
        let numbers: Vec<f64> = numbers.collect::<Option<_>>().ok_or_else(wrong)?;
        // Heights are not looked at: the town has none.
        let (low, high) = match *numbers.as_slice() {
            [a, b, c, d] | [a, b, _, c, d, _] => (crs.east_first([a, b]), crs.east_first([c, d])),
            _ => return Err(wrong()),
        };
        if low.y > high.y || low.x > high.x {
            return Err(wrong());
        }
        Ok(Some(Self { crs, rect: Rect::new(low, high) }))
    }

    pub(super) fn holds(&self, drawn: &Drawn) -> bool {
        self.rect.intersects(self.crs.computed(drawn))
    }
}

/// Days asked for; `None` is without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days(Option<Date>, Option<Date>);

impl Days {
    /// Takes `datetime`: a day, a moment, or an interval `from/to` in which either may be `..` or nothing.
    pub(super) fn read(parameters: &mut Parameters) -> Result<Option<Self>, Problem> {
        let Some(given) = parameters.text("datetime") else { return Ok(None) };
        let wrong = || {
            let expected = "a day (2023-06-30), a moment of RFC 3339, or an interval from/to with .. for an open end";
            Problem::parameter("datetime", expected, &given)
        };
        let end = |text: &str| match text {
            "" | ".." => Some(None),
            text => day(text).map(Some),
        };
        let days = match given.split_once('/') {
            None => day(&given).map(|day| Self(Some(day), Some(day))),
            Some((from, to)) => end(from).zip(end(to)).map(|(from, to)| Self(from, to)),
        };
        let days = days.ok_or_else(wrong)?;
        match days {
            Self(None, None) => Err(wrong()),
            Self(Some(from), Some(to)) if from > to => Err(wrong()),
            days => Ok(Some(days)),
        }
    }

    /// What has no days of its own is always there.
    pub(super) fn hold(self, drawn: &Drawn) -> bool {
        let Some((from, to)) = drawn.days else { return true };
        self.1.is_none_or(|until| from <= until) && self.0.is_none_or(|since| to.is_none_or(|to| to >= since))
    }
}

/// The day in China of a moment, or the day itself.
fn day(text: &str) -> Option<Date> {
    if text.len() == 10 {
        return text.parse().ok();
    }
    let moment: jiff::Timestamp = text.parse().ok()?;
    Some(jiff::tz::Offset::constant(8).to_datetime(moment).date())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_moment_is_of_its_day_in_china() {
        assert_eq!(day("2023-06-30"), Some(date(2023, 6, 30)));
        assert_eq!(day("2023-06-30T15:59:59Z"), Some(date(2023, 6, 30)));
        assert_eq!(day("2023-06-30T16:00:00Z"), Some(date(2023, 7, 1)));
        assert_eq!(day("yesterday"), None);
        assert_eq!(day("2023-02-30"), None);
    }
}
