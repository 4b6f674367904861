//! A firm leaves a park (退出): notice → clearing, item by item → left, or withdrawn. What is out of order or missing is refused by name.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{
    Cm2, ContentHash, ExitAct, ExitNotice, ExitStep, Missing, Refusal, RefusalRule, Relations, Snapshot, TenancyId,
    Term,
};
use rules::{ExitReasonRule, Named, ParkPack, refusal};
use serde::Serialize;

use crate::ParkBoard;
use crate::board::places;
use crate::letting::adds_floor_area;
use crate::park::occupancy;

/// Where an exit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExitState {
    /// 已通知
    Noticed,
    /// 清退中
    Clearing,
    /// 已退出
    Left,
    /// 已撤回
    Withdrawn,
}

/// An exit. Neither a visit nor a wish is a road to it:
///
/// ```compile_fail
/// fn leaves(visit: steward::ServiceVisit) -> model::ExitNotice { visit.into() } // a service visit ends no lease
/// ```
///
/// ```compile_fail
/// let reason = model::ExitReason::UnwillingToRenew; // and this is no reason
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParkExit {
    /// Why, and what the lease says.
    pub notice: ExitNotice,
    /// Items that are cleared, with the day and what shows it.
    pub cleared: BTreeMap<String, (Date, ContentHash)>,
    /// When it ended, and whether the firm has left.
    pub ended: Option<(Date, ExitState)>,
    last: Date,
}

impl ParkExit {
    /// The notice is given.
    ///
    /// # Errors
    /// The rule that refuses it: a reason that the park does not take, or one that needs a case and names none.
    pub fn open(pack: &ParkPack, notice: &ExitNotice) -> Result<Self, Refusal> {
        let rule = rule(pack, notice)?;
        if rule.needs_case && notice.case.is_none() {
            let (zh, en) = ("已执行关停决定的案件", "the case whose decision to close was carried out");
            return Err(lacking(
                rule,
                "退出缺少依据",
                "the exit lacks what it rests on",
                vec![missing("case", zh, en)],
            ));
        }
        Ok(Self { notice: notice.clone(), cleared: BTreeMap::new(), ended: None, last: notice.day })
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> ExitState {
        match self.ended {
            Some((_, state)) => state,
            None if self.cleared.is_empty() => ExitState::Noticed,
            None => ExitState::Clearing,
        }
    }

    /// Items that are not cleared yet, in the pack's order.
    #[must_use]
    pub fn open_items<'a>(&self, pack: &'a ParkPack) -> Vec<&'a Named> {
        pack.exit_items.iter().filter(|item| !self.cleared.contains_key(&item.code)).collect()
    }

    /// The exit one step on.
    ///
    /// # Errors
    /// The rule that refuses it, with what is missing; the exit is then as it was.
    pub fn step(&self, pack: &ParkPack, step: &ExitStep) -> Result<Self, Refusal> {
        let rule = rule(pack, &self.notice)?;
        let refuse = |kind, zh: String, en: String| Err(refusal(kind, zh, en, vec![rule.clause.clone()]));
        if let Some((day, state)) = self.ended {
            let (zh, en) = if state == ExitState::Left { ("退出", "left") } else { ("撤回", "withdrawn") };
            return refuse(RefusalRule::NotFromHere, format!("已于 {day} {zh}"), format!("it was {en} on {day}"));
        }
        if step.day < self.last {
            let last = self.last;
            return refuse(
                RefusalRule::Order,
                format!("早于上一步（{last}）"),
                format!("it is before the last step ({last})"),
            );
        }
        let mut after = self.clone();
        after.last = step.day;
        match &step.act {
            ExitAct::Clear { item, document } => {
                let Some(known) = pack.exit_items.iter().find(|one| one.code == *item) else {
                    let all = |pick: fn(&Named) -> String| pack.exit_items.iter().map(pick).collect::<Vec<_>>();
                    let zh = all(|one| format!("{}（{}）", one.code, one.zh)).join("、");
                    let en = all(|one| format!("{} ({})", one.code, one.en)).join(", ");
                    return refuse(
                        RefusalRule::NotInKind,
                        format!("没有清退事项“{item}”，有：{zh}"),
                        format!("there is no item `{item}`; there are {en}"),
                    );
                };
                if self.cleared.contains_key(item) {
                    let (zh, en) = (format!("“{}”已办结", known.zh), format!("{} is cleared already", known.en));
                    return refuse(RefusalRule::Duplicate, zh, en);
                }
                after.cleared.insert(item.clone(), (step.day, document.clone()));
            }
            ExitAct::Leave => {
                let open = self.open_items(pack);
                if !open.is_empty() {
                    let named = open.iter().map(|one| missing(&one.code, &one.zh, &one.en)).collect();
                    return Err(lacking(rule, "尚未清退完毕", "not everything is cleared", named));
                }
                if rule.at_end && step.day < self.notice.ends {
                    let ends = self.notice.ends;
                    return refuse(
                        RefusalRule::TooEarly,
                        format!("租期至 {ends}，未届满"),
                        format!("the lease runs until {ends}"),
                    );
                }
                after.ended = Some((step.day, ExitState::Left));
            }
            ExitAct::Withdraw => after.ended = Some((step.day, ExitState::Withdrawn)),
        }
        Ok(after)
    }
}

