//! 合规性: who is at work without being allowed to be.

use jiff::civil::date;
use model::Wh;
use model::statement::RegistrationStatus;
use rules::PackError;

use crate::figures::area;
use crate::occupants::Occupants;
use crate::scene::Scene;
use crate::suspicion::Suspicion;

/// Revoked or deregistered before the year began, yet electricity on its own meter in the year. Within the year nothing
/// can be said: what was used may have been used before.
pub(crate) fn revoked_but_operating(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for (enterprise, known) in &scene.snapshot.enterprises {
        let Some(registration) = &known.registration else { continue };
        let (zh, en) = match registration.is.status {
            RegistrationStatus::Active => continue,
            RegistrationStatus::Revoked => ("吊销", "revoked"),
            RegistrationStatus::Deregistered => ("注销", "deregistered"),
        };
        let Some(since) = registration.is.status_since.filter(|since| *since < date(scene.year, 1, 1)) else {
            continue;
        };
        let meters: Vec<_> = scene.own_meters(known).filter(|meter| meter.is.electricity.0 > 0).collect();
        if meters.is_empty() {
            continue;
        }
        let used: Wh = meters.iter().map(|meter| meter.is.electricity).sum();
        let parcel = registration.is.building.as_ref().and_then(|building| scene.parcel_of(building));
        let mut suspicion = Suspicion::of_enterprise(enterprise, scene.enterprise_code(enterprise), parcel)
            .because(
                format!("{}：登记状态为{zh}，状态日期 {since}", registration.is.name),
                format!("{}: {en} since {since}", registration.is.name),
                scene.cite(registration, "status"),
            )
            .because(
                format!("{} 年本户电表共用电 {:.4} 万千瓦时", scene.year, used.wan_kwh()),
                format!("{:.4} 万kWh on its own meters in {}", used.wan_kwh(), scene.year),
                None,
            );
        for meter in meters {
            suspicion = suspicion.because(
                format!(
                    "电表 {}（户名 {}）用电 {:.4} 万千瓦时",
                    meter.is.meter,
                    meter.is.account_name,
                    meter.is.electricity.wan_kwh()
                ),
                format!(
                    "meter {} (account {}): {:.4} 万kWh",
                    meter.is.meter,
                    meter.is.account_name,
                    meter.is.electricity.wan_kwh()
                ),
                scene.cite(meter, "electricity"),
            );
        }
        found.push(suspicion);
    }
    Ok(found)
}

/// A tenant of a place of business who is in no register, on a lease in force.
pub(crate) fn unregistered_occupant(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let (places, elsewhere) = (scene.pack.words("work_places")?, scene.pack.words("registered_elsewhere")?);
    let mut found = Vec::new();
    for stated in scene.snapshot.leases.values().filter(|stated| scene.in_force(&stated.is)) {
        let lease = &stated.is;
        let tenant = lease.tenant_enterprise.as_ref().and_then(|tenant| scene.snapshot.enterprises.get(tenant));
        let registered = tenant.is_some_and(|known| known.registration.is_some())
            || scene.is_registered_name(&lease.tenant)
            || elsewhere.words.iter().any(|word| lease.tenant.contains(word.as_str()));
        // Without an outline nothing is known of the building's use, and nothing is suspected.
        let at_work = scene.outline(&lease.building).is_some_and(|outline| places.has(&outline.is.building_use));
        if registered || !at_work {
            continue;
        }
        let lessor = lease.lessor_enterprise.iter().chain(&lease.tenant_enterprise).cloned().collect();
        let code = scene.building_code(&lease.building);
        found.push(
            Suspicion::of_tenancy(&lease.tenancy, lease.number.clone(), lessor, scene.parcel_of(&lease.building))
                .because(
                    format!("承租方“{}”不在企业登记名单内", lease.tenant),
                    format!("tenant `{}` is not in the register", lease.tenant),
                    scene.cite(stated, "tenant"),
                )
                .because(
                    format!(
                        "合同 {} 承租 {code} 的 {}，期限 {} 至 {}",
                        lease.number,
                        area(lease.floor_area),
                        lease.from,
                        lease.to
                    ),
                    format!(
                        "lease {}: {} in {code}, {} to {}",
                        lease.number,
                        area(lease.floor_area),
                        lease.from,
                        lease.to
                    ),
                    scene.cite(stated, "floor_area"),
                ),
        );
    }
    Ok(found)
}
