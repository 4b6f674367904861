//! A draft in plain words, and what who asks may do with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Field, Principal};
use jiff::civil::Date;
use model::{AccountId, DraftedAct, MatterId};
use sanqian::{ApprovalsAt, Daily, DraftFile, DraftState, Sight, may_approve, place_of, sees_draft};

use super::lines::same;
use crate::access::{Asker, today};
use crate::beside::beside;
use crate::index::Index;
use crate::problem::Problem;
use crate::wire::{Approval, ApprovalSubject, Doer, Named, WhyNot, Words, china_time};

/// What is needed to show drafts.
pub(super) struct View<'a> {
    pub(super) stands: Arc<ApprovalsAt>,
    pub(super) index: &'a Index,
    daily: &'a Daily,
    principal: Arc<Principal>,
    day: Date,
    /// Names of the people, for who sees them.
    names: BTreeMap<AccountId, String>,
}

impl<'a> View<'a> {
    pub(super) async fn of(asker: &Asker, index: &'a Index, daily: &'a Daily) -> Result<Self, Problem> {
        let approvals = Arc::clone(&asker.approvals);
        let stands = beside(move || approvals.now()).await?;
        let stands = stands.map_err(|failure| Problem::internal(&failure.to_string()))?;
        let (principal, day) = (Arc::clone(&asker.principal), today());
        let named = Sight::of(&principal, day).fields.shown(Field::PersonalData).whole_town;
        let (keeper, _) = asker.account()?;
        let names = if named { keeper.do_it(sanqian::People::names).await? } else { BTreeMap::new() };
        Ok(Self { stands, index, daily, principal, day, names })
    }

    /// A draft by its id, or nothing of that name.
    pub(super) fn find(&self, id: &str) -> Result<(u64, Approval), Problem> {
        let file = id.parse().ok().and_then(|number: u64| self.stands.drafts.get(&number));
        let shown = file.and_then(|file| Some((file.number, self.shown(file)?)));
        shown.ok_or_else(|| Problem::unknown("draft", "审批事项", id, "/api/v1/approvals"))
    }

    /// As who asks sees it; `None` when it does not concern them.
    pub(super) fn shown(&self, file: &DraftFile) -> Option<Approval> {
        let of = place_of(self.daily, &file.act);
        if !sees_draft(&self.principal, &file.act, of, &file.drafter, self.day) {
            return None;
        }
        let decision = may_approve(&self.principal, &file.act, of, &file.drafter, self.day);
        let waits = file.state == DraftState::Waiting;
        let (zh, en) = decision.reason.words();
        let why_not = WhyNot { reason: decision.reason.id().to_owned(), zh: zh.to_owned(), en: en.to_owned() };
        let (state, decided_by, decided_at, reason, entry) = match &file.state {
            DraftState::Waiting => (named("waiting", "待审批", "waits for approval"), None, None, None, None),
            DraftState::Approved { by, at_us, entry } => {
                (named("approved", "已同意", "approved"), Some(by), Some(*at_us), None, Some(*entry))
            }
            DraftState::Rejected { by, at_us, reason } => {
                (named("rejected", "已退回", "rejected"), Some(by), Some(*at_us), Some(reason.clone()), None)
            }
            DraftState::Withdrawn { at_us } => {
                (named("withdrawn", "已撤回", "withdrawn"), None, Some(*at_us), None, None)
            }
        };
        Some(Approval {
            id: file.number.to_string(),
            version: format!("{}.{}.{}", file.number, state.code, self.version(&file.act)),
            act: act_name(&file.act),
            subject: self.subject(&file.act),
            lines: self.lines(&file.act, self.may_read(file).is_ok()),
            note: file.note.clone(),
            drafter: self.doer(&file.drafter),
            drafted_at: china_time(file.at_us),
            state,
            decided_by: decided_by.map(|account| self.doer(account)),
            decided_at: decided_at.map(china_time),
            reason,
            entry,
            mine: self.principal.account.as_ref() == Some(&file.drafter),
            may_decide: waits && decision.is_allowed(),
            why_not: (waits && !decision.is_allowed()).then_some(why_not),
        })
    }

