//! What a workbook is made from.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    Assessment, BlockId, ClosureProposal, ContentHash, Finding, RenewalPlan, Simulation, Snapshot, Unsourced,
    UpliftLists,
};

use crate::Language;

/// How an indicator is called; the evaluation pack says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLabel {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit, e.g. `万元/亩`.
    pub unit: String,
}

/// The results of a town on a day. The day is the snapshot's.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Name of the town, in the workbook's language.
    pub town: &'a str,
    /// What was known.
    pub snapshot: &'a Snapshot,
    /// Its name, for the page footers.
    pub snapshot_hash: &'a ContentHash,
    /// Hashes of the rule packs, for the page footers.
    pub packs: &'a [ContentHash],
    /// Grades.
    pub assessment: &'a Assessment,
    /// Labels by the code name of the indicator; one without a label shows its code name.
    pub indicators: &'a BTreeMap<String, IndicatorLabel>,
    /// Decimals to which scores are rounded before they rank, for the live formula.
    pub score_decimals: Option<u32>,
    /// Suspicions.
    pub findings: &'a [Finding],
    /// Proposals to close.
    pub closures: &'a [ClosureProposal],
    /// Coaching and uplift lists.
    pub lists: &'a UpliftLists,
    /// Blocks and money.
    pub plan: &'a RenewalPlan,
    /// Monte Carlo by block, of its chosen mode; a block without one was not simulated.
    pub simulations: &'a BTreeMap<BlockId, Simulation>,
    /// Assumptions of the packs that no source gives; those that the results name are added to them.
    pub unsourced: &'a [Unsourced],
    /// Language of headers and sentences; names stay as they are.
    pub language: Language,
    /// The day written into the file's properties.
    pub created: Date,
}
