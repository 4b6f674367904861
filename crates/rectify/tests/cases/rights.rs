//! What no official may skip, each with the rule that refuses it.

use model::EventKind::{
    Announce, Close, CloseDown, Coerce, Comply, Decide, Dismiss, HoldHearing, Inform, Notify, NotifyHearing, Propose,
    RecheckFail, RecheckPass, Reopen, RequestHearing, Seal, SeekReview, State, StopSupply, Unseal, Urge, Verify,
};
use model::{Answer, Capacity, CaseState, EventKind, RefusalRule};

use crate::docket::{all, answer_to, docket, proof};

#[test]
fn a_finding_stays_a_suspicion_until_two_qualified_officers_verify_it_on_site() {
    for docket in all() {
        let case = docket.open();
        assert_eq!(case.state, CaseState::Suspected);
        for kind in EventKind::ALL.into_iter().filter(|kind| ![Verify, Dismiss, EventKind::Attach].contains(kind)) {
            docket.refuse(&case, docket.full(&case, kind, None));
        }
        for outsider in [Capacity::Steward, Capacity::GridWorker, Capacity::Party, Capacity::Office] {
            let mut visit = docket.full(&case, Verify, None);
            visit.by.capacity = outsider;
            let refusal = docket.refuse(&case, visit);
            assert_eq!(refusal.rule, RefusalRule::Capacity, "{}: {outsider:?}", docket.name);
            assert!(refusal.clauses.iter().any(|c| c.title == "行政处罚法" && c.article == "第四十二条"));
        }
        for certificates in [vec![], vec!["浙B1"], vec!["浙B1", "浙B1", " "]] {
            let mut alone = docket.full(&case, Verify, None);
            alone.by.certificates = certificates.iter().map(|number| (*number).to_owned()).collect();
            assert_eq!(docket.refuse(&case, alone).rule, RefusalRule::Officers, "{certificates:?}");
        }
        let mut stranger = docket.full(&case, Verify, None);
        stranger.by.body = "tax".to_owned();
        assert_eq!(docket.refuse(&case, stranger).rule, RefusalRule::Body);
        assert_eq!(docket.go(&case, &[Verify], None).state, CaseState::Verified);
    }
}

#[test]
fn willingness_to_renew_is_no_field_of_an_event() {
    let docket = docket("fire-safety");
    let case = docket.open();
    let event = serde_json::to_value(docket.full(&case, Verify, None)).unwrap();
    assert!(serde_json::from_value::<model::CaseEvent>(event.clone()).is_ok());
    for place in ["", "/particulars", "/by"] {
        for field in ["willing_to_renew", "refuses_renewal", "拒绝改造"] {
            let mut with = event.clone();
            let object = with.pointer_mut(place).unwrap().as_object_mut().unwrap();
            object.insert(field.to_owned(), serde_json::Value::Bool(true));
            let refused = serde_json::from_value::<model::CaseEvent>(with).unwrap_err().to_string();
            assert!(refused.contains("unknown field"), "{refused}");
        }
    }
}

#[test]
fn nothing_is_decided_before_the_party_could_speak_and_the_right_to_a_hearing_has_run_out() {
    let docket = docket("environment");
    let overdue = docket.go(&docket.open(), &[Verify, Notify, RecheckFail], None);
    let refusal = docket.refuse(&overdue, docket.full(&overdue, Decide, Some("close")));
    assert_eq!(refusal.rule, RefusalRule::NotFromHere);
    assert!(refusal.clauses.iter().any(|clause| clause.article == "第六十二条"), "{refusal:?}");

    let proposed = docket.go(&overdue, &[Propose], Some("close"));
    let mut hasty = docket.full_on(&proposed, Decide, None, proposed.clocks["statement"].due);
    assert_eq!(docket.refuse(&proposed, hasty.clone()).rule, RefusalRule::TooEarly);
    // A waiver of the statement is none of the hearing.
    hasty.evidence.push(proof(&proposed, "statement_waiver", hasty.day));
    assert_eq!(docket.refuse(&proposed, hasty).rule, RefusalRule::Hearing);

    let requested = docket.go(&proposed, &[State, RequestHearing], None);
    assert_eq!(docket.refuse(&requested, docket.full(&requested, Decide, None)).rule, RefusalRule::NotFromHere);
    let decided = docket.go(&requested, &[NotifyHearing, HoldHearing, Decide], None);
    assert_eq!((decided.state, decided.measure.as_deref()), (CaseState::Decided, Some("close")));
}

