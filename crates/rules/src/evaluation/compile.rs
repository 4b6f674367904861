//! From the tables of the text to a pack: formulas read, references followed, sums checked. Every refusal has its place.

use std::collections::BTreeSet;
use std::ops::Range;

use model::{Measure, Status};
use toml::Spanned;

use super::adjustment::{Adjustment, AdjustmentAmount, Regrade};
use super::fact::{self, FactRule};
use super::list_rule::ListRule;
use super::merge_rule::MergeRule;
use super::population::{Group, Population};
use super::source_order::{measure_name, suppliers};
use super::{EvaluationPack, quotas, shape};
use crate::pack_error::position;
use crate::{Expression, Kind, Names, PackError, Parameters};

mod case;
mod indicator;
mod overlap;

pub(super) use case::check as check_case;

/// The text, for places.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
}

impl Reader<'_> {
    /// A refusal at a span of the text.
    pub(super) fn refuse<T>(&self, span: Range<usize>, error: PackError) -> Result<T, PackError> {
        Err(self.place(span.start, 0, error))
    }

    /// The error at an offset of the text, some characters to its right.
    pub(super) fn place(&self, offset: usize, right: usize, error: PackError) -> PackError {
        let (line, column) = position(self.text, offset);
        PackError { position: Some((line, column + right)), ..error }
    }

    /// A formula of the kind that its place needs.
    pub(super) fn formula(
        &self,
        given: &Spanned<String>,
        names: &Names,
        expected: Kind,
    ) -> Result<Expression, PackError> {
        let expression = Expression::parse(given.as_ref(), names).map_err(|error| {
            // The column counts within the quotes; a formula is written on one line.
            let refusal = PackError { zh: error.zh, ..PackError::new(error.message, error.hint) };
            self.place(given.span().start, error.column, refusal)
        })?;
        if expression.kind() != expected {
            let ([is, is_zh], [must, must_zh]) = (kind_name(expression.kind()), kind_name(expected));
            let error = PackError::new(
                format!("`{}` is {is}, where {must} is needed", given.as_ref()),
                format!("write a formula whose value is {must}"),
            )
            .zh(
                format!("`{}` 得出的是{is_zh}，这里要的是{must_zh}", given.as_ref()),
                format!("请写得出{must_zh}的公式"),
            );
            return self.refuse(given.span(), error);
        }
        Ok(expression)
    }

    /// Each code once.
    fn once<'c>(
        &self,
        codes: impl Iterator<Item = &'c Spanned<String>>,
        [what, zh]: [&str; 2],
    ) -> Result<(), PackError> {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code.as_ref()) {
                let error =
                    PackError::new(format!("{what} `{}` stands twice", code.as_ref()), "give each its own code")
                        .zh(format!("{zh} {} 写了两次", code.as_ref()), "各用各的代号");
                return self.refuse(code.span(), error);
            }
        }
        Ok(())
    }

    /// Facts by which a population is split.
    fn split_facts(&self, given: &[Spanned<String>], names: &Names) -> Result<Vec<String>, PackError> {
        for name in given {
            if !names.iter().any(|(known, _)| known == name.as_ref()) {
                let error = PackError::new(
                    format!("`{}` is no fact of the pack", name.as_ref()),
                    "write a base fact, a `[[fact]]` or, with `[[group]]`s, `group`",
                )
                .zh(
                    format!("{} 不是本规则包的事实", name.as_ref()),
                    "请写基本事实、`[[fact]]` 里的事实；有 `[[group]]` 时可写 group",
                );
                return self.refuse(name.span(), error);
            }
        }
        Ok(given.iter().map(|name| name.as_ref().clone()).collect())
    }
}

/// English and Chinese.
fn kind_name(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Number => ["a number", "数"],
        Kind::Truth => ["a yes or no", "是否"],
        Kind::Text => ["a word", "文字"],
    }
}

