//! Findings about land and what stands on it, from the relations that `space` has made.

use std::collections::BTreeMap;

use model::{
    BuildingRelations, Cm2, Evidence, FindingId, Footprint, LandFinding, ParcelId, ParcelRelations, PlanRelease,
    Relations, Snapshot, Status, Subject,
};
use rules::{LandPack, PackError};

use crate::figures::{area, metres};

/// Land use and planned use that mean industry.
const INDUSTRIAL: &str = "工业";

/// A part of a parcel smaller than this lies in a zone because two lines were drawn twice, not because it is planned so.
const SLIVER: Cm2 = Cm2(100);

/// What a rule finds, before the pack gives it its words.
struct Sighting {
    rule: &'static str,
    subject: Subject,
    code: String,
    parcel: Option<ParcelId>,
    outline: Option<Footprint>,
    evidence: Vec<(String, String)>,
    procedures: Vec<PlanRelease>,
}

/// Everything that the relations show about parcels and buildings on the snapshot's day, ordered by rule and code.
///
/// # Errors
/// [`PackError`] when the pack lacks a rule, a parameter or a list.
pub fn land_findings(
    snapshot: &Snapshot,
    relations: &Relations,
    pack: &LandPack,
) -> Result<Vec<LandFinding>, PackError> {
    let mut seen = Vec::new();
    for (id, lies) in &relations.parcels {
        of_parcel(snapshot, pack, id, lies, &mut seen)?;
    }
    for (id, stands) in &relations.buildings {
        let Some(stated) = snapshot.buildings.get(id).and_then(|known| known.outline.as_ref()) else { continue };
        let found = of_building(snapshot, pack, id, stands)?;
        seen.extend(found.into_iter().map(|(rule, evidence)| Sighting {
            rule,
            subject: Subject::Building(id.clone()),
            code: stated.is.code.clone(),
            parcel: stands.parcel.clone(),
            outline: Some(stated.is.outline.clone()),
            evidence,
            procedures: Vec::new(),
        }));
    }
    near_homes(snapshot, relations, pack, &mut seen)?;
    let mut found = seen.into_iter().map(|sighting| sighting.finding(snapshot, pack)).collect::<Result<Vec<_>, _>>()?;
    found.sort_by(|a, b| (&a.rule, &a.subject_code).cmp(&(&b.rule, &b.subject_code)));
    Ok(found)
}

fn of_parcel(
    snapshot: &Snapshot,
    pack: &LandPack,
    id: &ParcelId,
    lies: &ParcelRelations,
    seen: &mut Vec<Sighting>,
) -> Result<(), PackError> {
    let Some(stated) = snapshot.parcels.get(id).and_then(|known| known.outline.as_ref()) else { return Ok(()) };
    let sighting = |rule, evidence, procedures| Sighting {
        rule,
        subject: Subject::Parcel(id.clone()),
        code: stated.is.code.clone(),
        parcel: Some(id.clone()),
        outline: Some(stated.is.outline.clone()),
        evidence,
        procedures,
    };
    let day = snapshot.as_of;
    let least = pack.parameters.at("plan_conflict_share", day)?;
    if let Some(share) = lies.plan_conflict.filter(|share| *share > 0.0 && *share >= least) {
        // Parts of one use are freed together.
        let mut by_use: BTreeMap<&str, Cm2> = BTreeMap::new();
        for zone in lies.zones.iter().filter(|zone| zone.planned_use != INDUSTRIAL) {
            *by_use.entry(&zone.planned_use).or_default() += zone.area;
        }
        let mut releases: Vec<PlanRelease> = by_use
            .into_iter()
            .filter(|(_, area)| *area >= SLIVER)
            .map(|(planned, area)| PlanRelease {
                planned_use: planned.to_owned(),
                area,
                procedures: pack.procedures(planned),
            })
            .collect();
        releases.sort_by(|a, b| b.area.cmp(&a.area).then_with(|| a.planned_use.cmp(&b.planned_use)));
        let mut evidence = vec![(
            format!("宗地 {}，{:.2}% 规划为非工业用途", area(lies.area), share * 100.0),
            format!("{} of land, {:.2}% planned for uses other than industry", area(lies.area), share * 100.0),
        )];
        evidence.extend(releases.iter().map(release_words));
        seen.push(sighting("plan.conflict", evidence, releases));
    }
    let ownership = &lies.ownership;
    if ownership.holders.len() > 1 && ownership.fragmentation >= pack.parameters.at("fragmentation_index", day)? {
        let holders: Vec<String> = ownership.holders.iter().map(|(n, s)| format!("{n} {:.2}%", s * 100.0)).collect();
        let tenures = ownership.tenures.len();
        let (list, index) = (holders.join("、"), ownership.fragmentation);
        let words = (
            format!("{} 个权利人（{list}），{tenures} 种权利性质，分散度 {index:.4}（1 减份额平方和）", holders.len()),
            format!(
                "{} holders ({list}), {tenures} kinds of tenure, index {index:.4} (1 less the sum of squared shares)",
                holders.len()
            ),
        );
        seen.push(sighting("ownership.fragmented", vec![words], Vec::new()));
    }
    Ok(())
}

