//! One park: space, occupancy, firms, leases that end, and what a steward should talk about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::statement::{Lease, RegistrationStatus};
use model::{BuildingId, Cm2, Derivation, EnterpriseId, ParcelId, Relations, Snapshot, TenancyId};
use rules::ParkFigures;
use schemars::JsonSchema;
use serde::Serialize;

use crate::letting::{adds_floor_area, is_in_force};

/// Where a building stands.
pub(crate) struct Place<'a> {
    /// Park code, if it stands in one.
    pub(crate) park: Option<&'a str>,
    /// 房屋编码
    pub(crate) code: &'a str,
}

/// One park on a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct ParkStatus {
    /// 园区编号; empty for what lies outside any park.
    pub code: String,
    /// 园区名称
    pub name: String,
    /// 级别
    pub level: String,
    /// Industrial parcels in it.
    pub parcels: u32,
    /// Σ their area.
    pub area: Cm2,
    /// Σ their floor area.
    pub floor_area: Cm2,
    /// Floor area of leases in force; sub-lets are not counted twice.
    pub let_floor_area: Cm2,
    /// Vacant floor area that is available on the day.
    pub vacant_floor_area: Cm2,
    /// Vacant floor area that becomes available later.
    pub vacant_later: Cm2,
    /// let ÷ (let + vacant), 0 to 1; `None` when neither is known.
    pub occupancy: Option<f64>,
    /// Firms in business that are registered at, or rent, a building in it.
    pub firms: u32,
    /// Leases that end soon, by last day, then number.
    pub ending: Vec<EndingLease>,
    /// What to talk about on the next visit.
    pub notes: Vec<ServiceNote>,
}

/// A lease that ends soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EndingLease {
    /// The lease.
    pub tenancy: TenancyId,
    /// 合同号
    pub number: String,
    /// 承租方 as given
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub enterprise: Option<EnterpriseId>,
    /// 房屋编码
    pub building: String,
    /// 楼层单元
    pub unit: String,
    /// 租赁面积
    pub floor_area: Cm2,
    /// 到期日
    #[schemars(with = "String")]
    pub to: Date,
    /// Days left; 0 on the last day.
    pub days_left: i64,
}

/// Something to talk about on a service visit. It is no finding and opens no inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ServiceNote {
    /// Stable code, e.g. `sublet.no_consent`.
    pub code: String,
    /// The lease.
    pub tenancy: TenancyId,
    /// 合同号
    pub number: String,
    /// 房屋编码
    pub building: String,
    /// What about.
    pub words: Derivation,
}

/// The parks by code, and what lies outside any.
pub(crate) fn statuses(
    snapshot: &Snapshot,
    relations: &Relations,
    places: &BTreeMap<&BuildingId, Place<'_>>,
    figures: &ParkFigures,
    day: Date,
) -> (Vec<ParkStatus>, ParkStatus) {
    let mut parks: BTreeMap<&str, ParkStatus> = snapshot
        .parks
        .iter()
        .map(|(code, park)| {
            let (name, level) = (park.is.name.clone(), park.is.level.clone());
            (code.as_str(), ParkStatus { code: code.clone(), name, level, ..ParkStatus::default() })
        })
        .collect();
    let mut outside = ParkStatus { name: "园区外".to_owned(), ..ParkStatus::default() };
    let mut firms: BTreeMap<Option<&str>, BTreeSet<&EnterpriseId>> = BTreeMap::new();
    let place_of = |building: &BuildingId| places.get(building);
    let park_of = |building: &BuildingId| place_of(building).and_then(|p| p.park);
    for (id, relation) in &relations.parcels {
        if is_industrial(snapshot, id) {
            let status = at(&mut parks, &mut outside, relation.park.as_deref());
            status.parcels += 1;
            status.area += relation.area;
            status.floor_area += relation.floor_area;
        }
    }
    for lease in snapshot.leases.values().map(|l| &l.is) {
        let park = park_of(&lease.building);
        let code = place_of(&lease.building).map_or(lease.building.0.as_str(), |p| p.code);
        let status = at(&mut parks, &mut outside, park);
        if adds_floor_area(snapshot, lease, day, &BTreeSet::new()) {
            status.let_floor_area += lease.floor_area;
        }
        if is_in_force(lease, day) {
            status.ending.extend(ending(lease, code, figures, day));
            status.notes.extend(note(lease, code));
            firms.entry(park).or_default().extend(lease.tenant_enterprise.iter().filter(|id| is_active(snapshot, id)));
        }
    }
    for (id, building) in &snapshot.buildings {
        let status = at(&mut parks, &mut outside, park_of(id));
        for vacancy in building.vacancies.iter().map(|v| &v.is) {
            if vacancy.available.is_none_or(|from| from <= day) {
                status.vacant_floor_area += vacancy.floor_area;
            } else {
                status.vacant_later += vacancy.floor_area;
            }
        }
    }
    for (id, enterprise) in &snapshot.enterprises {
        let Some(building) = enterprise.registration.as_ref().and_then(|r| r.is.building.as_ref()) else { continue };
        if is_active(snapshot, id) {
            firms.entry(park_of(building)).or_default().insert(id);
        }
    }
    for (park, ids) in firms {
        at(&mut parks, &mut outside, park).firms = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    }
    for status in parks.values_mut().chain([&mut outside]) {
        status.occupancy = occupancy(status.let_floor_area, status.vacant_floor_area);
        status.ending.sort_by(|a, b| a.to.cmp(&b.to).then_with(|| a.number.cmp(&b.number)));
        status.notes.sort_by(|a, b| a.number.cmp(&b.number));
    }
    (parks.into_values().collect(), outside)
}

