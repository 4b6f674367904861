//! When the assumptions are wrong: break-even numbers and the tornado.

use jiff::civil::Date;
use model::{Block, BreakEven, Sensitivity, Swing};
use rules::{BreakEvenRule, ModeRule, PackError, RenewalPack};

use crate::{Ground, Kernel, Room};

/// Pieces into which a range is cut before a change of sign is looked for in each.
const PIECES: u32 = 128;

/// The break-even numbers and the tornado of a mode on a block.
///
/// # Errors
/// When the pack lacks a parameter on that day.
pub fn sensitivity(block: &Block, mode: &ModeRule, pack: &RenewalPack, day: Date) -> Result<Sensitivity, PackError> {
    let mut flow = Flow { kernel: Kernel::new(mode, pack, day)?, ground: Ground::from(block), room: Room::default() };
    let mut break_even = Vec::new();
    for rule in &pack.break_even {
        break_even.extend(break_even_at(rule, &mode.code, &mut flow, pack)?);
    }
    let mut tornado = Vec::new();
    for rule in &pack.uncertainty.ranges {
        let parameter = pack.parameters.get(&rule.parameter)?;
        let today = pack.parameters.at(&rule.parameter, day)?;
        let range = (today * rule.low, today * rule.high);
        let npv = match flow.kernel.place(&rule.parameter) {
            Some(place) => (flow.npv(&[(place, range.0)]), flow.npv(&[(place, range.1)])),
            // The discount rate weighs the quarters, so the mode is compiled anew.
            None if rule.parameter == "discount_rate" => {
                let at = |rate| -> Result<f64, PackError> {
                    let kernel = Kernel::new(mode, &pack.with("discount_rate", rate)?, day)?;
                    Ok(Flow { kernel, ground: flow.ground, room: Room::default() }.npv(&[]))
                };
                (at(range.0)?, at(range.1)?)
            }
            None => continue,
        };
        tornado.push(Swing {
            parameter: rule.parameter.clone(),
            zh: parameter.zh.clone(),
            en: parameter.en.clone(),
            unit: parameter.unit.clone(),
            range,
            npv,
        });
    }
    // Of equal widths the pack's order stays.
    tornado.sort_by(|a, b| width(b).total_cmp(&width(a)));
    Ok(Sensitivity { break_even, tornado })
}

fn width(swing: &Swing) -> f64 {
    (swing.npv.1 - swing.npv.0).abs()
}

/// A mode on a block, ready for other numbers.
struct Flow {
    kernel: Kernel,
    ground: Ground,
    room: Room,
}

impl Flow {
    /// Net present value with some numbers replaced.
    fn npv(&mut self, replaced: &[(usize, f64)]) -> f64 {
        let mut values = self.kernel.values().to_vec();
        for (place, value) in replaced {
            values[*place] = *value;
        }
        let quantities = self.kernel.quantities(&self.ground, &values);
        self.kernel.worth(&quantities, &values, &mut self.room).npv
    }
}

/// `None` when the mode does not read the number.
fn break_even_at(
    rule: &BreakEvenRule,
    mode: &str,
    flow: &mut Flow,
    pack: &RenewalPack,
) -> Result<Option<BreakEven>, PackError> {
    let name = rule.parameter_of(mode);
    let Some(place) = flow.kernel.place(&name) else { return Ok(None) };
    let rest = rule.rest.as_ref().and_then(|rest| flow.kernel.place(rest));
    let mut npv = |x: f64| match rest {
        Some(rest) => flow.npv(&[(place, x), (rest, 1.0 - x)]),
        None => flow.npv(&[(place, x)]),
    };
    let (low, high) = rule.within;
    let step = (high - low) / f64::from(PIECES);
    let ends: Vec<(f64, f64)> = (0..=PIECES).map(|k| low + f64::from(k) * step).map(|x| (x, npv(x))).collect();
    // A mode that the number does not touch is worth the same everywhere.
    let moves = ends.iter().any(|(_, value)| *value != ends[0].1);
    let crossings: Vec<f64> = ends
        .windows(2)
        .filter(|pair| (pair[0].1 > 0.0) != (pair[1].1 > 0.0))
        .map(|pair| halve(&mut npv, pair[0].0, pair[1].0, pair[0].1 > 0.0))
        .collect();
    let parameter = pack.parameters.get(&name)?;
    let today = flow.kernel.values()[place];
    let at = crossings.into_iter().min_by(|a, b| (a - today).abs().total_cmp(&(b - today).abs()));
    Ok(moves.then(|| BreakEven {
        parameter: name,
        zh: parameter.zh.clone(),
        en: parameter.en.clone(),
        unit: parameter.unit.clone(),
        today,
        at,
        within: rule.within,
    }))
}

/// Halves until no float lies between the ends.
fn halve(npv: &mut impl FnMut(f64) -> f64, mut low: f64, mut high: f64, low_is_positive: bool) -> f64 {
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if (npv(middle) > 0.0) == low_is_positive { low = middle } else { high = middle }
    }
}
