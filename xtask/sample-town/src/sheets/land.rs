//! The land office's rights and house certificates.

use super::{Cell, DateStyle, Table, dated};
use crate::buildings::Standing;
use crate::draw::{Draw, round};
use crate::leases::cooperative;
use crate::parcels::{Parcel, Usage, VILLAGES};
use crate::tenure::{Right, Who};
use crate::town::Town;

const FILE: &str = "自然资源局-工业用地.xlsx";

/// Only half of the undetermined parcels made it into the list.
pub(crate) fn is_listed(parcel: &Parcel) -> bool {
    parcel.usage == Usage::Industry
        && (parcel.right != Right::Unregistered || parcel.code.ends_with(['0', '2', '4', '6', '8']))
}

pub(super) fn rights(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "序号",
        "宗地代码",
        "土地字号",
        "土地使用权人",
        "统一社会信用代码",
        "权利性质",
        "土地用途",
        "土地使用权面积(㎡)",
        "不动产权证号",
        "供地日期",
        "共有份额",
        "所属村",
        "坐落",
    ];
    let mut table = Table::new(FILE, "用地", "匡堰镇工业用地权属情况表", &header);
    let mut order: Vec<&Parcel> = town.parcels.iter().filter(|p| is_listed(p)).collect();
    order.sort_by(|a, b| a.code.cmp(&b.code));
    for parcel in order {
        let style = DateStyle::Iso.mostly(draw);
        let place = format!("慈溪市匡堰镇{}", VILLAGES[parcel.village].0);
        for holder in &parcel.holders {
            let (name, code, firm) = match &holder.who {
                Who::Firm(firm) => (town.firms[*firm].name.clone(), town.firms[*firm].key().to_owned(), Some(*firm)),
                Who::Village(village) => (cooperative(*village), String::new(), None),
                Who::Person(person) => (person.clone(), String::new(), None),
            };
            table.push(
                &parcel.code,
                firm,
                vec![
                    Cell::Empty,
                    (&parcel.code).into(),
                    if parcel.right == Right::Unregistered {
                        Cell::Empty
                    } else {
                        format!("{}-{}-{}", &parcel.code[6..9], &parcel.code[9..12], &parcel.code[14..]).into()
                    },
                    name.into(),
                    code.into(),
                    parcel.right.text().into(),
                    "工业用地".into(),
                    parcel.certified_area.into(),
                    parcel.certificate.as_ref().into(),
                    if parcel.right == Right::Unregistered { Cell::Empty } else { dated(&parcel.granted, style) },
                    holder.written.into(),
                    VILLAGES[parcel.village].0.into(),
                    (&place).into(),
                ],
            );
        }
    }
    table.totals = vec![7];
    table
}

pub(super) fn houses(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "房屋编码",
        "宗地代码",
        "不动产权证号",
        "证载占地面积(㎡)",
        "证载建筑面积(㎡)",
        "规划许可证号",
        "许可类型",
        "许可建筑面积(㎡)",
        "许可有效期至",
        "证载用途",
        "建成年份",
        "证载层数",
    ];
    let mut table = Table::new(FILE, "房屋", "", &header);
    for building in &town.buildings {
        let parcel = &town.parcels[building.parcel];
        let floors = building.floors as f64;
        let serial = draw.whole(10, 9_999);
        let permit = |kind: &str| format!("{kind}字第3302822{:02}{serial:04}号", building.built % 100);
        let (certificate, footprint, number, kind, permitted, until) = match &building.standing {
            Standing::None => continue,
            Standing::Certified { footprint } => {
                let certificate =
                    parcel.certificate.clone().unwrap_or_else(|| format!("慈房权证匡堰字第{:06}号", serial * 7));
                // older houses were certified without a permit on file
                let permitted = draw.chance(0.6);
                (
                    Some(certificate),
                    Some(*footprint),
                    if permitted { permit("建") } else { String::new() },
                    if permitted { "永久" } else { "" },
                    permitted.then(|| round(footprint * floors, 2)),
                    String::new(),
                )
            }
            Standing::PermitOnly => {
                (None, None, permit("建"), "永久", Some(round(building.floor_area() * 1.002, 2)), String::new())
            }
            Standing::Temporary { until } => {
                (None, None, permit("临建"), "临时", Some(round(building.floor_area() * 1.001, 2)), until.clone())
            }
        };
        let certified = certificate.is_some();
        table.push(
            &building.code,
            None,
            vec![
                (&building.code).into(),
                (&parcel.code).into(),
                certificate.into(),
                footprint.into(),
                footprint.map(|size| round(size * floors, 2)).into(),
                number.into(),
                kind.into(),
                permitted.into(),
                dated(&until, DateStyle::Iso.mostly(draw)),
                if certified { building.usage.into() } else { Cell::Empty },
                building.built.into(),
                if certified { building.floors.into() } else { Cell::Empty },
            ],
        );
    }
    table
}
