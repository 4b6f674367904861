//! Jobs on every store.

use ledger::{Job, JobState, Ledger};
use model::{AccountId, TownId};

use crate::demands::Again;
use crate::sample::town;

fn job(id: &str, whose: &str, asked_us: i64) -> Job {
    Job {
        id: id.to_owned(),
        account: AccountId(whose.to_owned()),
        asked: "每宗地值多少".to_owned(),
        state: JobState::Waiting,
        done: 0,
        whole: 10,
        found: None,
        asked_us,
        told_us: asked_us,
    }
}

pub(crate) fn jobs_are_taken_up_by_one(mut ledger: Ledger, again: Again<'_>) {
    let (town, other) = (town(), TownId("other".to_owned()));
    for (id, whose, at) in [("one", "a", 1), ("two", "a", 2), ("three", "b", 3)] {
        ledger.ask_job(&town, &job(id, whose, at)).unwrap();
    }
    assert!(ledger.ask_job(&town, &job("one", "a", 4)).is_err(), "it is not over");
    let names = |jobs: Vec<Job>| jobs.into_iter().map(|job| job.id).collect::<Vec<_>>();
    assert_eq!(names(again().jobs(&town, &AccountId("a".to_owned())).unwrap()), ["two", "one"]);
    assert_eq!(names(ledger.open_jobs(&town).unwrap()), ["one", "two", "three"]);
    assert_eq!(ledger.open_jobs(&other).unwrap(), [], "of another town");
    assert_eq!(ledger.job(&other, "one").unwrap(), None);

    let running = Job { state: JobState::Running, told_us: 10, ..job("one", "a", 1) };
    assert!(ledger.change_job(&town, 1, &running).unwrap());
    assert!(!ledger.change_job(&town, 1, &running).unwrap(), "somebody else took it up");
    let further = Job { done: 4, found: Some("一半".to_owned()), told_us: 11, ..running };
    assert!(ledger.change_job(&town, 10, &further).unwrap());
    assert_eq!(again().job(&town, "one").unwrap(), Some(further.clone()));
    assert!(ledger.change_job(&town, 11, &Job { done: 11, ..further.clone() }).is_err(), "more than its whole");
    assert_eq!(ledger.job(&town, "one").unwrap(), Some(further.clone()), "and nothing of it is kept");
}

pub(crate) fn jobs_are_called_off_and_forgotten(mut ledger: Ledger, again: Again<'_>) {
    let town = town();
    ledger.ask_job(&town, &job("one", "a", 1)).unwrap();
    assert!(ledger.cancel_job(&town, "one", 5).unwrap());
    assert!(!ledger.cancel_job(&town, "one", 6).unwrap(), "it is over");
    assert!(!ledger.cancel_job(&town, "nobody", 6).unwrap());
    let goes_on = Job { state: JobState::Running, told_us: 7, ..job("one", "a", 1) };
    assert!(!ledger.change_job(&town, 5, &goes_on).unwrap(), "nobody goes on with it");
    assert_eq!(again().job(&town, "one").unwrap().unwrap().state, JobState::Cancelled);
    ledger.ask_job(&town, &job("one", "a", 8)).unwrap();
    assert_eq!(ledger.job(&town, "one").unwrap(), Some(job("one", "a", 8)), "asked for again");
    ledger.ask_job(&town, &job("two", "a", 8)).unwrap();
    assert!(ledger.cancel_job(&town, "two", 9).unwrap());
    ledger.forget_jobs(&town, 9).unwrap();
    assert!(ledger.job(&town, "two").unwrap().is_some());
    ledger.forget_jobs(&town, 10).unwrap();
    assert_eq!(ledger.job(&town, "two").unwrap(), None);
    assert!(ledger.job(&town, "one").unwrap().is_some(), "what is not over stays");
}
