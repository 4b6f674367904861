//! The layer of parcels (宗地).

use std::collections::BTreeMap;

use axum::response::Response;
use model::{Cm2, ParcelId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::Index;
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::ratio::wan_yuan_per_mu;
use crate::wire::{FeatureCollection, Grade};

/// What the map shows of a parcel.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ParcelProperties {
    /// Id.
    pub id: String,
    /// 宗地代码
    pub code: String,
    /// 用途
    pub land_use: String,
    /// Area in mu (亩).
    pub mu: f64,
    /// The grade with the largest land share among graded occupants.
    pub grade: Option<Grade>,
    /// 亩均税收 of the parcel, 万元 per mu; `null` when nobody on it is known.
    pub tax_per_mu: Option<f64>,
    /// Share planned for another use, 0 to 1; `null` when not industrial.
    pub plan_conflict: Option<f64>,
    /// Id of its block.
    pub block: Option<String>,
    /// Code of the block's chosen mode.
    pub mode: Option<String>,
    /// Years from the phased plan's first start to that of its block there, from 1; `null` when it is in none.
    pub phase: Option<i32>,
    /// 容积率
    pub far: f64,
    /// Suspicions on it.
    pub findings: usize,
    /// 所属村
    pub village: Option<String>,
}

/// Outlines of parcels (宗地).
#[utoipa::path(
    get, path = "/map/parcels.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<ParcelProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_parcels(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.parcels, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, ParcelProperties)> {
    let all = index.work.snapshot.parcels.iter();
    let drawn = all.filter_map(|(id, parcel)| {
        let outline = &parcel.outline.as_ref()?.is;
        let relations = index.work.relations.parcels.get(id);
        let block = index.block_of(id);
        let site = index.site(id);
        let properties = ParcelProperties {
            id: id.0.clone(),
            code: outline.code.clone(),
            land_use: outline.land_use.clone(),
            mu: relations.map_or(0.0, |r| r.area.mu()),
            grade: main_grade(index, id),
            tax_per_mu: site.filter(|s| s.firms > 0).and_then(|s| wan_yuan_per_mu(s.tax, s.area)),
            plan_conflict: relations.and_then(|r| r.plan_conflict),
            block: block.map(|plan| plan.block.id.0.clone()),
            mode: block.and_then(|plan| plan.chosen.clone()),
            phase: index.phase_of(id),
            far: relations.map_or(0.0, |r| r.far),
            findings: index.findings_on(id).count(),
            village: outline.village.clone(),
        };
        Some((Shape::Outline(&outline.outline), properties))
    });
    drawn.collect()
}

/// The grade with the largest land share among graded occupants; ties go to the better grade.
fn main_grade(index: &Index, parcel: &ParcelId) -> Option<Grade> {
    let mut land: BTreeMap<Grade, Cm2> = BTreeMap::new();
    for (enterprise, area) in index.occupants(parcel) {
        if let Some((_, result)) = index.result(enterprise) {
            *land.entry(result.grade.into()).or_default() += *area;
        }
    }
    // Reversed, because `max_by_key` keeps the last of equals.
    land.into_iter().rev().max_by_key(|(_, area)| *area).map(|(grade, _)| grade)
}
