//! The plain evaluator.

use super::method::*;

/// What must come of a firm; `None` for one that is not graded.
#[derive(Debug, Clone)]
pub struct Line {
    pub population: usize,
    pub points: Vec<f64>,
    pub score: f64,
    pub rank: usize,
    pub firms: usize,
    pub initial: char,
    pub grade: char,
}

pub fn evaluate(method: &MethodOf, firms: &[Firm]) -> Vec<Option<Line>> {
    let place: Vec<Option<usize>> = firms.iter().map(|firm| population(method, firm)).collect();
    let members = |index: usize| (0..firms.len()).filter(|f| place[*f] == Some(index)).collect::<Vec<usize>>();
    let scores: Vec<Option<(Vec<f64>, f64)>> =
        (0..firms.len()).map(|f| place[f].map(|index| score(method, index, f, &members(index), firms))).collect();
    (0..firms.len())
        .map(|f| {
            let index = place[f]?;
            let rules = &method.populations[index];
            let together = ranked_with(method, index, f, &members(index), firms);
            let key = |g: usize| {
                let ranked = rounded(scores[g].as_ref().unwrap().1, method.decimals);
                let breaker = method.tie_break.then(|| value(&rules.indicators[0], &firms[g]).unwrap_or(f64::MIN));
                (ranked, breaker)
            };
            let better = together.iter().filter(|g| key(**g) > key(f)).count();
            let equal = together.iter().filter(|g| key(**g) == key(f)).count();
            let rank = if method.worse { better + equal } else { better + 1 };
            let initial = cut(rules, rank, together.len(), key(f).0, method.boundary);
            let mut grade = initial;
            for regrade in &method.regrades {
                grade = match regrade {
                    RegradeOf::VetoListed(best) if firms[f].listed == Some(true) => grade.max(*best),
                    RegradeOf::BelowMean if against_mean(rules, f, &together, firms) == Some(false) => grade.max('B'),
                    RegradeOf::ProtectFirst if rank <= 3 => grade.min('C'),
                    _ => grade,
                };
            }
            if matches!(method.list, Some(ListOf::ManagedAsB)) && on_list(&firms[f]) {
                grade = 'B';
            }
            let (points, score) = scores[f].clone().unwrap();
            Some(Line { population: index, points, score, rank, firms: together.len(), initial, grade })
        })
        .collect()
}

fn on_list(firm: &Firm) -> bool {
    firm.listed == Some(true) && firm.division > 30
}

fn population(method: &MethodOf, firm: &Firm) -> Option<usize> {
    if matches!(method.list, Some(ListOf::NotGraded)) && on_list(firm) {
        return None;
    }
    let index = method.populations.iter().position(|rules| match (rules.bound, firm.figures[0]) {
        (None, _) => true,
        (Some((true, bound)), Some(x)) => x >= f64::from(bound),
        (Some((false, bound)), Some(x)) => x < f64::from(bound),
        (Some(_), None) => false,
    })?;
    let complete = method.populations[index]
        .indicators
        .iter()
        .all(|i| !matches!(i.missing, MissingOf::Refuse) || value(i, firm).is_some());
    complete.then_some(index)
}

fn value(indicator: &IndicatorOf, firm: &Firm) -> Option<f64> {
    let above = firm.figures[indicator.above]?;
    match indicator.below {
        None => Some(above),
        Some(below) => firm.figures[below].filter(|below| *below != 0.0).map(|below| above / below),
    }
}

fn same(by: Option<&str>, one: &Firm, other: &Firm) -> bool {
    match by {
        None => true,
        Some("county") => one.county == other.county,
        Some("division") => one.division == other.division,
        Some("group") => (one.division <= 20) == (other.division <= 20),
        Some(other) => panic!("{other}"),
    }
}

fn ranked_with(method: &MethodOf, index: usize, f: usize, members: &[usize], firms: &[Firm]) -> Vec<usize> {
    let by = method.populations[index].within;
    members.iter().copied().filter(|g| same(by, &firms[f], &firms[*g])).collect()
}

