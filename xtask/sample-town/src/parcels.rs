//! Plots become parcels: what they are used for, which village and park they lie in, and the old 王家埭 block.

use crate::cut::node;
use crate::draw::Draw;
use crate::shape::{Point, Ring, area, boxes_near, centroid, distance, gap, left_of, point, sides, tidy, unit};
use crate::tenure::{Holder, Right};
use crate::tracts::{Nature, Plot, Quarter};
use crate::truth::{CadastreFlaw, FlawKind};

/// One mu in square metres.
pub(crate) const MU: f64 = 2000.0 / 3.0;

/// The villages: name, the place around which each lies.
pub(crate) const VILLAGES: [(&str, Point); 5] = [
    ("王家埭村", Point { x: 2800., y: 1720. }),
    ("柴墩头村", Point { x: 820., y: 2420. }),
    ("后堰桥村", Point { x: 2660., y: 3140. }),
    ("岭脚下村", Point { x: 1000., y: 1230. }),
    ("湖塘角村", Point { x: 4040., y: 1130. }),
];

/// What the land is used for, as the cadastre says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Usage {
    Industry,
    Housing,
    Commerce,
    Public,
    Farm,
}

impl Usage {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Industry => "工业",
            Self::Housing => "住宅",
            Self::Commerce => "商服",
            Self::Public => "公共",
            Self::Farm => "农用",
        }
    }
}

/// A park: a town-level cluster or a village's small park.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Park {
    East,
    West,
    Wangjiadai,
    North,
    South,
}

pub(crate) const PARKS: [(Park, &str, &str, usize); 5] = [
    (Park::East, "匡堰镇工业集聚区东区", "镇级", 0),
    (Park::West, "匡堰镇工业集聚区西区", "镇级", 1),
    (Park::Wangjiadai, "王家埭村工业小区", "村级", 0),
    (Park::North, "后堰桥村工业小区", "村级", 2),
    (Park::South, "湖塘角村工业小区", "村级", 4),
];

/// A parcel of the cadastre.
pub(crate) struct Parcel {
    pub(crate) code: String,
    pub(crate) ring: Ring,
    pub(crate) nature: Nature,
    pub(crate) usage: Usage,
    pub(crate) village: usize,
    pub(crate) park: Option<Park>,
    pub(crate) wangjiadai: bool,
    /// Newer plots of the clusters carry tall buildings.
    pub(crate) modern: bool,
    /// The share of its area that the plan zones as industry.
    pub(crate) zoned_industry: f64,
    pub(crate) right: Right,
    pub(crate) holders: Vec<Holder>,
    /// The area in the certificate, which differs from the map by the surveyor's error.
    pub(crate) certified_area: f64,
    pub(crate) certificate: Option<String>,
    pub(crate) granted: String,
    /// Planted: a low-yield parcel to be uplifted.
    pub(crate) uplift: bool,
    /// No illegal building and no fire finding will be planted here.
    pub(crate) clean: bool,
}

impl Parcel {
    pub(crate) fn area(&self) -> f64 {
        area(&self.ring)
    }

    pub(crate) fn mu(&self) -> f64 {
        self.area() / MU
    }
}

/// Makes parcels of the plots and decides what each is used for.
pub(crate) fn survey(draw: &mut Draw, plots: Vec<Plot>, old_road: &[Point]) -> (Vec<Parcel>, Vec<CadastreFlaw>) {
    let mut rings: Vec<Ring> = plots.iter().map(|plot| plot.ring.clone()).collect();
    node(&mut rings);
    let mut parcels: Vec<Parcel> = plots
        .iter()
        .zip(rings)
        .filter(|(plot, ring)| plot.nature != Nature::Field || area(ring) > 4_000.0)
        .map(|(plot, ring)| parcel(draw, plot.nature, tidy(&ring)))
        .collect();
    decide_wangjiadai(draw, &mut parcels, old_road);
    decide_parks(&mut parcels);
    let flaws = spoil_boundaries(draw, &mut parcels);
    (parcels, flaws)
}

