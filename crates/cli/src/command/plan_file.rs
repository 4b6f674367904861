//! `sanqian firm-plan`: 一企一策 as records: drawn up, put to the enterprise, negotiated round by round, signed (一企一单).

use jiff::civil::Date;
use model::{ContentHash, DailyRecord, EnterpriseId, PlanAct, PlanChange, PlanEvent, PlanSide, Term};
use sanqian::{Daily, DailyPacks, Failure, NewRecord, Office, Packs, PlanFile, Signature, Work};
use serde_json::json;

use super::case::pair;
use crate::arguments::daily::{FirmPlanOptions, FirmPlanVerb};
use crate::arguments::{Common, Language};
use crate::bars::bars;
use crate::exit::Stop;

/// Digits of the check code that a sheet must at least bear.
const CHECK_DIGITS: usize = 12;

pub(crate) fn run(common: &Common, options: &FirmPlanOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let work = office.work(common.as_of, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    let daily = office.daily(&packs)?;
    let (asked, record, files) = match &options.step {
        FirmPlanVerb::List => return list(common, &work, &daily),
        FirmPlanVerb::Show { enterprise } => {
            return show(common, &work, &packs, &daily, &work.find_enterprise(enterprise)?);
        }
        FirmPlanVerb::Draw { enterprise } => {
            let firm = work.find_enterprise(enterprise)?;
            let draft = work.plan_draft(&packs, &work.portraits(&packs)?, &daily, (&firm, by.on))?;
            (firm, DailyRecord::PlanDrawn(draft), Vec::new())
        }
        FirmPlanVerb::Put { enterprise } => step(work.find_enterprise(enterprise)?, by.on, PlanAct::Put, Vec::new()),
        FirmPlanVerb::Say { enterprise, by: side, due, decline, take_up, note } => {
            let by_whom = match side.as_str() {
                "town" | "镇" => PlanSide::Town,
                "enterprise" | "企业" => PlanSide::Enterprise,
                other => {
                    let words =
                        format!("--by {other}：须写 town（镇）或 enterprise（企业） / write town or enterprise");
                    return Err(Stop::Usage(words));
                }
            };
            let mut changes = Vec::new();
            for given in due {
                let (code, day) = pair(given, "--due")?;
                let day: Date = day.parse().map_err(|_| {
                    Stop::Usage(format!("--due {given}：日期须写成 2024-06-30 / write the day as 2024-06-30"))
                })?;
                changes.push((code.to_owned(), PlanChange::Due(day)));
            }
            changes.extend(decline.iter().map(|code| (code.clone(), PlanChange::Decline)));
            changes.extend(take_up.iter().map(|code| (code.clone(), PlanChange::TakeUp)));
            for given in note {
                let (code, words) = pair(given, "--note")?;
                changes.push((code.to_owned(), PlanChange::Note(words.to_owned())));
            }
            let act = PlanAct::Say { by: by_whom, changes };
            step(work.find_enterprise(enterprise)?, by.on, act, Vec::new())
        }
        FirmPlanVerb::Confirm { enterprise, signatory, lines, sheet } => {
            let firm = work.find_enterprise(enterprise)?;
            let bytes = std::fs::read(sheet).map_err(|error| Stop::file(sheet, &error))?;
            let standing = daily.plan_of(&firm).map(|file| file.plan.hash());
            // The beginning of the code stands for all of it; anything else is another text, and is refused as such.
            let whole = standing.filter(|hash| lines.len() >= CHECK_DIGITS && hash.0.starts_with(lines.trim()));
            let lines = whole.unwrap_or_else(|| ContentHash(lines.clone()));
            let act = PlanAct::Confirm { signatory: signatory.clone(), lines, sheet: ContentHash::of(&bytes) };
            step(firm, by.on, act, vec![bytes])
        }
    };
    office.enter(&packs, NewRecord { record, files }, &by)?;
    show(common, &work, &packs, &office.daily(&packs)?, &asked)
}

fn step(
    enterprise: EnterpriseId,
    day: Date,
    what: PlanAct,
    files: Vec<Vec<u8>>,
) -> (EnterpriseId, DailyRecord, Vec<Vec<u8>>) {
    let record = DailyRecord::PlanStep { enterprise: enterprise.clone(), act: PlanEvent { day, what } };
    (enterprise, record, files)
}

fn signed(common: &Common, file: &PlanFile) -> String {
    match (file.plan.confirmed(), file.plan.confirmations.last()) {
        (Some(one), _) => format!("{} {}", one.day, one.signatory),
        (None, Some(_)) => common.say("签署后又有改动", "changed since it was signed").to_owned(),
        (None, None) => common.say("未签署", "not signed").to_owned(),
    }
}

fn list(common: &Common, work: &Work, daily: &Daily) -> Result<(), Stop> {
    if common.json {
        crate::print::json(&daily.plans.values().flatten().collect::<Vec<_>>());
        return Ok(());
    }
    let name = |id: &EnterpriseId| {
        work.snapshot.enterprises.get(id).map_or_else(|| id.to_string(), |one| one.name().to_owned())
    };
    crate::print::table(
        common.say("一企一策", "plans of enterprises"),
        &[
            common.say("企业", "enterprise"),
            common.say("拟订", "drawn up"),
            common.say("计划行 ", "lines "),
            common.say("送达 ", "put "),
            common.say("协商轮次 ", "rounds "),
            common.say("签署", "signed"),
        ],
        daily.plans.values().flatten().map(|file| {
            let plan = &file.plan;
            vec![
                name(&plan.enterprise),
                plan.made.to_string(),
                plan.proposed.len().to_string(),
                plan.puts.len().to_string(),
                plan.rounds.len().to_string(),
                signed(common, file),
            ]
        }),
    );
    Ok(())
}

fn show(common: &Common, work: &Work, packs: &DailyPacks, daily: &Daily, firm: &EnterpriseId) -> Result<(), Stop> {
    let file = daily.plan_of(firm).ok_or_else(|| Failure::NotFound {
        what: "plan",
        name: firm.to_string(),
        hint: "尚未拟订：sanqian firm-plan draw / not drawn up yet: sanqian firm-plan draw".to_owned(),
    })?;
    let changes = work.plan_changes(packs, &work.portraits(packs)?, daily, file)?;
    if common.json {
        let lines = file.plan.lines();
        let confirmed = file.plan.confirmed();
        crate::print::json(
            &json!({ "file": file, "lines": lines, "check": file.plan.hash(), "confirmed": confirmed, "changed": changes }),
        );
        return Ok(());
    }
    let zh = common.lang == Language::Zh;
    let plan = &file.plan;
    super::firm_plan::lines(common, &format!("{} {}", common.say("一企一策", "plan of"), plan.made), &plan.lines());
    crate::print::line(&format!("{} {}", common.say("校验码", "check code"), plan.hash().0));
    crate::print::table(
        common.say("协商经过", "rounds"),
        &[common.say("日期", "day"), common.say("谁", "who"), common.say("说了什么", "what was said")],
        plan.rounds.iter().map(|round| {
            let who = match round.by {
                PlanSide::Town => common.say("镇", "town"),
                PlanSide::Enterprise => common.say("企业", "enterprise"),
            };
            let said = round.changes.iter().map(|(code, change)| match change {
                PlanChange::Due(day) => format!("{code} → {day}"),
                PlanChange::Decline => format!("{code} {}", common.say("不采纳", "declined")),
                PlanChange::TakeUp => format!("{code} {}", common.say("采纳", "taken up")),
                PlanChange::Note(words) => format!("{code}：{words}"),
            });
            vec![round.day.to_string(), who.to_owned(), said.collect::<Vec<_>>().join("；")]
        }),
    );
    crate::print::line(&format!("{} {}", common.say("一企一单", "signed form"), signed(common, file)));
    let pick = |words: Option<&model::Derivation>| {
        words.map_or_else(
            || common.say("不成立", "does not hold").to_owned(),
            |words| if zh { words.zh.clone() } else { words.en.clone() },
        )
    };
    crate::print::table(
        common.say("拟订以后变化的事实", "facts that changed since it was drawn up"),
        &[common.say("事实", "fact"), common.say("当时", "then"), common.say("现在", "now")],
        changes.iter().map(|one| {
            let fact = if zh { one.fact.zh() } else { one.fact.en() };
            vec![fact.to_owned(), pick(one.then.as_ref()), pick(one.now.as_ref())]
        }),
    );
    Ok(())
}
