//! Who works where: whole houses let by the floor, factories within factories, and the letting that breaks rules.

use crate::buildings::{Building, Standing};
use crate::draw::{Draw, round};
use crate::firms::{Firm, Role};
use crate::parcels::{Parcel, VILLAGES};
use crate::people;
use crate::tenure::{Estates, Who};
use crate::truth::NearMiss;

/// A lease of the ledger.
pub(crate) struct Lease {
    pub(crate) number: String,
    /// The lease above a sub-let.
    pub(crate) above: Option<usize>,
    pub(crate) building: usize,
    pub(crate) unit: String,
    pub(crate) lessor: (String, String),
    pub(crate) lessor_firm: Option<usize>,
    /// The tenant in the register; `None` for those that are in no register.
    pub(crate) tenant: Option<usize>,
    pub(crate) tenant_name: String,
    /// The ledger leaves the code out although the tenant has one.
    pub(crate) code_left_out: bool,
    pub(crate) area: f64,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) rent: f64,
    pub(crate) filed: bool,
    pub(crate) consent: Option<bool>,
    pub(crate) ended: bool,
}

/// A vacant unit.
pub(crate) struct Vacancy {
    pub(crate) building: usize,
    pub(crate) unit: String,
    pub(crate) area: f64,
    pub(crate) from: String,
    pub(crate) rent: f64,
}

/// All letting, and what was planted in it.
pub(crate) struct Letting {
    pub(crate) leases: Vec<Lease>,
    pub(crate) vacancies: Vec<Vacancy>,
    pub(crate) over_let: Vec<usize>,
    pub(crate) near: Vec<(&'static str, NearMiss)>,
}

struct Unit {
    building: usize,
    label: String,
    area: f64,
    /// Nothing illegal is planted on its parcel.
    clean: bool,
    in_block: bool,
}

/// Tenants that no register knows.
pub(crate) const UNREGISTERED: usize = 42;
const ILLEGAL_LET: usize = 34;

/// Lets the town.
pub(crate) fn let_out(
    draw: &mut Draw,
    parcels: &[Parcel],
    buildings: &[Building],
    firms: &mut [Firm],
    estates: &Estates,
) -> Letting {
    let mut market = Market {
        parcels,
        buildings,
        letting: Letting { leases: vec![], vacancies: vec![], over_let: vec![], near: vec![] },
    };
    market.seat_owners(firms);
    let offered = market.offered(draw, estates);
    let tenants = firms.iter().filter(|f| f.own.is_none()).count();
    let illegal = market.illegal_sites(draw, estates);
    let goal = tenants + UNREGISTERED - illegal.len();
    let mut units = market.units(draw, &offered, goal + goal / 14);
    market.fill(draw, firms, &mut units, &illegal);
    market.chain(draw, firms);
    market.over_let(draw, firms);
    market.leave_codes_out(firms);
    market.add_ended(draw, firms);
    for unit in units {
        let rent = draw.rounded(95., 190., 0);
        let from = format!("2023-{:02}-{:02}", draw.whole(1, 6), draw.whole(1, 28));
        market.letting.vacancies.push(Vacancy {
            building: unit.building,
            unit: unit.label,
            area: unit.area,
            from,
            rent,
        });
    }
    market.number(draw, firms);
    market.letting
}

/// The letting of a town in the making.
pub(crate) struct Market<'a> {
    pub(crate) parcels: &'a [Parcel],
    pub(crate) buildings: &'a [Building],
    pub(crate) letting: Letting,
}

