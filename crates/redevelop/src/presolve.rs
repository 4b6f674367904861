//! Refuses absurd instances before any work, with advice.

use std::collections::BTreeSet;

use model::{Neighbours, ParcelId, Place, Problem, Severity, Site};

/// What is wrong with an instance; empty when it can be planned. Rows count sites and neighbours from 1, so that a reader
/// finds them in a JSON list or a CSV. A warning does not stop [`plan`](crate::plan).
#[must_use]
pub fn presolve_check(sites: &[Site], neighbours: &[Neighbours]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut known: BTreeSet<&ParcelId> = BTreeSet::new();
    for (index, site) in sites.iter().enumerate() {
        let mut wrong = |column: &str, code: &str, expected: &str, found: String, hint: &str| {
            problems.push(problem("sites", index, column, Severity::File, code, expected, found, hint));
        };
        if !known.insert(&site.parcel) {
            let found = site.parcel.to_string();
            wrong(
                "parcel",
                "plan.parcel_twice",
                "每宗地一行 / each parcel once",
                found,
                "合并或删去重复的宗地 / merge or drop the repeated parcel",
            );
        }
        for (column, value) in [
            ("area", site.area.0),
            ("lawful_floor_area", site.lawful_floor_area.0),
            ("illegal_floor_area", site.illegal_floor_area.0),
            ("let_floor_area", site.let_floor_area.0),
            ("staff", site.staff.0),
        ] {
            // 10^15 cm² is 100 000 km²: no parcel, and sums of a million stay inside 63 bits.
            if !(0..=1_000_000_000_000_000).contains(&value) {
                wrong(
                    column,
                    "plan.quantity",
                    "0 … 10^15",
                    value.to_string(),
                    "核对数值和单位（面积为 cm²）/ check the figure and its unit (areas in cm²)",
                );
            }
        }
        if site.tax.0.unsigned_abs() > 1_000_000_000_000_000 {
            wrong(
                "tax",
                "plan.quantity",
                "≤ 10^15 fen",
                site.tax.0.to_string(),
                "核对数值和单位（分）/ check the figure and its unit (fen)",
            );
        }
        // A share computed from two areas may exceed 1 by rounding.
        if !(-1e-6..=1.000_001).contains(&site.plan_conflict) {
            let found = site.plan_conflict.to_string();
            wrong("plan_conflict", "plan.share", "0 … 1", found, "写成比例，30% 写 0.3 / write a share, 30 % as 0.3");
        }
    }
    for (index, pair) in neighbours.iter().enumerate() {
        for (column, id) in [("a", &pair.a), ("b", &pair.b)] {
            if !known.contains(id) {
                let hint = "补上该宗地，或删去此相邻关系 / add that site or drop this pair";
                let expected = "一宗已列出的地块 / a listed site";
                let code = "plan.unknown_neighbour";
                problems.push(problem(
                    "neighbours",
                    index,
                    column,
                    Severity::Warning,
                    code,
                    expected,
                    id.to_string(),
                    hint,
                ));
            }
        }
    }
    problems
}

#[expect(clippy::too_many_arguments, reason = "the parts of a problem, named at each call by their order in the type")]
fn problem(
    list: &str,
    index: usize,
    column: &str,
    severity: Severity,
    code: &str,
    expected: &str,
    found: String,
    hint: &str,
) -> Problem {
    let row = u32::try_from(index + 1).unwrap_or(u32::MAX);
    Problem {
        place: Place::cell("instance", list, row, column),
        code: code.to_owned(),
        severity,
        expected: expected.to_owned(),
        found,
        hint: hint.to_owned(),
    }
}
