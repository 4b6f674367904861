//! The layers as lists of features: the table of all collections, and what tiles and OGC API read of each.

use geo::BoundingRect;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Degrees, Shape, blocks, buildings, parcels, parks, roads, waterways, zones};
use crate::index::Index;
use crate::wire::Geometry;

/// A feature, ready to be answered with.
pub(crate) struct Drawn {
    /// Unique within the collection.
    pub(crate) id: String,
    /// In degrees, rings as RFC 7946 wants them.
    pub(crate) degrees: Geometry,
    /// The same for computing.
    pub(crate) lon_lat: geo_types::Geometry<f64>,
    /// In metres of the town's zone, easting first.
    pub(crate) metres: geo_types::Geometry<f64>,
    /// West, south, east, north in degrees.
    pub(crate) bbox: [f64; 4],
    /// First and last day, where a feature has them.
    pub(crate) days: Option<(Date, Option<Date>)>,
    /// What is said of it.
    pub(crate) properties: Map<String, Value>,
}

/// A layer of the town.
pub(crate) struct Collection {
    /// Its name in addresses.
    pub(crate) id: &'static str,
    /// Chinese and English.
    pub(crate) title: &'static str,
    /// What it shows.
    pub(crate) description: &'static str,
    /// Smallest zoom at which tiles hold it.
    pub(crate) from_zoom: u8,
    features: fn(&Index) -> Vec<Drawn>,
}

/// How many there are.
pub(super) const LAYERS: usize = 7;

/// All of them, from the ground up, which is the order in which they are painted.
pub(crate) static COLLECTIONS: [Collection; LAYERS] = [
    Collection {
        id: "zones",
        title: "规划用途分区 / plan zones",
        description: "规划用途分区的范围 / outlines of the zones of the spatial plan",
        from_zoom: 8,
        features: |index| all(index, zones::draw(index)),
    },
    Collection {
        id: "parks",
        title: "园区 / parks",
        description: "园区范围 / outlines of industrial parks",
        from_zoom: 8,
        features: |index| all(index, parks::draw(index)),
    },
    Collection {
        id: "waterways",
        title: "水系 / waterways",
        description: "水系中心线 / centre lines of waterways",
        from_zoom: 10,
        features: |index| all(index, waterways::draw(index)),
    },
    Collection {
        id: "parcels",
        title: "宗地 / parcels",
        description: "宗地及其等级、亩均税收、规划冲突 / parcels with grade, tax per mu, plan conflict",
        from_zoom: 11,
        features: |index| all(index, parcels::draw(index)),
    },
    Collection {
        id: "blocks",
        title: "连片改造区块 / blocks",
        description: "连片低效用地区块及其改造模式 / contiguous blocks of low-yield land with their mode",
        from_zoom: 8,
        features: |index| all(index, blocks::draw(index)),
    },
    Collection {
        id: "buildings",
        title: "建筑物 / buildings",
        description: "建筑物轮廓 / outlines of buildings",
        from_zoom: 14,
        features: |index| all(index, buildings::draw(index)),
    },
    Collection {
        id: "roads",
        title: "道路 / roads",
        description: "道路中心线，每一等级各自的起止日期 / centre lines of roads, each class with its first and last day",
        from_zoom: 10,
        features: road_segments,
    },
];

impl Collection {
    /// The place of a collection in the table.
    pub(crate) fn place(id: &str) -> Option<usize> {
        COLLECTIONS.iter().position(|collection| collection.id == id)
    }
}

impl Index {
    /// The features of a collection, by id; drawn when first asked for.
    pub(crate) fn drawn(&self, place: usize) -> &[Drawn] {
        let Some((kept, collection)) = self.layers.drawn.get(place).zip(COLLECTIONS.get(place)) else { return &[] };
        kept.get_or_init(|| {
            let mut features = (collection.features)(self);
            features.sort_by(|a, b| a.id.cmp(&b.id));
            features
        })
    }
}

fn all<P: Serialize>(index: &Index, features: Vec<(Shape<'_>, P)>) -> Vec<Drawn> {
    let one = |(shape, properties): (Shape<'_>, P)| {
        let properties = object(&properties);
        // A waterway has its name alone.
        let id = properties.get("id").or_else(|| properties.get("name")).and_then(Value::as_str)?.to_owned();
        drawn(index, id, &shape, None, properties)
    };
    features.into_iter().filter_map(one).collect()
}

/// One segment is several features when its class changed.
fn road_segments(index: &Index) -> Vec<Drawn> {
    let one = |segment: roads::Segment<'_>| {
        let mut properties = object(&segment.properties);
        properties.insert("from".to_owned(), segment.from.to_string().into());
        properties.insert("to".to_owned(), segment.to.map(|to| to.to_string()).into());
        let id = format!("{}_{}", segment.properties.id, segment.from);
        drawn(index, id, &segment.shape, Some((segment.from, segment.to)), properties)
    };
    roads::segments(index).filter_map(one).collect()
}

fn drawn(
    index: &Index,
    id: String,
    shape: &Shape<'_>,
    days: Option<(Date, Option<Date>)>,
    properties: Map<String, Value>,
) -> Option<Drawn> {
    let metres = shape.metres();
    let lon_lat = index.work.lon_lat(&metres)?;
    let rect = lon_lat.bounding_rect()?;
    let bbox = [rect.min().x, rect.min().y, rect.max().x, rect.max().y];
    Some(Drawn { id, degrees: shape.degrees(&Degrees(&index.work))?, lon_lat, metres, bbox, days, properties })
}

fn object(properties: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(properties) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}