/// The pack of a text, less its hash.
pub(super) fn compile(shape: shape::Pack, reader: &Reader<'_>) -> Result<EvaluationPack, PackError> {
    shape.parameters.check()?;
    facts(&shape.facts, reader)?;
    let places = overlap::Places::of(&shape);
    let facts: Vec<FactRule> = shape.facts.into_iter().map(Spanned::into_inner).collect();
    let plain = fact::names(&facts, &shape.parameters, false);
    let groups = groups(shape.groups, &plain, reader)?;
    let names = fact::names(&facts, &shape.parameters, !groups.is_empty());
    let codes: Vec<&str> = groups.iter().map(|group: &Group| group.code.as_str()).collect();
    let populations = populations(shape.populations, &names, &codes, &shape.parameters, reader)?;
    let all: BTreeSet<&str> =
        populations.iter().flat_map(|p| &p.indicators).map(|indicator| indicator.code.as_str()).collect();
    let scored = fact::scored_names(&names, &all.into_iter().collect::<Vec<_>>());
    let ranked = fact::ranked_names(&scored);
    let pack = EvaluationPack {
        header: shape.pack,
        lists: lists(shape.lists, &names, reader)?,
        adjustments: adjustments(shape.adjustments, &scored, reader)?,
        regrades: regrades(shape.regrades, &ranked, reader)?,
        merge: merge(shape.merge, &names, reader)?,
        parameters: shape.parameters,
        facts,
        groups,
        populations,
        grades: shape.grades,
        publicity: shape.publicity,
        land: shape.land,
        sources: sources(shape.sources, reader)?,
        pollutants: shape.pollutants,
        scope: shape.scope,
        cases: Vec::new(),
        hash: model::ContentHash::of(reader.text.as_bytes()),
        names,
    };
    overlap::check(&pack, &places, reader)?;
    quotas::check(&pack)?;
    every_measure_has_a_source(&pack)?;
    pack.parameters.get(&pack.land.tolerance)?;
    if let Some(publicity) = &pack.publicity {
        pack.parameters.get(&publicity.days)?;
    }
    let cases = shape.cases;
    pack.with_case_list(cases, reader)
}

fn facts(given: &[Spanned<FactRule>], reader: &Reader<'_>) -> Result<(), PackError> {
    let base = fact::names(&[], &Parameters::default(), true);
    let mut seen = BTreeSet::new();
    for fact in given {
        let rule = fact.as_ref();
        if base.iter().any(|(name, _)| name == rule.code) || !seen.insert(&rule.code) {
            let message = format!("fact `{}` is already known", rule.code);
            let error = PackError::new(message, "give it another code, or leave it out")
                .zh(format!("事实 {} 已经有了", rule.code), "换一个代号，或删去这一条");
            return reader.refuse(fact.span(), error);
        }
        if rule.absent.as_ref().is_some_and(|value| value.kind() != Some(rule.kind.into())) {
            let [kind, kind_zh] = kind_name(rule.kind.into());
            let message = format!("`absent` of fact `{}` is not of its type", rule.code);
            let error = PackError::new(message, format!("write {kind}"))
                .zh(format!("事实 {} 的 absent 与其类型不符", rule.code), format!("请写{kind_zh}"));
            return reader.refuse(fact.span(), error);
        }
    }
    Ok(())
}

fn groups(given: Vec<shape::Group>, names: &Names, reader: &Reader<'_>) -> Result<Vec<Group>, PackError> {
    reader.once(given.iter().map(|group| &group.code), ["group", "行业分组"])?;
    given
        .into_iter()
        .map(|group| {
            let when = reader.formula(&group.when, names, Kind::Truth)?;
            Ok(Group { code: group.code.into_inner(), zh: group.zh, en: group.en, when })
        })
        .collect()
}

