//! 不参评企业.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::Report;
use crate::page::{Column, Page};
use crate::style::Kind;
use crate::value::Value;

pub(crate) fn sheet(report: &Report<'_>, sheet_name: String) -> Result<Worksheet, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let rows = (1..)
        .zip(&report.assessment.not_graded)
        .map(|(number, firm)| {
            let reason = report.language.pick(&firm.reason_zh, &firm.reason_en);
            vec![
                Value::Number(f64::from(number)),
                Value::text(&firm.name),
                Value::text(&firm.code),
                Value::text(reason),
            ]
        })
        .collect();
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("不参评企业", "enterprises not graded")),
        note: pick(
            "不参评不等于零分：原因逐户列出，补齐数据后可重新评价",
            "Not graded is not zero: the reason stands beside each; supply the data and evaluate again",
        )
        .to_owned(),
        columns: vec![
            Column::new(pick("序号", "No."), 7.0, Kind::Centre),
            Column::new(pick("企业名称", "Enterprise"), 40.0, Kind::Text),
            Column::new(pick("统一社会信用代码/注册号", "USCC or registration no."), 26.0, Kind::Text),
            Column::new(pick("原因", "Reason"), 80.0, Kind::Wrap),
        ],
        above: Vec::new(),
        rows,
        frozen: 2,
    };
    Ok(page.write(report)?.0)
}
