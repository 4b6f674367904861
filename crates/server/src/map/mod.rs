//! The map's layers: as GeoJSON, each drawn when first asked for and kept as bytes; as vector tiles; as collections of features for
//! `ogc`. What a layer holds is decided in its file, in one function (`draw`), for all three.

mod blocks;
mod buildings;
mod degrees;
mod drawn;
mod parcels;
mod parks;
mod roads;
mod shape;
mod tile;
mod tiles;
mod waterways;
mod zones;

use std::sync::OnceLock;

use axum::http::header;
use axum::response::Response;
use serde::Serialize;
use utoipa::IntoParams;

pub(crate) use blocks::*;
pub(crate) use buildings::*;
pub(crate) use degrees::Degrees;
pub(crate) use drawn::{COLLECTIONS, Collection, Drawn};
pub(crate) use parcels::*;
pub(crate) use parks::*;
pub(crate) use roads::{__path_map_roads, map_roads};
pub(crate) use shape::Shape;
pub(crate) use tiles::*;
pub(crate) use waterways::*;
pub(crate) use zones::*;

use crate::index::Index;
use crate::made_once::MadeOnce;
use crate::parameters::{Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::FeatureCollection;

/// Bytes of each layer.
#[derive(Default)]
pub(crate) struct Layers {
    parcels: MadeOnce,
    buildings: MadeOnce,
    roads: MadeOnce,
    waterways: MadeOnce,
    zones: MadeOnce,
    parks: MadeOnce,
    blocks: MadeOnce,
    /// By the place of the collection in [`COLLECTIONS`].
    drawn: [OnceLock<Vec<Drawn>>; drawn::LAYERS],
}

/// Which revision of the map.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct MapQuery {
    /// `revision` of `/api/v1/town`: when it is the current one, the answer may be kept forever.
    rev: Option<String>,
}

impl ReadQuery for MapQuery {
    const KNOWN: &'static [&'static str] = &["rev"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        Ok(Self { rev: parameters.text("rev") })
    }
}

/// Answers with a layer, drawing it if nobody has asked before.
fn layer<P: Serialize>(
    index: &Index,
    query: &MapQuery,
    kept: &MadeOnce,
    drawn: impl FnOnce(&Index) -> Vec<(Shape<'_>, P)>,
) -> Response {
    let mut response = kept.of_type("application/geo+json", || {
        let degrees = Degrees(&index.work);
        let features =
            drawn(index).into_iter().filter_map(|(shape, properties)| Some((shape.degrees(&degrees)?, properties)));
        FeatureCollection::new(features)
    });
    if query.rev.as_ref() == Some(&index.revision) {
        response.headers_mut().insert(header::CACHE_CONTROL, crate::caching::FOREVER);
    }
    response
}