/// A park that relations name but no row describes counts as outside, rather than being lost.
fn at<'p>(
    parks: &'p mut BTreeMap<&str, ParkStatus>,
    outside: &'p mut ParkStatus,
    park: Option<&str>,
) -> &'p mut ParkStatus {
    match park.and_then(|code| parks.get_mut(code)) {
        Some(status) => status,
        None => outside,
    }
}

fn is_industrial(snapshot: &Snapshot, parcel: &ParcelId) -> bool {
    let outline = snapshot.parcels.get(parcel).and_then(|p| p.outline.as_ref());
    outline.is_some_and(|o| o.is.land_use == "工业")
}

/// A tenant without a register row is no firm that can be counted.
fn is_active(snapshot: &Snapshot, id: &EnterpriseId) -> bool {
    let registration = snapshot.enterprises.get(id).and_then(|e| e.registration.as_ref());
    registration.is_some_and(|r| r.is.status == RegistrationStatus::Active)
}

#[expect(clippy::cast_precision_loss, reason = "a ratio; areas stay below 2^53 cm²")]
pub(crate) fn occupancy(let_area: Cm2, vacant: Cm2) -> Option<f64> {
    let all = let_area + vacant;
    (all.0 > 0).then(|| let_area.0 as f64 / all.0 as f64)
}

fn ending(lease: &Lease, building: &str, figures: &ParkFigures, day: Date) -> Option<EndingLease> {
    let days_left = lease.to.duration_since(day).as_hours() / 24;
    (days_left <= figures.ending_days).then(|| EndingLease {
        tenancy: lease.tenancy.clone(),
        number: lease.number.clone(),
        tenant: lease.tenant.clone(),
        enterprise: lease.tenant_enterprise.clone(),
        building: building.to_owned(),
        unit: lease.unit.clone(),
        floor_area: lease.floor_area,
        to: lease.to,
        days_left,
    })
}

/// A sub-let without the owner's recorded consent.
fn note(lease: &Lease, building: &str) -> Option<ServiceNote> {
    lease.above.as_ref()?;
    let (code, zh, en) = match lease.owner_consents {
        Some(true) => return None,
        Some(false) => ("sublet.no_consent", "产权人未同意转租", "the owner has not agreed to the sub-let"),
        None => ("sublet.consent_not_collected", "产权人是否同意转租未采集", "the owner's consent was not collected"),
    };
    let (number, tenant) = (&lease.number, &lease.tenant);
    Some(ServiceNote {
        code: code.to_owned(),
        tenancy: lease.tenancy.clone(),
        number: number.clone(),
        building: building.to_owned(),
        words: Derivation {
            zh: format!("合同 {number}（承租方 {tenant}）：{zh}；下次服务走访时提醒，走访不是行政检查"),
            en: format!(
                "lease {number} (tenant {tenant}): {en}; mention it on the next service visit, which is no inspection"
            ),
        },
    })
}
