//! `sanqian case`: cases (案件), each step an entry of the ledger.

mod show;
mod step;

pub(super) use step::{named, pair};

use model::{CaseOpening, DailyRecord, Duty, Refusal, Term};
use sanqian::{CaseFile, Daily, DailyPacks, Failure, NewRecord, Office, Packs, Signature};

use crate::arguments::daily::{CaseOptions, CaseVerb};
use crate::arguments::{Common, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &CaseOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    match &options.step {
        CaseVerb::List { check, overdue } => list(common, &office.daily(&packs)?, (check.as_deref(), *overdue)),
        CaseVerb::Open { finding, party } => open(common, &mut office, &packs, (finding, party.as_deref()), &by)?,
        CaseVerb::Step(options) => step::run(common, &mut office, &packs, options, &by)?,
        CaseVerb::Show { case } => show::run(common, find(&office.daily(&packs)?, case)?, &packs),
        CaseVerb::Freed => freed(common, &office.daily(&packs)?),
    }
    Ok(())
}

/// A case by id or by the beginning of one.
pub(super) fn find<'a>(daily: &'a Daily, asked: &str) -> Result<&'a CaseFile, Stop> {
    let mut found = daily.case_files().filter(|file| file.case.id.0.starts_with(asked.trim()));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        (first, _) => Err(Failure::NotFound {
            what: "case",
            name: asked.to_owned(),
            hint: if first.is_some() { "several begin so; give more of the id" } else { "see `sanqian case list`" }
                .to_owned(),
        }
        .into()),
    }
}

fn list(common: &Common, daily: &Daily, (check, overdue): (Option<&str>, bool)) {
    let day = common.as_of.or(daily.until);
    let wanted = |file: &&CaseFile| {
        check.is_none_or(|check| model::code_of(&file.case.check) == check)
            && (!overdue || file.next_due().zip(day).is_some_and(|(due, day)| due < day))
    };
    let mut files: Vec<&CaseFile> = daily.case_files().filter(wanted).collect();
    files.sort_by_key(|file| (file.case.state.rests(), file.next_due().is_none(), file.next_due(), &file.case.id));
    if common.json {
        crate::print::json(&files);
        return;
    }
    let zh = common.lang == Language::Zh;
    let title = format!(
        "{} {}",
        common.say("整治案件，截至", "cases, as of"),
        day.map(|day| day.to_string()).unwrap_or_default()
    );
    crate::print::table(
        &title,
        &[
            common.say("案件", "case"),
            common.say("类别", "check"),
            common.say("疑点", "suspicion"),
            common.say("对象", "subject"),
            common.say("状态", "state"),
            common.say("下一期限", "next due"),
            common.say("待办", "to do"),
        ],
        files.iter().map(|file| {
            let duty = file.standing_duties().iter().find(|duty| duty.by == file.next_due());
            vec![
                file.case.id.0.clone(),
                if zh { file.case.check.zh() } else { file.case.check.en() }.to_owned(),
                if zh { &file.finding.title_zh } else { &file.finding.title_en }.clone(),
                file.case.subject_code.clone(),
                if zh { file.case.state.zh() } else { file.case.state.en() }.to_owned(),
                file.next_due().map(|due| due.to_string()).unwrap_or_default(),
                duty.map(|duty| if zh { duty.zh.clone() } else { duty.en.clone() }).unwrap_or_default(),
            ]
        }),
    );
}

fn open(
    common: &Common,
    office: &mut Office,
    packs: &DailyPacks,
    (finding, party): (&str, Option<&str>),
    by: &Signature,
) -> Result<(), Stop> {
    let work = office.work(common.as_of, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
    let found = work.findings.iter().find(|one| one.id.0 == finding).ok_or_else(|| Failure::NotFound {
        what: "finding",
        name: finding.to_owned(),
        hint: "see `sanqian findings --json`".to_owned(),
    })?;
    let party = match (party, found.enterprises.as_slice()) {
        (Some(asked), _) => Some(work.find_enterprise(asked)?),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    };
    let record = DailyRecord::CaseOpened(CaseOpening { finding: found.clone(), party, day: by.on });
    office.enter(packs, NewRecord { record, files: Vec::new() }, by)?;
    let daily = office.daily(packs)?;
    let opened = daily.case_files().find(|file| file.finding.id == found.id && file.case.opened == by.on);
    if let Some(file) = opened {
        show::run(common, file, packs);
    }
    Ok(())
}

fn freed(common: &Common, daily: &Daily) {
    let freed = daily.freed();
    if common.json {
        crate::print::json(&freed);
        return;
    }
    let rows = freed.cases.iter().map(|one| {
        vec![
            one.case.0.clone(),
            one.subject_code.clone(),
            format!("{:.2}", one.floor.square_metres()),
            format!("{:.4}", one.land.mu()),
        ]
    });
    let total = vec![
        common.say("合计", "total").to_owned(),
        String::new(),
        format!("{:.2}", freed.floor.square_metres()),
        format!("{:.4}", freed.land.mu()),
    ];
    crate::print::table(
        common.say("腾出空间（有前后证据的）", "space freed (with evidence from before and after)"),
        &[
            common.say("案件", "case"),
            common.say("对象", "subject"),
            common.say("建筑面积(㎡) ", "floor m² "),
            common.say("土地(亩) ", "land mu "),
        ],
        rows.chain([total]),
    );
}

/// Duties as a table.
pub(super) fn duties(common: &Common, duties: &[Duty]) {
    let zh = common.lang == Language::Zh;
    if duties.is_empty() {
        return;
    }
    crate::print::table(
        common.say("由此须做", "what follows"),
        &[
            common.say("谁", "who"),
            common.say("做什么", "what"),
            common.say("何日前", "by"),
            common.say("依据", "basis"),
        ],
        duties.iter().map(|duty| {
            vec![
                if zh { duty.who_zh.clone() } else { duty.who_en.clone() },
                if zh { duty.zh.clone() } else { duty.en.clone() },
                duty.by.map_or_else(|| common.say("立即", "at once").to_owned(), |day| day.to_string()),
                super::articles(&duty.clauses),
            ]
        }),
    );
}

/// A refusal in full: the rule, what is missing, on what article.
pub(crate) fn refusal(common: &Common, refusal: &Refusal) -> String {
    let zh = common.lang == Language::Zh;
    let mut text = format!(
        "{}[{}] {}",
        common.say("不予受理 ", "refused "),
        model::code_of(&refusal.rule),
        if zh { &refusal.zh } else { &refusal.en }
    );
    for missing in &refusal.missing {
        let words = if zh { &missing.zh } else { &missing.en };
        text.push_str(&format!("\n  {}{words}（{}）", common.say("缺：", "missing: "), missing.code));
    }
    if !refusal.clauses.is_empty() {
        text.push_str(&format!("\n  {}{}", common.say("依据：", "basis: "), super::articles(&refusal.clauses)));
    }
    text
}
