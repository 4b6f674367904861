//! The register: who the firms are, and which part each plays in the town.

use crate::codes;
use crate::draw::Draw;
use crate::names::Names;
use crate::parcels::{Parcel, VILLAGES};
use crate::tenure::{Estates, Holder, Right, Who};

/// The part a firm plays; only this stage and the truth know it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Role {
    Ordinary,
    /// Lawful, and at the very end of its population.
    Coached,
    /// Much energy, little yield.
    HighEnergy,
    /// Lawful owner of a low-yield parcel.
    Uplift,
    /// Closure: licence revoked, meter running.
    Revoked,
    /// Closure: unpermitted pollution, recheck failed.
    Polluter,
    /// Closure: fire hazard, recheck after suspension failed.
    FireRisk,
    /// Looks like `Revoked`: revoked in the evaluation year or later.
    RevokedLate,
    /// Looks like `Revoked`: the meter stood still.
    RevokedIdle,
    /// Looks like `Revoked`: no meter of its own.
    RevokedWithoutMeter,
}

impl Role {
    /// True for firms that stopped working; they have no figures for the year.
    pub(crate) fn is_gone(self) -> bool {
        matches!(self, Self::RevokedIdle | Self::RevokedWithoutMeter)
    }
}

/// A firm of the register.
pub(crate) struct Firm {
    pub(crate) name: String,
    pub(crate) uscc: Option<String>,
    pub(crate) registration: Option<String>,
    pub(crate) company: bool,
    pub(crate) trade: (&'static str, &'static str),
    pub(crate) founded: String,
    pub(crate) status: &'static str,
    pub(crate) status_date: Option<String>,
    pub(crate) village: usize,
    pub(crate) address: String,
    pub(crate) above_scale: bool,
    pub(crate) role: Role,
    /// Among the closures: as low as the coached ones, so that the border of the lowest tenth falls among them.
    pub(crate) low: bool,
    pub(crate) own: Option<usize>,
    pub(crate) premises: Option<usize>,
}

impl Firm {
    /// USCC, else registration number.
    pub(crate) fn key(&self) -> &str {
        self.uscc.as_deref().or(self.registration.as_deref()).unwrap_or_default()
    }

    pub(crate) fn is_garment(&self) -> bool {
        self.trade.0.starts_with("18")
    }
}

pub(crate) const GARMENT_FIRMS: usize = 1_206;
pub(crate) const OTHER_FIRMS: usize = 322;
/// Closures: garment and other firms of each pattern; 393 in all.
const CLOSURES: [(Role, usize, usize); 3] =
    [(Role::Revoked, 118, 13), (Role::Polluter, 98, 28), (Role::FireRisk, 128, 8)];
const LOOKALIKES: [(Role, usize); 3] =
    [(Role::RevokedLate, 14), (Role::RevokedIdle, 16), (Role::RevokedWithoutMeter, 10)];
pub(crate) const COACHED: usize = 90;
const COACHED_ABOVE: usize = 4;
pub(crate) const HIGH_ENERGY: usize = 15;
const HIGH_ENERGY_ABOVE: usize = 11;
const LOW_CLOSURES: usize = 112;
const WITHOUT_USCC: usize = 150;

const GARMENT: &[(&str, &str)] = &[
    ("1811", "运动机织服装制造"),
    ("1819", "其他机织服装制造"),
    ("1819", "其他机织服装制造"),
    ("1821", "运动休闲针织服装制造"),
    ("1829", "其他针织或钩针编织服装制造"),
    ("1830", "服饰制造"),
];
const OTHER: &[(&str, &str)] = &[
    ("1751", "化纤织造加工"),
    ("2231", "纸和纸板容器制造"),
    ("2929", "塑料零件及其他塑料制品制造"),
    ("2929", "塑料零件及其他塑料制品制造"),
    ("3311", "金属结构制造"),
    ("3389", "其他金属制日用品制造"),
    ("3451", "滚动轴承制造"),
    ("3484", "机械零部件加工"),
    ("3857", "家用电力器具专用配件制造"),
    ("3879", "灯用电器附件及其他照明器具制造"),
];
const DIRTY: &[(&str, &str)] = &[
    ("1752", "化纤织物染整精加工"),
    ("2110", "木质家具制造"),
    ("3311", "金属结构制造"),
    ("3360", "金属表面处理及热处理加工"),
];
const HUNGRY: &[(&str, &str)] = &[
    ("2922", "塑料板、管、型材制造"),
    ("3130", "钢压延加工"),
    ("3391", "黑色金属铸造"),
    ("3393", "锻件及粉末冶金制品制造"),
];

