//! What separates two parcels that lie side by side.

use model::statement::RoadClass;
use model::{Barrier, Status, Unsourced};
use serde::Deserialize;

use crate::PackError;

/// The `[barriers]` table: which roads and waters a block does not cross.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barriers {
    /// The rule in words, Chinese.
    pub zh: String,
    /// The rule in words, English.
    pub en: String,
    /// Classes of road that separate.
    pub roads: Vec<RoadClass>,
    /// Water at least this wide separates, metres.
    pub water_from_m: f64,
    /// How far it is official.
    pub status: Status,
    /// Title and place of its source; empty when unsourced.
    #[serde(default)]
    pub source: String,
}

impl Barriers {
    pub(crate) fn separates(&self, barrier: &Barrier) -> bool {
        match barrier {
            Barrier::Road { class, .. } => self.roads.contains(class),
            #[expect(clippy::cast_precision_loss, reason = "widths of water are far below 2^53 millimetres")]
            Barrier::Water { width_mm, .. } => *width_mm as f64 >= self.water_from_m * 1_000.0,
        }
    }

    pub(crate) fn check(&self) -> Result<(), PackError> {
        if !(self.water_from_m >= 0.0 && self.water_from_m.is_finite()) {
            return Err(PackError::new("`barriers.water_from_m` is not a width", "write metres, 0 or more"));
        }
        if self.status != Status::Unsourced && self.source.is_empty() {
            let hint = "fill `source`, or set status = \"unsourced\"";
            return Err(PackError::new("`barriers` claims to be sourced but names no source", hint));
        }
        Ok(())
    }

    pub(crate) fn unsourced(&self) -> Option<Unsourced> {
        (self.status == Status::Unsourced).then(|| {
            let roads: Vec<&str> = self.roads.iter().map(|class| class.zh()).collect();
            Unsourced {
                parameter: "barriers".to_owned(),
                value: format!("{}; 水面 ≥ {} m", roads.join("、"), self.water_from_m),
                meaning: self.zh.clone(),
            }
        })
    }
}
