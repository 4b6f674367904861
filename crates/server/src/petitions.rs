//! Petitions through the web (信访窗口): received, stepped, answered. Only the petition office enters; who petitions is kept beside the
//! ledger (decisions 0035 and 0051).

mod petitioner;
mod receiving;
mod step;

pub(crate) use petitioner::{__path_petitioner, petitioner};
pub(crate) use receiving::{__path_petition_choices, __path_receive_petition, petition_choices, receive_petition};
pub(crate) use step::{__path_step_petition, step_petition};
