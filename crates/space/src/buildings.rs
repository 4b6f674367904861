//! Buildings against parcels and certificates.

use model::statement::{BuildingOutline, ParcelOutline};
use model::{BuildingRelations, Cm2, Problem, Snapshot};

use crate::cadastre::Shaped;
use crate::overlap::overlap_area;
use crate::place::{place, warning};
use crate::tree::Tree;

/// What lies on which parcel.
pub(crate) struct Standing {
    /// Position of the parcel that holds most of the building, and the part of the footprint inside it.
    pub(crate) parcel: Option<(usize, Cm2)>,
    pub(crate) relations: BuildingRelations,
}

/// Parcel, footprint, floor area and certificate of one building.
pub(crate) fn standing(
    snapshot: &Snapshot,
    building: &Shaped<'_, BuildingOutline>,
    parcels: &[Shaped<'_, ParcelOutline>],
    tree: &Tree,
    problems: &mut Vec<Problem>,
) -> Standing {
    let outline = &building.outline;
    let stated = &building.stated.is;
    let footprint = Cm2::from_square_metres(outline.area);
    let mut holds: Option<(usize, f64)> = None;
    for position in tree.near(outline.low, outline.high, 0.0) {
        let Some(parcel) = parcels.get(position) else { continue };
        let area = overlap_area(outline, &parcel.outline);
        if area > 0.0 && holds.is_none_or(|(_, most)| area > most) {
            holds = Some((position, area));
        }
    }
    let holds = holds.map(|(position, area)| (position, Cm2::from_square_metres(area).min(footprint)));
    let parcel = holds.and_then(|(position, _)| parcels.get(position)).map(|parcel| &parcel.stated.is);
    if parcel.is_none_or(|parcel| parcel.parcel != stated.parcel) {
        let on = parcel.map_or("不在任何宗地上".to_owned(), |parcel| format!("大部分在宗地 {} 上", parcel.code));
        problems.push(warning(
            place(snapshot, building.stated),
            "building.other_parcel",
            "建筑物落在其宗地代码所指的宗地上",
            format!("{} {on}", stated.code),
            "请核对宗地代码或图形；空间分析以图形为准",
        ));
    }
    let record = snapshot.buildings.get(&stated.building).and_then(|known| known.record.as_ref());
    let certified = record.and_then(|record| record.is.certified_footprint);
    let permitted = record.and_then(|record| record.is.permitted_floor_area);
    let floor_area = Cm2(footprint.0.saturating_mul(i64::from(stated.floors)));
    let relations = BuildingRelations {
        parcel: parcel.map(|parcel| parcel.parcel.clone()),
        footprint,
        floor_area,
        outside_parcel: footprint - holds.map_or(Cm2::ZERO, |(_, inside)| inside),
        beyond_certificate: certified.map(|certified| footprint - certified),
        beyond_permit: permitted.map(|permitted| floor_area - permitted),
        ..BuildingRelations::default()
    };
    Standing { parcel: holds, relations }
}