#[test]
fn what_is_decided_is_what_was_notified() {
    let docket = docket("environment");
    let proposed = docket.go(&docket.open(), &[Verify, Notify, RecheckFail, Propose], Some("fine"));
    for other in [Some("close"), Some("no_such"), None] {
        let mut event = docket.full(&proposed, Decide, None);
        event.particulars.measure = other.map(str::to_owned);
        let refusal = docket.refuse(&proposed, event);
        assert_eq!(refusal.rule, RefusalRule::Measure, "{other:?}");
        assert_eq!(refusal.missing[0].code, "fine");
    }
    let mut nothing = docket.full(&proposed, Propose, None);
    nothing.particulars.measure = None;
    assert_eq!(docket.refuse(&proposed, nothing).rule, RefusalRule::Measure);
}

#[test]
fn closure_is_against_one_identified_enterprise_with_approval_and_evidence() {
    for (name, measure) in
        [("environment", "close"), ("legality", "close"), ("fire-safety", "suspend"), ("letting", "suspend")]
    {
        let docket = docket(name);
        let nobody = docket.go(&docket.open_against("A1", None), &[Verify, Notify, RecheckFail], None);
        let refusal = docket.refuse(&nobody, crate::reach::suited(&docket, &nobody, Propose, Some(measure)));
        assert_eq!(refusal.rule, RefusalRule::OneEnterprise, "{name}");
        assert!(refusal.clauses.iter().any(|c| c.title == "优化营商环境条例" && c.article == "第五十九条"), "{name}");
        assert!(refusal.clauses.iter().any(|c| c.article == "第六十三条"), "{name}");
    }
    let docket = docket("environment");
    let proposed = docket.go(&docket.open(), &[Verify, Notify, RecheckFail, Propose], Some("close"));
    let mut event = docket.full(&proposed, Decide, None);
    event.evidence.retain(|item| item.kind != "government_approval");
    assert_eq!(docket.refuse(&proposed, event).missing[0].code, "government_approval");
    let decided = docket.go(&proposed, &[Decide], None);
    assert_eq!(docket.refuse(&decided, docket.full(&decided, Comply, None)).rule, RefusalRule::Measure);
    let mut areas = docket.full(&decided, CloseDown, None);
    areas.particulars.freed = None;
    assert_eq!(docket.refuse(&decided, areas).missing[0].code, "freed");
    let closed = docket.go(&decided, &[CloseDown, Close], None);
    assert_eq!(closed.state, CaseState::Closed);
}

#[test]
fn supply_is_cut_from_no_home_and_only_under_the_safety_law() {
    for docket in all() {
        let case = docket.open();
        for household in [Some(true), None] {
            let mut event = docket.full(&case, StopSupply, None);
            event.particulars.household = household;
            assert_eq!(docket.refuse(&case, event).rule, RefusalRule::HouseholdSupply, "{}", docket.name);
        }
        let refusal = docket.refuse(&case, docket.full(&case, StopSupply, None));
        let expected = if docket.name == "fire-safety" { RefusalRule::NotFromHere } else { RefusalRule::NotInKind };
        assert_eq!(refusal.rule, expected, "{}", docket.name);
    }
    let building = docket("illegal-building");
    let decided = building.go(&building.open(), &[Verify, Notify, RecheckFail, Propose, Decide], Some("demolish"));
    let (_, duties) = building.take(&decided, building.full(&decided, Inform, None));
    let utilities = duties.iter().find(|duty| duty.code == "no_new_supply").unwrap();
    assert!(utilities.zh.contains("不为该建筑新办") && utilities.zh.contains("已有供应不停"));
    assert!(utilities.clauses.iter().any(|clause| clause.article == "第二十三条"));

    let fire = docket("fire-safety");
    let suspended = fire.go(&fire.open(), &[Verify, Notify, RecheckFail, Propose, Decide], Some("suspend"));
    let complete = fire.full(&suspended, StopSupply, None);
    fire.take(&suspended, complete.clone());
    let mut by_fire_service = complete.clone();
    by_fire_service.by.body = "fire_rescue".to_owned();
    assert_eq!(fire.refuse(&suspended, by_fire_service).rule, RefusalRule::Body);
    for kind in ["major_hazard_finding", "present_danger", "head_approval", "party_notice_24h"] {
        let mut without = complete.clone();
        without.evidence.retain(|item| item.kind != kind);
        assert_eq!(fire.refuse(&suspended, without).missing[0].code, kind);
    }
}

