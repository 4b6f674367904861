//! What the guard opens: the whole, and the narrowed works that were asked for before.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sanqian::{Records, Sight, Work};
use tokio::sync::OnceCell;

use super::Door;
use crate::index::Index;

/// Narrowed works that are kept; the longest unused goes first. A narrowed work is about as large as what is seen.
const KEPT: usize = 32;

/// The state of the router. Handlers do not reach into it.
pub(crate) struct House {
    pub(super) door: Door,
    whole: Arc<Index>,
    narrowed: Mutex<Narrowed>,
}

#[derive(Default)]
struct Narrowed {
    asked: u64,
    kept: BTreeMap<Sight, (u64, Arc<OnceCell<Arc<Index>>>)>,
}

impl House {
    pub(crate) fn new(work: Arc<Work>, records: Records, door: Door) -> Self {
        Self { door, whole: Arc::new(Index::new(work, records)), narrowed: Mutex::default() }
    }

    /// What is seen with a sight.
    ///
    /// # Errors
    /// When the narrowing died.
    pub(super) async fn seen(&self, sight: Sight) -> Result<Arc<Index>, String> {
        if sight.is_everything() {
            return Ok(Arc::clone(&self.whole));
        }
        let cell = self.cell(&sight);
        let whole = Arc::clone(&self.whole);
        let narrow = || async {
            // Linear in the town: not on a thread that answers others.
            let narrowed = tokio::task::spawn_blocking(move || narrow(&whole, &sight)).await;
            narrowed.map_err(|error| error.to_string())?
        };
        cell.get_or_try_init(narrow).await.cloned()
    }

    fn cell(&self, sight: &Sight) -> Arc<OnceCell<Arc<Index>>> {
        let mut narrowed = self.narrowed.lock().unwrap_or_else(PoisonError::into_inner);
        narrowed.asked += 1;
        let asked = narrowed.asked;
        if let Some((last, cell)) = narrowed.kept.get_mut(sight) {
            *last = asked;
            return Arc::clone(cell);
        }
        if narrowed.kept.len() >= KEPT {
            let oldest = narrowed.kept.iter().min_by_key(|(_, (last, _))| *last).map(|(sight, _)| sight.clone());
            oldest.map(|sight| narrowed.kept.remove(&sight));
        }
        let cell = Arc::default();
        narrowed.kept.insert(sight.clone(), (asked, Arc::clone(&cell)));
        cell
    }
}

fn narrow(whole: &Index, sight: &Sight) -> Result<Arc<Index>, String> {
    let records = whole.records.seen_by(&whole.work, sight);
    let work = whole.work.seen_by(sight).map_err(|failure| failure.to_string())?;
    Ok(Arc::new(Index::new(Arc::new(work), records)))
}
