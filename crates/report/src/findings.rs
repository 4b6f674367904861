//! 整治疑点: one row per suspicion, with its evidence, clauses and what must be verified on site.

use model::{Finding, Subject};
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::page::{Column, Extent, Page};
use crate::style::Kind;
use crate::value::{Tone, Value};
use crate::{Language, Report, evidence, name};

/// The column of the check, for the summary.
pub(crate) const CHECK_COLUMN: u16 = 1;

pub(crate) fn sheet(report: &Report<'_>, sheet_name: String) -> Result<(Worksheet, Extent), XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let rows = (1..).zip(report.findings).map(|(number, finding)| row(report, number, finding)).collect();
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("五大整治疑点清单", "suspicions of the five checks")),
        note: pick(
            "本表所列均为疑点，须现场核实后方可立案；未经核实不得作为对企业采取措施的依据",
            "Every row is a suspicion to be verified on site; nothing may be done against an enterprise before",
        )
        .to_owned(),
        columns: vec![
            Column::new(pick("序号", "No."), 5.5, Kind::Centre),
            Column::new(pick("检查类别", "Check"), 9.5, Kind::Centre),
            Column::new(pick("疑点", "Suspicion"), 19.0, Kind::Wrap),
            Column::new(pick("规则", "Rule"), 18.0, Kind::Wrap),
            Column::new(pick("对象", "Subject"), 6.5, Kind::Centre),
            Column::new(pick("对象编码", "Code"), 20.5, Kind::Wrap),
            Column::new(pick("涉及企业", "Enterprises"), 22.0, Kind::Wrap),
            Column::new(pick("宗地代码", "Parcel"), 20.5, Kind::Wrap),
            Column::new(pick("涉及建筑面积（㎡）", "Floor area (m²)"), 10.5, Kind::Area),
            Column::new(pick("证据（含原始位置）", "Evidence with its cells"), 52.0, Kind::Wrap),
            Column::new(pick("依据", "Legal basis"), 26.0, Kind::Wrap),
            Column::new(pick("须核实事项", "To verify"), 26.0, Kind::Wrap),
            Column::new(pick("状态", "State"), 11.0, Kind::Wrap),
        ],
        above: Vec::new(),
        rows,
        frozen: 3,
    };
    page.write(report)
}

fn row(report: &Report<'_>, number: u32, finding: &Finding) -> Vec<Value> {
    let language = report.language;
    vec![
        Value::Number(f64::from(number)),
        Value::text(language.pick(finding.check.zh(), finding.check.en())),
        Value::text(language.pick(&finding.title_zh, &finding.title_en)),
        Value::text(&finding.rule),
        Value::text(subject(&finding.subject, language)),
        Value::text(&finding.subject_code),
        Value::text(name::enterprises(report, &finding.enterprises)),
        finding.parcel.as_ref().map_or(Value::Blank, |parcel| Value::text(name::parcel(report, parcel))),
        Value::optional(finding.floor_area.map(model::Cm2::square_metres)),
        Value::text(evidence::lines(&finding.evidence, language)),
        Value::text(evidence::clauses(&finding.clauses, language)),
        Value::text(language.pick(&finding.to_verify_zh, &finding.to_verify_en)),
        Value::text(language.pick("疑点，须现场核实", "suspicion, verify on site")).toned(Tone::Warn),
    ]
}

fn subject(subject: &Subject, language: Language) -> &'static str {
    match subject {
        Subject::Enterprise(_) => language.pick("企业", "enterprise"),
        Subject::Building(_) => language.pick("建筑", "building"),
        Subject::Parcel(_) => language.pick("宗地", "parcel"),
        Subject::Tenancy(_) => language.pick("租赁", "lease"),
    }
}
