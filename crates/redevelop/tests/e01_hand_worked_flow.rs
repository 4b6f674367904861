//! A whole cash flow worked by hand, to the fen.
//!
//! 120 mu (80 000 m²), 40 000 m² of lawful and 1 000 m² of illegal houses, 3 000 000 yuan of tax a year.
//! Lead 2 quarters, demolition 1, works 4, operation to quarter 12: phases 0–1 | 2 | 3–6 | 7–11.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;

use model::{Cm2, Fen, ModeOption, Party, Quarter, Site};
use parcels::site;
use rules::RenewalPack;

const PACK: &str = r#"
[pack]
id = "hand"
title = "手算"
title_en = "Worked by hand"
effective_from = "2020-01-01"
status = "unsourced"

[barriers]
zh = "无"
en = "none"
roads = []
water_from_m = 0
status = "unsourced"

[parameters]
"block.tax_per_mu_below" = { zh = "低效", en = "low", unit = "万元/亩", status = "unsourced", values = [{ from = "2020-01-01", value = 4 }] }
"block.min_area" = { zh = "面积", en = "area", unit = "亩", status = "unsourced", values = [{ from = "2020-01-01", value = 100 }] }
"block.interstitial_above" = { zh = "夹心", en = "between", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 0.5 }] }
"block.own_use_firms" = { zh = "自用", en = "own use", unit = "家", status = "unsourced", values = [{ from = "2020-01-01", value = 1 }] }
"discount_rate" = { zh = "折现", en = "discount", unit = "share/年", status = "unsourced", values = [{ from = "2020-01-01", value = 0.4641 }] }
"horizon_quarters" = { zh = "期", en = "horizon", unit = "季度", status = "unsourced", values = [{ from = "2020-01-01", value = 12 }] }
"mode.demolish.lead_quarters" = { zh = "前期", en = "lead", unit = "季度", status = "unsourced", values = [{ from = "2020-01-01", value = 2 }] }
"mode.demolish.demolition_quarters" = { zh = "拆", en = "demolition", unit = "季度", status = "unsourced", values = [{ from = "2020-01-01", value = 1 }] }
"mode.demolish.construction_quarters" = { zh = "建", en = "works", unit = "季度", status = "unsourced", values = [{ from = "2020-01-01", value = 4 }] }
"mode.demolish.demolished_share" = { zh = "拆", en = "share", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 1 }] }
"mode.demolish.far_after" = { zh = "容积率", en = "FAR", unit = "", status = "unsourced", values = [{ from = "2020-01-01", value = 1 }] }
"mode.demolish.land_sold_share" = { zh = "出让", en = "sold", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 0.25 }] }
"mode.demolish.tax_per_mu" = { zh = "税", en = "tax", unit = "万元/亩", status = "unsourced", values = [{ from = "2020-01-01", value = 10 }] }
"mode.demolish.kept_tax_uplift" = { zh = "增", en = "uplift", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 0 }] }
"price.house" = { zh = "房价", en = "house price", unit = "元/㎡", status = "unsourced", values = [{ from = "2020-01-01", value = 1900.5 }] }
"price.moving" = { zh = "搬迁", en = "moving", unit = "元/㎡", status = "unsourced", values = [{ from = "2020-01-01", value = 0.333333 }] }
"share.interruption" = { zh = "停产停业", en = "interruption", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 0.05 }] }
"price.works" = { zh = "建安", en = "works", unit = "元/㎡", status = "unsourced", values = [{ from = "2020-01-01", value = 2389 }] }
"rate.interest" = { zh = "利率", en = "interest", unit = "share/年", status = "unsourced", values = [{ from = "2020-01-01", value = 0.04 }] }
"share.financed" = { zh = "债务占比", en = "financed", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 0.6 }] }
"price.transition" = { zh = "过渡", en = "transition", unit = "元/㎡·月", status = "unsourced", values = [{ from = "2020-01-01", value = 12 }] }
"price.land" = { zh = "地价", en = "land price", unit = "万元/亩", status = "unsourced", values = [{ from = "2020-01-01", value = 51.3 }] }
"share.tax" = { zh = "留成", en = "retained", unit = "share", status = "unsourced", values = [{ from = "2020-01-01", value = 0.3 }] }

