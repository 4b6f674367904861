//! The programme board (三千行动).

use axum::Json;
use model::Term;
use sanqian::{Daily, ProgrammeBoard, RowSource};

use crate::access::{Seen, SeenDaily};
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{
    Association, AssociationMember, AssociationTarget, Named, Programme, ProgrammeCell, ProgrammeMeasure, ProgrammeRow,
    Words,
};

/// Baseline, plan and actual of every measure on the latest day of the daily records; each number is the sum of its rows.
#[utoipa::path(
    get, path = "/programme", tag = "town",
    responses((status = 200, description = "The board", body = Programme))
)]
pub(crate) async fn programme(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Programme>, Problem> {
    let packs = &index.records.daily_packs;
    let day = daily.until.unwrap_or(index.work.snapshot.as_of);
    let board = daily.board(packs, &daily.parks(&index.work), day);
    let board = board.map_err(|_| Problem::unknown("board", "三千行动", "programme", "/api/v1/cases"))?;
    let measures = board.measures.iter().map(|one| {
        let (unit, scale) = unit(one.measure);
        let target = packs.programme.targets.iter().find(|target| target.measure == one.measure);
        let last = target.and_then(|target| target.plan.last());
        ProgrammeMeasure {
            measure: model::code_of(&one.measure),
            words: Words { zh: one.measure.zh().to_owned(), en: one.measure.en().to_owned() },
            unit: unit.to_owned(),
            baseline: scale(one.baseline),
            planned: scale(one.planned),
            target: scale(last.map_or(one.baseline, |last| last.value)),
            target_by: last.map(|last| last.by.to_string()),
            actual: scale(one.actual),
            status: one.status.into(),
            cells: one.cells.iter().map(|cell| self::cell(&board, cell, scale)).collect(),
        }
    });
    Ok(Json(Programme {
        as_of: board.as_of.to_string(),
        measures: measures.collect(),
        associations: associations(&index, &daily, day),
    }))
}

fn associations(index: &Index, daily: &Daily, day: jiff::civil::Date) -> Vec<Association> {
    let packs = &index.records.daily_packs;
    let all = daily.associations(packs, &index.work, day).into_iter().map(|(rule, board)| {
        let list = daily.checklist(packs, &rule.quality_checklist, day);
        let members = board.members.iter().map(|member| AssociationMember {
            enterprise: index.enterprise_ref(&member.enterprise),
            since: member.since.to_string(),
            checked: member.checked.map(|(on, _, _)| on.to_string()),
            points: member.checked.map(|(_, points, _)| points),
            most: member.checked.map(|(_, _, most)| most),
        });
        let targets = board.targets.iter().map(|target| AssociationTarget {
            measure: model::code_of(&target.measure),
            words: Words { zh: target.measure.zh().to_owned(), en: target.measure.en().to_owned() },
            by: target.by.to_string(),
            value: target.value,
            actual: target.actual,
            missed: target.missed,
            status: target.status.into(),
        });
        Association {
            association: Named { code: rule.code.clone(), zh: rule.zh.clone(), en: rule.en.clone() },
            members: members.collect(),
            targets: targets.collect(),
            quality_checklist: rule.quality_checklist.clone(),
            quality: (list.into_iter().flat_map(|list| list.items))
                .map(|item| Named { code: item.code, zh: item.zh, en: item.en })
                .collect(),
        }
    });
    all.collect()
}

fn cell(board: &ProgrammeBoard, cell: &sanqian::ProgrammeCell, scale: fn(i64) -> f64) -> ProgrammeCell {
    let rows = cell.rows.iter().filter_map(|at| board.rows.get(*at)).map(|row| {
        let (case, subject) = match &row.source {
            RowSource::Case(case) => (Some(case.0.clone()), None),
            RowSource::Event(subject, _) => (None, Some(subject.clone())),
        };
        ProgrammeRow { day: row.day.to_string(), park: row.park.clone(), amount: scale(row.amount), case, subject }
    });
    ProgrammeCell {
        week: format!("{}-W{:02}", cell.week.year, cell.week.week),
        park: cell.park.clone(),
        amount: scale(cell.amount),
        rows: rows.collect(),
    }
}

/// The unit in which a measure is shown, and how its stored amounts become it.
fn unit(measure: model::ProgrammeMeasure) -> (&'static str, fn(i64) -> f64) {
    use model::ProgrammeMeasure::{FloorDemolished, LandInScheme, LandUplifted};
    match measure {
        FloorDemolished => ("m2", |cm2| model::Cm2(cm2).square_metres()),
        LandUplifted | LandInScheme => ("mu", |cm2| model::Cm2(cm2).mu()),
        #[expect(clippy::cast_precision_loss, reason = "counts of enterprises")]
        _ => ("firms", |count| count as f64),
    }
}
