//! The outlines of a snapshot that can be used, and what is wrong with the cadastre: invalid outlines, overlaps, slivers,
//! narrow gaps. All are listed with their place; none is repaired.

use model::statement::{BuildingOutline, ParcelOutline, Park, PlanZone};
use model::{Footprint, Place, Problem, Severity, Snapshot, Stated, Widths};

use crate::adjacency::DrawnGap;
use crate::outline::Outline;
use crate::overlap::overlap_area;
use crate::place::{place, warning};
use crate::tree::Tree;

/// A parcel whose area over half its boundary is below this (m) is no land that anyone uses but an error of drawing.
const SLIVER_WIDTH: f64 = 0.5;

/// A stated outline together with its geometry made ready.
pub(crate) struct Shaped<'a, T> {
    pub(crate) stated: &'a Stated<T>,
    pub(crate) outline: Outline,
}

/// Every usable outline, each list in the snapshot's order.
pub(crate) struct Cadastre<'a> {
    pub(crate) parcels: Vec<Shaped<'a, ParcelOutline>>,
    pub(crate) buildings: Vec<Shaped<'a, BuildingOutline>>,
    pub(crate) zones: Vec<Shaped<'a, PlanZone>>,
    pub(crate) parks: Vec<Shaped<'a, Park>>,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Cadastre<'a> {
    /// Makes the outlines ready; what cannot be used becomes a problem.
    pub(crate) fn read(snapshot: &'a Snapshot) -> Self {
        let mut problems = Vec::new();
        let mut flaw = |place: Place, what: &str, code: &str, found: String| {
            problems.push(Problem {
                place,
                code: "geometry.invalid".to_owned(),
                severity: Severity::Row,
                expected: format!("{what}为有效的面：首尾闭合、不自交、坐标为投影坐标、面积大于 0"),
                found: format!("{code}：{found}"),
                hint: "该图形未参加任何空间分析；请在制图软件中修复后重新导入".to_owned(),
            });
        };
        let mut shape = |footprint: &Footprint, place: &dyn Fn() -> Place, what: &str, code: &str| {
            Outline::of(footprint).map_err(|found| flaw(place(), what, code, found.0)).ok()
        };
        let parcels = snapshot.parcels.values().filter_map(|parcel| parcel.outline.as_ref()).filter_map(|stated| {
            let outline = shape(&stated.is.outline, &|| place(snapshot, stated), "宗地", &stated.is.code)?;
            Some(Shaped { stated, outline })
        });
        let parcels = parcels.collect();
        let buildings =
            snapshot.buildings.values().filter_map(|building| building.outline.as_ref()).filter_map(|stated| {
                let outline = shape(&stated.is.outline, &|| place(snapshot, stated), "建筑物", &stated.is.code)?;
                Some(Shaped { stated, outline })
            });
        let buildings = buildings.collect();
        let zones = snapshot.zones.values().filter_map(|stated| {
            let outline = shape(&stated.is.outline, &|| place(snapshot, stated), "规划分区", &stated.is.code)?;
            Some(Shaped { stated, outline })
        });
        let zones = zones.collect();
        let parks = snapshot.parks.values().filter_map(|stated| {
            let outline = shape(&stated.is.outline, &|| place(snapshot, stated), "园区", &stated.is.code)?;
            Some(Shaped { stated, outline })
        });
        let parks = parks.collect();
        Self { parcels, buildings, zones, parks, problems }
    }
}

/// The index of a list of outlines.
pub(crate) fn tree<T>(list: &[Shaped<'_, T>]) -> Tree {
    Tree::over(list.iter().map(|shaped| (shaped.outline.low, shaped.outline.high)))
}

/// Parcels that overlap, parcels that are slivers, and gaps that look like errors of drawing.
pub(crate) fn faults(
    snapshot: &Snapshot,
    parcels: &[Shaped<'_, ParcelOutline>],
    tree: &Tree,
    gaps: &[DrawnGap],
    widths: &Widths,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let limit = widths.overlap_problem.square_metres();
    for (position, parcel) in parcels.iter().enumerate() {
        let code = &parcel.stated.is.code;
        let width = 2.0 * parcel.outline.area / parcel.outline.perimeter();
        if width < SLIVER_WIDTH {
            problems.push(warning(
                place(snapshot, parcel.stated),
                "cadastre.sliver",
                "宗地有可利用的宽度",
                format!("{code}：面积 {:.2} ㎡，平均宽 {width:.2} m", parcel.outline.area),
                "可能是制图碎屑，请核对后合并到相邻宗地或删除",
            ));
        }
        for other in tree.near(parcel.outline.low, parcel.outline.high, 0.0) {
            let Some(second) = parcels.get(other).filter(|_| other > position) else { continue };
            let area = overlap_area(&parcel.outline, &second.outline);
            if area > limit {
                problems.push(warning(
                    place(snapshot, parcel.stated),
                    "cadastre.overlap",
                    &format!("宗地互不重叠（容差 {limit} ㎡）"),
                    format!("{code} 与 {} 重叠 {area:.2} ㎡", second.stated.is.code),
                    "请与自然资源部门核对界址后更正其中一宗；在此之前两宗面积均按各自图形计算",
                ));
            }
        }
    }
    for gap in gaps.iter().filter(|gap| gap.area > limit) {
        let [Some(a), Some(b)] = gap.between.map(|position| parcels.get(position)) else { continue };
        problems.push(warning(
            place(snapshot, a.stated),
            "cadastre.gap",
            &format!("相邻宗地共用界线（容差 {limit} ㎡）"),
            format!(
                "{} 与 {} 之间有长 {:.1} m、面积 {:.2} ㎡ 的缝",
                a.stated.is.code, b.stated.is.code, gap.length, gap.area
            ),
            "请与自然资源部门核对界址；分析中两宗按相邻处理，缝不属于任何一宗",
        ));
    }
    problems
}