fn parcel(draw: &mut Draw, nature: Nature, ring: Ring) -> Parcel {
    let middle = centroid(&ring);
    let usage = match nature {
        Nature::Works(_) => Usage::Industry,
        Nature::Homes => Usage::Housing,
        Nature::Field => Usage::Farm,
        Nature::Centre => draw.pick(&[Usage::Commerce, Usage::Commerce, Usage::Public, Usage::Housing]),
    };
    let nearest = (0..VILLAGES.len())
        .min_by(|&a, &b| distance(VILLAGES[a].1, middle).total_cmp(&distance(VILLAGES[b].1, middle)))
        .unwrap_or(0);
    let village = if nature == Nature::Works(Quarter::Wangjiadai) { 0 } else { nearest };
    let modern = match nature {
        Nature::Works(Quarter::East) => draw.chance(0.55),
        Nature::Works(Quarter::West) => draw.chance(0.35),
        _ => false,
    };
    Parcel {
        code: String::new(),
        ring,
        nature,
        usage,
        village,
        park: None,
        wangjiadai: false,
        modern,
        zoned_industry: 0.0,
        right: Right::Granted,
        holders: vec![],
        certified_area: 0.0,
        certificate: None,
        granted: String::new(),
        uplift: false,
        clean: false,
    }
}

/// The least and the most that the old 王家埭 block may measure, in mu.
const BLOCK_MU: (f64, f64) = (826.0, 846.0);

fn decide_wangjiadai(draw: &mut Draw, parcels: &mut [Parcel], old_road: &[Point]) {
    let quarter = Nature::Works(Quarter::Wangjiadai);
    let mut members: Vec<usize> = (0..parcels.len()).filter(|&at| parcels[at].nature == quarter).collect();
    // what the roads cut off from the rest is no part of the block
    let main = members.iter().map(|&at| within_reach(parcels, &members, at)).max_by_key(Vec::len).unwrap_or_default();
    for &at in members.iter().filter(|at| !main.contains(at)) {
        parcels[at].usage = Usage::Commerce;
    }
    members.retain(|at| main.contains(at));
    // shops took over part of the frontage, homes and a school the edge by the village
    let total = |parcels: &[Parcel], members: &[usize]| members.iter().map(|&at| parcels[at].mu()).sum::<f64>();
    let frontage = |parcel: &Parcel| {
        let middle = centroid(&parcel.ring);
        old_road.iter().map(|&p| distance(p, middle)).fold(f64::MAX, f64::min)
    };
    let home = point(2190., 1545.);
    let mut leaving: Vec<(usize, f64)> = members
        .iter()
        .map(|&at| {
            let middle = centroid(&parcels[at].ring);
            let by_road = frontage(&parcels[at]) + if (2350. ..3050.).contains(&middle.x) { 0. } else { 120. };
            (at, by_road.min(distance(home, middle) - 60.) + draw.real(0., 110.))
        })
        .collect();
    leaving.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (at, _) in leaving {
        if total(parcels, &members) <= BLOCK_MU.1 {
            break;
        }
        if total(parcels, &members) - parcels[at].mu() < BLOCK_MU.0 {
            continue;
        }
        let rest: Vec<usize> = members.iter().copied().filter(|&m| m != at).collect();
        if connected(parcels, &rest) {
            members = rest;
            parcels[at].usage = if frontage(&parcels[at]) < 90. {
                Usage::Commerce
            } else {
                draw.pick(&[Usage::Housing, Usage::Housing, Usage::Public, Usage::Commerce])
            };
        }
    }
    for at in members {
        parcels[at].wangjiadai = true;
    }
}

/// True when one can walk from any member to any other over gaps of less than 9.5 m.
fn connected(parcels: &[Parcel], members: &[usize]) -> bool {
    members.first().is_none_or(|&first| within_reach(parcels, members, first).len() == members.len())
}

/// The members that one can walk to from `start`, itself included.
fn within_reach(parcels: &[Parcel], members: &[usize], start: usize) -> Vec<usize> {
    let mut waiting: Vec<usize> = members.iter().copied().filter(|&member| member != start).collect();
    let mut reached = vec![start];
    let mut at = 0;
    while let Some(&here) = reached.get(at) {
        at += 1;
        let near = |other: &usize| {
            boxes_near(&parcels[here].ring, &parcels[*other].ring, 9.5)
                && gap(&parcels[here].ring, &parcels[*other].ring) < 9.5
        };
        let (next, rest): (Vec<usize>, Vec<usize>) = waiting.into_iter().partition(near);
        reached.extend(next);
        waiting = rest;
    }
    reached
}