fn release_words(release: &PlanRelease) -> (String, String) {
    let part = (area(release.area), release.planned_use.as_str());
    if release.procedures.is_empty() {
        return (
            format!("规划{} {}：本规则包未指明可解除冲突的程序", part.1, part.0),
            format!("{} planned as {}: the pack names no procedure that would free it", part.0, part.1),
        );
    }
    let zh: Vec<&str> = release.procedures.iter().map(|procedure| procedure.zh.as_str()).collect();
    let en: Vec<&str> = release.procedures.iter().map(|procedure| procedure.en.as_str()).collect();
    (
        format!("规划{} {}：可循程序 {}", part.1, part.0, zh.join("；或 ")),
        format!("{} planned as {}: may be freed by {}", part.0, part.1, en.join("; or ")),
    )
}

type Seen = Vec<(&'static str, Vec<(String, String)>)>;

fn of_building(
    snapshot: &Snapshot,
    pack: &LandPack,
    id: &model::BuildingId,
    stands: &BuildingRelations,
) -> Result<Seen, PackError> {
    let day = snapshot.as_of;
    let mut found = Seen::new();
    if !stands.road_control.is_empty() {
        let words = stands.road_control.iter().map(|road| {
            let (name, class, width) = (&road.name, road.class, metres(road.width_mm));
            (
                format!("{name}（{}）控制区自公路用地外缘起 {width}，建筑在其内 {}", class.zh(), area(road.area)),
                format!(
                    "{} inside the zone of {name} ({class:?}), {width} from the edge of road land",
                    area(road.area)
                ),
            )
        });
        found.push(("road.no_extension", words.collect()));
    }
    let outside = Cm2::from_square_metres(pack.parameters.at("outside_parcel_area", day)?);
    if stands.parcel.is_some() && stands.outside_parcel > outside {
        let words = (
            format!("占地 {}，其中 {} 在本宗地外", area(stands.footprint), area(stands.outside_parcel)),
            format!(
                "footprint {}, of which {} outside its parcel",
                area(stands.footprint),
                area(stands.outside_parcel)
            ),
        );
        found.push(("building.beyond_parcel", vec![words]));
    }
    let tolerance = pack.parameters.at("permit_tolerance_share", day)?;
    if let Some(excess) = stands.beyond_permit {
        let permitted = stands.floor_area - excess;
        if excess.square_metres() > permitted.square_metres() * tolerance {
            let words = (
                format!("许可建筑面积 {}，图上 {}，超出 {}", area(permitted), area(stands.floor_area), area(excess)),
                format!(
                    "permitted {}, by the outline {}: {} more",
                    area(permitted),
                    area(stands.floor_area),
                    area(excess)
                ),
            );
            found.push(("building.beyond_permit", vec![words]));
        }
    }
    if let Some(access) = stands.fire_access {
        let least = pack.parameters.at("fire_lane_clear_width", day)?;
        let not_collected = |id| crate::fire::measured_words(snapshot, id);
        let width = metres(access.clear_width_mm);
        if metres_of(access.clear_width_mm) < least {
            let words = (
                format!("图上最宽通路的最窄处约 {width}，小于 {least:.2} m"),
                format!("the widest way has about {width} at its narrowest, less than {least:.2} m"),
            );
            found.push(("fire.lane_unlikely", vec![words, not_collected(id)]));
        } else if access.dead_end {
            let words = (
                "通路只有一个出入口，沿途没有回车场地".to_owned(),
                "the way has one mouth and no place to turn".to_owned(),
            );
            found.push(("fire.dead_end", vec![words, not_collected(id)]));
        }
    }
    Ok(found)
}

/// Enterprises at work with hazardous waste or a listed process, too near to a home.
fn near_homes(
    snapshot: &Snapshot,
    relations: &Relations,
    pack: &LandPack,
    seen: &mut Vec<Sighting>,
) -> Result<(), PackError> {
    let processes = pack.words("hazardous_processes")?;
    let least = pack.parameters.at("hazard_home_distance", snapshot.as_of)?;
    for (id, known) in &snapshot.enterprises {
        let Some(record) = &known.environment else { continue };
        let process = record.is.process.as_deref().filter(|process| processes.has(process));
        let waste = record.is.hazardous_waste == Some(true);
        let Some(registration) = known.registration.as_ref().filter(|_| waste || process.is_some()) else { continue };
        let Some(building) = registration.is.building.as_ref() else { continue };
        let stands = relations.buildings.get(building);
        let Some(distance) = stands.and_then(|stands| stands.home_distance_mm) else { continue };
        if metres_of(distance) >= least {
            continue;
        }
        let what = (
            process.map_or("产生危险废物".to_owned(), |process| format!("工艺{process}")),
            process.map_or("hazardous waste".to_owned(), |process| format!("process {process}")),
        );
        let code = registration.is.uscc.clone().or_else(|| registration.is.registration_no.clone());
        let outline = snapshot.buildings.get(building).and_then(|b| b.outline.as_ref());
        seen.push(Sighting {
            rule: "hazard.near_home",
            subject: Subject::Enterprise(id.clone()),
            code: code.unwrap_or_else(|| id.to_string()),
            parcel: stands.and_then(|stands| stands.parcel.clone()),
            outline: outline.map(|stated| stated.is.outline.clone()),
            evidence: vec![(
                format!("{}：{}，距最近住宅 {}，小于 {least:.2} m", known.name(), what.0, metres(distance)),
                format!(
                    "{}: {}, {} from the nearest home, less than {least:.2} m",
                    known.name(),
                    what.1,
                    metres(distance)
                ),
            )],
            procedures: Vec::new(),
        });
    }
    Ok(())
}

fn metres_of(millimetres: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a width far below 2^53 mm")]
    let metres = millimetres as f64 / 1000.0;
    metres
}

impl Sighting {
    /// Words and clauses from the pack, and a note for every number or list used that no source gives.
    fn finding(self, snapshot: &Snapshot, pack: &LandPack) -> Result<LandFinding, PackError> {
        let rule = pack.rule(self.rule)?;
        let mut clauses: Vec<_> = rule.clauses.iter().map(rules::CitedClause::clause).collect();
        for name in &rule.parameters {
            clauses.push(pack.parameters.clause(name)?);
        }
        for name in &rule.lists {
            clauses.push(pack.words(name)?.clause());
        }
        let mut evidence = self.evidence;
        if rule.clauses.iter().all(|clause| clause.status == Status::Unsourced) {
            evidence.push((
                "本条依据的法律文本未收入系统，使用前须由法制人员核对".to_owned(),
                "the law that this rests on is not among the texts read; a lawyer must check it before use".to_owned(),
            ));
        }
        Ok(LandFinding {
            id: FindingId::derive(&snapshot.town, self.rule, &self.code),
            rule: self.rule.to_owned(),
            title_zh: rule.zh.clone(),
            title_en: rule.en.clone(),
            subject: self.subject,
            subject_code: self.code,
            parcel: self.parcel,
            outline: self.outline,
            evidence: evidence.into_iter().map(|(zh, en)| Evidence { zh, en, citation: None }).collect(),
            clauses,
            to_verify_zh: rule.to_verify_zh.clone(),
            to_verify_en: rule.to_verify_en.clone(),
            procedures: self.procedures,
        })
    }
}
