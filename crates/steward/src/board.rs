//! The steward's board of a town.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{BuildingId, Relations, Snapshot, Unsourced};
use rules::{PackError, ParkPack};
use schemars::JsonSchema;
use serde::Serialize;

use crate::park::{Place, statuses};
use crate::{ParkStatus, ProjectMatch, VillageStatus, project, village};

/// What a steward sees of a town on a day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParkBoard {
    /// By park code.
    pub parks: Vec<ParkStatus>,
    /// Industrial land outside any park; its code is empty.
    pub outside: ParkStatus,
    /// Incoming projects by name.
    pub projects: Vec<ProjectMatch>,
    /// By village.
    pub villages: Vec<VillageStatus>,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// Looks at the town on a day.
///
/// # Errors
/// When the pack lacks a parameter on that day.
pub fn board(snapshot: &Snapshot, relations: &Relations, pack: &ParkPack, day: Date) -> Result<ParkBoard, PackError> {
    let figures = pack.figures(day)?;
    let places = places(snapshot, relations);
    let (parks, outside) = statuses(snapshot, relations, &places, &figures, day);
    Ok(ParkBoard {
        parks,
        outside,
        projects: project::matches(snapshot, relations, pack, &figures, &places)?,
        villages: village::statuses(snapshot, pack, &figures),
        unsourced: pack.parameters.unsourced(day),
    })
}

/// Where each building stands: by the parcel that holds most of it, else the one that the survey assigned.
pub(crate) fn places<'a>(snapshot: &'a Snapshot, relations: &'a Relations) -> BTreeMap<&'a BuildingId, Place<'a>> {
    snapshot
        .buildings
        .iter()
        .map(|(id, building)| {
            let by_geometry = relations.buildings.get(id).and_then(|r| r.parcel.as_ref());
            let by_survey = building.outline.as_ref().map(|o| &o.is.parcel);
            let parcel = by_geometry.or(by_survey);
            let park = parcel.and_then(|p| relations.parcels.get(p)).and_then(|r| r.park.as_deref());
            let code = building
                .outline
                .as_ref()
                .map(|o| o.is.code.as_str())
                .or_else(|| building.record.as_ref().map(|r| r.is.building_code.as_str()))
                .unwrap_or(&id.0);
            (id, Place { park, code })
        })
        .collect()
}
