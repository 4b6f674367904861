//! What the ledger holds beside a work: the rounds of the years, kept proposals, the years beside each other.

use ledger::Action;
use model::{EvaluationEvent, EvaluationRound};
use serde::Serialize;

use crate::{DailyPacks, Failure, Move, Office, Phased, Portraits, SavedProposal, Trial, Work, Years, moves};

/// Gathered once, for those who read.
#[derive(Debug, Clone, Serialize)]
pub struct Records {
    /// Grades over the years.
    pub years: Years,
    /// Rounds, the latest year first.
    pub rounds: Vec<RoundRecord>,
    /// Kept proposals with their results, oldest first.
    pub proposals: Vec<(SavedProposal, Trial)>,
    /// 精准画像 of the town's enterprises.
    pub portraits: Portraits,
    /// The rules that it goes by.
    #[serde(skip)]
    pub daily_packs: DailyPacks,
    /// The phased plan, or why there is none.
    pub phases: Result<Phased, String>,
}

/// A round with who did what, and who moved.
#[derive(Debug, Clone, Serialize)]
pub struct RoundRecord {
    /// Where it stands.
    pub round: EvaluationRound,
    /// Every step, oldest first.
    pub steps: Vec<RoundStep>,
    /// For each run after the first, who moved since the run before.
    pub moves: Vec<Vec<Move>>,
}

/// One step of a round.
#[derive(Debug, Clone, Serialize)]
pub struct RoundStep {
    /// Who entered it.
    pub actor: String,
    /// When, microseconds since 1970 UTC.
    pub at_us: i64,
    /// What.
    pub event: EvaluationEvent,
}

impl Office {
    /// Everything for those who read, as the ledger stands now, beside the phased plan that was worked out
    /// ([`Work::phase`]).
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn records(&self, work: &Work, phases: Result<Phased, Failure>) -> Result<Records, Failure> {
        let entries = self.entries()?;
        let mut rounds = Vec::new();
        for (year, round) in self.evaluations()?.into_iter().rev() {
            let steps = entries.iter().filter_map(|entry| match &entry.action {
                Action::Evaluation(event) if event.year() == year => {
                    Some(RoundStep { actor: entry.actor.clone(), at_us: entry.at_us, event: event.clone() })
                }
                _ => None,
            });
            let steps = steps.collect();
            let runs = round.runs.iter().map(|run| self.assessment(run)).collect::<Result<Vec<_>, _>>()?;
            let moves = runs.windows(2).map(|pair| moves(&pair[0], &pair[1])).collect();
            rounds.push(RoundRecord { round, steps, moves });
        }
        let kept = self.proposals()?.into_iter().map(|saved| self.proposal(saved.number));
        let (years, proposals) = (self.years(work)?, kept.collect::<Result<_, _>>()?);
        let daily_packs = DailyPacks::shipped()?;
        let portraits = work.portraits(&daily_packs)?;
        let phases = phases.map_err(|why| why.to_string());
        Ok(Records { years, rounds, proposals, portraits, daily_packs, phases })
    }
}
