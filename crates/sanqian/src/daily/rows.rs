//! What the imported rows give to the daily work, and what it gives back: a village's assets, a petition's place, what a firm sees.

use std::collections::BTreeMap;

use model::{Fen, MatterId, Snapshot};
use rectify::{FirmView, Reporter, firm_view};
use uplift::{FactorLine, factor_statement};

use super::{Daily, DailyPacks};
use crate::Failure;

/// Book values of a village's assets as its list gives them, by name. Assets of one name are one holding.
#[must_use]
pub fn book_assets(snapshot: &Snapshot, village: &str) -> Vec<(String, Fen)> {
    let mut assets: BTreeMap<String, Fen> = BTreeMap::new();
    for asset in snapshot.assets.values().map(|stated| &stated.is).filter(|asset| asset.village == village) {
        *assets.entry(asset.name.clone()).or_default() += asset.book_value;
    }
    assets.into_iter().collect()
}

/// Where a petition of the imported list lies, in millimetres of the town's coordinates; `None` when it is not located.
#[must_use]
pub fn petition_place(snapshot: &Snapshot, number: &str) -> Option<[i64; 2]> {
    let at = snapshot.petitions.get(number)?.is.at?;
    #[expect(clippy::cast_possible_truncation, reason = "projected metres, far below 2⁵³ millimetres")]
    let millimetres = |metres: f64| (metres * 1000.0).round() as i64;
    Some([millimetres(at.x()), millimetres(at.y())])
}

impl Daily {
    /// What a firm may see of a petition; `None` until the office has asked it something.
    ///
    /// # Errors
    /// When the office's words say who petitions, or the petition is a report against someone.
    pub fn firm_view(&self, id: &MatterId, reporter: Option<&Reporter>) -> Result<Option<FirmView>, Failure> {
        let record = self.petitions.get(id).ok_or_else(|| Failure::NotFound {
            what: "petition",
            name: id.0.clone(),
            hint: "see `sanqian petition list`".to_owned(),
        })?;
        firm_view(&record.matter, &record.of, reporter).map_err(|refusal| Failure::Refused(Box::new(refusal)))
    }

    /// What a holder has been given, has passed on and has lost, of all quotas.
    #[must_use]
    pub fn factor_lines(&self, packs: &DailyPacks, holder: &str) -> Vec<FactorLine> {
        let ledgers = self.quotas.iter().filter_map(|(name, ledger)| Some((packs.quotas.get(name)?, ledger)));
        ledgers.flat_map(|(pack, ledger)| factor_statement(pack, ledger, holder).0).collect()
    }
}
