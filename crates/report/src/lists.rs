//! 一企一策: the firms to coach, the 高耗低效 firms and the parcels to uplift in place, in one list that can be filtered.

use model::EnterpriseId;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::page::{Column, Page};
use crate::style::Kind;
use crate::value::Value;
use crate::{Report, grades, name};

pub(crate) fn sheet(report: &Report<'_>, sheet_name: String) -> Result<Worksheet, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let coaching = pick("D类辅导企业", "D firms to coach");
    let wasteful = pick("高耗低效企业", "high energy, low yield");
    let parcels = pick("低效提升宗地", "parcels to uplift in place");
    let mut rows: Vec<Vec<Value>> = Vec::new();
    rows.extend(report.lists.coaching.iter().map(|id| firm_row(report, coaching, id)));
    rows.extend(report.lists.high_energy_low_yield.iter().map(|id| firm_row(report, wasteful, id)));
    for id in &report.lists.uplift_parcels {
        let parcel = report.snapshot.parcels.get(id);
        let outline = parcel.and_then(|p| p.outline.as_ref());
        let right = parcel.and_then(|p| p.rights.first());
        rows.push(vec![
            Value::text(parcels),
            right.map_or(Value::Blank, |r| Value::text(&r.is.holder)),
            Value::text(name::parcel(report, id)),
            Value::Blank,
            Value::Blank,
            outline.and_then(|o| o.is.village.clone()).map_or(Value::Blank, Value::text),
            Value::optional(right.and_then(|r| r.is.area).map(model::Cm2::mu)),
            Value::Blank,
        ]);
    }
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("一企一策清单", "one enterprise, one plan")),
        note: report.language.pick(
            format!(
                "低效提升宗地合计 {:.2} 亩（按实测图形）；表中面积为证载土地使用权面积",
                report.lists.uplift_area.mu()
            ),
            format!(
                "Parcels to uplift sum to {:.2} mu by outline; areas below are those of the certificates",
                report.lists.uplift_area.mu()
            ),
        ),
        columns: vec![
            Column::new(pick("清单", "List"), 22.0, Kind::Text),
            Column::new(pick("企业名称/使用权人", "Enterprise or right holder"), 36.0, Kind::Text),
            Column::new(pick("代码", "Code"), 24.0, Kind::Text),
            Column::new(pick("行业", "Industry"), 20.0, Kind::Text),
            Column::new(pick("等级", "Grade"), 8.0, Kind::Centre),
            Column::new(pick("所属村", "Village"), 14.0, Kind::Text),
            Column::new(pick("面积（亩）", "Area (mu)"), 12.0, Kind::Area),
            Column::new(pick("住所", "Address"), 44.0, Kind::Text),
        ],
        above: Vec::new(),
        rows,
        frozen: 2,
    };
    Ok(page.write(report)?.0)
}

fn firm_row(report: &Report<'_>, list: &str, id: &EnterpriseId) -> Vec<Value> {
    let (name, code) = name::enterprise(report, id);
    let registration = report.snapshot.enterprises.get(id).and_then(|e| e.registration.as_ref()).map(|r| &r.is);
    let grade = report.assessment.of(id).map(|(_, result)| grades::grade(result.grade));
    let land = report.assessment.of(id).and_then(|(_, r)| r.candidate.inputs.get(&model::Measure::Land));
    vec![
        Value::text(list),
        Value::text(name),
        Value::text(code),
        registration.map_or(Value::Blank, |r| Value::text(format!("{} {}", r.industry, r.industry_name))),
        grade.map_or(Value::Blank, |(letter, tone)| Value::text(letter).toned(tone)),
        registration.and_then(|r| r.village.clone()).map_or(Value::Blank, Value::text),
        Value::optional(land.map(|l| model::Cm2(l.amount).mu())),
        registration.map_or(Value::Blank, |r| Value::text(&r.address)),
    ]
}
