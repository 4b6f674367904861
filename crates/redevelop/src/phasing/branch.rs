//! Branch and bound over the options of parcels, best bound first: exact for small instances.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Budget;
use super::ascent::{Multipliers, ascend};
use super::blocks::components;
use super::compiled::NONE;
use super::judge::{Fault, SEAT_WORK, judge};
use super::relaxation::{FREE, Relaxation};
use super::search::Found;

struct Node {
    bound: i64,
    order: u64,
    fixed: Vec<(usize, u32)>,
    multipliers: Multipliers,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Node {}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Node {
    /// Highest bound first, of equals the later (deeper) one.
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.cmp(&other.bound).then(self.order.cmp(&other.order))
    }
}

/// Searches the tree below the root's multipliers; returns the proven bound on all plans (`None`: there is none).
pub(crate) fn branch(
    relaxation: &mut Relaxation<'_, '_>,
    root: &Multipliers,
    bound: i64,
    best: &mut Option<Found>,
    budget: &mut Budget<'_>,
) -> Option<i64> {
    let mut open = BinaryHeap::new();
    let mut order = 0;
    open.push(Node { bound, order, fixed: vec![], multipliers: root.clone() });
    // Bounds of leaves whose seats were not settled.
    let mut unsettled: Option<i64> = None;
    let proven = loop {
        let Some(top) = open.peek() else { break best.as_ref().map(|b| b.points).max(unsettled) };
        if best.as_ref().is_some_and(|b| top.bound <= b.points) {
            break best.as_ref().map(|b| b.points).max(unsettled);
        }
        if budget.is_over() {
            break Some(top.bound).max(unsettled).max(best.as_ref().map(|b| b.points));
        }
        let Some(mut node) = open.pop() else { continue };
        relaxation.fixed.fill(FREE);
        for (parcel, slot) in &node.fixed {
            relaxation.fixed[*parcel] = *slot;
        }
        budget.spend(relaxation.work());
        if is_dead(relaxation) {
            continue;
        }
        if node.fixed.len() == relaxation.fixed.len() {
            let choice = relaxation.fixed.clone();
            let judged = judge(relaxation.model, &choice, false, SEAT_WORK);
            if judged.faults.is_empty() {
                consider(best, Found::judged(&choice, judged));
            } else if judged.faults == [Fault::SeatsUnknown] {
                unsettled = unsettled.max(Some(judged.points));
            }
            continue;
        }
        node.multipliers = Multipliers::from(relaxation, &node.multipliers);
        let lower = best.as_ref().map(|b| b.points);
        ascend(relaxation, &mut node.multipliers, 12, false, budget);
        if let Some(bound) = relaxation.bound(&node.multipliers.at) {
            node.bound = node.bound.min(bound);
        }
        if lower.is_some_and(|lower| node.bound <= lower) {
            continue;
        }
        let reduced = relaxation.reduced(&node.multipliers.at);
        let answer = relaxation.soft(&node.multipliers.at, &reduced, relaxation.unit * 0.01);
        let judged = judge(relaxation.model, &answer.choice, false, 200);
        if judged.faults.is_empty() {
            consider(best, Found::judged(&answer.choice, judged));
        }
        let Some(parcel) = branch_on(relaxation, &reduced) else { continue };
        let mut ways: Vec<u32> = relaxation.model.slots_of(parcel).collect();
        if !relaxation.model.must[parcel] {
            ways.push(NONE);
        }
        for way in ways {
            order += 1;
            let mut fixed = node.fixed.clone();
            fixed.push((parcel, way));
            open.push(Node { bound: node.bound, order, fixed, multipliers: node.multipliers.clone() });
        }
    };
    relaxation.fixed.fill(FREE);
    proven
}

fn consider(best: &mut Option<Found>, found: Found) {
    if best.as_ref().is_none_or(|b| found.points > b.points) {
        *best = Some(found);
    }
}

/// Whether no plan can come of the fixings.
fn is_dead(relaxation: &Relaxation<'_, '_>) -> bool {
    let model = relaxation.model;
    let taken = |p: usize| !matches!(relaxation.fixed[p], FREE | NONE);
    for group in components(&model.beside, |p| taken(p).then(|| model.option(relaxation.fixed[p]))) {
        let option = model.option(relaxation.fixed[group[0]]);
        if group.iter().map(|p| model.area[*p]).sum::<i64>() > model.most_area {
            return true;
        }
        // All that could still hang together with it.
        let could = |p: usize| match relaxation.fixed[p] {
            NONE => None,
            FREE => model.slot(p, option).map(|_| 0),
            slot => (model.option(slot) == option).then_some(0),
        };
        let reach = components(&model.beside, could).into_iter().find(|whole| whole.contains(&group[0]));
        let area: i64 = reach.iter().flatten().map(|p| model.area[*p]).sum();
        if area < model.least_area[option % model.starts.len()] {
            return true;
        }
    }
    relaxation.hopeless()
}

/// The free parcel whose two best ways differ least, those beside a fixed one first.
fn branch_on(relaxation: &Relaxation<'_, '_>, reduced: &[f64]) -> Option<usize> {
    let model = relaxation.model;
    let free = (0..model.area.len()).filter(|p| relaxation.fixed[*p] == FREE);
    let key = |parcel: usize| {
        let mut worth: Vec<f64> = model.slots_of(parcel).map(|s| reduced[s as usize]).collect();
        worth.push(0.0);
        worth.sort_by(|a, b| b.total_cmp(a));
        let margin = worth.get(1).map_or(f64::MAX, |second| worth[0] - second);
        let near = model.beside[parcel].iter().any(|j| !matches!(relaxation.fixed[*j as usize], FREE | NONE));
        (!near, margin)
    };
    free.map(|p| (key(p), p))
        .min_by(|((a, x), p), ((b, y), q)| a.cmp(b).then(x.total_cmp(y)).then(p.cmp(q)))
        .map(|(_, parcel)| parcel)
}
