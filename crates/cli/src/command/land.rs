//! `sanqian land`: what geometry shows about parcels and buildings, each with place, clause and the procedure that frees a plot.

use std::collections::BTreeMap;

use model::LandFinding;

use crate::arguments::{Common, LandOptions, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &LandOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    if let Some(rule) = &options.rule {
        // A misspelt rule must not look like a clean town.
        let known: Vec<&str> = work.packs.land.rules.iter().map(|rule| rule.code.as_str()).collect();
        if !known.contains(&rule.as_str()) {
            let hint = format!("规则有 / the rules are {}", known.join(", "));
            return Err(sanqian::Failure::NotFound { what: "rule", name: rule.clone(), hint }.into());
        }
    }
    let wanted = |finding: &&LandFinding| options.rule.as_ref().is_none_or(|rule| finding.rule == *rule);
    let found: Vec<&LandFinding> = work.land_findings.iter().filter(wanted).collect();
    if common.json {
        crate::print::json(&found);
        return Ok(());
    }
    if options.rule.is_none() {
        counts(common, &found);
    }
    table(common, &found);
    Ok(())
}

fn counts(common: &Common, found: &[&LandFinding]) {
    let mut by_rule: BTreeMap<&str, (&LandFinding, usize)> = BTreeMap::new();
    for finding in found {
        by_rule.entry(&finding.rule).or_insert((finding, 0)).1 += 1;
    }
    crate::print::table(
        common.say("用地发现", "findings about land"),
        &[common.say("规则", "rule"), common.say("名称", "title"), common.say("个数 ", "count ")],
        by_rule.values().map(|(one, count)| {
            vec![one.rule.clone(), common.say(&one.title_zh, &one.title_en).to_owned(), count.to_string()]
        }),
    );
}

fn table(common: &Common, found: &[&LandFinding]) {
    crate::print::table(
        common.say("逐项（图上的事实，须现场核实）", "one by one (as the maps have it; to be verified on site)"),
        &[
            common.say("发现", "finding"),
            common.say("对象", "subject"),
            common.say("证据", "evidence"),
            common.say("条款", "clause"),
            common.say("可循程序", "what would free it"),
        ],
        found.iter().map(|f| {
            let evidence: Vec<&str> = f.evidence.iter().map(|e| common.say(&e.zh, &e.en)).collect();
            let clauses: Vec<String> = f.clauses.iter().map(|c| format!("{}{}", c.title, c.article)).collect();
            vec![
                common.say(&f.title_zh, &f.title_en).to_owned(),
                f.subject_code.clone(),
                evidence.join(separator(common)),
                clauses.join(separator(common)),
                procedures(common, f),
            ]
        }),
    );
}

/// Procedures for each planned use in the way, with their publicity; a dash where nothing is to be freed.
fn procedures(common: &Common, finding: &LandFinding) -> String {
    let named = finding.procedures.iter().map(|release| {
        let each: Vec<String> = release
            .procedures
            .iter()
            .map(|procedure| {
                let days = procedure.steps.iter().filter_map(|step| step.least_days).max();
                let name = common.say(&procedure.zh, &procedure.en);
                match (days, common.lang) {
                    (None, _) => name.to_owned(),
                    (Some(days), Language::Zh) => format!("{name}（公示不少于 {days} 日）"),
                    (Some(days), Language::En) => format!("{name} (published for at least {days} days)"),
                }
            })
            .collect();
        let none = common.say("未指明程序", "no procedure named");
        let all = if each.is_empty() { none.to_owned() } else { each.join(common.say("或", " or ")) };
        format!("{}{}{all}", release.planned_use, common.say("：", ": "))
    });
    let all: Vec<String> = named.collect();
    if all.is_empty() { "—".to_owned() } else { all.join(separator(common)) }
}

fn separator(common: &Common) -> &'static str {
    match common.lang {
        Language::Zh => "；",
        Language::En => "; ",
    }
}