#[test]
fn the_status_of_a_building_decides_its_measure() {
    let docket = docket("illegal-building");
    let case = docket.open();
    let verify = |no_permit, temporary, ground| {
        let mut event = docket.full(&case, Verify, None);
        event.answers.clear();
        for list in &docket.pack.checklists {
            for item in &list.items {
                let yes = (item.code == "no_permit" && no_permit)
                    || (item.code == "temporary_expired" && temporary)
                    || Some(item.code.as_str()) == ground;
                let answer = if yes { Answer::Yes } else { Answer::No };
                event.answers.push(answer_to(&case, &item.code, answer, event.day, "甲员", &[]));
            }
        }
        for kind in ["permit_check", "plan_check", "area_survey", "appraisal"] {
            event.evidence.push(proof(&case, kind, event.day));
        }
        event
    };
    assert_eq!(docket.refuse(&case, verify(false, false, None)).rule, RefusalRule::Checklist, "no status");
    assert_eq!(docket.refuse(&case, verify(true, true, None)).rule, RefusalRule::Checklist, "two");
    let mut unanswered = verify(true, false, None);
    unanswered.answers.pop();
    assert_eq!(docket.refuse(&case, unanswered).missing[0].code, "other_ground");
    let mut unproven = verify(true, false, Some("unsafe_or_dark"));
    unproven.evidence.retain(|item| item.kind != "appraisal");
    assert_eq!(docket.refuse(&case, unproven).missing[0].code, "appraisal");

    for (event, allowed) in [
        (verify(true, false, None), vec!["demolish_rural", "correct_and_fine"]),
        (verify(true, false, Some("on_public_land")), vec!["demolish", "demolish_rural", "confiscate"]),
        (verify(false, true, None), vec!["demolish_temporary"]),
    ] {
        let verified = docket.take(&case, event).0;
        let overdue = docket.go(&verified, &[Notify, RecheckFail], None);
        for measure in &docket.pack.measures {
            let outcome = docket.rules().step(&overdue, docket.full(&overdue, Propose, Some(&measure.code)));
            assert_eq!(outcome.is_ok(), allowed.contains(&measure.code.as_str()), "{}", measure.code);
            if let Err(refusal) = outcome {
                assert_eq!(refusal.rule, RefusalRule::Grounds);
            }
        }
    }
}

#[test]
fn what_is_lawful_without_registration_is_no_violation() {
    let docket = docket("legality");
    let case = docket.open();
    let mut event = docket.full(&case, Verify, None);
    event.answers.retain(|answer| answer.item != "needs_none");
    event.answers.push(answer_to(&case, "needs_none", Answer::Yes, event.day, "甲员", &[]));
    let refusal = docket.refuse(&case, event);
    assert_eq!((refusal.rule, refusal.missing[0].code.as_str()), (RefusalRule::Checklist, "needs_none"));
    assert_eq!(docket.go(&case, &[Dismiss], None).state, CaseState::Withdrawn);
}

#[test]
fn a_demolition_is_witnessed_recorded_and_closed_only_with_both_photos() {
    let docket = docket("illegal-building");
    let path = [Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, EventKind::OrderCoercion];
    let ordered = docket.go(&docket.open(), &path, Some("demolish"));
    let complete = docket.full(&ordered, Coerce, None);
    for kind in ["enforcement_record", "enforcement_video", "attendance", "property_record", "photo_after"] {
        let mut without = complete.clone();
        without.evidence.retain(|item| item.kind != kind);
        assert_eq!(docket.refuse(&ordered, without).missing[0].code, kind);
    }
    for freed in [None, Some(model::FreedArea { floor: model::Cm2(-1), land: model::Cm2(0) })] {
        let mut without = complete.clone();
        without.particulars.freed = freed;
        assert_eq!(docket.refuse(&ordered, without).missing[0].code, "freed");
    }
    docket.go(&ordered, &[Coerce, Close], None);
}

