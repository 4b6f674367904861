//! The widths that `space` is told, from the pack's parameters in metres.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::statement::RoadClass;
use model::{Cm2, Widths};

use super::CheckPack;
use crate::PackError;

/// Which parameter holds the control width of which class. 城市道路 is no highway (公路) and has none.
const ROAD_CONTROL: [(RoadClass, &str); 5] = [
    (RoadClass::National, "road_control.national"),
    (RoadClass::Provincial, "road_control.provincial"),
    (RoadClass::County, "road_control.county"),
    (RoadClass::Township, "road_control.township"),
    (RoadClass::Village, "road_control.village"),
];

/// Which parameter holds how far new zones keep from the control zone; a pack may leave them out.
const NEW_ZONE: [(RoadClass, &str); 4] = [
    (RoadClass::National, "new_zone.national"),
    (RoadClass::Provincial, "new_zone.provincial"),
    (RoadClass::County, "new_zone.county"),
    (RoadClass::Township, "new_zone.township"),
];

impl CheckPack {
    /// The widths in force on a day.
    ///
    /// # Errors
    /// When one of them is missing or negative, or a width other than a road's has no value on that day.
    pub fn widths(&self, day: Date) -> Result<Widths, PackError> {
        let mut road_control_mm = BTreeMap::new();
        for (class, name) in ROAD_CONTROL {
            let parameter = self.parameters.get(name).map_err(|error| error.in_file(&self.file))?;
            // Before the first dated value the class had no zone by this pack, which is an answer and no gap in it.
            if parameter.values.iter().any(|value| value.from <= day) {
                road_control_mm.insert(class, self.millimetres(name, day)?);
            }
        }
        let mut new_zone_mm = BTreeMap::new();
        for (class, name) in NEW_ZONE {
            if self.has(name, day) {
                new_zone_mm.insert(class, self.millimetres(name, day)?);
            }
        }
        // A pack that lacks one of the three on that day asks for no lanes.
        let lanes = ["fire_lane_clear_width", "fire_reach", "fire_turning"].iter().all(|name| self.has(name, day));
        let lane = |name| if lanes { self.millimetres(name, day) } else { Ok(0) };
        Ok(Widths {
            new_zone_mm,
            fire_lane_mm: lane("fire_lane_clear_width")?,
            fire_reach_mm: lane("fire_reach")?,
            fire_turning_mm: lane("fire_turning")?,
            adjacency_gap_mm: self.millimetres("adjacency_gap", day)?,
            adjacency_shared_mm: self.millimetres("adjacency_shared", day)?,
            road_control_mm,
            home_search_mm: self.millimetres("home_search", day)?,
            overlap_problem: Cm2::from_square_metres(self.not_negative("cadastre_overlap", day)?),
        })
    }

    /// Whether the pack gives a parameter a value on that day.
    fn has(&self, name: &str, day: Date) -> bool {
        self.parameters.get(name).is_ok_and(|parameter| parameter.values.iter().any(|value| value.from <= day))
    }

    fn millimetres(&self, name: &str, day: Date) -> Result<i64, PackError> {
        let metres = self.not_negative(name, day)?;
        #[expect(clippy::cast_possible_truncation, reason = "a width beyond i64 saturates; no town is that wide")]
        Ok((metres * 1000.0).round() as i64)
    }

    fn not_negative(&self, name: &str, day: Date) -> Result<f64, PackError> {
        let value = self.parameters.at(name, day).map_err(|error| error.in_file(&self.file))?;
        if value < 0.0 {
            return Err(PackError::new(
                format!("parameter `{name}` is negative ({value})"),
                "write a width or area of 0 or more",
            )
            .in_file(&self.file));
        }
        Ok(value)
    }
}
