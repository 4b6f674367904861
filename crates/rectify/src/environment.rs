//! 环保断链: where the chain from process to permit to disposal is broken.

use model::statement::{DischargePermitKind, EnvironmentRecord};
use model::{Enterprise, EnterpriseId, Stated};
use rules::PackError;

use crate::figures::{day_en, day_zh};
use crate::occupants::Occupants;
use crate::scene::Scene;
use crate::suspicion::Suspicion;

/// Enterprises at work, with their row of the environment ledger.
fn at_work<'a>(
    scene: &Scene<'a>,
) -> impl Iterator<Item = (&'a EnterpriseId, &'a Enterprise, &'a Stated<EnvironmentRecord>)> {
    let known = scene.snapshot.enterprises.iter().filter(|(_, known)| scene.may_operate(known));
    known.filter_map(|(id, known)| Some((id, known, known.environment.as_ref()?))).collect::<Vec<_>>().into_iter()
}

fn suspicion(scene: &Scene<'_>, id: &EnterpriseId, known: &Enterprise) -> Suspicion {
    let building = known.registration.as_ref().and_then(|registration| registration.is.building.as_ref());
    let parcel = building.and_then(|building| scene.parcel_of(building));
    Suspicion::of_enterprise(id, scene.enterprise_code(id), parcel)
}

/// Whether a record holds a discharge permit, in force or not. A registration (登记管理) is none.
fn has_permit(record: &EnvironmentRecord) -> bool {
    record.permit.is_some()
        && matches!(record.permit_kind, Some(DischargePermitKind::Key | DischargePermitKind::Simplified))
}

/// A process that needs a permit, and no permit.
pub(crate) fn no_permit(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let processes = scene.pack.words("permit_processes")?;
    let mut found = Vec::new();
    for (id, known, stated) in at_work(scene) {
        let record = &stated.is;
        let Some(process) = record.process.as_ref().filter(|process| processes.has(process)) else { continue };
        if has_permit(record) {
            continue;
        }
        let (zh, en) = match record.permit_kind {
            Some(DischargePermitKind::Registration) => ("仅作排污登记，不是许可", "only a registration, not a permit"),
            Some(_) => ("许可类型已填而许可证号为空", "a kind of permit is given but no number"),
            None => ("未取得排污许可", "none"),
        };
        found.push(
            suspicion(scene, id, known)
                .because(
                    format!("{}：产污工艺为{process}", known.name()),
                    format!("{}: process {process}", known.name()),
                    scene.cite(stated, "process"),
                )
                .because(
                    format!("排污许可：{zh}"),
                    format!("discharge permit: {en}"),
                    scene.cite(stated, "permit_kind"),
                ),
        );
    }
    Ok(found)
}

/// A permit whose term has ended.
pub(crate) fn permit_expired(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for (id, known, stated) in at_work(scene).filter(|(_, _, stated)| has_permit(&stated.is)) {
        let Some(until) = stated.is.permit_until.filter(|until| *until < scene.day()) else { continue };
        found.push(suspicion(scene, id, known).because(
            format!(
                "{}：排污许可证 {} 有效期至 {until}，至 {} 已届满",
                known.name(),
                stated.is.permit.as_deref().unwrap_or_default(),
                scene.day()
            ),
            format!(
                "{}: discharge permit {} ended on {until}, before {}",
                known.name(),
                stated.is.permit.as_deref().unwrap_or_default(),
                scene.day()
            ),
            scene.cite(stated, "permit_until"),
        ));
    }
    Ok(found)
}

/// Hazardous waste without a disposal contract in force. A contract whose end is not recorded is taken to hold.
pub(crate) fn hazardous_waste_unhandled(scene: &Scene<'_>, _: &Occupants) -> Result<Vec<Suspicion>, PackError> {
    let mut found = Vec::new();
    for (id, known, stated) in at_work(scene).filter(|(_, _, stated)| stated.is.hazardous_waste == Some(true)) {
        let record = &stated.is;
        let ended = record.waste_contract_until.filter(|until| *until < scene.day());
        if record.waste_contractor.is_some() && ended.is_none() {
            continue;
        }
        let suspicion = suspicion(scene, id, known).because(
            format!("{}：产生危险废物", known.name()),
            format!("{}: produces hazardous waste", known.name()),
            scene.cite(stated, "hazardous_waste"),
        );
        found.push(match &record.waste_contractor {
            None => suspicion.because(
                "没有危废处置协议单位",
                "no disposal contractor",
                scene.cite(stated, "waste_contractor"),
            ),
            Some(contractor) => suspicion.because(
                format!("与 {contractor} 的处置协议有效期至 {}，已届满", day_zh(ended)),
                format!("the contract with {contractor} ended on {}", day_en(ended)),
                scene.cite(stated, "waste_contract_until"),
            ),
        });
    }
    Ok(found)
}
