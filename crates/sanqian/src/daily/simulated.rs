//! Simulated months of daily work on the sample town, for the demonstration and for tests. Findings, enterprises and villages are
//! those of the work; what people bring is made up and every document says so (合成样例). Every step goes through the rules as
//! a real one does: nothing here can enter what [`Daily::take`] refuses.

mod event;
mod matters;
mod months;
mod plans;
mod programme;
mod stewards;

use jiff::civil::Date;
use model::{
    Answer, Case, CaseId, CaseOpening, DailyRecord, EnterpriseId, EventKind, Finding, FreedArea, Refusal, TownId,
};

use super::{Daily, DailyPacks, NewRecord};

pub use months::simulate;

/// A step with the bytes of what comes with it.
type WithFiles<T> = (T, Vec<Vec<u8>>);

/// Records in the making, with what they add up to so far.
pub struct Simulation<'a> {
    /// The town.
    pub town: TownId,
    /// The rules.
    pub packs: &'a DailyPacks,
    /// What stands.
    pub daily: Daily,
    /// What to append.
    pub records: Vec<NewRecord>,
    next: u64,
}

/// How a case goes on: which steps, by which measure, freeing what.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// In order.
    pub steps: &'a [EventKind],
    /// The measure that is proposed.
    pub measure: Option<&'a str>,
    /// What the end of it frees.
    pub freed: FreedArea,
    /// Nothing happens after this day.
    pub until: Date,
}

impl<'a> Simulation<'a> {
    /// Nothing yet, beside what the ledger already has; `next` is the number of its next entry.
    #[must_use]
    pub fn new(town: TownId, packs: &'a DailyPacks, daily: Daily, next: u64) -> Self {
        Self { town, packs, daily, records: Vec::new(), next }
    }

    /// Takes a record.
    ///
    /// # Errors
    /// What the rules refuse.
    pub fn enter(&mut self, record: DailyRecord, files: Vec<Vec<u8>>) -> Result<(), Refusal> {
        self.daily.take(&self.town, self.packs, self.next, &record)?;
        self.next += 1;
        self.records.push(NewRecord { record, files });
        Ok(())
    }

    /// Opens a case.
    ///
    /// # Errors
    /// What the rules refuse.
    pub fn open_case(&mut self, finding: &Finding, party: Option<&EnterpriseId>, day: Date) -> Result<CaseId, Refusal> {
        let opening = CaseOpening { finding: finding.clone(), party: party.cloned(), day };
        let id = Case::open(&self.town, finding, party.cloned(), day).id;
        self.enter(DailyRecord::CaseOpened(opening), Vec::new())?;
        Ok(id)
    }

    /// Steps a case along its course, each step on the first day that the rules allow and a working day; stops before `until`.
    ///
    /// # Errors
    /// What the rules refuse.
    pub fn run_case(&mut self, id: &CaseId, course: &Course<'_>) -> Result<(), Refusal> {
        for kind in course.steps {
            let Some(file) = self.daily.cases.get(id) else { return Ok(()) };
            let rules = self.packs.case_rules(file.case.check)?;
            let Some((event, files)) = event::full(rules, &file.finding.rule, &file.case, *kind, course)? else {
                return Ok(());
            };
            if event.day > course.until {
                return Ok(());
            }
            self.enter(DailyRecord::CaseStep { case: id.clone(), event }, files)?;
        }
        Ok(())
    }

    /// The answer that stands to an item of a case.
    #[must_use]
    pub fn answer(&self, id: &CaseId, item: &str) -> Option<Answer> {
        self.daily.cases.get(id)?.case.answers.get(item)?.first().map(|answer| answer.answer)
    }
}

/// A made-up document that says that it is one.
pub(super) fn made_up(what: &str, of: &str, day: Date) -> Vec<u8> {
    format!("合成样例，非真实文书 / synthetic sample, not a real document\n{what}\n{of}\n{day}\n").into_bytes()
}
