//! Grades over the years of the ledger: final ones where there are, else those of the round, else computed by the pack in
//! force, and said to be so.

use std::collections::BTreeSet;

use assess::trend::{FirmTrend, Trend, YearMove, trend};
use model::{Assessment, ContentHash, Derivation, EnterpriseId, Grade, Stage};
use rules::EvaluationPack;
use serde::Serialize;

use crate::{EVALUATION_PACKS, Failure, Office, Work};

/// Where the grades of a year come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum YearOrigin {
    /// 终评
    Final,
    /// The latest run of a round that is not final.
    Round,
    /// Computed now by the pack in force; nobody has published it.
    Computed,
}

/// A year with grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradedYear {
    /// 年度
    pub year: i16,
    /// Where its grades come from.
    pub origin: YearOrigin,
    /// Title of its pack.
    pub pack_title: String,
    /// Hash of its pack.
    pub pack: ContentHash,
    /// Enterprises graded.
    pub firms: usize,
}

/// A year of which the ledger has figures but that could not be graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UngradedYear {
    /// 年度
    pub year: i16,
    /// Why.
    pub reason: String,
}

/// All years beside each other.
#[derive(Debug, Clone, Serialize)]
pub struct Years {
    /// Rising.
    pub graded: Vec<GradedYear>,
    /// Rising.
    pub ungraded: Vec<UngradedYear>,
    /// Who moved, and which indicator moved them most.
    pub trend: Trend,
    #[serde(skip)]
    runs: Vec<Assessment>,
}

/// One enterprise in one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearOfFirm {
    /// 年度
    pub year: i16,
    /// Where the year's grades come from.
    pub origin: YearOrigin,
    /// Its standing; `None` when it is not graded.
    pub standing: Option<YearStanding>,
    /// How it came from the year before, when its grade changed.
    pub moved: Option<YearMove>,
}

/// Where an enterprise stands in a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearStanding {
    /// Grade.
    pub grade: Grade,
    /// Score rounded as the pack says.
    pub score: f64,
    /// Rank in its population.
    pub rank: u32,
    /// Ranked in its population.
    pub of: u32,
    /// The population.
    pub population: Derivation,
}

/// One enterprise over the years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirmYears {
    /// Years in D on end, up to the last year.
    pub years_in_d: u32,
    /// Rising.
    pub years: Vec<YearOfFirm>,
}

impl Office {
    /// The grades of every year of which the ledger has a round or figures.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn years(&self, work: &Work) -> Result<Years, Failure> {
        let rounds = self.evaluations()?;
        let enterprises = work.snapshot.enterprises.values();
        let stated = enterprises
            .flat_map(|e| e.taxes.iter().map(|row| row.is.year).chain(e.power.iter().map(|row| row.is.year)));
        let all: BTreeSet<i16> = stated.chain(rounds.keys().copied()).chain([work.year]).collect();
        let (mut graded, mut ungraded, mut runs) = (Vec::new(), Vec::new(), Vec::new());
        for year in all {
            let round = rounds.get(&year);
            let kept = round.and_then(|round| match &round.frozen {
                Some((run, _)) => Some((YearOrigin::Final, run)),
                None => round.runs.last().map(|run| (YearOrigin::Round, run)),
            });
            debug_assert!(round.is_none_or(|round| (round.stage == Stage::Final) == round.frozen.is_some()));
            let (origin, found) = match kept {
                Some((origin, run)) => (origin, Ok(self.assessment(run)?)),
                None => (YearOrigin::Computed, work.grades_of(year)),
            };
            match found {
                Err(reason) => ungraded.push(UngradedYear { year, reason }),
                Ok(run) => {
                    let firms = run.populations.iter().map(|population| population.results.len()).sum();
                    let (pack_title, pack) = (run.pack_title.clone(), run.pack.clone());
                    graded.push(GradedYear { year, origin, pack_title, pack, firms });
                    runs.push(run);
                }
            }
        }
        let trend = trend(&runs, &|code| indicator_words(&work.packs.evaluation, code));
        Ok(Years { graded, ungraded, trend, runs })
    }
}

impl Work {
    /// The grades of a year by the pack in force, or why there are none.
    fn grades_of(&self, year: i16) -> Result<Assessment, String> {
        if year == self.year {
            return Ok(self.assessment.clone());
        }
        let pack = &self.packs.evaluation;
        let candidates = assess::candidates(&self.snapshot, &self.relations, pack, year);
        let run = assess::assess(&candidates, pack, year).map_err(|error| error.to_string())?;
        let anybody = run.populations.iter().any(|population| !population.results.is_empty());
        if anybody {
            Ok(run)
        } else {
            Err("数据不足，没有企业可评 / too little is known to grade anybody".to_owned())
        }
    }
}

impl Years {
    /// What somebody sees of it: the standing of some enterprises, each where it was in the whole; the counts of the town
    /// only for who sees the town.
    pub(crate) fn narrowed(&self, sees: &dyn Fn(&EnterpriseId) -> bool) -> Self {
        let mut narrow = self.clone();
        narrow.trend.firms.retain(|firm| sees(&firm.enterprise));
        narrow.trend.steps.clear();
        for run in &mut narrow.runs {
            for population in &mut run.populations {
                population.results.retain(|result| sees(&result.candidate.enterprise));
            }
            run.not_graded.retain(|row| sees(&row.enterprise));
        }
        narrow
    }

    /// One enterprise over the years; `None` when no year grades it.
    #[must_use]
    pub fn firm(&self, enterprise: &EnterpriseId) -> Option<FirmYears> {
        let place = self.trend.firms.binary_search_by(|firm| firm.enterprise.cmp(enterprise)).ok()?;
        let firm: &FirmTrend = self.trend.firms.get(place)?;
        let years = self.graded.iter().zip(&self.runs).map(|(graded, run)| {
            let standing = run.of(enterprise).map(|(population, result)| YearStanding {
                grade: result.grade,
                score: result.ranked_score,
                rank: result.rank,
                of: population.firms,
                population: Derivation { zh: population.zh.clone(), en: population.en.clone() },
            });
            let moved = firm.moves.iter().find(|moved| moved.year == graded.year).cloned();
            YearOfFirm { year: graded.year, origin: graded.origin, standing, moved }
        });
        Some(FirmYears { years_in_d: firm.years_in_d, years: years.collect() })
    }
}

/// The words for the code of an indicator or adjustment: of the pack in force, else of a shipped one that has it.
fn indicator_words(pack: &EvaluationPack, code: &str) -> Derivation {
    let named = |pack: &EvaluationPack| {
        let indicators = pack.populations.iter().flat_map(|population| &population.indicators);
        let indicator = indicators.map(|i| (&i.code, &i.zh, &i.en));
        let adjustment = pack.adjustments.iter().map(|a| (&a.code, &a.zh, &a.en));
        let found = indicator.chain(adjustment).find(|(of, ..)| *of == code);
        found.map(|(_, zh, en)| Derivation { zh: zh.clone(), en: en.clone() })
    };
    let shipped = || EVALUATION_PACKS.iter().find_map(|shipped| named(&shipped.pack().ok()?));
    named(pack).or_else(shipped).unwrap_or_else(|| Derivation { zh: code.to_owned(), en: code.to_owned() })
}
