//! Inspections of fire safety and the rechecks after suspension and ordered correction. The latest one of an item counts.

use crate::buildings::Building;
use crate::draw::Draw;
use crate::environment::Papers;
use crate::firms::{Firm, Role};
use crate::parcels::{Parcel, Usage};
use crate::people;
use crate::truth::NearMiss;

/// A record of an inspection.
pub(crate) struct Inspection {
    pub(crate) number: String,
    pub(crate) date: String,
    pub(crate) firm: usize,
    pub(crate) building: usize,
    pub(crate) item: &'static str,
    pub(crate) passed: bool,
    pub(crate) width: Option<f64>,
    pub(crate) remark: &'static str,
    pub(crate) inspector: String,
    pub(crate) badge: String,
}

pub(crate) const MIXED: &str = "住人场所合用";
pub(crate) const LANE: &str = "消防车道";
pub(crate) const EXIT: &str = "安全出口";
const SUSPENDED: &str = "停产整顿复查";
const CORRECTED: &str = "排污责令改正复查";

/// All inspections and what was planted in them.
pub(crate) struct Inspected {
    pub(crate) rows: Vec<Inspection>,
    pub(crate) near: Vec<(&'static str, NearMiss)>,
}

/// The finding that a failed fire item leads to.
pub(crate) fn finding(item: &str) -> Option<&'static str> {
    match item {
        MIXED => Some("fire.mixed_use"),
        LANE => Some("fire.lane_too_narrow"),
        EXIT => Some("fire.exit_blocked"),
        _ => None,
    }
}

struct Round<'a> {
    buildings: &'a [Building],
    inspectors: Vec<(String, String)>,
    rows: Vec<Inspection>,
    near: Vec<(&'static str, NearMiss)>,
}

const ALONE: usize = 46;
const MENDED: usize = 44;
const PASSED: usize = 130;
const SUSPENSION_LIFTED: usize = 16;

/// Goes round the town.
pub(crate) fn go_round(
    draw: &mut Draw,
    parcels: &[Parcel],
    buildings: &[Building],
    firms: &[Firm],
    papers: &Papers,
) -> Inspected {
    let inspectors = (0..6).map(|nth| (people::name(draw), format!("11021682{:04}", 120 + nth * 7))).collect();
    let mut round = Round { buildings, inspectors, rows: vec![], near: vec![] };
    for firm in (0..firms.len()).filter(|&at| firms[at].role == Role::FireRisk) {
        let Some(house) = firms[firm].premises else { continue };
        let item = draw.pick(&[MIXED, MIXED, MIXED, MIXED, EXIT, EXIT, EXIT, LANE, LANE]);
        round.fire(draw, firm, house, item, false, (2021, 10, 12));
        if draw.chance(0.25) {
            round.fire(draw, firm, house, item, false, (2022, 1, 5));
        }
        round.note(draw, firm, house, SUSPENDED, false, (2022, 6, 12));
        if draw.chance(0.15) {
            round.note(draw, firm, house, SUSPENDED, false, (2023, 1, 5));
        }
    }
    round.pollution(draw, firms, papers);
    let alone = |at: usize| firms[at].role == Role::Ordinary && !firms[at].above_scale;
    let mut others: Vec<usize> = (0..firms.len())
        .filter(|&at| {
            alone(at)
                && firms[at].premises.is_some_and(|house| {
                    let parcel = &parcels[buildings[house].parcel];
                    parcel.usage == Usage::Industry && !parcel.clean
                })
        })
        .collect();
    draw.shuffle(&mut others);
    let mut others = others.into_iter();
    for nth in 0..ALONE + MENDED + SUSPENSION_LIFTED + PASSED {
        let Some((firm, house)) = others.next().and_then(|firm| Some((firm, firms[firm].premises?))) else { break };
        let item = [MIXED, EXIT, LANE][nth % 3];
        if nth < ALONE {
            round.fire(draw, firm, house, item, false, (2022, 3, 12));
            continue;
        }
        // a house already in a bad record must not be whitewashed by a later, better one
        if round.rows.iter().any(|row| row.building == house && !row.passed) {
            continue;
        }
        if nth < ALONE + MENDED {
            round.fire(draw, firm, house, item, false, (2022, 2, 6));
            round.fire(draw, firm, house, item, true, (2022, 9, 12));
            round.miss(item, house, "复查已合格");
        } else if nth < ALONE + MENDED + SUSPENSION_LIFTED {
            round.fire(draw, firm, house, item, false, (2021, 8, 12));
            round.note(draw, firm, house, SUSPENDED, false, (2022, 2, 5));
            round.fire(draw, firm, house, item, true, (2022, 8, 9));
            round.note(draw, firm, house, SUSPENDED, true, (2022, 10, 12));
            round.near.push((
                "closure",
                NearMiss { key: firms[firm].key().to_owned(), why: "停产整顿第二次复查合格".to_owned() },
            ));
        } else {
            round.fire(draw, firm, house, item, true, (2022, 1, 12));
        }
    }
    round.rows.sort_by(|a, b| a.date.cmp(&b.date).then(a.firm.cmp(&b.firm)).then(a.item.cmp(b.item)));
    for (nth, row) in round.rows.iter_mut().enumerate() {
        row.number = format!("JC{}-{:04}", &row.date[..4], nth + 1);
    }
    Inspected { rows: round.rows, near: round.near }
}

