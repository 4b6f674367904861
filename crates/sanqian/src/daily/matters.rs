//! Matters (事项) as records: disposals, storages, petitions.

use model::{
    Disposal, DisposalEvent, Duty, Matter, MatterId, MatterOpening, PetitionEvent, PetitionFile, PetitionOpening,
    Refusal, RefusalRule, Storage, StorageEvent, Term, TownId,
};
use rules::ProcedurePack;
use serde::de::DeserializeOwned;

use super::{Daily, DailyPacks, MatterRecord, refuse};

/// Names of the procedures, from which the ids of their matters are made.
pub(super) const DISPOSAL: &str = "village-asset";
pub(super) const STORAGE: &str = "land-storage";
pub(super) const PETITION: &str = "petition";

/// A matter in its first state, of a variant that the pack has.
fn opened<S: Term + DeserializeOwned, E: Term + DeserializeOwned, D>(
    town: &TownId,
    pack: &ProcedurePack<S, E>,
    procedure: &str,
    opening: &MatterOpening,
) -> Result<Matter<S, E, D>, Refusal> {
    let MatterOpening { about, variant, day, .. } = opening;
    if !pack.variants.iter().any(|known| known.code == *variant) {
        let known: Vec<&str> = pack.variants.iter().map(|known| known.code.as_str()).collect();
        return Err(refuse(
            RefusalRule::NotInVariant,
            format!("没有“{variant}”这一类，可用：{}", known.join("、")),
            format!("there is no variant `{variant}`; there are {}", known.join(", ")),
        ));
    }
    if about.trim().is_empty() {
        return Err(refuse(RefusalRule::Grounds, "须写明事项是关于什么的", "say what it is about"));
    }
    let matter = Matter::open(town, procedure, (about, variant), *day)
        .ok_or_else(|| refuse(RefusalRule::Grounds, "程序没有起点", "the procedure has no beginning"))?;
    Ok(Matter { id: matter_id(town, procedure, opening), ..matter })
}

/// The id of a matter. Where it belongs is part of it: two villages may both have a 旧仓库.
pub(super) fn matter_id(town: &TownId, procedure: &str, opening: &MatterOpening) -> MatterId {
    let MatterOpening { about, variant, of, day } = opening;
    MatterId::derive(town, procedure, &format!("{of}|{about}|{variant}|{day}"))
}

/// The id that a disposal will have.
#[must_use]
pub fn disposal_id(town: &TownId, opening: &MatterOpening) -> MatterId {
    matter_id(town, DISPOSAL, opening)
}

/// The id that a storage will have.
#[must_use]
pub fn storage_id(town: &TownId, opening: &MatterOpening) -> MatterId {
    matter_id(town, STORAGE, opening)
}

/// The id that a petition will have.
pub(crate) fn petition_id(town: &TownId, opening: &PetitionOpening) -> MatterId {
    matter_id(town, PETITION, &petition_file(opening))
}

fn petition_file(opening: &PetitionOpening) -> MatterOpening {
    let PetitionOpening { about, variant, topic, day, .. } = opening;
    MatterOpening { about: about.clone(), variant: variant.clone(), of: topic.clone(), day: *day }
}

fn unknown(id: &MatterId) -> Refusal {
    refuse(RefusalRule::NotBegun, format!("没有事项 {id}，须先立项"), format!("there is no matter {id}; open it first"))
}

fn twice(id: &MatterId) -> Refusal {
    refuse(RefusalRule::Duplicate, format!("该事项已经立项（{id}）"), format!("the matter is open already ({id})"))
}

macro_rules! matter {
    ($open:ident, $step:ident, $field:ident, $file:ty, $event:ty, $pack:ident, $rules:ident, $procedure:ident) => {
        impl Daily {
            pub(super) fn $open(
                &mut self,
                town: &TownId,
                packs: &DailyPacks,
                seq: u64,
                opening: &MatterOpening,
            ) -> Result<Vec<Duty>, Refusal> {
                let matter: $file = opened(town, &packs.$pack, $procedure, opening)?;
                if self.$field.contains_key(&matter.id) {
                    return Err(twice(&matter.id));
                }
                let id = matter.id.clone();
                let record = MatterRecord { of: opening.of.clone(), matter, duties: Vec::new(), entries: vec![seq] };
                self.$field.insert(id, record);
                Ok(Vec::new())
            }

            pub(super) fn $step(
                &mut self,
                packs: &DailyPacks,
                seq: u64,
                id: &MatterId,
                act: &$event,
            ) -> Result<Vec<Duty>, Refusal> {
                let record = self.$field.get_mut(id).ok_or_else(|| unknown(id))?;
                let (after, duties) = packs.$rules().step(&record.matter, act.clone())?;
                record.matter = after;
                record.duties.push(duties.clone());
                record.entries.push(seq);
                Ok(duties)
            }
        }
    };
}

matter!(open_disposal, step_disposal, disposals, Disposal, DisposalEvent, disposal, disposal_rules, DISPOSAL);
matter!(open_storage, step_storage, storages, Storage, StorageEvent, storage, storage_rules, STORAGE);
matter!(open_petition_file, step_petition, petitions, PetitionFile, PetitionEvent, petition, petition_rules, PETITION);

impl Daily {
    pub(super) fn open_petition(
        &mut self,
        town: &TownId,
        packs: &DailyPacks,
        seq: u64,
        opening: &PetitionOpening,
    ) -> Result<Vec<Duty>, Refusal> {
        let file = petition_file(opening);
        let duties = self.open_petition_file(town, packs, seq, &file)?;
        self.received.insert(matter_id(town, PETITION, &file), opening.clone());
        Ok(duties)
    }

    pub(super) fn petitioner_read(&self, id: &MatterId, reason: &str) -> Result<Vec<Duty>, Refusal> {
        if !self.petitions.contains_key(id) {
            return Err(unknown(id));
        }
        if reason.trim().is_empty() {
            return Err(refuse(
                RefusalRule::Grounds,
                "须写明查阅信访人信息的理由",
                "say why the petitioner is looked up",
            ));
        }
        Ok(Vec::new())
    }
}
