//! The daily work of a town as the ledger keeps it: each decision of a person is one record, and a case, a file, a book or a
//! balance is the fold of its records (decision 0034). Who petitions is in none of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AdmissionDecision, CaseEvent, CaseId, ChecklistText, ContentHash, DisposalEvent, EnterpriseId, ExitAct, ExitNotice,
    ExitStep, Fen, Finding, MatterId, NegotiationRound, PatrolRecord, PetitionEvent, PlanAct, PlanDraft, PlanEvent,
    ProgrammeEvent, QuotaMove, StorageEvent, TownPlanVersion,
};

/// A case is opened (立案) on a finding. The finding is kept whole: later data may no longer show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOpening {
    /// What it rests on.
    pub finding: Finding,
    /// The one enterprise that it is against.
    pub party: Option<EnterpriseId>,
    /// When.
    pub day: Date,
}

/// A matter is opened: the disposal of an asset, the storage of a plot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterOpening {
    /// What it is about, the code people know it by.
    pub about: String,
    /// Which variant of the procedure, a code of its pack.
    pub variant: String,
    /// Where it belongs: the village of an asset, the holder of a plot.
    pub of: String,
    /// When.
    pub day: Date,
}

/// A petition is received. Who petitions is kept outside the ledger, by the file's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionOpening {
    /// Its number.
    pub about: String,
    /// `appeal`, `report` or another variant of the procedure's pack.
    pub variant: String,
    /// Topic, e.g. `噪声`.
    pub topic: String,
    /// When.
    pub day: Date,
    /// Where, in millimetres of the town's projected coordinates.
    pub at_mm: Option<[i64; 2]>,
    /// What it says, without who petitions; empty when only its topic was taken down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A village's book is opened with what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookOpening {
    /// The village.
    pub village: String,
    /// When.
    pub day: Date,
    /// Book value by asset code.
    pub assets: Vec<(String, Fen)>,
    /// Money.
    pub cash: Fen,
    /// 公积金、公益金
    pub funds: Fen,
}

/// What happens to a village's book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum BookMove {
    /// A disposal whose price was received.
    Disposal(MatterId),
    /// Money comes in, or below zero goes out.
    Cash(Fen),
    /// Net income is set aside for the funds.
    SetAside(Fen),
    /// Dividends.
    Distribute(Fen),
}

/// A meter that was read: how much was used in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeterReading {
    /// The park, by code.
    pub park: String,
    /// The meter.
    pub meter: String,
    /// What it measures, a code of the park pack: `electricity`, `gas`, `water`, `solar`.
    pub kind: String,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// How much, in thousandths of the kind's unit.
    pub amount: i64,
}

/// A service visit (服务走访). It is no inspection: nothing in it opens a case, and whether a firm is willing is no field of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitRecord {
    /// Whom.
    pub enterprise: EnterpriseId,
    /// When.
    pub day: Date,
    /// Who visited.
    pub steward: String,
    /// Services asked for, codes of the steward pack; each becomes a work order.
    pub asks_for: Vec<String>,
    /// What the enterprise says, in its own words.
    pub says: String,
}

/// A work order goes a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderStep {
    /// Number of the order, from 1 in the order of the visits.
    pub order: u32,
    /// `assigned`, `done` or `rated`.
    pub to: String,
    /// When.
    pub day: Date,
    /// Stars of the enterprise, 1 to 5, when it is rated.
    pub rating: Option<u8>,
}

/// A checklist was scored: the star rating of a steward, a park against 十化三场景.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreRecord {
    /// Code of the checklist.
    pub checklist: String,
    /// Who or what was scored.
    pub subject: String,
    /// When.
    pub day: Date,
    /// Points by item.
    pub points: std::collections::BTreeMap<String, u32>,
}

/// One record. The list is closed; a new kind of daily work is one more variant, and old ledgers stay readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", content = "is", rename_all = "snake_case")]
pub enum DailyRecord {
    /// A case is opened.
    CaseOpened(CaseOpening),
    /// A case goes a step.
    CaseStep {
        /// Which.
        case: CaseId,
        /// What happened.
        event: CaseEvent,
    },
    /// The disposal of a village's asset is opened.
    DisposalOpened(MatterOpening),
    /// A disposal goes a step.
    DisposalStep {
        /// Which.
        matter: MatterId,
        /// What was done.
        act: DisposalEvent,
    },
    /// A land storage is opened.
    StorageOpened(MatterOpening),
    /// A storage goes a step.
    StorageStep {
        /// Which.
        matter: MatterId,
        /// What was done.
        act: StorageEvent,
    },
    /// A petition is received.
    PetitionOpened(PetitionOpening),
    /// A petition goes a step.
    PetitionStep {
        /// Which.
        matter: MatterId,
        /// What was done.
        act: PetitionEvent,
    },
    /// Someone of the handling body looked up who petitions: that they did stands here, not what they saw.
    PetitionerRead {
        /// Which.
        matter: MatterId,
        /// What for.
        reason: String,
        /// When.
        day: Date,
    },
    /// A village's book is opened.
    BookOpened(BookOpening),
    /// A village's book moves.
    BookMoved {
        /// The village.
        village: String,
        /// When.
        day: Date,
        /// What.
        what: BookMove,
    },
    /// A quota moves. `pack` is `land` or `factors`.
    Quota {
        /// Which ledger.
        pack: String,
        /// When.
        day: Date,
        /// What.
        what: QuotaMove,
    },
    /// An event of the programme (三千行动).
    Programme(ProgrammeEvent),
    /// A meter was read.
    Meter(MeterReading),
    /// A steward visited.
    Visit(VisitRecord),
    /// A work order went a step.
    Order(OrderStep),
    /// A checklist was scored.
    Scored(ScoreRecord),
    /// 一企一策 is drawn up. An earlier plan of the enterprise stays as it was, and is no longer the one that is negotiated.
    PlanDrawn(PlanDraft),
    /// The latest plan of an enterprise goes a step.
    PlanStep {
        /// Whose.
        enterprise: EnterpriseId,
        /// What was done.
        act: PlanEvent,
    },
    /// A round of the negotiation with the platform company.
    Negotiated(Box<NegotiationRound>),
    /// A version of the plans at three levels is kept.
    TownPlanKept(Box<TownPlanVersion>),
    /// Notice that a firm leaves a park.
    ExitOpened(ExitNotice),
    /// An exit goes a step.
    ExitStepped(ExitStep),
    /// A steward patrolled a park.
    Patrolled(PatrolRecord),
    /// The town fills in a checklist of which no source gives the content.
    ChecklistFilled(ChecklistText),
    /// A decision on the admission of a project to a park.
    AdmissionDecided(AdmissionDecision),
}

