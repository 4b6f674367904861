//! The portrait: percentiles, quadrants, pyramid and chain, each with its coverage.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::date;
use model::EnterpriseId;
use uplift::{Coverage, PortraitFirm, Quadrant, portrait};

fn firm(name: &str, industry: &str, tax: f64, revenue: (f64, f64), staff: f64) -> PortraitFirm {
    let known = |figure: f64| (figure >= 0.0).then_some(figure);
    PortraitFirm {
        enterprise: EnterpriseId(name.to_owned()),
        industry: industry.to_owned(),
        tax_per_mu: known(tax),
        revenue: (known(revenue.0), known(revenue.1)),
        staff: known(staff),
    }
}

#[test]
fn each_stands_where_its_known_figures_put_it() {
    // −1 is not reported
    let firms = [
        firm("a", "1819", 10.0, (120.0, 100.0), 5.0),
        firm("b", "1819", 2.0, (150.0, 100.0), 25.0),
        firm("c", "1751", 8.0, (90.0, 100.0), 400.0),
        firm("d", "1819", 1.0, (50.0, 100.0), -1.0),
        firm("e", "2922", -1.0, (70.0, -1.0), 19.0),
        firm("f", "9999", 0.0, (10.0, 0.0), 20.0),
    ];
    let stages: BTreeMap<String, String> =
        [("18", "sewing"), ("17", "fabric"), ("175", "knitting")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    let town = portrait(&firms, &[0.0, 20.0, 300.0], &stages, date(2023, 6, 30));
    let of = |name: &str| town.standings.iter().find(|one| one.enterprise.0 == name).unwrap();
    assert_eq!(town.medians.0, Some(2.0));
    assert!((town.medians.1.unwrap() - 0.05).abs() < 1e-12, "the middle of 20 % and −10 %");
    assert_eq!(of("a").quadrant, Some(Quadrant::StrongGrowing));
    assert_eq!(of("b").quadrant, Some(Quadrant::StrongGrowing));
    assert_eq!(of("c").quadrant, Some(Quadrant::StrongSlow));
    assert_eq!(of("d").quadrant, Some(Quadrant::WeakSlow));
    assert_eq!((of("e").quadrant, of("e").in_town, of("e").growth), (None, None, None), "not reported is not zero");
    assert_eq!(
        (of("f").in_town, of("f").growth),
        (Some(0.2), None),
        "a reported zero is a figure; growth from it is none"
    );
    assert_eq!((of("a").in_trade, of("b").in_trade), (Some(1.0), Some(2.0 / 3.0)));
    assert_eq!((of("c").stage.as_deref(), of("e").stage.as_deref()), (Some("knitting"), None));
    assert_eq!(town.chain, BTreeMap::from([("knitting".to_owned(), 1), ("sewing".to_owned(), 3)]));
    let steps: Vec<(u32, Option<f64>)> = town.pyramid.iter().map(|step| (step.enterprises, step.revenue)).collect();
    assert_eq!(steps, [(2, Some(190.0)), (2, Some(160.0)), (1, Some(90.0))]);
    let known: Vec<u32> = town.coverage.iter().map(|(_, coverage)| coverage.known).collect();
    assert_eq!(known, [5, 4, 5, 4]);
    assert_eq!(town.coverage[0].1, Coverage { known: 5, all: 6 });
}
