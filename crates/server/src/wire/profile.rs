//! What applies to an enterprise and what to do next (一企一策).

use serde::Serialize;
use utoipa::ToSchema;

use super::{Clause, Words};

/// The peers of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PeerGroup {
    /// Which enterprises, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Peers with a value, the enterprise itself included.
    pub count: u32,
}

/// A measure, incentive or advice, and why it applies or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Entitlement {
    /// Code in the pack.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Whether it applies.
    pub applies: bool,
    /// Why or why not.
    pub because: Words,
    /// Legal basis.
    pub clause: Clause,
}

impl From<&model::Entitlement> for Entitlement {
    fn from(entitlement: &model::Entitlement) -> Self {
        Self {
            code: entitlement.code.clone(),
            zh: entitlement.zh.clone(),
            en: entitlement.en.clone(),
            applies: entitlement.applies,
            because: Words::from(&entitlement.because),
            clause: Clause::from(&entitlement.clause),
        }
    }
}
