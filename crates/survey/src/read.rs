//! One file per kind of row: from typed cells to a statement.
//!
//! Every reader asks for all its fields before it gives up, so that all problems of a row are noted at once.

pub(crate) mod building;
pub(crate) mod building_record;
pub(crate) mod declaration;
pub(crate) mod emission;
pub(crate) mod environment;
pub(crate) mod inspection;
pub(crate) mod land_right;
pub(crate) mod lease;
pub(crate) mod member;
pub(crate) mod parcel;
pub(crate) mod park;
pub(crate) mod petition;
pub(crate) mod plan_zone;
pub(crate) mod power;
pub(crate) mod project;
pub(crate) mod registration;
pub(crate) mod road;
pub(crate) mod social_insurance;
pub(crate) mod statistics;
pub(crate) mod tax;
pub(crate) mod vacancy;
pub(crate) mod village_asset;
pub(crate) mod waterway;
