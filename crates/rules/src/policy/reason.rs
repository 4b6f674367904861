//! Why a clause does or does not apply, in one byte, so that a whole population keeps its reasons.

use model::PolicyOutcome;

/// Most conditions that a clause may have.
pub(super) const MOST_CONDITIONS: usize = 100;

/// Why a clause does or does not apply to one subject.
///
/// ```
/// use rules::Reason;
/// assert_eq!(Reason::of_code(3), Reason::Fails(2)); // the third condition fails
/// assert_eq!(Reason::Fails(2).code(), 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Every condition holds (code 0).
    Applies,
    /// The first condition that fails, from 0 (codes 1 to 100).
    Fails(u8),
    /// None fails; the first condition that rests on a fact that was not collected, from 0 (codes 101 to 200).
    Unknown(u8),
    /// It rests on a parameter that no source gives (code 201).
    Blank,
    /// Not in force on the day (code 202).
    NotInForce,
    /// In force by its text, but no authority here has adopted it (code 203).
    NotAdopted,
}

impl Reason {
    /// As one byte.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Applies => 0,
            Self::Fails(condition) => condition.saturating_add(1),
            Self::Unknown(condition) => condition.saturating_add(101),
            Self::Blank => 201,
            Self::NotInForce => 202,
            Self::NotAdopted => 203,
        }
    }

    /// Of one byte.
    #[must_use]
    pub fn of_code(code: u8) -> Self {
        match code {
            0 => Self::Applies,
            1..=100 => Self::Fails(code - 1),
            101..=200 => Self::Unknown(code - 101),
            201 => Self::Blank,
            202 => Self::NotInForce,
            203.. => Self::NotAdopted,
        }
    }

    /// The outcome that an answer states.
    #[must_use]
    pub fn outcome(self) -> PolicyOutcome {
        match self {
            Self::Applies => PolicyOutcome::Applies,
            Self::Fails(_) => PolicyOutcome::DoesNotApply,
            Self::Unknown(_) => PolicyOutcome::Unknown,
            Self::Blank => PolicyOutcome::Blank,
            Self::NotInForce | Self::NotAdopted => PolicyOutcome::NotInForce,
        }
    }
}