fn rule<'a>(pack: &'a ParkPack, notice: &ExitNotice) -> Result<&'a ExitReasonRule, Refusal> {
    pack.exit_reasons.iter().find(|one| one.reason == notice.reason).ok_or_else(|| {
        let (zh, en) = (notice.reason.zh(), notice.reason.en());
        let taken = |pick: fn(model::ExitReason) -> &'static str| {
            pack.exit_reasons.iter().map(|one| pick(one.reason)).collect::<Vec<_>>()
        };
        refusal(
            RefusalRule::NotInKind,
            format!("园区规则没有“{zh}”这一退出事由，有：{}", taken(Term::zh).join("、")),
            format!("the park's rules have no exit because {en}; there are: {}", taken(Term::en).join("; ")),
            Vec::new(),
        )
    })
}

fn missing(code: &str, zh: &str, en: &str) -> Missing {
    Missing { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}

fn lacking(rule: &ExitReasonRule, zh: &str, en: &str, missing: Vec<Missing>) -> Refusal {
    Refusal { missing, ..refusal(RefusalRule::Evidence, zh, en, vec![rule.clause.clone()]) }
}

/// A board once some leases have ended early: their area is vacant, save where a sub-let goes on, and nobody is reminded of them. How
/// many firms sit there is the register's to say. Linear in the leases.
#[must_use]
pub fn board_after_exits(
    board: &ParkBoard,
    snapshot: &Snapshot,
    relations: &Relations,
    left: &BTreeSet<TenancyId>,
) -> ParkBoard {
    let mut board = board.clone();
    if left.is_empty() {
        return board;
    }
    let (places, nobody, day) = (places(snapshot, relations), BTreeSet::new(), snapshot.as_of);
    let mut freed: BTreeMap<Option<&str>, Cm2> = BTreeMap::new();
    for lease in snapshot.leases.values().map(|stated| &stated.is) {
        let area = |counts: bool| if counts { lease.floor_area } else { Cm2::ZERO };
        let before = area(adds_floor_area(snapshot, lease, day, &nobody));
        let after = area(adds_floor_area(snapshot, lease, day, left));
        let park = places.get(&lease.building).and_then(|place| place.park);
        freed.entry(park).or_default().0 += before.0 - after.0;
    }
    for park in board.parks.iter_mut().chain([&mut board.outside]) {
        let code = Some(park.code.as_str()).filter(|code| !code.is_empty());
        let freed = freed.get(&code).copied().unwrap_or_default();
        park.let_floor_area.0 -= freed.0;
        park.vacant_floor_area.0 += freed.0;
        park.occupancy = occupancy(park.let_floor_area, park.vacant_floor_area);
        park.ending.retain(|lease| !left.contains(&lease.tenancy));
        park.notes.retain(|note| !left.contains(&note.tenancy));
    }
    board
}
