//! Which rows a decision leaves: what lies in none of them is, for the asker, not there.

use std::collections::BTreeSet;

use model::{EnterpriseId, Organisation};

/// Rows. It only grows by [`Scope::add`]; an empty one shows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// The whole town.
    pub whole_town: bool,
    /// What is published.
    pub published: bool,
    /// Villages whose plots, firms and assets are seen.
    pub villages: BTreeSet<String>,
    /// Parks whose plots and firms are seen.
    pub parks: BTreeSet<String>,
    /// Enterprises that are seen.
    pub enterprises: BTreeSet<EnterpriseId>,
}

impl Scope {
    /// Everything in the town.
    #[must_use]
    pub fn whole_town() -> Self {
        Self { whole_town: true, ..Self::default() }
    }

    /// What belongs to a body.
    #[must_use]
    pub fn of(organisation: &Organisation) -> Self {
        let mut scope = Self::default();
        match organisation {
            Organisation::Village { name } => drop(scope.villages.insert(name.clone())),
            Organisation::ParkOperator { park } => drop(scope.parks.insert(park.clone())),
            Organisation::Enterprise { enterprise } => drop(scope.enterprises.insert(enterprise.clone())),
            // What belongs to a body without places of its own stands in no row; the table gives it the town or nothing.
            Organisation::City
            | Organisation::Town
            | Organisation::Bureau { .. }
            | Organisation::PlatformCompany
            | Organisation::Public => {}
        }
        scope
    }

    /// Adds another's rows.
    pub fn add(&mut self, other: Self) {
        self.whole_town |= other.whole_town;
        self.published |= other.published;
        self.villages.extend(other.villages);
        self.parks.extend(other.parks);
        self.enterprises.extend(other.enterprises);
    }

    /// Whether it shows no row at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it shows no row that the other does not.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let rows = self.villages.is_subset(&other.villages)
            && self.parks.is_subset(&other.parks)
            && self.enterprises.is_subset(&other.enterprises);
        other.whole_town || (!self.whole_town && (!self.published || other.published) && rows)
    }
}
