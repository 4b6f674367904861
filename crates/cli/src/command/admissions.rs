//! `sanqian steward admit|admissions`: a project's figures against the criteria, and what was decided.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{AdmissionDecision, DailyRecord};
use sanqian::{AdmissionFile, AdmissionProposal, Daily};

use super::case::pair;
use crate::arguments::Common;
use crate::exit::Stop;

/// The decision; its park is known by code.
pub(super) fn record(
    (project, park, day): (&str, String, Date),
    figures: &[String],
    (admit, reasons): (bool, &str),
) -> Result<DailyRecord, Stop> {
    let figure = |given: &String| {
        let (code, figure) = pair(given, "--figure")?;
        let words = || Stop::Usage(format!("--figure {given}：须写数值 / write a number"));
        let thousandths = (figure.parse::<f64>().map_err(|_| words())? * 1000.0).round();
        if !(0.0..9e15).contains(&thousandths) {
            return Err(words());
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2⁵³")]
        let thousandths = thousandths as i64;
        Ok((code.to_owned(), thousandths))
    };
    let figures = figures.iter().map(figure).collect::<Result<BTreeMap<_, _>, Stop>>()?;
    let (project, reasons) = (project.to_owned(), reasons.to_owned());
    Ok(DailyRecord::AdmissionDecided(AdmissionDecision { project, park, day, figures, admit, reasons }))
}

pub(super) fn list(common: &Common, daily: &Daily) {
    if common.json {
        crate::print::json(&daily.admissions);
        return;
    }
    let row = |file: &AdmissionFile| {
        let (decision, criteria) = (&file.decision, &file.criteria);
        let proposal = match criteria.proposal {
            AdmissionProposal::Admit => common.say("建议准入", "admit"),
            AdmissionProposal::Refuse => common.say("建议不予准入", "refuse"),
            AdmissionProposal::Ask => common.say("先补充资料", "ask first"),
        };
        let because = criteria.criteria.iter().map(|one| common.say(&one.because.zh, &one.because.en));
        vec![
            decision.day.to_string(),
            decision.project.clone(),
            decision.park.clone(),
            format!("{}/{}", criteria.points, criteria.needed),
            proposal.to_owned(),
            if decision.admit { common.say("准入", "admitted") } else { common.say("不予准入", "refused") }.to_owned(),
            decision.reasons.clone(),
            because.collect::<Vec<_>>().join("；"),
        ]
    };
    crate::print::table(
        common.say("准入（分值未注明来源）", "admissions (points have no source)"),
        &[
            common.say("日期", "day"),
            common.say("项目", "project"),
            common.say("园区", "park"),
            common.say("得分/最低分 ", "points/needed "),
            common.say("测算", "criteria say"),
            common.say("决定", "decided"),
            common.say("理由", "reasons"),
            common.say("各条件", "criteria"),
        ],
        daily.admissions.iter().map(row),
    );
}
