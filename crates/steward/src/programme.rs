//! The programme board (三千行动): target, plan and actual by week and park, as a fold over cases and events. No number is stored:
//! every one is the sum of rows, and every row names the case or event that it comes from.

mod uplift_rows;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{Case, CaseId, CaseState, Check, EventKind, FreedSpace, ProgrammeEvent, ProgrammeMeasure, Refusal, Status};
use rules::ProgrammePack;
use schemars::JsonSchema;
use serde::Serialize;

/// An ISO week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Week {
    /// ISO year.
    pub year: i16,
    /// 1 to 53.
    pub week: i8,
}

impl Week {
    /// The week of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let iso = day.iso_week_date();
        Self { year: iso.year(), week: iso.week() }
    }
}

/// Where a row comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowSource {
    /// A case.
    Case(CaseId),
    /// An event of the programme: subject, act in the order of its track.
    Event(String, u32),
}

/// One thing counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeRow {
    /// As what.
    pub measure: ProgrammeMeasure,
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// Where; `None` outside any park.
    pub park: Option<String>,
    /// How much: enterprises, or cm². Below zero when a member leaves.
    pub amount: i64,
    /// Where it comes from.
    pub source: RowSource,
}

/// What happened in a week in a park.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeCell {
    /// The week.
    pub week: Week,
    /// The park; `None` outside any.
    pub park: Option<String>,
    /// Σ of its rows.
    pub amount: i64,
    /// Its rows, by place in [`ProgrammeBoard::rows`].
    pub rows: Vec<usize>,
}

/// One measure of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasureBoard {
    /// What is counted.
    pub measure: ProgrammeMeasure,
    /// Before the programme.
    pub baseline: i64,
    /// What the plan asks for by the day.
    pub planned: i64,
    /// Whether the plan has a source.
    pub status: Status,
    /// baseline + Σ cells.
    pub actual: i64,
    /// By week, then park.
    pub cells: Vec<ProgrammeCell>,
}

/// The board on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeBoard {
    /// The day.
    #[schemars(with = "String")]
    pub as_of: Date,
    /// In the pack's order.
    pub measures: Vec<MeasureBoard>,
    /// Everything counted until the day, by day, measure and source.
    pub rows: Vec<ProgrammeRow>,
}

/// Everything that counts, whatever the day. `parks` gives the park of a case's subject by its code; `freed` is what the cases
/// have freed on evidence. A firm counts as closed when its case is closed after a closure that was carried out, and once
/// however many cases it has.
///
/// # Errors
/// When the events of the programme are not whole: one is missing, out of order, or shows nothing.
pub fn programme_rows(
    cases: &[Case],
    freed: &FreedSpace,
    events: &[ProgrammeEvent],
    parks: &BTreeMap<String, String>,
) -> Result<Vec<ProgrammeRow>, Refusal> {
    let mut rows = uplift_rows::rows(events)?;
    let mut cases: Vec<&Case> = cases.iter().collect();
    cases.sort_by(|one, other| one.id.cmp(&other.id));
    let mut closed = BTreeSet::new();
    for case in &cases {
        let row = |measure, day, amount| ProgrammeRow {
            measure,
            day,
            park: parks.get(&case.subject_code).cloned(),
            amount,
            source: RowSource::Case(case.id.clone()),
        };
        let of = |kind: EventKind| case.this_round().iter().rev().find(|event| event.kind == kind);
        let shut =
            (case.state == CaseState::Closed).then(|| of(EventKind::CloseDown).zip(of(EventKind::Close))).flatten();
        if let Some((_, close)) = shut
            && let Some(party) = &case.party
            && closed.insert(party)
        {
            rows.push(row(ProgrammeMeasure::FirmsClosed, close.day, 1));
        }
        let demolished = freed.cases.iter().find(|one| one.case == case.id && one.check == Check::IllegalBuilding);
        let freeing = case.this_round().iter().rev().find(|event| event.particulars.freed.is_some());
        if let (Some(demolished), Some(event)) = (demolished, freeing)
            && case.state == CaseState::Closed
        {
            rows.push(row(ProgrammeMeasure::FloorDemolished, event.day, demolished.floor.0));
        }
    }
    rows.sort_by(|a, b| (a.day, a.measure, &a.source).cmp(&(b.day, b.measure, &b.source)));
    Ok(rows)
}

/// The board of a pack's targets on a day. O(rows log rows).
#[must_use]
pub fn programme_board(pack: &ProgrammePack, rows: &[ProgrammeRow], as_of: Date) -> ProgrammeBoard {
    let rows: Vec<ProgrammeRow> = rows.iter().filter(|row| row.day <= as_of).cloned().collect();
    let measures = pack.targets.iter().map(|target| {
        let mut cells: BTreeMap<(Week, Option<&str>), ProgrammeCell> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.measure == target.measure) {
            let week = Week::of(row.day);
            let empty = || ProgrammeCell { week, park: row.park.clone(), amount: 0, rows: Vec::new() };
            let cell = cells.entry((week, row.park.as_deref())).or_insert_with(empty);
            cell.amount += row.amount;
            cell.rows.push(at);
        }
        let cells: Vec<ProgrammeCell> = cells.into_values().collect();
        MeasureBoard {
            measure: target.measure,
            baseline: target.baseline,
            planned: target.planned(as_of),
            status: target.status,
            actual: target.baseline + cells.iter().map(|cell| cell.amount).sum::<i64>(),
            cells,
        }
    });
    let measures = measures.collect();
    ProgrammeBoard { as_of, measures, rows }
}
