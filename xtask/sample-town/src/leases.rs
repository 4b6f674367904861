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
const CODE_LEFT_OUT: usize = 16;
const ILLEGAL_LET: usize = 34;
const CHAINS: usize = 64;
const OVER_LET: usize = 13;
const ENDED: usize = 56;

/// Lets the town.
pub(crate) fn let_out(
    draw: &mut Draw,
    parcels: &[Parcel],
    buildings: &[Building],
    firms: &mut [Firm],
    estates: &Estates,
) -> Letting {
    let mut town = Town {
        parcels,
        buildings,
        letting: Letting { leases: vec![], vacancies: vec![], over_let: vec![], near: vec![] },
    };
    town.seat_owners(firms);
    let offered = town.offered(draw, estates);
    let tenants = firms.iter().filter(|f| f.own.is_none()).count();
    let illegal = town.illegal_sites(draw, estates);
    let goal = tenants + UNREGISTERED - illegal.len();
    let mut units = town.units(draw, &offered, goal + goal / 14);
    town.fill(draw, firms, &mut units, &illegal);
    town.chain(draw, firms);
    town.over_let(draw, firms);
    town.add_ended(draw, firms);
    for unit in units {
        let rent = draw.rounded(95., 190., 0);
        let from = format!("2023-{:02}-{:02}", draw.whole(1, 6), draw.whole(1, 28));
        town.letting.vacancies.push(Vacancy { building: unit.building, unit: unit.label, area: unit.area, from, rent });
    }
    town.number(draw, firms);
    town.letting
}

struct Town<'a> {
    parcels: &'a [Parcel],
    buildings: &'a [Building],
    letting: Letting,
}

