//! Land storage: every state and act, the sums, random rows. Write the table anew with `WRITE_TABLES=1 cargo test -p steward`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use model::*;
use proptest::prelude::*;
use rules::{Calendar, ProcedurePack};
use steward::{StorageRules, storage_paid, storage_terms};

static PACK: LazyLock<ProcedurePack<StorageState, StorageAct>> = LazyLock::new(|| {
    let text = include_str!("../../../rulepacks/procedures/land-storage/pack.toml");
    ProcedurePack::parse("land-storage", text).unwrap()
});
static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse("china", include_str!("../../../rulepacks/calendar/china.toml")).unwrap());

fn rules() -> StorageRules<'static> {
    StorageRules { pack: &PACK, calendar: &CALENDAR }
}

fn open(variant: &str) -> Storage {
    Storage::open(&TownId("330282-kuangyan".to_owned()), "land-storage", ("地块-7", variant), date(2024, 1, 8)).unwrap()
}

fn day_of(file: &Storage, act: StorageAct) -> Date {
    let last = file.acts.last().map_or(file.opened, |act| act.day);
    let step = PACK.step(act, file.state);
    let after = step.into_iter().flat_map(|step| &step.after).filter_map(|code| file.clocks.get(code));
    after.map(|clock| clock.due.tomorrow().unwrap()).chain([last]).max().unwrap()
}

fn bare(file: &Storage, act: StorageAct) -> StorageEvent {
    let role = PACK.step(act, file.state).map_or("nobody", |step| &step.roles[0]);
    let (day, by) = (day_of(file, act), "甲".to_owned());
    Act { act, day, role: role.to_owned(), by, documents: Vec::new(), says: StorageSays::default() }
}

fn with_documents(file: &Storage, act: StorageAct) -> StorageEvent {
    let mut event = bare(file, act);
    let step = PACK.step(act, file.state);
    for kind in step.into_iter().flat_map(|step| step.brings.iter().chain(&step.requires)) {
        let hash = ContentHash::of(format!("{kind}{}{}", event.day, file.acts.len()).as_bytes());
        event.documents.push(Document { kind: kind.clone(), hash, day: event.day });
    }
    event
}

fn take(file: &Storage, event: StorageEvent) -> Storage {
    rules().step(file, event).unwrap_or_else(|refusal| panic!("{refusal}: {refusal:?}")).0
}

fn after(variant: &str, acts: &[StorageAct]) -> Storage {
    acts.iter().fold(open(variant), |file, act| take(&file, suited(&file, *act)))
}