impl Round<'_> {
    fn pollution(&mut self, draw: &mut Draw, firms: &[Firm], papers: &Papers) {
        for &firm in papers.failed.iter().chain(&papers.failed_with_permit) {
            let Some(house) = firms[firm].premises else { continue };
            if draw.chance(0.2) {
                self.note(draw, firm, house, CORRECTED, false, (2022, 3, 6));
            }
            self.note(draw, firm, house, CORRECTED, false, (2022, 8, 12));
            if papers.failed_with_permit.contains(&firm) {
                self.near.push((
                    "closure",
                    NearMiss {
                        key: firms[firm].key().to_owned(), why: "复查不合格但排污许可有效".to_owned()
                    },
                ));
            }
        }
        for (nth, &firm) in papers.passed.iter().enumerate() {
            let Some(house) = firms[firm].premises else { continue };
            if nth % 2 == 0 {
                self.note(draw, firm, house, CORRECTED, false, (2022, 2, 6));
            }
            self.note(draw, firm, house, CORRECTED, true, (2022, 9, 12));
            self.near.push((
                "closure",
                NearMiss { key: firms[firm].key().to_owned(), why: "排污责令改正复查最终合格".to_owned() },
            ));
        }
    }

    fn fire(
        &mut self,
        draw: &mut Draw,
        firm: usize,
        house: usize,
        item: &'static str,
        passed: bool,
        when: (usize, usize, usize),
    ) {
        let width = (item == LANE).then(|| match passed {
            true if draw.chance(0.5) => draw.rounded(4.0, 4.3, 2),
            true => draw.rounded(4.4, 6.2, 2),
            false => draw.rounded(2.1, 3.7, 2),
        });
        if let Some(width) = width.filter(|&width| passed && width < 4.35) {
            self.miss(item, house, &format!("净宽{width}米，不小于4米"));
        }
        self.push(draw, (firm, house, item, passed, width), when);
    }

    fn note(
        &mut self,
        draw: &mut Draw,
        firm: usize,
        house: usize,
        item: &'static str,
        passed: bool,
        when: (usize, usize, usize),
    ) {
        self.push(draw, (firm, house, item, passed, None), when);
    }

    fn push(
        &mut self,
        draw: &mut Draw,
        (firm, building, item, passed, width): (usize, usize, &'static str, bool, Option<f64>),
        (year, from, to): (usize, usize, usize),
    ) {
        let (inspector, badge) = self.inspectors[draw.whole(0, self.inspectors.len() - 1)].clone();
        let remark = match (item, passed) {
            (_, true) => draw.pick(&["符合要求", "已整改到位", ""]),
            (MIXED, _) => {
                draw.pick(&["二楼车间隔间住人，无独立疏散楼梯", "夹层设员工宿舍，未作防火分隔", "仓库内搭铺住人"])
            }
            (LANE, _) => draw.pick(&["车道堆放布料，净宽不足", "搭建雨棚占用消防车道"]),
            (EXIT, _) => draw.pick(&["安全出口上锁", "疏散楼梯堆放纸箱", "唯一出口被机台封堵"]),
            (SUSPENDED, _) => draw.pick(&["停产期间擅自复工，隐患未消除", "未按要求拆除隔间"]),
            _ => draw.pick(&["废水直排雨水管网", "无治理设施继续生产", "废气未收集"]),
        };
        let date = format!("{year}-{:02}-{:02}", draw.whole(from, to), draw.whole(1, 28));
        self.rows.push(Inspection {
            number: String::new(),
            date,
            firm,
            building,
            item,
            passed,
            width,
            remark,
            inspector,
            badge,
        });
    }

    fn miss(&mut self, item: &str, house: usize, why: &str) {
        if let Some(finding) = finding(item) {
            self.near.push((finding, NearMiss { key: self.buildings[house].code.clone(), why: why.to_owned() }));
        }
    }
}
