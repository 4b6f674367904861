//! 人工指定：必须纳入、不得纳入.

use std::collections::BTreeSet;

use model::ParcelId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::phasing::compiled::Compiled;

/// In or out by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByHand {
    /// Parcels that take some option.
    #[serde(default)]
    pub include: Vec<ParcelId>,
    /// Parcels that take none.
    #[serde(default)]
    pub exclude: Vec<ParcelId>,
}

impl ByHand {
    pub(super) fn compile(&self, model: &mut Compiled<'_>) {
        let include: BTreeSet<&ParcelId> = self.include.iter().collect();
        let exclude: BTreeSet<&ParcelId> = self.exclude.iter().collect();
        let parcels = &model.problem.parcels;
        for (must, parcel) in model.must.iter_mut().zip(parcels) {
            *must |= include.contains(&parcel.id);
        }
        model.bar(|effect, _, _| exclude.contains(&parcels[effect.parcel].id));
    }
}