fn present(indicator: &IndicatorOf, by: Option<&str>, f: usize, members: &[usize], firms: &[Firm]) -> Vec<f64> {
    members.iter().filter(|g| same(by, &firms[f], &firms[**g])).filter_map(|g| value(indicator, &firms[*g])).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn benchmark(mark: MarkOf, indicator: &IndicatorOf, f: usize, members: &[usize], firms: &[Firm]) -> f64 {
    match mark {
        MarkOf::Number(number) => number,
        MarkOf::Mean { within, times } => mean(&present(indicator, within, f, members, firms)) * times,
        MarkOf::Percentile { percent, within } => {
            let mut values = present(indicator, within, f, members, firms);
            values.sort_by(f64::total_cmp);
            let k = (values.len() * percent as usize).div_ceil(100).max(1);
            values[k - 1]
        }
        MarkOf::ByGroup([light, heavy]) => {
            if firms[f].division <= 20 {
                light
            } else {
                heavy
            }
        }
    }
}

/// Points by the value alone, or none.
fn by_value(indicator: &IndicatorOf, f: usize, members: &[usize], firms: &[Firm]) -> Option<f64> {
    let value = value(indicator, &firms[f])?;
    let weight = f64::from(indicator.weight);
    let points = match indicator.scoring {
        ScoringOf::Ratio(mark) => value / benchmark(mark, indicator, f, members, firms) * weight,
        ScoringOf::Inverse(mark) => {
            let points = (2.0 - value / benchmark(mark, indicator, f, members, firms)) * weight;
            if points < 0.0 { 0.0 } else { points }
        }
        ScoringOf::MinMax { base, span, within } => {
            let values = present(indicator, within, f, members, firms);
            let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let place = if highest > lowest { (value - lowest) / (highest - lowest) } else { 1.0 };
            (f64::from(base) + f64::from(span) * place) / 100.0 * weight
        }
        ScoringOf::Rank { within } => {
            let values = present(indicator, within, f, members, firms);
            let place = 1 + values.iter().filter(|other| **other > value).count();
            (values.len() - place + 1) as f64 / values.len() as f64 * weight
        }
    };
    let capped = indicator.cap.map_or(points, |cap| points.min(cap * weight));
    Some(indicator.floor.map_or(capped, |floor| capped.max(floor * weight)))
}

fn score(method: &MethodOf, index: usize, f: usize, members: &[usize], firms: &[Firm]) -> (Vec<f64>, f64) {
    let rules = &method.populations[index];
    let together = ranked_with(method, index, f, members, firms);
    let mut points: Vec<Option<f64>> = rules
        .indicators
        .iter()
        .map(|indicator| {
            by_value(indicator, f, members, firms).or_else(|| match indicator.missing {
                MissingOf::Mean => {
                    let others: Vec<f64> =
                        together.iter().filter_map(|g| by_value(indicator, *g, members, firms)).collect();
                    Some(if others.is_empty() { 0.0 } else { mean(&others) })
                }
                MissingOf::Zero => Some(0.0),
                MissingOf::Points(points) => Some(f64::from(points)),
                MissingOf::Redistribute => None,
                MissingOf::Refuse => panic!("not graded"),
            })
        })
        .collect();
    let weights: Vec<f64> = rules.indicators.iter().map(|indicator| f64::from(indicator.weight)).collect();
    let held: f64 = weights.iter().zip(&points).filter(|(_, points)| points.is_some()).map(|(weight, _)| weight).sum();
    let all: f64 = weights.iter().sum();
    for points in &mut points {
        *points = points.map(|points| if held > 0.0 { points * all / held } else { 0.0 });
    }
    let points: Vec<f64> = points.into_iter().map(|points| points.unwrap_or(0.0)).collect();
    let base: f64 = points.iter().sum();
    let added: f64 = method
        .adjustments
        .iter()
        .map(|adjustment| match adjustment {
            AdjustmentOf::Years => firms[f].years.map_or(0.0, |years| -5.0 * f64::from(years.saturating_sub(1))),
            AdjustmentOf::AboveMean(percent) if against_mean(rules, f, &together, firms) == Some(true) => {
                base * f64::from(*percent) / 100.0
            }
            AdjustmentOf::Listed(points) if firms[f].listed == Some(true) => f64::from(*points),
            _ => 0.0,
        })
        .sum();
    (points, base + added)
}

/// Whether the first indicator's value is above the mean of those ranked together; equal is neither.
fn against_mean(rules: &PopulationOf, f: usize, together: &[usize], firms: &[Firm]) -> Option<bool> {
    let indicator = &rules.indicators[0];
    let value = value(indicator, &firms[f])?;
    let mean = mean(&present(indicator, None, f, together, firms));
    ((value - mean).abs() > 1e-9 * value.abs().max(mean.abs())).then_some(value > mean)
}

pub fn rounded(score: f64, decimals: u32) -> f64 {
    let scale = 10_f64.powi(decimals as i32);
    (score * scale).round() / scale
}

fn cut(rules: &PopulationOf, rank: usize, firms: usize, score: f64, boundary: &str) -> char {
    let reached = |cut: u32| {
        if rules.by_score {
            return score >= f64::from(cut);
        }
        let hundredths = firms * cut as usize;
        let last = match boundary {
            "down" => hundredths / 100,
            "nearest" => (hundredths + 50) / 100,
            "up" => hundredths.div_ceil(100),
            other => panic!("{other}"),
        };
        rank <= last
    };
    let grades = ['A', 'B', 'C'];
    grades.into_iter().zip(rules.cuts).find(|(_, cut)| reached(*cut)).map_or('D', |(grade, _)| grade)
}
