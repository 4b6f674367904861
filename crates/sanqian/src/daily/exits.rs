//! Exits of firms from parks as records: the notice, each item that is cleared, the day on which the firm has left.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{
    CaseId, CaseState, ContentHash, Duty, EventKind, ExitNotice, ExitReason, ExitStep, Missing, Refusal, RefusalRule,
    TenancyId,
};
use serde::Serialize;
use steward::{ExitState, ParkBoard, ParkExit, board_after_exits};

use super::{Daily, DailyPacks, refuse};
use crate::{Failure, Work};

/// An exit with its entries.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExitFile {
    /// The exit.
    pub exit: ParkExit,
    /// Numbers of the ledger's entries: the notice, then each step.
    pub entries: Vec<u64>,
}

impl Daily {
    pub(super) fn open_exit(
        &mut self,
        packs: &DailyPacks,
        seq: u64,
        notice: &ExitNotice,
    ) -> Result<Vec<Duty>, Refusal> {
        let earlier = self.exits.get(&notice.lease);
        if earlier.is_some_and(|file| file.exit.state() != ExitState::Withdrawn) {
            return Err(refuse(
                RefusalRule::Duplicate,
                format!("合同 {} 已在办理退出，或已退出", notice.number),
                format!("lease {} is already on its way out, or has ended", notice.number),
            ));
        }
        let exit = ParkExit::open(&packs.parks, notice)?;
        if let Some(case) = &notice.case {
            self.closes(case, notice)?;
        }
        self.exits.insert(notice.lease.clone(), ExitFile { exit, entries: vec![seq] });
        Ok(Vec::new())
    }

    pub(super) fn step_exit(&mut self, packs: &DailyPacks, seq: u64, step: &ExitStep) -> Result<Vec<Duty>, Refusal> {
        let file = self.exits.get_mut(&step.lease).ok_or_else(|| {
            refuse(RefusalRule::NotBegun, "该合同尚未通知退出", "no notice of exit was given for this lease")
        })?;
        file.exit = file.exit.step(&packs.parks, step)?;
        file.entries.push(seq);
        Ok(Vec::new())
    }

    /// The case that an exit names must be closed against this firm after a closure that was carried out.
    fn closes(&self, id: &CaseId, notice: &ExitNotice) -> Result<(), Refusal> {
        let closed = self.cases.get(id).is_some_and(|file| {
            let carried_out = file.case.this_round().iter().any(|event| event.kind == EventKind::CloseDown);
            let party = file.case.party.is_some() && file.case.party == notice.enterprise;
            party && carried_out && file.case.state == CaseState::Closed
        });
        if closed {
            return Ok(());
        }
        let (zh, en) =
            ("对该企业关停且已结案的案件", "a case against this firm that was closed after it was closed down");
        let mut refused = refuse(
            RefusalRule::Grounds,
            format!("案件 {} 不是该企业已执行关停的案件", id.0),
            format!("case {} is not one in which this firm was closed down", id.0),
        );
        refused.missing.push(Missing { code: "case".to_owned(), zh: zh.to_owned(), en: en.to_owned() });
        Err(refused)
    }

    /// Leases that have ended because their firm has left, on or before a day.
    #[must_use]
    pub fn left_by(&self, day: Date) -> BTreeSet<TenancyId> {
        let left = |file: &&ExitFile| file.exit.ended.is_some_and(|(on, state)| state == ExitState::Left && on <= day);
        self.exits.values().filter(left).map(|file| file.exit.notice.lease.clone()).collect()
    }

    /// The parks as they stand once those who have left by a day are gone.
    #[must_use]
    pub fn park_board(&self, work: &Work, day: Date) -> ParkBoard {
        board_after_exits(&work.board, &work.snapshot, &work.relations, &self.left_by(day))
    }
}

impl Work {
    /// A notice of exit for a lease, by its number or id, with what the lease says.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such lease, or it is not in a park.
    pub fn exit_notice(
        &self,
        asked: &str,
        (reason, case): (ExitReason, Option<CaseId>),
        (day, document): (Date, ContentHash),
    ) -> Result<ExitNotice, Failure> {
        let found = self.snapshot.leases.iter().find(|(id, stated)| id.0 == asked || stated.is.number == asked);
        let not_found = |what, hint: &str| Failure::NotFound { what, name: asked.to_owned(), hint: hint.to_owned() };
        let lease = found.map(|(_, stated)| &stated.is);
        let lease = lease.ok_or_else(|| not_found("lease", "see `sanqian steward leases`"))?;
        let park = self.park_code_of(&model::Subject::Tenancy(lease.tenancy.clone()));
        let park =
            park.ok_or_else(|| not_found("lease in a park", "only a lease in a park is ended by an exit from it"))?;
        Ok(ExitNotice {
            lease: lease.tenancy.clone(),
            number: lease.number.clone(),
            tenant: lease.tenant.clone(),
            enterprise: lease.tenant_enterprise.clone(),
            park,
            floor_area: lease.floor_area,
            ends: lease.to,
            reason,
            case,
            day,
            document,
        })
    }
}
