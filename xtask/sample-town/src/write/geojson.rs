//! Roads and canals in longitude and latitude.

use std::path::Path;

use geojson::{Feature, FeatureCollection, Geometry, JsonObject};
use serde_json::{Value, json};

use super::globe::Meridian;
use crate::SampleError;
use crate::draw::round;
use crate::shape::Point;
use crate::town::Town;

/// Writes the road segments, one feature for each period of a segment's class.
pub(crate) fn roads(folder: &Path, town: &Town) -> Result<(), SampleError> {
    let globe = Meridian::default();
    let mut features = vec![];
    for segment in &town.segments {
        for (class, from, until) in &segment.periods {
            let properties = vec![
                ("路段编号", json!(segment.code)),
                ("名称", json!(segment.name)),
                ("等级", json!(class)),
                ("起", json!(from)),
                ("止", json!(until)),
                ("公路用地宽度", json!(segment.width)),
            ];
            features.push(feature(&globe, &segment.line, properties));
        }
    }
    save(folder, "道路.geojson", features)
}

/// Writes the canals.
pub(crate) fn canals(folder: &Path, town: &Town) -> Result<(), SampleError> {
    let globe = Meridian::default();
    let features = town
        .canals
        .iter()
        .map(|canal| feature(&globe, &canal.line, vec![("名称", json!(canal.name)), ("宽度", json!(canal.width))]))
        .collect();
    save(folder, "水系.geojson", features)
}

fn feature(globe: &Meridian, line: &[Point], properties: Vec<(&str, Value)>) -> Feature {
    let places = line.iter().map(|p| {
        let (longitude, latitude) = globe.degrees(p.x, p.y);
        [round(longitude, 8), round(latitude, 8)]
    });
    Feature {
        bbox: None,
        geometry: Some(Geometry::new_line_string(places)),
        id: None,
        properties: Some(properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<JsonObject>()),
        foreign_members: None,
    }
}

fn save(folder: &Path, file: &str, features: Vec<Feature>) -> Result<(), SampleError> {
    let collection = FeatureCollection { bbox: None, features, foreign_members: None };
    let mut text = serde_json::to_string(&collection)?;
    text.push('\n');
    std::fs::write(folder.join(file), text)?;
    Ok(())
}
