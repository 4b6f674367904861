//! Giving roles: what may be given to whom, and lending one's own for a while.

use jiff::civil::Date;
use model::{AccountId, Grant, Organisation, Role};

use crate::KnownAccount;

/// Why a role is not given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrantRefusal {
    /// 三员分立: one account would hold two of the three, or one of them and a business role.
    #[error(
        "{held} and {asked} may not be held by one account: the system, security and audit administrators are three people, and none of them has a business role; open another account"
    )]
    Separation {
        /// Code of the role that it has.
        held: &'static str,
        /// Code of the role that it would get.
        asked: &'static str,
    },
    /// The body cannot have that role.
    #[error("the role {0} does not belong to that kind of body; choose a body of its kind")]
    WrongBody(&'static str),
    /// The last day is before the first, or past.
    #[error("the grant would end on {until}, before {from}; choose a later last day")]
    Ended {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// To oneself.
    #[error("nobody gives or lends a role to oneself; ask another administrator")]
    ToOneself,
    /// The account is closed.
    #[error("the account is closed; open a new one")]
    Closed,
    /// The lender does not hold it, or only by delegation, or not so long.
    #[error(
        "only a role that one holds oneself can be lent, no longer than one holds it, and an administrator's not at all"
    )]
    NotOnesOwn,
}

/// Whether an account may be given a role, by `by`.
///
/// # Errors
/// Separation of the three administrators, a body of another kind, a day that is past, oneself.
pub fn may_be_granted(
    to: &KnownAccount,
    grant: &Grant,
    by: Option<&AccountId>,
    today: Date,
) -> Result<(), GrantRefusal> {
    if to.closed {
        return Err(GrantRefusal::Closed);
    }
    if by == Some(&to.account) {
        return Err(GrantRefusal::ToOneself);
    }
    if !grant.role.fits(&grant.organisation) || grant.role == Role::Public {
        return Err(GrantRefusal::WrongBody(grant.role.code()));
    }
    if grant.until < grant.from || grant.until < today {
        return Err(GrantRefusal::Ended { from: grant.from, until: grant.until });
    }
    // A grant that has ended separates no less: one person's two hats, one after the other, hide each other's tracks.
    match to.grants.iter().find(|held| clash(held.role, grant.role)) {
        Some(held) => Err(GrantRefusal::Separation { held: held.role.code(), asked: grant.role.code() }),
        None => Ok(()),
    }
}

fn clash(held: Role, asked: Role) -> bool {
    held != asked && (held.is_administrator() || asked.is_administrator())
}

/// The grant by which an account lends one of its roles to another until a day.
///
/// # Errors
/// When the lender does not hold it itself for so long, and as [`may_be_granted`].
pub fn delegate(
    lender: &KnownAccount,
    to: &KnownAccount,
    role: Role,
    organisation: &Organisation,
    until: Date,
    today: Date,
) -> Result<Grant, GrantRefusal> {
    let own = lender.grants.iter().any(|held| {
        held.role == role
            && held.organisation == *organisation
            && held.on_behalf.is_none()
            && held.stands(today)
            && until <= held.until
    });
    if !own || role.is_administrator() || lender.closed {
        return Err(GrantRefusal::NotOnesOwn);
    }
    let on_behalf = Some(lender.account.clone());
    let grant = Grant { role, organisation: organisation.clone(), from: today, until, on_behalf };
    may_be_granted(to, &grant, Some(&lender.account), today)?;
    Ok(grant)
}