[[mode]]
code = "demolish"
zh = "拆除式"
en = "demolition"

[[line]]
item = "house"
zh = "房屋补偿"
en = "houses"
kind = "cost"
party = "platform_company"
base = "lawful_floor_demolished"
price = "price.house"
from = "demolition_start"
from_offset = -1
to = "demolition_start"

[[line]]
item = "moving"
zh = "搬迁"
en = "moving"
kind = "cost"
party = "platform_company"
base = "lawful_floor_demolished"
price = "price.moving"
from = "demolition_start"
to = "construction_end"

[[line]]
item = "interruption"
zh = "停产停业"
en = "interruption"
kind = "cost"
party = "platform_company"
base = "items"
of = ["house"]
shares = ["share.interruption"]
from = "demolition_start"
from_offset = -1
to = "demolition_end"

[[line]]
item = "works"
zh = "建安"
en = "works"
kind = "cost"
party = "platform_company"
base = "floor_built_own"
price = "price.works"
from = "construction_start"
to = "construction_end"

[[line]]
item = "interest"
zh = "利息"
en = "interest"
kind = "cost"
party = "platform_company"
base = "items"
of = ["house", "works"]
price = "rate.interest"
shares = ["share.financed"]
duration = "half_building"
from = "demolition_start"
to = "construction_end"

[[line]]
item = "transition"
zh = "过渡"
en = "transition"
kind = "cost"
party = "platform_company"
base = "lawful_floor_demolished"
price = "price.transition"
duration = "absence"
from = "demolition_start"
to = "construction_end"

[[line]]
item = "land"
zh = "土地出让"
en = "land"
kind = "income"
party = "city"
base = "land_sold"
price = "price.land"
from = "demolition_end"
to = "demolition_end"

[[line]]
item = "tax"
zh = "税收"
en = "tax"
kind = "income"
party = "town"
base = "tax_gain"
shares = ["share.tax"]
duration = "operation"
from = "operation_start"
to = "operation_end"
"#;

fn worked() -> ModeOption {
    let pack = RenewalPack::parse("hand.toml", PACK).unwrap();
    let sites = [Site { illegal_floor_area: Cm2(10_000_000), ..site("a", 120, 300) }];
    let start = Quarter::new(2023, 3).unwrap();
    let plan = redevelop::plan(&sites, &[], &pack, start, "2023-06-30".parse().unwrap()).unwrap();
    plan.blocks[0].options[0].clone()
}

fn check(item: &str, expect_total: i64, expect_quarters: [i64; 12]) {
    let option = worked();
    let line = option.cash_flow.lines.iter().find(|l| l.item == item).unwrap();
    assert_eq!(line.total, Fen(expect_total), "{item}");
    assert_eq!(line.quarters, expect_quarters.map(Fen), "{item}");
}

