//! A draft in plain words, and what who asks may do with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Field, Principal};
use jiff::civil::Date;
use model::{AccountId, DraftedAct, EnterpriseId, Fen, MatterId, Term};
use sanqian::{ApprovalsAt, Daily, DraftFile, DraftState, Sight, may_approve, place_of, sees_draft};

use crate::access::{Asker, today};
use crate::beside::beside;
use crate::index::Index;
use crate::problem::Problem;
use crate::wire::{Approval, ApprovalLine, ApprovalSubject, Doer, Money, Named, WhyNot, Words, china_time};

/// What is needed to show drafts.
pub(super) struct View<'a> {
    pub(super) stands: Arc<ApprovalsAt>,
    index: &'a Index,
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
            lines: self.lines(&file.act),
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

    /// What will be entered, line by line.
    fn lines(&self, act: &DraftedAct) -> Vec<ApprovalLine> {
        let yuan = |fen: Fen| same(&format!("{} 元", Money::from(fen).yuan));
        match act {
            DraftedAct::PublishGrades { until, .. } => vec![
                line("公示起始日", "first day", words("同意之日", "the day of the approval")),
                line(
                    "公示截止日",
                    "last day",
                    until.map_or_else(
                        || words("按规则包规定的公示期推算", "as long as the pack's clock says"),
                        |day| same(&day.to_string()),
                    ),
                ),
            ],
            DraftedAct::FreezeGrades { .. } => vec![
                line("终评日", "day of the final grades", words("同意之日", "the day of the approval")),
                line("终评结果", "final result", words("最近一次评价的等级", "the grades of the latest run")),
            ],
            DraftedAct::AdjustGrade { enterprise, grade, reason, basis, .. } => vec![
                line("企业", "enterprise", same(&self.enterprise(enterprise))),
                line("调整为", "set to", same(&format!("{grade:?}"))),
                line("理由", "reason", same(reason)),
                line("依据", "basis", same(basis)),
            ],
            DraftedAct::DisposeAsset { step, .. } => {
                let (zh, en) = (step.act.zh(), step.act.en());
                let mut lines =
                    vec![line("步骤", "step", words(zh, en)), line("日期", "day", same(&step.day.to_string()))];
                lines.push(line("经办", "by", same(&step.by)));
                lines.extend(step.says.amount.map(|fen| line("金额", "amount", yuan(fen))));
                lines.extend(step.says.buyer.as_ref().map(|buyer| line("受让方", "buyer", same(buyer))));
                lines.extend(step.documents.iter().map(|one| {
                    let (zh, en) = self.index.records.daily_packs.disposal.words(&one.kind);
                    line(zh, en, same(one.hash.short()))
                }));
                lines
            }
            DraftedAct::PayFunds { step, .. } => {
                let (zh, en) = (step.act.zh(), step.act.en());
                let mut lines =
                    vec![line("步骤", "step", words(zh, en)), line("日期", "day", same(&step.day.to_string()))];
                lines.push(line("经办", "by", same(&step.by)));
                lines.extend(step.says.payment.map(|fen| line("付款", "payment", yuan(fen))));
                lines.extend(step.documents.iter().map(|one| {
                    let (zh, en) = self.index.records.daily_packs.storage.words(&one.kind);
                    line(zh, en, same(one.hash.short()))
                }));
                lines
            }
        }
    }

    fn enterprise(&self, id: &EnterpriseId) -> String {
        let name = self.index.enterprise_ref(id).name;
        if name.is_empty() { id.0.clone() } else { name }
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

fn words(zh: &str, en: &str) -> Words {
    Words { zh: zh.to_owned(), en: en.to_owned() }
}

/// A name, a number, a day, or somebody's own words: the same in both languages.
fn same(text: &str) -> Words {
    words(text, text)
}

fn line(zh: &str, en: &str, value: Words) -> ApprovalLine {
    ApprovalLine { name: words(zh, en), value }
}
