//! Village-collective assets: books and disposals.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Clause, Duty, FrozenRoster, MembersVote, Money, Named, NextStep, RunningClock, Words};

/// What lies where in a village's book.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct HoldingLine {
    /// Where value lies.
    pub holding: Words,
    /// On the first day.
    pub opening: Money,
    /// Σ of the changes.
    pub changes: Money,
    /// opening + changes.
    pub closing: Money,
}

/// One change of a book.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct BookChange {
    /// The day.
    pub day: String,
    /// Why.
    pub cause: Words,
    /// The disposal, if it is one.
    pub disposal: Option<String>,
    /// Gained above zero, lost below; 0 when value only moved.
    pub result: Money,
}

/// A village's book.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct VillageBook {
    /// The village.
    pub village: String,
    /// By holding.
    pub holdings: Vec<HoldingLine>,
    /// Σ opening.
    pub opening: Money,
    /// Σ changes.
    pub changes: Money,
    /// Σ closing.
    pub closing: Money,
    /// In order.
    pub moves: Vec<BookChange>,
}

/// One act of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MatterAct {
    /// What was done.
    pub act: Named,
    /// When.
    pub day: String,
    /// As what.
    pub role: Words,
    /// What came with it.
    pub documents: Vec<Words>,
    /// How the members voted, where they did.
    pub vote: Option<MembersVote>,
    /// What the step rests on.
    pub clauses: Vec<Clause>,
    /// Number of the ledger's entry.
    pub entry: u64,
}

/// A matter on its way through a prescribed procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MatterItem {
    /// Id.
    pub id: String,
    /// Which version this is: the `If-Match` of a step names it.
    pub version: String,
    /// Codes of the steps of `next` that need two persons: they are drafted, and entered once another approves them.
    pub four_eyes: Vec<String>,
    /// What it is about.
    pub about: String,
    /// Where it belongs.
    pub of: String,
    /// Variant of the procedure.
    pub variant: Words,
    /// What a petition says, without who petitions; empty when only its topic was taken down, and for other matters.
    pub text: String,
    /// Of a disposal, the roster of those entitled to vote once it is frozen.
    pub roster: Option<FrozenRoster>,
    /// Where it stands.
    pub state: Named,
    /// When it was opened.
    pub opened: String,
    /// What was done, oldest first.
    pub acts: Vec<MatterAct>,
    /// Periods that run or ran, the earliest last day first.
    pub clocks: Vec<RunningClock>,
    /// What the last act left to do.
    pub duties: Vec<Duty>,
    /// What may come next.
    pub next: Vec<NextStep>,
}

/// Village assets: books, disposals.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct VillageAssets {
    /// The latest day that the daily records speak of.
    pub as_of: Option<String>,
    /// By village.
    pub books: Vec<VillageBook>,
    /// By day of opening.
    pub disposals: Vec<MatterItem>,
}
