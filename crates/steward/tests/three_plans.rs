//! The three levels agree with one another, and a version is the facts'.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::{Cm2, EnterpriseId, Fen, ParcelId, PlotFact};
use proptest::prelude::*;
use steward::{PlanTotals, changed_plots, three_plans};

const DAY: Date = date(2024, 1, 1);

fn plot(number: u16, park: u8, area: i64, tax: Option<i64>, mode: u8, firm: u8) -> PlotFact {
    let park = ["东区", "西区", "村一"].get(usize::from(park)).map(|&park| park.to_owned());
    PlotFact {
        parcel: ParcelId(format!("par-{number}")),
        park,
        area: Cm2(area),
        tax: tax.map(Fen),
        mode: ["", "demolish", "manage"][usize::from(mode)].to_owned(),
        enterprises: vec![EnterpriseId(format!("ent-{firm}")), EnterpriseId(format!("ent-{firm}"))],
    }
}

fn sum<'a>(parts: impl Iterator<Item = &'a PlanTotals>) -> PlanTotals {
    parts.fold(PlanTotals::default(), |mut all, part| {
        all.plots += part.plots;
        all.area += part.area;
        all.tax += part.tax;
        all.tax_unknown += part.tax_unknown;
        for (mode, area) in &part.modes {
            *all.modes.entry(mode.clone()).or_default() += *area;
        }
        all
    })
}

proptest! {
    #[test]
    fn the_town_is_its_parks_and_the_plots_outside(
        plots in prop::collection::vec(
            (0..60_u16, 0..4_u8, 1..9_000_000_i64, prop::option::of(0..5_000_000_i64), 0..3_u8, 0..9_u8), 0..60)
    ) {
        let facts: Vec<PlotFact> = plots.into_iter().map(|(n, p, a, t, m, f)| plot(n, p, a, t, m, f)).collect();
        let plan = three_plans(&facts, DAY, None);
        prop_assert_eq!(sum(plan.parks.iter().map(|park| &park.totals).chain([&plan.outside.totals])), plan.totals.clone());
        let standing: BTreeMap<&ParcelId, &PlotFact> = facts.iter().map(|fact| (&fact.parcel, fact)).collect();
        prop_assert_eq!(plan.totals.area, standing.values().map(|plot| plot.area).sum());
        prop_assert_eq!(plan.totals.modes.values().copied().sum::<Cm2>(), plan.totals.area);
        // every plot is in one park or outside, and each firm's plots are there as the park has them
        let listed: usize = plan.parks.iter().map(|park| park.plots.len()).sum::<usize>() + plan.outside.plots.len();
        prop_assert_eq!(listed, standing.len());
        for (parcel, park, mode) in plan.firms.iter().flat_map(|firm| &firm.plots) {
            let of = plan.parks.iter().find(|one| Some(&one.park) == park.as_ref()).unwrap_or(&plan.outside);
            prop_assert!(of.plots.contains(parcel));
            prop_assert_eq!(mode, &standing[parcel].mode);
        }
    }
}

#[test]
fn a_version_is_the_facts_and_names_the_one_before() {
    let facts = vec![plot(1, 0, 100, Some(5), 1, 1), plot(2, 3, 50, None, 0, 1)];
    let first = three_plans(&facts, DAY, None);
    let mut turned = facts.clone();
    turned.reverse();
    assert_eq!(three_plans(&turned, DAY, None), first, "whatever the order of the facts");
    assert_eq!((first.totals.tax, first.totals.tax_unknown, first.outside.totals.plots), (Fen(5), 1, 1));
    assert_eq!(first.firms.len(), 1, "one firm on two plots, named twice on each");
    assert_eq!(first.firms[0].plots.len(), 2);
    let mut changed = facts.clone();
    changed[0].mode = "manage".to_owned();
    let second = three_plans(&changed, DAY, Some(&first));
    assert_ne!(second.version, first.version);
    assert_eq!(second.follows, Some(first.version.clone()));
    assert_eq!(changed_plots(&facts, &changed), [ParcelId("par-1".to_owned())]);
    assert_eq!(changed_plots(&facts, &turned), [], "the order of the facts says nothing");
    assert_eq!(changed_plots(&facts, &facts[..1]), [ParcelId("par-2".to_owned())], "a plot that is gone has changed");
    let later = three_plans(&facts, date(2024, 7, 1), None);
    assert_eq!(later.version, first.version, "the same facts on another day are the same version");
}
