//! The daily work on the wire: due clocks, articles and evidence of a case, what may come next, a portrait's coverage, the board's
//! rows, a village's book.

use std::sync::{Arc, Mutex};

use jiff::civil::date;
use model::{Actor, Capacity, Case, CaseEvent, CaseOpening, DailyRecord, EventKind};
use sanqian::{DailyPacks, Diary, NewRecord, Office, Signature};
use serde_json::Value;

use crate::principals::copied;
use crate::sample::{SAMPLE, json};

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value}"))
}

fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap())
}

#[tokio::test]
async fn a_case_shows_its_course_with_articles_and_evidence() {
    let list = json("/api/v1/cases?limit=1000").await;
    let items = array(&list["items"]);
    assert_eq!(items.len(), 60, "twelve of each check");
    let states: u64 = array(&list["states"]).iter().map(|state| state["cases"].as_u64().unwrap()).sum();
    assert_eq!(states, 60);
    let due: Vec<&str> = items.iter().filter_map(|item| item["next_due"].as_str()).collect();
    assert!(due.len() > 5 && due.is_sorted(), "the earliest day first: {due:?}");
    let mut closed = 0;
    for item in items {
        let case = json(&format!("/api/v1/cases/{}", item["id"].as_str().unwrap())).await;
        for step in array(&case["steps"]) {
            assert!(!array(&step["clauses"]).is_empty(), "{} says no article", step["event"]["code"]);
            assert!(step["entry"].as_u64().unwrap() > 0);
            for evidence in array(&step["evidence"]) {
                assert_eq!(evidence["hash"].as_str().unwrap().len(), 64);
            }
        }
        let next = array(&case["next"]);
        assert!(next.iter().all(|step| !array(&step["clauses"]).is_empty() && !array(&step["by"]).is_empty()));
        let codes: Vec<&str> = next.iter().map(|step| step["step"]["code"].as_str().unwrap()).collect();
        match case["item"]["state"].as_str().unwrap() {
            "suspected" => assert!(codes.contains(&"verify") && codes.contains(&"dismiss"), "{codes:?}"),
            "closed" => {
                closed += 1;
                assert!(!codes.contains(&"verify") && array(&case["duties"]).is_empty());
            }
            _ => {}
        }
    }
    assert!(closed > 10, "{closed}");
    assert!(list["freed_floor"]["m2"].as_f64().unwrap() > 0.0);
}

#[tokio::test]
async fn a_portrait_has_coverage_and_never_turns_unknown_into_zero() {
    let (town, last) =
        (json("/api/v1/enterprises?limit=1000").await, json("/api/v1/enterprises?grade=D&limit=40").await);
    let (mut unknown, mut asked, mut lines) = (0, 0, 0);
    for item in array(&town["items"]).iter().step_by(50).chain(array(&last["items"])) {
        let portrait = json(&format!("/api/v1/enterprises/{}/portrait", item["id"].as_str().unwrap())).await;
        assert_eq!(portrait["as_of"], "2023-06-30");
        assert_eq!(array(&portrait["coverage"]).len(), 4);
        for norm in array(&portrait["norms"]) {
            match norm["position"].as_str().unwrap() {
                "not_reported" => {
                    unknown += 1;
                    assert!(norm["reported"].is_null(), "{norm}");
                    assert!(norm["because"]["zh"].as_str().unwrap().contains("不按零计"));
                }
                "ask_below" | "ask_above" => {
                    asked += 1;
                    assert!(norm["because"]["zh"].as_str().unwrap().contains("不是认定"));
                }
                _ => {}
            }
        }
        for line in array(&portrait["plan"]) {
            lines += 1;
            assert!(!array(&line["because"]).is_empty() && !array(&line["clauses"]).is_empty());
            assert!(line["due"].as_str().unwrap() > "2023-06-30" && !line["owner"]["zh"].as_str().unwrap().is_empty());
        }
    }
    assert!(unknown > 0 && asked > 0 && lines > 5, "{unknown} {asked} {lines}");
}

