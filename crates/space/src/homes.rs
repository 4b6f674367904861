//! The nearest home (住宅) of a parcel or building.

use model::statement::BuildingOutline;

use crate::adjacency::millimetres;
use crate::cadastre::Shaped;
use crate::distance::distance;
use crate::outline::Outline;
use crate::tree::Tree;

/// 用途 of a home (FILES.md 16).
const HOME: &str = "住宅";

/// Whether a building is a home.
pub(crate) fn is_home(building: &BuildingOutline) -> bool {
    building.building_use == HOME
}

/// All homes, indexed.
pub(crate) struct Homes<'a> {
    outlines: Vec<&'a Outline>,
    tree: Tree,
}

impl<'a> Homes<'a> {
    pub(crate) fn of(buildings: &'a [Shaped<'_, BuildingOutline>]) -> Self {
        let outlines: Vec<&Outline> = buildings
            .iter()
            .filter(|building| is_home(&building.stated.is))
            .map(|building| &building.outline)
            .collect();
        let tree = Tree::over(outlines.iter().map(|outline| (outline.low, outline.high)));
        Self { outlines, tree }
    }

    /// Distance in millimetres to the nearest home within `limit` metres.
    pub(crate) fn nearest_mm(&self, outline: &Outline, limit: f64) -> Option<i64> {
        let mut nearest: Option<f64> = None;
        for position in self.tree.near(outline.low, outline.high, limit) {
            let Some(home) = self.outlines.get(position) else { continue };
            if let Some(found) = distance(outline, home, nearest.unwrap_or(limit)) {
                nearest = Some(found);
            }
        }
        nearest.map(millimetres)
    }
}
