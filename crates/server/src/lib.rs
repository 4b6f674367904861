//! axum: the machine and browser doors of Sanqian, with the embedded web.
//!
//! A shell over one [`sanqian::Work`] and the [`sanqian::Records`] beside it: the table of contents is `router.rs`, one
//! file per resource holds its query, response, documented path and function, `wire` holds what leaves the server. Both are
//! immutable, so every answer is a pure function of revision and address: that is what the tags say.
//!
//! Absent on purpose until issue 6: log-in and roles (the server binds to 127.0.0.1), writing, vector tiles, OGC API.

mod assets;
mod block;
mod blocks;
mod caching;
mod case;
mod cases;
mod enterprise;
mod enterprise_item;
mod enterprises;
mod evaluation;
mod finding;
mod finding_view;
mod findings;
mod headers;
mod health;
mod index;
mod land;
mod leases;
mod map;
mod matters;
mod openapi;
mod packs;
mod paging;
mod parameters;
mod parcel;
mod parks;
mod phases;
mod portrait;
mod problem;
mod programme;
mod proposal;
mod proposals;
mod ratio;
mod report;
mod round;
mod rounds;
mod router;
mod serve;
mod town;
mod trend;
mod villages;
mod web;
mod wire;

pub use openapi::openapi_json;
pub use router::router;
pub use serve::{LOCAL, ServeError, serve};
