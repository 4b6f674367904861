//! A pack before it is adopted: what the check finds on the sample town.

use crate::sample::json;

#[tokio::test]
async fn a_check_names_a_real_enterprise_for_what_it_finds_and_counts_who_moves() {
    let packs = json("/api/v1/packs").await;
    let live: Vec<&str> = packs
        .as_array()
        .unwrap()
        .iter()
        .filter(|pack| pack["live"] == true)
        .map(|p| p["id"].as_str().unwrap())
        .collect();
    assert_eq!(live, ["huangyan-2022"]);

    let own = json("/api/v1/packs/huangyan-2022/publish-check").await;
    assert_eq!(own["what_if"]["moves"].as_array().unwrap().len(), 0, "a pack against itself moves nobody");
    assert!(own["tried"].as_u64().unwrap() > 1_000);
    let punished: Vec<_> = own["findings"].as_array().unwrap().iter().filter(|f| f["kind"] == "punished").collect();
    assert!(!punished.is_empty(), "the formula divides by revenue and rewards it nowhere");
    for finding in punished {
        assert!(finding["firms"].as_u64().unwrap() > 0 && !finding["lever"].is_null());
        let page = json(&format!("/api/v1/enterprises/{}", finding["example"]["id"].as_str().unwrap())).await;
        assert_eq!(page["name"], finding["example"]["name"]);
    }
    let gaps = own["findings"].as_array().unwrap().iter().filter(|finding| finding["kind"] == "gap");
    let ungraded: u64 = gaps.map(|gap| gap["firms"].as_u64().unwrap()).sum();
    assert!(ungraded > 0 && ungraded <= json("/api/v1/town").await["not_graded"].as_u64().unwrap());

    let other = json("/api/v1/packs/huangyan-2021/publish-check").await;
    let (moves, what_if) = (other["what_if"]["moves"].as_array().unwrap(), &other["what_if"]);
    let count = |key: &str| what_if[key].as_u64().unwrap();
    assert!(count("risen") + count("fallen") > 0);
    assert_eq!(count("risen") + count("fallen") + count("entered") + count("left"), moves.len() as u64);
    for by in ["行业", "规模", "村", "用地权属"] {
        let groups = what_if["groups"].as_array().unwrap().iter().filter(|group| group["by"] == by);
        let fallen: u64 = groups.map(|group| group["fallen"].as_u64().unwrap()).sum();
        // Not every enterprise has a village in the register.
        assert!(if by == "村" { fallen <= count("fallen") } else { fallen == count("fallen") }, "{by}");
    }

    let blank = json("/api/v1/packs/cixi/publish-check").await;
    assert_eq!(blank["findings"][0]["gravity"], "error");
    assert!(blank["what_if"].is_null());
}

#[tokio::test]
async fn a_kept_proposal_says_what_it_is_made_of_and_what_has_no_amount() {
    let list = json("/api/v1/proposals").await;
    let [item] = list.as_array().unwrap().as_slice() else { panic!("{list}") };
    assert_eq!((item["name"].as_str().unwrap(), item["actor"].as_str().unwrap()), ("沿用2021年办法", "张三"));
    assert_eq!(item["at"], "2023-09-01T09:00:00+08:00");
    assert_eq!(item["current"], true);
    let proposal = json("/api/v1/proposals/1").await;
    assert_eq!(&proposal["item"], item);
    let check = json("/api/v1/packs/huangyan-2021/publish-check").await;
    assert_eq!(proposal["what_if"]["moves"], check["what_if"]["moves"]);
    let measures = proposal["measures"].as_array().unwrap();
    // The clause counts as adopted, but its document takes effect in 2024 and the town's day is in 2023.
    let surcharge = measures.iter().find(|measure| measure["clause"] == "cixi-electricity.electricity_d").unwrap();
    assert!(surcharge["why"]["zh"].as_str().unwrap().contains("2024"), "{surcharge}");
    assert!(measures.iter().all(|measure| !measure["why"].is_null()), "nothing is taken for 0 in silence");
}

#[tokio::test]
async fn a_round_shows_its_clock_its_objections_and_who_moved() {
    let rounds = json("/api/v1/rounds").await;
    assert_eq!(rounds[0]["stage"], "final");
    let round = json("/api/v1/rounds/2022").await;
    assert_eq!(round["item"], rounds[0]);
    assert_eq!(
        (&round["item"]["published_on"], &round["item"]["published_until"]),
        (&"2023-09-04".into(), &"2023-09-07".into())
    );
    let events: Vec<&str> = round["steps"].as_array().unwrap().iter().map(|s| s["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["opened", "published", "objected", "answered", "decided", "rerun", "frozen"]);
    let objection = &round["objections"][0];
    assert_eq!((&objection["text"], &objection["upheld"]), (&"用电量有误".into(), &true.into()));
    let [first, second] = round["runs"].as_array().unwrap().as_slice() else { panic!("{round}") };
    assert!(first["moves"].as_array().unwrap().is_empty());
    assert_eq!(second["moves"][0]["enterprise"], objection["enterprise"]);
    assert_eq!((&second["moves"][0]["from"], &second["moves"][0]["to"]), (&"D".into(), &"C".into()));

    // The enterprise's page leads to the round, and its years are those of the trend.
    let page = json(&format!("/api/v1/enterprises/{}", objection["enterprise"]["id"].as_str().unwrap())).await;
    let years = page["over_years"]["years"].as_array().unwrap();
    let last = years.last().unwrap();
    assert_eq!((&last["year"], &last["origin"], &last["round"]), (&2022.into(), &"final".into(), &true.into()));
    let trend = json("/api/v1/trend").await;
    assert_eq!(trend["years"].as_array().unwrap().len(), years.len());
    let step = &trend["steps"][0]["counts"];
    let across: u64 = (0..4)
        .flat_map(|row| (0..4).map(move |column| (row, column)))
        .filter(|(r, c)| r != c)
        .map(|(r, c)| step[r][c].as_u64().unwrap())
        .sum();
    assert_eq!(trend["moves"].as_array().unwrap().len() as u64, across);
}
