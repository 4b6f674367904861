//! What the guard opens: the whole, and the narrowed works that were asked for before.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sanqian::{Approvals, DailyAt, Diary, Jobs, Records, Sight, Work};
use tokio::sync::OnceCell;

use super::door::Kind;
use super::reading::Reading;
use super::{Door, SeenDaily};
use crate::index::Index;
use crate::jobs::{Desk, work_on_jobs};
use crate::phase_answers::AnswersLater;

/// Narrowed works that are kept; the longest unused goes first. A narrowed work is about as large as what is seen.
const KEPT: usize = 32;

/// The state of the router. Handlers do not reach into it.
pub(crate) struct House {
    pub(super) door: Door,
    pub(super) reading: Arc<Reading>,
    pub(super) diary: Arc<Diary>,
    pub(super) approvals: Arc<Approvals>,
    pub(super) desk: Arc<Desk>,
    whole: Arc<Index>,
    narrowed: Mutex<Narrowed>,
}

#[derive(Default)]
struct Narrowed {
    asked: u64,
    kept: BTreeMap<Sight, Kept>,
}

struct Kept {
    /// When it was last asked for.
    last: u64,
    index: Arc<OnceCell<Arc<Index>>>,
    /// The daily work, and the entry up to which it goes.
    daily: Option<(u64, SeenDaily)>,
}

impl House {
    pub(crate) fn new(work: Arc<Work>, records: Records, diary: Arc<Diary>, jobs: Jobs, door: Door) -> Self {
        let answers = Arc::new(AnswersLater::of(Arc::clone(&work)));
        let (desk, whole) = (Arc::new(Desk::new(jobs)), Arc::new(Index::new(work, records, answers)));
        work_on_jobs(&desk, &whole);
        let approvals = Arc::new(Approvals::of(Arc::clone(&diary)));
        let people = match &door.0 {
            Kind::Open => None,
            Kind::LogIn(keeper) => Some(Arc::clone(&keeper.people)),
        };
        let reading = Reading::of(Arc::clone(&diary), people);
        Self { door, reading, diary, approvals, desk, whole, narrowed: Mutex::default() }
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

    /// The daily work as far as it is seen with a sight. Narrowed anew only after it changed.
    ///
    /// # Errors
    /// When the narrowing died.
    pub(super) async fn daily(&self, sight: Sight, DailyAt { seq, daily }: DailyAt) -> Result<SeenDaily, String> {
        if sight.is_everything() {
            return Ok(SeenDaily { daily, revision: seq.to_string().into() });
        }
        if let Some(kept) = self.locked().kept.get(&sight)
            && let Some((at, seen)) = &kept.daily
            && *at == seq
        {
            return Ok(seen.clone());
        }
        let (whole, of) = (Arc::clone(&self.whole), sight.clone());
        let seen = tokio::task::spawn_blocking(move || SeenDaily::of(daily.seen_by(&whole.work, &of)));
        let seen = seen.await.map_err(|error| error.to_string())?;
        if let Some(kept) = self.locked().kept.get_mut(&sight) {
            kept.daily = Some((seq, seen.clone()));
        }
        Ok(seen)
    }

    fn locked(&self) -> MutexGuard<'_, Narrowed> {
        self.narrowed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cell(&self, sight: &Sight) -> Arc<OnceCell<Arc<Index>>> {
        let mut narrowed = self.locked();
        narrowed.asked += 1;
        let asked = narrowed.asked;
        if let Some(kept) = narrowed.kept.get_mut(sight) {
            kept.last = asked;
            return Arc::clone(&kept.index);
        }
        if narrowed.kept.len() >= KEPT {
            let oldest = narrowed.kept.iter().min_by_key(|(_, kept)| kept.last).map(|(sight, _)| sight.clone());
            oldest.map(|sight| narrowed.kept.remove(&sight));
        }
        let index = Arc::default();
        narrowed.kept.insert(sight.clone(), Kept { last: asked, index: Arc::clone(&index), daily: None });
        index
    }
}

fn narrow(whole: &Index, sight: &Sight) -> Result<Arc<Index>, String> {
    let records = whole.records.seen_by(&whole.work, sight);
    let work = whole.work.seen_by(sight).map_err(|failure| failure.to_string())?;
    Ok(Arc::new(Index::new(Arc::new(work), records, Arc::clone(&whole.answers))))
}
