//! Who may draft and who may decide. The concrete action counts, never the route: one route drafts them all.

use access::{Action, Assurance, Decision, Object, Principal, Relation, Scope, decide};
use jiff::civil::Date;
use model::{AccountId, DraftedAct};

/// The action that is carried out once it is approved.
pub(super) fn action(act: &DraftedAct) -> Action {
    match act {
        DraftedAct::PublishGrades { .. } => Action::PublishGrades,
        DraftedAct::FreezeGrades { .. } => Action::FreezeGrades,
        DraftedAct::AdjustGrade { .. } => Action::AdjustGrade,
        DraftedAct::DisposeAsset { .. } => Action::DisposeAsset,
        DraftedAct::PayFunds { .. } => Action::PayFunds,
    }
}

/// What whoever prepares such an act may do already: the town office runs the evaluation, keeps the villages' books, and with the
/// platform company stores land. Drafting changes nothing, so it asks for no more.
fn prepares(act: &DraftedAct) -> Action {
    match act {
        DraftedAct::PublishGrades { .. } | DraftedAct::FreezeGrades { .. } | DraftedAct::AdjustGrade { .. } => {
            Action::RunEvaluation
        }
        DraftedAct::DisposeAsset { .. } => Action::KeepVillageBook,
        DraftedAct::PayFunds { .. } => Action::StewardPark,
    }
}

/// Whether the rows of a decision hold what the act is about: `of` is the village of a disposal. All else is the town's.
fn holds(scope: &Scope, act: &DraftedAct, of: Option<&str>) -> bool {
    let village =
        matches!(act, DraftedAct::DisposeAsset { .. }) && of.is_some_and(|village| scope.villages.contains(village));
    scope.whole_town || village
}

/// The decision, hidden when what it is about lies outside its rows.
fn within(decision: Decision, ask: impl Fn(Relation) -> Decision, act: &DraftedAct, of: Option<&str>) -> Decision {
    if decision.is_allowed() && !holds(&decision.scope, act, of) { ask(Relation::Missing) } else { decision }
}

/// Whether somebody may draft an act: who prepares such acts, and who may carry them out.
#[must_use]
pub fn may_draft(principal: &Principal, act: &DraftedAct, of: Option<&str>, day: Date) -> Decision {
    let ask = |action: Action| {
        let of_relation = |relation| decide(principal, action, Object::of(relation), day);
        within(of_relation(Relation::Any), of_relation, act, of)
    };
    let prepared = ask(prepares(act));
    if prepared.is_allowed() { prepared } else { ask(action(act)) }
}

/// Whether somebody may approve or reject what an account drafted.
#[must_use]
pub fn may_approve(
    principal: &Principal,
    act: &DraftedAct,
    of: Option<&str>,
    drafter: &AccountId,
    day: Date,
) -> Decision {
    let ask = |relation| {
        let object = Object { relation, drafted_by: Some(drafter) };
        decide(principal, action(act), object, day)
    };
    within(ask(Relation::Any), ask, act, of)
}

/// Whether somebody sees a draft: who drafted it, and who could draft or decide it with a second factor.
#[must_use]
pub fn sees_draft(principal: &Principal, act: &DraftedAct, of: Option<&str>, drafter: &AccountId, day: Date) -> bool {
    let sure = Principal { assurance: Assurance::SecondFactor, ..principal.clone() };
    principal.account.as_ref() == Some(drafter) || may_draft(&sure, act, of, day).is_allowed()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::{Grant, MatterId, Organisation, Role};

    use super::*;

    fn somebody(id: &str, role: Role, organisation: Organisation, on_behalf: Option<&str>) -> Principal {
        let on_behalf = on_behalf.map(|of| AccountId(of.to_owned()));
        let (from, until) = (date(2024, 1, 1), date(2024, 12, 31));
        let grant = Grant { role, organisation, from, until, on_behalf };
        Principal { account: Some(AccountId(id.to_owned())), grants: vec![grant], assurance: Assurance::SecondFactor }
    }

    #[test]
    fn who_prepares_drafts_and_who_carries_out_decides() {
        let act = DraftedAct::FreezeGrades { year: 2023 };
        let day = date(2024, 6, 1);
        let officer = somebody("acc-1", Role::TownOfficer, Organisation::Town, None);
        let leader = somebody("acc-2", Role::TownLeader, Organisation::Town, None);
        let lent = somebody("acc-3", Role::TownLeader, Organisation::Town, Some("acc-2"));
        let [one, two] = ["acc-1", "acc-2"].map(|id| AccountId(id.to_owned()));
        assert!(may_draft(&officer, &act, None, day).is_allowed() && may_draft(&leader, &act, None, day).is_allowed());
        assert_eq!(may_approve(&officer, &act, None, &two, day).reason.id(), "denied.no_role");
        assert!(may_approve(&leader, &act, None, &one, day).is_allowed());
        assert_eq!(may_approve(&leader, &act, None, &two, day).reason.id(), "denied.four_eyes");
        assert_eq!(may_approve(&lent, &act, None, &two, day).reason.id(), "denied.four_eyes", "through a lent role");
        assert_eq!(may_approve(&leader, &act, None, &one, date(2025, 1, 1)).reason.id(), "denied.grant_not_in_force");
        let unsure = Principal { assurance: Assurance::Password, ..leader };
        assert_eq!(may_approve(&unsure, &act, None, &one, day).reason.id(), "denied.no_second_factor");
        assert!(sees_draft(&unsure, &act, None, &one, day));
    }

    #[test]
    fn a_village_disposes_of_its_own_alone() {
        let day = date(2024, 6, 1);
        let says = model::DisposalSays::default();
        let step = model::Act {
            act: model::DisposalAct::Sign,
            day,
            role: "executive".to_owned(),
            by: "某某".to_owned(),
            documents: Vec::new(),
            says,
        };
        let act = DraftedAct::DisposeAsset { matter: MatterId("m".to_owned()), step };
        let here = Organisation::Village { name: "泾东村".to_owned() };
        let village = somebody("acc-1", Role::VillageOfficer, here, None);
        let other = AccountId("acc-9".to_owned());
        assert!(may_draft(&village, &act, Some("泾东村"), day).is_allowed());
        assert!(may_approve(&village, &act, Some("泾东村"), &other, day).is_allowed());
        for elsewhere in [Some("泾西村"), None] {
            assert_eq!(may_draft(&village, &act, elsewhere, day).reason.id(), "denied.out_of_reach");
            assert_eq!(may_approve(&village, &act, elsewhere, &other, day).reason.id(), "denied.out_of_reach");
            assert!(!sees_draft(&village, &act, elsewhere, &other, day));
        }
    }
}
