//! Black-box tests of the API over the sample town.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod adoption;
mod approvals;
mod caching;
mod case_steps;
mod daily;
mod disposals;
mod documented;
mod evidence;
mod figures;
mod forms;
mod jobs;
mod looks;
mod matrix;
mod ogc;
mod oidc;
mod paging;
mod people;
mod people_once;
mod petition_steps;
mod phases;
mod principals;
mod privacy;
mod refusals;
mod sample;
mod schema;
mod stewardship;
mod tiles;
