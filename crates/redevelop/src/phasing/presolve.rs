//! Refuses absurd problems before any work, with advice.

use std::collections::BTreeSet;

use model::{Place, Severity};

use super::{Constraint, Measure, Objective, Penalty, Problem};

/// Amounts beyond this are slips of a unit: 10^15 fen is ten trillion yuan, 10^15 cm² is 100 000 km².
const MOST: i64 = 1_000_000_000_000_000;

/// What is wrong with a problem; empty when it can be solved. Rows count from 1 in the list that is named.
#[must_use]
pub fn presolve_check(problem: &Problem) -> Vec<model::Problem> {
    let mut found = Findings { problems: vec![] };
    time(problem, &mut found);
    let parcels = parcels(problem, &mut found);
    decision(problem, &parcels, &mut found);
    wishes(problem, &parcels, &mut found);
    found.problems
}

struct Findings {
    problems: Vec<model::Problem>,
}

impl Findings {
    fn add(&mut self, list: &str, index: usize, column: &str, expected: &str, value: &dyn ToString, hint: &str) {
        self.problems.push(model::Problem {
            place: Place::cell("problem", list, u32::try_from(index + 1).unwrap_or(u32::MAX), column),
            code: format!("phasing.{list}.{column}"),
            severity: Severity::File,
            expected: expected.to_owned(),
            found: value.to_string(),
            hint: hint.to_owned(),
        });
    }

    fn amount(&mut self, list: &str, index: usize, column: &str, value: i64, least: i64) {
        if !(least..=MOST).contains(&value) {
            let hint =
                "核对数值和单位（面积为 cm²，金额为分）/ check the figure and its unit (areas in cm², money in fen)";
            self.add(list, index, column, &format!("{least} … 10^15"), &value, hint);
        }
    }
}

fn time(problem: &Problem, found: &mut Findings) {
    if !(problem.discount_rate > -1.0 && problem.discount_rate < 10.0) {
        let hint = "写成比例，6% 写 0.06 / write a share, 6 % as 0.06";
        found.add("problem", 0, "discount_rate", "-1 … 10", &problem.discount_rate, hint);
    }
    if problem.starts.is_empty() {
        let hint = "至少给出一个可开工季度 / give at least one quarter in which a block may start";
        found.add("starts", 0, "start", "一个以上 / one or more", &0, hint);
    }
    for (index, start) in problem.starts.iter().enumerate() {
        let late = start.since(problem.first) > 400;
        if *start < problem.first || late || problem.starts[..index].iter().any(|earlier| earlier >= start) {
            let hint = "从首季起按先后排列，不重复，不超过一百年 / in order, without repetition, from the first quarter on, within a hundred years";
            found.add("starts", index, "start", "递增 / rising", start, hint);
        }
    }
}

