//! The daily work in a real ledger: twenty-four months to the published totals, any one entry taken away, refusals that save
//! nothing, and a petitioner who is nowhere in it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking; the words of the expectation are the message"
)]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use ledger::Action;
use model::{
    BuildingId, CaseId, Check, Cm2, ContentHash, DailyRecord, Document, EnterpriseId, EventKind, Evidence, Finding,
    FindingId, FreedArea, PetitionOpening, ProgrammeAct, ProgrammeEvent, ProgrammeMeasure, RefusalRule, Subject,
};
use sanqian::{Course, Daily, DailyPacks, Failure, NewRecord, Office, Signature, Simulation, Town};

const END: Date = date(2023, 12, 31);

fn by() -> Signature {
    Signature { actor: "测试".to_owned(), at_us: 1, on: END }
}

fn finding(check: Check, rule: &str, code: &str) -> (Finding, EnterpriseId) {
    let town = Town::sample().id;
    let firm = EnterpriseId::derive(&town, "name", code);
    let finding = Finding {
        id: FindingId::derive(&town, rule, code),
        check,
        rule: rule.to_owned(),
        title_zh: String::new(),
        title_en: String::new(),
        subject: Subject::Building(BuildingId::derive(&town, "code", code)),
        subject_code: code.to_owned(),
        enterprises: vec![firm.clone()],
        parcel: None,
        floor_area: None,
        evidence: vec![Evidence { zh: "疑点".to_owned(), en: "suspicion".to_owned(), citation: None }],
        clauses: Vec::new(),
        to_verify_zh: String::new(),
        to_verify_en: String::new(),
    };
    (finding, firm)
}

fn opened(at: i64, of: i64, months: i64) -> Date {
    date(2022, 1, 4).checked_add(jiff::Span::new().days(at * months * 30 / of)).unwrap()
}

fn track(town: &mut Simulation<'_>, subject: &str, (at, of): (i64, i64), acts: &[ProgrammeAct], area: Option<Cm2>) {
    for (number, act) in (0u32..).zip(acts) {
        let day = opened(at, of, 20).checked_add(jiff::Span::new().days(30 * i64::from(number))).unwrap();
        let bytes = format!("{subject} {number}").into_bytes();
        let event = ProgrammeEvent {
            act: *act,
            day,
            subject: subject.to_owned(),
            number,
            park: None,
            area,
            documents: vec![Document { kind: "record".to_owned(), hash: ContentHash::of(&bytes), day }],
        };
        town.enter(DailyRecord::Programme(event), vec![bytes]).unwrap();
    }
}

fn two_years(packs: &DailyPacks) -> Vec<NewRecord> {
    use EventKind::*;
    use ProgrammeAct::*;
    let mut town = Simulation::new(Town::sample().id, packs, Daily::default(), 1);
    let mut run = |check, rule: &str, code: String, day, course: Course<'_>| {
        let (finding, firm) = finding(check, rule, &code);
        let id = town.open_case(&finding, Some(&firm), day).unwrap();
        town.run_case(&id, &course).unwrap();
    };
    for at in 0..393 {
        let steps: &[EventKind] = &[Verify, Notify, RecheckFail, Propose, Decide, CloseDown, Close];
        let course = Course { steps, measure: Some("close"), freed: FreedArea::default(), until: END };
        run(Check::Legality, "legality.revoked_but_operating", format!("厂{at:03}"), opened(at, 393, 16), course);
    }
    for at in 0..50 {
        let steps: &[EventKind] =
            &[Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, OrderCoercion, Coerce, Close];
        let freed = FreedArea { floor: Cm2(7_000_000), land: Cm2(0) };
        let course = Course { steps, measure: Some("demolish"), freed, until: END };
        run(Check::IllegalBuilding, "building.no_permit", format!("棚{at:03}"), opened(at, 50, 12), course);
    }
    for at in 0..90 {
        let acts = [BeginCoaching, CoachingRecord, CoachingRecord, CompleteCoaching];
        track(&mut town, &format!("D{at:02}"), (at, 90), &acts, None);
    }
    for at in 0..15 {
        track(&mut town, &format!("高耗{at:02}"), (at, 15), &[BeginUpgrade, AcceptUpgrade], None);
    }
    for at in 0..23 {
        track(&mut town, &format!("地{at:02}"), (at, 23), &[SurveyLand, AcceptLand], Some(Cm2(40_000_000)));
    }
    for at in 0..14 {
        track(&mut town, &format!("会{at:02}"), (at, 14), &[ApplyToJoin, Admit], None);
    }
    for (at, name, area) in [(1, "王家埭", 3_333_333_333), (2, "西区点", 2_000_000_000)] {
        track(&mut town, name, (at, 3), &[SurveyBlock, ApproveScheme], Some(Cm2(area)));
    }
    town.records
}

