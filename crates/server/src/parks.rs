//! The steward's board (园区运营).

use axum::response::Response;
use sanqian::Work;

use crate::access::Seen;
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{
    Board, Clause, EndingLease, Park, ParkSummary, ProjectMatch, ServiceNote, Unsourced, VacancyMatch, Words,
};

/// Parks, leases that end soon, incoming projects against vacancies.
#[utoipa::path(get, path = "/parks", tag = "parks", responses((status = 200, description = "The board", body = Board)))]
pub(crate) async fn parks(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Response {
    index.parks.json(|| Board {
        parks: rows(&index),
        projects: projects(&index.work),
        unsourced: index.work.board.unsourced.iter().map(Unsourced::from).collect(),
    })
}

/// The parks in short, and last what lies outside any.
pub(crate) fn summaries(work: &Work) -> Vec<ParkSummary> {
    let rows = work.board.parks.iter().chain([&work.board.outside]);
    let summary = rows.map(|park| ParkSummary {
        code: park.code.clone(),
        name: park.name.clone(),
        level: park.level.clone(),
        parcels: park.parcels,
        area: park.area.into(),
        occupancy: park.occupancy,
        vacant_floor_area: park.vacant_floor_area.into(),
        firms: park.firms,
        ending: park.ending.len(),
    });
    summary.collect()
}

fn rows(index: &Index) -> Vec<Park> {
    let board = &index.work.board;
    let parks = board.parks.iter().chain([&board.outside]).map(|park| {
        let ending = park.ending.iter().map(|lease| EndingLease {
            id: lease.tenancy.0.clone(),
            number: lease.number.clone(),
            tenant: lease.tenant.clone(),
            enterprise: lease.enterprise.as_ref().map(|id| index.enterprise_ref(id)),
            building_code: lease.building.clone(),
            unit: lease.unit.clone(),
            floor_area: lease.floor_area.into(),
            to: lease.to.to_string(),
            days_left: lease.days_left,
        });
        let notes = park.notes.iter().map(|note| ServiceNote {
            code: note.code.clone(),
            number: note.number.clone(),
            building_code: note.building.clone(),
            zh: note.words.zh.clone(),
            en: note.words.en.clone(),
        });
        Park {
            code: park.code.clone(),
            name: park.name.clone(),
            level: park.level.clone(),
            parcels: park.parcels,
            area: park.area.into(),
            floor_area: park.floor_area.into(),
            let_floor_area: park.let_floor_area.into(),
            vacant_floor_area: park.vacant_floor_area.into(),
            vacant_later: park.vacant_later.into(),
            occupancy: park.occupancy,
            firms: park.firms,
            ending: ending.collect(),
            notes: notes.collect(),
        }
    });
    parks.collect()
}

fn projects(work: &Work) -> Vec<ProjectMatch> {
    let projects = work.board.projects.iter().map(|project| {
        let vacancies = project.vacancies.iter().map(|vacancy| VacancyMatch {
            building: vacancy.building.0.clone(),
            building_code: vacancy.code.clone(),
            unit: vacancy.unit.clone(),
            park: vacancy.park.clone(),
            floor_area: vacancy.floor_area.into(),
            available: vacancy.available.map(|date| date.to_string()),
            fits: vacancy.fits,
            reasons_for: vacancy.reasons_for.iter().map(Words::from).collect(),
            reasons_against: vacancy.reasons_against.iter().map(Words::from).collect(),
        });
        ProjectMatch {
            project: project.project.clone(),
            industry: project.industry.clone(),
            floor_area: project.floor_area.map(Into::into),
            land: project.land.map(Into::into),
            starts: project.starts.map(|date| date.to_string()),
            admission: Words::from(&project.admission),
            admission_clause: Clause::from(&project.admission_clause),
            vacancies: vacancies.collect(),
        }
    });
    projects.collect()
}
