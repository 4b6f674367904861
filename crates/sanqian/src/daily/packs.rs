//! The rule packs of the daily work, beside those of the computation ([`crate::Packs`]).

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    Check, DisposalAct, DisposalState, PetitionAct, PetitionState, Refusal, RefusalRule, StorageAct, StorageState,
    Unsourced,
};
use rectify::{CaseRules, PetitionRules};
use rules::{Calendar, CasePack, PackError, ParkPack, PlanPack, ProcedurePack, ProgrammePack, QuotaPack, StewardPack};
use steward::{DisposalRules, StorageRules};

use super::refuse;

/// One pack of each kind.
#[derive(Debug, Clone)]
pub struct DailyPacks {
    /// Working days.
    pub calendar: Calendar,
    /// Kinds of cases.
    pub cases: BTreeMap<Check, CasePack>,
    /// 村集体资产处置
    pub disposal: ProcedurePack<DisposalState, DisposalAct>,
    /// 收储
    pub storage: ProcedurePack<StorageState, StorageAct>,
    /// 信访
    pub petition: ProcedurePack<PetitionState, PetitionAct>,
    /// 指标, by the name under which the ledger keeps them: `land`, `factors`.
    pub quotas: BTreeMap<String, QuotaPack>,
    /// 三千行动目标
    pub programme: ProgrammePack,
    /// 星级管家
    pub steward: StewardPack,
    /// 一企一策
    pub plan: PlanPack,
    /// 退出园区
    pub parks: ParkPack,
}

macro_rules! pack {
    ($path:literal) => {
        (concat!("rulepacks/", $path), include_str!(concat!("../../../../rulepacks/", $path)))
    };
}

impl DailyPacks {
    /// The shipped packs.
    ///
    /// # Errors
    /// Never for a tested build; the type says so because packs are text.
    pub fn shipped() -> Result<Self, PackError> {
        let procedure = pack!("cases/procedure/pack.toml");
        let kinds = [
            (Check::Legality, pack!("cases/legality/pack.toml")),
            (Check::IllegalBuilding, pack!("cases/illegal-building/pack.toml")),
            (Check::Letting, pack!("cases/letting/pack.toml")),
            (Check::FireSafety, pack!("cases/fire-safety/pack.toml")),
            (Check::Environment, pack!("cases/environment/pack.toml")),
        ];
        let cases = kinds.into_iter().map(|(check, kind)| Ok((check, CasePack::parse(procedure, kind)?)));
        let quota = |(file, text): (&str, &str)| QuotaPack::parse(file, text);
        let (calendar, disposal) = (pack!("calendar/china.toml"), pack!("procedures/village-asset/pack.toml"));
        let (storage, petition) = (pack!("procedures/land-storage/pack.toml"), pack!("procedures/petition/pack.toml"));
        let (programme, steward) = (pack!("programme/kuangyan/pack.toml"), pack!("steward/default/pack.toml"));
        let (plan, parks) = (pack!("uplift/plan/pack.toml"), pack!("parks/default/pack.toml"));
        Ok(Self {
            calendar: Calendar::parse(calendar.0, calendar.1)?,
            cases: cases.collect::<Result<_, PackError>>()?,
            disposal: ProcedurePack::parse(disposal.0, disposal.1)?,
            storage: ProcedurePack::parse(storage.0, storage.1)?,
            petition: ProcedurePack::parse(petition.0, petition.1)?,
            quotas: BTreeMap::from([
                ("land".to_owned(), quota(pack!("quotas/land/pack.toml"))?),
                ("factors".to_owned(), quota(pack!("quotas/factors/pack.toml"))?),
            ]),
            programme: ProgrammePack::parse(programme.0, programme.1)?,
            steward: StewardPack::parse(steward.0, steward.1)?,
            plan: PlanPack::parse(plan.0, plan.1)?,
            parks: ParkPack::parse(parks.0, parks.1)?,
        })
    }

    /// The rules of a kind of case.
    ///
    /// # Errors
    /// When the packs have none for it.
    pub fn case_rules(&self, check: Check) -> Result<CaseRules<'_>, Refusal> {
        let pack = self.cases.get(&check).ok_or_else(|| {
            let (zh, en) = (check.zh(), check.en());
            refuse(RefusalRule::NotInKind, format!("没有{zh}案件的规则包"), format!("no pack for cases of {en}"))
        })?;
        Ok(CaseRules { pack, calendar: &self.calendar })
    }

    /// The rules of disposals.
    #[must_use]
    pub fn disposal_rules(&self) -> DisposalRules<'_> {
        DisposalRules { pack: &self.disposal, calendar: &self.calendar }
    }

    /// The rules of storages.
    #[must_use]
    pub fn storage_rules(&self) -> StorageRules<'_> {
        StorageRules { pack: &self.storage, calendar: &self.calendar }
    }

    /// The rules of petitions.
    #[must_use]
    pub fn petition_rules(&self) -> PetitionRules<'_> {
        PetitionRules { pack: &self.petition, calendar: &self.calendar }
    }

    /// Every assumption of the packs that no source gives, once each.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        let mut all: Vec<Unsourced> = self.cases.values().flat_map(|pack| pack.unsourced(day)).collect();
        all.extend(self.disposal.unsourced(day));
        all.extend(self.storage.unsourced(day));
        all.extend(self.petition.unsourced(day));
        all.sort();
        all.dedup();
        all
    }
}