impl Market<'_> {
    fn on(&self, parcel: usize) -> Vec<usize> {
        (0..self.buildings.len()).filter(|&at| self.buildings[at].parcel == parcel).collect()
    }

    /// Owners work in the largest building of their parcel.
    fn seat_owners(&self, firms: &mut [Firm]) {
        for firm in firms.iter_mut() {
            if let Some(parcel) = firm.own {
                firm.premises = self
                    .on(parcel)
                    .into_iter()
                    .max_by(|&a, &b| self.buildings[a].footprint().total_cmp(&self.buildings[b].footprint()));
            }
        }
    }

    /// The buildings that are offered for letting.
    fn offered(&self, draw: &mut Draw, estates: &Estates) -> Vec<usize> {
        let lawful = |at: &usize| {
            let building = &self.buildings[*at];
            matches!(building.usage, "厂房" | "仓库")
                && matches!(building.standing, Standing::Certified { .. } | Standing::PermitOnly)
        };
        let mut offered: Vec<usize> =
            estates.landlords.iter().flat_map(|&parcel| self.on(parcel)).filter(lawful).collect();
        let sole = |parcel: &&usize| self.parcels[**parcel].holders.len() == 1;
        let in_part = estates
            .firms_in_block
            .iter()
            .filter(sole)
            .filter(|p| self.parcels[**p].holders[0].share > 0.9)
            .map(|&p| (p, 0.45));
        for (parcel, most) in in_part.chain(estates.firms_outside.iter().map(|&p| (p, 0.25))) {
            let mut own: Vec<usize> = self.on(parcel);
            own.sort_by(|&a, &b| self.buildings[b].footprint().total_cmp(&self.buildings[a].footprint()));
            let whole: f64 = own.iter().map(|&at| self.buildings[at].floor_area()).sum();
            let mut given = 0.0;
            for at in own.into_iter().skip(1).filter(lawful) {
                let floor = self.buildings[at].floor_area();
                if (given + floor) / whole < most && draw.chance(0.85) {
                    given += floor;
                    offered.push(at);
                }
            }
        }
        offered
    }

    fn illegal_sites(&self, draw: &mut Draw, estates: &Estates) -> Vec<usize> {
        let held = |at: &usize| estates.landlords.contains(&self.buildings[*at].parcel);
        let mut sites: Vec<usize> = (0..self.buildings.len())
            .filter(|&at| self.buildings[at].standing == Standing::None && self.buildings[at].floor_area() > 75.0)
            .filter(held)
            .collect();
        draw.shuffle(&mut sites);
        sites.truncate(ILLEGAL_LET);
        sites
    }

    /// Cuts the offered floors into about `goal` units.
    fn units(&self, draw: &mut Draw, offered: &[usize], goal: usize) -> Vec<Unit> {
        let whole: f64 = offered.iter().map(|&at| self.buildings[at].floor_area()).sum();
        let mean = whole / goal as f64;
        let mut floors: Vec<(usize, usize, usize, f64)> = vec![];
        for &at in offered {
            let building = &self.buildings[at];
            for floor in 1..=building.floors {
                let parts = (building.footprint() / (mean * 1.25)).round().max(1.0) as usize;
                floors.push((at, floor, parts, building.footprint()));
            }
        }
        while floors.iter().map(|f| f.2).sum::<usize>() < goal {
            let Some(widest) = floors.iter_mut().max_by(|a, b| (a.3 / a.2 as f64).total_cmp(&(b.3 / b.2 as f64)))
            else {
                break;
            };
            widest.2 += 1;
        }
        let mut units = vec![];
        for (at, floor, parts, size) in floors {
            let parcel = &self.parcels[self.buildings[at].parcel];
            let weights: Vec<f64> = (0..parts).map(|_| draw.real(0.75, 1.25)).collect();
            let sum: f64 = weights.iter().sum();
            for (part, weight) in weights.iter().enumerate() {
                let label = if parts == 1 { format!("{floor}F") } else { format!("{floor}F-{}", part + 1) };
                let area = round(size * 0.97 * weight / sum, 1);
                units.push(Unit { building: at, label, area, clean: parcel.clean, in_block: parcel.wangjiadai });
            }
        }
        draw.shuffle(&mut units);
        units
    }

    fn fill(&mut self, draw: &mut Draw, firms: &mut [Firm], units: &mut Vec<Unit>, illegal: &[usize]) {
        let mut tenants: Vec<usize> = (0..firms.len()).filter(|&at| firms[at].own.is_none()).collect();
        draw.shuffle(&mut tenants);
        let turn = |at: usize| match firms[at].role {
            Role::Coached | Role::HighEnergy => 0,
            Role::FireRisk => 1,
            Role::Polluter | Role::Revoked => 2,
            Role::Ordinary => 3,
            _ => 4,
        };
        tenants.sort_by_key(|&at| turn(at));
        let mut sheds = illegal.iter();
        for at in tenants {
            let role = firms[at].role;
            let suits = |unit: &Unit| match role {
                Role::Coached => unit.clean,
                Role::HighEnergy => unit.clean && unit.area > 420.,
                Role::FireRisk => !unit.clean && unit.in_block,
                Role::Polluter | Role::Revoked => unit.in_block || unit.area < 260.,
                _ => true,
            };
            let shed = if role == Role::Ordinary { sheds.next() } else { None };
            let unit = if let Some(&building) = shed {
                Unit {
                    building,
                    label: "1F".to_owned(),
                    area: round(self.buildings[building].floor_area() * 0.97, 1),
                    clean: false,
                    in_block: true,
                }
            } else {
                let found = units
                    .iter()
                    .position(suits)
                    .or_else(|| units.iter().position(|u| u.clean == (role == Role::Coached)));
                let Some(found) = found.or_else(|| units.len().checked_sub(1)) else { return };
                units.swap_remove(found)
            };
            firms[at].premises = Some(unit.building);
            firms[at].village = self.parcels[self.buildings[unit.building].parcel].village;
            self.sign(draw, firms, Some(at), firms[at].name.clone(), &unit);
        }
        self.let_to_unregistered(draw, firms, units);
    }

    fn let_to_unregistered(&mut self, draw: &mut Draw, firms: &[Firm], units: &mut Vec<Unit>) {
        for nth in 0..UNREGISTERED {
            let Some(found) = units.iter().position(|u| !u.clean).or_else(|| units.len().checked_sub(1)) else {
                return;
            };
            let unit = units.swap_remove(found);
            // a name without the town in front of it, as it stands on a signboard
            let boss = people::name(draw);
            let name = match nth % 3 {
                0 => format!("{boss}制衣作坊"),
                1 => format!("{boss}服装加工店"),
                _ => format!("{boss}(锁边加工)"),
            };
            self.sign(draw, firms, None, name, &unit);
        }
    }

    fn sign(&mut self, draw: &mut Draw, firms: &[Firm], tenant: Option<usize>, name: String, unit: &Unit) {
        let parcel = &self.parcels[self.buildings[unit.building].parcel];
        let (lessor, lessor_firm) = match parcel.holders.first().map(|h| &h.who) {
            Some(Who::Firm(firm)) => ((firms[*firm].name.clone(), firms[*firm].key().to_owned()), Some(*firm)),
            Some(Who::Village(village)) => ((cooperative(*village), "村集体".to_owned()), None),
            Some(Who::Person(person)) => ((person.clone(), "个人".to_owned()), None),
            None => (("不详".to_owned(), String::new()), None),
        };
        self.letting.leases.push(Lease {
            number: String::new(),
            above: None,
            building: unit.building,
            unit: unit.label.clone(),
            lessor,
            lessor_firm,
            tenant,
            tenant_name: name,
            code_left_out: false,
            area: unit.area,
            from: format!("{}-{:02}-01", draw.whole(2017, 2021), draw.whole(1, 12)),
            until: format!("{}-{:02}-{:02}", draw.whole(2024, 2027), draw.whole(1, 12), draw.whole(27, 28)),
            rent: draw.rounded(80., 185., 0),
            filed: draw.chance(0.55),
            consent: None,
            ended: false,
        });
    }

    /// Numbers the leases by year, in the order of their beginning.
    fn number(&mut self, draw: &mut Draw, firms: &[Firm]) {
        let mut order: Vec<usize> = (0..self.letting.leases.len()).collect();
        draw.shuffle(&mut order);
        order.sort_by(|&a, &b| self.letting.leases[a].from.cmp(&self.letting.leases[b].from));
        let mut serial = (String::new(), 0);
        for at in order {
            let year = self.letting.leases[at].from[..4].to_owned();
            serial = if serial.0 == year { (year, serial.1 + 1) } else { (year, 1) };
            self.letting.leases[at].number = format!("ZL-{}-{:05}", serial.0, serial.1);
        }
        let misses: Vec<(&'static str, NearMiss)> = self
            .letting
            .leases
            .iter()
            .filter_map(|lease| {
                let miss = |why: &str| NearMiss { key: lease.number.clone(), why: why.to_owned() };
                if lease.code_left_out {
                    let known = lease.tenant.map(|f| firms[f].key()).unwrap_or_default();
                    return Some((
                        "legality.unregistered_occupant",
                        miss(&format!("台账漏填代码，名称在登记名单中（{known}）")),
                    ));
                }
                if self.buildings[lease.building].standing == Standing::PermitOnly && !lease.ended {
                    return Some(("letting.illegal_building_let", miss("房屋无产权证，但有有效的永久规划许可")));
                }
                (lease.consent == Some(true)).then(|| ("letting.sublet_without_consent", miss("转租经产权人同意")))
            })
            .collect();
        self.letting.near.extend(misses);
    }
}