/// A file in each state that the variant can reach.
fn reach(variant: &str) -> BTreeMap<StorageState, Storage> {
    let mut reached = BTreeMap::from([(open(variant).state, open(variant))]);
    let mut seen = BTreeSet::new();
    let mut waiting = VecDeque::from([open(variant)]);
    while let Some(file) = waiting.pop_front() {
        for act in StorageAct::ALL {
            let Ok((next, _)) = rules().step(&file, suited(&file, *act)) else { continue };
            let acts: BTreeSet<StorageAct> = next.acts.iter().map(|one| one.act).collect();
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
        for state in StorageState::ALL {
            let note = if reached.contains_key(state) { "" } else { " (not reached)" };
            writeln!(now, "\n{variant}: {}{note}", name(*state)).unwrap();
            let forced = Storage { state: *state, ..open(variant) };
            let file = reached.get(state).unwrap_or(&forced);
            for act in StorageAct::ALL {
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/storage_table.txt");
    if std::env::var_os("WRITE_TABLES").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(now.lines()).find(|(was, is)| was != is);
    assert!(committed == now, "the table differs, first at {differs:?}");
}

/// Land 100, buildings 200, stoppage 10, relocation 6 in 万元.
fn items() -> BTreeMap<StorageItem, Fen> {
    let wan = |wan: i64| Fen(wan * 1_000_000);
    BTreeMap::from([
        (StorageItem::Land, wan(100)),
        (StorageItem::House, wan(200)),
        (StorageItem::IllegalBuilding, wan(0)),
        (StorageItem::Stoppage, wan(10)),
        (StorageItem::Relocation, wan(6)),
    ])
}

fn suited(file: &Storage, act: StorageAct) -> StorageEvent {
    let mut event = with_documents(file, act);
    match act {
        StorageAct::Appraise => event.says.land_value = Some(Fen(200_000_000)),
        StorageAct::Offer | StorageAct::Counter | StorageAct::Agree | StorageAct::Sign => event.says.items = items(),
        StorageAct::Pay => {
            let open = storage_terms(file).values().copied().sum::<Fen>() - storage_paid(file);
            event.says.payment = Some(open);
        }
        _ => {}
    }
    event
}

use StorageAct::*;

const SIGNED: [StorageAct; 7] = [Survey, Appraise, Offer, Counter, Agree, Approve, Sign];

fn check_offer(variant: &str, item: StorageItem, wan: i64, allowed: bool) {
    let file = after(variant, &[Survey, Appraise]);
    let mut event = suited(&file, Offer);
    event.says.items.insert(item, Fen(wan * 1_000_000));
    let outcome = rules().step(&file, event);
    assert_eq!(outcome.is_ok(), allowed, "{variant} {item:?} {wan}: {outcome:?}");
    if let Err(refusal) = outcome {
        assert_eq!(refusal.rule, RefusalRule::Amount);
    }
}

#[test]
fn items_are_bounded_as_the_sources_say() {
    check_offer("granted", StorageItem::IllegalBuilding, 1, false);
    check_offer("granted", StorageItem::Stoppage, 9, false); // 5 % of 200 is 10
    check_offer("granted", StorageItem::Stoppage, 10, true);
    check_offer("granted", StorageItem::Land, 200, true);
    check_offer("granted", StorageItem::Land, 201, false);
    check_offer("allocated", StorageItem::Land, 120, true); // 60 % of 200
    check_offer("allocated", StorageItem::Land, 121, false);
    check_offer("granted", StorageItem::Bonus, -1, false);
}

#[test]
fn every_round_of_the_negotiation_is_kept() {
    let file = after("granted", &[Survey, Appraise, Offer, Counter, Offer, Counter, Agree]);
    assert_eq!(file.acts.iter().filter(|act| matches!(act.act, Offer | Counter)).count(), 4);
    assert_eq!(storage_terms(&file), items());
    let approved = take(&file, suited(&file, Approve));
    let mut other = suited(&approved, Sign);
    other.says.items.insert(StorageItem::Land, Fen(1));
    assert_eq!(rules().step(&approved, other).unwrap_err().rule, RefusalRule::Amount);
}

#[test]
fn compensation_comes_before_relocation_and_paid_is_what_was_agreed() {
    let signed = after("granted", &SIGNED);
    assert!(rules().step(&signed, suited(&signed, Vacate)).unwrap_err().zh.contains("先补偿、后搬迁"));
    let pay = |file: &Storage, fen: i64| {
        let mut event = suited(file, Pay);
        event.says.payment = Some(Fen(fen));
        rules().step(file, event)
    };
    let little = pay(&signed, 5_999_999).unwrap().0;
    assert!(rules().step(&little, suited(&little, Vacate)).is_err());
    let enough = pay(&little, 1).unwrap().0;
    let handed = take(&take(&enough, suited(&enough, Vacate)), {
        let vacated = take(&enough, suited(&enough, Vacate));
        suited(&vacated, HandOver)
    });
    assert!(rules().step(&handed, suited(&handed, Settle)).unwrap_err().zh.contains("未付"));
    assert!(pay(&handed, 310_000_001).is_err(), "never more than agreed");
    let paid = pay(&handed, 310_000_000).unwrap().0;
    let stored = take(&take(&paid, suited(&paid, Settle)), {
        let settled = take(&paid, suited(&paid, Settle));
        suited(&settled, Store)
    });
    assert_eq!(stored.state, StorageState::Stored);
    assert_eq!(storage_paid(&stored), storage_terms(&stored).values().copied().sum());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_rows_replay_and_never_overpay(tries in prop::collection::vec((0..13_usize, 0..8_u8), 1..60)) {
        let opened = open("granted");
        let mut file = opened.clone();
        for (which, how) in tries {
            let onward = StorageAct::ALL.iter().copied().find(|act| {
                !matches!(act, Counter | Break | Pay) && rules().step(&file, suited(&file, *act)).is_ok()
            });
            let act = if how < 3 { StorageAct::ALL[which] } else { onward.unwrap_or(Pay) };
            let mut event = suited(&file, act);
            if how == 4 { event.documents.pop(); }
            if act == Pay && how == 1 { event.says.payment = Some(Fen(7_000_000)); }
            if let Ok((next, _)) = rules().step(&file, event) {
                prop_assert_eq!(&next.acts[..file.acts.len()], &file.acts[..]);
                file = next;
            }
            prop_assert!(storage_paid(&file) <= storage_terms(&file).values().copied().sum::<Fen>());
        }
        let taken: Vec<StorageAct> = file.acts.iter().map(|act| act.act).collect();
        for (at, act) in taken.iter().enumerate() {
            let needed: &[StorageAct] = match act {
                Offer => &[Survey, Appraise],
                Sign => &[Survey, Appraise, Offer, Agree, Approve],
                Vacate => &[Sign, Pay],
                Settle => &[Sign, Pay, Vacate, HandOver],
                Store => &[Settle],
                _ => &[],
            };
            prop_assert!(needed.iter().all(|one| taken[..at].contains(one)), "{act:?} in {taken:?}");
        }
        prop_assert_eq!(rules().replay(&opened, file.acts.clone()).unwrap(), file);
    }
}
