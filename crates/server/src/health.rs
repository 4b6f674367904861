//! Whether the server answers.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::guard::Readiness;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// The server answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    pub status: String,
    /// Version of the program.
    pub version: String,
}

/// Whether the server answers.
#[utoipa::path(get, path = "/health", tag = "service", responses((status = 200, description = "It does", body = Health)))]
pub(crate) async fn health(Asked(NoQuery): Asked<NoQuery>) -> Json<Health> {
    Json(Health { status: "ok".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() })
}

/// Whether new requests should come here: not while the server is stopping.
#[utoipa::path(
    get, path = "/ready", tag = "service",
    responses(
        (status = 200, description = "They should", body = Health),
        (status = 503, description = "It is stopping", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ready(
    readiness: Option<Extension<Arc<Readiness>>>,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Health>, Problem> {
    // A router that is called without the accept loop is never stopping.
    if readiness.is_some_and(|Extension(readiness)| !readiness.is_ready()) {
        return Err(Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "/problems/stopping",
            "Stopping",
            "the server is stopping; ask another, or this one once it runs again".to_owned(),
            "服务正在停止：请稍后重试".to_owned(),
        ));
    }
    Ok(health(Asked(NoQuery)).await)
}
