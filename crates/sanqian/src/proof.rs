//! A proof for the one whom it concerns: that an entry stands in the ledger, without any other entry.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use ledger::Action;
use model::EvaluationEvent;

use crate::{Failure, Office};

impl Office {
    /// The entry of the run on which a year's published or final result rests: it names the result by its hash.
    ///
    /// # Errors
    /// [`Failure::NotNow`] when the year's result was not published yet.
    pub fn published_entry(&self, year: i16) -> Result<u64, Failure> {
        let (mut run, mut published) = (None, None);
        for entry in self.entries()? {
            match entry.action {
                Action::Evaluation(event) if event.year() == year => match event {
                    EvaluationEvent::Opened { .. } | EvaluationEvent::Rerun { .. } => run = Some(entry.seq),
                    EvaluationEvent::Published { .. } | EvaluationEvent::Frozen { .. } => published = run,
                    _ => {}
                },
                _ => {}
            }
        }
        published.ok_or_else(|| Failure::NotNow {
            zh: format!("{year} 年度的评价还没有公示，没有可证明的结果；先公示（sanqian evaluation publish）"),
            en: format!("the evaluation of {year} was not published yet (sanqian evaluation publish)"),
        })
    }

    /// Writes the proof of an entry to a new file: the entry, its path to the signed root, nothing of the others.
    ///
    /// # Errors
    /// When there is no such entry, or the file exists or cannot be written.
    pub fn prove(&self, entry: u64, to: &Path) -> Result<(), Failure> {
        let signer = self.signer()?;
        let about = serde_json::to_value(self.town()).map_err(|error| Failure::Shape(error.to_string()))?;
        let head = self.ledger.head(&self.town().id)?.map_or(0, |head| head.seq);
        if entry == 0 || entry > head {
            return Err(Failure::NotNow {
                zh: format!("台账里没有第 {entry} 条，共 {head} 条"),
                en: format!("the ledger has no entry {entry}, it has {head}"),
            });
        }
        let file = File::create_new(to).map_err(|error| Failure::file(to, error))?;
        let mut out = BufWriter::new(file);
        self.ledger.prove(&self.town().id, entry, &about, &signer, &mut out)?;
        Ok(())
    }
}
