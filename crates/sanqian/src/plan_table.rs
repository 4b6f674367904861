//! What a phased plan is worked out from beside the town's data: the live renewal pack, or what a round of negotiation lays on
//! the table.

use std::borrow::Cow;

use model::{IncomingProject, ParcelId, Quarter, RoundTerms};
use redevelop::phasing::{ByHand, Constraint, LandQuota, PLAN_FLOW, Vacancy, YearlyBudget};
use rules::RenewalPack;

use crate::{Failure, Work};

/// The table.
#[derive(Debug, Clone)]
pub struct PlanTable<'a> {
    pub(crate) pack: Cow<'a, RenewalPack>,
    pub(crate) limits: Vec<Constraint>,
    pub(crate) projects: Vec<IncomingProject>,
    swing_space: model::Cm2,
}

impl<'a> PlanTable<'a> {
    /// The live pack and nothing else.
    #[must_use]
    pub fn live(work: &'a Work) -> Self {
        let pack = Cow::Borrowed(&work.packs.renewal);
        Self { pack, limits: Vec::new(), projects: Vec::new(), swing_space: model::Cm2::ZERO }
    }

    /// The live pack with a round's terms laid over it.
    ///
    /// # Errors
    /// When a term names a parameter or a kind of quota that there is not, or its number cannot be.
    pub fn of(work: &'a Work, terms: &RoundTerms) -> Result<Self, Failure> {
        let mut table = Self::live(work);
        for (name, literal) in &terms.parameters {
            let value: f64 = literal.parse().map_err(|_| {
                Failure::Shape(format!(
                    "{name} 不是数：{literal}；请写十进制数 / `{literal}` is no number; write a decimal"
                ))
            })?;
            let pack = table.pack.with(name, value)?;
            pack.parameters.get(name)?.check(name)?;
            table.pack = Cow::Owned(pack);
        }
        for (year, limit) in &terms.funds {
            let limit = YearlyBudget { payers: Vec::new(), year: *year, limit: *limit };
            table.limits.push(Constraint::YearlyBudget(limit));
        }
        for (kind, year, limit) in &terms.quota {
            // A limit that nothing uses would look like one that does not bind.
            if kind != PLAN_FLOW {
                return Err(Failure::Shape(format!(
                    "改造方案只用“规划流量”指标（{PLAN_FLOW}），没有用到 {kind} / renewal uses quota of the kind {PLAN_FLOW} alone, not `{kind}`"
                )));
            }
            table.limits.push(Constraint::LandQuota(LandQuota { kind: kind.clone(), year: *year, limit: *limit }));
        }
        table.projects.clone_from(&terms.projects);
        table.swing_space = terms.swing_space;
        Ok(table)
    }

    /// With parcels that a person wants in or out, by their codes on the map.
    ///
    /// # Errors
    /// When there is no parcel of such a code.
    pub fn by_hand(mut self, work: &Work, include: &[String], exclude: &[String]) -> Result<Self, Failure> {
        if include.is_empty() && exclude.is_empty() {
            return Ok(self);
        }
        let ids = |codes: &[String]| codes.iter().map(|code| parcel(work, code)).collect::<Result<Vec<_>, _>>();
        let by_hand = ByHand { include: ids(include)?, exclude: ids(exclude)? };
        self.limits.push(Constraint::ByHand(by_hand));
        Ok(self)
    }

    /// The floor that the company offers, as a vacancy.
    pub(crate) fn offered(&self, first: Quarter) -> Option<Vacancy> {
        (self.swing_space.0 > 0).then(|| Vacancy {
            id: "offered".to_owned(),
            floor: self.swing_space,
            from: first,
            to: None,
            hazardous: false,
            parcel: None,
        })
    }
}

fn parcel(work: &Work, code: &str) -> Result<ParcelId, Failure> {
    let is = |at: &(&ParcelId, &model::Parcel)| {
        at.0.0 == code || at.1.outline.as_ref().is_some_and(|outline| outline.is.code == code)
    };
    work.snapshot.parcels.iter().find(is).map(|(id, _)| id.clone()).ok_or_else(|| {
        Failure::Shape(format!(
            "没有代码为 {code} 的宗地；请用地图上的宗地代码 / there is no parcel `{code}`; use its code on the map"
        ))
    })
}
