//! A firm leaves a park of the sample town: its lease ends, the area of its lease is free, the park's occupancy moves by it and by
//! nothing else. A case that does not close the firm is no ground, and what is refused saves nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod sample;

use jiff::civil::{Date, date};
use model::{CaseId, ContentHash, DailyRecord, ExitAct, ExitReason, ExitStep, RefusalRule};
use sanqian::{ExitState, Failure, NewRecord, Signature, Work};

use sample::desk::Desk;

const DAY: Date = date(2023, 7, 3);
const SHOWN: &[u8] = b"shown";

impl Desk {
    fn enter(&mut self, record: DailyRecord) -> Result<(), Failure> {
        let by = Signature { actor: "测试".to_owned(), at_us: 1, on: DAY };
        let files = if record.blobs().is_empty() { Vec::new() } else { vec![SHOWN.to_vec()] };
        self.office.enter(&self.packs, NewRecord { record, files }, &by).map(|_| ())
    }

    fn refused(&mut self, record: DailyRecord, rule: RefusalRule) {
        let before = self.office.entries().unwrap().len();
        match self.enter(record) {
            Err(Failure::Refused(refusal)) => assert_eq!(refusal.rule, rule, "{refusal}"),
            other => panic!("{rule:?} expected, {other:?}"),
        }
        assert_eq!(self.office.entries().unwrap().len(), before, "a refusal saves nothing");
    }

    fn occupancy(&self, park: &str, day: Date) -> f64 {
        let daily = self.office.daily(&self.packs).unwrap();
        let parks = daily.park_indicators(&self.packs, &self.work, day);
        let park = parks.into_iter().find(|one| one.park == park).unwrap();
        park.indicators.into_iter().find(|one| one.code == "occupancy").unwrap().value.unwrap()
    }
}

#[test]
fn an_exit_frees_the_leases_area_and_moves_the_parks_occupancy_by_it() {
    let mut desk = Desk::open();
    let shown = ContentHash::of(SHOWN);
    let notice =
        |work: &Work, lease: &str, reason, case| work.exit_notice(lease, (reason, case), (DAY, shown.clone())).unwrap();
    // A lease of a park that counts, under which nobody sits as a sub-tenant.
    let leases = desk.work.snapshot.leases.values().map(|stated| &stated.is);
    let number = leases
        .filter(|one| one.above.is_none() && one.from <= date(2023, 6, 30) && date(2024, 1, 31) < one.to)
        .filter(|one| desk.work.snapshot.leases.values().all(|other| other.is.above.as_ref() != Some(&one.tenancy)))
        .find(|one| desk.work.exit_notice(&one.number, (ExitReason::Agreement, None), (DAY, shown.clone())).is_ok())
        .map(|one| one.number.clone())
        .unwrap();
    let agreed = notice(&desk.work, &number, ExitReason::Agreement, None);
    let (lease, park) = (agreed.lease.clone(), agreed.park.clone());
    let step = |day: Date, act: ExitAct| DailyRecord::ExitStepped(ExitStep { lease: lease.clone(), day, act });
    let clear = |item: &str| ExitAct::Clear { item: item.to_owned(), document: ContentHash::of(SHOWN) };

    let case = Some(CaseId("case-nobodys".to_owned()));
    let closed = notice(&desk.work, &number, ExitReason::ClosedByDecision, case);
    desk.refused(DailyRecord::ExitOpened(closed), RefusalRule::Grounds);
    desk.refused(step(DAY, ExitAct::Leave), RefusalRule::NotBegun);
    desk.enter(DailyRecord::ExitOpened(agreed.clone())).unwrap();
    desk.refused(DailyRecord::ExitOpened(agreed.clone()), RefusalRule::Duplicate);
    let items: Vec<String> = desk.packs.parks.exit_items.iter().map(|item| item.code.clone()).collect();
    for item in &items {
        desk.refused(step(DAY, ExitAct::Leave), RefusalRule::Evidence);
        desk.enter(step(DAY, clear(item))).unwrap();
    }
    let before = desk.occupancy(&park, date(2023, 8, 31));
    let left = date(2023, 8, 1);
    desk.enter(step(left, ExitAct::Leave)).unwrap();

    let status = desk.work.board.parks.iter().find(|one| one.code == park).unwrap().clone();
    let daily = desk.office.daily(&desk.packs).unwrap();
    assert_eq!(daily.exits[&lease].exit.state(), ExitState::Left);
    assert_eq!(daily.exits[&lease].entries.len(), 2 + items.len());
    let after = daily.park_board(&desk.work, left);
    let now = after.parks.iter().find(|one| one.code == park).unwrap();
    assert_eq!(now.let_floor_area.0, status.let_floor_area.0 - agreed.floor_area.0, "freed: the lease's area");
    assert_eq!(now.vacant_floor_area.0, status.vacant_floor_area.0 + agreed.floor_area.0);
    assert!(now.ending.iter().all(|one| one.tenancy != lease), "nobody is reminded of a lease that has ended");
    let others = |board: &'_ sanqian::ParkBoard| -> Vec<_> {
        board.parks.iter().filter(|one| one.code != park).map(|one| one.let_floor_area).collect()
    };
    assert_eq!(others(&after), others(&desk.work.board), "and no other park moves");

    let moved = desk.occupancy(&park, date(2023, 8, 31));
    #[expect(clippy::cast_precision_loss, reason = "areas of a park")]
    let share = agreed.floor_area.0 as f64 / (status.let_floor_area.0 + status.vacant_floor_area.0) as f64;
    assert!((before - moved - share).abs() < 1e-12 && share > 0.0, "{before} − {moved} = {share}");
    assert_eq!(desk.occupancy(&park, date(2023, 7, 31)), before, "not before the day on which it left");
}
