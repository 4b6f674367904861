//! Figures in words, as evidence shows them.

use jiff::civil::Date;
use model::Cm2;

/// `1,234.50 ㎡` without the separator: what a workbook would show.
pub(crate) fn area(area: Cm2) -> String {
    format!("{:.2} ㎡", area.square_metres())
}

/// Metres with centimetres.
pub(crate) fn metres(millimetres: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "display of a width far below 2^53 mm")]
    let metres = millimetres as f64 / 1000.0;
    format!("{metres:.2} m")
}

/// A date, or that there is none.
pub(crate) fn day_zh(day: Option<Date>) -> String {
    day.map_or("未填".to_owned(), |day| day.to_string())
}

/// The same in English.
pub(crate) fn day_en(day: Option<Date>) -> String {
    day.map_or("not given".to_owned(), |day| day.to_string())
}

/// A share of an area, rounded to the cm².
pub(crate) fn share(area: Cm2, share: f64) -> Cm2 {
    Cm2::from_square_metres(area.square_metres() * share)
}
