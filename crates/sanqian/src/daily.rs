//! The daily work of the town: cases, files, books, quotas and the programme, each the fold of its records in the ledger.
//!
//! [`Daily::take`] is the one way in: it holds a record against the rules and folds it, when the ledger is read as when
//! something is entered. So what a replay would refuse can never be appended.

mod admissions;
mod associations;
mod board;
mod case;
mod checklists;
mod diary;
mod enter;
mod exits;
mod firm_plan;
mod matters;
mod money;
mod packs;
mod patrols;
mod rows;
mod shared;
mod simulated;
mod stewardship;
mod town_plan;
mod unchanged;
mod voters;

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    CaseId, ChecklistText, DailyRecord, Disposal, Duty, EnterpriseId, MatterId, MeterReading, NegotiationRound,
    PetitionFile, PetitionOpening, ProgrammeEvent, QuotaLedger, Refusal, RefusalRule, ScoreRecord, Storage, TenancyId,
    TownId,
};
use serde::Serialize;
use steward::{Score, ServiceVisit, VillageBook, WorkOrder};

pub use admissions::AdmissionFile;
pub use case::{CaseFile, DueClock};
pub use diary::{DailyAt, Diary};
pub use enter::{Entered, NewRecord};
pub use exits::ExitFile;
pub use firm_plan::PlanFile;
pub(crate) use matters::petition_id;
pub use matters::{disposal_id, storage_id};
pub use packs::DailyPacks;
pub use patrols::PatrolFile;
pub use rows::{book_assets, petition_place};
pub use shared::Shared;
pub use simulated::{Course, Simulation, simulate};
pub use town_plan::KeptTownPlan;
pub use unchanged::{Stepped, Unchanged};
pub use voters::{numbered, voter};

/// Everything that the daily records of a town add up to. Its copy shares what neither changes, so a record is tried on a copy.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Daily {
    /// The latest day that any record speaks of; `None` before the first.
    pub until: Option<Date>,
    /// 案件
    pub cases: Shared<BTreeMap<CaseId, Shared<CaseFile>>>,
    /// 村集体资产处置
    pub disposals: Shared<BTreeMap<MatterId, MatterRecord<Disposal>>>,
    /// 收储
    pub storages: Shared<BTreeMap<MatterId, MatterRecord<Storage>>>,
    /// 信访件, without who petitions.
    pub petitions: Shared<BTreeMap<MatterId, MatterRecord<PetitionFile>>>,
    /// What a petition is about and where.
    pub received: Shared<BTreeMap<MatterId, PetitionOpening>>,
    /// Village books.
    pub books: Shared<BTreeMap<String, VillageBook>>,
    /// Quotas, by pack.
    pub quotas: Shared<BTreeMap<String, QuotaLedger>>,
    /// Events of the programme.
    pub programme: Shared<Vec<ProgrammeEvent>>,
    /// Meter readings.
    pub meters: Shared<Vec<MeterReading>>,
    /// 服务走访
    pub visits: Shared<Vec<ServiceVisit>>,
    /// 巡查
    pub patrols: Shared<Vec<PatrolFile>>,
    /// 工单, of visits and of patrols, numbered from 1 in this order.
    pub orders: Shared<Vec<WorkOrder>>,
    /// Checklists that the town filled in, by code, the latest text last.
    pub checklists: Shared<BTreeMap<String, Vec<ChecklistText>>>,
    /// Decisions on admission, oldest first.
    pub admissions: Shared<Vec<AdmissionFile>>,
    /// Scored checklists.
    pub scores: Shared<Vec<(ScoreRecord, Score)>>,
    /// 一企一策: the plans of each enterprise, the latest last.
    pub plans: Shared<BTreeMap<EnterpriseId, Vec<PlanFile>>>,
    /// Rounds of the negotiation with the platform company, oldest first.
    pub rounds: Shared<Vec<NegotiationRound>>,
    /// 一镇一规划: its versions, the latest last.
    pub town_plans: Shared<Vec<KeptTownPlan>>,
    /// 退出园区, by lease.
    pub exits: Shared<BTreeMap<TenancyId, ExitFile>>,
}

