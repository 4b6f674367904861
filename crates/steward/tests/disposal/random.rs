//! Random rows of acts: no required step is skipped, nothing is lost, and the acts replay to the file.

use model::DisposalAct::*;
use model::{Disposal, DisposalAct, Fen, RefusalRule, Term};
use proptest::prelude::*;

use crate::office::{PACK, open, rules, suited};

type Try = (prop::sample::Index, u8, i64);

fn attempt(file: &Disposal, (which, how, sum): &Try) -> model::DisposalEvent {
    let possible: Vec<DisposalAct> =
        DisposalAct::ALL.iter().copied().filter(|act| PACK.step(*act, file.state).is_some()).collect();
    let onward = possible.iter().copied().find(|act| !matches!(act, Reject | Object | Unsold | Suspend | Withdraw));
    let act = match how % 8 {
        0 => *which.get(DisposalAct::ALL),
        1 | 2 if !possible.is_empty() => *which.get(&possible),
        _ => onward.unwrap_or(Discuss),
    };
    let mut event = suited(file, act);
    match how {
        9 => drop(event.documents.pop()),
        10 => event.says.amount = Some(Fen(*sum)),
        11 => event.says.ballots = Some(crate::office::ballots(9, 5, 4)),
        12 => event.day = file.acts.last().map_or(file.opened, |last| last.day),
        _ => {}
    }
    event
}

/// For each act, what must have come before it since the file was drafted (anew).
fn nothing_skipped(file: &Disposal) -> Result<(), TestCaseError> {
    let mut taken: Vec<DisposalAct> = Vec::new();
    for event in &file.acts {
        if event.act == Revise {
            taken.clear();
        }
        let before: &[DisposalAct] = match event.act {
            FreezeRoster => &[Discuss],
            ChooseAppraiser => &[Discuss, FreezeRoster, Call],
            Value => &[ChooseAppraiser],
            PublishPlan => &[Value, PublishValuation],
            Resolve => &[FreezeRoster, Value, PublishValuation, PublishPlan, Call],
            List if file.variant == "land_market" => &[Resolve, File],
            List => &[Discuss, FreezeRoster, ChooseAppraiser, Value, PublishValuation, PublishPlan, Resolve],
            Win => &[Resolve, List],
            Sign => &[Win],
            Receive => &[
                Discuss,
                FreezeRoster,
                ChooseAppraiser,
                Value,
                PublishValuation,
                PublishPlan,
                Resolve,
                List,
                Win,
                Sign,
            ],
            Publish => &[Receive],
            _ => &[],
        };
        for needed in before {
            prop_assert!(taken.contains(needed), "{:?} without {needed:?}", event.act);
        }
        taken.push(event.act);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn rows_of_acts_skip_nothing_lose_nothing_and_replay(
        variant in 0..4_usize,
        tries in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..16, 0_i64..600_000_000), 1..50),
    ) {
        let opened = open(&PACK.variants[variant].code);
        let mut file = opened.clone();
        for one in &tries {
            let event = attempt(&file, one);
            match rules().step(&file, event.clone()) {
                Ok((after, _)) => {
                    prop_assert_eq!(&after.acts[..file.acts.len()], &file.acts[..]);
                    prop_assert_eq!(after.acts.last(), Some(&event));
                    file = after;
                }
                Err(refusal) => prop_assert!(refusal.rule == RefusalRule::Duplicate || !refusal.clauses.is_empty()),
            }
        }
        nothing_skipped(&file)?;
        if let (Some(won), Some(resolved)) = (file.last(Win), file.last(Resolve)) {
            prop_assert!(won.says.amount >= resolved.says.amount || won.day < resolved.day);
        }
        prop_assert_eq!(rules().replay(&opened, file.acts.clone()).unwrap(), file.clone());
        let text = serde_json::to_string(&file).unwrap();
        prop_assert_eq!(serde_json::from_str::<Disposal>(&text).unwrap(), file);
    }
}
