//! Packs tried on the town and kept in the ledger: never the live grades, and the same bytes whenever they are tried again.

use std::collections::BTreeMap;

use assess::what_if::GradeMove;
use ledger::{Action, Draft, Proposal};
use model::{ContentHash, EnterpriseId, Grade};
use rules::EvaluationPack;
use serde::Serialize;

use crate::fiscal_effect::Measures;
use crate::{Failure, Office, Packs, Progress, Signature, Trial, Work};

/// A kept proposal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SavedProposal {
    /// From 1, in the order of the ledger.
    pub number: usize,
    /// Who kept it.
    pub actor: String,
    /// When, microseconds since 1970 UTC.
    pub at_us: i64,
    /// Title of its pack.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// What it is made of.
    pub proposal: Proposal,
}

/// What came of trying a kept proposal again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replay {
    /// Whether snapshot and result are the kept ones to the last bit.
    pub same: bool,
    /// Hash of the snapshot then and now.
    pub snapshots: [ContentHash; 2],
    /// Hash of the result then and now.
    pub results: [ContentHash; 2],
}

/// An enterprise that two proposals grade differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which.
    pub enterprise: EnterpriseId,
    /// Its name.
    pub name: String,
    /// Its live grade.
    pub live: Option<Grade>,
    /// Its grade by the one and by the other.
    pub grades: [Option<Grade>; 2],
}

/// A pack of measures that goes with a proposal: file name and text.
pub type MeasureText = (String, String);

impl Office {
    /// Tries a pack and keeps it: its text, the live pack's, the measures', and the result.
    ///
    /// # Errors
    /// As [`Work::what_if`]; [`Failure::Shape`] for a proposal without a name.
    pub fn save_proposal(
        &mut self,
        work: &Work,
        name: &str,
        pack: (&EvaluationPack, &str),
        measures: (&[MeasureText], &[String]),
        by: &Signature,
    ) -> Result<(SavedProposal, Trial), Failure> {
        if name.trim().is_empty() {
            return Err(Failure::Shape("a proposal needs a name, e.g. --save 提高亩均税收权重".to_owned()));
        }
        let measures = Measures::new(measures.0, measures.1, work.snapshot.as_of)?;
        let trial = work.trial(pack.0, &measures)?;
        let result = bytes(&trial)?;
        let mut blobs: Vec<Vec<u8>> = measures.texts.iter().map(|text| text.clone().into_bytes()).collect();
        let named: Vec<ContentHash> = blobs.iter().map(|text| ContentHash::of(text)).collect();
        let known_until = self.entries()?.last().map_or(0, |entry| entry.seq);
        let proposal = Proposal {
            name: name.trim().to_owned(),
            year: work.year,
            as_of: work.snapshot.as_of,
            known_until,
            snapshot: work.snapshot_hash.clone(),
            live: ContentHash::of(work.packs.evaluation_text.as_bytes()),
            pack: ContentHash::of(pack.1.as_bytes()),
            measures: named,
            adopting: measures.adopting.clone(),
            result: ContentHash::of(&result),
        };
        blobs.extend([work.packs.evaluation_text.clone().into_bytes(), pack.1.as_bytes().to_vec(), result]);
        blobs.sort();
        blobs.dedup();
        let action = Action::Proposal(proposal);
        let draft = Draft { at_us: by.at_us, actor: by.actor.clone(), on_behalf: None, action, blobs };
        self.ledger.append(&self.town.id, draft)?;
        let saved =
            self.proposals()?.pop().ok_or_else(|| Failure::Shape("the ledger lost its last entry".to_owned()))?;
        Ok((saved, trial))
    }

