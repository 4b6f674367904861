//! Logging in, one's own account, and what administrators do with accounts.

mod accounts;
mod claims;
mod looks;
mod own;
mod session;

pub(crate) use accounts::*;
pub(crate) use claims::*;
pub(crate) use looks::*;
pub(crate) use own::*;
pub(crate) use session::*;
