//! The table of contents: every route of the API. One handler file each, named after what it answers.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Router, extract::OriginalUri};
use sanqian::{Diary, Jobs, Records, Work};
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{Door, House};
use crate::idempotency::{Answers, idempotent};
use crate::problem::Problem;
use crate::{
    Limits, access, approvals, assets, block, blocks, caching, case, case_opening, case_step, cases, enterprise,
    enterprises, evidence, finding, findings, firm_plan, headers, health, jobs, kept, land, map, matter_opening,
    matter_step, matters, me, measures, ogc, openapi, operations, packs, parcel, parks, people, petitions,
    phase_answers, phases, portrait, programme, proposal, proposals, quotas, report, round, rounds, stewardship, town,
    town_plan, trend, villages, web,
};

/// Where the API stands.
pub(crate) const API: &str = "/api/v1";

/// What is read of the town: two revisions and the address say what an answer holds.
fn town() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(town::town))
        // 千家整治, 千企提升: enterprises and what is suspected of them
        .routes(routes!(enterprises::enterprises))
        .routes(routes!(enterprise::enterprise))
        .merge(kept_of_town())
        .routes(routes!(case::case))
        .routes(routes!(evidence::evidence))
        .merge(written())
        .merge(confidential())
        .routes(routes!(petitions::petition_choices))
        .routes(routes!(portrait::portrait))
        .routes(routes!(firm_plan::plans))
        .routes(routes!(measures::measures))
        .routes(routes!(programme::programme))
        .routes(routes!(town_plan::town_plan))
        // 亩均评价: rules before they are adopted, and what was tried
        .routes(routes!(packs::packs))
        .routes(routes!(packs::publish_check))
        .routes(routes!(proposals::proposals))
        .routes(routes!(proposal::proposal))
        // the years beside each other
        .routes(routes!(trend::trend))
        // 千亩改造: land
        .routes(routes!(parcel::parcel))
        .routes(routes!(blocks::blocks))
        .routes(routes!(block::block))
        .routes(routes!(phases::phases))
        .routes(routes!(phase_answers::phase_answers))
        .routes(routes!(land::land))
        // 园区运营
        .routes(routes!(parks::parks))
        .routes(routes!(villages::villages))
        .routes(routes!(matter_opening::disposal_choices))
        .routes(routes!(matter_opening::storage_choices))
        .routes(routes!(quotas::quotas))
        .routes(routes!(operations::operations))
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
        .layer(from_fn(caching::tag))
}

/// Lists and items that are made of the town alone: made for the first who asks.
fn kept_of_town() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(findings::findings))
        .routes(routes!(finding::finding))
        .layer(from_fn(kept::of_town))
}

/// People and their jobs, which change beside the town: their answers are tagged by what they hold.
fn people() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(me::me))
        .routes(routes!(people::log_in, people::log_out))
        .routes(routes!(people::claim))
        .routes(routes!(people::identity_provider, people::begin_oidc))
        .routes(routes!(people::end_oidc))
        .routes(routes!(people::own_identity, people::begin_binding, people::unbind_own))
        .routes(routes!(people::end_binding))
        .routes(routes!(people::bind_account, people::unbind_account))
        .routes(routes!(people::own_sessions))
        .routes(routes!(people::end_session))
        .routes(routes!(people::change_password))
        .routes(routes!(people::ask_second_factor))
        .routes(routes!(people::prove_second_factor))
        .routes(routes!(people::looks_at_me))
        .routes(routes!(people::accounts, people::open_account))
        .routes(routes!(people::invite))
        .routes(routes!(people::looks))
        .merge(roles())
        // long work
        .routes(routes!(jobs::jobs, jobs::ask_job))
        .routes(routes!(jobs::job, jobs::cancel_job))
        .layer(from_fn(caching::tag_by_bytes))
        .routes(routes!(jobs::job_events))
}

/// Changes of roles and accounts, done once. What answers with a code or is asked with a name takes no key: the answer would be kept,
/// and a hash of the name would stand in the ledger (decision 0053).
fn roles() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(people::delegate))
        .routes(routes!(people::close_account))
        .routes(routes!(people::grant))
        .routes(routes!(people::withdraw))
        .routes(routes!(people::erase))
        .layer(from_fn_with_state(Arc::new(Answers::default()), idempotent))
}

/// What is written into the ledger: a request that is sent again is done once.
fn written() -> OpenApiRouter<Arc<House>> {
    let cases =
        OpenApiRouter::new().routes(routes!(cases::cases, case_opening::open_case)).layer(from_fn(kept::of_day));
    OpenApiRouter::new()
        .merge(cases)
        .routes(routes!(case_step::step_case))
        .routes(routes!(assets::village_assets, matter_opening::open_disposal))
        .routes(routes!(matters::storages, matter_opening::open_storage))
        .routes(routes!(matter_step::step_disposal))
        .routes(routes!(matter_step::step_storage))
        .routes(routes!(petitions::step_petition))
        // 园区运营
        .routes(routes!(stewardship::patrol))
        .routes(routes!(stewardship::step_order))
        .routes(routes!(stewardship::visit))
        .routes(routes!(stewardship::decide_admission))
        .routes(routes!(stewardship::open_exit))
        .routes(routes!(stewardship::step_exit))
        .routes(routes!(stewardship::fill_checklist))
        .layer(from_fn_with_state(Arc::new(Answers::default()), idempotent))
        .layer(DefaultBodyLimit::max(Limits::default().upload_bytes))
}

/// What needs two persons and the year's evaluation, which go on beside the town: tagged by what they hold.
fn approved() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(approvals::approvals, approvals::draft))
        .routes(routes!(approvals::approval))
        .routes(routes!(approvals::draft_document))
        .routes(routes!(approvals::approve))
        .routes(routes!(approvals::reject))
        .routes(routes!(approvals::withdraw_draft))
        .routes(routes!(rounds::rounds))
        .routes(routes!(round::round))
        .routes(routes!(approvals::object))
        .routes(routes!(approvals::answer))
        .layer(from_fn_with_state(Arc::new(Answers::default()), idempotent))
        .layer(from_fn(caching::tag_by_bytes))
}

/// What knows who petitions: no answer of it is kept, and of no request does a hash stand in the ledger.
fn confidential() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(matters::petitions, petitions::receive_petition))
        .routes(routes!(petitions::petitioner))
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
        .layer(from_fn(kept::of_town))
        .layer(from_fn(caching::tag))
}

/// The API with its document.
pub(crate) fn documented() -> (Router<Arc<House>>, utoipa::openapi::OpenApi) {
    let all =
        OpenApiRouter::with_openapi(openapi::frame()).nest(API, town().merge(people()).merge(approved())).merge(ogc());
    let (router, document) = all.split_for_parts();
    (router, openapi::finish(document))
}

/// Everything that the server answers: the API behind its guard, and the web page for all other addresses.
pub fn router(work: Arc<Work>, records: Records, diary: Arc<Diary>, jobs: Jobs, door: Door) -> Router {
    let house = Arc::new(House::new(work, records, diary, jobs, door));
    let (api, _) = documented();
    api.layer(from_fn_with_state(Arc::clone(&house), access::guard))
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
