//! The market regulator's register.

use super::{Cell, DateStyle, Table, dated};
use crate::draw::Draw;
use crate::parcels::VILLAGES;
use crate::town::Town;

pub(super) fn firms(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "序号",
        "企业名称",
        "统一社会信用代码",
        "注册号",
        "类型",
        "行业代码",
        "所属行业",
        "成立日期",
        "登记状态",
        "状态日期",
        "住所",
        "房屋编码",
        "所属村",
        "企业规模",
    ];
    let mut table = Table::new(
        "市场监管局-企业登记名单.xlsx",
        "企业名单",
        "匡堰镇企业及个体工商户登记名单（截至2023年6月30日）",
        &header,
    );
    for (at, firm) in town.firms.iter().enumerate() {
        let style = DateStyle::Real.mostly(draw);
        table.push(
            firm.key(),
            Some(at),
            vec![
                Cell::Empty,
                (&firm.name).into(),
                firm.uscc.as_ref().into(),
                firm.registration.as_ref().into(),
                if firm.company { "企业" } else { "个体户" }.into(),
                firm.trade.0.into(),
                firm.trade.1.into(),
                dated(&firm.founded, style),
                firm.status.into(),
                dated(firm.status_date.as_deref().unwrap_or_default(), style),
                (&firm.address).into(),
                town.premises(at).into(),
                VILLAGES[firm.village].0.into(),
                if firm.above_scale { "规上" } else { "规下" }.into(),
            ],
        );
    }
    table
}