#[test]
fn houses_are_paid_by_lawful_area_in_the_quarter_before_demolition() {
    // 40 000 m² × 1 900.50 元 = 76 020 000 元; the 1 000 m² of illegal houses add nothing.
    check("house", -7_602_000_000, [0, -7_602_000_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn what_does_not_divide_goes_to_the_earlier_quarters() {
    // 40 000 m² × 0.333333 元 = 13 333.32 元 over five quarters: 2 666.664 元 each.
    let (a, b) = (-266_667, -266_666);
    check("moving", -1_333_332, [0, 0, a, a, b, b, b, 0, 0, 0, 0, 0]);
}

#[test]
fn interruption_is_a_share_of_house_value() {
    // 5 % of 76 020 000 元, half before and half during demolition.
    check("interruption", -380_100_000, [0, -190_050_000, -190_050_000, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn works_are_of_the_floor_that_buyers_of_land_do_not_build() {
    // FAR 1 on 80 000 m², a quarter of the land sold: 60 000 m² × 2 389 元 = 143 340 000 元 over four quarters.
    let q = -3_583_500_000;
    check("works", -14_334_000_000, [0, 0, 0, q, q, q, q, 0, 0, 0, 0, 0]);
}

#[test]
fn interest_is_on_half_of_demolition_and_works() {
    // (76 020 000 + 143 340 000) 元 × 4 % × 60 % × 5/8 year = 3 290 400 元 over five quarters.
    let q = -65_808_000;
    check("interest", -329_040_000, [0, 0, q, q, q, q, q, 0, 0, 0, 0, 0]);
}

#[test]
fn transition_rent_is_for_demolition_and_works() {
    // 40 000 m² × 12 元 × 15 months = 7 200 000 元.
    let q = -144_000_000;
    check("transition", -720_000_000, [0, 0, q, q, q, q, q, 0, 0, 0, 0, 0]);
}

#[test]
fn land_is_sold_when_it_is_clear() {
    // A quarter of 120 mu × 51.3 万元.
    check("land", 1_539_000_000, [0, 0, 0, 1_539_000_000, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn tax_counts_as_far_as_it_is_new() {
    // (120 mu × 10 万元 − 300 万元) × 30 % × 5/4 years = 337.5 万元.
    let q = 67_500_000;
    check("tax", 337_500_000, [0, 0, 0, 0, 0, 0, 0, q, q, q, q, q]);
}

#[test]
fn the_flow_comes_to_what_the_lines_sum_to() {
    let option = worked();
    let balance = &option.cash_flow.balance;
    assert_eq!((balance.income, balance.cost), (Fen(1_876_500_000), Fen(23_366_473_332)));
    assert_eq!(balance.static_balance, Fen(-21_489_973_332));
    // √√1.4641 = 1.1, so each quarter divides by 1.1.
    let by_hand: f64 = [
        0.0,
        -7_792_050_000.0,
        -400_124_667.0,
        -2_254_574_667.0,
        -3_793_574_666.0,
        -3_793_574_666.0,
        -3_793_574_666.0,
        67_500_000.0,
        67_500_000.0,
        67_500_000.0,
        67_500_000.0,
        67_500_000.0,
    ]
    .iter()
    .zip(1..)
    .map(|(amount, t)| amount / 1.1_f64.powi(t))
    .sum();
    assert!((balance.npv - by_hand).abs() < 1e-3, "{} {by_hand}", balance.npv);
    assert_eq!(option.cash_flow.net[1], Fen(-7_792_050_000));
    assert_eq!(balance.peak_gap, Fen(21_827_473_332));
    assert_eq!(balance.peak_gap_at.unwrap().to_string(), "2025Q1");
}

#[test]
fn areas_and_ratios() {
    let option = worked();
    assert_eq!((option.demolished, option.built), (Cm2(410_000_000), Cm2(800_000_000)));
    assert!((option.far_before - 0.5125).abs() < 1e-12 && (option.far_after - 1.0).abs() < 1e-12);
}

#[test]
fn every_line_says_base_price_and_share_with_units() {
    let option = worked();
    let because = |item: &str| option.cash_flow.lines.iter().find(|l| l.item == item).unwrap().because.clone();
    assert_eq!(because("house").zh, "拆除合法建筑面积 40,000 ㎡ × 1,900.5 元/㎡ = 7,602 万元");
    assert_eq!(because("land").en, "land sold 30 亩 × 51.3 万元/亩 = 1,539 万元");
    assert_eq!(because("interruption").zh, "计算基数 7,602 万元 × 5%（停产停业） = 380.1 万元");
    assert_eq!(because("interest").zh, "计算基数 21,936 万元 × 4%/年 × 60%（债务占比） × 0.625 年 = 329.04 万元");
    assert_eq!(
        because("tax").zh,
        "年新增税收 900 万元/年（腾空用地预计 1,200 + 保留企业预计 0 − 现状 300） × 30%（留成） × 1.25 年 = 337.5 万元"
    );
    assert_eq!(option.cash_flow.lines[6].party, Party::City);
}
