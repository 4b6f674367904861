use jiff::civil::Date;
use model::{Fen, Status};

use super::*;

const PACK: &str = include_str!("../../../../rulepacks/renewal/default/pack.toml");

fn day() -> Date {
    "2023-06-30".parse().unwrap()
}

/// The pack with one text replaced is refused with these words.
fn check(from: &str, to: &str, expect: &str) {
    assert!(PACK.contains(from), "{from} is not in the pack");
    let error = RenewalPack::parse("pack.toml", &PACK.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(error.contains(expect) && error.starts_with("pack.toml"), "{error}");
}

#[test]
fn the_shipped_pack_has_four_modes_and_sourced_anchors() {
    let pack = RenewalPack::parse("pack.toml", PACK).unwrap();
    let modes: Vec<&str> = pack.modes.iter().map(|m| m.zh.as_str()).collect();
    assert_eq!(modes, ["拆除式", "梳理式", "管理提升式", "近期保留远期拆除式"]);
    let rule = pack.block_rule(day()).unwrap();
    assert_eq!((rule.tax_per_mu_below, rule.min_area_mu), (Fen(11_593_200), 100.0));
    for name in ["price.construction", "price.land", "share.interruption", "price.illegal", "block.min_area"] {
        assert_eq!(pack.parameters.get(name).unwrap().status, Status::Official, "{name}");
    }
    assert_eq!(pack.parameters.at("share.interruption", day()), Ok(0.05));
    assert_eq!(
        pack.unsourced(day()).len(),
        pack.parameters.unsourced(day()).len() + 2,
        "barriers and ranges carry a note"
    );
}

#[test]
fn the_laws_bar_rebuilding_and_name_the_way_out() {
    let pack = RenewalPack::parse("pack.toml", PACK).unwrap();
    for mode in &pack.modes {
        let barred = mode.conflict.as_ref();
        assert_eq!(barred.is_some(), ["demolish", "sort"].contains(&mode.code.as_str()), "{}", mode.code);
        if let Some(bar) = barred {
            assert_eq!((bar.clause.title.as_str(), bar.clause.article.as_str()), ("土地管理法", "第六十五条"));
            assert!(bar.procedure_zh.contains("城乡规划法 第四十八条"));
        }
    }
}

#[test]
fn phases_follow_each_other() {
    let pack = RenewalPack::parse("pack.toml", PACK).unwrap();
    let timetable = |code: &str| {
        let mode = pack.modes.iter().find(|m| m.code == code).unwrap();
        pack.figures(mode, day()).unwrap().timetable
    };
    let early = timetable("demolish");
    assert_eq!((early.lead_end, early.demolition, early.construction, early.operation), (6, (6, 9), (9, 17), (17, 60)));
    assert_eq!((early.absence(), early.building()), (11, 11));
    let late = timetable("keep_then_demolish");
    assert_eq!((late.construction, late.operation, late.demolition), ((2, 4), (4, 40), (40, 44)));
    assert_eq!((late.absence(), late.building()), (4, 2));
}

#[test]
fn a_pack_that_cannot_be_reckoned_with_is_refused() {
    check("unit = \"元/㎡\"", "unit = \"元/m2\"", "write it in one of 元/㎡");
    check(
        "base = \"land_sold\"",
        "base = \"items\"\nof = [\"works.soil\"]",
        "does not fit the base of line `income.land`",
    );
    check("price = \"price.house\"", "price = \"price.hause\"", "parameter `price.hause` is missing");
    check("shares = [\"share.interruption\"]", "shares = [\"price.house\"]", "not a share");
    check("of = [\"compensation.house\"]", "of = [\"works.soil\"]", "which is no earlier line");
    check("base = \"lawful_floor_demolished\"", "base = \"floor\"", "unknown variant `floor`");
    check("duration = \"absence\"", "duration = \"once\"", "has no duration");
    check(
        "price = \"price.relocation\"",
        "price = \"price.relocation\"\nduration = \"absence\"",
        "nothing in it is per time",
    );
    check("price = \"price.demolition\"", "", "multiplies an area with no price");
    check("modes = [\"demolish\", \"sort\"]", "modes = [\"demolisch\"]", "names mode `demolisch`");
    check("code = \"sort\"", "code = \"demolish\"", "stands twice");
    check("item = \"works.soil\"", "item = \"works.demolition\"", "stands twice");
    check("water_from_m = 15", "water_from_m = -1", "is not a width");
    check("limit = \"conflict.rebuild_limit\"", "limit = \"conflict.limit\"", "`conflict.limit` is missing");
}

#[test]
fn shares_debt_and_break_evens_are_checked() {
    check("\"share.land_town\" = { zh", "\"share.land_twn\" = { zh", "parameter `share.land_town` is missing");
    check(
        "share = \"share.land_town\"",
        "share = \"share.financed\" }, { party = \"firms\", share = \"share.plant_sold\"",
        "gives away",
    );
    check(
        "financed = [\"compensation.house\"",
        "financed = [\"compensation.houses\"",
        "`compensation.houses`, which is no line",
    );
    check("share = \"debt.loan_share\"", "share = \"share.occupancy\"", "the instruments of `debt` finance");
    check(
        "repayment_quarters = \"debt.bond_repayment\"",
        "repayment_quarters = \"horizon_quarters\"",
        "paid back over 60 of 40",
    );
    check("within = [0, 1000]", "within = [9, 9]", "the smaller number first");
    check("rest = \"share.plant_leased\"", "rest = \"share.plant_let\"", "`share.plant_let` is missing");
}

#[test]
fn ranges_and_correlations_that_cannot_be_are_refused() {
    let range = "parameter = \"price.house\"\nlow = 0.9";
    check(range, "parameter = \"price.land\"\nlow = 0.9", "stands twice");
    check(range, "parameter = \"mode.sort.lead_quarters\"\nlow = 0.9", "is one of quarters");
    check(range, "parameter = \"price.house\"\nlow = 1.1", "is 1.1 to 1.15");
    check(
        "of = [\"price.land\", \"price.plant\"]",
        "of = [\"price.land\", \"price.soil\"]",
        "one of them has no range",
    );
    check("rho = 0.6", "rho = 1.5", "is 1.5");
    // land goes with plants, plants with rents: land cannot go against rents
    check("rho = 0.4", "rho = -0.9", "contradict each other");
}

/// The triangle times its transpose is the matrix of correlations.
#[test]
fn the_triangle_makes_the_stated_correlations() {
    let uncertainty = RenewalPack::parse("pack.toml", PACK).unwrap().uncertainty;
    let at = |name: &str| uncertainty.ranges.iter().position(|range| range.parameter == name).unwrap();
    let correlation = |a: usize, b: usize| -> f64 {
        uncertainty.triangle[a].iter().zip(&uncertainty.triangle[b]).map(|(x, y)| x * y).sum()
    };
    for (a, b, rho) in [
        ("price.land", "price.plant", 0.6),
        ("price.plant", "price.plant_rent", 0.7),
        ("price.land", "price.operator_fee", 0.0),
        ("price.repair", "price.repair", 1.0),
    ] {
        assert!((correlation(at(a), at(b)) - rho).abs() < 1e-12, "{a} {b}");
    }
}

#[test]
fn figures_out_of_range_are_refused() {
    let with = |name: &str, value: &str, expect: &str| {
        let start = PACK.find(&format!("\"{name}\" = {{")).unwrap();
        let line_end = start + PACK[start..].find('\n').unwrap();
        let line = &PACK[start..line_end];
        let cut = line.rfind("value = ").unwrap();
        check(line, &format!("{}value = {value} }}] }}", &line[..cut]), expect);
    };
    with("discount_rate", "-1", "not above -1");
    with("mode.sort.demolished_share", "30", "not a share");
    with("mode.sort.lead_quarters", "1.5", "not a number of quarters");
    with("mode.manage.far_after", "-0.1", "below 0");
    with("horizon_quarters", "17", "the horizon has 17");
    with("price.soil", "-3", "kind` gives the sign");
}
