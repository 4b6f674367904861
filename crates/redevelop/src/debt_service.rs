//! 还本付息: what is borrowed, what is paid back, and how often the pledged income covers it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{CashLine, DebtInstrument, DebtService, DebtYear, Derivation, Fen, Quarter};
use rules::{InstrumentFigures, InstrumentRule, PackError, RenewalPack};

use crate::because::{figure, wan_yuan};

/// An instrument by quarter.
struct Schedule {
    drawn: Vec<Fen>,
    principal: Vec<Fen>,
    interest: Vec<Fen>,
}

/// The debt service of a flow, or `None` when the pack does not say how it is financed.
///
/// Each instrument pays its share of the financed costs in the quarter in which they fall due. What is drawn in a quarter is
/// paid back in equal parts over the last quarters of its term; interest is a quarter of the yearly rate on what is owed at
/// the quarter's beginning. Cover is the pledged income of the years in which something is owed ÷ principal and interest.
pub(crate) fn debt_service(
    from: Quarter,
    lines: &[CashLine],
    pack: &RenewalPack,
    day: Date,
) -> Result<Option<DebtService>, PackError> {
    let Some(rule) = &pack.debt else { return Ok(None) };
    let horizon = lines.iter().map(|line| line.quarters.len()).max().unwrap_or(0);
    let financed: Vec<i64> = sum(&rule.financed, lines, horizon).iter().map(|cost| -cost.0).collect();
    let pledged = sum(&rule.pledged, lines, horizon);
    let mut instruments = Vec::new();
    let mut schedules = Vec::new();
    for instrument in &rule.instrument {
        let figures = instrument.figures(&pack.parameters, day)?;
        let schedule = Schedule::of(&financed, &figures);
        instruments.push(state(instrument, &figures, &schedule, &pledged));
        schedules.push(schedule);
    }
    let years = years(from, &schedules, &pledged);
    let paid: Fen = years.iter().map(|year| year.principal + year.interest).sum();
    let income: Fen = years.iter().map(|year| year.income).sum();
    let least_cover = pack.parameters.at(&rule.least_cover, day)?;
    let cover = ratio(income, paid);
    let met = cover.is_none_or(|cover| cover >= least_cover)
        && instruments.iter().all(|i| i.cover.zip(i.least_cover).is_none_or(|(cover, least)| cover >= least));
    let because = words(&instruments, income, paid, least_cover);
    let basis = pack.parameters.clause(&rule.least_cover)?;
    Ok(Some(DebtService { instruments, years, cover, least_cover, met, because, basis }))
}

/// Net of the named lines by quarter.
fn sum(items: &[String], lines: &[CashLine], horizon: usize) -> Vec<Fen> {
    let named: Vec<&CashLine> = lines.iter().filter(|line| items.contains(&line.item)).collect();
    (0..horizon).map(|q| named.iter().filter_map(|line| line.quarters.get(q)).copied().sum()).collect()
}

impl Schedule {
    fn of(financed: &[i64], figures: &InstrumentFigures) -> Self {
        let (term, repayment) = (figures.term as usize, figures.repayment as usize);
        let all: i64 = financed.iter().map(|cost| (*cost).max(0)).sum();
        let mut drawn = share(Fen(all), figures.share).split(financed);
        drawn.resize(financed.len() + term, Fen::ZERO);
        let mut principal = vec![Fen::ZERO; drawn.len()];
        for (quarter, amount) in drawn.iter().enumerate().filter(|(_, amount)| amount.0 != 0) {
            let first = quarter + term + 1 - repayment;
            for (due, part) in principal[first..].iter_mut().zip(amount.split(&vec![1; repayment])) {
                *due += part;
            }
        }
        let mut owed = Fen::ZERO;
        let interest = drawn
            .iter()
            .zip(&principal)
            .map(|(drawn, principal)| {
                let interest = share(owed, figures.rate / 4.0);
                owed += *drawn - *principal;
                interest
            })
            .collect();
        Self { drawn, principal, interest }
    }

