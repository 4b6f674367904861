//! 取缔建议: proposals for a case, never decisions.

use std::collections::BTreeMap;

use model::{Finding, FindingId};
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::page::{Column, Page};
use crate::style::Kind;
use crate::value::{Tone, Value};
use crate::{Report, evidence, name};

pub(crate) fn sheet(report: &Report<'_>, sheet_name: String) -> Result<Worksheet, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let by_id: BTreeMap<&FindingId, &Finding> = report.findings.iter().map(|f| (&f.id, f)).collect();
    let rows = (1..)
        .zip(report.closures)
        .map(|(number, closure)| {
            let language = report.language;
            let (name, code) = name::enterprise(report, &closure.enterprise);
            let findings: Vec<String> = closure
                .findings
                .iter()
                .map(|id| {
                    by_id.get(id).map_or_else(
                        || format!("• {id}"),
                        |f| format!("• {} {}", language.pick(&f.title_zh, &f.title_en), f.subject_code),
                    )
                })
                .collect();
            vec![
                Value::Number(f64::from(number)),
                Value::text(name),
                Value::text(code),
                Value::text(&closure.ground),
                Value::text(language.pick(&closure.reason_zh, &closure.reason_en)),
                Value::text(findings.join("\n")),
                Value::text(evidence::lines(&closure.evidence, language)),
                Value::text(evidence::clauses(&closure.clauses, language)),
                Value::text(language.pick("建议，待核实立案", "proposal, verify and open a case")).toned(Tone::Warn),
            ]
        })
        .collect();
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("依法取缔建议", "proposals for lawful closure")),
        note: pick(
            "仅为立案建议：证据经核实、程序合法，并由有权机关决定后方可执行",
            "Proposals to open a case only: the evidence must be verified and the competent authority decides",
        )
        .to_owned(),
        columns: vec![
            Column::new(pick("序号", "No."), 5.5, Kind::Centre),
            Column::new(pick("企业名称", "Enterprise"), 24.0, Kind::Wrap),
            Column::new(pick("统一社会信用代码/注册号", "USCC or registration no."), 20.5, Kind::Text),
            Column::new(pick("情形", "Ground"), 16.0, Kind::Wrap),
            Column::new(pick("理由", "Reason"), 34.0, Kind::Wrap),
            Column::new(pick("所依疑点", "Suspicions"), 30.0, Kind::Wrap),
            Column::new(pick("其他证据", "Further evidence"), 40.0, Kind::Wrap),
            Column::new(pick("依据", "Legal basis"), 26.0, Kind::Wrap),
            Column::new(pick("状态", "State"), 11.0, Kind::Wrap),
        ],
        above: Vec::new(),
        rows,
        frozen: 2,
    };
    Ok(page.write(report)?.0)
}
