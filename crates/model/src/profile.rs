//! What `uplift` (千企提升) hands on: one page per enterprise and the town's lists.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Clause, Cm2, Derivation, EnterpriseId, FindingId, Grade, ParcelId, Unsourced};

/// An indicator against peers of the same trade and population.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PeerComparison {
    /// Code name of the indicator.
    pub indicator: String,
    /// Own value, `None` when not collected.
    pub value: Option<f64>,
    /// Median of the peers with a value.
    pub peer_median: Option<f64>,
    /// Share of peers with a value not above the own one, 0 to 1.
    pub percentile: Option<f64>,
    /// Peers with a value, itself included.
    pub peers: u32,
    /// Which peers: GB/T 4754 division, or the whole population when the division has too few.
    pub peer_group: Derivation,
}

/// A measure, incentive or advice that applies (or does not) to an enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entitlement {
    /// Code in the pack.
    pub code: String,
    /// Name, Chinese.
    pub zh: String,
    /// Name, English.
    pub en: String,
    /// Whether it applies.
    pub applies: bool,
    /// Why or why not.
    pub because: Derivation,
    /// Legal basis.
    pub clause: Clause,
}

/// One enterprise's page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Profile {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// Grade, when graded.
    pub grade: Option<Grade>,
    /// By indicator.
    pub peers: Vec<PeerComparison>,
    /// Its findings.
    pub findings: Vec<FindingId>,
    /// What applies to it and what does not, and why.
    pub entitlements: Vec<Entitlement>,
    /// One-enterprise-one-plan lines: what to do next, with the reason.
    pub advice: Vec<Entitlement>,
}

/// The town's uplift lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UpliftLists {
    /// D firms fit for coaching (辅导): graded D, operating, lawful, not proposed for closure.
    pub coaching: Vec<EnterpriseId>,
    /// 高耗低效 firms.
    pub high_energy_low_yield: Vec<EnterpriseId>,
    /// Low-yield parcels to uplift in place.
    pub uplift_parcels: Vec<ParcelId>,
    /// Σ area of those parcels.
    pub uplift_area: Cm2,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}
