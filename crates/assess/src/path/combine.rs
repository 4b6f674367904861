//! Several figures changed together, at the least cost found (decision 0014).
//!
//! With the figures that divide held fast, gains of the others add up, and the least cost is a fractional knapsack. The
//! figures that divide are tried on a grid and then in halving steps around the best of it. What comes of it is set right to
//! the unit by exact inversion and graded anew before it is handed back.

use model::{Combination, EnterpriseId, Fen, Grade, LeverChange};
use rules::MEASURES;

use super::costs::{LeverCost, LeverCosts};
use super::firm::Firm;
use super::knapsack::{Point, Way, fill};
use super::{LEVERS, Paths, Place, levers, lines};

/// Why no combination is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCombination {
    /// It is not graded.
    #[error("the enterprise is not graded")]
    NotGraded,
    /// It is in A.
    #[error("the enterprise is in grade A already")]
    Top,
    /// A rule or list holds the grade.
    #[error("a rule or list holds the grade, whatever the figures; see its path")]
    Held,
    /// It is graded together with others of its plot.
    #[error("the enterprise is graded together with others of its plot; ask for single figures")]
    Plot,
    /// No cost was given for a figure that has an effect of its own.
    #[error("no cost is given for a figure that changes this score and nobody else's; give one")]
    NoCosts,
    /// The bounds do not let the score be reached.
    #[error("the figures cannot reach the grade within their bounds; widen one, or give a cost for another figure")]
    Bounds,
}

/// A figure that may be changed.
#[derive(Debug, Clone, Copy)]
struct Move {
    measure: usize,
    cost: LeverCost,
    from: i64,
    allowed: [i64; 2],
    divides: bool,
}

impl Paths<'_> {
    /// The least-cost change of several figures together that reaches the next grade, by the costs and bounds given; figures
    /// that move others too are left as they are. Never dearer than the cheapest single figure.
    ///
    /// # Errors
    /// [`NoCombination`], when there is none.
    pub fn cheapest(&self, enterprise: &EnterpriseId, costs: &LeverCosts) -> Result<Combination, NoCombination> {
        let (row, place) = self.place(enterprise).ok_or(NoCombination::NotGraded)?;
        let field = &self.fields[place.population];
        let today = field.grade(place.member);
        if today == Grade::A {
            return Err(NoCombination::Top);
        }
        let wanted = field.wanted(place.member).ok_or(NoCombination::Held)?;
        if !place.alone {
            return Err(NoCombination::Plot);
        }
        let firm = Firm::new(field, place.member);
        let moves = self.moves(place, &firm, wanted, costs);
        if moves.is_empty() {
            return Err(NoCombination::NoCosts);
        }
        let mut found: Vec<(Fen, Vec<i64>)> = Vec::new();
        for alone in 0..moves.len() {
            let start: Vec<i64> = moves.iter().map(|lever| lever.from).collect();
            found.extend(trimmed(&firm, &moves, wanted, start, alone));
        }
        if let Some((amounts, last)) = together(&firm, &moves, wanted) {
            found.extend(trimmed(&firm, &moves, wanted, amounts, last));
        }
        found.sort();
        for (cost, amounts) in found {
            let changed = moves.iter().zip(&amounts).filter(|(lever, to)| lever.from != **to);
            let mut changes: Vec<(usize, i64)> = changed.map(|(lever, to)| (lever.measure, *to)).collect();
            changes.sort_by_key(|(measure, _)| LEVERS.iter().position(|lever| *lever == MEASURES[*measure]));
            let Some(tried) = self.trial.with(row, &changes).filter(|tried| tried.grade < today) else { continue };
            let change = |(measure, to): &(usize, i64)| {
                let lever = moves.iter().find(|lever| lever.measure == *measure)?;
                let cost = lever.cost.of(MEASURES[*measure], lever.from, *to)?;
                Some(LeverChange { lever: MEASURES[*measure], from: lever.from, to: *to, cost })
            };
            let changes: Vec<LeverChange> = changes.iter().filter_map(change).collect();
            let lines = lines::combination(&changes, cost, tried.grade);
            return Ok(Combination { enterprise: enterprise.clone(), grade: tried.grade, changes, cost, lines });
        }
        Err(NoCombination::Bounds)
    }

    fn moves(&self, place: Place, firm: &Firm<'_>, wanted: Grade, costs: &LeverCosts) -> Vec<Move> {
        let field = &self.fields[place.population];
        let named = LEVERS.iter().filter_map(|lever| Some((levers::index(*lever), *costs.0.get(lever)?)));
        named
            .filter(|(measure, _)| {
                field.levers[*measure].read && !field.needs_search(place.member, *measure, Some(wanted))
            })
            .filter_map(|(measure, cost)| {
                let from = firm.amount(measure)?;
                let allowed = cost.within(from, firm.limits(measure));
                let divides = field.owns.iter().flatten().any(|own| own.below == measure);
                (allowed != [from; 2]).then_some(Move { measure, cost, from, allowed, divides })
            })
            .collect()
    }
}

