//! Quotas (指标) on the wire. Amounts are whole numbers of the kind's own unit.

use serde::Serialize;
use utoipa::ToSchema;

use super::{EnterpriseRef, Named, Words};

/// What lies in one account of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct QuotaBalance {
    /// `land` or `factors`.
    pub ledger: String,
    /// Kind.
    pub kind: Named,
    /// The holder, or where it went.
    pub account: Words,
    /// The holder, when it is an enterprise of the register.
    pub enterprise: Option<EnterpriseRef>,
    /// How much; below zero is what came from outside.
    pub amount: i64,
    /// Unit.
    pub unit: String,
}

/// One side of a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct QuotaPosting {
    /// Kind.
    pub kind: Named,
    /// The holder, or where it went.
    pub account: Words,
    /// The holder, when it is an enterprise of the register.
    pub enterprise: Option<EnterpriseRef>,
    /// Added, or below zero taken.
    pub amount: i64,
    /// Unit.
    pub unit: String,
}

/// A move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct QuotaEntry {
    /// `land` or `factors`.
    pub ledger: String,
    /// From 1 within its ledger.
    pub number: usize,
    /// When.
    pub day: String,
    /// What.
    pub what: Words,
    /// Origin, purpose, earmark or published result.
    pub why: Option<Words>,
    /// Its sides; of each kind they sum to zero.
    pub postings: Vec<QuotaPosting>,
}

/// The quota ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Quotas {
    /// By ledger, kind and account; nothing that is zero.
    pub balances: Vec<QuotaBalance>,
    /// By ledger, in order; none is taken out.
    pub moves: Vec<QuotaEntry>,
}
