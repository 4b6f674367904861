//! A score as a function of one figure, in pieces a + b·x + c ÷ x, and where it first reaches a goal.

/// One indicator's points as a clamped line in its value, and its value in the figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The value: figure × `times`, or `times` ÷ figure.
    pub(super) times: f64,
    /// Whether the figure divides.
    pub(super) divides: bool,
    /// Points where the value is 0, before the bounds.
    pub(super) at_zero: f64,
    /// Points for each unit of the value, before the bounds.
    pub(super) slope: f64,
    /// Fewest and most points.
    pub(super) bounds: [f64; 2],
    /// What points are multiplied by on their way into the score.
    pub(super) factor: f64,
}

/// What the figure does to the score.
#[derive(Debug, Clone, Default)]
pub(super) struct Curve {
    /// What it does not change.
    pub(super) rest: f64,
    pub(super) lines: Vec<Line>,
}

/// One piece of a curve.
#[derive(Debug, Clone, Copy)]
struct Piece {
    a: f64,
    b: f64,
    c: f64,
}

impl Line {
    fn raw(&self, x: f64) -> f64 {
        self.at_zero + self.slope * if self.divides { self.times / x } else { self.times * x }
    }

    /// The figures at which its points meet a bound.
    fn corners(&self) -> impl Iterator<Item = f64> {
        self.bounds.into_iter().filter_map(|bound| {
            let value = (bound - self.at_zero) / self.slope;
            let x = if self.divides { self.times / value } else { value / self.times };
            x.is_finite().then_some(x)
        })
    }
}

impl Piece {
    fn at(self, x: f64) -> f64 {
        let hyperbola = if self.c == 0.0 { 0.0 } else { self.c / x };
        self.a + self.b * x + hyperbola
    }

    /// Figures at which the piece has a value, in no order; NaN where it has none.
    fn meets(self, goal: f64) -> [f64; 2] {
        let lack = goal - self.a;
        if self.c == 0.0 {
            return [lack / self.b, f64::NAN];
        }
        if self.b == 0.0 {
            return [self.c / lack, f64::NAN];
        }
        // b·x² − lack·x + c = 0, by the root that does not cancel.
        let under = lack * lack - 4.0 * self.b * self.c;
        let far = (lack + if lack < 0.0 { -under.sqrt() } else { under.sqrt() }) / 2.0;
        [far / self.b, self.c / far]
    }

    /// Where it turns within its range, if it does.
    fn turn(self) -> f64 {
        (self.c / self.b).sqrt()
    }
}

impl Curve {
    pub(super) fn at(&self, x: f64) -> f64 {
        let points = |line: &Line| line.raw(x).clamp(line.bounds[0], line.bounds[1]) * line.factor;
        self.rest + self.lines.iter().map(points).sum::<f64>()
    }

    /// The piece that holds around a figure.
    fn piece(&self, x: f64) -> Piece {
        let mut piece = Piece { a: self.rest, b: 0.0, c: 0.0 };
        for line in &self.lines {
            let raw = line.raw(x);
            if raw > line.bounds[0] && raw < line.bounds[1] {
                piece.a += line.at_zero * line.factor;
                let times = line.slope * line.times * line.factor;
                *if line.divides { &mut piece.c } else { &mut piece.b } += times;
            } else {
                piece.a += raw.clamp(line.bounds[0], line.bounds[1]) * line.factor;
            }
        }
        piece
    }

    /// The ends of the pieces on the way from one figure to another, the nearest first, and `end` itself.
    pub(super) fn corners(&self, from: f64, end: f64) -> Vec<f64> {
        let between = |x: &f64| (*x - from) * (*x - end) < 0.0;
        let mut corners: Vec<f64> = self.lines.iter().flat_map(Line::corners).filter(between).collect();
        corners.sort_by(|a, b| if end > from { a.total_cmp(b) } else { b.total_cmp(a) });
        corners.push(end);
        corners
    }

    /// The nearest figure to `from` on the way to `end` at which the curve has at least `goal`, and the highest that it has
    /// on that way. From an end of a piece to the next, so nothing is stepped over. O(pieces × lines).
    pub(super) fn first(&self, goal: f64, from: f64, end: f64) -> (Option<f64>, f64) {
        // What rounding may hide; whoever asks looks at the amounts beside the answer.
        let enough = goal - 1e-9 * goal.abs().max(1.0);
        let (mut near, mut best) = (from, self.at(from));
        for far in self.corners(from, end) {
            let piece = self.piece(near + (far - near) / 2.0);
            let turn = Some(piece.turn()).filter(|turn| (*turn - near) * (*turn - far) < 0.0);
            for stop in turn.into_iter().chain([far]) {
                let there = piece.at(stop);
                best = best.max(there);
                if there >= enough {
                    let within = |x: &f64| (*x - near) * (*x - stop) <= 0.0;
                    let met = piece.meets(goal).into_iter().filter(within);
                    let nearest = met.min_by(|a, b| (a - near).abs().total_cmp(&(b - near).abs()));
                    return (Some(nearest.unwrap_or(stop)), best);
                }
            }
            near = far;
        }
        (None, best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(times: f64, divides: bool, slope: f64, bounds: [f64; 2]) -> Line {
        Line { times, divides, at_zero: 0.0, slope, bounds, factor: 1.0 }
    }

    #[test]
    fn a_line_and_a_hyperbola_are_inverted_in_closed_form() {
        let free = [f64::NEG_INFINITY, f64::INFINITY];
        let rising = Curve { rest: 10.0, lines: vec![line(2.0, false, 3.0, free)] };
        assert_eq!(rising.first(40.0, 1.0, 1e9).0, Some(5.0)); // 10 + 6·5
        let falling = Curve { rest: 0.0, lines: vec![line(60.0, true, 1.0, free)] };
        assert_eq!(falling.first(30.0, 6.0, 0.001).0, Some(2.0)); // 60 ÷ 2
        assert_eq!(falling.first(30.0, 6.0, 1e9), (None, 10.0));
    }

    #[test]
    fn a_cap_ends_the_way_and_a_second_line_may_go_on() {
        let capped = Curve { rest: 0.0, lines: vec![line(1.0, false, 1.0, [0.0, 10.0])] };
        assert_eq!(capped.first(11.0, 1.0, 1e9), (None, 10.0));
        let two =
            Curve { rest: 0.0, lines: vec![line(1.0, false, 1.0, [0.0, 10.0]), line(1.0, false, 0.5, [0.0, 99.0])] };
        assert_eq!(two.first(20.0, 1.0, 1e9).0, Some(20.0)); // 10 + 20 ÷ 2
    }

    #[test]
    fn a_curve_that_falls_and_rises_is_followed_past_its_turn() {
        let free = [f64::NEG_INFINITY, f64::INFINITY];
        // x + 16 ÷ x has its least 8 at 4.
        let both = Curve { rest: 0.0, lines: vec![line(1.0, false, 1.0, free), line(16.0, true, 1.0, free)] };
        assert_eq!(both.first(17.0, 2.0, 100.0).0, Some(16.0));
        assert_eq!(both.first(17.0, 2.0, 0.01).0, Some(1.0));
        // Its negative has its most −8 there and reaches −10 on the way.
        let hill = Curve { rest: 0.0, lines: vec![line(1.0, false, -1.0, free), line(16.0, true, -1.0, free)] };
        assert_eq!(hill.first(-10.0, 1.0, 100.0).0, Some(2.0));
    }
}