#[tokio::test]
async fn a_plan_on_file_shows_its_rounds_and_what_is_signed() {
    let (mut plans, mut signed, mut declined, mut changed) = (0, 0, 0, 0);
    for id in SAMPLE.planned.iter() {
        for plan in array(&json(&format!("/api/v1/enterprises/{id}/plans")).await) {
            plans += 1;
            assert_eq!(plan["check"].as_str().unwrap().len(), 64);
            assert!(!array(&plan["lines"]).is_empty() && !array(&plan["puts"]).is_empty());
            let steps =
                1 + array(&plan["puts"]).len() + array(&plan["rounds"]).len() + array(&plan["signatures"]).len();
            assert_eq!(array(&plan["entries"]).len(), steps, "each step is an entry");
            signed += array(&plan["signatures"]).iter().filter(|one| one["stands"] == true).count();
            declined += array(&plan["lines"]).iter().filter(|line| line["declined"] == true).count();
            changed += array(&plan["changed"]).len();
        }
    }
    assert!(plans >= 4 && signed >= 1 && declined >= 1, "{plans} {signed} {declined}");
    assert!(changed > 0, "the simulated months change a fact of some plan");
}

#[tokio::test]
async fn every_number_of_the_board_is_the_sum_of_its_rows() {
    let board = json("/api/v1/programme").await;
    let measures = array(&board["measures"]);
    assert_eq!(measures.len(), 7);
    let mut with_rows = 0;
    for measure in measures {
        let cells = array(&measure["cells"]);
        let rows: f64 =
            cells.iter().flat_map(|cell| array(&cell["rows"])).map(|row| row["amount"].as_f64().unwrap()).sum();
        let actual = measure["actual"].as_f64().unwrap() - measure["baseline"].as_f64().unwrap();
        assert!((rows - actual).abs() < 1e-6, "{} is {actual}, its rows {rows}", measure["measure"]);
        with_rows += usize::from(!cells.is_empty());
        for row in cells.iter().flat_map(|cell| array(&cell["rows"])) {
            assert!(row["case"].is_string() != row["subject"].is_string());
        }
    }
    assert_eq!(with_rows, 7, "the simulated months touch every measure");
    let members: usize = array(&board["associations"]).iter().map(|one| array(&one["members"]).len()).sum();
    let counted = measures.iter().find(|one| one["measure"] == "association_members").unwrap();
    assert_eq!(counted["actual"].as_f64(), Some(count(members)), "the board counts those who are on the roll");
    for one in array(&board["associations"]) {
        assert!(array(&one["quality"]).is_empty(), "no source gives the shared quality rules");
        for target in array(&one["targets"]) {
            let checked = array(&one["members"]).iter().filter(|member| !member["checked"].is_null()).count();
            let expected = if target["measure"] == "members" { array(&one["members"]).len() } else { checked };
            assert_eq!(target["actual"].as_f64(), Some(count(expected)), "{target}");
        }
    }
}

