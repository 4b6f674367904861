//! A disposal or a storage as it is opened.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Named;

/// What the form for a disposal offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct DisposalChoices {
    /// Kinds of disposals.
    pub variants: Vec<Named>,
    /// By name.
    pub villages: Vec<VillageChoice>,
}

/// A village whose assets or members were imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct VillageChoice {
    /// Its name.
    pub village: String,
    /// Members who may vote by the imported roster (应到成员).
    pub voting: u32,
    /// Names of the assets of the imported list.
    pub assets: Vec<String>,
}

/// What the form for a storage offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct StorageChoices {
    /// Kinds of storages.
    pub variants: Vec<Named>,
}

/// A disposal to open.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDisposal {
    /// Whose asset.
    pub village: String,
    /// Which, as the village's list names it.
    pub asset: String,
    /// A code of `variants`.
    pub variant: String,
    /// The day, not later than today.
    pub day: String,
}

/// A storage to open.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewStorage {
    /// 宗地代码
    pub parcel: String,
    /// Who holds the land (权利人).
    pub holder: String,
    /// A code of `variants`.
    pub variant: String,
    /// The day, not later than today.
    pub day: String,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MatterOpened {
    /// Its id.
    pub id: String,
    /// Number of the ledger's entry.
    pub entry: u64,
}
