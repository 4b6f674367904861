//! What disposals, storages and petitions have in common on the command line: an act from words, and how a matter is shown.

use std::path::Path;

use model::{Act, ContentHash, Document, Duty, Matter, StepAsk, Term, code_of};
use sanqian::{Failure, MatterRecord, Signature};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::case::{named, pair};
use crate::arguments::daily::ActOptions;
use crate::arguments::{Common, Language};
use crate::exit::Stop;

/// The act that the options say, with its files.
pub(super) fn act<S: Term, E: Term, D: Default + DeserializeOwned>(
    _of: &Matter<S, E, D>,
    asks: &[StepAsk],
    options: &ActOptions,
    by: &Signature,
) -> Result<super::WithFiles<Act<E, D>>, Stop> {
    let kind = named(&options.act, E::ALL.iter().copied(), |one| (one.zh(), code_of(&one)))?;
    let ask = asks.iter().find(|ask| ask.code == code_of(&kind));
    let only = ask.and_then(|ask| match ask.by.as_slice() {
        [only] => Some(only.code.clone()),
        _ => None,
    });
    let role = options.role.clone().or(only).unwrap_or_default();
    let mut act = Act {
        act: kind,
        day: by.on,
        role,
        by: options.by.clone().unwrap_or_else(|| by.actor.clone()),
        documents: Vec::new(),
        says: D::default(),
    };
    if let Some(path) = &options.says {
        act.says = read(path)?;
    }
    let mut files = Vec::new();
    for given in &options.document {
        let (code, path) = pair(given, "--document")?;
        let bytes = std::fs::read(path).map_err(|error| Stop::file(Path::new(path), &error))?;
        act.documents.push(Document { kind: code.to_owned(), hash: ContentHash::of(&bytes), day: by.on });
        files.push(bytes);
    }
    Ok((act, files))
}

/// A JSON file.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, Stop> {
    let bytes = std::fs::read(path).map_err(|error| Stop::file(path, &error))?;
    serde_json::from_slice(&bytes).map_err(|error| Failure::Shape(format!("{}: {error}", path.display())).into())
}

/// One matter of a list by id or the beginning of one.
pub(super) fn find<'a, M>(
    what: &'static str,
    all: &'a std::collections::BTreeMap<model::MatterId, MatterRecord<M>>,
    asked: &str,
) -> Result<(&'a model::MatterId, &'a MatterRecord<M>), Stop> {
    let mut found = all.iter().filter(|(id, _)| id.0.starts_with(asked.trim()));
    match (found.next(), found.next()) {
        (Some(found), None) => Ok(found),
        (first, _) => {
            let hint = if first.is_some() { "several begin so; give more of the id" } else { "see the list" };
            Err(Failure::NotFound { what, name: asked.to_owned(), hint: hint.to_owned() }.into())
        }
    }
}

/// Rows of a list of matters.
pub(super) fn list<S: Term, E: Term, D>(
    common: &Common,
    (title, about): (&str, &str),
    all: &std::collections::BTreeMap<model::MatterId, MatterRecord<Matter<S, E, D>>>,
    words: impl Fn(&str) -> (String, String),
) {
    let zh = common.lang == Language::Zh;
    let mut records: Vec<_> = all.iter().collect();
    records.sort_by_key(|(id, record)| (record.matter.opened, *id));
    crate::print::table(
        title,
        &[
            common.say("编号", "id"),
            about,
            common.say("归属", "of"),
            common.say("类别", "variant"),
            common.say("状态", "state"),
            common.say("在走的期限", "periods that run"),
        ],
        records.into_iter().map(|(id, record)| {
            let matter = &record.matter;
            let clocks = matter.clocks.iter().map(|(code, clock)| format!("{code}→{}", clock.due));
            let (variant_zh, variant_en) = words(&matter.variant);
            vec![
                id.0.clone(),
                matter.about.clone(),
                record.of.clone(),
                if zh { variant_zh } else { variant_en },
                if zh { matter.state.zh() } else { matter.state.en() }.to_owned(),
                clocks.collect::<Vec<_>>().join(" "),
            ]
        }),
    );
}

/// One matter in full.
pub(super) fn show<S: Term + Serialize, E: Term + Serialize, D: Serialize>(
    common: &Common,
    record: &MatterRecord<Matter<S, E, D>>,
    asks: &[StepAsk],
    words: impl Fn(&str) -> (String, String),
) {
    let zh = common.lang == Language::Zh;
    let matter = &record.matter;
    if common.json {
        crate::print::json(&json!({ "matter": record, "next": asks }));
        return;
    }
    let pick = |(in_zh, in_en): (String, String)| if zh { in_zh } else { in_en };
    crate::print::line("");
    crate::print::line(&format!(
        "{} {} {} {}：{}",
        matter.id,
        record.of,
        matter.about,
        pick(words(&matter.variant)),
        if zh { matter.state.zh() } else { matter.state.en() }
    ));
    crate::print::table(
        common.say("经过", "what happened"),
        &[
            common.say("日期", "day"),
            common.say("步骤", "act"),
            common.say("主体", "role"),
            common.say("材料", "documents"),
            common.say("台账", "entry"),
        ],
        matter.acts.iter().zip(record.entries.iter().skip(1)).map(|(act, entry)| {
            vec![
                act.day.to_string(),
                if zh { act.act.zh() } else { act.act.en() }.to_owned(),
                pick(words(&act.role)),
                act.documents.iter().map(|one| pick(words(&one.kind))).collect::<Vec<_>>().join("、"),
                entry.to_string(),
            ]
        }),
    );
    let standing: &[Duty] = record.duties.last().map(Vec::as_slice).unwrap_or_default();
    super::case::duties(common, standing);
    crate::print::table(
        common.say("可以办理的下一步", "what may come next"),
        &[
            common.say("步骤", "act"),
            common.say("由谁", "by"),
            common.say("还须提供", "still to bring"),
            common.say("最早", "not before"),
            common.say("依据", "basis"),
        ],
        asks.iter().map(|ask| {
            let named = |all: &[model::Missing]| {
                let each = all.iter().map(|one| format!("{}（{}）", if zh { &one.zh } else { &one.en }, one.code));
                each.collect::<Vec<_>>().join("、")
            };
            vec![
                format!("{}（{}）", if zh { &ask.zh } else { &ask.en }, ask.code),
                named(&ask.by),
                named(&ask.lacks),
                ask.not_before.map(|day| day.to_string()).unwrap_or_default(),
                super::articles(&ask.clauses),
            ]
        }),
    );
}
