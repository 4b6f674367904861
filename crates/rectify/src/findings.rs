//! The table of rules, and the run through it.

use model::{Finding, Relations, Snapshot};
use rules::{CheckPack, PackError};

use crate::occupants::Occupants;
use crate::scene::Scene;
use crate::suspicion::Suspicion;
use crate::{environment, fire, illegal_building, legality, letting};

type Look = fn(&Scene<'_>, &Occupants) -> Result<Vec<Suspicion>, PackError>;

/// Which code looks for what, in the order of the five checks.
const RULES: [(&str, Look); 14] = [
    ("legality.revoked_but_operating", legality::revoked_but_operating),
    ("legality.unregistered_occupant", legality::unregistered_occupant),
    ("building.no_permit", illegal_building::no_permit),
    ("building.beyond_certificate", illegal_building::beyond_certificate),
    ("building.temporary_expired", illegal_building::temporary_expired),
    ("letting.sublet_without_consent", letting::sublet_without_consent),
    ("letting.over_let", letting::over_let),
    ("letting.illegal_building_let", letting::illegal_building_let),
    ("fire.mixed_use", fire::mixed_use),
    ("fire.lane_too_narrow", fire::lane_too_narrow),
    ("fire.exit_blocked", fire::exit_blocked),
    ("environment.no_permit", environment::no_permit),
    ("environment.permit_expired", environment::permit_expired),
    ("environment.hazardous_waste_unhandled", environment::hazardous_waste_unhandled),
];

/// The suspicions of the five checks on the snapshot's day, ordered by check, rule and the subject's code. `year` is the
/// 年度 evaluated, whose electricity shows who is at work.
///
/// # Errors
/// [`PackError`] when the pack lacks a rule, parameter or list that is asked for.
///
/// ```
/// use model::{Relations, Snapshot, TownId};
/// let text = include_str!("../../../rulepacks/checks/default/pack.toml");
/// let pack = rules::CheckPack::parse("checks/default/pack.toml", text)?;
/// let town = TownId("330282-kuangyan".into());
/// let empty = Snapshot::fold(town, jiff::civil::date(2023, 6, 30), 4549, []);
/// assert!(rectify::findings(&empty, &Relations::default(), &pack, 2022)?.is_empty());
/// # Ok::<(), rules::PackError>(())
/// ```
pub fn findings(
    snapshot: &Snapshot,
    relations: &Relations,
    pack: &CheckPack,
    year: i16,
) -> Result<Vec<Finding>, PackError> {
    let scene = Scene::new(snapshot, relations, pack, year);
    let occupants = Occupants::of(&scene);
    let mut found = Vec::new();
    for (code, look) in RULES {
        pack.rule(code)?;
        for suspicion in look(&scene, &occupants)? {
            found.push(suspicion.finding(snapshot, pack, code)?);
        }
    }
    found.sort_by(|a, b| (a.check, &a.rule, &a.subject_code).cmp(&(b.check, &b.rule, &b.subject_code)));
    Ok(found)
}
