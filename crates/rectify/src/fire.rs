//! 消防安全: what the latest administrative inspection of a building says. A later pass clears an earlier failure.

use std::collections::BTreeMap;

use model::statement::{Inspection, InspectionItem};
use model::{BuildingId, EnterpriseId, Stated};
use rules::PackError;

use crate::figures::metres;
use crate::occupants::Occupants;
use crate::scene::Scene;
use crate::suspicion::Suspicion;

/// Whether a check is an administrative inspection made by the day: one by an inspector with a certificate (执法证).
pub(crate) fn administrative(scene: &Scene<'_>, inspection: &Inspection) -> bool {
    inspection.certificate.is_some() && inspection.date <= scene.day()
}

/// The latest inspection of an item by building and by the enterprise whose premises were inspected.
type Latest<'a> = BTreeMap<&'a BuildingId, BTreeMap<Option<&'a EnterpriseId>, &'a Stated<Inspection>>>;

/// The latest of one item. An inspection of the whole building stands for all in it until one of theirs is later.
fn latest<'a>(scene: &Scene<'a>, item: InspectionItem) -> Latest<'a> {
    let mut latest: Latest<'a> = BTreeMap::new();
    for (id, building) in &scene.snapshot.buildings {
        let mut all: Vec<&Stated<Inspection>> = building
            .inspections
            .iter()
            .filter(|stated| stated.is.item == item && administrative(scene, &stated.is))
            .collect();
        all.sort_by(|a, b| (a.is.date, &a.is.number).cmp(&(b.is.date, &b.is.number)));
        let by_enterprise = latest.entry(id).or_default();
        for stated in all {
            let whose = stated.is.enterprise.as_ref();
            if whose.is_none() || item == InspectionItem::FireLane {
                // The lane, and a check of the building as a whole, concern everyone in it.
                by_enterprise.clear();
            }
            by_enterprise.insert(whose, stated);
        }
    }
    latest
}

/// One suspicion for every building of which a latest inspection fails.
fn failing(
    scene: &Scene<'_>,
    occupants: &Occupants,
    item: InspectionItem,
    fails: impl Fn(&Inspection) -> Option<(String, String, &'static str)>,
) -> Vec<Suspicion> {
    let mut found = Vec::new();
    for (id, by_enterprise) in latest(scene, item) {
        let mut suspicion: Option<Suspicion> = None;
        for (whose, stated) in by_enterprise {
            let Some((zh, en, field)) = fails(&stated.is) else { continue };
            let inspection = &stated.is;
            let begun = suspicion.take().unwrap_or_else(|| {
                let all = if item == InspectionItem::FireLane { occupants.of_building(id) } else { Vec::new() };
                Suspicion::of_building(id, scene.building_code(id), all, scene.parcel_of(id))
            });
            let mut begun = begun.because(
                format!("检查 {}（{}）：{zh}。{}", inspection.number, inspection.date, inspection.remark),
                format!("inspection {} ({}): {en}. {}", inspection.number, inspection.date, inspection.remark),
                scene.cite(stated, field),
            );
            match whose {
                Some(enterprise) => begun.enterprises.push(enterprise.clone()),
                None => begun.enterprises.extend(occupants.of_building(id)),
            }
            suspicion = Some(begun);
        }
        found.extend(suspicion);
    }
    found
}

/// 住人场所合用.
pub(crate) fn mixed_use(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    Ok(failing(scene, occupants, InspectionItem::MixedUse, |inspection| {
        (!inspection.passed).then(|| ("住人场所合用不合格".to_owned(), "mixed use failed".to_owned(), "passed"))
    }))
}

/// 安全出口.
pub(crate) fn exit_blocked(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    Ok(failing(scene, occupants, InspectionItem::Exit, |inspection| {
        (!inspection.passed).then(|| ("安全出口不合格".to_owned(), "exit failed".to_owned(), "passed"))
    }))
}

/// 消防车道: the measured width decides; without one, the inspector's result.
pub(crate) fn lane_too_narrow(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let least = scene.pack.parameters.at("fire_lane_clear_width", scene.day())?;
    #[expect(clippy::cast_possible_truncation, reason = "a clear width of metres; out of range saturates")]
    let least_mm = (least * 1000.0).round() as i64;
    Ok(failing(scene, occupants, InspectionItem::FireLane, |inspection| match inspection.clear_width_mm {
        Some(width) => (width < least_mm).then(|| {
            (
                format!("消防车道实测净宽 {}，小于 {}", metres(width), metres(least_mm)),
                format!("fire lane measured {}, less than {}", metres(width), metres(least_mm)),
                "clear_width_mm",
            )
        }),
        None => (!inspection.passed).then(|| {
            ("消防车道不合格，未记实测净宽".to_owned(), "fire lane failed, no width recorded".to_owned(), "passed")
        }),
    }))
}

/// What inspections have measured of a building's fire lane by the day: the latest clear width, and that no inspection
/// records a clear height.
pub(crate) fn measured_words(snapshot: &model::Snapshot, building: &BuildingId) -> (String, String) {
    let all = snapshot.buildings.get(building).map(|known| known.inspections.as_slice()).unwrap_or_default();
    let lanes = all.iter().filter(|i| i.is.item == InspectionItem::FireLane && i.is.date <= snapshot.as_of);
    let latest = lanes.max_by_key(|i| (i.is.date, &i.is.number));
    match latest.and_then(|i| Some((&i.is, i.is.clear_width_mm?))) {
        Some((inspection, width)) => (
            format!("检查 {}（{}）实测净宽 {}；净高未采集", inspection.number, inspection.date, metres(width)),
            format!(
                "inspection {} ({}) measured {} of clear width; clear height not collected",
                inspection.number,
                inspection.date,
                metres(width)
            ),
        ),
        None => ("净宽、净高均未采集".to_owned(), "neither clear width nor clear height was collected".to_owned()),
    }
}