    /// Whether who asks may read the documents of a draft: its drafter, and who may decide it, before and after it was decided.
    pub(super) fn may_read(&self, file: &DraftFile) -> Result<(), Problem> {
        let mine = self.principal.account.as_ref() == Some(&file.drafter);
        let of = place_of(self.daily, &file.act);
        let decision = may_approve(&self.principal, &file.act, of, &file.drafter, self.day);
        if mine || decision.is_allowed() { Ok(()) } else { Err(Problem::denied(&decision)) }
    }

    /// What the documents of an act are about: the enterprise that buys, or whose land is stored, when who asks knows it; else the matter.
    pub(super) fn looked_at(&self, act: &DraftedAct) -> Option<String> {
        let (name, matter) = match act {
            DraftedAct::DisposeAsset { step, matter } => (step.says.buyer.as_deref(), matter),
            DraftedAct::PayFunds { matter, .. } => (self.daily.storages.get(matter).map(|file| &*file.of), matter),
            _ => return None,
        };
        let enterprise = name.and_then(|name| self.index.work.find_enterprise(name).ok());
        Some(enterprise.map_or_else(|| matter.0.clone(), |id| id.0))
    }

    fn doer(&self, account: &AccountId) -> Doer {
        Doer { account: account.0.clone(), name: self.names.get(account).cloned() }
    }

    /// Number of the last entry about what an act is about.
    fn version(&self, act: &DraftedAct) -> u64 {
        let last = |entries: &Vec<u64>| entries.last().copied();
        let found = match act {
            DraftedAct::PublishGrades { year, .. }
            | DraftedAct::FreezeGrades { year }
            | DraftedAct::AdjustGrade { year, .. } => self.stands.rounds.get(year).map(|file| file.version),
            DraftedAct::DisposeAsset { matter, .. } => {
                self.daily.disposals.get(matter).and_then(|record| last(&record.entries))
            }
            DraftedAct::PayFunds { matter, .. } => {
                self.daily.storages.get(matter).and_then(|record| last(&record.entries))
            }
        };
        found.unwrap_or_default()
    }

    fn subject(&self, act: &DraftedAct) -> ApprovalSubject {
        let matter = |kind: &str, matter: &MatterId, about: Option<(&str, &str)>| {
            let words = about.map_or_else(|| matter.0.clone(), |(of, about)| format!("{of} · {about}"));
            ApprovalSubject { kind: kind.to_owned(), id: matter.0.clone(), words: same(&words) }
        };
        match act {
            DraftedAct::PublishGrades { year, .. }
            | DraftedAct::FreezeGrades { year }
            | DraftedAct::AdjustGrade { year, .. } => ApprovalSubject {
                kind: "round".to_owned(),
                id: year.to_string(),
                words: Words { zh: format!("{year} 年度评价"), en: format!("evaluation of {year}") },
            },
            DraftedAct::DisposeAsset { matter: id, .. } => {
                let found = self.daily.disposals.get(id);
                matter("village_asset", id, found.map(|record| (&*record.of, &*record.matter.about)))
            }
            DraftedAct::PayFunds { matter: id, .. } => {
                let found = self.daily.storages.get(id);
                matter("storage", id, found.map(|record| (&*record.of, &*record.matter.about)))
            }
        }
    }
}

fn act_name(act: &DraftedAct) -> Named {
    let (zh, en) = match act {
        DraftedAct::PublishGrades { .. } => ("公示等级", "publish the grades"),
        DraftedAct::FreezeGrades { .. } => ("终评", "make the grades final"),
        DraftedAct::AdjustGrade { .. } => ("手动调档", "set a grade by decision"),
        DraftedAct::DisposeAsset { .. } => ("处置集体资产", "dispose of a collective asset"),
        DraftedAct::PayFunds { .. } => ("拨付资金", "pay out money"),
    };
    named(act.code(), zh, en)
}

fn named(code: &str, zh: &str, en: &str) -> Named {
    Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}
