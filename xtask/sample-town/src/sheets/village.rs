//! Villages: members, assets, and the projects that look for a place in the town.

use super::{Cell, Table};
use crate::draw::Draw;
use crate::parcels::VILLAGES;
use crate::people;
use crate::tenure::Who;
use crate::town::Town;

const FILE: &str = "村集体花名册.xlsx";
const HOUSEHOLDS: [usize; 5] = [92, 61, 48, 55, 44];

pub(super) fn members(draw: &mut Draw) -> Table {
    let mut table = Table::new(FILE, "成员", "", &["村", "户号", "姓名", "性别", "是否有表决权", "份额"]);
    for (village, (name, _)) in VILLAGES.iter().enumerate() {
        for household in 1..=HOUSEHOLDS[village] {
            let family = people::surname(draw);
            for member in 0..draw.whole(1, 5) {
                let surname = if member == 1 { people::surname(draw) } else { family };
                let person = people::relative(draw, surname);
                // children hold a share and no vote
                let votes = member < 2 || draw.chance(0.5);
                let share = if votes { 1.0 } else { draw.pick(&[0.5, 1.0]) };
                let cells: Vec<Cell> = vec![
                    (*name).into(),
                    format!("{}-{household:03}", village + 1).into(),
                    person.name.into(),
                    if person.male { "男" } else { "女" }.into(),
                    if votes { "是" } else { "否" }.into(),
                    share.into(),
                ];
                table.push(name, None, cells);
            }
        }
    }
    table
}

pub(super) fn assets(draw: &mut Draw, town: &Town) -> Table {
    let mut table =
        Table::new(FILE, "资产", "", &["村", "资产名称", "房屋编码", "宗地代码", "账面价值(万元)", "年租金收入(万元)"]);
    for (at, parcel) in town.parcels.iter().enumerate() {
        let Some(Who::Village(village)) = parcel.holders.first().map(|h| &h.who) else { continue };
        let name = VILLAGES[*village].0;
        table.push(
            name,
            None,
            vec![
                name.into(),
                "工业用地使用权".into(),
                Cell::Empty,
                (&parcel.code).into(),
                draw.rounded(12.0, 18.0, 1).mul_add(parcel.mu(), 0.0).round().into(),
                Cell::Empty,
            ],
        );
        if parcel.holders.len() > 1 {
            continue;
        }
        for (house, building) in town.buildings.iter().enumerate().filter(|(_, b)| b.parcel == at && b.illegal <= 0.0) {
            let rent: f64 = town
                .letting
                .leases
                .iter()
                .filter(|l| l.building == house && l.above.is_none() && !l.ended)
                .map(|l| l.area * l.rent / 10_000.0)
                .sum();
            let value = building.floor_area() * draw.real(0.045, 0.08);
            let income = if rent > 0.0 { Cell::Number(crate::draw::round(rent, 2)) } else { Cell::Empty };
            table.push(
                name,
                None,
                vec![
                    name.into(),
                    format!("村集体{}", building.usage).into(),
                    (&building.code).into(),
                    Cell::Empty,
                    crate::draw::round(value, 1).into(),
                    income,
                ],
            );
        }
    }
    table
}

/// Name, trade, land (mu), floor (㎡), energy (tce), VOCs (t), tax a mu (万元), start.
type Project = (&'static str, &'static str, f64, f64, f64, f64, f64, &'static str);

const PROJECTS: [Project; 8] = [
    ("高端针织服装智能制造项目", "1829", 18.0, 24_000.0, 320.0, 0.2, 32.0, "2025-06-01"),
    ("服装设计与直播供应链中心", "1830", 12.0, 20_000.0, 150.0, 0.0, 38.0, "2024-12-01"),
    ("精密轴承单元扩产项目", "3451", 30.0, 36_000.0, 980.0, 0.3, 42.0, "2025-09-01"),
    ("新能源汽车线束项目", "3670", 25.0, 33_000.0, 460.0, 0.4, 48.0, "2025-12-01"),
    ("智能小家电总装项目", "3854", 40.0, 58_000.0, 720.0, 1.1, 36.0, "2026-03-01"),
    ("医用高分子耗材项目", "2770", 15.0, 18_000.0, 390.0, 0.6, 45.0, "2025-04-01"),
    ("水性涂装配套中心", "3360", 10.0, 12_000.0, 640.0, 4.8, 28.0, "2025-10-01"),
    ("工业机器人减速机零件项目", "3484", 22.0, 30_000.0, 830.0, 0.1, 52.0, "2026-06-01"),
];

pub(super) fn projects() -> Table {
    let header = [
        "项目名称",
        "行业代码",
        "需用地(亩)",
        "需厂房(㎡)",
        "年用能(吨标准煤)",
        "年排放VOCs(吨)",
        "预计亩均税收(万元/亩)",
        "预计投产日期",
    ];
    let mut table = Table::new("拟引进项目.xlsx", "项目", "匡堰镇拟引进工业项目一览表", &header);
    for (name, trade, land, floor, energy, vocs, tax, start) in PROJECTS {
        let cells: Vec<Cell> = vec![
            name.into(),
            trade.into(),
            land.into(),
            floor.into(),
            energy.into(),
            vocs.into(),
            tax.into(),
            Cell::Date(start.to_owned()),
        ];
        table.push(name, None, cells);
    }
    table
}
