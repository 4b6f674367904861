//! What binds: for each limit of the plan, what one step more would do.

use model::Derivation;
use redevelop::phasing::{Constraint, Plan, Price, Problem};

use crate::LimitAnswer;

/// What one more step of each limit does to the bound at the margin, by the prices that prove it. It is no forecast of the plan.
pub(crate) fn limits(problem: &Problem, plan: &Plan) -> Vec<LimitAnswer> {
    problem
        .constraints
        .iter()
        .enumerate()
        .map(|(at, constraint)| {
            let (zh, en) = constraint.name();
            let price = plan.prices.iter().find(|price| price.constraint == at);
            LimitAnswer {
                name: Derivation { zh: zh.to_owned(), en: en.to_owned() },
                worth: price.and_then(|price| worth(constraint, price, plan.bound)),
            }
        })
        .collect()
}

fn worth(constraint: &Constraint, price: &Price, bound: i64) -> Option<Derivation> {
    // Points are fen of NPV and of the weights beside it; 1 万元 is 1 000 000 fen.
    let (zh, en, step) = match constraint {
        Constraint::PeakGap(_) | Constraint::YearlyBudget(_) => {
            ("每放宽 100 万元", "for every further million yuan", 1e8)
        }
        Constraint::SwingSpace(_) => ("每增加 1,000 ㎡ 周转用房", "for every further 1,000 m² of swing space", 1e7),
        Constraint::LandQuota(_) => ("每增加 1 亩指标", "for every further mu of quota", 20_000_000.0 / 3.0),
        _ => return None,
    };
    // A step may be more than the limit needs to bind no longer.
    let whole = price.lifted.saturating_sub(bound);
    #[expect(clippy::cast_precision_loss, reason = "points of a town stay below 2^53")]
    let amount = (price.per_unit * step).min(whole as f64) / 1e6;
    Some(Derivation {
        zh: format!("{zh}，已证明的上限至多提高 {amount:.1} 万元"),
        en: format!("{en} the proven bound rises by at most {amount:.1} × 10,000 yuan"),
    })
}