fn populations(
    given: Vec<shape::Population>,
    names: &Names,
    groups: &[&str],
    parameters: &Parameters,
    reader: &Reader<'_>,
) -> Result<Vec<Population>, PackError> {
    if given.is_empty() {
        return Err(PackError::new("the pack has no population", "add a `[[population]]` with its indicators")
            .zh("规则包没有评价对象", "请加 `[[population]]` 及其指标"));
    }
    reader.once(given.iter().map(|population| &population.code), ["population", "评价对象"])?;
    given
        .into_iter()
        .map(|population| {
            if population.indicators.is_empty() {
                let message = format!("population `{}` has no indicator", population.code.as_ref());
                let error = PackError::new(message, "add a `[[population.indicator]]`")
                    .zh(format!("评价对象 {} 没有指标", population.code.as_ref()), "请加 `[[population.indicator]]`");
                return reader.refuse(population.code.span(), error);
            }
            reader.once(population.indicators.iter().map(|indicator| &indicator.code), ["indicator", "指标"])?;
            let when = reader.formula(&population.when, names, Kind::Truth)?;
            let rank_within = reader.split_facts(&population.rank_within, names)?;
            let (code, span) = (population.code.as_ref().clone(), population.code.span());
            let indicators = population
                .indicators
                .into_iter()
                .map(|item| indicator::compile(item, names, groups, parameters, reader))
                .collect::<Result<Vec<_>, _>>()?;
            indicator::weights(&code, &indicators).or_else(|error| reader.refuse(span, error))?;
            Ok(Population {
                code,
                zh: population.zh,
                en: population.en,
                when,
                rank_within,
                grades: population.grades,
                indicators,
            })
        })
        .collect()
}

fn lists(given: Vec<shape::List>, names: &Names, reader: &Reader<'_>) -> Result<Vec<ListRule>, PackError> {
    reader.once(given.iter().map(|list| &list.code), ["list", "名单"])?;
    given
        .into_iter()
        .map(|list| {
            Ok(ListRule {
                when: reader.formula(&list.when, names, Kind::Truth)?,
                code: list.code.into_inner(),
                zh: list.zh,
                en: list.en,
                treat: list.treat,
                status: list.status,
                clause: list.clause,
            })
        })
        .collect()
}

fn adjustments(
    given: Vec<shape::Adjustment>,
    names: &Names,
    reader: &Reader<'_>,
) -> Result<Vec<Adjustment>, PackError> {
    reader.once(given.iter().map(|adjustment| &adjustment.code), ["adjustment", "加减分"])?;
    given
        .into_iter()
        .map(|adjustment| {
            let amount = match (&adjustment.points, &adjustment.percent) {
                (Some(points), None) => AdjustmentAmount::Points(reader.formula(points, names, Kind::Number)?),
                (None, Some(percent)) => AdjustmentAmount::Percent(reader.formula(percent, names, Kind::Number)?),
                _ => {
                    let message = format!("adjustment `{}` must give points or percent", adjustment.code.as_ref());
                    let error = PackError::new(message, "write exactly one of the two")
                        .zh(format!("加减分 {} 要写 points 或 percent", adjustment.code.as_ref()), "两者只写一个");
                    return reader.refuse(adjustment.code.span(), error);
                }
            };
            let when = adjustment.when.as_ref().map(|when| reader.formula(when, names, Kind::Truth)).transpose()?;
            Ok(Adjustment {
                code: adjustment.code.into_inner(),
                zh: adjustment.zh,
                en: adjustment.en,
                when,
                amount,
                status: adjustment.status,
                clause: adjustment.clause,
            })
        })
        .collect()
}

fn regrades(given: Vec<shape::Regrade>, names: &Names, reader: &Reader<'_>) -> Result<Vec<Regrade>, PackError> {
    reader.once(given.iter().map(|regrade| &regrade.code), ["regrade", "调档"])?;
    given
        .into_iter()
        .map(|regrade| {
            let worse = regrade.at_best.zip(regrade.at_worst).is_some_and(|(best, worst)| best > worst);
            if worse || (regrade.at_best.is_none() && regrade.at_worst.is_none()) {
                let message = format!("regrade `{}` leaves no grade or every grade", regrade.code.as_ref());
                let hint =
                    "write at_best (the best grade left, for a veto), at_worst (the worst left), or both in order";
                let error = PackError::new(message, hint).zh(
                    format!("调档 {} 之后不剩等级，或各等级都剩", regrade.code.as_ref()),
                    "请写 at_best（一票否决后最高到哪一级）、at_worst（最低到哪一级），或按次序两个都写",
                );
                return reader.refuse(regrade.code.span(), error);
            }
            Ok(Regrade {
                when: reader.formula(&regrade.when, names, Kind::Truth)?,
                code: regrade.code.into_inner(),
                zh: regrade.zh,
                en: regrade.en,
                at_best: regrade.at_best,
                at_worst: regrade.at_worst,
                status: regrade.status,
                clause: regrade.clause,
            })
        })
        .collect()
}

