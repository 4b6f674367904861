//! Cases of the text: they speak of what the pack has.

use toml::Spanned;

use super::super::{EvaluationCase, EvaluationPack};
use super::Reader;
use crate::PackError;

pub(in crate::evaluation) fn check(
    pack: &EvaluationPack,
    given: &Spanned<EvaluationCase>,
    reader: &Reader<'_>,
) -> Result<(), PackError> {
    let case = given.as_ref();
    let wrong = |[message, zh]: [String; 2], [hint, hint_zh]: [&str; 2]| {
        let error = PackError::new(format!("case `{}` {message}", case.name), hint);
        reader.refuse(given.span(), error.zh(format!("案例“{}”{zh}", case.name), hint_zh))
    };
    let plain = |en: &str, zh: &str| [en.to_owned(), zh.to_owned()];
    if case.firms.is_empty() == case.quota.is_none() {
        return wrong(
            plain("must have firms, or a quota", "要写企业或名额"),
            ["write one of the two", "firms 与 quota 写一个"],
        );
    }
    let population = |code: &str| {
        if pack.population(code).is_some() {
            return Ok(());
        }
        wrong(
            [
                format!("is of population `{code}`, which the pack has not"),
                format!("写了评价对象 {code}，规则包里没有"),
            ],
            ["write the code of a `[[population]]`", "请写 `[[population]]` 的代号"],
        )
    };
    if let Some(quota) = &case.quota {
        population(&quota.population)?;
        if quota.counts.iter().sum::<u32>() != quota.firms {
            return wrong(
                plain("has counts that do not sum to its firms", "各等级家数合计与企业数不符"),
                ["count every enterprise once", "每家企业数一次"],
            );
        }
    }
    for firm in &case.firms {
        if let Some(code) = &firm.population {
            population(code)?;
        }
        for (name, value) in &firm.facts {
            let Some((_, kind)) = pack.names.iter().find(|(known, _)| *known == name.as_str()) else {
                return wrong(
                    [format!("gives the unknown fact `{name}`"), format!("给了没有的事实 {name}")],
                    ["write a base fact or a `[[fact]]` of the pack", "请写基本事实或规则包的 `[[fact]]`"],
                );
            };
            if value.kind().is_some_and(|given| given != kind) {
                return wrong(
                    [format!("gives fact `{name}` as `{value}`"), format!("把事实 {name} 写成 {value}")],
                    ["write a value of the fact's type", "请写这个事实类型的值"],
                );
            }
        }
        let indicators = || pack.populations.iter().flat_map(|population| &population.indicators);
        if let Some(code) =
            firm.values.keys().chain(firm.points.keys()).find(|code| !indicators().any(|i| i.code == **code))
        {
            return wrong(
                [format!("speaks of the unknown indicator `{code}`"), format!("写了没有的指标 {code}")],
                ["write an indicator's code", "请写指标的代号"],
            );
        }
        if firm.list.as_ref().is_some_and(|code| !code.is_empty() && !pack.lists.iter().any(|list| list.code == *code))
        {
            return wrong(
                plain("names an unknown list", "写了没有的名单"),
                ["write the code of a `[[list]]`, or \"\" for none", "请写 `[[list]]` 的代号；不在名单上写 \"\""],
            );
        }
        if !firm.expects() {
            return wrong(
                [format!("expects nothing of `{}`", firm.id), format!("对 {} 没有写要比的结果", firm.id)],
                [
                    "write at least one of population, list, not_graded, points, score, rank, initial, grade",
                    "population、list、not_graded、points、score、rank、initial、grade 至少写一个",
                ],
            );
        }
    }
    Ok(())
}