/// The parks' industrial parcels measure this much together, in mu.
const PARKS_MU: f64 = 1_045.0;

fn decide_parks(parcels: &mut [Parcel]) {
    let industry =
        |parcel: &Parcel, quarter: Quarter| parcel.usage == Usage::Industry && parcel.nature == Nature::Works(quarter);
    for parcel in parcels.iter_mut() {
        for (quarter, park) in
            [(Quarter::East, Park::East), (Quarter::NorthPark, Park::North), (Quarter::SouthPark, Park::South)]
        {
            if industry(parcel, quarter) {
                parcel.park = Some(park);
            }
        }
    }
    let sum = |parcels: &[Parcel]| parcels.iter().filter(|p| p.park.is_some()).map(Parcel::mu).sum::<f64>();
    let mut take = |park: Park, quarter: Quarter, until: f64, order: &dyn Fn(Point) -> f64| {
        let mut free: Vec<usize> =
            (0..parcels.len()).filter(|&at| parcels[at].park.is_none() && industry(&parcels[at], quarter)).collect();
        free.sort_by(|&a, &b| order(centroid(&parcels[a].ring)).total_cmp(&order(centroid(&parcels[b].ring))));
        for at in free {
            if sum(parcels) >= until {
                break;
            }
            parcels[at].park = Some(park);
        }
        sum(parcels)
    };
    let fixed = take(Park::East, Quarter::East, 0.0, &|_| 0.0);
    let east = take(Park::East, Quarter::Wangjiadai, fixed + 240.0, &|p| -p.x);
    let village = take(Park::Wangjiadai, Quarter::Wangjiadai, east + 125.0, &|p| distance(p, point(2560., 1690.)));
    debug_assert!(village < PARKS_MU);
    // the western cluster lies north of the old road
    take(Park::West, Quarter::West, PARKS_MU, &|p| {
        distance(p, point(880., 2170.)) + if p.y < 1780. + 0.3 * (p.x - 500.) { 2_000. } else { 0. }
    });
}

/// Three small overlaps and three gaps between neighbours: maps of two survey campaigns that were never joined.
fn spoil_boundaries(draw: &mut Draw, parcels: &mut [Parcel]) -> Vec<CadastreFlaw> {
    let mut flaws: Vec<(usize, usize, FlawKind, f64)> = vec![];
    let mut order: Vec<usize> = (0..parcels.len()).filter(|&at| parcels[at].usage == Usage::Industry).collect();
    draw.shuffle(&mut order);
    for at in order {
        if flaws.len() == 6 {
            break;
        }
        if flaws.iter().any(|&(a, b, ..)| {
            gap(&parcels[a].ring, &parcels[at].ring).min(gap(&parcels[b].ring, &parcels[at].ring)) < 50.
        }) {
            continue;
        }
        let kind = if flaws.len().is_multiple_of(2) { FlawKind::Overlap } else { FlawKind::Gap };
        let off = if kind == FlawKind::Overlap { draw.real(0.35, 0.7) } else { -draw.real(0.2, 0.45) };
        let ring = parcels[at].ring.clone();
        let shared = sides(&ring).enumerate().find_map(|(side, (a, b))| {
            let long = distance(a, b);
            let neighbour = (0..parcels.len()).find(|&other| {
                other != at
                    && parcels[other].usage == Usage::Industry
                    && sides(&parcels[other].ring).any(|(c, d)| c == b && d == a)
            })?;
            (long > 18.0).then_some((side, a, b, neighbour))
        });
        let Some((side, a, b, neighbour)) = shared else { continue };
        let middle = (a + b) / 2.0 - left_of(unit(b - a)) * off;
        let mut moved = ring;
        moved.insert(side + 1, middle);
        parcels[at].ring = tidy(&moved);
        flaws.push((at, neighbour, kind, distance(a, b) * off.abs() / 2.0));
    }
    flaws
        .into_iter()
        .map(|(a, b, kind, area)| CadastreFlaw {
            kind,
            indices: [a, b],
            parcels: [String::new(), String::new()],
            area_m2: area,
        })
        .collect()
}
