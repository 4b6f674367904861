//! 千家整治: suspicions of the five checks (五大整治), each with evidence and clause, and the enterprises whose evidence,
//! once verified, supports lawful closure.
//!
//! [`findings`] goes through a table of rules over what is known ([`Snapshot`](model::Snapshot)) and what geometry says
//! ([`Relations`](model::Relations)); [`closure_proposals`] joins findings with failed rechecks. What a rule means in law
//! stands in the check pack ([`CheckPack`](rules::CheckPack)); what it looks for stands here. A finding is a suspicion
//! until someone verifies it on site;
//! [`CaseRules`] runs the case that follows, from verification to its end.

mod case;
mod closure;
mod environment;
mod figures;
mod findings;
mod fire;
mod illegal_building;
mod legality;
mod letting;
mod occupants;
mod petition;
mod scene;
mod suspicion;

pub use case::{CaseRules, Merged, NotABranch, freed_space};
pub use closure::closure_proposals;
pub use findings::findings;
pub use petition::{
    FirmView, PetitionLink, PetitionPair, PetitionRules, Reporter, firm_view, link_firms, suggest_same,
};
