//! An imported batch is made unreadable for good, once a corrected one stands in its place: the entry first, then the key.

use ledger::{Action, Erasure, LedgerError};
use model::EvaluationEvent;
use serde::Serialize;

use crate::sealing::key_of_batch;
use crate::{Failure, Office, Signature};

/// How often it is decided anew because another program was first.
const TRIES: usize = 20;

/// An imported batch, as one chooses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Batch {
    /// Number of its entry.
    pub entry: u64,
    /// Its name: the hash over its files.
    pub batch: String,
    /// When it was imported, microseconds since 1970 UTC.
    pub at_us: i64,
    /// Names of its files.
    pub files: Vec<String>,
    /// Facts that it stated.
    pub facts: u64,
    /// It lies sealed under a key of its own.
    pub sealed: bool,
    /// The entry that erased it.
    pub erased_by: Option<u64>,
}

/// What was erased, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasedBatch {
    /// Name of the batch.
    pub batch: String,
    /// The entry that imported it.
    pub imported_by: u64,
    /// The entry that says that it was erased.
    pub entry: u64,
    /// The entry after which none of its facts stood any more: what was known before cannot be told again.
    pub superseded_by: u64,
    /// Results that were computed while its facts stood: they are kept, and cannot be computed anew.
    pub results: Vec<u64>,
}

fn not_now(zh: String, en: String) -> Failure {
    Failure::NotNow { zh, en }
}