/// Amounts set right to the unit: each changed figure is brought back as far as the others allow, the one given first and
/// last, and what they cost. `None` where they do not reach the grade.
fn trimmed(
    firm: &Firm<'_>,
    moves: &[Move],
    wanted: Grade,
    mut amounts: Vec<i64>,
    first: usize,
) -> Option<(Fen, Vec<i64>)> {
    let order = std::iter::once(first).chain((0..moves.len()).filter(|lever| *lever != first)).chain([first]);
    for lever in order {
        let Move { measure, from, allowed, .. } = moves[lever];
        if amounts[lever] == from && lever != first {
            continue;
        }
        let mut others = firm.clone();
        for (other, amount) in moves.iter().zip(&amounts) {
            others = others.with(other.measure, *amount);
        }
        let others = others.with(measure, from);
        if others.stand().initial <= wanted {
            amounts[lever] = from;
        } else if let Ok(reached) = others.invert(measure, wanted, allowed) {
            amounts[lever] = reached.amount;
        }
    }
    let mut changed = firm.clone();
    let mut cost = Fen::ZERO;
    for (lever, amount) in moves.iter().zip(&amounts) {
        changed = changed.with(lever.measure, *amount);
        cost += lever.cost.of(MEASURES[lever.measure], lever.from, *amount)?;
    }
    (changed.stand().initial <= wanted).then_some((cost, amounts))
}

