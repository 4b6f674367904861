//! Figures that are only made for showing.

use model::{Cm2, Fen};

/// 亩均税收 in 万元 per mu; `None` for no land.
pub(crate) fn wan_yuan_per_mu(tax: Fen, area: Cm2) -> Option<f64> {
    (area > Cm2::ZERO).then(|| tax.wan_yuan() / area.mu())
}

/// Millimetres as metres.
pub(crate) fn metres(millimetres: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a length on the ground stays far below 2^53 mm")]
    let millimetres = millimetres as f64;
    millimetres / 1000.0
}

/// Thousandths of a person as persons.
pub(crate) fn persons(staff: model::MilliPerson) -> f64 {
    model::GivenUnit::PERSON.show(staff.0)
}