/// A matter with what followed from each of its acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatterRecord<M> {
    /// Where it belongs: village, holder.
    pub of: String,
    /// The file.
    pub matter: M,
    /// Duties that followed, act by act.
    pub duties: Vec<Vec<Duty>>,
    /// Numbers of the ledger's entries: the opening, then each act.
    pub entries: Vec<u64>,
}

impl Daily {
    /// What the records add up to, in order, each with the number of its entry.
    ///
    /// # Errors
    /// The first record that the rules refuse, with the number of its entry.
    pub fn fold<'a>(
        town: &TownId,
        packs: &DailyPacks,
        records: impl IntoIterator<Item = (u64, &'a DailyRecord)>,
    ) -> Result<Self, (u64, Refusal)> {
        let mut daily = Self::default();
        for (seq, record) in records {
            daily.take(town, packs, seq, record).map_err(|refusal| (seq, refusal))?;
        }
        Ok(daily)
    }

    /// Takes one record and gives the duties that follow from it.
    ///
    /// # Errors
    /// The rule that refuses it, with what is missing; everything is then as it was.
    pub fn take(
        &mut self,
        town: &TownId,
        packs: &DailyPacks,
        seq: u64,
        record: &DailyRecord,
    ) -> Result<Vec<Duty>, Refusal> {
        let duties = match record {
            DailyRecord::CaseOpened(opening) => self.open_case(town, seq, opening)?,
            DailyRecord::CaseStep { case, event } => self.step_case(packs, seq, case, event)?,
            DailyRecord::DisposalOpened(opening) => self.open_disposal(town, packs, seq, opening)?,
            DailyRecord::DisposalStep { matter, act } => self.step_disposal(packs, seq, matter, act)?,
            DailyRecord::StorageOpened(opening) => self.open_storage(town, packs, seq, opening)?,
            DailyRecord::StorageStep { matter, act } => self.step_storage(packs, seq, matter, act)?,
            DailyRecord::PetitionOpened(opening) => self.open_petition(town, packs, seq, opening)?,
            DailyRecord::PetitionStep { matter, act } => self.step_petition(packs, seq, matter, act)?,
            DailyRecord::PetitionerRead { matter, reason, .. } => self.petitioner_read(matter, reason)?,
            DailyRecord::BookOpened(opening) => self.open_book(opening)?,
            DailyRecord::BookMoved { village, day, what } => self.move_book(village, *day, what)?,
            DailyRecord::Quota { pack, day, what } => self.move_quota(packs, pack, *day, what)?,
            DailyRecord::Programme(event) => self.programme_event(event)?,
            DailyRecord::Meter(reading) => self.meter(reading)?,
            DailyRecord::Visit(visit) => self.visit(packs, visit)?,
            DailyRecord::Order(step) => self.order_step(step)?,
            DailyRecord::Scored(record) => self.scored(packs, record)?,
            DailyRecord::PlanDrawn(draft) => self.draw_plan(packs, seq, draft)?,
            DailyRecord::PlanStep { enterprise, act } => self.step_plan(seq, enterprise, act)?,
            DailyRecord::Negotiated(round) => self.negotiated(round)?,
            DailyRecord::TownPlanKept(version) => self.keep_town_plan(seq, version)?,
            DailyRecord::ExitOpened(notice) => self.open_exit(packs, seq, notice)?,
            DailyRecord::ExitStepped(step) => self.step_exit(packs, seq, step)?,
            DailyRecord::Patrolled(record) => self.patrolled(packs, seq, record)?,
            DailyRecord::ChecklistFilled(text) => self.fill_checklist(packs, text)?,
            DailyRecord::AdmissionDecided(decision) => self.decide_admission(packs, seq, decision)?,
        };
        self.until = self.until.max(Some(record.day()));
        Ok(duties)
    }
}

/// A refusal without clauses: plain order of the records.
pub(crate) fn refuse(rule: RefusalRule, zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal { rule, zh: zh.into(), en: en.into(), missing: Vec::new(), clauses: Vec::new() }
}
