//! Relations: what geometry says about parcels, buildings, zones and roads. `space` makes them, other verbs read them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::statement::RoadClass;
use crate::{BuildingId, Cm2, ParcelId, Problem};

/// Two parcels that lie side by side. `a < b`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Adjacency {
    /// The smaller id.
    pub a: ParcelId,
    /// The larger id.
    pub b: ParcelId,
    /// Shared boundary in millimetres; 0 when only a gap separates them.
    pub shared_mm: i64,
    /// Width of the gap in millimetres; 0 when they touch.
    pub gap_mm: i64,
    /// A road or waterway that runs in the gap, if any: name and kind, so that a rule may call it a barrier.
    pub between: Option<Barrier>,
}

/// What runs between two parcels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Barrier {
    /// A road of the class in force at the snapshot's date.
    Road {
        /// 名称
        name: String,
        /// 等级
        class: RoadClass,
    },
    /// A waterway.
    Water {
        /// 名称
        name: String,
        /// 宽度 in millimetres
        width_mm: i64,
    },
}

/// A parcel's part inside a plan zone. The parts of a parcel and its unzoned rest sum to the parcel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZoneShare {
    /// Zone code.
    pub zone: String,
    /// 规划用途
    pub planned_use: String,
    /// Area of the parcel inside the zone.
    pub area: Cm2,
    /// Share of the parcel, 0 to 1.
    pub share: f64,
}

/// A building or parcel inside the control zone of a highway (建筑控制区).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoadControl {
    /// 路段编号
    pub road: String,
    /// 名称
    pub name: String,
    /// Class in force at the snapshot's date.
    pub class: RoadClass,
    /// Width of the zone from the outer edge of road land, millimetres.
    pub width_mm: i64,
    /// Area inside the zone.
    pub area: Cm2,
}

/// What geometry says of one parcel.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ParcelRelations {
    /// Area of the outline in the declared CRS.
    pub area: Cm2,
    /// Σ footprints of its buildings inside it.
    pub footprint: Cm2,
    /// Σ footprint × floors of its buildings.
    pub floor_area: Cm2,
    /// 容积率 FAR = floor area ÷ area.
    pub far: f64,
    /// 建筑密度 = footprint ÷ area, 0 to 1.
    pub coverage: f64,
    /// By zone, largest first.
    pub zones: Vec<ZoneShare>,
    /// Share of an industrial parcel whose planned use is not industrial, 0 to 1; `None` for other parcels.
    pub plan_conflict: Option<f64>,
    /// Highways in whose control zone it lies.
    pub road_control: Vec<RoadControl>,
    /// The park that holds most of it.
    pub park: Option<String>,
    /// Certificate area less outline area, when a certificate area is known.
    pub certificate_difference: Option<Cm2>,
    /// Distance to the nearest home in millimetres, up to the search width.
    pub home_distance_mm: Option<i64>,
}

/// What geometry says of one building.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BuildingRelations {
    /// The parcel that holds most of it; `None` when it stands on none.
    pub parcel: Option<ParcelId>,
    /// Area of the outline.
    pub footprint: Cm2,
    /// Footprint × floors.
    pub floor_area: Cm2,
    /// Part of the footprint outside its parcel.
    pub outside_parcel: Cm2,
    /// Footprint less certified footprint, when a certificate is known; positive means larger than certified.
    pub beyond_certificate: Option<Cm2>,
    /// Highways in whose control zone it stands.
    pub road_control: Vec<RoadControl>,
    /// Distance to the nearest home in millimetres, up to the search width; `None` for homes and beyond it.
    pub home_distance_mm: Option<i64>,
}

/// All relations of a snapshot.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Relations {
    /// By parcel.
    pub parcels: BTreeMap<ParcelId, ParcelRelations>,
    /// By building.
    pub buildings: BTreeMap<BuildingId, BuildingRelations>,
    /// Ordered by (a, b).
    pub adjacency: Vec<Adjacency>,
    /// Overlaps, slivers and invalid outlines of the cadastre, each with its place.
    pub problems: Vec<Problem>,
}

/// The widths that `space` is told; they come from rule packs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Widths {
    /// Largest gap across which two parcels still count as adjacent, millimetres.
    pub adjacency_gap_mm: i64,
    /// Shortest shared boundary that counts, millimetres.
    pub adjacency_shared_mm: i64,
    /// Control zone by class, from the outer edge of road land, millimetres. A class that is absent has none.
    pub road_control_mm: BTreeMap<RoadClass, i64>,
    /// How far to look for homes, millimetres.
    pub home_search_mm: i64,
    /// Overlaps of two parcels above this are listed as problems.
    pub overlap_problem: Cm2,
}