#[tokio::test]
async fn a_villages_book_adds_up_to_the_fen() {
    let assets = json("/api/v1/village-assets").await;
    let fen = |value: &Value| value["yuan"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let books = array(&assets["books"]);
    assert!(books.len() >= 2);
    for book in books {
        assert_eq!(fen(&book["opening"]) + fen(&book["changes"]), fen(&book["closing"]), "{}", book["village"]);
        for line in array(&book["holdings"]) {
            assert_eq!(fen(&line["opening"]) + fen(&line["changes"]), fen(&line["closing"]), "{line}");
        }
    }
    let disposals = array(&assets["disposals"]);
    assert!(disposals.iter().any(|one| one["state"]["code"] == "closed"), "one goes its whole way");
    assert!(disposals.iter().any(|one| !array(&one["clocks"]).is_empty() && !array(&one["next"]).is_empty()));
}

#[tokio::test]
async fn measures_by_year_add_up_and_prices_rest_on_a_final_grade_from_its_day() {
    let round = SAMPLE.records.rounds.iter().find(|record| record.round.frozen.is_some()).unwrap();
    let (year, since) = (round.round.year, round.round.frozen.as_ref().unwrap().1.to_string());
    let (mut unpriced, mut metered, mut unmetered, mut listed) = (0, 0, 0, 0);
    for item in array(&json("/api/v1/enterprises?grade=D&limit=20").await["items"]) {
        let page = json(&format!("/api/v1/enterprises/{}/measures", item["id"].as_str().unwrap())).await;
        let years = array(&page["years"]);
        assert!(!years.is_empty() && array(&page["rows"]).len() > 20);
        for row in array(&page["rows"]) {
            assert_eq!(array(&row["cells"]).len(), years.len(), "a cell for each year");
            assert!(row["basis"].is_array() && !row["body"]["zh"].is_null());
            for cell in array(&row["cells"]) {
                assert!(!cell["because"]["zh"].as_str().unwrap().is_empty());
                assert!(cell["amount"].is_null() || cell["outcome"] == "applies", "{cell}");
            }
        }
        for (at, one) in years.iter().enumerate() {
            let money = |effect: &str| -> Vec<f64> {
                let rows = array(&page["rows"]).iter().filter(|row| row["effect"] == effect);
                let money = rows.filter(|row| row["unit"].as_str().unwrap().starts_with("万元"));
                money.filter_map(|row| row["cells"][at]["amount"].as_f64()).collect()
            };
            for (sum, effect) in [("benefits", "benefit"), ("burdens", "burden")] {
                let parts = money(effect);
                match one[sum].as_f64() {
                    Some(total) => assert!((total - parts.iter().sum::<f64>()).abs() < 1e-9),
                    None => assert!(parts.is_empty(), "nothing known is null, not 0"),
                }
            }
            unpriced += one["without_amount"].as_u64().unwrap();
        }
        let months = array(&page["months"]);
        let expected = ["2023-10", "2023-11", "2023-12"];
        assert_eq!(months.iter().map(|one| one["month"].as_str().unwrap()).collect::<Vec<_>>(), expected);
        for one in months {
            assert!(one["year"] == year && one["since"] == since.as_str());
            match one["electricity_kwh"].as_f64() {
                Some(kwh) => metered += u32::from(kwh > 0.0),
                None => unmetered += 1,
            }
            for clause in array(&one["clauses"]) {
                listed += 1;
                assert!(
                    clause["in_force"] == true || clause["amount"].is_null(),
                    "nothing is due by what is not adopted"
                );
            }
        }
    }
    assert!(metered > 0 && unmetered > 0 && listed > 0, "{metered} {unmetered} {listed} {unpriced}");
}

#[tokio::test]
async fn quotas_sum_to_zero_and_each_balance_is_its_moves() {
    let page = json("/api/v1/quotas").await;
    let mut sums = std::collections::BTreeMap::<String, i64>::new();
    for one in array(&page["balances"]) {
        *sums.entry(one["kind"]["code"].to_string()).or_default() += one["amount"].as_i64().unwrap();
        let key = |of: &Value| (of["kind"]["code"].clone(), of["account"]["zh"].clone());
        let postings = array(&page["moves"]).iter().flat_map(|entry| array(&entry["postings"]));
        let moved: i64 = postings.filter(|of| key(of) == key(one)).map(|of| of["amount"].as_i64().unwrap()).sum();
        assert_eq!(one["amount"], moved, "{one}");
    }
    assert!(sums.len() >= 2 && sums.values().all(|sum| *sum == 0), "{sums:?}");
    assert!(array(&page["balances"]).iter().any(|one| !one["enterprise"].is_null()));
}

#[tokio::test]
async fn the_parks_show_what_their_figures_rest_on() {
    let page = json("/api/v1/operations").await;
    let indicators = array(&page["indicators"]);
    let water = indicators.iter().filter(|one| one["indicator"]["code"] == "water" && !one["value"].is_null());
    let mut parks = 0;
    for one in water {
        parks += 1;
        let read: f64 = array(&one["meters"]).iter().map(|meter| meter["amount"].as_f64().unwrap()).sum();
        assert!((one["value"].as_f64().unwrap() - read).abs() < 1e-6, "{one}");
    }
    assert!(parks > 0);
    let orders = array(&page["orders"]);
    assert!(orders.len() >= 8);
    for order in orders {
        let last = array(&order["steps"]).last().unwrap();
        assert_eq!(last["state"], order["state"]);
        assert_eq!(order["stars"].is_null(), order["state"]["code"] != "rated");
        assert!(order["enterprise"].is_null() != order["park"].is_null(), "of a firm or of a park: {order}");
    }
    for score in array(&page["scores"]) {
        let points: u64 = array(&score["items"]).iter().map(|item| item["points"].as_u64().unwrap()).sum();
        assert_eq!(score["points"].as_u64().unwrap(), points);
    }
    for list in array(&page["checklists"]) {
        let code = list["checklist"]["code"].as_str().unwrap();
        let blank = ["industrial_community", "ten_and_three"].contains(&code);
        assert!(!blank || array(&list["items"]).is_empty(), "no source gives {code}, and the sample makes none up");
        assert_eq!(list["clause"]["status"], "unsourced");
    }
    assert!(array(&page["checklists"]).len() >= 3);
    for one in array(&page["admissions"]) {
        let points: u64 = array(&one["criteria"]).iter().map(|each| each["points"].as_u64().unwrap()).sum();
        assert_eq!(one["points"], points);
        let proposed = one["proposal"]["code"] == if one["admitted"] == true { "admit" } else { "refuse" };
        assert!(proposed || one["reasons"] != "", "another decision than the proposed one has a reason: {one}");
    }
    assert!(!array(&page["admissions"]).is_empty());
    let mut faults = 0;
    for patrol in array(&page["patrols"]) {
        for fault in array(&patrol["faults"]) {
            faults += 1;
            let order = orders.iter().find(|one| one["number"] == fault["order"]).unwrap();
            assert!(order["service"] == fault["item"] && order["park"] == patrol["park"], "{fault} is {order}");
        }
    }
    assert_eq!(faults, orders.iter().filter(|one| one["enterprise"].is_null()).count());
    assert!(faults > 0, "the simulated months see faults");
    let open = |order: &&Value| order["enterprise"].is_null() && order["state"]["code"] != "done";
    let unmended = indicators.iter().filter(|one| one["indicator"]["code"] == "open_faults");
    let unmended: f64 = unmended.filter_map(|one| one["value"].as_f64()).sum();
    assert!(
        (unmended - count(orders.iter().filter(open).count())).abs() < 1e-9,
        "the indicator counts those not mended"
    );
    let left: Vec<_> = array(&page["exits"])
        .iter()
        .map(|exit| {
            let open = array(&exit["items"]).iter().filter(|item| item["cleared"].is_null()).count();
            (exit["state"]["code"].as_str().unwrap().to_owned(), open)
        })
        .collect();
    for (state, open) in [("left", 0), ("clearing", 2), ("noticed", 4)] {
        assert!(left.contains(&(state.to_owned(), open)), "{state}: {left:?}");
    }
    let ending: Vec<&str> = array(&page["ending"]).iter().map(|lease| lease["to"].as_str().unwrap()).collect();
    let board = json("/api/v1/parks").await;
    let all: usize = array(&board["parks"]).iter().map(|park| array(&park["ending"]).len()).sum();
    assert!(ending.len() == all && ending.is_sorted(), "{} of {all}", ending.len());
}

#[tokio::test]
async fn a_list_of_petitions_names_nobody() {
    let list = json("/api/v1/petitions").await.to_string();
    let mut rows = SAMPLE.petitions.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    assert!(array(&json("/api/v1/petitions").await).len() >= 12);
    assert!(rows.all(|row| !list.contains(row[row.len() - 2]) && !list.contains(row[row.len() - 1])));
}

/// After it wrote, a server goes on with what it tried and does not read it again: that must be what the ledger holds.
#[test]
fn what_was_tried_is_what_the_ledger_holds() {
    let office = Arc::new(Mutex::new(Office::open(&copied(&SAMPLE.folder)).unwrap()));
    let diary = Diary::of(Arc::clone(&office)).unwrap();
    let day = date(2024, 1, 8);
    let by = Signature { actor: "张三".to_owned(), at_us: 1_704_700_000_000_000, on: day };
    let enter = |record: DailyRecord| diary.enter(None, NewRecord { record, files: Vec::new() }, &by);
    let free = |finding: &&model::Finding| finding.enterprises.len() == 1 && !SAMPLE.in_cases.contains(&finding.id.0);
    let finding = SAMPLE.work.findings.iter().find(free).unwrap().clone();
    let opening = CaseOpening { party: finding.enterprises.first().cloned(), finding, day };
    let case = Case::open(&SAMPLE.work.town.id, &opening.finding, opening.party.clone(), day).id;
    enter(DailyRecord::CaseOpened(opening.clone())).unwrap().unwrap();
    assert!(enter(DailyRecord::CaseOpened(opening)).is_err(), "what is refused leaves nothing");
    let person = Actor { name: "李四".into(), capacity: Capacity::Office, body: String::new(), certificates: vec![] };
    let dismissed = CaseEvent::new(EventKind::Attach, day, person);
    let step = DailyRecord::CaseStep { case, event: dismissed };
    let before = diary.now().unwrap().seq;
    let taken = enter(step).is_ok();
    let stands = diary.now().unwrap();
    assert_eq!(stands.seq > before, taken);
    let folded = office.lock().unwrap().daily(&DailyPacks::shipped().unwrap()).unwrap();
    assert_eq!(*stands.daily, folded);
    let anew = Diary::of(office).unwrap().now().unwrap();
    assert_eq!((anew.seq, &*anew.daily), (stands.seq, &folded));
}
