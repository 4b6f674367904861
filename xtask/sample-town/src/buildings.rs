//! Buildings: along the walls of their plots around a yard, as workshops are built, and houses on homesteads.

use crate::codes;
use crate::draw::Draw;
use crate::parcels::{Parcel, Usage};
use crate::shape::{
    Point, Ring, area, boxes_near, distance, gap, left_of, lies_inside, overlaps, rectangle, sides, tidy, unit,
    without_straight_vertices,
};
use crate::tracts::Nature;

/// How lawful a building is, and what the register says of it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Standing {
    /// Certified with this footprint.
    Certified { footprint: f64 },
    /// No certificate, but a valid permanent permit.
    PermitOnly,
    /// A temporary permit, valid until then.
    Temporary { until: String },
    /// Neither certificate nor permit: no row at all.
    None,
}

/// A building of the map.
pub(crate) struct Building {
    pub(crate) code: String,
    pub(crate) parcel: usize,
    pub(crate) ring: Ring,
    pub(crate) floors: usize,
    pub(crate) usage: &'static str,
    pub(crate) structure: &'static str,
    pub(crate) surveyed: String,
    pub(crate) built: usize,
    pub(crate) standing: Standing,
    /// The illegal part of the floor area, in square metres; 0 for lawful buildings.
    pub(crate) illegal: f64,
}

impl Building {
    pub(crate) fn footprint(&self) -> f64 {
        area(&self.ring)
    }

    pub(crate) fn floor_area(&self) -> f64 {
        self.footprint() * self.floors as f64
    }
}

/// Builds on every industrial parcel and on every homestead, and some in the centre.
pub(crate) fn build(draw: &mut Draw, parcels: &[Parcel]) -> Vec<Building> {
    let mut buildings = vec![];
    for (at, parcel) in parcels.iter().enumerate() {
        match (parcel.usage, parcel.nature) {
            (Usage::Industry, _) => works(draw, at, parcel, &mut buildings),
            (Usage::Housing, Nature::Homes) => home(draw, at, parcel, &mut buildings),
            (Usage::Farm, _) => {}
            (usage, _) => town_house(draw, at, parcel, usage, &mut buildings),
        }
    }
    buildings
}

fn works(draw: &mut Draw, at: usize, parcel: &Parcel, buildings: &mut Vec<Building>) {
    let size = parcel.area();
    let cover = size * if parcel.modern { draw.real(0.40, 0.48) } else { draw.real(0.38, 0.50) };
    let most = if size > 6_000. {
        6
    } else if size > 2_500. {
        5
    } else {
        4
    };
    let deep = if parcel.modern {
        (20.0, 42.0)
    } else if size > 5_000. {
        (12.0, 28.0)
    } else {
        (8.0, 18.0)
    };
    let mut rings: Vec<Ring> = vec![];
    for attempt in 0..220 {
        let covered: f64 = rings.iter().map(|ring| area(ring)).sum();
        if covered >= cover || rings.len() >= most {
            break;
        }
        // when the big ones no longer fit, smaller ones still do
        let shrink = 1.0 - f64::from(attempt) / 330.0;
        let wish = Wish {
            deep: (deep.0 * shrink.max(0.55), deep.1 * shrink),
            set_back: if parcel.modern { (4.0, 9.0) } else { (0.9, 3.2) },
            margin: 0.85,
            apart: if parcel.modern { 6.0 } else { 3.2 },
        };
        if let Some(ring) = against_a_wall(draw, &parcel.ring, &rings, &wish) {
            rings.push(ring);
        }
    }
    let built = if parcel.modern { draw.whole(2010, 2019) } else { draw.whole(1988, 2008) };
    for (nth, ring) in rings.into_iter().enumerate() {
        let usage = match nth {
            0 | 1 => "厂房",
            _ => draw.pick(&["厂房", "厂房", "厂房", "仓库", "仓库", "宿舍", "办公"]),
        };
        let floors = match (parcel.modern, usage) {
            (true, "厂房") => draw.whole(3, 6),
            (true, _) => draw.whole(3, 7),
            (false, "仓库") => draw.whole(1, 2),
            (false, _) => draw.pick(&[1, 1, 2, 2, 2, 3, 3, 4]),
        };
        let structure = match (parcel.modern, floors) {
            (true, _) | (_, 4..) => "钢混",
            (_, 1) => draw.pick(&["砖混", "砖木", "钢棚"]),
            _ => "砖混",
        };
        let built = built + draw.whole(0, 3);
        push(draw, buildings, at, parcel, Draft { ring, floors, usage, structure, built });
    }
}

