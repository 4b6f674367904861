//! The figures of each enterprise that a norm may use.

use jiff::civil::Date;
use model::{Candidate, Cm2, Department, EnterpriseId, Fen, Measure, MilliPerson, Snapshot, Wh};

use super::{NormTarget, Predictor};
use crate::peers::division;

/// An enterprise's figures of a year; `None` is 未报.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormFirm {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// GB/T 4754 division.
    pub trade: Option<String>,
    /// 用电量
    pub electricity: Option<Wh>,
    /// 建筑面积
    pub floor_area: Option<Cm2>,
    /// 职工人数
    pub staff: Option<MilliPerson>,
    /// 实缴税金
    pub tax: Option<Fen>,
    /// 社会保险缴费
    pub insurance: Option<Fen>,
    /// 主营业务收入
    pub output: Option<Fen>,
}

impl NormFirm {
    /// An enterprise of which nothing is known.
    #[must_use]
    pub fn unknown(enterprise: EnterpriseId, trade: Option<String>) -> Self {
        Self {
            enterprise,
            trade,
            electricity: None,
            floor_area: None,
            staff: None,
            tax: None,
            insurance: None,
            output: None,
        }
    }

    pub(super) fn predictor(&self, predictor: Predictor) -> Option<i64> {
        match predictor {
            Predictor::Electricity => self.electricity.map(|amount| amount.0),
            Predictor::FloorArea => self.floor_area.map(|amount| amount.0),
            Predictor::Staff => self.staff.map(|amount| amount.0),
        }
    }

    pub(super) fn target(&self, target: NormTarget) -> Option<Fen> {
        match target {
            NormTarget::Tax => self.tax,
            NormTarget::Insurance => self.insurance,
            NormTarget::Output => self.output,
        }
    }
}

/// The figures that candidates of a year give. Figures known from identifiable statistics only are left out (统计法第二十八条).
/// Floor area is what the enterprise rents on the day, or else the certified floor area of the building it is registered in.
#[must_use]
pub fn norm_firms(candidates: &[Candidate], snapshot: &Snapshot, (year, day): (i16, Date)) -> Vec<NormFirm> {
    candidates
        .iter()
        .map(|candidate| {
            let amount = |measure: Measure| {
                let input = candidate.inputs.get(&measure).or_else(|| candidate.confirmed.get(&measure))?;
                let usable = input.department != Department::Statistics;
                usable.then_some(input.amount).or_else(|| Some(candidate.confirmed.get(&measure)?.amount))
            };
            let known = snapshot.enterprises.get(&candidate.enterprise);
            let insurance = known.and_then(|known| known.insurance.iter().find(|row| row.is.year == year));
            let trade = division(&candidate.industry).map(str::to_owned);
            NormFirm {
                electricity: amount(Measure::Electricity).map(Wh),
                floor_area: floor_area(snapshot, &candidate.enterprise, day),
                staff: amount(Measure::Staff).map(MilliPerson),
                tax: amount(Measure::TaxPaid).map(Fen),
                insurance: insurance.map(|row| row.is.contributions),
                output: amount(Measure::Revenue).map(Fen),
                ..NormFirm::unknown(candidate.enterprise.clone(), trade)
            }
        })
        .collect()
}

fn floor_area(snapshot: &Snapshot, enterprise: &EnterpriseId, day: Date) -> Option<Cm2> {
    let known = snapshot.enterprises.get(enterprise)?;
    let leases = known.rents.iter().filter_map(|id| snapshot.leases.get(id)).map(|lease| &lease.is);
    let rented: Vec<Cm2> =
        leases.filter(|lease| lease.from <= day && day <= lease.to).map(|lease| lease.floor_area).collect();
    if !rented.is_empty() {
        return Some(rented.into_iter().sum());
    }
    let building = known.registration.as_ref()?.is.building.as_ref()?;
    snapshot.buildings.get(building)?.record.as_ref()?.is.certified_floor_area
}
