//! Kinds of fields that not everybody who sees a row may see in it.

use crate::Scope;

/// A kind of sensitive field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 商业秘密: an enterprise's taxes, revenue, energy, staff, and the scores made of them.
    TradeSecret,
    /// 个人信息: names, telephones, identity numbers of people.
    PersonalData,
    /// 信访人身份 (信访工作条例: who reported is not told to whom it concerns).
    PetitionerIdentity,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::TradeSecret, Self::PersonalData, Self::PetitionerIdentity];

    /// Its code name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TradeSecret => "trade_secret",
            Self::PersonalData => "personal_data",
            Self::PetitionerIdentity => "petitioner_identity",
        }
    }
}

/// For each kind of field the rows in which a decision leaves it visible. Rows and fields go together: who sees the plots of
/// a village and the figures of one enterprise does not see the figures of the village's other enterprises.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fields([Scope; Field::ALL.len()]);

impl Fields {
    /// Every kind of field in the whole town.
    #[must_use]
    pub fn whole_town() -> Self {
        Self([Scope::whole_town(), Scope::whole_town(), Scope::whole_town()])
    }

    /// The rows in which a kind of field is visible.
    #[must_use]
    pub fn shown(&self, field: Field) -> &Scope {
        &self.0[field as usize]
    }

    /// Shows a kind of field in more rows.
    pub fn show(&mut self, field: Field, rows: Scope) {
        self.0[field as usize].add(rows);
    }

    /// Adds what another shows.
    pub fn add(&mut self, other: Self) {
        for (mine, more) in self.0.iter_mut().zip(other.0) {
            mine.add(more);
        }
    }

    /// Whether it shows nothing that the other does not.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine.is_within(theirs))
    }
}
