//! The town's lines: the old national road and what branches off it, and two canals.

use crate::courses::{CANALS, COURSES, Course, VILLAGE};
use crate::shape::{Point, Ring, distance, left_of, point, unit};
use crate::tracts::LaneLine;

/// The name of the old national road.
pub(crate) const OLD_ROAD: &str = "老329国道";
/// The town's extent in metres.
pub(crate) const TOWN: (f64, f64) = (5000.0, 4000.0);

/// One period of a segment's class: class, from, to (both `yyyy-mm-dd`, the second may be open).
pub(crate) type ClassPeriod = (&'static str, &'static str, Option<&'static str>);

/// A segment of a road between two places where its class or its name changes.
pub(crate) struct Segment {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) line: Vec<Point>,
    /// Between the outer edges of road land.
    pub(crate) width: f64,
    pub(crate) periods: Vec<ClassPeriod>,
}

/// A canal.
pub(crate) struct Canal {
    pub(crate) name: &'static str,
    pub(crate) line: Vec<Point>,
    pub(crate) width: f64,
}

/// All road segments, with their classes, in a fixed order.
pub(crate) fn segments() -> Vec<Segment> {
    COURSES.iter().flat_map(cut_by_class).collect()
}

fn cut_by_class(course: &Course) -> Vec<Segment> {
    let line = curve(course.through);
    let span = |a: Point, b: Point| ((b.x - a.x).abs(), (b.y - a.y).abs());
    let northward = line.first().zip(line.last()).is_some_and(|(&a, &b)| {
        let (east, north) = span(a, b);
        north > east
    });
    let progress = |p: Point| if northward { p.y } else { p.x };
    let mut rest = line.as_slice();
    let mut out = vec![];
    for (at, &(until, periods)) in course.parts.iter().enumerate() {
        let last = rest.iter().position(|&p| progress(p) > until).unwrap_or(rest.len() - 1);
        out.push(Segment {
            code: format!("{}-{:02}", course.code, at + 1),
            name: course.name.to_owned(),
            line: rest[..=last].to_vec(),
            width: course.width,
            periods: periods.to_vec(),
        });
        rest = &rest[last..];
    }
    out
}

/// The wider lanes between groups of plots are village roads; narrower ones are on no map.
pub(crate) fn lanes(lanes: &[LaneLine]) -> Vec<Segment> {
    lanes
        .iter()
        .filter(|lane| lane.width > 5.0)
        .enumerate()
        .map(|(at, lane)| Segment {
            code: format!("C9{:02}-01", at + 1),
            name: format!("{}弄", at + 1),
            line: lane.line.to_vec(),
            width: (lane.width * 10.0).round() / 10.0,
            periods: VILLAGE.to_vec(),
        })
        .collect()
}

/// The canals.
pub(crate) fn canals() -> Vec<Canal> {
    CANALS.iter().map(|&(name, width, through)| Canal { name, line: curve(through), width }).collect()
}

/// The land of every road, one ribbon per course, so that segments leave no notch between them.
pub(crate) fn ribbons() -> Vec<Ring> {
    COURSES.iter().map(|course| ribbon(&curve(course.through), course.width)).collect()
}

/// The strip of `width` metres along `line`.
pub(crate) fn ribbon(line: &[Point], width: f64) -> Ring {
    let side = |sign: f64| {
        (0..line.len()).map(move |at| {
            let before = line[at.saturating_sub(1)];
            let after = line[(at + 1).min(line.len() - 1)];
            line[at] + left_of(unit(after - before)) * (sign * width / 2.0)
        })
    };
    let mut ring: Ring = side(-1.0).collect();
    ring.extend(side(1.0).collect::<Vec<_>>().into_iter().rev());
    ring
}

/// A smooth curve through the given places (Catmull-Rom), with a vertex every 45 m or so.
fn curve(through: &[(f64, f64)]) -> Vec<Point> {
    let knots: Vec<Point> = through.iter().map(|&(x, y)| point(x, y)).collect();
    let mut line = vec![];
    for at in 0..knots.len() - 1 {
        let (b, c) = (knots[at], knots[at + 1]);
        let a = if at == 0 { b + (b - c) } else { knots[at - 1] };
        let d = knots.get(at + 2).copied().unwrap_or(c + (c - b));
        let steps = (distance(b, c) / 45.0).ceil().max(1.0);
        let mut step = 0.0;
        while step < steps {
            let t = step / steps;
            let (t2, t3) = (t * t, t * t * t);
            line.push(
                (b * 2.0 + (c - a) * t + (a * 2.0 - b * 5.0 + c * 4.0 - d) * t2 + (b * 3.0 - a - c * 3.0 + d) * t3)
                    * 0.5,
            );
            step += 1.0;
        }
    }
    line.extend(knots.last());
    line
}
