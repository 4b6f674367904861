//! The least cost of a gain from several figures whose gains add up: the fractional knapsack, which is the linear programme
//! with one constraint and bounds, solved in closed form.

/// A point on the way of one figure: what has been gained and paid up to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) amount: f64,
    pub(super) gain: f64,
    pub(super) cost: f64,
}

/// The way of one figure, from where it is; each part of it gains less for the money than the part before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Way(Vec<Point>);

impl Way {
    /// The upper hull of a start and points further and further away.
    pub(super) fn new(start: f64, points: &[Point]) -> Self {
        let mut hull = vec![Point { amount: start, gain: 0.0, cost: 0.0 }];
        for point in points {
            if hull.last().is_some_and(|last| point.gain <= last.gain) {
                continue;
            }
            while let [.., before, last] = hull.as_slice()
                && gain_for_cost(*before, *last) <= gain_for_cost(*last, *point)
            {
                hull.pop();
            }
            hull.push(*point);
        }
        Self(hull)
    }

    /// What the first part gains for its cost; nothing for a way that gains nothing.
    pub(super) fn worth(&self) -> f64 {
        if let [start, first, ..] = self.0.as_slice() { gain_for_cost(*start, *first) } else { 0.0 }
    }
}

/// Infinite where it costs nothing.
fn gain_for_cost(from: Point, to: Point) -> f64 {
    (to.gain - from.gain) / (to.cost - from.cost)
}

/// The amount of each way with which they gain at least `need` at the least cost, and that cost. `None` where all of them
/// together gain too little.
pub(super) fn fill(ways: &[Way], need: f64) -> Option<(Vec<f64>, f64)> {
    let mut amounts: Vec<f64> = ways.iter().map(|way| way.0[0].amount).collect();
    let parts = ways.iter().enumerate().flat_map(|(way, points)| points.0.windows(2).map(move |ends| (way, ends)));
    let mut parts: Vec<(usize, Point, Point)> = parts.map(|(way, ends)| (way, ends[0], ends[1])).collect();
    parts.sort_by(|a, b| gain_for_cost(b.1, b.2).total_cmp(&gain_for_cost(a.1, a.2)).then(a.0.cmp(&b.0)));
    let (mut lack, mut cost) = (need, 0.0);
    for (way, from, to) in parts {
        if lack <= 0.0 {
            break;
        }
        let share = (lack / (to.gain - from.gain)).min(1.0);
        amounts[way] = from.amount + share * (to.amount - from.amount);
        cost += share * (to.cost - from.cost);
        lack -= share * (to.gain - from.gain);
    }
    (lack <= 1e-12 * need.abs()).then_some((amounts, cost))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(points: &[(f64, f64, f64)]) -> Way {
        let points: Vec<Point> =
            points.iter().map(|(amount, gain, cost)| Point { amount: *amount, gain: *gain, cost: *cost }).collect();
        Way::new(0.0, &points)
    }

    #[test]
    fn the_dearer_gain_is_taken_only_as_far_as_it_must() {
        let (cheap, dear) = (way(&[(10.0, 5.0, 10.0)]), way(&[(4.0, 8.0, 40.0)]));
        assert_eq!(fill(&[dear.clone(), cheap.clone()], 7.0), Some((vec![1.0, 10.0], 20.0)));
        assert_eq!(fill(&[dear, cheap], 13.5), None);
    }

    #[test]
    fn a_flat_start_is_bridged_by_the_hull() {
        let bridged = way(&[(1.0, 0.0, 1.0), (2.0, 4.0, 2.0), (3.0, 5.0, 3.0)]);
        assert_eq!(bridged, way(&[(2.0, 4.0, 2.0), (3.0, 5.0, 3.0)]));
    }
}
