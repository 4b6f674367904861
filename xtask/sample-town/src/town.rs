//! The whole town, drawn stage by stage, before any department wrote it down.

use crate::buildings::{self, Building};
use crate::draw::Draw;
use crate::economy::{self, Books};
use crate::environment::{self, Papers};
use crate::firms::{self, Firm};
use crate::inspections::{self, Inspected};
use crate::leases::{self, Letting};
use crate::legality;
use crate::parcels::{self, Parcel, VILLAGES};
use crate::roads::{self, Canal, Segment};
use crate::shape::Point;
use crate::tenure;
use crate::tracts;
use crate::truth::{CadastreFlaw, NearMiss};
use crate::zones::{self, ParkOutline, Zone};

/// Everything there is.
pub(crate) struct Town {
    pub(crate) parcels: Vec<Parcel>,
    pub(crate) flaws: Vec<CadastreFlaw>,
    pub(crate) zones: Vec<Zone>,
    pub(crate) outlines: Vec<ParkOutline>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) canals: Vec<Canal>,
    pub(crate) buildings: Vec<Building>,
    pub(crate) firms: Vec<Firm>,
    pub(crate) letting: Letting,
    pub(crate) books: Vec<Books>,
    pub(crate) papers: Papers,
    pub(crate) inspected: Inspected,
    /// Near misses among the buildings.
    pub(crate) building_near: Vec<(&'static str, NearMiss)>,
}

impl Town {
    /// Draws the town of a seed.
    pub(crate) fn draw(seed: u64) -> Self {
        let mut segments = roads::segments();
        let old_road: Vec<Point> = old_road(&segments);
        let (plots, lanes) = tracts::plots(&mut Draw::new(seed, "plots"));
        let (mut parcels, mut flaws) = parcels::survey(&mut Draw::new(seed, "parcels"), plots, &old_road);
        let zones = zones::plan(&mut Draw::new(seed, "plan"), &mut parcels, &old_road);
        let mut draw = Draw::new(seed, "tenure");
        let estates = tenure::estates(&mut draw, &mut parcels, &flaws);
        let mut firms = firms::register(&mut Draw::new(seed, "firms"), &mut parcels, &estates);
        tenure::register(&mut draw, &mut parcels, &estates);
        for flaw in &mut flaws {
            flaw.parcels = flaw.indices.map(|at| parcels[at].code.clone());
        }
        let mut buildings = buildings::build(&mut Draw::new(seed, "buildings"), &parcels);
        let building_near = legality::plant(&mut Draw::new(seed, "legality"), &parcels, &mut buildings);
        let letting = leases::let_out(&mut Draw::new(seed, "leases"), &parcels, &buildings, &mut firms, &estates);
        address(&mut Draw::new(seed, "addresses"), &mut firms);
        let land = leases::land(&parcels, &buildings, &firms, &letting.leases);
        let books = economy::keep_books(&mut Draw::new(seed, "economy"), &parcels, &firms, &land);
        let papers = environment::file(&mut Draw::new(seed, "environment"), &firms);
        let inspected =
            inspections::go_round(&mut Draw::new(seed, "inspections"), &parcels, &buildings, &firms, &papers);
        segments.extend(roads::lanes(&lanes));
        let outlines = zones::park_outlines(&parcels);
        Self {
            parcels,
            flaws,
            zones,
            outlines,
            segments,
            canals: roads::canals(),
            buildings,
            firms,
            letting,
            books,
            papers,
            inspected,
            building_near,
        }
    }

    /// The code of a firm's premises.
    pub(crate) fn premises(&self, firm: usize) -> &str {
        self.firms[firm].premises.map_or("", |at| self.buildings[at].code.as_str())
    }
}

fn old_road(segments: &[Segment]) -> Vec<Point> {
    let mut line: Vec<Point> =
        segments.iter().filter(|s| s.name == roads::OLD_ROAD).flat_map(|s| s.line.iter().copied()).collect();
    line.dedup();
    line
}

fn address(draw: &mut Draw, firms: &mut [Firm]) {
    for firm in firms.iter_mut() {
        let place = VILLAGES[firm.village].0;
        let street = match firm.village {
            0 => draw.pick(&["老329国道", "王家埭路", "匡新街", "湖塘线"]),
            1 => draw.pick(&["柴墩路", "西园路", "老329国道"]),
            2 => draw.pick(&["后堰桥路", "北横路"]),
            3 => draw.pick(&["岭脚路", "南横路"]),
            _ => draw.pick(&["湖塘角路", "南横路"]),
        };
        firm.address = format!("慈溪市匡堰镇{place}{street}{}号", draw.whole(1, 480));
    }
}
