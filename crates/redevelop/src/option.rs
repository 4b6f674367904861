//! One mode worked out for one block.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Block, CashFlow, CashLine, Derivation, Fen, ModeOption, Quarter};
use rules::{ConflictBar, LineKind, ModeRule, RenewalPack};

use crate::because::percent;
use crate::cash_line::cash_line;
use crate::debt_service::debt_service;
use crate::fund_balance::{fund_balance, net};
use crate::parties::parties;
use crate::{Quantities, RedevelopError};

/// The mode's quantities and cash flow for the block, from quarter `start` on, with the prices in force on `day`. A barred
/// mode is worked out all the same, so that its cost can be compared.
///
/// # Errors
/// When the pack lacks a parameter on that day, or an amount does not fit 63 bits.
pub fn option(
    block: &Block,
    mode: &ModeRule,
    pack: &RenewalPack,
    start: Quarter,
    day: Date,
) -> Result<ModeOption, RedevelopError> {
    let figures = pack.figures(mode, day)?;
    let quantities = Quantities::of(block, &figures, mode.late);
    let mut totals: BTreeMap<&str, Fen> = BTreeMap::new();
    let mut lines: Vec<CashLine> = Vec::new();
    for rule in pack.lines.iter().filter(|rule| rule.is_in(&mode.code)) {
        let line = cash_line(rule, &quantities, &totals, &figures.timetable, pack, day)?;
        totals.insert(&rule.item, if rule.kind == LineKind::Cost { -line.total } else { line.total });
        lines.push(line);
    }
    let by_quarter: Vec<&[Fen]> = lines.iter().map(|line| line.quarters.as_slice()).collect();
    let rate = pack.discount_rate(day)?;
    let balance = fund_balance(start, &by_quarter, rate);
    let net = net(&by_quarter);
    let parties = parties(start, &lines, rate);
    let debt = debt_service(start, &lines, pack, day)?;
    let standing = block.lawful_floor_area + block.illegal_floor_area;
    let after = if mode.late {
        block.lawful_floor_area - quantities.lawful_floor_demolished
    } else {
        quantities.floor_kept + quantities.floor_built
    };
    #[expect(clippy::cast_precision_loss, reason = "ratios; areas stay below 2^53 cm²")]
    let far = |floor: i64| floor as f64 / block.area.0.max(1) as f64;
    Ok(ModeOption {
        mode: mode.code.clone(),
        zh: mode.zh.clone(),
        en: mode.en.clone(),
        barred: match &mode.conflict {
            Some(bar) => barred(block, bar, pack, day)?,
            None => None,
        },
        demolished: quantities.lawful_floor_demolished + quantities.illegal_floor_demolished,
        built: quantities.floor_built,
        far_before: far(standing.0),
        far_after: far(after.0),
        cash_flow: CashFlow { from: start, lines, net, balance, parties, debt },
        sensitivity: None,
    })
}

/// Why plan conflict bars the mode, if it does.
fn barred(
    block: &Block,
    bar: &ConflictBar,
    pack: &RenewalPack,
    day: Date,
) -> Result<Option<Derivation>, RedevelopError> {
    let limit = pack.parameters.at(&bar.limit, day)?;
    if block.plan_conflict <= limit {
        return Ok(None);
    }
    let (share, limit) = (percent(block.plan_conflict), percent(limit));
    let (title, article) = (&bar.clause.title, &bar.clause.article);
    Ok(Some(Derivation {
        zh: format!(
            "区块 {share} 的用地规划为非工业用途（上限 {limit}），依《{title}》{article}不得重建、扩建；可先{}",
            bar.procedure_zh
        ),
        en: format!(
            "{share} of the block is planned for another use than industry (limit {limit}): under {title} {article} it may not be rebuilt or extended; what would free it: {}",
            bar.procedure_en
        ),
    }))
}
