//! The evaluation packs that are part of the binary.

use rules::{EvaluationPack, PackError};

/// An evaluation pack as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShippedEvaluation {
    /// Its id, by which a command may name it.
    pub id: &'static str,
    /// `pack.toml`
    pub text: &'static str,
    /// `cases.toml`; empty when its source supports none.
    pub cases: &'static str,
}

impl ShippedEvaluation {
    /// The pack with its cases.
    ///
    /// # Errors
    /// Never for a tested build; the type says so because packs are text.
    pub fn pack(&self) -> Result<EvaluationPack, PackError> {
        let file = |name: &str| format!("rulepacks/evaluation/{}/{name}", self.id);
        EvaluationPack::parse(&file("pack.toml"), self.text)?.with_cases(&file("cases.toml"), self.cases)
    }
}

macro_rules! shipped {
    ($id:literal) => {
        shipped!($id, "")
    };
    ($id:literal with cases) => {
        shipped!($id, include_str!(concat!("../../../rulepacks/evaluation/", $id, "/cases.toml")))
    };
    ($id:literal, $cases:expr) => {
        ShippedEvaluation {
            id: $id,
            text: include_str!(concat!("../../../rulepacks/evaluation/", $id, "/pack.toml")),
            cases: $cases,
        }
    };
}

/// The shipped evaluation packs, by id.
pub const EVALUATION_PACKS: [ShippedEvaluation; 9] = [
    shipped!("anhui-city" with cases),
    shipped!("cixi"),
    shipped!("huaian-2024" with cases),
    shipped!("huangyan-2021" with cases),
    shipped!("huangyan-2022" with cases),
    shipped!("jingde-2022"),
    shipped!("suichang-2023"),
    shipped!("wenling-2021" with cases),
    shipped!("wujin-draft"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_of_evaluation_packs_is_shipped_as_it_is() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulepacks/evaluation");
        let mut ids: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        ids.sort();
        assert_eq!(EVALUATION_PACKS.map(|pack| pack.id).to_vec(), ids);
        for pack in EVALUATION_PACKS {
            let cases = std::fs::read_to_string(format!("{folder}/{}/cases.toml", pack.id)).unwrap_or_default();
            assert_eq!(pack.cases, cases, "{}", pack.id);
            assert_eq!(pack.pack().unwrap().header.id, pack.id);
        }
    }
}
