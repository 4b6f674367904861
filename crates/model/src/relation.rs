//! Relations: what geometry says about parcels, buildings, zones and roads. `space` makes them, other verbs read them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::statement::{RoadClass, Tenure};
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

/// Ownership of a parcel (权属分散度).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ownership {
    /// Holders with their share of all shares that are stated, 0 to 1; largest first, then by name.
    pub holders: Vec<(String, f64)>,
    /// Kinds of tenure among the rights, in the order of the type.
    pub tenures: Vec<Tenure>,
    /// 1 − Σ share²: the chance that two square metres drawn at random have different holders; 0 for one holder or none.
    pub fragmentation: f64,
}

/// The widest way from a road to a building over open ground, as the outlines have it. Clear height, gates and what
/// stands on the ground are for an inspection to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FireAccess {
    /// Clear width of that way at its narrowest, millimetres, up to the width looked for; 0 when there is no way.
    pub clear_width_mm: i64,
    /// Whether the lanes of full width that reach the building have one mouth on the road only and no place to turn.
    pub dead_end: bool,
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
    /// Part of it in no plan zone. Where zones do not overlap, it and the zones' parts sum to the area.
    #[serde(default)]
    pub unzoned: Cm2,
    /// Share of an industrial parcel whose planned use is not industrial, 0 to 1; `None` for other parcels.
    pub plan_conflict: Option<f64>,
    /// Highways in whose control zone it lies.
    pub road_control: Vec<RoadControl>,
    /// Highways so near that no new zone, village or market may be laid out on it: the distance counts from the outer
    /// boundary of the control zone.
    #[serde(default)]
    pub new_zone: Vec<RoadControl>,
    /// Among whom it is divided.
    #[serde(default)]
    pub ownership: Ownership,
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
    /// Floor area less permitted floor area, when a permit says one; positive means larger than permitted.
    #[serde(default)]
    pub beyond_permit: Option<Cm2>,
    /// The way of a fire engine to it; `None` when it was not looked for, as for buildings on no parcel.
    #[serde(default)]
    pub fire_access: Option<FireAccess>,
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Widths {
    /// Largest gap across which two parcels still count as adjacent, millimetres.
    pub adjacency_gap_mm: i64,
    /// Shortest shared boundary that counts, millimetres.
    pub adjacency_shared_mm: i64,
    /// Control zone by class, from the outer edge of road land, millimetres. A class that is absent has none.
    pub road_control_mm: BTreeMap<RoadClass, i64>,
    /// Distance of new zones from the outer boundary of the control zone by class, millimetres. A class that is absent
    /// asks for none.
    #[serde(default)]
    pub new_zone_mm: BTreeMap<RoadClass, i64>,
    /// Clear width of a fire lane, millimetres; 0 looks for no lanes.
    #[serde(default)]
    pub fire_lane_mm: i64,
    /// How near a fire lane must come to a building to serve it, millimetres.
    #[serde(default)]
    pub fire_reach_mm: i64,
    /// Side of a place where a fire engine can turn, millimetres.
    #[serde(default)]
    pub fire_turning_mm: i64,
    /// How far to look for homes, millimetres.
    pub home_search_mm: i64,
    /// Overlaps of two parcels above this are listed as problems.
    pub overlap_problem: Cm2,
}
