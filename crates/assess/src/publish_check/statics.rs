//! What a pack's text alone shows.

use model::Derivation;
use rules::regions::{self, Regions};
use rules::{EvaluationPack, Expression, Value};

use super::{Gravity, PublishFinding, PublishIssue};

/// Evaluations of a condition in going through the regions of a text.
const LIMIT: usize = 200_000;

/// Blanks that nobody has filled, or why they cannot be named.
pub(super) fn blanks(pack: &EvaluationPack, year: i16) -> Vec<PublishFinding> {
    let finding = |place: String, zh: String, en: String| PublishFinding {
        gravity: Gravity::Error,
        what: PublishIssue::Blank { place },
        firms: 0,
        example: None,
        line: Derivation { zh, en },
    };
    match pack.blanks(year) {
        Ok(places) => places
            .into_iter()
            .map(|place| {
                let (zh, en) = (format!("空白待填：{place}"), format!("blank to be filled: {place}"));
                finding(place, zh, en)
            })
            .collect(),
        Err(error) => {
            let (zh, en) = (format!("{year}年度没有数值：{error}"), format!("no value for {year}: {error}"));
            vec![finding(String::new(), zh, en)]
        }
    }
}

/// Overlaps and gaps that the conditions of the populations have by their text, whether or not anybody stands there.
pub(super) fn by_text(pack: &EvaluationPack) -> Vec<PublishFinding> {
    let names = &pack.names;
    let conditions: Vec<&Expression> = pack.populations.iter().map(|population| &population.when).collect();
    let mut findings = Vec::new();
    if let Regions::Found { facts, holding } = regions::overlap(&conditions, names, LIMIT) {
        let code = |place: usize| pack.populations[holding[place]].code.clone();
        findings.push(PublishFinding {
            gravity: Gravity::Warning,
            what: PublishIssue::Overlap { populations: [code(0), code(1)] },
            firms: 0,
            example: None,
            line: at(
                &facts,
                &format!("“{}”与“{}”都收", code(0), code(1)),
                &format!("`{}` and `{}` both take", code(0), code(1)),
            ),
        });
    }
    let mut all = conditions;
    // Whom a list takes out needs no population.
    all.extend(pack.lists.iter().filter(|l| l.treat == rules::Treatment::NotGraded).map(|list| &list.when));
    if let Regions::Found { facts, .. } = regions::gap(&all, names, LIMIT) {
        findings.push(PublishFinding {
            gravity: Gravity::Note,
            what: PublishIssue::ByText,
            firms: 0,
            example: None,
            line: at(&facts, "没有任何评价对象收", "no population takes"),
        });
    }
    findings
}

fn at(facts: &std::collections::BTreeMap<String, Value>, zh: &str, en: &str) -> Derivation {
    let shown: Vec<String> = facts
        .iter()
        .map(|(name, value)| match value {
            Value::Number(number) => format!("{name} = {number}"),
            Value::Text(text) => format!("{name} = '{text}'"),
            Value::Truth(truth) => format!("{name} = {truth}"),
            Value::Missing => format!("{name} = null"),
        })
        .collect();
    let shown = shown.join(", ");
    Derivation {
        zh: format!("按条文，{zh} {shown} 的企业"),
        en: format!("by the text, {en} an enterprise with {shown}"),
    }
}
