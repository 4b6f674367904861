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
    pub(super) fn refuse<T>(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Result<T, PackError> {
        Err(self.place(span.start, 0, PackError::new(message, hint)))
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
            self.place(given.span().start, error.column, PackError::new(error.message, error.hint))
        })?;
        if expression.kind() != expected {
            let (is, must) = (kind_name(expression.kind()), kind_name(expected));
            return self.refuse(
                given.span(),
                format!("`{}` is {is}, where {must} is needed", given.as_ref()),
                format!("write a formula whose value is {must}"),
            );
        }
        Ok(expression)
    }

    /// Each code once.
    fn once<'c>(&self, codes: impl Iterator<Item = &'c Spanned<String>>, what: &str) -> Result<(), PackError> {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code.as_ref()) {
                return self.refuse(
                    code.span(),
                    format!("{what} `{}` stands twice", code.as_ref()),
                    "give each its own code",
                );
            }
        }
        Ok(())
    }

    /// Facts by which a population is split.
    fn split_facts(&self, given: &[Spanned<String>], names: &Names) -> Result<Vec<String>, PackError> {
        for name in given {
            if !names.iter().any(|(known, _)| known == name.as_ref()) {
                return self.refuse(
                    name.span(),
                    format!("`{}` is no fact of the pack", name.as_ref()),
                    "write a base fact, a `[[fact]]` or, with `[[group]]`s, `group`",
                );
            }
        }
        Ok(given.iter().map(|name| name.as_ref().clone()).collect())
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "a number",
        Kind::Truth => "a yes or no",
        Kind::Text => "a word",
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
            return reader.refuse(fact.span(), message, "give it another code, or leave it out");
        }
        if rule.absent.as_ref().is_some_and(|value| value.kind() != Some(rule.kind.into())) {
            return reader.refuse(
                fact.span(),
                format!("`absent` of fact `{}` is not of its type", rule.code),
                format!("write {}", kind_name(rule.kind.into())),
            );
        }
    }
    Ok(())
}

fn groups(given: Vec<shape::Group>, names: &Names, reader: &Reader<'_>) -> Result<Vec<Group>, PackError> {
    reader.once(given.iter().map(|group| &group.code), "group")?;
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
        return Err(PackError::new("the pack has no population", "add a `[[population]]` with its indicators"));
    }
    reader.once(given.iter().map(|population| &population.code), "population")?;
    given
        .into_iter()
        .map(|population| {
            if population.indicators.is_empty() {
                let message = format!("population `{}` has no indicator", population.code.as_ref());
                return reader.refuse(population.code.span(), message, "add a `[[population.indicator]]`");
            }
            reader.once(population.indicators.iter().map(|indicator| &indicator.code), "indicator")?;
            let when = reader.formula(&population.when, names, Kind::Truth)?;
            let rank_within = reader.split_facts(&population.rank_within, names)?;
            let (code, span) = (population.code.as_ref().clone(), population.code.span());
            let indicators = population
                .indicators
                .into_iter()
                .map(|item| indicator::compile(item, names, groups, parameters, reader))
                .collect::<Result<Vec<_>, _>>()?;
            indicator::weights(&code, &indicators).or_else(|(message, hint)| reader.refuse(span, message, hint))?;
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
    reader.once(given.iter().map(|list| &list.code), "list")?;
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
    reader.once(given.iter().map(|adjustment| &adjustment.code), "adjustment")?;
    given
        .into_iter()
        .map(|adjustment| {
            let amount = match (&adjustment.points, &adjustment.percent) {
                (Some(points), None) => AdjustmentAmount::Points(reader.formula(points, names, Kind::Number)?),
                (None, Some(percent)) => AdjustmentAmount::Percent(reader.formula(percent, names, Kind::Number)?),
                _ => {
                    let message = format!("adjustment `{}` must give points or percent", adjustment.code.as_ref());
                    return reader.refuse(adjustment.code.span(), message, "write exactly one of the two");
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
    reader.once(given.iter().map(|regrade| &regrade.code), "regrade")?;
    given
        .into_iter()
        .map(|regrade| {
            let worse = regrade.at_best.zip(regrade.at_worst).is_some_and(|(best, worst)| best > worst);
            if worse || (regrade.at_best.is_none() && regrade.at_worst.is_none()) {
                let message = format!("regrade `{}` leaves no grade or every grade", regrade.code.as_ref());
                let hint =
                    "write at_best (the best grade left, for a veto), at_worst (the worst left), or both in order";
                return reader.refuse(regrade.code.span(), message, hint);
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
            return reader.refuse(span, message, "land follows the `[land]` rule; leave this `[[source]]` out");
        }
        if order.departments.is_empty() {
            let message = format!("`{name}` names no department");
            return reader.refuse(span, message, "list at least one in `departments`");
        }
        if let Some(unable) = order.departments.iter().find(|department| !able.contains(department)) {
            let able: Vec<String> = able.iter().map(|department| format!("{department:?}")).collect();
            let message = format!("`{name}` cannot come from {unable:?} ({})", unable.zh());
            return reader.refuse(span, message, format!("write some of, in snake_case: {}", able.join(", ")));
        }
        if sources.insert(order.measure, order).is_some() {
            let message = format!("`{name}` has two orders of sources");
            return reader.refuse(span, message, "leave one `[[source]]` per measure");
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
            ));
        }
    }
    if pack.measures().contains(&Measure::Emissions) && pack.pollutants.is_none() {
        return Err(PackError::new(
            "an indicator reads `emissions`, but no `[pollutants]` says which are summed",
            "add `[pollutants]` with sum, status, zh and en",
        ));
    }
    if pack.header.status != Status::Unsourced && pack.header.source.is_empty() {
        return Err(PackError::new(
            "the pack claims to be sourced but names no source",
            "fill `source` of `[pack]`, or set status = \"unsourced\"",
        ));
    }
    Ok(())
}