struct Part {
    role: Role,
    garment: bool,
    above_scale: bool,
    /// The parcel held and the share in it.
    holding: Option<(usize, &'static str, f64)>,
}

/// Draws the register, and enters the owners among the parcels' holders.
pub(crate) fn register(draw: &mut Draw, parcels: &mut [Parcel], estates: &Estates) -> Vec<Firm> {
    let mut parts = owners(draw, parcels, estates);
    tenants(&mut parts);
    draw.shuffle(&mut parts);
    let mut names = Names::default();
    let mut without = 0;
    let mut firms: Vec<Firm> = vec![];
    for part in &parts {
        let firm = firm(draw, &mut names, &mut without, parcels, part, firms.len());
        if let Some((parcel, written, share)) = part.holding {
            parcels[parcel].holders.push(Holder { who: Who::Firm(firms.len()), written, share });
        }
        firms.push(firm);
    }
    mark_low_closures(draw, &mut firms);
    firms
}

fn owners(draw: &mut Draw, parcels: &mut [Parcel], estates: &Estates) -> Vec<Part> {
    let mut parts = vec![];
    let whole = |parcel: usize| Some((parcel, "1", 1.0));
    for (nth, &parcel) in estates.above_scale.iter().enumerate() {
        let role = match nth {
            0..COACHED_ABOVE => Role::Coached,
            n if n < COACHED_ABOVE + HIGH_ENERGY_ABOVE => Role::HighEnergy,
            _ => Role::Ordinary,
        };
        parts.push(Part {
            role,
            garment: nth >= estates.above_scale.len() - 2,
            above_scale: true,
            holding: whole(parcel),
        });
    }
    for (nth, &parcel) in estates.uplift.iter().enumerate() {
        parts.push(Part { role: Role::Uplift, garment: nth % 5 < 2, above_scale: false, holding: whole(parcel) });
    }
    for &parcel in &estates.coached {
        parts.push(Part { role: Role::Coached, garment: true, above_scale: false, holding: whole(parcel) });
    }
    for (nth, &parcel) in estates.firms_in_block.iter().enumerate() {
        let role = match nth {
            20..28 => Role::FireRisk,
            28..36 => Role::Polluter,
            _ => Role::Ordinary,
        };
        // hazards are planted with their owners
        parcels[parcel].clean &= role == Role::Ordinary;
        let garment = draw.chance(0.62);
        let shares: &[(&'static str, f64)] = match nth {
            0..9 => &[("1/2", 0.5), ("1/2", 0.5)],
            9..12 => &[("30%", 0.3), ("30%", 0.3), ("40%", 0.4)],
            12..20 => &[("1/2", 0.5)],
            _ => &[("1", 1.0)],
        };
        if (12..20).contains(&nth) {
            parcels[parcel].right = Right::Collective;
            let village = parcels[parcel].village;
            parcels[parcel].holders.push(Holder { who: Who::Village(village), written: "1/2", share: 0.5 });
        }
        for &(written, share) in shares {
            parts.push(Part { role, garment, above_scale: false, holding: Some((parcel, written, share)) });
        }
    }
    for &parcel in &estates.firms_outside {
        parts.push(Part {
            role: Role::Ordinary,
            garment: draw.chance(0.4),
            above_scale: false,
            holding: whole(parcel),
        });
    }
    parts
}

fn tenants(parts: &mut Vec<Part>) {
    let mut fill = |role: Role, garment: bool, goal: usize| {
        let have = parts.iter().filter(|p| p.role == role && p.garment == garment).count();
        for _ in have..goal {
            parts.push(Part { role, garment, above_scale: false, holding: None });
        }
    };
    for (role, garment, other) in CLOSURES {
        // owners among them were drawn by trade; the totals of the pattern must hold whatever they are
        fill(role, true, garment);
        fill(role, false, other);
    }
    fill(Role::Coached, true, COACHED - COACHED_ABOVE - 12);
    fill(Role::Coached, false, COACHED_ABOVE + 12);
    fill(Role::HighEnergy, false, HIGH_ENERGY);
    for (role, count) in LOOKALIKES {
        fill(role, true, count);
    }
    let mut top_up = |garment: bool, goal: usize| {
        let have = parts.iter().filter(|p| p.garment == garment).count();
        for _ in have..goal {
            parts.push(Part { role: Role::Ordinary, garment, above_scale: false, holding: None });
        }
    };
    top_up(true, GARMENT_FIRMS);
    top_up(false, OTHER_FIRMS);
}

fn firm(
    draw: &mut Draw,
    names: &mut Names,
    without: &mut usize,
    parcels: &[Parcel],
    part: &Part,
    serial: usize,
) -> Firm {
    let owner = part.holding.is_some();
    let company = part.above_scale || part.role == Role::HighEnergy || draw.chance(if owner { 0.85 } else { 0.42 });
    let pool = match part.role {
        _ if part.garment => GARMENT,
        Role::Polluter => DIRTY,
        Role::HighEnergy => HUNGRY,
        _ => OTHER,
    };
    let trade = draw.pick(pool);
    // the serial is shuffled together with the parts, so that who lacks a code is a matter of chance
    let without_code = !company && !owner && serial % 5 == 2 && *without < WITHOUT_USCC;
    *without += usize::from(without_code);
    let uscc = codes::uscc(draw, company, serial);
    let registration =
        (without_code || (!company && draw.chance(0.35))).then(|| codes::registration_number(100_000 + serial * 37));
    let (status, status_date) = status(draw, part.role);
    let village = part.holding.map_or_else(
        || if draw.chance(0.6) { 0 } else { draw.whole(0, VILLAGES.len() - 1) },
        |(parcel, ..)| parcels[parcel].village,
    );
    Firm {
        name: names.fresh(draw, company, trade.0),
        uscc: (!without_code).then_some(uscc),
        registration,
        company,
        trade,
        founded: format!(
            "{}-{:02}-{:02}",
            if owner { draw.whole(1996, 2012) } else { draw.whole(2004, 2014) },
            draw.whole(1, 12),
            draw.whole(1, 28)
        ),
        status,
        status_date,
        village,
        address: String::new(),
        above_scale: part.above_scale,
        role: part.role,
        low: false,
        own: part.holding.map(|(parcel, ..)| parcel),
        premises: None,
    }
}

fn status(draw: &mut Draw, role: Role) -> (&'static str, Option<String>) {
    let gone = |draw: &mut Draw, from: usize, to: usize, months: (usize, usize)| {
        let status = if draw.chance(0.7) { "吊销" } else { "注销" };
        (
            status,
            Some(format!("{}-{:02}-{:02}", draw.whole(from, to), draw.whole(months.0, months.1), draw.whole(1, 28))),
        )
    };
    match role {
        Role::Revoked | Role::RevokedIdle | Role::RevokedWithoutMeter => gone(draw, 2016, 2021, (1, 10)),
        Role::RevokedLate => gone(draw, 2022, 2022, (10, 12)),
        _ => ("在业", None),
    }
}

/// Some polluting or fire-prone firms are as low as the coached ones.
fn mark_low_closures(draw: &mut Draw, firms: &mut [Firm]) {
    let mut open: Vec<usize> = (0..firms.len())
        .filter(|&at| matches!(firms[at].role, Role::Polluter | Role::FireRisk) && firms[at].own.is_none())
        .collect();
    draw.shuffle(&mut open);
    for at in open.into_iter().take(LOW_CLOSURES) {
        firms[at].low = true;
    }
}
