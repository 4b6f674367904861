//! One parcel's page.

use axum::Json;
use model::statement::LandRight;
use model::{BuildingId, Cm2, EnterpriseId, ParcelId, ParcelRelations, Site, Stated};

use crate::access::Seen;
use crate::index::Index;
use crate::map::Degrees;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::ratio::{metres, persons, wan_yuan_per_mu};
use crate::wire::{BuildingOnParcel, Citation, Holder, Occupant, ParcelPage, RoadControl, SiteYield, ZoneShare};

/// A parcel: plan, road control, holders, buildings, enterprises, suspicions, block and yield.
#[utoipa::path(
    get, path = "/parcels/{id}", tag = "renewal",
    params(("id" = String, Path, description = "Id, or 宗地代码 of 19 characters")),
    responses(
        (status = 200, description = "The parcel", body = ParcelPage),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn parcel(
    Seen(index): Seen,
    Id(asked): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<ParcelPage>, Problem> {
    let id = index.parcel(&asked);
    let id = id.ok_or_else(|| Problem::unknown("parcel", "宗地", &asked, "/api/v1/map/parcels.geojson"))?;
    Ok(Json(page(&index, id)))
}

fn page(index: &Index, id: &ParcelId) -> ParcelPage {
    let snapshot = &index.work.snapshot;
    let none = ParcelRelations::default();
    let relations = index.work.relations.parcels.get(id).unwrap_or(&none);
    let parcel = snapshot.parcels.get(id);
    let stated = parcel.and_then(|p| p.outline.as_ref());
    let outline = stated.map(|o| &o.is);
    let park = relations.park.as_ref().and_then(|code| snapshot.parks.get(code));
    ParcelPage {
        id: id.0.clone(),
        code: index.parcel_code(id).to_owned(),
        as_of: snapshot.as_of.to_string(),
        land_use: outline.map(|o| o.land_use.clone()),
        tenure: outline.map(|o| o.tenure.clone()),
        village: outline.and_then(|o| o.village.clone()),
        area: relations.area.into(),
        certificate_difference: relations.certificate_difference.map(Into::into),
        footprint: relations.footprint.into(),
        floor_area: relations.floor_area.into(),
        far: relations.far,
        coverage: relations.coverage,
        zones: relations.zones.iter().map(zone).collect(),
        plan_conflict: relations.plan_conflict,
        road_control: relations.road_control.iter().map(road_control).collect(),
        park: relations.park.clone(),
        park_name: park.map(|park| park.is.name.clone()),
        home_distance_m: relations.home_distance_mm.map(metres),
        holders: parcel.into_iter().flat_map(|p| &p.rights).map(|right| holder(index, right)).collect(),
        buildings: parcel.into_iter().flat_map(|p| &p.buildings).filter_map(|id| building(index, id)).collect(),
        enterprises: index.occupants(id).iter().map(|(id, area)| occupant(index, id, *area)).collect(),
        findings: index.findings_on(id).map(|finding| index.finding_view(finding)).collect(),
        block: index.block_of(id).map(|plan| index.block_ref(&plan.block, plan.chosen.as_ref())),
        site: index.site(id).map(site),
        bbox: Degrees(&index.work).bbox(outline.map(|o| &o.outline)),
        source: stated.and_then(|o| snapshot.cite(o, "code")).as_ref().map(Citation::from),
    }
}

fn zone(share: &model::ZoneShare) -> ZoneShare {
    ZoneShare {
        zone: share.zone.clone(),
        planned_use: share.planned_use.clone(),
        area: share.area.into(),
        share: share.share,
    }
}

fn road_control(control: &model::RoadControl) -> RoadControl {
    RoadControl {
        road: control.road.clone(),
        name: control.name.clone(),
        class: control.class.into(),
        width_m: metres(control.width_mm),
        area: control.area.into(),
    }
}

fn holder(index: &Index, right: &Stated<LandRight>) -> Holder {
    let (numerator, denominator) = right.is.share;
    Holder {
        holder: right.is.holder.clone(),
        enterprise: right.is.enterprise.as_ref().map(|id| index.enterprise_ref(id)),
        tenure: right.is.tenure.into(),
        certificate: right.is.certificate.clone(),
        granted: right.is.granted.map(|date| date.to_string()),
        share: format!("{numerator}/{denominator}"),
        area: right.is.area.map(Into::into),
        source: index.work.snapshot.cite(right, "holder").as_ref().map(Citation::from),
    }
}

fn building(index: &Index, id: &BuildingId) -> Option<BuildingOnParcel> {
    let building = index.work.snapshot.buildings.get(id)?;
    let outline = &building.outline.as_ref()?.is;
    let relations = index.work.relations.buildings.get(id).cloned().unwrap_or_default();
    let record = building.record.as_ref().map(|r| &r.is);
    Some(BuildingOnParcel {
        id: id.0.clone(),
        code: outline.code.clone(),
        building_use: outline.building_use.clone(),
        floors: outline.floors,
        structure: outline.structure.clone(),
        footprint: relations.footprint.into(),
        floor_area: relations.floor_area.into(),
        certificate: record.and_then(|r| r.certificate.clone()),
        permit: record.and_then(|r| r.permit.clone()),
        illegal: index.illegal(id),
        findings: index.findings_about(id).count(),
    })
}

fn occupant(index: &Index, id: &EnterpriseId, area: Cm2) -> Occupant {
    Occupant {
        id: id.0.clone(),
        code: index.enterprise_code(id),
        name: index.enterprise_ref(id).name,
        grade: index.result(id).map(|(_, result)| result.grade.into()),
        area: area.into(),
        tax_per_mu: index.tax_per_mu(id),
        findings: index.findings_of(id).count(),
        closure: index.closure(id).is_some(),
    }
}

fn site(site: &Site) -> SiteYield {
    SiteYield {
        tax: site.tax.into(),
        tax_per_mu: wan_yuan_per_mu(site.tax, site.area),
        firms: site.firms,
        staff: persons(site.staff),
        lawful_floor_area: site.lawful_floor_area.into(),
        illegal_floor_area: site.illegal_floor_area.into(),
        let_floor_area: site.let_floor_area.into(),
    }
}
