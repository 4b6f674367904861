//! Whose data this is: the tenant, its name and its coordinate system.

use model::TownId;
use serde::{Deserialize, Serialize};

/// A town as the ledger was set up for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Town {
    /// The tenant key, e.g. `330282-kuangyan`.
    pub id: TownId,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// EPSG code of the projected CRS in which areas are measured.
    pub epsg: u32,
}

impl Town {
    /// The synthetic sample town.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            id: TownId("330282-kuangyan-sample".to_owned()),
            name_zh: "匡堰镇（合成样例）".to_owned(),
            name_en: "Kuangyan (synthetic sample)".to_owned(),
            epsg: 4549,
        }
    }
}
