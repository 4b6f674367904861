//! The town's lines: the old national road and what branches off it, and two canals.

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

struct Course {
    code: &'static str,
    name: &'static str,
    width: f64,
    through: &'static [(f64, f64)],
    /// x (or y, for a road that runs more north than east) at which a segment ends, and the class of what lies before.
    parts: &'static [(f64, &'static [ClassPeriod])],
}

const DOWNGRADED: &[ClassPeriod] = &[("国道", "1988-01-01", Some("2012-12-31")), ("县道", "2013-01-01", None)];
const TOWN_STREET: &[ClassPeriod] = &[("国道", "1988-01-01", Some("2012-12-31")), ("城市道路", "2013-01-01", None)];
const LATER_PROVINCIAL: &[ClassPeriod] = &[("国道", "1988-01-01", Some("2020-12-31")), ("省道", "2021-01-01", None)];
const NATIONAL: &[ClassPeriod] = &[("国道", "2013-01-01", None)];
const COUNTY: &[ClassPeriod] = &[("县道", "1996-01-01", None)];
const COUNTY_FROM_TOWNSHIP: &[ClassPeriod] =
    &[("乡道", "1994-01-01", Some("2009-12-31")), ("县道", "2010-01-01", None)];
const TOWNSHIP: &[ClassPeriod] = &[("乡道", "1998-01-01", None)];
const VILLAGE: &[ClassPeriod] = &[("村道", "2003-01-01", None)];
const STREET: &[ClassPeriod] = &[("城市道路", "2007-01-01", None)];
const END: f64 = f64::MAX;

/// The first course is the old national road.
const COURSES: &[Course] = &[
    Course {
        code: "G329L",
        name: OLD_ROAD,
        width: 28.0,
        through: &[
            (-80., 1600.),
            (420., 1742.),
            (900., 1925.),
            (1420., 2095.),
            (1960., 2150.),
            (2520., 2085.),
            (3080., 1985.),
            (3560., 2010.),
            (4020., 2120.),
            (4430., 2262.),
            (5080., 2400.),
        ],
        parts: &[
            (1000., DOWNGRADED),
            (2120., DOWNGRADED),
            (2800., TOWN_STREET),
            (3500., TOWN_STREET),
            (4430., DOWNGRADED),
            (END, LATER_PROVINCIAL),
        ],
    },
    Course {
        code: "G329X",
        name: "329国道新线",
        width: 44.0,
        through: &[
            (-80., 3250.),
            (900., 3450.),
            (2000., 3530.),
            (3000., 3370.),
            (3760., 2960.),
            (4200., 2530.),
            (4425., 2262.),
        ],
        parts: &[(2150., NATIONAL), (END, NATIONAL)],
    },
    Course {
        code: "X221",
        name: "匡岭线",
        width: 13.0,
        through: &[
            (2010., -80.),
            (2075., 500.),
            (2040., 1050.),
            (2105., 1600.),
            (2125., 2150.),
            (2060., 2750.),
            (2110., 3300.),
            (2210., 4080.),
        ],
        parts: &[(2140., COUNTY), (END, COUNTY)],
    },
    Course {
        code: "X223",
        name: "湖塘线",
        width: 15.0,
        through: &[
            (3640., -80.),
            (3560., 450.),
            (3585., 980.),
            (3500., 1500.),
            (3488., 2000.),
            (3440., 2500.),
            (3530., 3050.),
        ],
        parts: &[(2000., COUNTY_FROM_TOWNSHIP), (END, COUNTY_FROM_TOWNSHIP)],
    },
    Course {
        code: "Y105",
        name: "北横路",
        width: 9.5,
        through: &[
            (-80., 2760.),
            (600., 2700.),
            (1300., 2860.),
            (2070., 2830.),
            (2750., 2920.),
            (3480., 2790.),
            (3800., 2900.),
        ],
        parts: &[(2070., TOWNSHIP), (END, TOWNSHIP)],
    },
    Course {
        code: "Y107",
        name: "南横路",
        width: 8.5,
        through: &[
            (-80., 760.),
            (700., 860.),
            (1350., 1010.),
            (2045., 940.),
            (2800., 860.),
            (3580., 960.),
            (4300., 880.),
            (5080., 1010.),
        ],
        parts: &[(2045., TOWNSHIP), (3580., TOWNSHIP), (END, TOWNSHIP)],
    },
    Course {
        code: "C301",
        name: "柴墩路",
        width: 7.0,
        through: &[(560., 1790.), (500., 2200.), (610., 2705.)],
        parts: &[(END, VILLAGE)],
    },
    Course {
        code: "C302",
        name: "西园路",
        width: 8.0,
        through: &[(1240., 2040.), (1290., 2450.), (1215., 2850.)],
        parts: &[(END, VILLAGE)],
    },
    Course {
        code: "C303",
        name: "岭脚路",
        width: 6.5,
        through: &[(1130., 2000.), (1190., 1500.), (1110., 960.)],
        parts: &[(END, VILLAGE)],
    },
    Course {
        code: "C304",
        name: "湖塘角路",
        width: 6.5,
        through: &[(4230., 2190.), (4180., 1600.), (4250., 1200.), (4190., 890.)],
        parts: &[(END, VILLAGE)],
    },
    Course {
        code: "S401",
        name: "文化路",
        width: 16.0,
        through: &[(2085., 2510.), (2500., 2465.), (3000., 2440.), (3445., 2460.)],
        parts: &[(END, STREET)],
    },
    Course {
        code: "S402",
        name: "匡新街",
        width: 14.0,
        through: &[(2740., 2045.), (2720., 2455.), (2760., 2920.)],
        parts: &[(END, STREET)],
    },
    Course {
        code: "C305",
        name: "后堰桥路",
        width: 7.0,
        through: &[(2750., 2915.), (2810., 3150.), (2790., 3420.)],
        parts: &[(END, VILLAGE)],
    },
    Course {
        code: "C306",
        name: "园区东路",
        width: 9.0,
        through: &[(3905., 2090.), (3880., 1700.), (3930., 1380.)],
        parts: &[(END, VILLAGE)],
    },
];

const CANALS: &[(&str, f64, &[(f64, f64)])] = &[
    (
        "南横江",
        24.0,
        &[
            (-80., 1240.),
            (500., 1290.),
            (1100., 1400.),
            (1700., 1360.),
            (2300., 1430.),
            (2900., 1475.),
            (3500., 1390.),
            (4100., 1450.),
            (4600., 1560.),
            (5080., 1600.),
        ],
    ),
    (
        "后堰浦",
        15.0,
        &[
            (1730., 4080.),
            (1690., 3400.),
            (1790., 2800.),
            (1650., 2300.),
            (1720., 1800.),
            (1640., 1300.),
            (1700., 700.),
            (1590., -80.),
        ],
    ),
];

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
