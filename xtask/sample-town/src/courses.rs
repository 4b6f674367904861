//! Where the town's roads and canals run, and how roads were classed over the years.

use crate::roads::{ClassPeriod, OLD_ROAD};

/// A road from end to end.
pub(crate) struct Course {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) width: f64,
    pub(crate) through: &'static [(f64, f64)],
    /// x (or y, for a road that runs more north than east) at which a segment ends, and the class of what lies before.
    pub(crate) parts: &'static [(f64, &'static [ClassPeriod])],
}

const DOWNGRADED: &[ClassPeriod] = &[("国道", "1988-01-01", Some("2012-12-31")), ("县道", "2013-01-01", None)];
const TOWN_STREET: &[ClassPeriod] = &[("国道", "1988-01-01", Some("2012-12-31")), ("城市道路", "2013-01-01", None)];
const LATER_PROVINCIAL: &[ClassPeriod] = &[("国道", "1988-01-01", Some("2020-12-31")), ("省道", "2021-01-01", None)];
const NATIONAL: &[ClassPeriod] = &[("国道", "2013-01-01", None)];
const COUNTY: &[ClassPeriod] = &[("县道", "1996-01-01", None)];
const COUNTY_FROM_TOWNSHIP: &[ClassPeriod] =
    &[("乡道", "1994-01-01", Some("2009-12-31")), ("县道", "2010-01-01", None)];
const TOWNSHIP: &[ClassPeriod] = &[("乡道", "1998-01-01", None)];
/// A village road.
pub(crate) const VILLAGE: &[ClassPeriod] = &[("村道", "2003-01-01", None)];
const STREET: &[ClassPeriod] = &[("城市道路", "2007-01-01", None)];
const END: f64 = f64::MAX;

/// The first course is the old national road.
pub(crate) const COURSES: &[Course] = &[
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

/// Name, width and course of a canal.
pub(crate) type Water = (&'static str, f64, &'static [(f64, f64)]);

/// The canals.
pub(crate) const CANALS: &[Water] = &[
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
