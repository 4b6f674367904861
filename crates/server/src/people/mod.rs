//! Logging in, one's own account, and what administrators do with accounts.

mod accounts;
mod claims;
mod identity;
mod looks;
mod oidc;
mod own;
mod session;

pub(crate) use accounts::*;
pub(crate) use claims::*;
pub(crate) use identity::*;
pub(crate) use looks::*;
pub(crate) use oidc::*;
pub(crate) use own::*;
pub(crate) use session::*;
