//! 周转用房：每个被腾空企业在每个季度都有去处.
//!
//! Rows are the necessary part: at every quarter all firms that have left so far (hazardous ones by themselves as well) fit, by
//! area, into vacancies that are open and new space that is ready. That each firm has one seat is [`super::super::seats`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::compiled::Compiled;

/// Every displaced firm sits somewhere in every quarter until it is back in its own block, or for good in another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SwingSpace {
    /// Places that a firm may sit in one after the other, its own new one not counted; 1 means that no firm moves on.
    pub most_seats: usize,
}

impl SwingSpace {
    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        model.most_seats = Some(model.most_seats.map_or(self.most_seats, |most| most.min(self.most_seats)));
        for hazardous in [false, true] {
            let ledger = model.ledger(&format!("seats {hazardous}"), |effect, parcel, mode| {
                let mut posts = Vec::new();
                if let Some(leave) = mode.empties {
                    let need = parcel.firms.iter().filter(|f| !f.stays_under.contains(&mode.code));
                    let need = need.filter(|f| f.hazardous || !hazardous).map(|f| f.floor.0).sum();
                    posts.push((i64::from(leave), need));
                }
                if let Some(ready) = mode.ready
                    && (mode.hazardous_space || !hazardous)
                {
                    posts.push((i64::from(ready), -effect.seat_space.0));
                }
                posts
            });
            let first = model.problem.first;
            for quarter in 0..model.quarters {
                let now = first.plus(i32::try_from(quarter).unwrap_or(i32::MAX));
                let open = model.problem.vacancies.iter().filter(|v| v.hazardous || !hazardous);
                let open = open.filter(|v| v.from <= now && v.to.is_none_or(|to| now < to));
                let limit = open.map(|v| v.floor.0).sum();
                model.rows.push(Row { constraint: index, ledger, from: 0, to: quarter + 1, limit });
            }
        }
    }
}
