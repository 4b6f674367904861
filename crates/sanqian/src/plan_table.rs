//! What a phased plan is worked out from beside the town's data: the live renewal pack, or what a round of negotiation lays on
//! the table.

use std::borrow::Cow;

use model::{IncomingProject, Quarter, RoundTerms};
use redevelop::phasing::{Constraint, LandQuota, PLAN_FLOW, Vacancy, YearlyBudget};
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
                Failure::Shape(format!("{name} 不是数：{literal}；请写十进制数 / `{literal}` is no number; write a decimal"))
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
