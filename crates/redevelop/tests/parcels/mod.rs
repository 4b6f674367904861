//! Hand-made sites for the curriculum.
#![allow(dead_code, reason = "each test file uses its part")]

use model::{Cm2, Fen, MilliPerson, Neighbours, ParcelId, Site};
use redevelop::BlockRule;

/// 亩 → cm², exact for multiples of 3 mu.
pub(crate) fn mu(mu: i64) -> Cm2 {
    Cm2(mu * 20_000_000 / 3)
}

/// 万元 → fen.
pub(crate) fn wan(wan: i64) -> Fen {
    Fen(wan * 1_000_000)
}

pub(crate) fn id(name: &str) -> ParcelId {
    ParcelId(name.to_owned())
}

/// An industrial site of so many mu with FAR 0.5 that pays so much tax.
pub(crate) fn site(name: &str, area_mu: i64, tax_wan: i64) -> Site {
    Site {
        parcel: id(name),
        code: name.to_owned(),
        village: Some("王家埭".to_owned()),
        area: mu(area_mu),
        lawful_floor_area: Cm2(mu(area_mu).0 / 2),
        illegal_floor_area: Cm2::ZERO,
        let_floor_area: Cm2::ZERO,
        tax: wan(tax_wan),
        firms: 3,
        staff: MilliPerson(20_000),
        tenures: vec![],
        holders: 1,
        plan_conflict: 0.0,
        industrial: true,
    }
}

pub(crate) fn beside(pairs: &[(&str, &str)]) -> Vec<Neighbours> {
    pairs.iter().map(|(a, b)| Neighbours { a: id(a), b: id(b) }).collect()
}

/// 4 万元/亩, 100 mu, one half.
pub(crate) fn rule() -> BlockRule {
    BlockRule { tax_per_mu_below: wan(4), min_area_mu: 100.0, interstitial_above: 0.5, own_use_firms: 1.0 }
}

pub(crate) fn names(parcels: &[ParcelId]) -> Vec<&str> {
    parcels.iter().map(|p| p.0.as_str()).collect()
}