fn merge(given: Option<shape::Merge>, names: &Names, reader: &Reader<'_>) -> Result<Option<MergeRule>, PackError> {
    given
        .map(|merge| {
            Ok(MergeRule {
                when: reader.formula(&merge.when, names, Kind::Truth)?,
                results: merge.results,
                status: merge.status,
                zh: merge.zh,
                en: merge.en,
            })
        })
        .transpose()
}

fn sources(
    given: Vec<Spanned<super::SourceOrder>>,
    reader: &Reader<'_>,
) -> Result<std::collections::BTreeMap<Measure, super::SourceOrder>, PackError> {
    let mut sources = std::collections::BTreeMap::new();
    for order in given {
        let span = order.span();
        let order = order.into_inner();
        let name = measure_name(order.measure);
        let able = suppliers(order.measure);
        if able.is_empty() {
            let message = format!("`{name}` has a `[[source]]`, although it is derived");
            let error = PackError::new(message, "land follows the `[land]` rule; leave this `[[source]]` out").zh(
                format!("{name} 是推算出来的，不能写 `[[source]]`"),
                "用地按 `[land]` 规则；请删去这个 `[[source]]`",
            );
            return reader.refuse(span, error);
        }
        if order.departments.is_empty() {
            let message = format!("`{name}` names no department");
            let error = PackError::new(message, "list at least one in `departments`")
                .zh(format!("{name} 没有写部门"), "departments 里至少写一个部门");
            return reader.refuse(span, error);
        }
        if let Some(unable) = order.departments.iter().find(|department| !able.contains(department)) {
            let able: Vec<String> = able.iter().map(|department| format!("{department:?}")).collect();
            let message = format!("`{name}` cannot come from {unable:?} ({})", unable.zh());
            let error = PackError::new(message, format!("write some of, in snake_case: {}", able.join(", "))).zh(
                format!("{name} 不能取自{}（{unable:?}）", unable.zh()),
                format!("可写（小写加下划线）：{}", able.join("、")),
            );
            return reader.refuse(span, error);
        }
        if sources.insert(order.measure, order).is_some() {
            let message = format!("`{name}` has two orders of sources");
            let error = PackError::new(message, "leave one `[[source]]` per measure")
                .zh(format!("{name} 有两个来源次序"), "一个数据项只留一个 `[[source]]`");
            return reader.refuse(span, error);
        }
    }
    Ok(sources)
}

fn every_measure_has_a_source(pack: &EvaluationPack) -> Result<(), PackError> {
    for measure in pack.measures() {
        if measure != Measure::Land && !pack.sources.contains_key(&measure) {
            let name = measure_name(measure);
            return Err(PackError::new(
                format!("an indicator reads `{name}`, but no `[[source]]` says whose figure counts"),
                format!("add a `[[source]]` with measure = \"{name}\" and its departments in order"),
            )
            .zh(
                format!("有指标用到 {name}，但没有 `[[source]]` 说明以谁的数据为准"),
                format!("请加 `[[source]]`，measure = \"{name}\"，并按先后写 departments"),
            ));
        }
    }
    if pack.measures().contains(&Measure::Emissions) && pack.pollutants.is_none() {
        return Err(PackError::new(
            "an indicator reads `emissions`, but no `[pollutants]` says which are summed",
            "add `[pollutants]` with sum, status, zh and en",
        )
        .zh(
            "有指标用到 emissions，但没有 `[pollutants]` 说明加总哪些污染物",
            "请加 `[pollutants]`，写 sum、status、zh、en",
        ));
    }
    if pack.header.status != Status::Unsourced && pack.header.source.is_empty() {
        return Err(PackError::new(
            "the pack claims to be sourced but names no source",
            "fill `source` of `[pack]`, or set status = \"unsourced\"",
        )
        .zh("规则包说有出处，却没有写出处", "请填 `[pack]` 的 source，或写 status = \"unsourced\""));
    }
    Ok(())
}
