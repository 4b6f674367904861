//! Petitions: every state and act, clocks, links, and the reporter whom no firm sees. Write the table anew with `WRITE_TABLES=1 cargo test -p rectify`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use model::*;
use proptest::prelude::*;
use rectify::{PetitionRules, Reporter, firm_view, link_firms, suggest_same};
use rules::{Calendar, ProcedurePack};

static PACK: LazyLock<ProcedurePack<PetitionState, PetitionAct>> = LazyLock::new(|| {
    let text = include_str!("../../../rulepacks/procedures/petition/pack.toml");
    ProcedurePack::parse("petition", text).unwrap()
});
static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse("china", include_str!("../../../rulepacks/calendar/china.toml")).unwrap());

fn rules() -> PetitionRules<'static> {
    PetitionRules { pack: &PACK, calendar: &CALENDAR }
}

fn open(variant: &str) -> PetitionFile {
    PetitionFile::open(&TownId("330282-kuangyan".to_owned()), "petition", ("XF-1", variant), date(2024, 1, 8)).unwrap()
}

fn day_of(file: &PetitionFile, act: PetitionAct) -> Date {
    let last = file.acts.last().map_or(file.opened, |act| act.day);
    let step = PACK.step(act, file.state);
    let after = step.into_iter().flat_map(|step| &step.after).filter_map(|code| file.clocks.get(code));
    after.map(|clock| clock.due.tomorrow().unwrap()).chain([last]).max().unwrap()
}

fn bare(file: &PetitionFile, act: PetitionAct) -> PetitionEvent {
    let role = PACK.step(act, file.state).map_or("nobody", |step| &step.roles[0]);
    let (day, by) = (day_of(file, act), "甲".to_owned());
    Act { act, day, role: role.to_owned(), by, documents: Vec::new(), says: PetitionSays::default() }
}

fn with_documents(file: &PetitionFile, act: PetitionAct) -> PetitionEvent {
    let mut event = bare(file, act);
    let step = PACK.step(act, file.state);
    for kind in step.into_iter().flat_map(|step| step.brings.iter().chain(&step.requires)) {
        let hash = ContentHash::of(format!("{kind}{}{}", event.day, file.acts.len()).as_bytes());
        event.documents.push(Document { kind: kind.clone(), hash, day: event.day });
    }
    event
}

fn take(file: &PetitionFile, event: PetitionEvent) -> PetitionFile {
    rules().step(file, event).unwrap_or_else(|refusal| panic!("{refusal}: {refusal:?}")).0
}

fn after(variant: &str, acts: &[PetitionAct]) -> PetitionFile {
    acts.iter().fold(open(variant), |file, act| take(&file, suited(&file, *act)))
}

/// A file in each state that the variant can reach.
fn reach(variant: &str) -> BTreeMap<PetitionState, PetitionFile> {
    let mut reached = BTreeMap::from([(open(variant).state, open(variant))]);
    let mut seen = BTreeSet::new();
    let mut waiting = VecDeque::from([open(variant)]);
    while let Some(file) = waiting.pop_front() {
        for act in PetitionAct::ALL {
            let Ok((next, _)) = rules().step(&file, suited(&file, *act)) else { continue };
            let acts: BTreeSet<PetitionAct> = next.acts.iter().map(|one| one.act).collect();
            if seen.insert((next.state, acts)) {
                reached.entry(next.state).or_insert_with(|| next.clone());
                waiting.push_back(next);
            }
        }
    }
    reached
}

