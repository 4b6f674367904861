//! Who may do what. One decision, default-deny, over closed lists: [`decide`] takes a [`Principal`] (an account with its
//! grants), an [`Action`], an [`Object`] (how it stands to the principal) and a day, and says yes or no, why, which rows
//! ([`Scope`]) and which fields ([`Fields`]). What a role may do is one table (`table.rs`); who has which role is data in the
//! ledger, folded by [`Directory`].
//!
//! Pure: no database, no HTTP, no clock. The law that its tests hold: taking something away (a grant, a day, a second
//! factor) never allows more.

mod action;
mod decide;
mod decision;
mod delegate;
mod directory;
mod field;
mod principal;
mod scope;
mod table;

pub use action::Action;
pub use decide::decide;
pub use decision::{Decision, Reason, Verdict};
pub use delegate::{GrantRefusal, delegate, may_be_granted};
pub use directory::{Directory, KnownAccount};
pub use field::{Field, Fields};
pub use principal::{Assurance, Object, Principal, Relation};
pub use scope::Scope;
pub use table::{Reach, field_row, row};
