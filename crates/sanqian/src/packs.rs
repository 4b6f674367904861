//! The rule packs in force. The shipped ones are part of the binary, so that a town office needs no second file; any of
//! them may be replaced by a file of the same kind.

use jiff::civil::Date;
use model::{ContentHash, Unsourced};
use rules::{CheckPack, EvaluationPack, LandPack, PackError, ParkPack, RenewalPack, UpliftPack};

/// One pack of each kind.
#[derive(Debug, Clone)]
pub struct Packs {
    /// 亩均评价
    pub evaluation: EvaluationPack,
    /// Text of the evaluation pack, which a saved proposal keeps.
    pub evaluation_text: String,
    /// 五大整治
    pub checks: CheckPack,
    /// 千企提升
    pub uplift: UpliftPack,
    /// 千亩改造
    pub renewal: RenewalPack,
    /// 园区运营
    pub parks: ParkPack,
    /// Findings about land
    pub land: LandPack,
    /// Hashes of their texts, in this order.
    pub hashes: Vec<ContentHash>,
}

impl Packs {
    /// The shipped packs.
    ///
    /// # Errors
    /// Never for a tested build; the type says so because packs are text.
    pub fn shipped() -> Result<Self, PackError> {
        let texts = SHIPPED;
        Ok(Self {
            evaluation: EvaluationPack::parse(texts[0].0, texts[0].1)?,
            evaluation_text: texts[0].1.to_owned(),
            checks: CheckPack::parse(texts[1].0, texts[1].1)?,
            uplift: UpliftPack::parse(texts[2].0, texts[2].1)?,
            renewal: RenewalPack::parse(texts[3].0, texts[3].1)?,
            parks: ParkPack::parse(texts[4].0, texts[4].1)?,
            land: LandPack::parse(texts[5].0, texts[5].1)?,
            hashes: texts.iter().map(|(_, text)| ContentHash::of(text.as_bytes())).collect(),
        })
    }

    /// Every assumption of the packs that no source gives, once each.
    #[must_use]
    pub fn unsourced(&self, year: i16, day: Date) -> Vec<Unsourced> {
        let mut all: Vec<Unsourced> = [
            self.evaluation.unsourced(year),
            self.checks.unsourced(day),
            self.uplift.parameters.unsourced(day),
            self.renewal.unsourced(day),
            self.parks.parameters.unsourced(day),
            self.land.unsourced(day),
        ]
        .concat();
        all.sort();
        all.dedup();
        all
    }
}

/// Name and text of each shipped pack.
const SHIPPED: [(&str, &str); 6] = [
    (
        "rulepacks/evaluation/huangyan-2022/pack.toml",
        include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml"),
    ),
    ("rulepacks/checks/default/pack.toml", include_str!("../../../rulepacks/checks/default/pack.toml")),
    ("rulepacks/uplift/default/pack.toml", include_str!("../../../rulepacks/uplift/default/pack.toml")),
    ("rulepacks/renewal/default/pack.toml", include_str!("../../../rulepacks/renewal/default/pack.toml")),
    ("rulepacks/parks/default/pack.toml", include_str!("../../../rulepacks/parks/default/pack.toml")),
    ("rulepacks/land/default/pack.toml", include_str!("../../../rulepacks/land/default/pack.toml")),
];
