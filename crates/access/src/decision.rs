//! What a decision says.

use crate::{Fields, Scope};

/// Yes or no, and how a no is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It may be done.
    Allow,
    /// Nobody has logged in, and it needs that.
    LogIn,
    /// It may not be done, and the asker may know that it could be.
    Refuse,
    /// For the asker there is no such thing. Foreign and missing are told alike.
    Hide,
}

/// Why, for the answer's reason id and for the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A grant that stands allows it.
    Granted,
    /// Everybody may.
    Open,
    /// Nobody has logged in.
    NotLoggedIn,
    /// No role of the asker has the action in its column.
    NoRole,
    /// A role would have, but its grant has ended or not begun.
    GrantNotInForce,
    /// It lies outside what the asker's body sees.
    OutOfReach,
    /// It needs a second factor, and the session has none.
    NoSecondFactor,
    /// Who drafted it may not approve it.
    FourEyes,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Granted,
        Self::Open,
        Self::NotLoggedIn,
        Self::NoRole,
        Self::GrantNotInForce,
        Self::OutOfReach,
        Self::NoSecondFactor,
        Self::FourEyes,
    ];

    /// The id that answers carry.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Granted => "allowed.granted",
            Self::Open => "allowed.open",
            Self::NotLoggedIn => "denied.not_logged_in",
            Self::NoRole => "denied.no_role",
            Self::GrantNotInForce => "denied.grant_not_in_force",
            Self::OutOfReach => "denied.out_of_reach",
            Self::NoSecondFactor => "denied.no_second_factor",
            Self::FourEyes => "denied.four_eyes",
        }
    }

    /// What it means and what to do, Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Granted => ("按授权允许", "allowed by a grant"),
            Self::Open => ("对所有人开放", "open to everybody"),
            Self::NotLoggedIn => ("需要先登录", "log in first"),
            Self::NoRole => (
                "您的角色不包含这项操作；确需办理的，请安全管理员授权",
                "none of your roles has this action; ask the security administrator for a grant if your work needs it",
            ),
            Self::GrantNotInForce => (
                "相应的授权已到期或尚未生效；请安全管理员重新授权",
                "the grant for it has ended or not begun; ask the security administrator to renew it",
            ),
            Self::OutOfReach => ("不在您的数据范围内", "outside the rows that your body sees"),
            Self::NoSecondFactor => (
                "这项操作需要动态口令；请先在“我的账户”启用，再用动态口令重新登录",
                "this action needs a second factor: set one up under My account, then log in with it",
            ),
            Self::FourEyes => (
                "起草人不能审批自己的事项；请另一位有权的同事审批",
                "who drafted it may not approve it; another colleague with the role must",
            ),
        }
    }
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Yes or no.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// Which rows; empty unless allowed.
    pub scope: Scope,
    /// Which kinds of sensitive fields; none unless allowed.
    pub fields: Fields,
}

impl Decision {
    /// Whether it may be done.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.verdict == Verdict::Allow
    }

    pub(crate) fn no(verdict: Verdict, reason: Reason) -> Self {
        Self { verdict, reason, scope: Scope::default(), fields: Fields::default() }
    }
}
