//! 环保断链.

use jiff::civil::date;
use model::statement::{DischargePermitKind, EnvironmentRecord};

use crate::town::{Town, YEAR};

const NONE: [&str; 0] = [];

fn found(change: impl FnOnce(&mut EnvironmentRecord)) -> Vec<String> {
    Town::new().firm("甲", |_| {}).environment("甲", change).found()
}

fn permit(record: &mut EnvironmentRecord, kind: DischargePermitKind, until: Option<jiff::civil::Date>) {
    (record.permit_kind, record.permit, record.permit_until) = (Some(kind), Some("证".into()), until);
}

#[test]
fn a_process_that_needs_a_permit() {
    for process in ["印花", "染色", "水洗", "喷漆", "电镀"] {
        assert_eq!(found(|r| r.process = Some(process.into())), ["environment.no_permit 甲"], "{process}");
    }
    let process = |change: fn(&mut EnvironmentRecord)| {
        found(|record| {
            record.process = Some("印花".into());
            change(record);
        })
    };
    assert_eq!(process(|r| permit(r, DischargePermitKind::Registration, None)), ["environment.no_permit 甲"]);
    assert_eq!(process(|r| permit(r, DischargePermitKind::Simplified, Some(date(2025, 1, 1)))), NONE);
    assert_eq!(process(|r| permit(r, DischargePermitKind::Key, None)), NONE);
    assert_eq!(process(|r| r.permit_kind = Some(DischargePermitKind::Key)), ["environment.no_permit 甲"]);
    // Sewing needs none.
    assert_eq!(found(|_| {}), NONE);
    assert_eq!(found(|r| r.process = Some("缝制".into())), NONE);
}

#[test]
fn a_permit_whose_term_has_ended() {
    let until = |day, kind| found(move |record| permit(record, kind, day));
    assert_eq!(until(Some(date(2023, 6, 29)), DischargePermitKind::Key), ["environment.permit_expired 甲"]);
    assert_eq!(until(Some(date(2023, 6, 30)), DischargePermitKind::Key), NONE);
    assert_eq!(until(None, DischargePermitKind::Key), NONE);
    assert_eq!(until(Some(date(2020, 1, 1)), DischargePermitKind::Registration), NONE, "a registration is no permit");
}

#[test]
fn hazardous_waste_without_a_contract_in_force() {
    let waste = |contractor: Option<&str>, until| {
        found(|r| {
            r.hazardous_waste = Some(true);
            (r.waste_contractor, r.waste_contract_until) = (contractor.map(Into::into), until);
        })
    };
    let expect = ["environment.hazardous_waste_unhandled 甲"];
    assert_eq!(waste(None, None), expect);
    assert_eq!(waste(None, Some(date(2025, 1, 1))), expect);
    assert_eq!(waste(Some("处置"), Some(date(2023, 6, 29))), expect);
    assert_eq!(waste(Some("处置"), Some(date(2023, 6, 30))), NONE);
    assert_eq!(waste(Some("处置"), None), NONE);
    assert_eq!(found(|r| r.hazardous_waste = None), NONE, "not recorded is not yes");
}

#[test]
fn who_is_no_longer_at_work_discharges_nothing() {
    let gone =
        || Town::new().revoked("甲", Some(date(2022, 6, 1))).environment("甲", |r| r.process = Some("印花".into()));
    assert_eq!(gone().found(), NONE);
    assert_eq!(gone().meter("甲", "某甲厂", YEAR, 1).found(), ["environment.no_permit 甲"]);
}
