//! 千企提升: an enterprise's profile and what applies to it, and the town's lists of whom and what to uplift.
//!
//! [`Context`] gathers what other verbs found (grades, findings, closure proposals, sites, blocks); [`profile`] makes one
//! enterprise's page (一企一策), [`lists`] the lists of the town. Nothing here decides a measure: it says what applies,
//! on what basis, and what stands in the way.

mod advice;
mod association;
mod context;
mod energy;
mod entitlement;
mod factor_ledger;
mod lists;
mod median;
mod norms;
mod parcel;
mod peers;
mod plan;
mod plan_facts;
mod portrait;
mod profile;

pub use association::{AssociationBoard, AssociationMember, AssociationTarget, association};
pub use context::{Context, Inputs};
pub use factor_ledger::{FactorLine, factor_statement};
pub use lists::lists;
pub use norms::{
    Matrix, Norm, NormFirm, NormLine, NormPosition, NormTarget, Norms, Predictor, RobustFit, norm_firms, norms,
};
pub use plan::{EnterprisePlan, PlanConfirmation, PlanPut, changed_facts, enterprise_plan};
pub use plan_facts::{CaseFacts, plan_facts};
pub use portrait::{Coverage, Portrait, PortraitFirm, PyramidStep, Quadrant, Standing, portrait};
pub use profile::profile;
