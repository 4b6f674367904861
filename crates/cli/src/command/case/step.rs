//! One step of a case from the words of the command line.

use std::path::Path;

use model::{
    Actor, Answer, Capacity, CaseAnswer, CaseEvent, CaseEvidence, Cm2, ContentHash, DailyRecord, EventKind, FreedArea,
};
use sanqian::{CaseFile, DailyPacks, NewRecord, Office, Signature};

use crate::arguments::Common;
use crate::arguments::daily::CaseStepOptions;
use crate::exit::Stop;

pub(super) fn run(
    common: &Common,
    office: &mut Office,
    packs: &DailyPacks,
    options: &CaseStepOptions,
    by: &Signature,
) -> Result<(), Stop> {
    let daily = office.daily(packs)?;
    let file = super::find(&daily, &options.case)?;
    let (event, files) = event(file, packs, options, by)?;
    let record = DailyRecord::CaseStep { case: file.case.id.clone(), event };
    let entered = office.enter(packs, NewRecord { record, files }, by)?;
    if common.json {
        crate::print::json(&entered.duties);
        return Ok(());
    }
    let daily = office.daily(packs)?;
    super::show::run(common, super::find(&daily, &options.case)?, packs);
    Ok(())
}

fn event(
    file: &CaseFile,
    packs: &DailyPacks,
    options: &CaseStepOptions,
    by: &Signature,
) -> Result<crate::command::WithFiles<CaseEvent>, Stop> {
    let kind = named(&options.event, EventKind::ALL, |kind| (kind.zh(), model::code_of(&kind)))?;
    let ask = file.asks(packs).into_iter().find(|ask| ask.code == model::code_of(&kind));
    let only = |of: fn(&model::StepAsk) -> &Vec<model::Missing>| match ask.as_ref().map(of).map(Vec::as_slice) {
        Some([only]) => Some(only.code.clone()),
        _ => None,
    };
    let capacity = options.capacity.clone().or_else(|| only(|ask| &ask.by)).unwrap_or_else(|| "office".to_owned());
    let capacity = named(&capacity, CAPACITIES, |one| (one.zh(), model::code_of(&one)))?;
    let official = matches!(capacity, Capacity::Inspector | Capacity::Office);
    let body = options.body.clone().or_else(|| only(|ask| &ask.bodies)).filter(|_| official).unwrap_or_default();
    let name = options.by.clone().unwrap_or_else(|| by.actor.clone());
    let actor = Actor { name: name.clone(), capacity, body, certificates: options.certificate.clone() };
    let mut event = CaseEvent::new(kind, by.on, actor);
    let of_case = (&file.case.town, &file.case.id);
    let mut files = Vec::new();
    for given in &options.evidence {
        let (code, path) = pair(given, "--evidence")?;
        let bytes = std::fs::read(path).map_err(|error| Stop::file(Path::new(path), &error))?;
        let place = options.place.as_deref().unwrap_or(&file.case.subject_code);
        event.evidence.push(CaseEvidence::new(of_case, code, ContentHash::of(&bytes), place, by.on, &name));
        files.push(bytes);
    }
    for given in &options.answer {
        let (item, said) = pair(given, "--answer")?;
        let answer = match said {
            "是" | "yes" => Answer::Yes,
            "否" | "no" => Answer::No,
            other => return Err(Stop::Usage(format!("--answer {item}={other}：须写 是 或 否 / write yes or no"))),
        };
        let earlier = file.case.answers.get(item).into_iter().flatten().map(|answer| answer.id.clone()).collect();
        event.answers.push(CaseAnswer::new(of_case, (item, answer), by.on, &name, earlier));
    }
    let area = |m2: Option<f64>| Cm2::from_square_metres(m2.unwrap_or_default());
    let said = options.freed_floor.is_some() || options.freed_land.is_some();
    event.particulars.measure.clone_from(&options.measure);
    event.particulars.hour = options.hour;
    event.particulars.household = options.household;
    event.particulars.freed =
        said.then(|| FreedArea { floor: area(options.freed_floor), land: area(options.freed_land) });
    Ok((event, files))
}

const CAPACITIES: [Capacity; 7] = [
    Capacity::Inspector,
    Capacity::Office,
    Capacity::Party,
    Capacity::Court,
    Capacity::ReviewBody,
    Capacity::Steward,
    Capacity::GridWorker,
];

/// A member of a closed list by its Chinese name or code.
pub(crate) fn named<T: Copy>(
    asked: &str,
    all: impl IntoIterator<Item = T> + Clone,
    words: impl Fn(T) -> (&'static str, String),
) -> Result<T, Stop> {
    let found = all.clone().into_iter().find(|one| {
        let (zh, code) = words(*one);
        zh == asked || code == asked
    });
    found.ok_or_else(|| {
        let known: Vec<String> = all.into_iter().map(|one| format!("{}（{}）", words(one).0, words(one).1)).collect();
        Stop::Usage(format!("没有“{asked}” / unknown; 可用 known: {}", known.join("、")))
    })
}

/// `KEY=VALUE`.
pub(crate) fn pair<'a>(given: &'a str, option: &str) -> Result<(&'a str, &'a str), Stop> {
    given
        .split_once('=')
        .filter(|(key, value)| !key.is_empty() && !value.is_empty())
        .ok_or_else(|| Stop::Usage(format!("{option} {given}：须写成 代码=值 / write CODE=VALUE")))
}