#[test]
fn a_sealed_place_is_released_before_the_case_ends() {
    let docket = docket("fire-safety");
    let corrected = docket.go(&docket.open(), &[Verify, Seal, Notify, RecheckPass], None);
    let refusal = docket.refuse(&corrected, docket.full(&corrected, Close, None));
    assert_eq!((refusal.rule, refusal.missing[0].code.as_str()), (RefusalRule::NotEnded, "seal"));
    let released = docket.go(&corrected, &[Unseal], None);
    docket.go(&released, &[Close], None);
    assert_eq!(docket.refuse(&released, docket.full(&released, Unseal, None)).rule, RefusalRule::NotBegun);
}

#[test]
fn reopening_keeps_history_and_begins_with_a_suspicion() {
    let docket = docket("fire-safety");
    let closed = docket.go(&docket.open(), &[Verify, Notify, RecheckPass, Close], None);
    assert!(closed.state.rests());
    let reopened = docket.go(&closed, &[Reopen], None);
    assert_eq!(reopened.state, CaseState::Suspected);
    assert_eq!(reopened.events[..4], closed.events[..]);
    assert!(closed.evidence.keys().all(|id| reopened.evidence.contains_key(id)));
    assert!(reopened.answers.is_empty() && reopened.clocks.is_empty() && reopened.measure.is_none());
    // What was shown in the first round does not verify the second.
    let mut stale = docket.full(&reopened, Verify, None);
    stale.evidence.retain(|item| item.kind != "photo_before");
    let refusal = docket.refuse(&reopened, stale);
    assert_eq!((refusal.rule, refusal.missing[0].code.as_str()), (RefusalRule::Evidence, "photo_before"));
    docket.go(&reopened, &[Verify, Notify, RecheckPass, Close, Reopen, Verify], None);
}

#[test]
fn altered_items_repeated_events_and_backward_days_are_refused() {
    let docket = docket("letting");
    let case = docket.open();
    let whole = docket.full(&case, Verify, None);
    let mut photo = whole.clone();
    photo.evidence[0].hash = model::ContentHash::of(b"another photo");
    assert_eq!(docket.refuse(&case, photo).rule, RefusalRule::Altered);
    let mut answer = whole.clone();
    answer.answers[0].answer = Answer::No;
    assert_eq!(docket.refuse(&case, answer).rule, RefusalRule::Altered);
    let mut tomorrow = whole.clone();
    tomorrow.evidence.push(proof(&case, "photo_before", whole.day.tomorrow().unwrap()));
    assert_eq!(docket.refuse(&case, tomorrow).rule, RefusalRule::Order);
    let mut before = whole.clone();
    (before.day, before.evidence, before.answers) = (case.opened.yesterday().unwrap(), vec![], vec![]);
    assert_eq!(docket.refuse(&case, before).rule, RefusalRule::Order);
    let verified = docket.take(&case, whole.clone()).0;
    assert_eq!(docket.refuse(&verified, whole).rule, RefusalRule::Duplicate);
    let other = crate::docket::docket("fire-safety");
    assert_eq!(other.refuse(&case, other.full(&case, Verify, None)).rule, RefusalRule::NotInKind);
}

#[test]
fn a_filing_that_was_accepted_late_is_recorded_all_the_same() {
    let docket = docket("illegal-building");
    let path = [Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, EventKind::OrderCoercion, SeekReview];
    docket.go(&docket.open(), &path, Some("demolish"));
}

#[test]
fn duties_name_who_what_by_when_and_what_is_no_law_s_length() {
    let docket = docket("fire-safety");
    let verified = docket.go(&docket.open(), &[Verify], None);
    let event = docket.full(&verified, Notify, None);
    let (day, (_, duties)) = (event.day, docket.take(&verified, event));
    let correct = &duties[0];
    assert_eq!((correct.who_zh.as_str(), correct.zh.as_str()), ("当事人", "改正违法行为"));
    assert_eq!(correct.by.map(|by| (by - day).get_days()), Some(15));
    assert!(correct.clauses.iter().any(|clause| clause.article == "第二十八条"));
    assert!(correct.clauses.iter().any(|clause| clause.status == model::Status::Unsourced), "15 days are no law's");
}