/// The village's economic cooperative.
pub(crate) fn cooperative(village: usize) -> String {
    format!("慈溪市匡堰镇{}股份经济合作社", VILLAGES[village].0)
}

/// The land of each firm in square metres: of an owner, its share less what is let; of a tenant, by its share of the floors.
pub(crate) fn land(parcels: &[Parcel], buildings: &[Building], firms: &[Firm], leases: &[Lease]) -> Vec<f64> {
    let mut floors = vec![0.0; parcels.len()];
    for building in buildings {
        floors[building.parcel] += building.floor_area();
    }
    let per_floor: Vec<f64> = parcels
        .iter()
        .zip(&floors)
        .map(|(parcel, floor)| if *floor > 0.0 { parcel.area() / floor } else { 0.0 })
        .collect();
    let mut land = vec![0.0; firms.len()];
    for parcel in parcels {
        for holder in &parcel.holders {
            if let Who::Firm(firm) = holder.who {
                land[firm] += parcel.area() * holder.share;
            }
        }
    }
    for lease in leases.iter().filter(|lease| !lease.ended) {
        let land_let = lease.area * per_floor[buildings[lease.building].parcel];
        if let Some(tenant) = lease.tenant {
            land[tenant] += land_let;
        }
        if let Some(lessor) = lease.lessor_firm {
            land[lessor] -= land_let;
        }
    }
    land
}
