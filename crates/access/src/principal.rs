//! Who asks, and how what they ask about stands to them.

use model::{AccountId, Grant, Organisation, Role};

/// How sure it is that the person is who they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assurance {
    /// Nobody logged in.
    None,
    /// A password.
    Password,
    /// A password and a second factor.
    SecondFactor,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The account; `None` for the public.
    pub account: Option<AccountId>,
    /// What it was given, the delegated among it; those that do not stand on the day do not count.
    pub grants: Vec<Grant>,
    /// How sure it is.
    pub assurance: Assurance,
}

impl Principal {
    /// Whoever has not logged in.
    #[must_use]
    pub fn public() -> Self {
        Self { account: None, grants: Vec::new(), assurance: Assurance::None }
    }

    /// Whether a role stands on a day.
    #[must_use]
    pub fn has(&self, role: Role, day: jiff::civil::Date) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.stands(day))
    }

    /// The bureaus for which alone this principal carries cases on: what another body does, that body enters. `None` when the
    /// principal is the town's too, or of no bureau.
    #[must_use]
    pub fn acts_for_bureaus(&self, day: jiff::civil::Date) -> Option<Vec<&str>> {
        if self.has(Role::TownOfficer, day) || self.has(Role::TownLeader, day) {
            return None;
        }
        let standing = self.grants.iter().filter(|grant| grant.role == Role::BureauOfficer && grant.stands(day));
        let bureaus: Vec<&str> = standing
            .filter_map(|grant| match &grant.organisation {
                Organisation::Bureau { name } => Some(name.as_str()),
                _ => None,
            })
            .collect();
        (!bureaus.is_empty()).then_some(bureaus)
    }
}

/// How an object stands to the principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// No single object: a list, which [`crate::Scope`] narrows, or something new.
    Any,
    /// The principal's own: its account, its draft.
    Oneself,
    /// Of the principal's body.
    Own,
    /// Of a body below: to the town, a village or an enterprise.
    Below,
    /// Of a body above: to a village, the town as a whole.
    Above,
    /// Of another body of the same kind.
    Sibling,
    /// Of another town.
    Foreign,
    /// There is no such thing.
    Missing,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Any, Self::Oneself, Self::Own, Self::Below, Self::Above, Self::Sibling, Self::Foreign, Self::Missing];
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Object<'a> {
    /// How it stands to the principal.
    pub relation: Relation,
    /// Who drafted it, where four eyes are needed.
    pub drafted_by: Option<&'a AccountId>,
}

impl Object<'_> {
    /// An object that nobody drafted.
    #[must_use]
    pub fn of(relation: Relation) -> Self {
        Self { relation, drafted_by: None }
    }
}
