//! The land of a county by columns: what stands on each parcel, how it is planned, which road it must keep clear of, and
//! among how many it is divided. It says of millions of parcels what [`crate::relate`] says of a town's, without words.

use model::Cm2;
use rayon::prelude::*;

use crate::join::{LEAST_OVERLAP, Overlap, overlaps_by};
use crate::layer::Layer;
use crate::ownership::fragmentation;
use crate::tree::Tree;

/// A county as columns. A column that is shorter than its layer goes on with false, 1 floor, and no right.
#[derive(Debug, Clone, Default)]
pub struct Land {
    /// 宗地
    pub parcels: Layer,
    /// Whether each parcel's land use is industrial.
    pub industrial: Vec<bool>,
    /// 建筑物
    pub buildings: Layer,
    /// Floors of each building.
    pub floors: Vec<u8>,
    /// 规划分区
    pub zones: Layer,
    /// Whether each zone's planned use is industrial.
    pub zone_industrial: Vec<bool>,
    /// Control zones of highways with the road land that they begin at.
    pub control: Layer,
    /// Rights: parcel, holder, share of the parcel; in the order of the parcels.
    pub rights: Vec<Right>,
}

/// One holder's part of one parcel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Right {
    /// Position of the parcel.
    pub parcel: usize,
    /// Whoever holds it, by any number.
    pub holder: u32,
    /// Share, 0 to 1.
    pub share: f64,
}

/// What is said of one parcel.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ParcelFigures {
    /// Area of the outline.
    pub area: Cm2,
    /// Σ parts inside it of the footprints of the buildings that stand mostly on it.
    pub footprint: Cm2,
    /// Σ their floor areas.
    pub floor_area: Cm2,
    /// m² inside zones of any use.
    pub zoned: f64,
    /// m² of an industrial parcel inside zones that are not industrial.
    pub conflict: f64,
    /// m² inside the control zone that takes most of it.
    pub control: f64,
    /// Right holders.
    pub holders: usize,
    /// Fragmentation of ownership, 0 for one holder: 1 − Σ share².
    pub fragmentation: f64,
}

/// What is said of one building.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct BuildingFigures {
    /// Position of the parcel that holds most of it; of equal ones the first.
    pub parcel: Option<usize>,
    /// Area of the outline.
    pub footprint: Cm2,
    /// Part of it on that parcel.
    pub inside: Cm2,
    /// m² inside the control zone that takes most of it.
    pub control: f64,
}

/// All figures of a county.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LandFigures {
    /// In the order of the parcels.
    pub parcels: Vec<ParcelFigures>,
    /// In the order of the buildings.
    pub buildings: Vec<BuildingFigures>,
}

/// Says all figures, on all cores, whose number changes no bit. O((n + m) log n) and the near pairs × their edges.
#[must_use]
pub fn land_figures(land: &Land) -> LandFigures {
    figures_by(land, &Tree::of(&land.parcels.extents()))
}

pub(crate) fn figures_by(land: &Land, parcel_tree: &Tree) -> LandFigures {
    let zone_tree = Tree::of(&land.zones.extents());
    let control_tree = Tree::of(&land.control.extents());
    let mut buildings: Vec<BuildingFigures> =
        (0..land.buildings.len()).into_par_iter().map(|position| land.bare_building(position)).collect();
    for on in by_second(&overlaps_by(&land.parcels, parcel_tree, &land.buildings)) {
        buildings[on[0].second].stand(on);
    }
    for on in by_second(&overlaps_by(&land.control, &control_tree, &land.buildings)) {
        buildings[on[0].second].control = widest(on);
    }
    let mut parcels: Vec<ParcelFigures> =
        (0..land.parcels.len()).into_par_iter().map(|position| land.bare_parcel(position)).collect();
    for on in by_second(&overlaps_by(&land.zones, &zone_tree, &land.parcels)) {
        land.plan(&mut parcels[on[0].second], on);
    }
    for on in by_second(&overlaps_by(&land.control, &control_tree, &land.parcels)) {
        parcels[on[0].second].control = widest(on);
    }
    for rights in land.rights.chunk_by(|a, b| a.parcel == b.parcel) {
        if let Some(parcel) = parcels.get_mut(rights[0].parcel) {
            (parcel.holders, parcel.fragmentation) = fragmentation(rights.iter().map(|r| (r.holder, r.share)));
        }
    }
    for (position, building) in buildings.iter().enumerate() {
        if let Some(parcel) = building.parcel {
            parcels[parcel].footprint += building.inside;
            parcels[parcel].floor_area += land.floor_area(position, building.footprint);
        }
    }
    LandFigures { parcels, buildings }
}

/// Overlaps of one outline of the second layer at a time.
fn by_second(overlaps: &[Overlap]) -> impl Iterator<Item = &[Overlap]> {
    overlaps.chunk_by(|a, b| a.second == b.second)
}

/// The largest common area.
pub(crate) fn widest(on: &[Overlap]) -> f64 {
    on.iter().map(|overlap| overlap.area).fold(0.0, f64::max)
}

impl Land {
    pub(crate) fn bare_parcel(&self, position: usize) -> ParcelFigures {
        ParcelFigures { area: Cm2::from_square_metres(self.parcels.area(position)), ..ParcelFigures::default() }
    }

    pub(crate) fn bare_building(&self, position: usize) -> BuildingFigures {
        let footprint = Cm2::from_square_metres(self.buildings.area(position));
        BuildingFigures { footprint, ..BuildingFigures::default() }
    }

    pub(crate) fn floor_area(&self, building: usize, footprint: Cm2) -> Cm2 {
        let floors = self.floors.get(building).copied().unwrap_or(1);
        Cm2(footprint.0.saturating_mul(i64::from(floors)))
    }

    /// Adds what the zones say, which are in the order of their positions.
    pub(crate) fn plan(&self, parcel: &mut ParcelFigures, on: &[Overlap]) {
        let industrial = on.first().and_then(|overlap| self.industrial.get(overlap.second)).is_some_and(|is| *is);
        for zone in on {
            parcel.zoned += zone.area;
            if industrial && !self.zone_industrial.get(zone.first).is_some_and(|is| *is) {
                parcel.conflict += zone.area;
            }
        }
    }
}

impl BuildingFigures {
    /// Puts it on the parcel that holds most of it.
    pub(crate) fn stand(&mut self, on: &[Overlap]) {
        let mut most = LEAST_OVERLAP;
        (self.parcel, self.inside) = (None, Cm2::ZERO);
        for overlap in on {
            if overlap.area > most {
                most = overlap.area;
                self.parcel = Some(overlap.first);
                self.inside = Cm2::from_square_metres(most).min(self.footprint);
            }
        }
    }
}
