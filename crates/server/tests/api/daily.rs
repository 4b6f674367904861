//! The daily work on the wire: due clocks, articles and evidence of a case, what may come next, a portrait's coverage, the board's
//! rows, a village's book.

use serde_json::Value;

use crate::sample::json;

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value}"))
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
