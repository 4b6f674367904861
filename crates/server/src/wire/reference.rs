//! Short mentions of one thing on the page of another.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An enterprise, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct EnterpriseRef {
    /// Id.
    pub id: String,
    /// Registered name.
    pub name: String,
}

/// A parcel, by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct ParcelRef {
    /// Id.
    pub id: String,
    /// 宗地代码; empty when no outline and no right names it.
    pub code: String,
}

/// A block, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct BlockRef {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of the chosen mode.
    pub mode: Option<String>,
}
