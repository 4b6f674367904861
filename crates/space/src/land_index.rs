//! The figures of a county, kept while outlines of parcels are edited: an edit looks at its own surroundings alone and gives
//! what a run over everything would give.

use model::Footprint;

use crate::join::{Meeting, Overlap};
use crate::land::{Land, LandFigures, figures_by, widest};
use crate::layer::Layer;
use crate::tree::{Extent, Tree};

/// Land with its figures at hand.
#[derive(Debug)]
pub struct LandIndex {
    land: Land,
    figures: LandFigures,
    parcels: Tree,
    buildings: Tree,
    zones: Tree,
    control: Tree,
    /// Parcels edited since the tree was made, rising; the tree knows where they were.
    moved: Vec<usize>,
    meeting: Meeting,
}

/// Whose figures an edit has changed or looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refreshed {
    /// Parcels, rising: the edited one, and those that hold a building that it held or holds.
    pub parcels: Vec<usize>,
    /// Buildings that lie where the parcel was or is, rising.
    pub buildings: Vec<usize>,
}

impl LandIndex {
    /// Says all figures and indexes what they come from.
    #[must_use]
    pub fn new(land: Land) -> Self {
        let parcels = Tree::of(&land.parcels.extents());
        let figures = figures_by(&land, &parcels);
        let (buildings, zones) = (Tree::of(&land.buildings.extents()), Tree::of(&land.zones.extents()));
        let control = Tree::of(&land.control.extents());
        Self { land, figures, parcels, buildings, zones, control, moved: Vec::new(), meeting: Meeting::default() }
    }

    /// The land as edited.
    #[must_use]
    pub fn land(&self) -> &Land {
        &self.land
    }

    /// The figures as edited.
    #[must_use]
    pub fn figures(&self) -> &LandFigures {
        &self.figures
    }

    /// Gives one parcel another outline. O(log n + its surroundings + the edits so far). `None` when there is no such
    /// parcel.
    pub fn edit(&mut self, parcel: usize, outline: &Footprint) -> Option<Refreshed> {
        let before = self.figures.parcels.get(parcel)?;
        let kept = (before.footprint, before.floor_area, before.holders, before.fragmentation);
        let mut around = self.land.parcels.shape(parcel).extent;
        self.land.parcels.replace(parcel, outline);
        around = around.with(&self.land.parcels.shape(parcel).extent);
        if let Err(place) = self.moved.binary_search(&parcel) {
            self.moved.insert(place, parcel);
        }

        let mut figures = self.land.bare_parcel(parcel);
        (figures.footprint, figures.floor_area, figures.holders, figures.fragmentation) = kept;
        let zones = self.meeting.alone(&self.land.zones, &self.zones, &[], &self.land.parcels, parcel);
        self.land.plan(&mut figures, &zones);
        figures.control =
            widest(&self.meeting.alone(&self.land.control, &self.control, &[], &self.land.parcels, parcel));
        self.figures.parcels[parcel] = figures;

        let mut buildings = self.buildings.near(around.low, around.high, 0.0);
        let mut parcels = vec![parcel];
        buildings.retain(|building| self.stand_again(*building, &mut parcels));
        parcels.sort_unstable();
        parcels.dedup();
        Some(Refreshed { parcels, buildings })
    }

    /// Finds the parcel of a building again; whether that or its part inside changed.
    fn stand_again(&mut self, building: usize, touched: &mut Vec<usize>) -> bool {
        let before = self.figures.buildings[building];
        let on = self.meeting.alone(&self.land.parcels, &self.parcels, &self.moved, &self.land.buildings, building);
        let mut now = before;
        now.stand(&on);
        if now == before {
            return false;
        }
        let floor_area = self.land.floor_area(building, now.footprint);
        if let Some(parcel) = before.parcel {
            self.figures.parcels[parcel].footprint -= before.inside;
            self.figures.parcels[parcel].floor_area -= floor_area;
            touched.push(parcel);
        }
        if let Some(parcel) = now.parcel {
            self.figures.parcels[parcel].footprint += now.inside;
            self.figures.parcels[parcel].floor_area += floor_area;
            touched.push(parcel);
        }
        self.figures.buildings[building] = now;
        true
    }
}

impl Meeting {
    /// The overlaps of one outline of the second layer, by position in the first; `moved` are no longer where the tree
    /// has them.
    fn alone(&mut self, first: &Layer, tree: &Tree, moved: &[usize], second: &Layer, position: usize) -> Vec<Overlap> {
        let around: Extent = second.shape(position).extent;
        let mut near: Vec<usize> = moved.to_vec();
        tree.visit(&around, &mut |candidate, _| {
            if moved.binary_search(&candidate).is_err() {
                near.push(candidate);
            }
        });
        near.retain(|candidate| first.shape(*candidate).extent.meets(&around));
        near.sort_unstable();
        let mut found = Vec::new();
        for candidate in near {
            self.pair(first, candidate, second, position, &mut found);
        }
        found
    }
}
