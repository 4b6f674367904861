//! What no pack may drop, however it is edited: the rights of the party that the statutes give without exception.

use model::{Capacity, EventKind};

use super::{CasePack, MeasureTrait};
use crate::PackError;

/// Events that are acts of inspection or force: two qualified officers, nobody else.
const BY_OFFICERS: [EventKind; 7] = [
    EventKind::Verify,
    EventKind::Dismiss,
    EventKind::RecheckPass,
    EventKind::RecheckFail,
    EventKind::Seal,
    EventKind::Coerce,
    EventKind::CloseDown,
];

/// The first safeguard that the pack breaks.
pub(super) fn safeguards(pack: &CasePack) -> Result<(), PackError> {
    for step in &pack.steps {
        let name = format!("{:?}", step.event);
        let outsiders = [Capacity::Steward, Capacity::GridWorker];
        if step.event != EventKind::Attach && step.actors.iter().any(|actor| outsiders.contains(actor)) {
            return wrong(
                format!("step `{name}` is given to a steward or grid worker"),
                "leave it to officers: a steward's visit is no inspection (行政处罚法第四十二条)",
            );
        }
        let qualified = step.actors == [Capacity::Inspector] && step.officers >= 2;
        if BY_OFFICERS.contains(&step.event) && !qualified {
            return wrong(
                format!("step `{name}` is not left to two qualified officers"),
                "write actors = [\"inspector\"] and officers = 2 (行政处罚法第四十二条、行政强制法第十八条)",
            );
        }
        if step.event == EventKind::Coerce && !step.daytime {
            return wrong(
                format!("step `{name}` may be taken at night or on holidays"),
                "write daytime = true (行政强制法第四十三条)",
            );
        }
    }
    for measure in &pack.measures {
        let stops = measure.has(MeasureTrait::Closes) || measure.has(MeasureTrait::Suspends);
        if stops && !(measure.has(MeasureTrait::Hearing) && measure.has(MeasureTrait::OneEnterprise)) {
            return wrong(
                format!("measure `{}` stops a firm without `hearing` and `one_enterprise`", measure.code),
                "add both to `is` (行政处罚法第六十三条、优化营商环境条例第五十九条)",
            );
        }
    }
    Ok(())
}

fn wrong(message: String, hint: &str) -> Result<(), PackError> {
    Err(PackError::new(message, hint))
}
