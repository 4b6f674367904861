//! The ledger of leases and the list of vacant units.

use super::{Cell, DateStyle, Table, dated};
use crate::draw::Draw;
use crate::parcels::VILLAGES;
use crate::town::Town;

pub(super) fn leases(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "序号",
        "合同号",
        "上级合同号",
        "房屋编码",
        "楼层单元",
        "出租方",
        "出租方代码",
        "承租方",
        "承租方代码",
        "租赁面积(㎡)",
        "起租日",
        "到期日",
        "年租金(元/㎡)",
        "是否备案",
        "产权人同意转租",
    ];
    let mut table = Table::new("厂房租赁台账.xlsx", "租赁", "匡堰镇厂房租赁台账", &header);
    let mut order: Vec<usize> = (0..town.letting.leases.len()).collect();
    order.sort_by(|&a, &b| town.letting.leases[a].number.cmp(&town.letting.leases[b].number));
    for at in order {
        let lease = &town.letting.leases[at];
        let style = DateStyle::Iso.mostly(draw);
        let code = lease.tenant.filter(|_| !lease.code_left_out).map(|firm| town.firms[firm].key());
        table.push(
            &lease.number,
            lease.tenant,
            vec![
                Cell::Empty,
                (&lease.number).into(),
                lease.above.map(|above| town.letting.leases[above].number.as_str()).into(),
                (&town.buildings[lease.building].code).into(),
                (&lease.unit).into(),
                (&lease.lessor.0).into(),
                (&lease.lessor.1).into(),
                (&lease.tenant_name).into(),
                code.into(),
                lease.area.into(),
                dated(&lease.from, style),
                dated(&lease.until, style),
                lease.rent.into(),
                if lease.filed { "是" } else { "否" }.into(),
                lease.consent.map(|given| if given { "是" } else { "否" }).into(),
            ],
        );
    }
    table
}

pub(super) fn vacancies(draw: &mut Draw, town: &Town) -> Table {
    let mut table = Table::new(
        "空置厂房.xlsx",
        "空置",
        "",
        &["房屋编码", "楼层单元", "空置面积(㎡)", "可用日期", "年租金(元/㎡)", "联系村"],
    );
    for vacancy in &town.letting.vacancies {
        let building = &town.buildings[vacancy.building];
        let village = VILLAGES[town.parcels[building.parcel].village].0;
        let from = dated(&vacancy.from, DateStyle::Chinese.mostly(draw));
        let cells: Vec<Cell> = vec![
            (&building.code).into(),
            (&vacancy.unit).into(),
            vacancy.area.into(),
            from,
            vacancy.rent.into(),
            village.into(),
        ];
        table.push(&building.code, None, cells);
    }
    table
}
