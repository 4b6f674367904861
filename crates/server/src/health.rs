//! Whether the server answers.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameters::{Asked, NoQuery};

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