fn totals(daily: &Daily, packs: &DailyPacks) -> BTreeMap<ProgrammeMeasure, i64> {
    let board = daily.board(packs, &BTreeMap::new(), END).unwrap();
    board.measures.iter().map(|one| (one.measure, one.actual)).collect()
}

/// What a record is about: records of one subject bear on no other's.
fn subject(record: &DailyRecord) -> String {
    match record {
        DailyRecord::CaseOpened(opening) => {
            model::Case::open(&Town::sample().id, &opening.finding, opening.party.clone(), opening.day).id.0
        }
        DailyRecord::CaseStep { case: CaseId(id), .. } => id.clone(),
        DailyRecord::Programme(event) => event.subject.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_years_in_a_real_ledger_reach_the_published_totals_and_miss_any_entry_that_is_taken_away() {
    use ProgrammeMeasure::*;
    let packs = DailyPacks::shipped().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open_or_found(folder.path(), Town::sample()).unwrap();
    let records = two_years(&packs);
    let count = records.len();
    assert_eq!(count, 393 * 8 + 50 * 11 + 90 * 4 + 15 * 2 + 23 * 2 + 14 * 2 + 2 * 2);
    office.enter_all(&packs, &mut Daily::default(), records, &by()).unwrap();
    drop(office);

    let office = Office::open(folder.path()).unwrap(); // what was read back, not what was in memory
    let all = office.daily(&packs).unwrap();
    let expected = [
        (FirmsClosed, 393),
        (FloorDemolished, 350_000_000),
        (FirmsCoached, 90),
        (FirmsUpgraded, 15),
        (LandUplifted, 920_000_000),
        (AssociationMembers, 14),
        (LandInScheme, 5_333_333_333),
    ];
    assert_eq!(totals(&all, &packs), BTreeMap::from(expected));

    let mut groups: BTreeMap<String, Vec<(u64, DailyRecord)>> = BTreeMap::new();
    for entry in office.entries().unwrap() {
        let Action::Daily(record) = entry.action else { continue };
        groups.entry(subject(&record)).or_default().push((entry.seq, *record));
    }
    let town = Town::sample().id;
    let (mut refused, mut shown) = (0, 0);
    for (subject, records) in &groups {
        let fold = |without: Option<usize>| {
            let kept = records.iter().enumerate().filter(|(at, _)| Some(*at) != without);
            Daily::fold(&town, &packs, kept.map(|(_, (seq, record))| (*seq, record)))
        };
        let whole = totals(&fold(None).unwrap(), &packs);
        for (without, (seq, _)) in records.iter().enumerate() {
            match fold(Some(without)) {
                Err(_) => refused += 1,
                Ok(daily) => {
                    assert_ne!(totals(&daily, &packs), whole, "entry {seq} of {subject} does not matter");
                    shown += 1;
                }
            }
        }
    }
    assert_eq!(refused + shown, count);
    assert!(refused > shown && shown > 443, "{refused} refused, {shown} shown");
}

#[test]
fn a_refused_step_names_the_rule_and_saves_nothing() {
    let packs = DailyPacks::shipped().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open_or_found(folder.path(), Town::sample()).unwrap();
    let (finding, firm) = finding(Check::FireSafety, "fire.exit_blocked", "A1");
    let opening = model::CaseOpening { finding, party: Some(firm), day: date(2023, 7, 3) };
    let new = |record| NewRecord { record, files: Vec::new() };
    office.enter(&packs, new(DailyRecord::CaseOpened(opening.clone())), &by()).unwrap();
    let id = office.daily(&packs).unwrap().cases.keys().next().unwrap().clone();
    let before = office.entries().unwrap().len();

    let check = |office: &mut Office, record, rule| match office.enter(&packs, new(record), &by()) {
        Err(Failure::Refused(refusal)) => assert_eq!(refusal.rule, rule, "{refusal}"),
        other => panic!("{other:?}"),
    };
    check(&mut office, DailyRecord::CaseOpened(opening), RefusalRule::Duplicate);
    let steward = model::Actor {
        name: "王管家".to_owned(),
        capacity: model::Capacity::Steward,
        body: String::new(),
        certificates: Vec::new(),
    };
    let event = model::CaseEvent::new(EventKind::Verify, date(2023, 7, 5), steward);
    check(&mut office, DailyRecord::CaseStep { case: id.clone(), event }, RefusalRule::Capacity);
    let officers = model::Actor {
        name: "甲、乙".to_owned(),
        capacity: model::Capacity::Inspector,
        body: "fire_rescue".to_owned(),
        certificates: vec!["1".to_owned(), "2".to_owned()],
    };
    let event = model::CaseEvent::new(EventKind::Verify, date(2023, 7, 5), officers);
    match office.enter(&packs, new(DailyRecord::CaseStep { case: id, event }), &by()) {
        Err(Failure::Refused(refusal)) => {
            assert_eq!(refusal.rule, RefusalRule::Evidence);
            let missing: Vec<&str> = refusal.missing.iter().map(|one| one.code.as_str()).collect();
            assert!(missing.contains(&"site_record") && missing.contains(&"photo_before"), "{missing:?}");
            assert!(!refusal.clauses.is_empty(), "a refusal cites its article");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(office.entries().unwrap().len(), before, "nothing was saved");
}

#[test]
fn a_petitioner_is_in_no_list_no_export_and_no_entry_and_looking_up_is_an_entry() {
    const NAME: &str = "欧阳某某";
    const PHONE: &str = "13800001234";
    let packs = DailyPacks::shipped().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open_or_found(folder.path(), Town::sample()).unwrap();
    let opening = PetitionOpening {
        about: "XF-1".to_owned(),
        variant: "appeal".to_owned(),
        topic: "噪声".to_owned(),
        day: date(2023, 7, 3),
        at_mm: None,
        text: String::new(),
    };
    let record = DailyRecord::PetitionOpened(opening);
    office.enter(&packs, NewRecord { record, files: Vec::new() }, &by()).unwrap();
    let id = office.daily(&packs).unwrap().petitions.keys().next().unwrap().clone();
    let kept = format!("{{\"name\":\"{NAME}\",\"contact\":\"{PHONE}\"}}");
    office.keep_petitioner(&id, kept.as_bytes()).unwrap();
    match office.look_up_petitioner(&packs, &id, " ", &by()) {
        Err(Failure::Refused(refusal)) => assert_eq!(refusal.rule, RefusalRule::Grounds),
        _ => panic!("no reason, no look-up"),
    }
    let who = office.look_up_petitioner(&packs, &id, "答复", &by()).unwrap();
    assert_eq!(who.for_the_answer().0, NAME);
    let entries = office.entries().unwrap();
    assert!(entries.iter().any(|entry| entry.actor == "测试" && matches!(&entry.action, Action::Daily(record) if matches!(record.as_ref(), DailyRecord::PetitionerRead { .. }))));

    let shown =
        [serde_json::to_string(&entries).unwrap(), serde_json::to_string(&office.daily(&packs).unwrap()).unwrap()];
    drop(office);
    let ledger = std::fs::read(folder.path().join("ledger.sqlite")).unwrap();
    let has = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    for text in [NAME, PHONE] {
        assert!(shown.iter().all(|one| !one.contains(text)), "{text}");
        assert!(!has(&ledger, text), "{text} is in the ledger's file");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = folder.path().join("petitioners").join(format!("{id}.json"));
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
