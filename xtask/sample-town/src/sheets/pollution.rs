//! The environment office's emissions and paperwork.

use super::{Cell, DateStyle, Table, dated};
use crate::draw::Draw;
use crate::town::Town;

const FILE: &str = "生态环境分局-排污.xlsx";

pub(super) fn emissions(draw: &mut Draw, town: &Town) -> Table {
    let header =
        ["序号", "企业名称", "统一社会信用代码", "年度", "COD(吨)", "氨氮(吨)", "SO2(吨)", "NOx(吨)", "VOCs(吨)"];
    let mut table = Table::new(FILE, "排放", "", &header);
    let mut above = 0;
    for (at, firm) in town.firms.iter().enumerate() {
        let wet = town.papers.rows.iter().find(|row| row.firm == at).map(|row| row.process);
        let books = &town.books[at];
        above += usize::from(firm.above_scale && wet.is_some());
        for (year, figures) in [(2021_usize, &books.year2021), (2022, &books.year2022)] {
            let Some(figures) = figures else { continue };
            let tonnes = match (figures.emissions, wet) {
                // a few above-scale firms were not monitored
                (Some(_), _) if above % 13 == 5 && firm.role == crate::firms::Role::Ordinary => continue,
                (Some(tonnes), _) => tonnes,
                (None, Some("印花")) => [draw.rounded(0.0, 0.02, 4), 0.0, 0.0, 0.0, draw.rounded(0.05, 0.6, 4)],
                (None, Some("染色" | "水洗")) => {
                    [draw.rounded(0.2, 2.4, 4), draw.rounded(0.01, 0.15, 4), 0.0, 0.0, 0.0]
                }
                (None, Some("喷漆")) => [0.0, 0.0, 0.0, 0.0, draw.rounded(0.1, 1.2, 4)],
                (None, Some("电镀")) => [draw.rounded(0.05, 0.4, 4), draw.rounded(0.0, 0.05, 4), 0.0, 0.0, 0.0],
                _ => continue,
            };
            let mut cells = vec![Cell::Empty, (&firm.name).into(), firm.key().into(), year.into()];
            cells.extend(tonnes.map(Cell::Number));
            table.push(firm.key(), Some(at), cells);
        }
    }
    table
}

pub(super) fn papers(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "序号",
        "企业名称",
        "统一社会信用代码",
        "产污工艺",
        "环评批复文号",
        "排污许可类型",
        "排污许可证号",
        "排污许可有效期至",
        "是否产生危废",
        "危废处置协议单位",
        "危废协议有效期至",
    ];
    let mut table = Table::new(FILE, "环保手续", "匡堰镇涉污企业环保手续台账", &header);
    for paper in &town.papers.rows {
        let firm = &town.firms[paper.firm];
        let style = DateStyle::Iso.mostly(draw);
        table.push(
            firm.key(),
            Some(paper.firm),
            vec![
                Cell::Empty,
                (&firm.name).into(),
                firm.key().into(),
                paper.process.into(),
                (&paper.approval).into(),
                paper.permit.into(),
                (&paper.permit_number).into(),
                dated(&paper.permit_until, style),
                if paper.hazardous { "是" } else { "否" }.into(),
                paper.waste_party.into(),
                dated(&paper.waste_until, style),
            ],
        );
    }
    table
}
