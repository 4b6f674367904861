//! Drawing methods and populations.

use proptest::prelude::*;
use proptest::sample::select;

use super::method::*;

pub fn firms() -> impl Strategy<Value = Vec<Firm>> {
    // Few different figures, so that ties are common; never negative, so that means can be benchmarks.
    let figure = || prop_oneof![1 => Just(None), 6 => (1..40_u32).prop_map(|n| Some(f64::from(n) / 4.0))];
    let firm = ([figure(), figure(), figure()], select(vec![13_u32, 18, 20, 21, 34, 39]), 1..4_u32)
        .prop_flat_map(|(figures, division, county)| {
            (Just((figures, division, county)), proptest::option::of(any::<bool>()), proptest::option::of(0..4_u32))
        })
        .prop_map(|((figures, division, county), listed, years)| Firm { figures, division, county, listed, years });
    proptest::collection::vec(firm, 1..40)
}

fn split(grouped: bool) -> impl Strategy<Value = Option<&'static str>> {
    let mut by = vec![None, None, Some("county"), Some("division")];
    if grouped {
        by.push(Some("group"));
    }
    select(by)
}

fn mark(grouped: bool) -> impl Strategy<Value = MarkOf> {
    let number = (1..30_u32).prop_map(|n| f64::from(n) / 2.0);
    let mut kinds = vec![
        number.clone().prop_map(MarkOf::Number).boxed(),
        (split(grouped), select(vec![1.0, 1.5, 2.0]))
            .prop_map(|(within, times)| MarkOf::Mean { within, times })
            .boxed(),
        (split(grouped), 1..=100_u32).prop_map(|(within, percent)| MarkOf::Percentile { percent, within }).boxed(),
    ];
    if grouped {
        kinds.push([number.clone(), number].prop_map(MarkOf::ByGroup).boxed());
    }
    proptest::strategy::Union::new(kinds)
}

fn scoring(grouped: bool) -> impl Strategy<Value = ScoringOf> {
    prop_oneof![
        3 => mark(grouped).prop_map(ScoringOf::Ratio),
        1 => mark(grouped).prop_map(ScoringOf::Inverse),
        1 => (0..50_u32, 1..90_u32, split(grouped)).prop_map(|(base, span, within)| ScoringOf::MinMax { base, span, within }),
        1 => split(grouped).prop_map(|within| ScoringOf::Rank { within }),
    ]
}

fn indicator(grouped: bool) -> impl Strategy<Value = IndicatorOf> {
    let missing = prop_oneof![
        Just(MissingOf::Mean),
        Just(MissingOf::Zero),
        Just(MissingOf::Refuse),
        (-5..3_i32).prop_map(MissingOf::Points),
        Just(MissingOf::Redistribute),
    ];
    let bound = |values: Vec<f64>| proptest::option::of(select(values));
    (
        0..3_usize,
        proptest::option::of(0..3_usize),
        scoring(grouped),
        bound(vec![1.0, 1.5, 2.0]),
        bound(vec![0.0, 0.2]),
        missing,
    )
        .prop_map(|(above, below, scoring, cap, floor, missing)| IndicatorOf {
            above,
            below,
            scoring,
            weight: 0,
            cap,
            floor,
            missing,
        })
}

fn population(grouped: bool) -> impl Strategy<Value = PopulationOf> {
    let weights = |count: usize| proptest::collection::vec(1..20_u32, count);
    let indicators = (1..5_usize).prop_flat_map(move |count| {
        (proptest::collection::vec(indicator(grouped), count), weights(count)).prop_map(|(mut indicators, weights)| {
            let all: u32 = weights.iter().sum();
            let mut left = 100;
            let count = indicators.len();
            for (index, (indicator, weight)) in indicators.iter_mut().zip(weights).enumerate() {
                let last = index + 1 == count;
                indicator.weight = if last { left } else { (weight * 100 / all).max(1) };
                left -= indicator.weight.min(left);
            }
            indicators
        })
    });
    let cuts = [0..40_u32, 0..40_u32, 0..20_u32];
    (split(grouped), any::<bool>(), cuts, indicators).prop_map(|(within, by_score, [a, b, c], indicators)| {
        let cuts = if by_score { [110 - a, 60 - b, 20 - c] } else { [a, a + b, a + b + c] };
        PopulationOf { bound: None, within, by_score, cuts, indicators }
    })
}

pub fn method() -> impl Strategy<Value = MethodOf> {
    any::<bool>().prop_flat_map(|grouped| {
        let populations = prop_oneof![
            population(grouped).prop_map(|one| vec![one]),
            (population(grouped), population(grouped), 1..9_u32).prop_map(|(mut one, mut other, bound)| {
                one.bound = Some((true, bound));
                other.bound = Some((false, bound));
                vec![one, other]
            }),
        ];
        let list = select(vec![None, Some(ListOf::NotGraded), Some(ListOf::ManagedAsB)]);
        let adjustment = prop_oneof![
            Just(AdjustmentOf::Years),
            (-20..20_i32).prop_map(AdjustmentOf::AboveMean),
            (-9..9_i32).prop_map(AdjustmentOf::Listed),
        ];
        let regrade = prop_oneof![
            select(vec!['B', 'C', 'D']).prop_map(RegradeOf::VetoListed),
            Just(RegradeOf::BelowMean),
            Just(RegradeOf::ProtectFirst),
        ];
        (
            populations,
            list,
            proptest::collection::vec(adjustment, 0..3),
            proptest::collection::vec(regrade, 0..3),
            (0..5_u32, select(vec!["down", "nearest", "up"]), any::<bool>(), any::<bool>()),
        )
            .prop_map(
                move |(populations, list, adjustments, regrades, (decimals, boundary, worse, tie_break))| MethodOf {
                    populations,
                    grouped,
                    list,
                    adjustments,
                    regrades,
                    decimals,
                    boundary,
                    worse,
                    tie_break,
                },
            )
    })
}