fn home(draw: &mut Draw, at: usize, parcel: &Parcel, buildings: &mut Vec<Building>) {
    let mut rings: Vec<Ring> = vec![];
    for _ in 0..60 {
        let wish = Wish { deep: (8.0, 11.0), set_back: (0.7, 2.5), margin: 0.5, apart: 1.0 };
        if let Some(ring) = against_a_wall(draw, &parcel.ring, &rings, &wish).filter(|ring| area(ring) < 140.0) {
            rings.push(ring);
            break;
        }
    }
    for _ in 0..30 {
        let wish = Wish { deep: (3.0, 4.5), set_back: (0.6, 1.2), margin: 0.4, apart: 1.0 };
        if let Some(ring) = against_a_wall(draw, &parcel.ring, &rings, &wish).filter(|ring| area(ring) < 60.0) {
            rings.push(ring);
            break;
        }
    }
    for (nth, ring) in rings.into_iter().enumerate() {
        let floors = if nth == 0 { draw.pick(&[2, 2, 3, 3, 4]) } else { 1 };
        let built = draw.whole(1986, 2012);
        push(draw, buildings, at, parcel, Draft { ring, floors, usage: "住宅", structure: "砖混", built });
    }
}

fn town_house(draw: &mut Draw, at: usize, parcel: &Parcel, usage: Usage, buildings: &mut Vec<Building>) {
    let mut rings: Vec<Ring> = vec![];
    for _ in 0..50 {
        let wish = Wish { deep: (10.0, 15.0), set_back: (2.0, 7.0), margin: 1.5, apart: 9.0 };
        rings.extend(against_a_wall(draw, &parcel.ring, &rings, &wish));
        if rings.len() >= 4 {
            break;
        }
    }
    let usage = if usage == Usage::Housing { "住宅" } else { "办公" };
    for ring in rings {
        let draft = Draft { ring, floors: draw.whole(2, 6), usage, structure: "钢混", built: draw.whole(1994, 2016) };
        push(draw, buildings, at, parcel, draft);
    }
}

/// A building as it is first drawn.
pub(crate) struct Draft {
    pub(crate) ring: Ring,
    pub(crate) floors: usize,
    pub(crate) usage: &'static str,
    pub(crate) structure: &'static str,
    pub(crate) built: usize,
}

/// Adds a lawful, certified building, measured within the surveyor's error.
pub(crate) fn push(draw: &mut Draw, buildings: &mut Vec<Building>, at: usize, parcel: &Parcel, draft: Draft) {
    let serial = buildings.iter().filter(|b| b.parcel == at).count() + 1;
    let error = draw.real(-0.008, 0.008);
    let footprint = crate::draw::round(area(&draft.ring) * (1.0 + error), 2);
    buildings.push(Building {
        code: codes::building(&parcel.code, serial),
        parcel: at,
        ring: draft.ring,
        floors: draft.floors,
        usage: draft.usage,
        structure: draft.structure,
        surveyed: format!("2023-{:02}-{:02}", draw.whole(2, 5), draw.whole(1, 28)),
        built: draft.built,
        standing: Standing::Certified { footprint },
        illegal: 0.0,
    });
}

/// What a building site should be like.
pub(crate) struct Wish {
    pub(crate) deep: (f64, f64),
    pub(crate) set_back: (f64, f64),
    /// The least distance to the plot's sides.
    pub(crate) margin: f64,
    /// The least distance to other buildings.
    pub(crate) apart: f64,
}

/// One try at a building along a side of `plot`; `None` when it does not fit.
pub(crate) fn against_a_wall(draw: &mut Draw, plot: &[Point], others: &[Ring], wish: &Wish) -> Option<Ring> {
    let corners = without_straight_vertices(plot);
    let walls: Vec<(Point, Point)> = sides(&corners).filter(|(a, b)| distance(*a, *b) > 7.0).collect();
    if walls.is_empty() {
        return None;
    }
    let (a, b) = draw.pick(&walls);
    let (axis, reach) = (unit(b - a), distance(a, b));
    let back = draw.real(wish.set_back.0, wish.set_back.1);
    let long = (reach * draw.real(0.35, 0.95)).clamp(6.0, 78.0);
    let deep = draw.real(wish.deep.0, wish.deep.1).min(long * 1.1);
    let start = draw.real(0.0, (reach - long).max(0.0));
    let corner = a + axis * start + left_of(axis) * back;
    let mut ring = rectangle(corner, axis, long, deep);
    // walls of old workshops are seldom square
    let skew = deep * draw.real(-0.03, 0.03);
    ring[2] = ring[2] + axis * skew;
    if long > 24.0 && deep > 10.0 && draw.chance(0.25) {
        let (wing, cut) = (long * draw.real(0.3, 0.6), deep * draw.real(0.35, 0.6));
        let top = ring[3];
        let step = top + axis * wing;
        ring = vec![ring[0], ring[1], ring[1] + left_of(axis) * (deep - cut), step - left_of(axis) * cut, step, top];
    }
    let ring = tidy(&ring);
    fits(&ring, plot, others, wish).then_some(ring)
}

/// True when a building fits on the plot beside the others.
pub(crate) fn fits(ring: &[Point], plot: &[Point], others: &[Ring], wish: &Wish) -> bool {
    lies_inside(ring, plot, wish.margin)
        && others.iter().all(|other| {
            !boxes_near(ring, other, wish.apart) || (!overlaps(ring, other) && gap(ring, other) >= wish.apart)
        })
}