    /// The quarters in which something is drawn or owed.
    fn span(&self) -> Option<(usize, usize)> {
        let first = self.drawn.iter().position(|amount| amount.0 != 0)?;
        Some((first, self.principal.iter().rposition(|amount| amount.0 != 0)? + 1))
    }
}

fn state(rule: &InstrumentRule, figures: &InstrumentFigures, schedule: &Schedule, pledged: &[Fen]) -> DebtInstrument {
    let (drawn, interest) = (schedule.drawn.iter().copied().sum(), schedule.interest.iter().copied().sum());
    let income: Fen =
        schedule.span().map(|(first, end)| pledged.iter().take(end).skip(first).copied().sum()).unwrap_or_default();
    DebtInstrument {
        code: rule.code.clone(),
        zh: rule.zh.clone(),
        en: rule.en.clone(),
        drawn,
        interest,
        cover: ratio(income, drawn + interest),
        least_cover: figures.least_cover,
    }
}

fn years(from: Quarter, schedules: &[Schedule], pledged: &[Fen]) -> Vec<DebtYear> {
    let spans: Vec<(usize, usize)> = schedules.iter().filter_map(Schedule::span).collect();
    let first = spans.iter().map(|span| span.0).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.1).max().unwrap_or(0);
    let mut years: BTreeMap<i32, DebtYear> = BTreeMap::new();
    for (q, quarter) in (0..).zip((0..end).map(|q| from.plus(i32::try_from(q).unwrap_or(i32::MAX)))).skip(first) {
        let at = |amounts: fn(&Schedule) -> &[Fen]| -> Fen {
            schedules.iter().filter_map(|schedule| amounts(schedule).get(q)).copied().sum()
        };
        let year = years.entry(quarter.year()).or_insert_with(|| DebtYear {
            year: quarter.year(),
            income: Fen::ZERO,
            drawn: Fen::ZERO,
            principal: Fen::ZERO,
            interest: Fen::ZERO,
            cover: None,
        });
        year.income += pledged.get(q).copied().unwrap_or_default();
        year.drawn += at(|s| &s.drawn);
        year.principal += at(|s| &s.principal);
        year.interest += at(|s| &s.interest);
    }
    let mut years: Vec<DebtYear> = years.into_values().collect();
    for year in &mut years {
        year.cover = ratio(year.income, year.principal + year.interest);
    }
    years
}

fn ratio(income: Fen, due: Fen) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a ratio; amounts of a town stay below 2^53 fen")]
    let ratio = income.0 as f64 / due.0 as f64;
    (due.0 > 0).then_some(ratio)
}

/// Half away from zero.
fn share(amount: Fen, share: f64) -> Fen {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "amounts of a town stay below 2^53 fen; a float out of range saturates"
    )]
    let part = (amount.0 as f64 * share).round() as i64;
    Fen(part)
}

fn words(instruments: &[DebtInstrument], income: Fen, paid: Fen, least: f64) -> Derivation {
    let Some(cover) = ratio(income, paid) else {
        return Derivation { zh: "没有债务".to_owned(), en: "nothing is borrowed".to_owned() };
    };
    let each = |name: fn(&DebtInstrument) -> &str, interest: &str| -> String {
        let all: Vec<String> = instruments
            .iter()
            .filter(|i| i.drawn.0 != 0)
            .map(|i| format!("{} {} + {interest} {}", name(i), wan_yuan(i.drawn), wan_yuan(i.interest)))
            .collect();
        all.join(" + ")
    };
    let (cover, least) = (figure(cover), figure(least));
    let (income, paid) = (wan_yuan(income), wan_yuan(paid));
    Derivation {
        zh: format!(
            "还本付息 {} = {paid} 万元；同期项目收益 {income} 万元 ÷ {paid} 万元 = {cover} 倍（不低于 {least} 倍）",
            each(|i| &i.zh, "利息")
        ),
        en: format!(
            "debt service {} = {paid} 万元; pledged income of those years {income} 万元 ÷ {paid} 万元 = {cover} times (not below {least})",
            each(|i| &i.en, "interest")
        ),
    }
}