impl DailyRecord {
    /// The code name that stands in the entry's column.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::CaseOpened(_) => "case_opened",
            Self::CaseStep { .. } => "case_step",
            Self::DisposalOpened(_) => "disposal_opened",
            Self::DisposalStep { .. } => "disposal_step",
            Self::StorageOpened(_) => "storage_opened",
            Self::StorageStep { .. } => "storage_step",
            Self::PetitionOpened(_) => "petition_opened",
            Self::PetitionStep { .. } => "petition_step",
            Self::PetitionerRead { .. } => "petitioner_read",
            Self::BookOpened(_) => "book_opened",
            Self::BookMoved { .. } => "book_moved",
            Self::Quota { .. } => "quota",
            Self::Programme(_) => "programme",
            Self::Meter(_) => "meter",
            Self::Visit(_) => "visit",
            Self::Order(_) => "work_order",
            Self::Scored(_) => "scored",
            Self::PlanDrawn(_) => "plan_drawn",
            Self::PlanStep { .. } => "plan_step",
            Self::Negotiated(_) => "negotiated",
            Self::TownPlanKept(_) => "town_plan_kept",
            Self::ExitOpened(_) => "exit_opened",
            Self::ExitStepped(_) => "exit_step",
            Self::Patrolled(_) => "patrol",
            Self::ChecklistFilled(_) => "checklist_filled",
            Self::AdmissionDecided(_) => "admission_decided",
        }
    }

    /// The day that it speaks of.
    #[must_use]
    pub fn day(&self) -> Date {
        match self {
            Self::CaseOpened(opening) => opening.day,
            Self::CaseStep { event, .. } => event.day,
            Self::DisposalOpened(opening) | Self::StorageOpened(opening) => opening.day,
            Self::DisposalStep { act, .. } => act.day,
            Self::StorageStep { act, .. } => act.day,
            Self::PetitionOpened(opening) => opening.day,
            Self::PetitionStep { act, .. } => act.day,
            Self::PetitionerRead { day, .. } | Self::BookMoved { day, .. } | Self::Quota { day, .. } => *day,
            Self::BookOpened(opening) => opening.day,
            Self::Programme(event) => event.day,
            Self::Meter(reading) => reading.to,
            Self::Visit(visit) => visit.day,
            Self::Order(step) => step.day,
            Self::Scored(score) => score.day,
            Self::PlanDrawn(draft) => draft.day,
            Self::PlanStep { act, .. } => act.day,
            Self::Negotiated(round) => round.day,
            Self::TownPlanKept(version) => version.day,
            Self::ExitOpened(notice) => notice.day,
            Self::ExitStepped(step) => step.day,
            Self::Patrolled(patrol) => patrol.day,
            Self::ChecklistFilled(text) => text.day,
            Self::AdmissionDecided(decision) => decision.day,
        }
    }

    /// The bytes that it names: photos, records and documents. They must be in the ledger once it is appended, so that no
    /// step stands on a hash of nothing.
    #[must_use]
    pub fn blobs(&self) -> Vec<ContentHash> {
        match self {
            Self::CaseStep { event, .. } => event.evidence.iter().map(|item| item.hash.clone()).collect(),
            Self::DisposalStep { act, .. } => act.documents.iter().map(|one| one.hash.clone()).collect(),
            Self::StorageStep { act, .. } => act.documents.iter().map(|one| one.hash.clone()).collect(),
            Self::PetitionStep { act, .. } => act.documents.iter().map(|one| one.hash.clone()).collect(),
            Self::Programme(event) => event.documents.iter().map(|one| one.hash.clone()).collect(),
            Self::PlanStep { act: PlanEvent { what: PlanAct::Confirm { sheet, .. }, .. }, .. } => vec![sheet.clone()],
            Self::ExitOpened(notice) => vec![notice.document.clone()],
            Self::ExitStepped(ExitStep { act: ExitAct::Clear { document, .. }, .. }) => vec![document.clone()],
            _ => Vec::new(),
        }
    }
}
