//! What a plan that a person has made comes to, and what it breaks.

use model::{Derivation, counted};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compiled::Compiled;
use super::judge::{Fault, excess, judge, running};
use super::plan::choice_of;
use super::{Plan, PlannedBlock, Problem};

/// A plan judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evaluation {
    /// Its blocks as they hang together, with seats where all firms have one; its bound says nothing.
    pub plan: Plan,
    /// What it breaks, in words; empty when it may be done.
    pub broken: Vec<Derivation>,
}

/// Judges some blocks against a problem that [`presolve_check`](super::presolve_check) has passed.
#[must_use]
pub fn evaluate(problem: &Problem, blocks: &[PlannedBlock]) -> Evaluation {
    let problem = &*problem.canonical();
    let model = Compiled::new(problem);
    let choice = choice_of(&model, blocks);
    let judged = judge(&model, &choice, true, super::judge::SEAT_WORK);
    let sums = running(&model, &judged.balance);
    let over: std::collections::BTreeMap<usize, i64> = excess(&model, &sums).collect();
    let id = |parcel: usize| &problem.parcels[parcel].id;
    let mut broken = Vec::new();
    let mut last = None;
    for fault in &judged.faults {
        let (zh, en) = match fault {
            Fault::Row(row) => {
                let it = model.rows[*row];
                if last == Some(it.constraint) {
                    continue; // one line for each constraint: its first quarter
                }
                last = Some(it.constraint);
                let (zh, en) = problem.constraints[it.constraint].name();
                let quarter = problem.first.plus(it.to as i32 - 1);
                let amount = over.get(row).copied().unwrap_or(0);
                (
                    format!("{zh}（第{}项）到 {quarter} 超出 {amount}", it.constraint + 1),
                    format!("{en} (no. {}) is overstepped by {amount} by {quarter}", it.constraint + 1),
                )
            }
            Fault::TooSmall(p) => {
                (format!("含 {} 的区块面积不足", id(*p)), format!("the block of {} is too small", id(*p)))
            }
            Fault::TooLarge(p) => {
                (format!("含 {} 的区块面积超限", id(*p)), format!("the block of {} is too large", id(*p)))
            }
            Fault::Consent(p) => {
                (format!("含 {} 的区块同意比例不足", id(*p)), format!("the block of {} lacks consent", id(*p)))
            }
            Fault::Missing(p) => (format!("{} 必须纳入", id(*p)), format!("{} has to be in", id(*p))),
            Fault::TooFew => ("区块个数不足".to_owned(), "there are too few blocks".to_owned()),
            Fault::NoSeat => {
                ("有企业在某些季度无处安置".to_owned(), "some firm has no seat in some quarter".to_owned())
            }
            Fault::SeatsUnknown => {
                ("未能在工作量内排定全部企业".to_owned(), "no seating was found within the work allowed".to_owned())
            }
        };
        broken.push(Derivation { zh, en });
    }
    let known: usize = choice.iter().filter(|s| **s != super::compiled::NONE).count();
    let given: usize = blocks.iter().map(|b| b.parcels.len()).sum();
    if known < given {
        broken.push(Derivation {
            zh: format!("{} 宗地块的选项不存在或不被允许", given - known),
            en: format!(
                "the options of {} do not exist or are not allowed",
                counted(given - known, "parcel", "parcels")
            ),
        });
    }
    let mut plan = Plan::of(&model, &choice, &judged);
    plan.problem = problem.hash();
    Evaluation { plan, broken }
}