fn parcels<'a>(problem: &'a Problem, found: &mut Findings) -> BTreeSet<&'a str> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut firms: BTreeSet<&str> = BTreeSet::new();
    for (index, parcel) in problem.parcels.iter().enumerate() {
        if !known.insert(&parcel.id.0) {
            let hint = "合并或删去重复的宗地 / merge or drop the repeated parcel";
            found.add("parcels", index, "id", "每宗地一项 / each parcel once", &parcel.id, hint);
        }
        found.amount("parcels", index, "area", parcel.area.0, 1);
        if !(0..=1_000_000).contains(&parcel.consent) {
            let hint = "百万分比，90% 写 900000 / in millionths, 90 % as 900000";
            found.add("parcels", index, "consent", "0 … 1000000", &parcel.consent, hint);
        }
        for firm in &parcel.firms {
            if !firms.insert(&firm.id) {
                let hint = "企业跨宗地时按宗地拆为不同编号 / split a firm on several parcels into one entry each";
                found.add("parcels", index, "firms", "企业编号不重复 / each firm once", &firm.id, hint);
            }
            found.amount("parcels", index, "floor", firm.floor.0, 1);
            found.amount("parcels", index, "output", firm.output.0, 0);
        }
    }
    for (index, pair) in problem.neighbours.iter().enumerate() {
        for id in [&pair.a, &pair.b].into_iter().filter(|id| !known.contains(id.0.as_str())) {
            let hint = "补上该宗地，或删去此相邻关系 / add that parcel or drop this pair";
            found.add("neighbours", index, "pair", "一宗已列出的地块 / a listed parcel", id, hint);
        }
    }
    for (index, vacancy) in problem.vacancies.iter().enumerate() {
        found.amount("vacancies", index, "floor", vacancy.floor.0, 0);
        if vacancy.to.is_some_and(|to| to <= vacancy.from) {
            let hint = "截止季度应晚于起始季度 / it has to end after it begins";
            found.add("vacancies", index, "to", &format!("> {}", vacancy.from), &"", hint);
        }
        if let Some(id) = vacancy.parcel.as_ref().filter(|id| !known.contains(id.0.as_str())) {
            let hint = "空置房所在宗地未列出；不在其内则留空 / leave it out when it lies on none of the parcels";
            found.add("vacancies", index, "parcel", "一宗已列出的地块 / a listed parcel", id, hint);
        }
    }
    known
}

fn decision(problem: &Problem, parcels: &BTreeSet<&str>, found: &mut Findings) {
    let mut modes: BTreeSet<&str> = BTreeSet::new();
    for (index, mode) in problem.modes.iter().enumerate() {
        if !modes.insert(&mode.code) {
            found.add(
                "modes",
                index,
                "code",
                "每模式一项 / each mode once",
                &mode.code,
                "改名或删去 / rename or drop it",
            );
        }
        let times = [mode.empties, mode.ready];
        if times.iter().flatten().any(|q| *q > 400) || matches!(times, [Some(out), Some(back)] if back < out) {
            let hint = "新空间应在腾空之后建成 / new space is ready only after the firms have left";
            found.add("modes", index, "ready", "≥ empties, ≤ 400", &format!("{times:?}"), hint);
        }
        found.amount("modes", index, "lost_quarters", mode.lost_quarters, 0);
    }
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for (index, effect) in problem.effects.iter().enumerate() {
        if !parcels.contains(effect.parcel.0.as_str()) {
            found.add(
                "effects",
                index,
                "parcel",
                "一宗已列出的地块 / a listed parcel",
                &effect.parcel,
                "补上或删去 / add or drop it",
            );
        }
        if !modes.contains(effect.mode.as_str()) {
            found.add(
                "effects",
                index,
                "mode",
                "一个已列出的模式 / a listed mode",
                &effect.mode,
                "补上该模式 / add that mode",
            );
        }
        if !seen.insert((&effect.parcel.0, &effect.mode, &effect.carrier)) {
            let hint = "同一宗地、模式、主体只能有一项 / one entry for a parcel, mode and carrier";
            found.add("effects", index, "carrier", "不重复 / once", &effect.carrier, hint);
        }
        if effect.cash.iter().any(|flow| flow.quarters.len() > 400) {
            found.add(
                "effects",
                index,
                "cash",
                "≤ 400 季度 / quarters",
                &"> 400",
                "合并远期现金流 / sum up the far end of the flow",
            );
        }
        for amount in effect.cash.iter().flat_map(|flow| &flow.quarters) {
            found.amount("effects", index, "cash", amount.0, -MOST);
        }
        for (column, amount) in [
            ("new_space", effect.new_space),
            ("reserved_space", effect.reserved_space),
            ("seat_space", effect.seat_space),
            ("land_freed", effect.land_freed),
        ] {
            found.amount("effects", index, column, amount.0, 0);
        }
        if effect.seat_space > effect.new_space || effect.reserved_space > effect.new_space {
            let hint = "安置与预留空间不能多于新增空间 / seats and reserves are parts of the new space";
            found.add("effects", index, "seat_space", &format!("≤ {}", effect.new_space), &effect.seat_space, hint);
        }
    }
}

