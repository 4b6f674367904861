//! The wall between who asks and what there is. A handler receives a [`Seen`] work and the [`Asker`], never a connection and
//! never the whole: without passing the guard there is nothing to extract.

mod asker;
mod clock;
mod cookie;
mod csrf;
mod denied;
mod door;
mod guard;
mod house;
mod keeper;
mod reading;

pub(crate) use asker::{Asker, EVERYBODY, Seen, SeenDaily};
pub(crate) use clock::{now_us, today};
pub(crate) use cookie::{flow_cookie, flow_of, forget_cookie, forget_flow, session_cookie};
pub(crate) use door::Doorkeeper;
pub use door::{Door, NotOpen};
pub(crate) use guard::guard;
pub(crate) use house::House;
