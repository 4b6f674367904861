//! Letting that breaks rules, and letting that only looks like it.

use crate::buildings::Standing;
use crate::draw::{Draw, round};
use crate::firms::{Firm, Role};
use crate::leases::{Lease, Market};
use crate::truth::NearMiss;

const CHAINS: usize = 64;
const OVER_LET: usize = 13;
const ENDED: usize = 56;
const CODE_LEFT_OUT: usize = 16;

impl Market<'_> {
    /// Some tenants take a whole house and let it on.
    pub(crate) fn chain(&mut self, draw: &mut Draw, firms: &[Firm]) {
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
            // a factory within a factory: the first of them lets on to the last
            below.sort_by_key(|at| !fits(at, &[Role::Ordinary]));
            let deep = draw.chance(0.4) && fits(&below[0], &[Role::Ordinary]);
            let last = below.len() - 1;
            for (nth, &at) in below.iter().enumerate() {
                let above = if deep && nth == last { below[0] } else { head };
                self.sublet(draw, firms, at, above);
            }
            let whole: f64 = below.iter().map(|&at| self.letting.leases[at].area).sum();
            if deep {
                let within = self.letting.leases[below[last]].area;
                self.letting.leases[below[0]].area = round(self.letting.leases[below[0]].area + within, 1);
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

    pub(crate) fn over_let(&mut self, draw: &mut Draw, firms: &[Firm]) {
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

    /// The ledger's clerk left some codes out; the names are in the register all the same.
    pub(crate) fn leave_codes_out(&mut self, firms: &[Firm]) {
        let above: Vec<usize> = self.letting.leases.iter().filter_map(|lease| lease.above).collect();
        let known = |lease: &Lease| lease.tenant.is_some_and(|firm| firms[firm].role == Role::Ordinary);
        let plain =
            self.letting.leases.iter_mut().enumerate().filter(|(at, lease)| known(lease) && !above.contains(at));
        for (_, lease) in plain.step_by(29).take(CODE_LEFT_OUT) {
            lease.code_left_out = true;
        }
    }

    /// Leases that ended before the present ones began, on units that are let again.
    pub(crate) fn add_ended(&mut self, draw: &mut Draw, firms: &[Firm]) {
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
}