/// Amounts that reach the score at about the least cost, and the lever that is best trimmed: the dearest that is changed.
fn together(firm: &Firm<'_>, moves: &[Move], wanted: Grade) -> Option<(Vec<i64>, usize)> {
    let (dividing, others): (Vec<Move>, Vec<Move>) = moves.iter().partition(|lever| lever.divides);
    // Beyond what reaches the grade alone there is nothing to look for.
    let ends = dividing.iter().map(|lever| {
        let alone = firm.invert(lever.measure, wanted, lever.allowed).ok().map(|reached| reached.amount);
        let toward = |end: i64| match alone {
            Some(amount) if (amount > lever.from) == (end > lever.from) => amount,
            _ => end,
        };
        lever.allowed.map(toward)
    });
    let ends: Vec<[i64; 2]> = ends.collect();
    let steps: i64 = match dividing.len() {
        0 | 1 => 128,
        2 => 24,
        3 => 8,
        _ => 3,
    };
    let at = |place: usize, step: i64| {
        let ([low, high], from) = (ends[place], dividing[place].from);
        let end = if step < 0 { low } else { high };
        from + i64::try_from(i128::from(end - from) * i128::from(step.abs()) / i128::from(steps)).unwrap_or(0)
    };
    let cost = |amounts: &[i64]| knapsack(firm, &dividing, &others, amounts, wanted);
    let mut best: Option<(f64, Vec<i64>)> = None;
    let mut keep = |amounts: Vec<i64>| {
        if let Some((cost, _)) = cost(&amounts)
            && best.as_ref().is_none_or(|(least, _)| cost < *least)
        {
            best = Some((cost, amounts));
        }
    };
    let mut grid = vec![-steps; dividing.len()];
    loop {
        let amounts: Vec<i64> = (0..grid.len()).map(|place| at(place, grid[place])).collect();
        keep(amounts);
        let Some(next) = grid.iter().position(|step| *step < steps) else { break };
        grid[next] += 1;
        grid[..next].fill(-steps);
    }
    let (mut least, mut amounts) = best?;
    let mut halves: Vec<i64> = ends.iter().map(|[low, high]| (high - low) / steps).collect();
    while halves.iter().any(|step| *step > 0) {
        for place in 0..amounts.len() {
            for way in [-1, 1] {
                let mut tried = amounts.clone();
                tried[place] = (tried[place] + way * halves[place]).clamp(ends[place][0], ends[place][1]);
                if let Some((cost, _)) = cost(&tried)
                    && cost < least
                {
                    (least, amounts) = (cost, tried);
                }
            }
        }
        halves.iter_mut().for_each(|step| *step /= 2);
    }
    let (_, filled) = cost(&amounts)?;
    let amount = |lever: &Move| {
        let place = |of: &[Move]| of.iter().position(|other| other.measure == lever.measure);
        match (place(&dividing), place(&others)) {
            (Some(place), _) => amounts[place],
            (None, Some(place)) => filled[place],
            (None, None) => lever.from,
        }
    };
    let together: Vec<i64> = moves.iter().map(amount).collect();
    let rate = |lever: &Move, to: i64| lever.cost.of(MEASURES[lever.measure], lever.from, to).unwrap_or(Fen::ZERO);
    let last = (0..moves.len()).max_by_key(|place| (rate(&moves[*place], together[*place]), usize::MAX - place))?;
    Some((together, last))
}

/// The least cost of reaching the score with the dividing figures at these amounts, and the amounts of the others, rounded
/// away from where they are.
fn knapsack(
    firm: &Firm<'_>,
    dividing: &[Move],
    others: &[Move],
    amounts: &[i64],
    wanted: Grade,
) -> Option<(f64, Vec<i64>)> {
    let mut firm = firm.clone();
    let mut paid = 0.0;
    for (lever, amount) in dividing.iter().zip(amounts) {
        firm = firm.with(lever.measure, *amount);
        paid += as_float(lever.cost.of(MEASURES[lever.measure], lever.from, *amount)?.0);
    }
    let lack = firm.lack(wanted)?;
    if lack <= 0.0 {
        return Some((paid, others.iter().map(|lever| lever.from).collect()));
    }
    let ways: Vec<Way> = others.iter().map(|lever| way(&firm, lever)).collect();
    let (filled, cost) = fill(&ways, lack)?;
    let rounded = others.iter().zip(filled).map(|(lever, amount)| {
        #[expect(clippy::cast_possible_truncation, reason = "between amounts")]
        let away = if amount > as_float(lever.from) { amount.ceil() } else { amount.floor() } as i64;
        away.clamp(lever.allowed[0], lever.allowed[1])
    });
    Some((paid + cost, rounded.collect()))
}

/// The better of the two directions of a figure that does not divide.
fn way(firm: &Firm<'_>, lever: &Move) -> Way {
    let curve = firm.curve(lever.measure);
    let from = as_float(lever.from);
    let start = curve.at(from);
    let ways = lever.allowed.map(|end| {
        let corners = curve.corners(from, as_float(end));
        let points: Vec<Point> = corners
            .into_iter()
            .filter_map(|amount| {
                #[expect(clippy::cast_possible_truncation, reason = "between amounts")]
                let cost = lever.cost.of(MEASURES[lever.measure], lever.from, amount.round() as i64)?;
                Some(Point { amount, gain: curve.at(amount) - start, cost: as_float(cost.0) })
            })
            .collect();
        Way::new(from, &points)
    });
    let [down, up] = ways;
    if down.worth() > up.worth() { down } else { up }
}

#[expect(clippy::cast_precision_loss, reason = "amounts are below 2^53")]
fn as_float(amount: i64) -> f64 {
    amount as f64
}
