//! The records of inspections.

use super::{DateStyle, Table, dated};
use crate::draw::Draw;
use crate::town::Town;

pub(super) fn inspections(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "检查编号",
        "检查日期",
        "企业名称",
        "统一社会信用代码",
        "房屋编码",
        "检查项",
        "结果",
        "实测净宽(米)",
        "情况描述",
        "检查人",
        "执法证号",
    ];
    let mut table = Table::new("消防安全检查记录.xlsx", "检查", "匡堰镇消防安全及整治复查记录", &header);
    for row in &town.inspected.rows {
        let firm = &town.firms[row.firm];
        table.push(
            &row.number,
            Some(row.firm),
            vec![
                (&row.number).into(),
                dated(&row.date, DateStyle::Iso.mostly(draw)),
                (&firm.name).into(),
                firm.key().into(),
                (&town.buildings[row.building].code).into(),
                row.item.into(),
                if row.passed { "合格" } else { "不合格" }.into(),
                row.width.into(),
                row.remark.into(),
                (&row.inspector).into(),
                (&row.badge).into(),
            ],
        );
    }
    table
}