fn name(of: impl serde::Serialize) -> String {
    serde_json::to_value(of).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_state_and_act_is_as_the_table_says() {
    let mut now = format!("{} · {}\n", PACK.header.title, PACK.header.title_en);
    for variant in PACK.variants.iter().map(|variant| variant.code.as_str()) {
        let reached = reach(variant);
        for state in PetitionState::ALL {
            let note = if reached.contains_key(state) { "" } else { " (not reached)" };
            writeln!(now, "\n{variant}: {}{note}", name(*state)).unwrap();
            let forced = PetitionFile { state: *state, ..open(variant) };
            let file = reached.get(state).unwrap_or(&forced);
            for act in PetitionAct::ALL {
                let said = match rules().step(file, suited(file, *act)) {
                    Ok((after, duties)) => {
                        let duties: Vec<String> = duties.iter().map(|duty| format!(" !{}", duty.code)).collect();
                        format!("→ {}{}", name(after.state), duties.concat())
                    }
                    Err(refusal) => {
                        assert!(!refusal.clauses.is_empty() && !refusal.en.is_empty(), "{refusal:?}");
                        format!("✗ {:?}", refusal.rule)
                    }
                };
                writeln!(now, "  {:<14}{said}", name(*act)).unwrap();
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/petition_table.txt");
    if std::env::var_os("WRITE_TABLES").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(now.lines()).find(|(was, is)| was != is);
    assert!(committed == now, "the table differs, first at {differs:?}");
}

fn suited(file: &PetitionFile, act: PetitionAct) -> PetitionEvent {
    let mut event = with_documents(file, act);
    match act {
        PetitionAct::Join => event.says.same_as = Some(open_number("XF-2").id),
        PetitionAct::Investigate => event.says.to_firm = Some("请说明夜间设备运行情况".to_owned()),
        _ => {}
    }
    event
}

fn open_number(number: &str) -> PetitionFile {
    let town = TownId("330282-kuangyan".to_owned());
    PetitionFile::open(&town, "petition", (number, "appeal"), date(2024, 1, 9)).unwrap()
}

use PetitionAct::*;

fn on(mut event: PetitionEvent, day: Date) -> PetitionEvent {
    event.day = day;
    event.documents.iter_mut().for_each(|document| document.day = day);
    event
}

#[test]
fn the_clocks_are_those_of_the_regulation() {
    let (registered, duties) = rules().step(&open("appeal"), suited(&open("appeal"), Register)).unwrap();
    assert_eq!(duties[0].by, Some(date(2024, 1, 23)), "15 days");
    let (passed, duties) = rules().step(&registered, on(suited(&registered, PassOn), date(2024, 2, 8))).unwrap();
    assert_eq!(duties[0].by, Some(date(2024, 2, 21)), "5 working days over the Spring Festival");
    let late = rules().step(&passed, on(suited(&passed, Return), date(2024, 2, 22))).unwrap_err();
    assert_eq!(late.rule, RefusalRule::TooLate);
    let (accepted, duties) = rules().step(&passed, on(suited(&passed, Accept), date(2024, 2, 20))).unwrap();
    assert_eq!(
        duties.iter().map(|duty| (duty.code.as_str(), duty.by)).collect::<Vec<_>>(),
        [("handle", Some(date(2024, 4, 20))),]
    );
    let extended = take(&accepted, suited(&accepted, Extend));
    assert_eq!(extended.clocks["handle"].due, date(2024, 5, 20), "30 days more, once");
    assert_eq!(
        rules().step(&extended, on(suited(&extended, Extend), date(2024, 2, 21))).unwrap_err().rule,
        RefusalRule::Times
    );
}

#[test]
fn a_late_answer_is_still_an_answer_and_a_late_request_is_none() {
    let asked = after("appeal", &[Register, Accept, Investigate]);
    let answered = take(&asked, on(suited(&asked, Answer), date(2024, 9, 30)));
    assert_eq!(answered.clocks["ask_review"].due, date(2024, 10, 30));
    let request = |day| rules().step(&answered, on(suited(&answered, AskReview), day));
    assert!(request(date(2024, 10, 30)).is_ok());
    assert_eq!(request(date(2024, 10, 31)).unwrap_err().rule, RefusalRule::TooLate);
    let close = rules().step(&answered, on(suited(&answered, Close), date(2024, 10, 30)));
    assert_eq!(close.unwrap_err().rule, RefusalRule::TooEarly, "not while review may be asked for");
}

#[test]
fn suggestions_and_reports_have_no_sixty_days() {
    for (variant, expected) in [("suggestion", vec![]), ("report", vec!["protect"]), ("appeal", vec!["handle"])] {
        let file = after(variant, &[Register]);
        let (accepted, duties) = rules().step(&file, suited(&file, Accept)).unwrap();
        assert_eq!(duties.iter().map(|duty| duty.code.as_str()).collect::<Vec<_>>(), expected, "{variant}");
        assert_eq!(accepted.clocks.contains_key("handle"), variant == "appeal");
    }
}

#[test]
fn two_within_fifty_metres_on_one_topic_are_suggested_and_never_merged() {
    let files: Vec<PetitionFile> = ["XF-1", "XF-2", "XF-3", "XF-4"].iter().map(|number| open_number(number)).collect();
    let listed = [(&files[0], "噪声"), (&files[1], "噪声"), (&files[2], "废气"), (&files[3], "噪声")];
    let place = |id: &MatterId| files.iter().position(|file| file.id == *id).unwrap();
    // 1, 2 and 3 are 50 m apart, 4 is a millimetre beyond from all
    let distance = |a: &MatterId, b: &MatterId| Some(if place(a).max(place(b)) < 3 { 50_000 } else { 50_001 });
    let pairs = suggest_same(&listed, distance, 50_000);
    assert_eq!(pairs.len(), 1);
    let both = [&pairs[0].first, &pairs[0].second];
    assert!(both.contains(&&files[0].id) && both.contains(&&files[1].id));
    assert!(suggest_same(&listed, |_, _| None, 50_000).is_empty(), "an unknown distance suggests nothing");
    let registered = after("appeal", &[Register]);
    let mut silent = suited(&registered, Join);
    silent.says.same_as = None;
    assert_eq!(rules().step(&registered, silent).unwrap_err().rule, RefusalRule::Grounds);
    let joined = take(&registered, suited(&registered, Join));
    assert_eq!(joined.state, registered.state, "both files go on");
}

#[test]
fn firms_nearby_are_linked_the_nearest_first() {
    let firm = |name: &str| EnterpriseId(name.to_owned());
    let links = link_firms(&[(firm("c"), 50_001), (firm("b"), 10), (firm("a"), 10), (firm("d"), 50_000)], 50_000);
    assert_eq!(links.iter().map(|link| link.enterprise.0.as_str()).collect::<Vec<_>>(), ["a", "b", "d"]);
}

#[test]
fn the_firm_never_sees_who_petitioned() {
    let reporter = Reporter::new("张某", "138 0000 0000", "匡堰路 1 号");
    let accepted = after("appeal", &[Register, Accept]);
    assert_eq!(firm_view(&accepted, "噪声", Some(&reporter)).unwrap(), None, "nothing before the office asks");
    let asked = take(&accepted, suited(&accepted, Investigate));
    let view = firm_view(&asked, "噪声", Some(&reporter)).unwrap().unwrap();
    let text = serde_json::to_string(&view).unwrap();
    assert!(!reporter.appears_in(&text) && !text.contains("XF-1"), "{text}");
    for telling in ["张 某反映夜间噪声", "请回复13800000000", "匡堰路1号住户反映"] {
        let mut event = suited(&accepted, Investigate);
        event.says.to_firm = Some(telling.to_owned());
        let told = take(&accepted, event);
        assert_eq!(firm_view(&told, "噪声", Some(&reporter)).unwrap_err().rule, RefusalRule::Grounds, "{telling}");
    }
    let report = after("report", &[Register, Accept, Investigate]);
    let refused = firm_view(&report, "安全", Some(&reporter)).unwrap_err();
    assert!(refused.clauses.iter().any(|clause| clause.article == "第三十条"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_rows_replay_and_skip_nothing(variant in 0..3_usize, tries in prop::collection::vec((0..13_usize, 0..8_u8), 1..40)) {
        let opened = open(&PACK.variants[variant].code);
        let mut file = opened.clone();
        for (which, how) in tries {
            let onward = PetitionAct::ALL.iter().copied().find(|act| {
                !matches!(act, PassOn | Return | Join | Extend | Investigate)
                    && rules().step(&file, suited(&file, *act)).is_ok()
            });
            let act = if how < 4 { PetitionAct::ALL[which] } else { onward.unwrap_or(Investigate) };
            let mut event = suited(&file, act);
            if how == 4 { event.documents.pop(); }
            if let Ok((next, _)) = rules().step(&file, event) {
                prop_assert_eq!(&next.acts[..file.acts.len()], &file.acts[..]);
                file = next;
            }
        }
        let taken: Vec<PetitionAct> = file.acts.iter().map(|act| act.act).collect();
        for (at, act) in taken.iter().enumerate() {
            let needed: &[PetitionAct] = match act {
                Accept => &[Register],
                Answer => &[Register, Accept],
                Review => &[Answer, AskReview],
                Recheck => &[Review, AskRecheck],
                Close => &[Accept, Answer],
                _ => &[],
            };
            prop_assert!(needed.iter().all(|one| taken[..at].contains(one)), "{act:?} in {taken:?}");
        }
        prop_assert_eq!(rules().replay(&opened, file.acts.clone()).unwrap(), file);
    }
}
