//! What land counts for an enterprise.

use model::Status;
use schemars::JsonSchema;
use serde::Deserialize;

/// The `[land]` table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LandRule {
    /// Which area of a parcel counts.
    pub area: LandArea,
    /// What land a tenant has.
    pub tenants: TenantLand,
    /// What a signed declaration of land does.
    pub declared: DeclaredLand,
    /// Parameter: largest relative difference between declared and derived land that is not remarked on.
    pub tolerance: String,
    /// How far the rule is official.
    pub status: Status,
    /// The rule in words, Chinese.
    pub zh: String,
    /// The rule in words, English.
    pub en: String,
}

/// Which area of a parcel counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LandArea {
    /// The surveyed outline; the certificate where there is no outline.
    OutlineElseCertificate,
    /// The certificate; the surveyed outline where there is none.
    CertificateElseOutline,
}

/// What land a tenant has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TenantLand {
    /// parcel × leased floor area ÷ floor area of the parcel's buildings; the right holders keep the rest by share. Only
    /// leases in force on the last day of the evaluation year; sub-let area leaves the intermediate tenant.
    ByFloorArea,
}

/// What a signed declaration of land does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeclaredLand {
    /// It is compared with the derived land, and counts only where the records give none.
    CrossCheck,
}

impl LandRule {
    /// The settings as text, for the note that a result carries.
    #[must_use]
    pub(super) fn settings(&self) -> String {
        let area = match self.area {
            LandArea::OutlineElseCertificate => "宗地图形面积优先",
            LandArea::CertificateElseOutline => "证载面积优先",
        };
        let TenantLand::ByFloorArea = self.tenants;
        let DeclaredLand::CrossCheck = self.declared;
        format!("{area}；承租按建筑面积分摊；申报面积仅作核对")
    }
}