impl Town<'_> {
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
        let ordinary: Vec<usize> = (0..self.letting.leases.len())
            .filter(|&at| self.letting.leases[at].tenant.is_some_and(|f| firms[f].role == Role::Ordinary))
            .collect();
        for at in ordinary.into_iter().rev().take(CODE_LEFT_OUT) {
            self.letting.leases[at].code_left_out = true;
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

    /// Some tenants take a whole house and let it on.
    fn chain(&mut self, draw: &mut Draw, firms: &[Firm]) {
        let mut houses: Vec<usize> = self.letting.leases.iter().map(|l| l.building).collect();
        houses.sort_unstable();
        houses.dedup();
        draw.shuffle(&mut houses);
        let mut made = 0;
        for house in houses {
            if made == CHAINS {
                return;
            }
            let within: Vec<usize> =
                (0..self.letting.leases.len()).filter(|&at| self.letting.leases[at].building == house).collect();
            let fits = |at: &usize, roles: &[Role]| {
                self.letting.leases[*at].tenant.is_some_and(|f| roles.contains(&firms[f].role))
            };
            let tame = [Role::Ordinary, Role::FireRisk, Role::Polluter, Role::Revoked];
            let Some(&head) = within.iter().find(|at| fits(at, &[Role::Ordinary])) else { continue };
            if self.buildings[house].standing == Standing::None {
                continue;
            }
            let mut below: Vec<usize> = within.iter().copied().filter(|at| *at != head && fits(at, &tame)).collect();
            below.truncate(draw.whole(2, 4));
            if below.len() < 2 {
                continue;
            }
            made += 1;
            let deep = below.len() >= 3 && draw.chance(0.45) && fits(&below[0], &[Role::Ordinary]);
            for (nth, &at) in below.iter().enumerate() {
                let above = if deep && nth == 2 { below[0] } else { head };
                self.sublet(draw, firms, at, above);
            }
            let whole: f64 = below.iter().map(|&at| self.letting.leases[at].area).sum();
            if deep {
                let third = self.letting.leases[below[2]].area;
                self.letting.leases[below[0]].area += third;
            }
            self.letting.leases[head].area = round(self.letting.leases[head].area + whole, 1);
            "整租".clone_into(&mut self.letting.leases[head].unit);
        }
    }

    fn sublet(&mut self, draw: &mut Draw, firms: &[Firm], at: usize, above: usize) {
        let landlord = self.letting.leases[above].tenant;
        let (from, until) = (self.letting.leases[above].from.clone(), self.letting.leases[above].until.clone());
        let consent = draw.chance(0.62);
        let lease = &mut self.letting.leases[at];
        lease.above = Some(above);
        lease.lessor_firm = landlord;
        if let Some(firm) = landlord {
            lease.lessor = (firms[firm].name.clone(), firms[firm].key().to_owned());
        }
        // within the term of the lease above
        lease.from = from;
        lease.until = until;
        lease.rent += 25.0;
        lease.consent = Some(consent);
    }

    fn over_let(&mut self, draw: &mut Draw, firms: &[Firm]) {
        let mut houses: Vec<usize> =
            (0..self.buildings.len()).filter(|&at| !self.parcels[self.buildings[at].parcel].clean).collect();
        draw.shuffle(&mut houses);
        for house in houses {
            if self.letting.over_let.len() == OVER_LET {
                return;
            }
            let within: Vec<usize> =
                (0..self.letting.leases.len()).filter(|&at| self.letting.leases[at].building == house).collect();
            let tame = |at: &usize| {
                let lease = &self.letting.leases[*at];
                lease.above.is_none()
                    && lease.lessor_firm.is_none()
                    && lease.unit != "整租"
                    && lease
                        .tenant
                        .is_some_and(|f| !matches!(firms[f].role, Role::Coached | Role::HighEnergy) && !firms[f].low)
            };
            let offered: f64 = within.iter().map(|&at| self.letting.leases[at].area).sum();
            if within.len() < 3
                || !within.iter().all(tame)
                || self.buildings[house].standing == Standing::None
                || offered < self.buildings[house].floor_area() * 0.8
            {
                continue;
            }
            let factor = self.buildings[house].floor_area() / offered * draw.real(1.3, 1.6);
            for at in within {
                let lease = &mut self.letting.leases[at];
                lease.area = round(lease.area * factor, 1);
            }
            self.letting.over_let.push(house);
        }
    }

    /// Leases that ended before the present ones began, on units that are let again.
    fn add_ended(&mut self, draw: &mut Draw, firms: &[Firm]) {
        let mut order: Vec<usize> = (0..self.letting.leases.len())
            .filter(|&at| self.letting.leases[at].above.is_none() && self.letting.leases[at].unit != "整租")
            .collect();
        draw.shuffle(&mut order);
        let ordinary: Vec<usize> =
            (0..firms.len()).filter(|&at| firms[at].role == Role::Ordinary && firms[at].own.is_none()).collect();
        for at in order.into_iter().take(ENDED) {
            let present = &self.letting.leases[at];
            let former = draw.pick(&ordinary);
            let ended = Lease {
                number: String::new(),
                above: None,
                building: present.building,
                unit: present.unit.clone(),
                lessor: present.lessor.clone(),
                lessor_firm: present.lessor_firm,
                tenant: Some(former),
                tenant_name: firms[former].name.clone(),
                code_left_out: false,
                area: present.area,
                from: format!("{}-{:02}-01", draw.whole(2013, 2014), draw.whole(1, 12)),
                until: format!("{}-{:02}-28", draw.whole(2015, 2016), draw.whole(1, 12)),
                rent: draw.rounded(60., 110., 0),
                filed: draw.chance(0.4),
                consent: None,
                ended: true,
            };
            let house = &self.buildings[present.building].code;
            if !self.letting.over_let.contains(&present.building) {
                self.letting.near.push((
                    "letting.over_let",
                    NearMiss { key: house.clone(), why: "前一租约在现租约起租前已到期".to_owned() },
                ));
            }
            self.letting.leases.push(ended);
        }
        self.letting.near.sort_by(|a, b| a.1.key.cmp(&b.1.key));
        self.letting.near.dedup_by(|a, b| a.1.key == b.1.key);
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
