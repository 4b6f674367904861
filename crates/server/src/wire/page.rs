//! Pages of long lists.

use serde::Serialize;
use utoipa::ToSchema;

use super::{EnterpriseItem, Finding};

/// A page of enterprises.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EnterpriseList {
    /// In the order asked for.
    pub items: Vec<EnterpriseItem>,
    /// Give it as `cursor` to read on; `null` on the last page.
    pub next: Option<String>,
    /// Items over all pages.
    pub total: usize,
}

/// A page of findings.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct FindingList {
    /// By id.
    pub items: Vec<Finding>,
    /// Give it as `cursor` to read on; `null` on the last page.
    pub next: Option<String>,
    /// Items over all pages.
    pub total: usize,
}
