//! The plan: blocks, every mode for each, the choice, and the sum.

use jiff::civil::Date;
use model::{
    BlockPlan, ContentHash, Derivation, Fen, ModeOption, Neighbours, Problem, Quarter, RenewalPlan, Severity, Site,
};
use rules::{PackError, RenewalPack};

use crate::because::figure;
use crate::{blocks, fund_balance, option, presolve_check, sensitivity};

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RedevelopError {
    /// The rule pack cannot be used.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The instance is absurd; each problem says where and how to mend it.
    #[error("{} problem(s) in the instance; first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Instance(Vec<Problem>),
    /// An amount of money does not fit.
    #[error("the amount of line `{item}` is too large; check the areas of the sites and the units of its price")]
    TooLarge {
        /// Item code.
        item: String,
    },
}

/// Plans the renewal of a town's low-yield sites from quarter `start` on, with the rules and prices in force on `day`.
///
/// For each block all modes are worked out over the same horizon, and of those that the law does not bar the one with the
/// highest net present value is chosen (of equals the first in the pack).
///
/// # Errors
/// When the instance is absurd, the pack lacks a parameter on that day, or an amount does not fit 63 bits.
pub fn plan(
    sites: &[Site],
    neighbours: &[Neighbours],
    pack: &RenewalPack,
    start: Quarter,
    day: Date,
) -> Result<RenewalPlan, RedevelopError> {
    let mut problems = presolve_check(sites, neighbours);
    problems.retain(|problem| problem.severity != Severity::Warning);
    if !problems.is_empty() {
        return Err(RedevelopError::Instance(problems));
    }
    let grouping = blocks(sites, neighbours, &pack.block_rule(day)?);
    let mut plans = Vec::with_capacity(grouping.blocks.len());
    for block in grouping.blocks {
        let mut options =
            pack.modes.iter().map(|mode| option(&block, mode, pack, start, day)).collect::<Result<Vec<_>, _>>()?;
        let (chosen, because) = choose(&options);
        for (option, mode) in options.iter_mut().zip(&pack.modes).filter(|(o, _)| Some(&o.mode) == chosen.as_ref()) {
            option.sensitivity = Some(sensitivity(&block, mode, pack, day)?);
        }
        plans.push(BlockPlan { block, options, chosen, because });
    }
    let lines: Vec<&[Fen]> = plans
        .iter()
        .filter_map(|plan| plan.options.iter().find(|o| Some(&o.mode) == plan.chosen.as_ref()))
        .flat_map(|option| option.cash_flow.lines.iter().map(|line| line.quarters.as_slice()))
        .collect();
    let balance = fund_balance(start, &lines, pack.discount_rate(day)?);
    Ok(RenewalPlan {
        pack: pack.hash.clone(),
        inputs: inputs(sites, neighbours, start, day),
        blocks: plans,
        left_over: grouping.left_over,
        balance,
        unsourced: pack.unsourced(day),
    })
}

/// The allowed option with the highest net present value, with the reason.
fn choose(options: &[ModeOption]) -> (Option<String>, Derivation) {
    let mut best: Option<&ModeOption> = None;
    for option in options.iter().filter(|o| o.barred.is_none()) {
        if best.is_none_or(|b| option.cash_flow.balance.npv > b.cash_flow.balance.npv) {
            best = Some(option);
        }
    }
    let wan = |o: &ModeOption| figure(o.cash_flow.balance.npv / 1_000_000.0);
    let list = |name: fn(&ModeOption) -> &str, barred: &str| {
        let all: Vec<String> = options
            .iter()
            .map(|o| format!("{} {}{}", name(o), wan(o), if o.barred.is_some() { barred } else { "" }))
            .collect();
        all
    };
    let zh = list(|o| &o.zh, "（不可行）").join("，");
    let en = list(|o| &o.en, " (barred)").join(", ");
    let because = match best {
        Some(best) => Derivation {
            zh: format!("{}的净现值最高：{zh}（万元）", best.zh),
            en: format!("{} has the highest net present value: {en} (万元)", best.en),
        },
        None => Derivation {
            zh: format!("各模式目前均不可行：{zh}（万元）"),
            en: format!("no mode may be done now: {en} (万元)"),
        },
    };
    (best.map(|o| o.mode.clone()), because)
}

/// Names the inputs: the same instance, in any order, has the same hash.
fn inputs(sites: &[Site], neighbours: &[Neighbours], start: Quarter, day: Date) -> ContentHash {
    let mut sites: Vec<String> = sites.iter().map(|site| serde_json::to_string(site).unwrap_or_default()).collect();
    let mut pairs: Vec<String> = neighbours
        .iter()
        .map(|pair| if pair.a <= pair.b { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) })
        .map(|(a, b)| format!("{a} {b}"))
        .collect();
    sites.sort();
    pairs.sort();
    pairs.dedup();
    ContentHash::of([sites.join("\n"), pairs.join("\n"), format!("{start} {day}")].join("\n\n").as_bytes())
}
