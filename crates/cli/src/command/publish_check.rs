//! `sanqian publish-check`: what a pack would do to the enterprises of the ledger, before it is adopted. Ends with 3 when
//! the pack cannot grade.

use sanqian::{Gravity, PublishFinding};

use crate::arguments::{Common, PublishCheckOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &PublishCheckOptions) -> Result<(), Stop> {
    let proposal = sanqian::evaluation_pack(&options.pack)?;
    let work = super::work(common, &mut bars(common))?;
    let check = work.publish_check(&proposal, options.runs);
    if common.json {
        crate::print::json(&check);
    } else {
        if check.findings.is_empty() {
            crate::print::line(common.say("没有发现问题", "nothing was found"));
        } else {
            findings(common, &work, &check.findings);
        }
        crate::print::line(&format!(
            "{} {}{} {}",
            common.say("试过的改善", "improvements tried:"),
            check.probes.tried,
            common.say("；因重算次数所限未试的", "; not tried for want of runs (--runs):"),
            check.probes.left_out,
        ));
        match &check.what_if {
            Some(what_if) => super::what_if::print(common, what_if, false),
            None => crate::print::line(common.say(
                "不能评价，因而没有升降对比",
                "it cannot grade, so there is nothing to compare with the live grades",
            )),
        }
    }
    let errors = check.findings.iter().any(|finding| finding.gravity == Gravity::Error);
    if errors { Err(Stop::Said(3)) } else { Ok(()) }
}

fn findings(common: &Common, work: &sanqian::Work, findings: &[PublishFinding]) {
    let gravity = |gravity: Gravity| match gravity {
        Gravity::Error => common.say("不能用", "error"),
        Gravity::Warning => common.say("警告", "warning"),
        Gravity::Note => common.say("提示", "note"),
    };
    let name = |finding: &PublishFinding| {
        let known = finding.example.as_ref().and_then(|id| work.snapshot.enterprises.get(id));
        known.map(|enterprise| enterprise.name().to_owned()).unwrap_or_default()
    };
    crate::print::table(
        common.say("发布前检查", "publish check"),
        &[
            common.say("程度", "gravity"),
            common.say("户数 ", "firms "),
            common.say("例", "example"),
            common.say("内容", "what"),
        ],
        findings.iter().map(|finding| {
            vec![
                gravity(finding.gravity).to_owned(),
                finding.firms.to_string(),
                name(finding),
                common.sentence(&finding.line.zh, &finding.line.en),
            ]
        }),
    );
}
