//! One edited value against a full run, on random methods with given benchmarks and with those that move.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod slow;

use assess::engine::{Graded, Plan, Standing, run};
use assess::index::{Moving, RankIndex};
use model::{Column, Columns, Truth};
use proptest::prelude::*;
use slow::method::{Firm, MarkOf, MethodOf, MissingOf, ScoringOf};

/// The method as it is where one value moves one score, or where `moving` a benchmark as well.
fn followed(mut method: MethodOf, moving: bool) -> MethodOf {
    method.adjustments.clear();
    method.regrades.clear();
    method.tie_break = false;
    for indicator in method.populations.iter_mut().flat_map(|population| &mut population.indicators) {
        indicator.scoring = match indicator.scoring {
            ScoringOf::Ratio(mark @ (MarkOf::Mean { .. } | MarkOf::Percentile { .. })) if moving => {
                ScoringOf::Ratio(mark)
            }
            ScoringOf::Inverse(mark @ (MarkOf::Mean { .. } | MarkOf::Percentile { .. })) if moving => {
                ScoringOf::Inverse(mark)
            }
            ScoringOf::Ratio(mark @ MarkOf::ByGroup(_)) => ScoringOf::Ratio(mark),
            ScoringOf::Inverse(_) => ScoringOf::Inverse(MarkOf::Number(7.5)),
            _ => ScoringOf::Ratio(MarkOf::Number(4.0)),
        };
        if let MissingOf::Mean = indicator.missing {
            indicator.missing = MissingOf::Zero;
        }
    }
    method
}

fn columns(firms: &[Firm]) -> Columns {
    let mut columns = Columns::new(firms.len());
    let mut number = |name: &str, of: &dyn Fn(&Firm) -> f64| {
        columns.insert(name, Column::Number(firms.iter().map(of).collect())).unwrap();
    };
    for (index, name) in ["x", "y", "z"].iter().enumerate() {
        number(name, &|firm| firm.figures[index].unwrap_or(f64::NAN));
    }
    number("county", &|firm| f64::from(firm.county));
    number("division", &|firm| f64::from(firm.division));
    let truth = |firm: &Firm| if firm.listed == Some(true) { Truth::True } else { Truth::False };
    columns.insert("listed", Column::Truth(firms.iter().map(truth).collect())).unwrap();
    columns
}

/// Rank and grade of each member of a population.
fn ranks(graded: &Graded<'_>, population: usize) -> Vec<(u32, model::Grade)> {
    let population = &graded.populations[population];
    population.rank.iter().copied().zip(population.grade.iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400), ..ProptestConfig::default() })]

    #[test]
    fn edits_change_what_a_full_run_would(
        method in slow::strategy::method(),
        moving in any::<bool>(),
        firms in slow::strategy::firms(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..60_u32), 1..6),
    ) {
        let text = slow::text::pack(&followed(method, moving));
        let pack = rules::EvaluationPack::parse("drawn.toml", &text).unwrap();
        let plan = Plan::new(&pack, 2022).unwrap();
        let mut columns = columns(&firms);
        let graded = run(&plan, &columns).unwrap();
        let members = graded.populations[0].rows.len();
        prop_assume!(members > 0);
        let mut index = RankIndex::new(&plan, &graded, 0).unwrap();
        let mut known = ranks(&graded, 0);
        for (member, item, quarters) in edits {
            let (member, item) = (member.index(members), item.index(plan.populations[0].items.len()));
            let value = f64::from(quarters) / 4.0;
            let edited = index.edit(member, item, Some(value)).unwrap();
            prop_assert!(edited.moved <= edited.rescored && edited.rescored <= members);
            let name = format!("value.i{item}");
            let mut given = match columns.get(&name) {
                Some(Column::Number(given)) => given.clone(),
                _ => vec![f64::NAN; firms.len()],
            };
            given[graded.populations[0].rows[member] as usize] = value;
            columns.insert(name, Column::Number(given)).unwrap();
            let full = run(&plan, &columns).unwrap();
            // A given value may complete a firm that was left out; that is no edit of this population's members.
            prop_assume!(full.standing.iter().filter(|standing| **standing == Standing::In(0)).count() == members);
            let now = ranks(&full, 0);
            for (other, (rank, grade)) in now.iter().enumerate() {
                prop_assert_eq!(full.populations[0].score[other].to_bits(), index.score(other).to_bits(), "member {} {}", other, text);
                prop_assert_eq!((index.rank(other), index.grade(other)), (*rank, *grade), "member {} {}", other, text);
                let told = edited.changed.iter().find(|changed| changed.member as usize == other);
                prop_assert_eq!(told.map(|told| (told.from, told.to)), Some((known[other].1, *grade)).filter(|(from, to)| from != to), "{}", text);
            }
            known = now;
        }
    }

    #[test]
    fn what_the_index_does_not_follow_is_refused(mut method in slow::strategy::method(), firms in slow::strategy::firms()) {
        method = followed(method, false);
        method.populations[0].indicators[0].scoring = ScoringOf::MinMax { base: 0, span: 100, within: None };
        let pack = rules::EvaluationPack::parse("drawn.toml", &slow::text::pack(&method)).unwrap();
        let plan = Plan::new(&pack, 2022).unwrap();
        let graded = run(&plan, &columns(&firms)).unwrap();
        prop_assert_eq!(RankIndex::new(&plan, &graded, 0).unwrap_err(), Moving::Indicator("i0".to_owned()));
    }
}
