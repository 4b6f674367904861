//! 租赁违规: the lease chain from owner to last tenant.

use model::statement::Lease;
use model::{Cm2, EnterpriseId, Stated};
use rules::PackError;

use crate::figures::{area, share};
use crate::illegal_building::without_permit;
use crate::occupants::Occupants;
use crate::scene::Scene;
use crate::suspicion::Suspicion;

fn parties(lease: &Lease) -> Vec<EnterpriseId> {
    lease.lessor_enterprise.iter().chain(&lease.tenant_enterprise).cloned().collect()
}

/// Sub-lets in force to which the owner's consent is not on record.
pub(crate) fn sublet_without_consent(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for stated in scene.snapshot.leases.values().filter(|stated| scene.in_force(&stated.is)) {
        let lease = &stated.is;
        let Some(above) = &lease.above else { continue };
        let (zh, en) = match lease.owner_consents {
            Some(true) => continue,
            Some(false) => ("否", "no"),
            None => ("空白", "blank"),
        };
        let upper = scene.snapshot.leases.get(above).map_or_else(|| above.to_string(), |upper| upper.is.number.clone());
        found.push(
            Suspicion::of_tenancy(
                &lease.tenancy,
                lease.number.clone(),
                parties(lease),
                scene.parcel_of(&lease.building),
            )
            .because(
                format!(
                    "合同 {} 是 {upper} 之下的转租：{} 转租给 {}，{}，期限 {} 至 {}",
                    lease.number,
                    lease.lessor,
                    lease.tenant,
                    area(lease.floor_area),
                    lease.from,
                    lease.to
                ),
                format!(
                    "lease {} is a sub-let under {upper}: {} to {}, {}, {} to {}",
                    lease.number,
                    lease.lessor,
                    lease.tenant,
                    area(lease.floor_area),
                    lease.from,
                    lease.to
                ),
                scene.cite(stated, "above"),
            )
            .because(
                format!("产权人同意转租一栏：{zh}"),
                format!("owner's consent to sub-letting: {en}"),
                scene.cite(stated, "owner_consents"),
            ),
        );
    }
    Ok(found)
}

/// Buildings of which more is let by leases at the head of a chain than there is. Sub-lets divide what is let already
/// and do not add to it.
pub(crate) fn over_let(scene: &Scene<'_>, occupants: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let tolerance_share = scene.pack.parameters.at("over_let_tolerance_share", scene.day())?;
    let mut found = Vec::new();
    for (id, known) in &scene.snapshot.buildings {
        let Some(measured) = scene.floor_area(id) else { continue };
        let certified = known.record.as_ref().and_then(|record| record.is.certified_floor_area).unwrap_or_default();
        let there_is = measured.max(certified);
        let leases: Vec<&Stated<Lease>> = known
            .leases
            .iter()
            .filter_map(|tenancy| scene.snapshot.leases.get(tenancy))
            .filter(|stated| stated.is.above.is_none() && scene.in_force(&stated.is))
            .collect();
        let let_out: Cm2 = leases.iter().map(|stated| stated.is.floor_area).sum();
        let tolerance = share(there_is, tolerance_share);
        if let_out.0 - there_is.0 <= tolerance.0 {
            continue;
        }
        let mut enterprises = occupants.of_building(id);
        enterprises.extend(leases.iter().flat_map(|stated| parties(&stated.is)));
        let mut suspicion = Suspicion::of_building(id, scene.building_code(id), enterprises, scene.parcel_of(id))
            .because(
                format!(
                    "{} 当日有效的 {} 份合同（不含转租）共出租 {}，建筑面积 {}，容差 {}",
                    scene.day(),
                    leases.len(),
                    area(let_out),
                    area(there_is),
                    area(tolerance)
                ),
                format!(
                    "on {} {} leases in force (sub-lets aside) let {} of a floor area of {} (tolerance {})",
                    scene.day(),
                    leases.len(),
                    area(let_out),
                    area(there_is),
                    area(tolerance)
                ),
                None,
            );
        for stated in leases {
            let lease = &stated.is;
            suspicion = suspicion.because(
                format!(
                    "合同 {}：{} 承租 {} {}，{} 至 {}",
                    lease.number,
                    lease.tenant,
                    lease.unit,
                    area(lease.floor_area),
                    lease.from,
                    lease.to
                ),
                format!(
                    "lease {}: {} rents {} {}, {} to {}",
                    lease.number,
                    lease.tenant,
                    lease.unit,
                    area(lease.floor_area),
                    lease.from,
                    lease.to
                ),
                scene.cite(stated, "floor_area"),
            );
        }
        found.push(suspicion);
    }
    Ok(found)
}

/// Leases in force in a building without certificate or permit.
pub(crate) fn illegal_building_let(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for (id, outline) in without_permit(scene)? {
        let tenancies = scene.snapshot.buildings.get(id).map(|known| known.leases.as_slice()).unwrap_or_default();
        for stated in tenancies.iter().filter_map(|tenancy| scene.snapshot.leases.get(tenancy)) {
            let lease = &stated.is;
            if !scene.in_force(lease) {
                continue;
            }
            found.push(
                Suspicion::of_tenancy(&lease.tenancy, lease.number.clone(), parties(lease), scene.parcel_of(id))
                    .because(
                        format!(
                            "合同 {}：{} 将 {} 的 {} 出租给 {}，{} 至 {}",
                            lease.number,
                            lease.lessor,
                            outline.is.code,
                            area(lease.floor_area),
                            lease.tenant,
                            lease.from,
                            lease.to
                        ),
                        format!(
                            "lease {}: {} lets {} of {} to {}, {} to {}",
                            lease.number,
                            lease.lessor,
                            area(lease.floor_area),
                            outline.is.code,
                            lease.tenant,
                            lease.from,
                            lease.to
                        ),
                        scene.cite(stated, "building"),
                    )
                    .because(
                        format!("{} 无不动产权证、无规划许可记录", outline.is.code),
                        format!("{} has neither certificate nor permit on record", outline.is.code),
                        scene.cite(outline, "code"),
                    ),
            );
        }
    }
    Ok(found)
}
