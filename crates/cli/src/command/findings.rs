//! `sanqian findings`: suspicions of the five checks, each with evidence and clause.

use model::Finding;

use crate::arguments::{Common, FindingsOptions, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &FindingsOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let wanted = |finding: &&Finding| {
        options.check.as_ref().is_none_or(|check| {
            serde_json::to_value(finding.check).ok().and_then(|v| v.as_str().map(|s| s == check)).unwrap_or(false)
        })
    };
    let findings: Vec<&Finding> = work.findings.iter().filter(wanted).collect();
    if common.json {
        crate::print::json(&findings);
        return Ok(());
    }
    let zh = common.lang == Language::Zh;
    crate::print::table(
        common.say("疑点（须现场核实，不是结论）", "suspicions (to be verified on site; not conclusions)"),
        &[
            common.say("编号", "id"),
            common.say("类别", "check"),
            common.say("疑点", "suspicion"),
            common.say("对象", "subject"),
            common.say("证据", "evidence"),
            common.say("条款", "clause"),
        ],
        findings.iter().map(|f| {
            vec![
                f.id.0.clone(),
                if zh { f.check.zh() } else { f.check.en() }.to_owned(),
                if zh { &f.title_zh } else { &f.title_en }.clone(),
                f.subject_code.clone(),
                f.evidence.first().map(|e| if zh { e.zh.clone() } else { e.en.clone() }).unwrap_or_default(),
                f.clauses.iter().map(|c| format!("{}{}", c.title, c.article)).collect::<Vec<_>>().join("；"),
            ]
        }),
    );
    Ok(())
}
