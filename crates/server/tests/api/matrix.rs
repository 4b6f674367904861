//! Every route × every principal × how the object stands to them, each cell with its expected answer; and nothing of another
//! village or enterprise in any of them.

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use model::Role;
use tower::ServiceExt;

use crate::principals::{PRINCIPALS, Principals};
use crate::sample::{Answer, SAMPLE, document};

/// Method, path, relation, and a status for each role in the order of `Role::ALL`:
/// city reader officer leader bureau petition platform village park enterprise public system security audit.
/// What changes something is sent an empty object: who may is told what is missing in it (422), or that there is no such thing.
#[rustfmt::skip]
const CELLS: &[(&str, &str, &str, [u16; 14])] = &[
    //                                                 city read offi lead bure peti plat vill park ente publ syst secu audi
    ("GET", "/town", "",                               [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/enterprises", "",                        [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}", "own",                [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}", "foreign",            [200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}", "missing",            [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/findings", "",                           [200, 200, 200, 200, 200, 200, 403, 200, 403, 200, 401, 403, 403, 403]),
    ("GET", "/findings/{id}", "foreign",               [200, 200, 200, 200, 200, 200, 403, 404, 403, 404, 401, 403, 403, 403]),
    ("GET", "/findings/{id}", "missing",               [404, 404, 404, 404, 404, 404, 403, 404, 403, 404, 401, 403, 403, 403]),
    ("GET", "/cases", "",                              [200, 200, 200, 200, 200, 403, 403, 403, 403, 200, 401, 403, 403, 403]),
    ("POST", "/cases", "",                             [403, 403, 422, 422, 422, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/cases/{id}/steps", "foreign",           [403, 403, 428, 428, 428, 403, 403, 403, 403, 428, 401, 403, 403, 403]),
    ("POST", "/cases/{id}/steps", "missing",           [403, 403, 428, 428, 428, 403, 403, 403, 403, 428, 401, 403, 403, 403]),
    ("GET", "/cases/{id}", "foreign",                  [200, 200, 200, 200, 200, 403, 403, 403, 403, 404, 401, 403, 403, 403]),
    ("GET", "/cases/{id}", "missing",                  [404, 404, 404, 404, 404, 403, 403, 403, 403, 404, 401, 403, 403, 403]),
    ("GET", "/cases/{id}/evidence/{hash}", "foreign",  [403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/cases/{id}/evidence/{hash}", "missing",  [403, 403, 404, 404, 404, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/petitions", "",                          [403, 200, 200, 200, 403, 200, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/petitions", "", [403, 403, 403, 403, 403, 422, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/petitions/choices", "", [403, 200, 200, 200, 403, 200, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/petitions/{id}/steps", "own", [403, 403, 403, 403, 403, 428, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/petitions/{id}/steps", "missing", [403, 403, 403, 403, 403, 428, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/petitions/{id}/petitioner", "own", [403, 403, 403, 403, 403, 422, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/petitions/{id}/petitioner", "missing", [403, 403, 403, 403, 403, 422, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/patrols", "", [403, 403, 422, 422, 403, 403, 422, 403, 422, 403, 401, 403, 403, 403]),
    ("POST", "/visits", "", [403, 403, 422, 422, 403, 403, 422, 403, 422, 403, 401, 403, 403, 403]),
    ("POST", "/admissions", "", [403, 403, 422, 422, 403, 403, 422, 403, 422, 403, 401, 403, 403, 403]),
    ("POST", "/work-orders/{id}/steps", "missing", [403, 403, 422, 422, 403, 403, 422, 403, 422, 403, 401, 403, 403, 403]),
    ("POST", "/checklists/{id}/texts", "missing", [403, 403, 422, 422, 403, 403, 422, 403, 422, 403, 401, 403, 403, 403]),
    ("POST", "/exits", "", [403, 403, 400, 400, 403, 403, 400, 403, 400, 403, 401, 403, 403, 403]),
    ("POST", "/exits/{id}/steps", "foreign", [403, 403, 400, 400, 403, 403, 400, 403, 404, 403, 401, 403, 403, 403]),
    ("POST", "/exits/{id}/steps", "missing", [403, 403, 404, 404, 403, 403, 404, 403, 404, 403, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/portrait", "own",       [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/measures", "own",       [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/plans",    "own",       [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/portrait", "foreign",   [200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/measures", "foreign",   [200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/plans",    "foreign",   [200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/portrait", "missing",   [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/measures", "missing",   [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/enterprises/{id}/plans",    "missing",   [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/programme", "",                          [200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/town-plan", "",                          [200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/quotas",    "",                          [200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/phases/answers", "",                     [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/phases", "",                             [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/land", "",                               [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/village-assets", "",                     [200, 200, 200, 200, 200, 403, 200, 200, 403, 403, 401, 403, 403, 403]),
    ("GET", "/storages", "",                           [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/village-assets/choices", "",             [200, 200, 200, 200, 200, 403, 200, 200, 403, 403, 401, 403, 403, 403]),
    ("GET", "/storages/choices", "",                   [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/village-assets", "",                    [403, 403, 422, 403, 403, 403, 403, 422, 403, 403, 401, 403, 403, 403]),
    ("POST", "/storages", "",                          [403, 403, 422, 422, 403, 403, 422, 403, 422, 403, 401, 403, 403, 403]),
    ("POST", "/village-assets/{id}/steps", "missing",  [403, 403, 428, 403, 403, 403, 403, 428, 403, 403, 401, 403, 403, 403]),
    ("POST", "/storages/{id}/steps", "missing",        [403, 403, 428, 428, 403, 403, 428, 403, 428, 403, 401, 403, 403, 403]),
    ("GET", "/map/tiles.json", "",                     [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/tiles/{z}/{x}/{y}", "own",           [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ready", "",                              [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/ogc", "",                                [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ogc/conformance", "",                    [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ogc/collections", "",                    [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ogc/collections/{id}", "own",            [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ogc/collections/{id}", "missing",        [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/ogc/collections/{id}/items", "own",      [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ogc/collections/{id}/items/{feature}", "own",[200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/ogc/collections/{id}/items/{feature}", "foreign",[200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/ogc/collections/{id}/items/{feature}", "missing",[404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/packs", "",                              [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/packs/{id}/publish-check", "missing",    [403, 404, 404, 404, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/proposals", "",                          [403, 200, 200, 200, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/proposals/{id}", "own",                  [403, 200, 200, 200, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/proposals/{id}", "missing",              [403, 404, 404, 404, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/rounds", "",                             [200, 200, 200, 200, 200, 403, 403, 200, 403, 200, 401, 403, 403, 403]),
    ("GET", "/rounds/{id}", "own",                     [200, 200, 200, 200, 200, 403, 403, 200, 403, 200, 401, 403, 403, 403]),
    ("GET", "/rounds/{id}", "missing",                 [404, 404, 404, 404, 404, 403, 403, 404, 403, 404, 401, 403, 403, 403]),
    ("GET", "/trend", "",                              [200, 200, 200, 200, 200, 403, 403, 200, 403, 200, 401, 403, 403, 403]),
    ("GET", "/parcels/{id}", "own",                    [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/parcels/{id}", "foreign",                [200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/parcels/{id}", "missing",                [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 403, 403, 403]),
    ("GET", "/jobs", "", [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/jobs", "", [422, 422, 422, 422, 422, 403, 422, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/jobs/{id}", "missing", [404, 404, 404, 404, 404, 403, 404, 403, 403, 403, 401, 403, 403, 403]),
    ("DELETE", "/jobs/{id}", "missing", [404, 404, 404, 404, 404, 403, 404, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/jobs/{id}/events", "missing", [404, 404, 404, 404, 404, 403, 404, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/blocks", "",                             [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/blocks/{id}", "own",                     [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/blocks/{id}", "missing",                 [404, 404, 404, 404, 404, 403, 404, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/parks", "",                              [200, 200, 200, 200, 200, 403, 200, 200, 200, 403, 401, 403, 403, 403]),
    ("GET", "/operations", "",                              [200, 200, 200, 200, 200, 403, 200, 200, 200, 403, 401, 403, 403, 403]),
    ("GET", "/villages", "",                           [200, 200, 200, 200, 200, 403, 200, 200, 403, 403, 401, 403, 403, 403]),
    ("GET", "/map/parcels.geojson", "",                [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/buildings.geojson", "",              [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/roads.geojson", "",                  [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/waterways.geojson", "",              [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/zones.geojson", "",                  [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/parks.geojson", "",                  [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 403, 403, 403]),
    ("GET", "/map/blocks.geojson", "",                 [200, 200, 200, 200, 200, 403, 200, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/report.xlsx", "",                        [403, 200, 200, 200, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/health", "",                             [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/openapi.json", "",                       [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/me", "",                                 [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/session", "",                           [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST", "/claims", "",                            [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    // This server has no identity provider; `oidc` has one.
    ("GET", "/session/oidc", "",                       [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/session/oidc", "",                      [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST", "/session/oidc/callback", "",             [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/me/identity", "",                        [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 200, 200, 200]),
    ("POST", "/me/identity", "",                       [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("POST", "/me/identity/callback", "",              [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("DELETE", "/me/identity", "",                     [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 404, 404, 404]),
    ("GET", "/me/sessions", "",                        [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 200, 200, 200]),
    ("DELETE", "/me/sessions/{id}", "missing",         [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 404, 404, 404]),
    ("POST", "/me/password", "",                       [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("POST", "/me/totp",     "",                       [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("POST", "/me/totp/proof", "",                     [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("POST", "/me/delegations", "",                    [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    // Every account may ask; which action it is stands in the body (`approvals.rs` goes on).
    ("GET", "/approvals", "",                          [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 200, 200, 200]),
    ("POST", "/approvals", "",                         [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("GET", "/approvals/{id}", "missing",              [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 404, 404, 404]),
    ("GET", "/approvals/{id}/documents/{hash}", "missing", [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 404, 404, 404]),
    ("POST", "/approvals/{id}/approval", "missing",    [428, 428, 428, 428, 428, 428, 428, 428, 428, 428, 401, 428, 428, 428]),
    ("POST", "/approvals/{id}/rejection", "missing",   [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401, 422, 422, 422]),
    ("POST", "/approvals/{id}/withdrawal", "missing",  [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 404, 404, 404]),
    ("POST", "/rounds/{id}/objections", "own",         [403, 403, 422, 403, 403, 403, 403, 403, 403, 422, 401, 403, 403, 403]),
    ("POST", "/rounds/{id}/objections/{number}/answer", "own",[403, 403, 422, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/me/looks", "",                           [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401, 200, 200, 200]),
    ("GET", "/people", "",                             [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 200, 200, 403]),
    // The administrators' sessions have no second factor here; `people.rs` goes on with one.
    ("POST", "/people", "",                            [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("DELETE", "/people/{id}", "missing",              [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/people/{id}/invitation", "missing",     [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/people/{id}/grants", "missing",         [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/people/{id}/withdrawals", "missing",    [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/people/{id}/erasure", "missing",        [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("POST", "/people/{id}/identity", "missing",       [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("DELETE", "/people/{id}/identity", "missing",     [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 403]),
    ("GET", "/looks", "",                              [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401, 403, 403, 200]),
];

/// A row would end the sessions with which the others ask; `people.rs` tests it.
const ELSEWHERE: &[(&str, &str)] = &[("DELETE", "/session")];

pub(crate) async fn ask(all: &Principals, method: &str, path: &str, secret: Option<&str>, body: &str) -> Answer {
    let mut request = Request::builder().method(method).uri(if path.starts_with("/ogc") {
        path.to_owned()
    } else {
        format!("/api/v1{path}")
    });
    request = request.header("sec-fetch-site", "same-origin").header("content-type", "application/json");
    if let Some(secret) = secret {
        request = request.header("cookie", format!("sanqian-sid={secret}"));
    }
    let response = all.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

/// A case of somebody who is not the enterprise of the matrix, and a piece of its evidence.
fn foreign_case(all: &Principals) -> (String, String) {
    let daily = all.diary.now().unwrap().daily;
    let proved = daily.case_files().find_map(|file| {
        let foreign = file.case.party.as_ref().is_some_and(|party| *party != all.own.enterprise);
        let piece = file.case.events.iter().flat_map(|event| &event.evidence).next()?;
        foreign.then(|| (file.case.id.0.clone(), piece.hash.0.clone()))
    });
    proved.unwrap()
}

async fn address(all: &Principals, path: &str, relation: &str) -> String {
    let place = if relation == "foreign" { &all.foreign } else { &all.own };
    let id = match (path, relation) {
        (_, "missing") => "nobody".to_owned(),
        (
            "/enterprises/{id}"
            | "/enterprises/{id}/portrait"
            | "/enterprises/{id}/plans"
            | "/enterprises/{id}/measures",
            _,
        ) => place.enterprise.0.clone(),
        ("/parcels/{id}" | "/ogc/collections/{id}/items/{feature}", _) => place.parcel.clone(),
        ("/ogc/collections/{id}" | "/ogc/collections/{id}/items", _) => "parcels".to_owned(),
        ("/cases/{id}" | "/cases/{id}/steps" | "/cases/{id}/evidence/{hash}", _) => foreign_case(all).0,
        ("/petitions/{id}/steps" | "/petitions/{id}/petitioner", _) => {
            all.diary.now().unwrap().daily.petitions.keys().next().unwrap().0.clone()
        }
        ("/exits/{id}/steps", _) => {
            let exits = &all.diary.now().unwrap().daily.exits;
            exits.values().find(|file| file.exit.notice.park != all.own.park).unwrap().exit.notice.lease.0.clone()
        }
        ("/findings/{id}", _) => place.finding.clone().unwrap_or_default(),
        ("/blocks/{id}", _) => SAMPLE.work.plan.blocks[0].block.id.0.clone(),
        ("/proposals/{id}", _) => "1".to_owned(),
        ("/rounds/{id}" | "/rounds/{id}/objections" | "/rounds/{id}/objections/{number}/answer", _) => {
            SAMPLE.work.year.to_string()
        }
        _ => String::new(),
    };
    let (z, x, y) = crate::tiles::of_the_town(13).await;
    let features = path.replace("{id}/items/{feature}", &format!("parcels/items/{id}"));
    let features =
        features.replace("{z}/{x}/{y}", &format!("{z}/{x}/{y}")).replace("{id}", &id).replace("{number}", "1");
    if features.contains("{hash}") { features.replace("{hash}", &foreign_case(all).1) } else { features }
}

#[test]
fn every_route_has_its_cells() {
    let mut routed = BTreeSet::new();
    for (path, item) in document()["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            routed.insert((method.to_uppercase(), path.trim_start_matches("/api/v1").to_owned()));
        }
    }
    let cells = CELLS.iter().map(|(method, path, ..)| (*method, *path)).chain(ELSEWHERE.iter().copied());
    let cells: BTreeSet<_> = cells.map(|(method, path)| (method.to_owned(), path.to_owned())).collect();
    assert_eq!(cells, routed, "each route × method of the document has a row, and no other does");
}

#[tokio::test]
async fn every_cell_answers_as_expected() {
    let all = &*PRINCIPALS;
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (method, path, relation, expected) in CELLS {
        let address = address(all, path, relation).await;
        assert!(!address.ends_with('/'), "no {relation} object for {path}");
        let body = if *method == "GET" { "" } else { "{}" };
        for ((role, secret), expect) in Role::ALL.iter().zip(&all.secrets).zip(expected) {
            let answer = ask(all, method, &address, secret.as_deref(), body).await;
            asked += 1;
            if answer.status.as_u16() != *expect {
                wrong.push(format!("{method} {path} {relation} as {}: {} not {expect}", role.code(), answer.status));
            }
            if answer.status.is_client_error() {
                let problem = answer.json();
                let reason = problem["reason"].as_str().unwrap_or_default();
                let denied = matches!(answer.status.as_u16(), 401 | 403);
                assert_eq!(denied, reason.starts_with("denied."), "{method} {path} {relation}: {problem}");
            } else if secret.is_some() {
                assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(asked, CELLS.len() * 14);
}

/// Foreign and missing are told in the same words, but for the id that was asked.
#[tokio::test]
async fn foreign_and_missing_answer_alike() {
    let all = &*PRINCIPALS;
    for (role, secret) in Role::ALL.iter().zip(&all.secrets) {
        for (path, foreign) in [
            ("/enterprises/", all.foreign.enterprise.0.clone()),
            ("/parcels/", all.foreign.parcel.clone()),
            ("/findings/", all.foreign.finding.clone().unwrap()),
        ] {
            let told = ask(all, "GET", &format!("{path}{foreign}"), secret.as_deref(), "").await;
            if told.status == 200 {
                continue;
            }
            let missing = ask(all, "GET", &format!("{path}nobody"), secret.as_deref(), "").await;
            let text = String::from_utf8(told.bytes.clone()).unwrap().replace(&foreign, "nobody");
            assert_eq!((told.status, text.as_bytes()), (missing.status, missing.bytes.as_slice()), "{role:?} {path}");
            let names = |answer: &Answer| answer.headers.keys().map(ToString::to_string).collect::<BTreeSet<_>>();
            assert_eq!(names(&told), names(&missing));
        }
    }
}

/// The names of enterprises are the canaries: no name of a firm that somebody does not see stands in any answer to them,
/// body or header. Who has a lease with them is named in it.
#[tokio::test]
async fn nothing_of_another_village_or_enterprise_is_told() {
    let all = &*PRINCIPALS;
    for role in [Role::VillageOfficer, Role::ParkSteward, Role::EnterpriseUser] {
        let secret = all.secrets[role as usize].as_deref();
        let listed = ask(all, "GET", "/enterprises?limit=1000", secret, "").await.json();
        let seen: BTreeSet<&str> =
            listed["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap()).collect();
        assert!(
            !seen.is_empty() && seen.len() < SAMPLE.work.snapshot.enterprises.len(),
            "{role:?} sees {}",
            seen.len()
        );
        assert_eq!(seen.len() == 1, role == Role::EnterpriseUser, "{role:?} sees {}", seen.len());
        let mut told = Vec::new();
        for (method, path, relation, _) in CELLS.iter().filter(|(method, ..)| *method == "GET") {
            let asked = address(all, path, relation).await;
            let answer = ask(all, method, &asked, secret, "").await;
            let mut text = format!("{:?}{}", answer.headers, String::from_utf8_lossy(&answer.bytes));
            if answer.status == 404 {
                // A refusal repeats what was asked, which the asker knew.
                let id = asked.split('/').nth(2).unwrap_or_default();
                text = text.replace(id, "");
            }
            told.push((asked, text));
        }
        for id in &seen {
            let asked = format!("/enterprises/{id}");
            let page = ask(all, "GET", &asked, secret, "").await;
            told.push((asked, String::from_utf8_lossy(&page.bytes).into_owned()));
        }
        let where_told = |what: &str| told.iter().find(|(_, text)| text.contains(what)).map(|(asked, _)| asked);
        let named = SAMPLE.work.snapshot.leases.values().flat_map(|lease| {
            let mine = |id: &Option<model::EnterpriseId>| id.as_ref().is_some_and(|id| seen.contains(id.0.as_str()));
            let with_me = mine(&lease.is.tenant_enterprise) || mine(&lease.is.lessor_enterprise);
            with_me.then_some([lease.is.tenant.as_str(), lease.is.lessor.as_str()]).into_iter().flatten()
        });
        let named: BTreeSet<&str> = named.collect();
        let allowed = |name: &str| named.contains(name) || named.iter().any(|other| other.contains(name));
        let snapshot = &SAMPLE.work.snapshot;
        let own: Vec<&str> =
            snapshot.enterprises.iter().filter(|(id, _)| seen.contains(id.0.as_str())).map(|(_, e)| e.name()).collect();
        let mut canaries = 0;
        for (id, enterprise) in snapshot.enterprises.iter().filter(|(id, _)| !seen.contains(id.0.as_str())) {
            assert_eq!(where_told(&id.0), None, "{role:?}: id {id} of {}", enterprise.name());
            let name = enterprise.name();
            if name.chars().count() > 4 && !allowed(name) && !own.iter().any(|mine| mine.contains(name)) {
                canaries += 1;
                assert_eq!(where_told(name), None, "{role:?}: {name}");
            }
        }
        assert!(canaries > 500, "{canaries}");
    }
}
