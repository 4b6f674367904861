//! The units in which a pack may read a measure.

use model::{GivenUnit, Measure};

/// The units of a measure.
pub(super) fn of(measure: Measure) -> &'static [GivenUnit] {
    match measure {
        Measure::TaxPaid | Measure::ValueAdded | Measure::Revenue | Measure::RdSpending => {
            &[GivenUnit::WAN_YUAN, GivenUnit::YUAN]
        }
        Measure::Energy => &[GivenUnit::TCE],
        Measure::Electricity => &[GivenUnit::WAN_KWH, GivenUnit::KWH],
        Measure::Emissions => &[GivenUnit::TONNE],
        Measure::Staff => &[GivenUnit::PERSON],
        Measure::Land => &[GivenUnit::MU, GivenUnit::SQUARE_METRE],
    }
}

/// The unit of that symbol, if it is one of the measure's.
pub(super) fn find(measure: Measure, symbol: &str) -> Option<GivenUnit> {
    of(measure).iter().copied().find(|unit| unit.symbol == symbol)
}
