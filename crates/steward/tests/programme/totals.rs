//! The totals, their cells and rows, and what happens when any one event is taken away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use model::{Case, ProgrammeMeasure, Status, Term};
use rectify::freed_space;
use rules::ProgrammePack;
use steward::{ProgrammeRow, programme_board, programme_rows};

use crate::simulated::{Simulated, simulate};

static TOWN: LazyLock<Simulated> = LazyLock::new(simulate);
const END: Date = date(2023, 12, 31);

fn pack() -> ProgrammePack {
    let text = include_str!("../../../../rulepacks/programme/kuangyan/pack.toml");
    ProgrammePack::parse("programme", text).unwrap()
}

fn rows_of(cases: &[Case]) -> Vec<ProgrammeRow> {
    programme_rows(cases, &freed_space(cases), &TOWN.events, &TOWN.parks).unwrap()
}

fn ended() -> Vec<Case> {
    TOWN.cases.iter().map(|(_, case)| case.clone()).collect()
}

fn totals(rows: &[ProgrammeRow]) -> BTreeMap<ProgrammeMeasure, i64> {
    let mut totals = BTreeMap::new();
    for row in rows {
        *totals.entry(row.measure).or_default() += row.amount;
    }
    totals
}

#[test]
fn twenty_four_months_end_at_the_published_totals() {
    use ProgrammeMeasure::*;
    let board = programme_board(&pack(), &rows_of(&ended()), END);
    let actual: Vec<(ProgrammeMeasure, i64)> = board.measures.iter().map(|one| (one.measure, one.actual)).collect();
    assert_eq!(
        actual,
        [
            (FirmsClosed, 393),
            (FloorDemolished, 350_000_000), // 35 000 m²
            (FirmsCoached, 90),
            (FirmsUpgraded, 15),
            (LandUplifted, 920_000_000), // 138 mu
            (AssociationMembers, 14),
            (LandInScheme, 5_333_333_333), // 800 mu
        ]
    );
    assert!((model::Cm2(920_000_000).mu() - 138.0).abs() < 1e-9);
    for one in &board.measures {
        assert_eq!(one.planned, one.actual, "{:?}", one.measure);
        assert_eq!(one.status, Status::Unsourced, "how it was spread over the quarters no source says");
    }
    let months: BTreeSet<(i16, i8)> = board.rows.iter().map(|row| (row.day.year(), row.day.month())).collect();
    assert!(months.len() >= 20 && board.rows.iter().all(|row| row.day <= END), "{months:?}");
}

#[test]
fn every_number_opens_its_rows_and_weeks_and_parks_add_up() {
    let rows = rows_of(&ended());
    let pack = pack();
    for day in [date(2021, 12, 31), date(2022, 6, 30), date(2023, 1, 1), END] {
        let board = programme_board(&pack, &rows, day);
        let mut opened: BTreeSet<usize> = BTreeSet::new();
        for measure in &board.measures {
            for cell in &measure.cells {
                let of_cell: Vec<_> = cell.rows.iter().map(|at| &board.rows[*at]).collect();
                assert_eq!(cell.amount, of_cell.iter().map(|row| row.amount).sum::<i64>());
                for row in of_cell {
                    assert_eq!((row.measure, &row.park), (measure.measure, &cell.park));
                    assert_eq!(steward::Week::of(row.day), cell.week);
                }
                opened.extend(cell.rows.iter().copied());
            }
            let sum: i64 = measure.cells.iter().map(|cell| cell.amount).sum();
            assert_eq!(measure.actual, measure.baseline + sum);
        }
        assert_eq!(opened.len(), board.rows.len(), "no row outside a cell");
        if day.year() == 2021 {
            assert!(board.rows.is_empty());
        }
    }
    let parks: BTreeSet<_> = rows.iter().map(|row| row.park.as_deref()).collect();
    assert_eq!(parks.len(), 6, "five parks and what lies outside");
    assert_eq!(totals(&rows).len(), ProgrammeMeasure::ALL.len());
}

