//! Cases (案件) as records: opened on a finding, stepped by the rules of their kind.

use jiff::civil::Date;
use model::{Case, CaseEvent, CaseId, CaseOpening, Duty, Finding, Refusal, RefusalRule, StepAsk, TownId};
use serde::Serialize;

use super::{Daily, DailyPacks, refuse};

/// A case with its finding and what followed from each of its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseFile {
    /// The finding that it rests on, as it was when the case was opened.
    pub finding: Finding,
    /// The case.
    pub case: Case,
    /// Duties that followed, event by event.
    pub duties: Vec<Vec<Duty>>,
    /// Numbers of the ledger's entries: the opening, then each event.
    pub entries: Vec<u64>,
}

/// A period of a case that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueClock {
    /// Code of the period.
    pub code: String,
    /// Its name, Chinese.
    pub zh: String,
    /// Its name, English.
    pub en: String,
    /// The day of the event that began it.
    pub started: Date,
    /// Its last day.
    pub due: Date,
}

impl CaseFile {
    /// What the last step left to do, and periods with no duty of their own are not repeated here.
    #[must_use]
    pub fn standing_duties(&self) -> &[Duty] {
        if self.case.state.rests() { &[] } else { self.duties.last().map(Vec::as_slice).unwrap_or_default() }
    }

    /// The day by which the next thing is due: the earliest last day of a standing duty.
    #[must_use]
    pub fn next_due(&self) -> Option<Date> {
        self.standing_duties().iter().filter_map(|duty| duty.by).min()
    }

    /// The periods that run, the earliest last day first.
    #[must_use]
    pub fn clocks(&self, packs: &DailyPacks) -> Vec<DueClock> {
        if self.case.state.rests() {
            return Vec::new();
        }
        let pack = packs.cases.get(&self.case.check);
        let mut clocks: Vec<DueClock> = (self.case.clocks.iter())
            .map(|(code, clock)| {
                let rule = pack.and_then(|pack| pack.clock(code).ok());
                DueClock {
                    code: code.clone(),
                    zh: rule.map_or_else(|| code.clone(), |rule| rule.zh.clone()),
                    en: rule.map_or_else(|| code.clone(), |rule| rule.en.clone()),
                    started: clock.started,
                    due: clock.due,
                }
            })
            .collect();
        clocks.sort_by(|a, b| (a.due, &a.code).cmp(&(b.due, &b.code)));
        clocks
    }

    /// The steps that may come next, each with what it asks for.
    #[must_use]
    pub fn asks(&self, packs: &DailyPacks) -> Vec<StepAsk> {
        packs.case_rules(self.case.check).map(|rules| rules.asks(&self.case)).unwrap_or_default()
    }
}

impl Daily {
    pub(super) fn open_case(&mut self, town: &TownId, seq: u64, opening: &CaseOpening) -> Result<Vec<Duty>, Refusal> {
        let CaseOpening { finding, party, day } = opening;
        if party.as_ref().is_some_and(|party| !finding.enterprises.contains(party)) {
            return Err(refuse(
                RefusalRule::OneEnterprise,
                "当事人须是疑点所涉企业之一",
                "the party must be one of the enterprises that the finding concerns",
            ));
        }
        let case = Case::open(town, finding, party.clone(), *day);
        if self.cases.contains_key(&case.id) {
            return Err(refuse(
                RefusalRule::Duplicate,
                format!("该疑点对该当事人已经立案（{}）", case.id),
                format!("the finding already has a case against that party ({})", case.id),
            ));
        }
        let file = CaseFile { finding: finding.clone(), case, duties: Vec::new(), entries: vec![seq] };
        self.cases.insert(file.case.id.clone(), file.into());
        Ok(Vec::new())
    }

    pub(super) fn step_case(
        &mut self,
        packs: &DailyPacks,
        seq: u64,
        id: &CaseId,
        event: &CaseEvent,
    ) -> Result<Vec<Duty>, Refusal> {
        let Some(file) = self.cases.get(id) else {
            return Err(refuse(
                RefusalRule::NotBegun,
                format!("没有案件 {id}，须先立案"),
                format!("there is no case {id}; open it first"),
            ));
        };
        let rules = packs.case_rules(file.case.check)?;
        let (after, duties) = rules.step(&file.case, event.clone())?;
        // Made anew rather than changed: whoever reads the file meanwhile keeps it, and the case is copied once.
        let mut file = CaseFile {
            finding: file.finding.clone(),
            case: after,
            duties: file.duties.clone(),
            entries: file.entries.clone(),
        };
        file.duties.push(duties.clone());
        file.entries.push(seq);
        self.cases.insert(id.clone(), file.into());
        Ok(duties)
    }
}

impl Daily {
    /// All cases, by id.
    pub fn case_files(&self) -> impl Iterator<Item = &CaseFile> {
        self.cases.values().map(|file| &**file)
    }

    /// Space that the cases have freed, on evidence from before and after.
    #[must_use]
    pub fn freed(&self) -> model::FreedSpace {
        rectify::freed_space(self.case_files().map(|file| &file.case))
    }
}
