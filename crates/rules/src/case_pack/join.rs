//! The general procedure and a kind of case, joined.

use model::ContentHash;

use super::CasePack;
use super::text::{Amendment, Kind, Procedure};
use crate::PackError;

/// The pack of a kind: the general steps that it uses with its additions, then its own.
pub(super) fn join(general: Procedure, own: Kind, file: &str, hash: ContentHash) -> Result<CasePack, PackError> {
    if let Some(unknown) = own.profile.uses.iter().find(|event| general.steps.iter().all(|step| step.event != **event))
    {
        return Err(PackError::new(
            format!("`uses` names `{unknown:?}`, which the general procedure does not have"),
            "correct the name, or give the step as `[[step]]`",
        ));
    }
    let used = general.steps.into_iter().filter(|step| own.profile.uses.contains(&step.event));
    let mut pack = CasePack {
        header: own.header,
        check: own.profile.check,
        competent: own.profile.bodies,
        parameters: general.parameters.overlaid(own.parameters),
        bodies: own.bodies,
        evidence: [general.evidence, own.evidence].concat(),
        clocks: [general.clocks, own.clocks].concat(),
        duties: [general.duties, own.duties].concat(),
        checklists: own.checklists,
        measures: own.measures,
        steps: used.chain(own.steps).collect(),
        file: file.to_owned(),
        hash,
    };
    for amendment in own.amendments {
        amend(&mut pack, amendment)?;
    }
    Ok(pack)
}

fn amend(pack: &mut CasePack, amendment: Amendment) -> Result<(), PackError> {
    let mut found = false;
    for step in pack.steps.iter_mut().filter(|step| step.event == amendment.event) {
        found = true;
        step.brings.extend(amendment.brings.iter().cloned());
        step.requires.extend(amendment.requires.iter().cloned());
        step.after.extend(amendment.after.iter().cloned());
        step.starts.extend(amendment.starts.iter().cloned());
        step.duties.extend(amendment.duties.iter().cloned());
        step.checklists.extend(amendment.checklists.iter().cloned());
        step.bodies.extend(amendment.bodies.iter().cloned());
        step.clauses.extend(amendment.clauses.iter().cloned());
    }
    if found {
        return Ok(());
    }
    Err(PackError::new(
        format!("`[[amend]]` names `{:?}`, which this kind does not use", amendment.event),
        "add the event to `uses`, or leave the amendment out",
    ))
}
