//! One file per verb. Each opens what it needs through the facade and prints what came out.

mod admissions;
pub(crate) mod assess;
pub(crate) mod assets;
mod associations;
pub(crate) mod backup;
pub(crate) mod blocks;
pub(crate) mod board;
pub(crate) mod case;
mod checklists;
pub(crate) mod demo;
pub(crate) mod erase;
pub(crate) mod evaluation;
mod exits;
pub(crate) mod explain;
pub(crate) mod export_ledger;
pub(crate) mod findings;
pub(crate) mod firm_plan;
pub(crate) mod funds;
pub(crate) mod import;
pub(crate) mod land;
pub(crate) mod matter;
pub(crate) mod migrate_store;
pub(crate) mod negotiate;
pub(crate) mod path;
mod patrols;
pub(crate) mod petition;
pub(crate) mod phase_answers;
pub(crate) mod phases;
pub(crate) mod plan;
pub(crate) mod plan_file;
pub(crate) mod policies;
pub(crate) mod population;
pub(crate) mod portrait;
mod portrait_money;
pub(crate) mod proof;
pub(crate) mod publish_check;
pub(crate) mod quota;
pub(crate) mod read_file;
pub(crate) mod rebuild;
pub(crate) mod report;
pub(crate) mod restore;
pub(crate) mod rules;
pub(crate) mod sample;
pub(crate) mod serve;
pub(crate) mod steward;
pub(crate) mod storage;
pub(crate) mod town_plan;
pub(crate) mod trend;
pub(crate) mod verify;
pub(crate) mod what_if;

use sanqian::{Office, Packs, Progress, Work};

use crate::arguments::Common;
use crate::exit::Stop;

/// The whole work over the ledger in the data folder.
fn work(common: &Common, progress: &mut Progress<'_>) -> Result<Work, Stop> {
    let mut office = Office::open(&common.data)?;
    office.know_only_what_was_known_by(common.known_by);
    Ok(office.work(common.as_of, common.year, Packs::shipped().map_err(sanqian::Failure::from)?, progress)?)
}

/// A step with the bytes of what comes with it.
type WithFiles<T> = (T, Vec<Vec<u8>>);

/// Clauses as people cite them.
fn articles(clauses: &[model::Clause]) -> String {
    let unsourced =
        |clause: &model::Clause| if clause.status == model::Status::Unsourced { "（未注明来源）" } else { "" };
    let cited = clauses.iter().map(|clause| format!("{}{}{}", clause.title, clause.article, unsourced(clause)));
    cited.collect::<Vec<_>>().join("；")
}

/// The day in China by the machine's clock.
fn today() -> jiff::civil::Date {
    model::china_day(now_us())
}

/// Microseconds since 1970, for the ledger's entries: the shell is where the clock is read.
fn now_us() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// Who is at the keyboard, for the ledger's entries.
fn actor() -> String {
    std::env::var("USER").ok().filter(|user| !user.is_empty()).unwrap_or_else(|| "cli".to_owned())
}
