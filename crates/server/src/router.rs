//! The table of contents: every route of the API. One handler file each, named after what it answers.

use std::sync::Arc;

use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Router, extract::OriginalUri};
use sanqian::{Records, Work};
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{Door, House};
use crate::problem::Problem;
use crate::{
    access, assets, block, blocks, caching, case, cases, enterprise, enterprises, finding, findings, headers, health,
    land, map, matters, me, ogc, openapi, packs, parcel, parks, people, phases, portrait, programme, proposal, proposals,
    report, round, rounds, town, trend, villages, web,
};

/// Where the API stands.
pub(crate) const API: &str = "/api/v1";

fn api() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(town::town))
        // 千家整治, 千企提升: enterprises and what is suspected of them
        .routes(routes!(enterprises::enterprises))
        .routes(routes!(enterprise::enterprise))
        .routes(routes!(findings::findings))
        .routes(routes!(finding::finding))
        .routes(routes!(cases::cases))
        .routes(routes!(case::case))
        .routes(routes!(matters::petitions))
        .routes(routes!(portrait::portrait))
        .routes(routes!(programme::programme))
        // 亩均评价: rules before they are adopted, and what was tried
        .routes(routes!(packs::packs))
        .routes(routes!(packs::publish_check))
        .routes(routes!(proposals::proposals))
        .routes(routes!(proposal::proposal))
        // the year's evaluation on its way, and the years beside each other
        .routes(routes!(rounds::rounds))
        .routes(routes!(round::round))
        .routes(routes!(trend::trend))
        // 千亩改造: land
        .routes(routes!(parcel::parcel))
        .routes(routes!(blocks::blocks))
        .routes(routes!(block::block))
        .routes(routes!(phases::phases))
        .routes(routes!(land::land))
        // 园区运营
        .routes(routes!(parks::parks))
        .routes(routes!(villages::villages))
        .routes(routes!(assets::village_assets))
        .routes(routes!(matters::storages))
        // the map
        .routes(routes!(map::map_parcels))
        .routes(routes!(map::map_buildings))
        .routes(routes!(map::map_roads))
        .routes(routes!(map::map_waterways))
        .routes(routes!(map::map_zones))
        .routes(routes!(map::map_parks))
        .routes(routes!(map::map_blocks))
        .routes(routes!(map::map_tile_set))
        .routes(routes!(map::map_tile))
        // to take away
        .routes(routes!(report::report))
        // the service itself
        .routes(routes!(health::health))
        .routes(routes!(health::ready))
        .routes(routes!(openapi::openapi))
        // people
        .routes(routes!(me::me))
        .routes(routes!(people::log_in, people::log_out))
        .routes(routes!(people::claim))
        .routes(routes!(people::own_sessions))
        .routes(routes!(people::end_session))
        .routes(routes!(people::change_password))
        .routes(routes!(people::ask_second_factor))
        .routes(routes!(people::prove_second_factor))
        .routes(routes!(people::delegate))
        .routes(routes!(people::looks_at_me))
        .routes(routes!(people::accounts, people::open_account))
        .routes(routes!(people::close_account))
        .routes(routes!(people::invite))
        .routes(routes!(people::grant))
        .routes(routes!(people::withdraw))
        .routes(routes!(people::erase))
        .routes(routes!(people::looks))
}

/// The layers for QGIS, GDAL and the like.
fn ogc() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(ogc::landing))
        .routes(routes!(ogc::conformance))
        .routes(routes!(ogc::collections))
        .routes(routes!(ogc::collection))
        .routes(routes!(ogc::items))
        .routes(routes!(ogc::item))
}

/// The API with its document.
pub(crate) fn documented() -> (Router<Arc<House>>, utoipa::openapi::OpenApi) {
    let all = OpenApiRouter::with_openapi(openapi::frame()).nest(API, api()).merge(ogc());
    let (router, document) = all.split_for_parts();
    (router, openapi::finish(document))
}

/// Everything that the server answers: the API behind its guard, and the web page for all other addresses.
pub fn router(work: Arc<Work>, records: Records, door: Door) -> Router {
    let house = Arc::new(House::new(work, records, door));
    let (api, _) = documented();
    api.layer(from_fn(caching::tag))
        .layer(from_fn_with_state(Arc::clone(&house), access::guard))
        .route("/api", axum::routing::any(no_route))
        .route("/api/{*path}", axum::routing::any(no_route))
        .route("/ogc/{*path}", axum::routing::any(no_route))
        .fallback(web::web)
        .method_not_allowed_fallback(wrong_method)
        .layer(CompressionLayer::new().gzip(true))
        .layer(from_fn(headers::secure))
        .with_state(house)
}

async fn no_route(OriginalUri(uri): OriginalUri) -> Problem {
    Problem::no_route(uri.path())
}

/// The router adds the `Allow` header.
async fn wrong_method(method: Method) -> Problem {
    Problem::method(method.as_str())
}