#[test]
fn the_end_of_the_year_is_in_the_iso_week_of_the_next() {
    let week = |day| (steward::Week::of(day).year, steward::Week::of(day).week);
    assert_eq!((week(date(2023, 1, 1)), week(date(2023, 1, 2))), ((2022, 52), (2023, 1)));
    assert_eq!(week(date(2024, 12, 30)), (2025, 1));
}

/// Without any one event of any case, its replay is refused, or the total is another.
#[test]
fn taking_away_any_event_of_any_case_is_refused_or_shows() {
    let (mut refused, mut shown) = (0, 0);
    for (opened, ended) in &TOWN.cases {
        let alone =
            totals(&programme_rows(std::slice::from_ref(ended), &freed_space([ended]), &[], &TOWN.parks).unwrap());
        assert_eq!(alone.len(), 1, "each case carries its part of a total");
        for without in 0..ended.events.len() {
            let rest = ended.events.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, event)| event.clone());
            match TOWN.docket(opened).rules().replay(opened, rest) {
                Err(_) => refused += 1,
                Ok(case) => {
                    let now =
                        programme_rows(std::slice::from_ref(&case), &freed_space([&case]), &[], &TOWN.parks).unwrap();
                    assert_ne!(totals(&now), alone, "event {without} of {} does not matter", opened.subject_code);
                    shown += 1;
                }
            }
        }
    }
    assert_eq!(refused + shown, 393 * 7 + 50 * 10);
    assert!(shown >= 443, "at least the last event of each case");
}

#[test]
fn taking_away_any_event_of_the_programme_is_refused_or_shows() {
    let all = totals(&programme_rows(&[], &freed_space([]), &TOWN.events, &TOWN.parks).unwrap());
    let (mut refused, mut shown) = (0, 0);
    for without in 0..TOWN.events.len() {
        let mut rest = TOWN.events.clone();
        rest.remove(without);
        match programme_rows(&[], &freed_space([]), &rest, &TOWN.parks) {
            Err(_) => refused += 1,
            Ok(rows) => {
                assert_ne!(totals(&rows), all, "event {without}");
                shown += 1;
            }
        }
    }
    // 90 × 4, 15 × 2, 23 × 2, 15 × 2, 2 × 2 and one who left
    assert_eq!((TOWN.events.len(), refused + shown), (471, 471));
    assert!(refused > 0 && shown > 0);
}

#[test]
fn events_without_evidence_or_with_another_area_are_refused() {
    for (at, spoil) in [(0, 0), (391, 1), (391, 2)] {
        let mut events = TOWN.events.clone();
        match spoil {
            0 => events[at].documents.clear(),
            1 => events[at].area = None,
            _ => events[at].area = Some(model::Cm2(1)),
        }
        assert!(programme_rows(&[], &freed_space([]), &events, &TOWN.parks).is_err(), "{at} {spoil}: {:?}", events[at]);
    }
}

#[test]
fn a_firm_with_two_cases_counts_once_and_an_open_case_not_at_all() {
    let (_, first) = &TOWN.cases[0];
    let second = Case { id: model::CaseId("cas-other".to_owned()), ..first.clone() };
    let both = [first.clone(), second];
    assert_eq!(totals(&programme_rows(&both, &freed_space(&both), &[], &TOWN.parks).unwrap()).values().sum::<i64>(), 1);
    let open = Case { state: model::CaseState::ClosedDown, ..first.clone() };
    assert!(programme_rows(&[open], &freed_space([]), &[], &TOWN.parks).unwrap().is_empty());
}

#[test]
fn faulty_targets_are_refused() {
    let text = include_str!("../../../../rulepacks/programme/kuangyan/pack.toml");
    for (from, to, expected) in [
        ("measure = \"firms_coached\"", "measure = \"firms_closed\"", "stands twice"),
        ("by = \"2022-06-30\"", "by = \"2022-01-30\"", "does not rise"),
        ("status = \"unsourced\"\nplan", "status = \"official\"\nplan", "names no source"),
    ] {
        let error = ProgrammePack::parse("p", &text.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
