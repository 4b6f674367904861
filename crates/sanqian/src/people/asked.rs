//! When a change of roles is asked for, and by what the request is known when it comes again: what stands is not done twice
//! (decision 0053).

use ledger::{LedgerError, Requested};
use model::{AccessEvent, AccountId};

use super::{Known, People, TRIES, draft, locked};
use crate::Failure;

/// A moment, and the request with a key that came then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAt {
    /// Microseconds since 1970 UTC.
    pub at_us: i64,
    /// By what the request is known when it comes again.
    pub requested: Option<Requested>,
}

impl From<i64> for AskedAt {
    fn from(at_us: i64) -> Self {
        Self { at_us, requested: None }
    }
}

impl People {
    /// Appends what was decided on all that is known, next after it; once for each request with a key, here, after a restart or at
    /// another replica.
    pub(super) fn decide_once(
        &self,
        by: Option<&AccountId>,
        asked: &AskedAt,
        decide: impl Fn(&Known) -> Result<AccessEvent, Failure>,
    ) -> Result<(), Failure> {
        let mut office = locked(&self.office);
        for _ in 0..TRIES {
            let (seq, event) = {
                let known = self.known()?;
                let before = asked.requested.as_ref().and_then(|of| Some((of, known.requests.get(&of.key)?)));
                match before {
                    Some((of, (content, ()))) if *content == of.content => return Ok(()),
                    Some(_) => return Err(reused()),
                    None => (known.seq, decide(&known)?),
                }
            };
            let appended =
                office.writing()?.append_after(&self.town, seq, draft(event, by, asked.at_us), asked.requested.clone());
            match appended {
                Ok(_) => return Ok(()),
                Err(LedgerError::Moved { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(LedgerError::Contended(format!("{TRIES} times")).into())
    }
}

fn reused() -> Failure {
    let (zh, en) = ("此 Idempotency-Key 已用于另一请求", "this key was given with another request");
    Failure::NotNow { zh: zh.to_owned(), en: en.to_owned() }
}