fn wishes(problem: &Problem, parcels: &BTreeSet<&str>, found: &mut Findings) {
    let terms = match &problem.objective {
        Objective::Weighted { terms } => terms,
        Objective::Lexicographic { order, tolerance } => {
            let wrong = order.iter().any(|(what, sign)| *sign != if *what == Measure::Disruption { -1 } else { 1 });
            if wrong || order.is_empty() || !(0..=1_000_000).contains(tolerance) {
                let hint = "逐项目标写 1，扰动写 -1；容差为百万分比 / 1 for each measure, -1 for disruption; tolerance in millionths";
                found.add("objective", 0, "order", "1 / -1", &format!("{order:?}"), hint);
            }
            order
        }
    };
    // Points of a whole plan stay inside 62 bits.
    let worst = |effect: &super::Effect| -> i128 {
        let cash: i128 = effect.cash.iter().flat_map(|f| &f.quarters).map(|a| i128::from(a.0).abs()).sum();
        cash + [effect.land_freed.0, effect.tax_gained.0, effect.jobs_kept.0]
            .into_iter()
            .map(|v| i128::from(v).abs())
            .sum::<i128>()
    };
    let weight: i128 = terms.iter().map(|(_, weight)| i128::from(*weight).abs()).sum::<i128>().max(1);
    let most: i128 = problem.effects.iter().map(worst).sum::<i128>() * weight * 1000;
    if most > i128::from(i64::MAX / 4) * 1000 {
        let hint = "减小目标权重或核对金额单位 / make the weights smaller or check the unit of the amounts";
        found.add("objective", 0, "terms", "总分小于 2^61 / fewer than 2^61 points in all", &(most / 1000), hint);
    }
    for (index, constraint) in problem.constraints.iter().enumerate() {
        match constraint {
            Constraint::BlockArea(it) if it.most.is_some_and(|most| most < it.least) => {
                found.add(
                    "constraints",
                    index,
                    "most",
                    &format!("≥ {}", it.least),
                    &it.most.unwrap_or_default(),
                    "上限应不小于下限 / the most is below the least",
                );
            }
            Constraint::ByHand(it) => {
                for id in it.include.iter().chain(&it.exclude).filter(|id| !parcels.contains(id.0.as_str())) {
                    found.add(
                        "constraints",
                        index,
                        "by_hand",
                        "一宗已列出的地块 / a listed parcel",
                        id,
                        "核对编号 / check the id",
                    );
                }
                for id in it.include.iter().filter(|id| it.exclude.contains(id)) {
                    found.add(
                        "constraints",
                        index,
                        "by_hand",
                        "纳入或排除之一 / in or out, not both",
                        id,
                        "删去其一 / drop one of the two",
                    );
                }
            }
            Constraint::SwingSpace(it) if !(1..=4).contains(&it.most_seats) => {
                found.add("constraints", index, "most_seats", "1 … 4", &it.most_seats, "一般为 1 / usually 1");
            }
            Constraint::VillageFairness(it) if it.measure == Measure::Npv || !(0..=1000).contains(&it.least) => {
                found.add(
                    "constraints",
                    index,
                    "least",
                    "0 … 1000，净现值除外 / not of the net present value",
                    &it.least,
                    "按面积、税收或岗位分配，千分比 / share land, tax or jobs, in thousandths",
                );
            }
            Constraint::ReservedSpace(it) if !(0..=1000).contains(&it.least) => {
                found.add(
                    "constraints",
                    index,
                    "least",
                    "0 … 1000",
                    &it.least,
                    "千分比，10% 写 100 / in thousandths, 10 % as 100",
                );
            }
            _ => {}
        }
    }
    for (index, penalty) in problem.penalties.iter().enumerate() {
        let (Penalty::PerBlock { points } | Penalty::Waiting { points }) = penalty;
        found.amount("penalties", index, "points", points.0, 0);
    }
}
