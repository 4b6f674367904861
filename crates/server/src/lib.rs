//! axum: the machine and browser doors of Sanqian, with the embedded web.
//!
//! A shell over one [`sanqian::Work`] and the [`sanqian::Records`] beside it: the table of contents is `router.rs`, one
//! file per resource holds its query, response, documented path and function, `wire` holds what leaves the server. Both are
//! immutable; the daily work beside them ([`sanqian::Diary`]) follows the ledger, and `written.rs` is the way into it. So every
//! answer is a pure function of two revisions and the address: that is what the tags say, and why `kept.rs` may keep some.
//!
//! Before every handler of the API stands the guard (`access`): it knows who asks, looks the route up in `actions.rs`, and
//! gives the handler a work in which only what they see exists. Around the routes stands `guard/`: the server's own accept
//! loop, limits, refusals, log and figures. For routes that write there are [`JsonBody`], [`IfMatch`] and [`idempotent`].

#![expect(
    clippy::result_large_err,
    reason = "a refusal ends a request, and carries its words in two languages, its request and its headers"
)]

mod access;
mod actions;
mod approvals;
mod assets;
mod beside;
mod block;
mod blocks;
mod caching;
mod case;
mod case_opening;
mod case_step;
mod cases;
mod enterprise;
mod enterprise_item;
mod enterprises;
mod evaluation;
mod evidence;
mod finding;
mod finding_view;
mod findings;
mod firm_plan;
mod form_parts;
mod guard;
mod handed_in;
mod headers;
mod health;
mod idempotency;
mod index;
mod jobs;
mod json_body;
mod kept;
mod land;
mod leases;
mod logging;
mod made_once;
mod map;
mod matter_opening;
mod matter_step;
mod matters;
mod me;
mod measures;
mod members_vote;
mod ogc;
mod oidc;
mod openapi;
mod operations;
mod packs;
mod paging;
mod parameters;
mod parcel;
mod parks;
mod people;
mod petitions;
mod phase_answers;
mod phases;
mod portrait;
mod preconditions;
mod problem;
mod programme;
mod proposal;
mod proposals;
mod quotas;
mod ratio;
mod report;
mod round;
mod rounds;
mod router;
mod serve;
mod service;
mod stewardship;
mod tls;
mod town;
mod town_plan;
mod trend;
mod villages;
mod web;
mod wire;
mod written;

pub use crate::access::{Door, NotOpen};
pub use guard::Limits;
pub use idempotency::{Answers, Caller, idempotent};
pub use json_body::JsonBody;
pub use logging::log_to_stderr;
pub use oidc::{Oidc, OidcFileError};
pub use openapi::openapi_json;
pub use preconditions::IfMatch;
pub use problem::{Problem, ValueError};
pub use router::router;
pub use serve::{ServeError, interrupted, serve};
pub use service::{LOCAL, Service, Tls};