impl Office {
    /// All imported batches, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn batches(&self) -> Result<Vec<Batch>, Failure> {
        let (keys, erasures) = (self.ledger.seal_keys(&self.town.id)?, self.ledger.erasures(&self.town.id)?);
        let batch = |entry: ledger::Entry| {
            let Action::Import(import) = entry.action else { return None };
            let key = key_of_batch(&import.batch);
            let erased_by = erasures.get(&key).map(|(seq, _)| *seq);
            Some(Batch {
                entry: entry.seq,
                at_us: entry.at_us,
                files: import.files.into_iter().map(|file| file.name).collect(),
                facts: import.fact_count,
                sealed: keys.contains_key(&key) || erased_by.is_some(),
                erased_by,
                batch: import.batch,
            })
        };
        Ok(self.entries()?.into_iter().filter_map(batch).collect())
    }

    fn batch(&self, asked: &str) -> Result<Batch, Failure> {
        let (asked, number) = (asked.trim(), asked.trim().parse::<u64>().ok());
        let is = |batch: &Batch| {
            number == Some(batch.entry) || batch.batch == asked || (asked.len() >= 8 && batch.batch.starts_with(asked))
        };
        let mut found: Vec<Batch> = self.batches()?.into_iter().filter(is).collect();
        match (found.pop(), found.is_empty()) {
            (Some(batch), true) => Ok(batch),
            _ => Err(Failure::NotFound {
                what: "batch",
                name: asked.to_owned(),
                hint: "list the batches with `sanqian erase`; name one by the number of its entry or by its hash"
                    .to_owned(),
            }),
        }
    }

    /// Erases a batch: what it imported, files and facts, can be read no more, in this ledger, in its exports and in backups whose keys were
    /// written after. Refused while any of its facts is the town's, or an evaluation that is not final rests on it.
    ///
    /// # Errors
    /// [`Failure::NotNow`] with what still rests on it; when the ledger or the folder of keys refuses.
    pub fn erase_batch(&mut self, asked: &str, because: &str, by: &Signature) -> Result<ErasedBatch, Failure> {
        self.settle_keys()?;
        let because = because.trim();
        if because.is_empty() {
            return Err(not_now("请写明销毁的理由".to_owned(), "say why it is erased".to_owned()));
        }
        for _ in 0..TRIES {
            let head = self.ledger.head(&self.town.id)?.map_or(0, |head| head.seq);
            let batch = self.batch(asked)?;
            let superseded_by = self.may_erase(&batch)?;
            let results = self.results_on(batch.entry, superseded_by)?;
            let key = key_of_batch(&batch.batch);
            let erasure = Erasure {
                entry: batch.entry,
                batch: batch.batch.clone(),
                key: key.clone(),
                superseded_by,
                because: because.to_owned(),
            };
            let (at_us, actor) = (by.at_us, by.actor.clone());
            let action = Action::Erasure(erasure);
            let draft = ledger::Draft { at_us, actor, on_behalf: None, action, blobs: Vec::new() };
            let town = self.town.id.clone();
            let entry = match self.writing()?.append_after(&town, head, draft, None) {
                Ok(entry) => entry.seq,
                Err(LedgerError::Moved { .. }) => continue,
                Err(error) => return Err(error.into()),
            };
            self.destroy_erased(&key)?;
            return Ok(ErasedBatch { batch: batch.batch, imported_by: batch.entry, entry, superseded_by, results });
        }
        Err(LedgerError::Contended(format!("{TRIES} times")).into())
    }

    /// The key of what the ledger says was erased goes, and that of the stored fold, which may hold facts of then.
    pub(crate) fn destroy_erased(&self, key: &str) -> Result<(), Failure> {
        let keys = self.keys();
        keys.destroy(key)?;
        self.ledger.forget_stored_fold(&self.fold_file())?;
        Ok(keys.destroy(ledger::FOLD_KEY)?)
    }

    /// The entry after which none of its facts stood; a refusal when one still does.
    fn may_erase(&self, batch: &Batch) -> Result<u64, Failure> {
        let number = batch.entry;
        if let Some(entry) = batch.erased_by {
            return Err(not_now(
                format!("第 {number} 条入库的这一批已由第 {entry} 条销毁"),
                format!("the batch of entry {number} was erased by entry {entry} already"),
            ));
        }
        if !batch.sealed {
            return Err(not_now(
                format!(
                    "第 {number} 条是加密存放以前入库的，没有单独的密钥，不能这样销毁；它仍以明文存在台账和备份里，请按涉密介质管理"
                ),
                format!(
                    "entry {number} was imported before blobs were sealed: it has no key that could be destroyed and lies plain in the ledger and its backups"
                ),
            ));
        }
        let superseded = self.ledger.superseded(&self.town.id, number)?;
        let Some(by) = superseded.by else {
            let (left, all) = (superseded.standing.len(), superseded.facts);
            let some: Vec<&str> = superseded.standing.iter().take(3).map(String::as_str).collect();
            let some = some.join("; ");
            return Err(not_now(
                format!(
                    "第 {number} 条入库的 {all} 条事实中还有 {left} 条是镇里现用的（如 {some}），销毁会丢掉它们；请先导入更正后的文件，覆盖全部内容，再销毁这一批"
                ),
                format!(
                    "{left} of the {all} facts of entry {number} are the town's still (such as {some}), and erasing would lose them; import corrected files that state all of them first"
                ),
            ));
        };
        if let Some(year) = self.open_round_on(number, by)? {
            return Err(not_now(
                format!("{year} 年度的评价还没有终评，最近一次初评/复评依据的是更正以前的数据；请先复评或终评，再销毁"),
                format!(
                    "the evaluation of {year} is not final and its latest run rests on what was known before the correction; run it again or make it final first"
                ),
            ));
        }
        Ok(by)
    }

    /// A year whose evaluation is not final and was last run while the batch's facts stood.
    fn open_round_on(&self, from: u64, until: u64) -> Result<Option<i16>, Failure> {
        let mut last = std::collections::BTreeMap::new();
        for entry in self.entries()? {
            let Action::Evaluation(event) = entry.action else { continue };
            match event {
                EvaluationEvent::Opened { year, .. } | EvaluationEvent::Rerun { year, .. } => {
                    last.insert(year, entry.seq);
                }
                EvaluationEvent::Frozen { year, .. } => {
                    last.remove(&year);
                }
                _ => {}
            }
        }
        Ok(last.into_iter().find(|(_, seq)| (from..until).contains(seq)).map(|(year, _)| year))
    }

    /// Entries that keep a result of a time when the batch's facts stood.
    fn results_on(&self, from: u64, until: u64) -> Result<Vec<u64>, Failure> {
        let kept = |action: &Action| {
            matches!(
                action,
                Action::Run(_)
                    | Action::Proposal(_)
                    | Action::Evaluation(EvaluationEvent::Opened { .. } | EvaluationEvent::Rerun { .. })
            )
        };
        let entries = self.entries()?.into_iter();
        Ok(entries.filter(|entry| (from..until).contains(&entry.seq) && kept(&entry.action)).map(|e| e.seq).collect())
    }
}
