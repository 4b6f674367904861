//! Plans at three levels on the sample town: each level is the sum of the plots below it, to the unit, and a changed fact gives a
//! new version that names the one before. What is typed in, out of order or unchanged is refused and saves nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod sample;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use model::{Cm2, ContentHash, DailyRecord, Fen, Measure, ParcelId, RefusalRule, TownPlanVersion};
use sanqian::{Failure, NewRecord, Signature};

use sample::desk::Desk;

const FACTS: Date = date(2023, 6, 30);
const DAY: Date = date(2023, 7, 3);

impl Desk {
    fn enter(&mut self, version: TownPlanVersion) -> Result<(), Failure> {
        let by = Signature { actor: "测试".to_owned(), at_us: 1, on: DAY };
        let record = DailyRecord::TownPlanKept(Box::new(version));
        self.office.enter(&self.packs, NewRecord { record, files: Vec::new() }, &by).map(|_| ())
    }

    fn refused(&mut self, version: TownPlanVersion, rule: RefusalRule) {
        let before = self.office.entries().unwrap().len();
        match self.enter(version) {
            Err(Failure::Refused(refusal)) => assert_eq!(refusal.rule, rule, "{refusal}"),
            other => panic!("{rule:?} expected, {other:?}"),
        }
        assert_eq!(self.office.entries().unwrap().len(), before, "a refusal saves nothing");
    }
}

#[test]
fn the_towns_totals_are_the_parks_and_the_plots_outside_and_versions_follow_each_other() {
    let mut desk = Desk::open();
    let plots = desk.work.plot_facts();
    let daily = desk.office.daily(&desk.packs).unwrap();
    let plan = daily.town_plan(&plots, FACTS);

    // Against the work itself, not against the plan's own sums.
    let of_park = |code: Option<&str>| {
        let inside = |parcel: &ParcelId| desk.work.relations.parcels[parcel].park.as_deref() == code;
        let sites = || desk.work.sites.iter().filter(|site| inside(&site.parcel));
        let (area, tax): (Cm2, Fen) = (sites().map(|site| site.area).sum(), sites().map(|site| site.tax).sum());
        (u32::try_from(sites().count()).unwrap(), area, tax)
    };
    assert!(plan.parks.len() > 1, "the sample town has parks");
    for park in &plan.parks {
        assert_eq!((park.totals.plots, park.totals.area, park.totals.tax), of_park(Some(&park.park)), "{}", park.park);
    }
    let outside = &plan.outside.totals;
    assert_eq!((outside.plots, outside.area, outside.tax), of_park(None));
    let parts = || plan.parks.iter().map(|park| &park.totals).chain([outside]);
    assert_eq!(plan.totals.area, parts().map(|part| part.area).sum(), "area, to the cm²");
    assert_eq!(plan.totals.tax, parts().map(|part| part.tax).sum(), "tax, to the fen");
    assert_eq!(plan.totals.area, desk.work.sites.iter().map(|site| site.area).sum());
    assert_eq!(plan.totals.tax, desk.work.sites.iter().map(|site| site.tax).sum());
    assert!(plan.totals.tax > Fen(0));
    // Modes are those that the renewal plan chose, over the land of its blocks and nothing else.
    for (mode, area) in plan.totals.modes.iter().filter(|(mode, _)| !mode.is_empty()) {
        let blocks = desk.work.plan.blocks.iter().filter(|one| one.chosen.as_ref() == Some(mode));
        let parcels: BTreeSet<&ParcelId> = blocks.flat_map(|one| &one.block.parcels).collect();
        let sites = desk.work.sites.iter().filter(|site| parcels.contains(&site.parcel));
        assert_eq!(*area, sites.map(|site| site.area).sum(), "{mode}");
    }
    assert!(plan.totals.modes.len() > 1);

    let first = daily.town_plan_version(plots.clone(), (FACTS, DAY));
    assert_eq!((&first.version, &first.follows), (&plan.version, &None));
    let mut typed_in = first.clone();
    typed_in.plots[0].tax = Some(Fen(99_999_999));
    desk.refused(typed_in, RefusalRule::Altered);
    desk.refused(TownPlanVersion { plots: Vec::new(), ..first.clone() }, RefusalRule::Grounds);
    desk.enter(first.clone()).unwrap();

    let daily = desk.office.daily(&desk.packs).unwrap();
    assert_eq!(daily.town_plans[0].plan, plan, "made again from what was kept");
    desk.refused(daily.town_plan_version(plots.clone(), (FACTS, DAY)), RefusalRule::Duplicate);

    // 未报 is told apart from 0: once none of a plot's firms has reported, its tax is unknown, and only its.
    let asked = plots.iter().find(|plot| !plot.enterprises.is_empty() && plot.tax > Some(Fen(0))).unwrap().clone();
    for candidate in desk.work.candidates.iter_mut().filter(|one| asked.enterprises.contains(&one.enterprise)) {
        candidate.inputs.remove(&Measure::TaxPaid);
    }
    let unreported = daily.town_plan(&desk.work.plot_facts(), FACTS);
    assert!(unreported.totals.tax_unknown > plan.totals.tax_unknown && unreported.totals.tax < plan.totals.tax);
    let fact = desk.work.plot_facts().into_iter().find(|plot| plot.parcel == asked.parcel).unwrap();
    assert_eq!(fact.tax, None);

    let mut changed = plots;
    changed[0].mode = "gradual".to_owned();
    let second = daily.town_plan_version(changed.clone(), (FACTS, date(2023, 9, 1)));
    assert_ne!(second.version, first.version);
    assert_eq!(second.follows, Some(first.version.clone()));
    desk.refused(TownPlanVersion { follows: None, ..second.clone() }, RefusalRule::Order);
    let unknown = Some(ContentHash::of(b"nobody's"));
    desk.refused(TownPlanVersion { follows: unknown, ..second.clone() }, RefusalRule::Order);
    desk.refused(TownPlanVersion { day: date(2023, 7, 1), ..second.clone() }, RefusalRule::Order);
    desk.enter(second.clone()).unwrap();

    let daily = desk.office.daily(&desk.packs).unwrap();
    assert_eq!(daily.town_plans.len(), 2);
    assert_eq!(daily.town_plans[1].changed, [changed[0].parcel.clone()], "and says which plot is other");
    let now = daily.town_plan(&changed, FACTS);
    assert_eq!(
        (now.version, now.follows),
        (second.version, Some(first.version)),
        "the plan that stands is the last one"
    );
}
