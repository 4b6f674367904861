//! The members' decision: a roster, ballots, and what they came to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Words;

/// A roster (应到成员名册): by ids, or by how many stand on the paper one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRoster {
    /// `members` or `delegates`.
    pub electorate: String,
    /// Ids of everyone entitled to vote; no names.
    #[serde(default)]
    pub voters: Vec<String>,
    /// How many are entitled, numbered from 1 on the paper roster that comes along; instead of `voters`.
    #[serde(default)]
    pub entitled: Option<u32>,
}

/// A vote: by ids, or by numbers of the roster.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewBallots {
    /// 同意
    #[serde(default)]
    pub yes: Vec<String>,
    /// 不同意
    #[serde(default)]
    pub no: Vec<String>,
    /// 弃权
    #[serde(default)]
    pub abstain: Vec<String>,
    /// Instead of the ids, where the roster was frozen by numbers.
    #[serde(default)]
    pub numbers: Option<NumberedBallots>,
}

/// A vote by numbers of the frozen roster, such as `1-58, 60`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberedBallots {
    /// 同意
    #[serde(default)]
    pub yes: String,
    /// 不同意
    #[serde(default)]
    pub no: String,
    /// 弃权
    #[serde(default)]
    pub abstain: String,
}

/// The roster that was frozen last: the base of the votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FrozenRoster {
    /// Of whom.
    pub electorate: Words,
    /// How many are entitled to vote (应到).
    pub entitled: usize,
    /// Votes in favour that a decision needs; `null` when the rules do not say.
    pub needed: Option<usize>,
    /// Whether its voters are the numbers from 1 on, so that ballots may be given by number.
    pub numbered: bool,
}

/// How a vote fell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MembersVote {
    /// How many were entitled to vote (应到).
    pub entitled: usize,
    /// Votes in favour that were needed; `null` when the rules do not say.
    pub needed: Option<usize>,
    /// 同意
    pub yes: usize,
    /// 不同意
    pub no: usize,
    /// 弃权
    pub abstain: usize,
}
