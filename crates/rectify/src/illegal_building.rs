//! 违建: no permit, beyond the certificate, or beyond the time of a temporary permit (浙江省违法建筑处置规定 §3).

use model::statement::{BuildingOutline, BuildingRecord};
use model::{BuildingId, Cm2, Stated};
use rules::PackError;

use crate::figures::{area, share};
use crate::occupants::Occupants;
use crate::scene::Scene;
use crate::suspicion::Suspicion;

/// Land use of industrial land, as the cadastral map writes it.
const INDUSTRIAL: &str = "工业";

/// A building of production on industrial land.
struct Works<'a> {
    id: &'a BuildingId,
    outline: &'a Stated<BuildingOutline>,
    record: Option<&'a Stated<BuildingRecord>>,
}

/// Buildings of production on industrial land. Homes and buildings on homesteads are dealt with by other rules of law.
fn works<'a>(scene: &Scene<'a>) -> Result<Vec<Works<'a>>, PackError> {
    let uses = scene.pack.words("industrial_uses")?;
    let snapshot = scene.snapshot;
    let works = snapshot.buildings.iter().filter_map(|(id, known)| {
        let outline = known.outline.as_ref().filter(|outline| uses.has(&outline.is.building_use))?;
        let parcel = scene.parcel_of(id).and_then(|parcel| snapshot.parcels.get(&parcel))?;
        let industrial = parcel.outline.as_ref().is_some_and(|parcel| parcel.is.land_use == INDUSTRIAL);
        industrial.then_some(Works { id, outline, record: known.record.as_ref() })
    });
    Ok(works.collect())
}

fn suspicion(scene: &Scene<'_>, occupants: &Occupants, works: &Works<'_>) -> Suspicion {
    let enterprises = occupants.with_holders(scene, works.id);
    Suspicion::of_building(works.id, works.outline.is.code.clone(), enterprises, scene.parcel_of(works.id))
}

/// Whether a building has neither certificate nor permit on record.
fn without_papers(record: Option<&Stated<BuildingRecord>>) -> bool {
    record.is_none_or(|record| record.is.certificate.is_none() && record.is.permit.is_none())
}

/// Buildings of production on industrial land without certificate or permit.
pub(crate) fn no_permit(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for works in works(scene)?.iter().filter(|works| without_papers(works.record)) {
        let outline = &works.outline.is;
        let floor_area = scene.floor_area(works.id).unwrap_or_default();
        let mut suspicion = suspicion(scene, occupants, works).floor_area(floor_area).because(
            format!(
                "{}：{}，{} 层，图上建筑面积 {}，位于工业用地",
                outline.code,
                outline.building_use,
                outline.floors,
                area(floor_area)
            ),
            format!(
                "{}: {}, {} floors, {} by its outline, on industrial land",
                outline.code,
                outline.building_use,
                outline.floors,
                area(floor_area)
            ),
            scene.cite(works.outline, "code"),
        );
        suspicion = match works.record {
            None => suspicion.because(
                "自然资源局房屋表中没有该建筑的记录",
                "the building is in no row of the certificates",
                None,
            ),
            Some(record) => suspicion.because(
                "房屋表中该建筑的不动产权证号和规划许可证号均为空",
                "its row of the certificates names neither certificate nor permit",
                scene.cite(record, "certificate"),
            ),
        };
        found.push(suspicion);
    }
    Ok(found)
}

/// Buildings whose footprint exceeds the certified one by more than survey error, unless a permit covers what stands. The
/// floor area in question is the excess footprint times the floors.
pub(crate) fn beyond_certificate(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let tolerance_share = scene.pack.parameters.at("footprint_tolerance_share", scene.day())?;
    let least = Cm2::from_square_metres(scene.pack.parameters.at("footprint_tolerance_area", scene.day())?);
    let mut found = Vec::new();
    for works in works(scene)? {
        let Some(record) = works.record.filter(|record| !without_papers(Some(record))) else { continue };
        let Some(relations) = scene.relations.buildings.get(works.id) else { continue };
        let (Some(certified), Some(excess)) = (record.is.certified_footprint, relations.beyond_certificate) else {
            continue;
        };
        let tolerance = share(certified, tolerance_share).max(least);
        let covered = Cm2(relations.floor_area.0 - share(relations.floor_area, tolerance_share).0);
        let permitted = record.is.permit.is_some()
            && !record.is.permit_temporary
            && record.is.permitted_floor_area.is_some_and(|permitted| permitted >= covered);
        if excess <= tolerance || permitted {
            continue;
        }
        let floors = works.outline.is.floors.max(1);
        let floor_area = Cm2(excess.0.saturating_mul(i64::from(floors)));
        found.push(
            suspicion(scene, occupants, &works)
                .floor_area(floor_area)
                .because(
                    format!("证载占地 {}", area(certified)),
                    format!("certified footprint {}", area(certified)),
                    scene.cite(record, "certified_footprint"),
                )
                .because(
                    format!("图上占地 {}，超出 {}（容差 {}），{floors} 层，涉及建筑面积 {}", area(relations.footprint), area(excess), area(tolerance), area(floor_area)),
                    format!("footprint by the outline {}, {} more (tolerance {}), {floors} floors, {} of floor area in question", area(relations.footprint), area(excess), area(tolerance), area(floor_area)),
                    None,
                ),
        );
    }
    Ok(found)
}

/// Temporary buildings whose permit has run out while they are still on the map.
pub(crate) fn temporary_expired(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for (id, known) in &scene.snapshot.buildings {
        let (Some(outline), Some(record)) = (&known.outline, &known.record) else { continue };
        let Some(until) = record.is.permit_until.filter(|until| *until < scene.day()) else { continue };
        // A certificate given since has made it permanent.
        if !record.is.permit_temporary || record.is.certificate.is_some() {
            continue;
        }
        let floor_area = scene.floor_area(id).unwrap_or_default();
        let works = Works { id, outline, record: Some(record) };
        found.push(
            suspicion(scene, occupants, &works)
                .floor_area(floor_area)
                .because(
                    format!(
                        "临时许可 {} 有效期至 {until}，至 {} 已届满",
                        record.is.permit.as_deref().unwrap_or("（无号）"),
                        scene.day()
                    ),
                    format!(
                        "temporary permit {} ran out on {until}, before {}",
                        record.is.permit.as_deref().unwrap_or("(no number)"),
                        scene.day()
                    ),
                    scene.cite(record, "permit_until"),
                )
                .because(
                    format!("建筑物图层中仍有 {}，图上建筑面积 {}", outline.is.code, area(floor_area)),
                    format!("{} is still on the map with {}", outline.is.code, area(floor_area)),
                    scene.cite(outline, "code"),
                ),
        );
    }
    Ok(found)
}

/// Buildings without papers, for the rule on letting.
pub(crate) fn without_permit<'a>(
    scene: &Scene<'a>,
) -> Result<Vec<(&'a BuildingId, &'a Stated<BuildingOutline>)>, PackError> {
    let works = works(scene)?;
    Ok(works.into_iter().filter(|works| without_papers(works.record)).map(|works| (works.id, works.outline)).collect())
}
