//! The decision. Each grant is judged alone and what they allow is added up, so that taking one away never allows more.

use jiff::civil::Date;
use model::{Grant, Organisation, Role};

use crate::table::{field_row, row};
use crate::{Action, Assurance, Decision, Field, Fields, Object, Principal, Reach, Reason, Relation, Scope, Verdict};

/// Whether the principal may do it to the object on a day; if so, in which rows and fields. What no row of the table allows
/// is refused.
#[must_use]
pub fn decide(principal: &Principal, action: Action, object: Object<'_>, day: Date) -> Decision {
    let mut allowed: Option<Decision> = None;
    let mut best = Denied::NoRole;
    if within(cell(action, Role::Public), object.relation) {
        let reach = cell(action, Role::Public);
        let scope = scope(reach, &Organisation::Public);
        allowed = Some(Decision { verdict: Verdict::Allow, reason: Reason::Open, scope, fields: Fields::default() });
    } else if keeps_itself(principal, action, object.relation) {
        let scope = Scope::default();
        allowed = Some(Decision { verdict: Verdict::Allow, reason: Reason::Open, scope, fields: Fields::default() });
    } else if cell(action, Role::Public) != Reach::Nothing || keeps_itself(principal, action, Relation::Any) {
        // What is another's is, for the asker, not there: with a role or without.
        best = Denied::OutOfReach;
    }
    // An account without a name for itself has no grants.
    let grants = if principal.account.is_some() { principal.grants.as_slice() } else { &[] };
    for grant in grants {
        match judge(principal, grant, action, object, day) {
            Err(denied) => best = best.max(denied),
            Ok(more) => match &mut allowed {
                None => allowed = Some(more),
                Some(sum) => {
                    sum.reason = sum.reason.min(more.reason);
                    sum.scope.add(more.scope);
                    sum.fields.add(more.fields);
                }
            },
        }
    }
    match allowed {
        Some(decision) => decision,
        None if principal.account.is_none() => Decision::no(Verdict::LogIn, Reason::NotLoggedIn),
        None => best.decision(),
    }
}

/// An account that was given no role yet, or has none any more, still changes its password and logs out.
fn keeps_itself(principal: &Principal, action: Action, relation: Relation) -> bool {
    action == Action::KeepOwnAccount && principal.account.is_some() && within(Reach::Oneself, relation)
}

/// Why a grant does not allow it. The later are nearer to a yes and are told rather than the earlier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Denied {
    NoRole,
    NotInForce,
    OutOfReach,
    NoSecondFactor,
    FourEyes,
}

impl Denied {
    fn decision(self) -> Decision {
        match self {
            Self::NoRole => Decision::no(Verdict::Refuse, Reason::NoRole),
            Self::NotInForce => Decision::no(Verdict::Refuse, Reason::GrantNotInForce),
            Self::OutOfReach => Decision::no(Verdict::Hide, Reason::OutOfReach),
            Self::NoSecondFactor => Decision::no(Verdict::Refuse, Reason::NoSecondFactor),
            Self::FourEyes => Decision::no(Verdict::Refuse, Reason::FourEyes),
        }
    }
}

fn judge(
    principal: &Principal,
    grant: &Grant,
    action: Action,
    object: Object<'_>,
    day: Date,
) -> Result<Decision, Denied> {
    let reach = cell(action, grant.role);
    if reach == Reach::Nothing || !grant.role.fits(&grant.organisation) {
        return Err(Denied::NoRole);
    }
    if !grant.stands(day) {
        return Err(Denied::NotInForce);
    }
    if !within(reach, object.relation) {
        return Err(Denied::OutOfReach);
    }
    if action.needs_second_factor() && principal.assurance < Assurance::SecondFactor {
        return Err(Denied::NoSecondFactor);
    }
    if action.needs_four_eyes() && is_drafter(principal, grant, object) {
        return Err(Denied::FourEyes);
    }
    let mut fields = Fields::default();
    for field in Field::ALL {
        // No further than the rows themselves.
        let reach = reach.min(field_row(field)[column(grant.role)]);
        fields.show(field, scope(reach, &grant.organisation));
    }
    Ok(Decision { verdict: Verdict::Allow, reason: Reason::Granted, scope: scope(reach, &grant.organisation), fields })
}

/// The drafter cannot approve, neither in person nor through a role that another lent him or that he lent.
fn is_drafter(principal: &Principal, grant: &Grant, object: Object<'_>) -> bool {
    let Some(drafter) = object.drafted_by else { return false };
    principal.account.as_ref() == Some(drafter) || grant.on_behalf.as_ref() == Some(drafter)
}

fn column(role: Role) -> usize {
    role as usize
}

fn cell(action: Action, role: Role) -> Reach {
    row(action)[column(role)]
}

/// Which relations lie within a reach.
fn within(reach: Reach, relation: Relation) -> bool {
    match reach {
        Reach::Nothing => false,
        Reach::Published => matches!(relation, Relation::Any | Relation::Above),
        Reach::Oneself => matches!(relation, Relation::Any | Relation::Oneself),
        Reach::Own => matches!(relation, Relation::Any | Relation::Oneself | Relation::Own | Relation::Below),
        Reach::Town => !matches!(relation, Relation::Foreign | Relation::Missing),
    }
}

fn scope(reach: Reach, organisation: &Organisation) -> Scope {
    match reach {
        Reach::Nothing | Reach::Oneself => Scope::default(),
        Reach::Published => Scope { published: true, ..Scope::default() },
        Reach::Own => Scope::of(organisation),
        Reach::Town => Scope::whole_town(),
    }
}
