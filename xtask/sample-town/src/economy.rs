//! Taxes, electricity, staff, value added: drawn around what each firm's part in the town asks for.

use crate::draw::{Draw, round};
use crate::firms::{Firm, Role};
use crate::parcels::{MU, Parcel};
use crate::tenure::Who;

/// The figures of a firm for one year.
#[derive(Clone, Default)]
pub(crate) struct Year {
    /// 万元.
    pub(crate) tax: f64,
    /// 万千瓦时.
    pub(crate) power: f64,
    pub(crate) staff: f64,
    pub(crate) insured: usize,
    /// 万元.
    pub(crate) insurance: f64,
    /// 万元.
    pub(crate) value_added: f64,
    /// Tonnes of coal equivalent.
    pub(crate) energy: f64,
    /// 万元.
    pub(crate) research: f64,
    /// 万元.
    pub(crate) revenue: f64,
    /// 万元.
    pub(crate) output: f64,
    /// COD, ammonia, SO2, NOx, VOCs in tonnes.
    pub(crate) emissions: Option<[f64; 5]>,
}

/// A firm's land and its two years.
pub(crate) struct Books {
    pub(crate) land_mu: f64,
    pub(crate) year2021: Option<Year>,
    pub(crate) year2022: Option<Year>,
}

/// No parcel but the planted ones may yield less than this, in 万元 a mu; they stay below 3.2.
const SOUND_YIELD: f64 = 5.4;

/// Draws every firm's books; `land` is in square metres.
pub(crate) fn keep_books(draw: &mut Draw, parcels: &[Parcel], firms: &[Firm], land: &[f64]) -> Vec<Books> {
    firms
        .iter()
        .zip(land)
        .map(|(firm, land)| {
            let land_mu = (land / MU).max(0.02);
            let year2022 = (!firm.role.is_gone()).then(|| year(draw, parcels, firm, land_mu));
            let year2021 = year2022.as_ref().map(|year| year_before(draw, year));
            Books { land_mu, year2021, year2022 }
        })
        .collect()
}

/// Tax a mu (万元) and tax per 万千瓦时 (万元).
fn yields(draw: &mut Draw, firm: &Firm) -> (f64, f64) {
    let skew = |draw: &mut Draw| {
        let share = draw.real(0.0, 1.0);
        share * share
    };
    match firm.role {
        Role::Coached if firm.above_scale => (draw.real(2.3, 3.3), 0.3),
        Role::HighEnergy if firm.above_scale => (draw.real(5.8, 8.0), 0.05),
        _ if firm.above_scale && firm.is_garment() => (draw.real(14.0, 18.0), 0.5),
        _ if firm.above_scale => (draw.real(19.0, 33.0), 0.5),
        Role::Coached => (draw.real(0.20, 0.75), draw.real(0.028, 0.042)),
        Role::HighEnergy => (draw.real(4.6, 5.4), draw.real(0.012, 0.017)),
        _ if firm.low => (draw.real(1.0, 1.6), draw.real(0.046, 0.058)),
        Role::Uplift => (draw.real(1.8, 3.0), draw.real(0.15, 0.27)),
        _ if firm.is_garment() => (3.5 + 10.5 * skew(draw), 0.11 + 0.24 * skew(draw)),
        _ => (7.0 + 17.0 * skew(draw), 0.17 + 0.38 * skew(draw)),
    }
}

fn year(draw: &mut Draw, parcels: &[Parcel], firm: &Firm, land_mu: f64) -> Year {
    let (tax_per_mu, tax_per_power) = yields(draw, firm);
    let mut tax = tax_per_mu * land_mu;
    if let Some(parcel) = firm.own.map(|at| &parcels[at]).filter(|p| !p.wangjiadai && !p.uplift) {
        let sharing = parcel.holders.iter().filter(|h| matches!(h.who, Who::Firm(_))).count().max(1);
        tax = tax.max(SOUND_YIELD * parcel.mu() / sharing as f64);
    }
    let mut year = Year { tax: round(tax, 4), ..Year::default() };
    if firm.above_scale {
        above_scale(draw, firm, land_mu, &mut year);
    } else {
        year.power = round(year.tax / tax_per_power, 4);
        year.staff = (land_mu * draw.real(9.0, 17.0)).max(2.0).round();
        year.revenue = round(year.tax * draw.real(18.0, 34.0) + year.staff * 4.0, 2);
    }
    let covered = if firm.role == Role::Coached { draw.real(0.05, 0.2) } else { draw.real(0.3, 0.75) };
    year.insured = (year.staff * covered).round().max(1.0) as usize;
    year.insurance = round(year.insured as f64 * draw.real(0.95, 1.35), 2);
    year
}

fn above_scale(draw: &mut Draw, firm: &Firm, land_mu: f64, year: &mut Year) {
    // value added a mu, value added per tonne of coal, per head, per tonne emitted, research share of revenue
    let (per_mu, per_coal, per_head, per_tonne, research) = match firm.role {
        Role::Coached => (
            draw.real(20., 30.),
            draw.real(1.25, 1.6),
            draw.real(5.2, 6.8),
            draw.real(1_500., 2_200.),
            draw.real(0.001, 0.004),
        ),
        Role::HighEnergy => (
            draw.real(62., 84.),
            draw.real(0.42, 0.66),
            draw.real(10.5, 13.5),
            draw.real(1_900., 2_700.),
            draw.real(0.012, 0.020),
        ),
        _ if firm.is_garment() => (
            draw.real(95., 120.),
            draw.real(3.6, 4.6),
            draw.real(11., 13.),
            draw.real(5_500., 8_000.),
            draw.real(0.016, 0.024),
        ),
        _ => (
            draw.real(115., 190.),
            draw.real(2.3, 3.9),
            draw.real(15., 24.),
            draw.real(3_900., 7_600.),
            draw.real(0.024, 0.042),
        ),
    };
    year.value_added = round(per_mu * land_mu, 2);
    year.energy = round(year.value_added / per_coal, 2);
    // at the equal-value rate of 2.9 t a 万千瓦时, the rest is gas
    year.power = round(year.energy * draw.real(0.78, 0.9) / 2.9, 4);
    year.staff = (year.value_added / per_head).round().max(20.0);
    year.revenue = round(year.value_added * draw.real(4.2, 5.2), 2);
    year.output = round(year.revenue * draw.real(0.98, 1.06), 2);
    year.research = round(year.revenue * research, 2);
    let tonnes = year.value_added / per_tonne;
    let parts = [0.24, 0.02, 0.1, 0.3, 0.34].map(|share| round(tonnes * share, 4));
    year.emissions = Some(parts);
}

fn year_before(draw: &mut Draw, year: &Year) -> Year {
    let drift = draw.real(0.82, 1.12);
    let scaled = |value: f64, digits: i32| round(value * drift, digits);
    Year {
        tax: scaled(year.tax, 4),
        power: scaled(year.power, 4),
        staff: year.staff,
        insured: year.insured,
        insurance: scaled(year.insurance, 2),
        value_added: scaled(year.value_added, 2),
        energy: scaled(year.energy, 2),
        research: scaled(year.research, 2),
        revenue: scaled(year.revenue, 2),
        output: scaled(year.output, 2),
        emissions: year.emissions.map(|parts| parts.map(|part| scaled(part, 4))),
    }
}
