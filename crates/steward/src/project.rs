//! Incoming projects against vacancies, with the reasons for and against each.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::statement::{Project, Vacancy};
use model::{BuildingId, Clause, Cm2, Derivation, GivenUnit, Relations, Snapshot};
use rules::{PackError, ParkFigures, ParkPack};
use schemars::JsonSchema;
use serde::Serialize;

use crate::park::Place;

/// Vacancies that do not fit are listed up to this number, nearest in size first: they are what one could talk about.
const NEAR_MISSES: usize = 3;

/// An incoming project.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ProjectMatch {
    /// 项目名称
    pub project: String,
    /// GB/T 4754 class
    pub industry: String,
    /// 需厂房
    pub floor_area: Option<Cm2>,
    /// 需用地
    pub land: Option<Cm2>,
    /// 预计投产日期
    #[schemars(with = "Option<String>")]
    pub starts: Option<Date>,
    /// What the admission criterion says; a project is never refused for what was not collected.
    pub admission: Derivation,
    /// The criterion's source.
    pub admission_clause: Clause,
    /// Vacancies that fit, the closest in size first, then a few that do not.
    pub vacancies: Vec<VacancyMatch>,
}

/// A vacancy as a place for a project.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct VacancyMatch {
    /// The building.
    pub building: BuildingId,
    /// 房屋编码
    pub code: String,
    /// 楼层单元
    pub unit: String,
    /// 园区编号, if it lies in one.
    pub park: Option<String>,
    /// 空置面积
    pub floor_area: Cm2,
    /// 可用日期
    #[schemars(with = "Option<String>")]
    pub available: Option<Date>,
    /// Large enough and available in time, as far as both are known.
    pub fits: bool,
    /// Reasons for.
    pub reasons_for: Vec<Derivation>,
    /// Reasons against, and what to look at.
    pub reasons_against: Vec<Derivation>,
}

pub(crate) fn matches(
    snapshot: &Snapshot,
    relations: &Relations,
    pack: &ParkPack,
    figures: &ParkFigures,
    places: &BTreeMap<&BuildingId, Place<'_>>,
) -> Result<Vec<ProjectMatch>, PackError> {
    let clause = pack.parameters.clause("admission.energy")?;
    let projects = snapshot.projects.values().map(|stated| {
        let project = &stated.is;
        let mut vacancies: Vec<VacancyMatch> = snapshot
            .buildings
            .iter()
            .flat_map(|(id, building)| building.vacancies.iter().map(move |vacancy| (id, &vacancy.is)))
            .map(|(id, vacancy)| vacancy_match(project, id, vacancy, relations, places))
            .collect();
        let wanted = project.floor_area.unwrap_or_default().0;
        vacancies.sort_by_key(|v| (!v.fits, v.floor_area.0.abs_diff(wanted), v.code.clone(), v.unit.clone()));
        let fitting = vacancies.iter().filter(|v| v.fits).count();
        vacancies.truncate(fitting + NEAR_MISSES);
        ProjectMatch {
            project: project.name.clone(),
            industry: project.industry.clone(),
            floor_area: project.floor_area,
            land: project.land,
            starts: project.starts,
            admission: admission(project, figures),
            admission_clause: clause.clone(),
            vacancies,
        }
    });
    Ok(projects.collect())
}

/// Value added is in no column of the project list, so the criterion cannot be checked; what it would take can be said.
fn admission(project: &Project, figures: &ParkFigures) -> Derivation {
    let limit = figures.admission_energy;
    match project.energy {
        None => Derivation {
            zh: format!("准入能耗（≤{limit} 吨标准煤/万元增加值）：年用能和工业增加值未采集，不能判断"),
            en: format!(
                "admission (≤{limit} tce per 万元 of value added): energy use and value added were not collected"
            ),
        },
        Some(energy) => {
            let tce = GivenUnit::TCE.show(energy.0);
            let needed = tce / limit;
            Derivation {
                zh: format!(
                    "准入能耗（≤{limit} 吨标准煤/万元增加值）：工业增加值未采集，不能判断；年用能 {tce:.1} 吨标准煤，年增加值须达 {needed:.0} 万元"
                ),
                en: format!(
                    "admission (≤{limit} tce per 万元 of value added): value added was not collected; {tce:.1} tce a year would need {needed:.0} 万元 of it"
                ),
            }
        }
    }
}

fn vacancy_match(
    project: &Project,
    building: &BuildingId,
    vacancy: &Vacancy,
    relations: &Relations,
    places: &BTreeMap<&BuildingId, Place<'_>>,
) -> VacancyMatch {
    let mut pro = Vec::new();
    let mut contra = Vec::new();
    let have = vacancy.floor_area.square_metres();
    let large_enough = match project.floor_area {
        None => {
            contra.push(say("需厂房面积未采集", "the floor area needed was not collected"));
            false
        }
        Some(need) if need <= vacancy.floor_area => {
            let need = need.square_metres();
            pro.push(say(
                &format!("面积够：空置 {have:.0} ㎡，需 {need:.0} ㎡"),
                &format!("large enough: {have:.0} m² vacant, {need:.0} m² needed"),
            ));
            true
        }
        Some(need) => {
            let need = need.square_metres();
            contra.push(say(
                &format!("面积不够：空置 {have:.0} ㎡，需 {need:.0} ㎡"),
                &format!("too small: {have:.0} m² vacant, {need:.0} m² needed"),
            ));
            false
        }
    };
    let in_time = match (project.starts, vacancy.available) {
        (Some(starts), Some(available)) if available > starts => {
            contra.push(say(
                &format!("{available} 起可用，晚于投产日期 {starts}"),
                &format!("available from {available}, after the start on {starts}"),
            ));
            false
        }
        (Some(starts), Some(available)) => {
            pro.push(say(
                &format!("{available} 起可用，早于投产日期 {starts}"),
                &format!("available from {available}, in time for the start on {starts}"),
            ));
            true
        }
        (None, _) => {
            contra.push(say("投产日期未采集", "the start date was not collected"));
            true
        }
        (Some(_), None) => {
            contra.push(say("可用日期未采集", "the date of availability was not collected"));
            true
        }
    };
    let distance = relations.buildings.get(building).and_then(|r| r.home_distance_mm);
    if let (Some(vocs), Some(distance)) = (project.vocs.filter(|v| v.0 > 0), distance) {
        let (tonnes, metres) = (GivenUnit::TONNE.show(vocs.0), distance / 1_000);
        contra.push(say(
            &format!("项目年排放 VOCs {tonnes:.2} 吨，最近住宅 {metres} m，须看环评"),
            &format!("{tonnes:.2} t of VOCs a year, nearest home {metres} m away: see the environmental assessment"),
        ));
    }
    let place = places.get(building);
    VacancyMatch {
        building: building.clone(),
        code: place.map_or_else(|| building.0.clone(), |p| p.code.to_owned()),
        unit: vacancy.unit.clone(),
        park: place.and_then(|p| p.park).map(str::to_owned),
        floor_area: vacancy.floor_area,
        available: vacancy.available,
        fits: large_enough && in_time,
        reasons_for: pro,
        reasons_against: contra,
    }
}

fn say(zh: &str, en: &str) -> Derivation {
    Derivation { zh: zh.to_owned(), en: en.to_owned() }
}