    /// All kept proposals, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn proposals(&self) -> Result<Vec<SavedProposal>, Failure> {
        let mut found = Vec::new();
        for entry in self.entries()? {
            let Action::Proposal(proposal) = entry.action else { continue };
            let header = EvaluationPack::parse("pack.toml", &self.text(&proposal.pack)?)?.header;
            found.push(SavedProposal {
                number: found.len() + 1,
                actor: entry.actor,
                at_us: entry.at_us,
                title: header.title,
                title_en: header.title_en,
                proposal,
            });
        }
        Ok(found)
    }

    /// One of them with its kept result.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is none of that number, or the ledger does not hold its result.
    pub fn proposal(&self, number: usize) -> Result<(SavedProposal, Trial), Failure> {
        let saved = self.proposals()?.into_iter().find(|saved| saved.number == number).ok_or_else(|| {
            let hint = "list them with `sanqian what-if list`".to_owned();
            Failure::NotFound { what: "proposal", name: number.to_string(), hint }
        })?;
        let result = self.text(&saved.proposal.result)?;
        let trial = serde_json::from_str(&result)
            .map_err(|error| Failure::Shape(format!("result {}: {error}", saved.proposal.result)))?;
        Ok((saved, trial))
    }

    /// Tries a kept proposal again, from what the ledger knew then and the texts that it kept.
    ///
    /// # Errors
    /// As [`Office::proposal`] and [`Work::run`].
    pub fn replay_proposal(&self, number: usize, progress: &mut Progress<'_>) -> Result<Replay, Failure> {
        let (saved, _) = self.proposal(number)?;
        let kept = saved.proposal;
        let snapshot = self.ledger.snapshot(&self.town.id, kept.as_of, self.town.epsg, Some(kept.known_until))?;
        let mut packs = Packs::shipped()?;
        packs.evaluation_text = self.text(&kept.live)?;
        packs.evaluation = EvaluationPack::parse("live/pack.toml", &packs.evaluation_text)?;
        let own = kept.measures.iter().map(|hash| Ok((format!("{}.toml", hash.short()), self.text(hash)?)));
        let own = own.collect::<Result<Vec<MeasureText>, Failure>>()?;
        let pack = EvaluationPack::parse("proposal/pack.toml", &self.text(&kept.pack)?)?;
        let work = Work::run(self.town.clone(), snapshot, packs, kept.year, progress)?;
        let trial = work.trial(&pack, &Measures::kept(&own, &kept.adopting, kept.as_of)?)?;
        let snapshots = [kept.snapshot, work.snapshot_hash];
        let results = [kept.result, ContentHash::of(&bytes(&trial)?)];
        let same = snapshots[0] == snapshots[1] && results[0] == results[1];
        Ok(Replay { same, snapshots, results })
    }

    /// Enterprises that two kept proposals grade differently, by id.
    ///
    /// # Errors
    /// As [`Office::proposal`]; [`Failure::Shape`] when they stand on different data, live packs or years.
    pub fn compare_proposals(&self, one: usize, other: usize) -> Result<Vec<Difference>, Failure> {
        let ((first, a), (second, b)) = (self.proposal(one)?, self.proposal(other)?);
        let base =
            |saved: &SavedProposal| (saved.proposal.snapshot.clone(), saved.proposal.live.clone(), saved.proposal.year);
        if base(&first) != base(&second) {
            return Err(Failure::Shape(format!(
                "proposals {one} and {other} stand on different data, years or live packs; try one of them again on today's"
            )));
        }
        let by_firm = |trial: Trial| {
            let moves = trial.what_if.moves.into_iter().map(|moved| (moved.enterprise.clone(), moved));
            moves.collect::<BTreeMap<EnterpriseId, GradeMove>>()
        };
        let (a, b) = (by_firm(a), by_firm(b));
        let mut found = Vec::new();
        for (id, moved) in &a {
            found.push((id, moved, [moved.to, b.get(id).map_or(moved.from, |other| other.to)]));
        }
        found.extend(
            b.iter().filter(|(id, _)| !a.contains_key(*id)).map(|(id, moved)| (id, moved, [moved.from, moved.to])),
        );
        let mut differ: Vec<Difference> = found
            .into_iter()
            .filter(|(_, _, grades)| grades[0] != grades[1])
            .map(|(id, moved, grades)| Difference {
                enterprise: id.clone(),
                name: moved.name.clone(),
                live: moved.from,
                grades,
            })
            .collect();
        differ.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        Ok(differ)
    }

    fn text(&self, hash: &ContentHash) -> Result<String, Failure> {
        let found = self.ledger.blob(&self.town.id, hash)?.and_then(|bytes| String::from_utf8(bytes).ok());
        found.ok_or_else(|| Failure::NotFound {
            what: "text",
            name: hash.to_string(),
            hint: "the ledger is damaged; verify it and restore a backup".to_owned(),
        })
    }
}

fn bytes(trial: &Trial) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(trial).map_err(|error| Failure::Shape(error.to_string()))
}
