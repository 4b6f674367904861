//! What was planted, as the tests read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that was planted in a sample, and how much of everything there is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Truth {
    /// The seed the sample was drawn from.
    pub seed: u64,
    /// How much of everything the files hold, noise aside.
    pub counts: Counts,
    /// Enterprises whose evidence supports lawful closure.
    pub closure: Vec<Closure>,
    /// Buildings with illegal floor area.
    pub illegal_building: Vec<IllegalBuilding>,
    /// The sum over `illegal_building`, in square centimetres.
    pub illegal_total_cm2: i64,
    /// Lawful, operating firms of the low tail: the ones to be coached.
    pub coaching: Vec<Firm>,
    /// Firms that use much energy and yield little.
    pub high_energy_low_yield: Vec<Firm>,
    /// Low-yield industrial parcels outside 王家埭 whose owners operate lawfully.
    pub uplift_parcels: Vec<ParcelArea>,
    /// The sum over `uplift_parcels`, in square centimetres.
    pub uplift_total_cm2: i64,
    /// Codes of the parcels of the old 王家埭 block.
    pub wangjiadai_parcels: Vec<String>,
    /// The sum over `wangjiadai_parcels`, in square centimetres.
    pub wangjiadai_total_cm2: i64,
    /// Park name → codes of the industrial parcels in it.
    pub park_parcels: BTreeMap<String, Vec<String>>,
    /// Finding code → subject keys (enterprise: USCC, else registration number; building code; lease number).
    pub findings: BTreeMap<String, Vec<String>>,
    /// Finding code → subjects that look like the finding and are not.
    pub near_misses: BTreeMap<String, Vec<NearMiss>>,
    /// Neighbouring parcels whose shared boundary does not fit.
    pub cadastre_flaws: Vec<CadastreFlaw>,
    /// Rows that were spoilt.
    pub noise: Vec<NoiseRow>,
}

/// How much of everything there is, counted by what it is and not by rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Enterprises and individual businesses in the register.
    pub firms: usize,
    /// Of these, garment firms (GB/T 4754 18xx).
    pub garment: usize,
    /// Of all firms, above-scale ones.
    pub above_scale: usize,
    /// Of the garment firms, above-scale ones.
    pub above_scale_garment: usize,
    /// Firms known by their registration number only.
    pub without_uscc: usize,
    /// Parcels on the map.
    pub parcels: usize,
    /// Of these, industrial ones.
    pub industrial_parcels: usize,
    /// Of the parcels, homesteads and other housing.
    pub housing_parcels: usize,
    /// Industrial parcels without a certificate row.
    pub uncertified_parcels: usize,
    /// Buildings on the map.
    pub buildings: usize,
    /// Of these, on industrial parcels.
    pub industrial_buildings: usize,
    /// Leases in the ledger, ended ones included.
    pub leases: usize,
    /// Leases that ended before 2022.
    pub ended_leases: usize,
    /// Sub-lets among the leases.
    pub sublets: usize,
    /// Vacant units.
    pub vacancies: usize,
    /// Zones of the plan.
    pub zones: usize,
}

/// A firm by its key and its registered name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Firm {
    /// USCC, else registration number.
    pub key: String,
    /// The registered name.
    pub name: String,
}

/// A firm whose evidence supports lawful closure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// USCC, else registration number.
    pub key: String,
    /// The registered name.
    pub name: String,
    /// Which evidence supports it.
    pub pattern: ClosurePattern,
}

/// The evidence for a closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosurePattern {
    /// Licence revoked or deregistered before 2022, yet its own meter ran in 2022.
    RevokedButOperating,
    /// A polluting process without a valid permit, and the recheck of the ordered correction failed.
    UnpermittedPollution,
    /// A fire hazard, and the recheck after suspension failed.
    FireSuspensionFailed,
}

/// A building with illegal floor area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IllegalBuilding {
    /// The building's code.
    pub building: String,
    /// The finding that it is listed under.
    pub finding: String,
    /// Illegal footprint times floors, in square centimetres.
    pub illegal_cm2: i64,
}

/// A parcel and its area on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelArea {
    /// The parcel's code.
    pub parcel: String,
    /// Its area on the map, in square centimetres.
    pub area_cm2: i64,
}

/// A subject that looks like a finding and is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss {
    /// The subject's key, of the same kind as the finding's.
    pub key: String,
    /// Why it is not one.
    pub why: String,
}

/// How a shared boundary fails to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlawKind {
    /// The first parcel reaches into the second.
    Overlap,
    /// A sliver lies between them.
    Gap,
}

/// Two neighbours whose shared boundary does not fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CadastreFlaw {
    /// Overlap or gap.
    pub kind: FlawKind,
    /// The two parcels' codes.
    pub parcels: [String; 2],
    /// The area of the overlap or gap.
    pub area_m2: f64,
    #[serde(skip)]
    pub(crate) indices: [usize; 2],
}

/// A spoilt row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoiseRow {
    /// The file's name.
    pub file: String,
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// The row as a spreadsheet numbers it, from 1, titles and headers included.
    pub row: u32,
    /// What was done to it.
    pub kind: String,
    /// The key of the row's subject before it was spoilt, if it has one.
    pub subject: String,
}
