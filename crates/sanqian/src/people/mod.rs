//! People: accounts, grants, log-in, and who looked at what. What happens to accounts is entries of the ledger; credentials
//! and sessions stand beside it; names and telephones are sealed under keys that lie outside the database.
//!
//! Two handles: one reads and follows the head, so that every request sees the latest revocation, whichever program wrote
//! it; the office's writes.

mod accounts;
mod asked;
mod claim;
mod credentials;
mod identity;
mod log_in;
mod looks;
mod refusal;
mod sessions;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use access::Directory;
use ledger::{Action, Draft, Ledger, LedgerError};
use model::{AccessEvent, AccountId, TownId};
use serde::{Deserialize, Serialize};
use vault::{Keys, PasswordProfile, SealProfile};

pub use accounts::{AccountView, Invitation};
pub use asked::AskedAt;
pub use identity::Identity;
pub use log_in::LoggedIn;
pub use looks::{Look, LookedAt};
pub use refusal::PeopleRefusal;
pub use sessions::{KnownSession, Session, SessionNote, SessionView};

use crate::requests::Requests;
use crate::shared_wait::SharedWait;
use crate::{Failure, Office, ledger_place, sealing};

/// What a deployment decides about people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeoplePolicy {
    /// What a password must look like.
    pub passwords: PasswordProfile,
    /// How personal text is sealed.
    pub seal: SealProfile,
}

/// The town's people. One for a server.
pub struct People {
    town: TownId,
    policy: PeoplePolicy,
    keys: Keys,
    office: Arc<Mutex<Office>>,
    known: Mutex<Known>,
    throttle: Mutex<log_in::Throttle>,
    setup: Mutex<Vec<claim::SetupCode>>,
    waiting: SharedWait<Draft, Result<u64, Failure>>,
}

/// What the reading handle has seen.
struct Known {
    ledger: Ledger,
    seq: u64,
    directory: Directory,
    persons: BTreeMap<AccountId, Person>,
    names: BTreeMap<String, AccountId>,
    identities: BTreeMap<Identity, AccountId>,
    requests: Requests<()>,
}

/// What is sealed of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Person {
    /// Log-in name.
    name: String,
    /// The person's own.
    person: String,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl People {
    /// The people of an office. Keys lie in the folder `keys` beside the ledger; a key whose person was erased while the program
    /// died is destroyed now.
    ///
    /// # Errors
    /// When the ledger cannot be read or the folder of keys not made.
    pub fn of(office: Arc<Mutex<Office>>, policy: PeoplePolicy) -> Result<Self, Failure> {
        let (town, folder) = {
            let office = locked(&office);
            (office.town().id.clone(), office.folder().to_owned())
        };
        let keys = Keys::in_folder(&folder.join(sealing::FOLDER), policy.seal)?;
        let ledger = ledger_place::follow_of(&folder)?;
        let known = Known {
            ledger,
            seq: 0,
            directory: Directory::default(),
            persons: BTreeMap::new(),
            names: BTreeMap::new(),
            identities: BTreeMap::new(),
            requests: Requests::default(),
        };
        let people = Self {
            town,
            policy,
            keys,
            office,
            known: Mutex::new(known),
            throttle: Mutex::default(),
            setup: Mutex::default(),
            waiting: SharedWait::default(),
        };
        for erased in people.known()?.directory.accounts().filter(|known| known.erased) {
            people.keys.destroy(&erased.account.0)?;
        }
        Ok(people)
    }

    /// What is known now: the reading handle, brought to the head.
    fn known(&self) -> Result<MutexGuard<'_, Known>, Failure> {
        let mut known = locked(&self.known);
        let head = known.ledger.head(&self.town)?.map_or(0, |head| head.seq);
        if head > known.seq {
            for entry in known.ledger.entries_after(&self.town, known.seq)? {
                known.seq = entry.seq;
                if let Action::Access(event) = &entry.action {
                    if let Some(requested) = entry.requested.clone() {
                        known.requests.take(requested, ());
                    }
                    self.learn(&mut known, event);
                }
            }
        }
        Ok(known)
    }

    fn learn(&self, known: &mut Known, event: &AccessEvent) {
        known.directory.apply(event);
        match event {
            AccessEvent::Opened { account, sealed } => {
                // A key that is gone leaves an account without a name.
                let person = self.keys.open(&account.0, sealed).ok();
                if let Some(person) = person.and_then(|text| serde_json::from_str::<Person>(&text).ok()) {
                    known.names.insert(person.name.clone(), account.clone());
                    known.persons.insert(account.clone(), person);
                }
            }
            AccessEvent::IdentityBound { account, sealed } => {
                known.identities.retain(|_, of| of != account);
                if let Some(identity) = self.opened_identity(account, sealed) {
                    known.identities.insert(identity, account.clone());
                }
            }
            AccessEvent::IdentityUnbound { account } | AccessEvent::Closed { account, .. } => {
                known.identities.retain(|_, of| of != account);
            }
            AccessEvent::Erased { account } => {
                known.identities.retain(|_, of| of != account);
                if let Some(person) = known.persons.remove(account) {
                    known.names.remove(&person.name);
                }
            }
            _ => {}
        }
    }

    /// Appends what happened. `by` is who did it; the program itself when absent.
    fn happened(&self, event: AccessEvent, by: Option<&AccountId>, at_us: i64) -> Result<u64, Failure> {
        let written = self.waiting.write(&self.office, draft(event, by, at_us), |office, group| {
            let drafts = group.iter().map(|one| one.wish.clone()).collect();
            match office.writing().and_then(|ledger| Ok(ledger.append_group(&self.town, drafts)?)) {
                Ok(outcomes) => group.iter().zip(outcomes).for_each(|(one, outcome)| {
                    one.answer(outcome.map(|entry| entry.seq).map_err(Failure::from));
                }),
                Err(Failure::Ledger(error)) => {
                    group.iter().for_each(|one| one.answer(Err(error.for_each_of_group().into())));
                }
                Err(failure) => {
                    let words = failure.to_string();
                    group.iter().for_each(|one| one.answer(Err(Failure::Shape(words.clone()))));
                }
            }
        });
        written.unwrap_or_else(|| Err(Failure::writer_died()))
    }

    /// Appends what was decided on all that is known, next after it: nobody else can open the same account, or take away meanwhile
    /// what a grant rests on, here or at another replica.
    fn decide<T>(
        &self,
        by: Option<&AccountId>,
        at_us: i64,
        decide: impl Fn(&Known) -> Result<(AccessEvent, T), Failure>,
    ) -> Result<T, Failure> {
        let mut office = locked(&self.office);
        for _ in 0..TRIES {
            let (seq, (event, value)) = {
                let known = self.known()?;
                (known.seq, decide(&known)?)
            };
            match office.writing()?.append_after(&self.town, seq, draft(event, by, at_us), None) {
                Ok(_) => return Ok(value),
                Err(LedgerError::Moved { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(LedgerError::Contended(format!("{TRIES} times")).into())
    }
}

/// How often something is decided anew because another replica was first.
const TRIES: usize = 100;

fn draft(event: AccessEvent, by: Option<&AccountId>, at_us: i64) -> Draft {
    let actor = by.map_or_else(|| PROGRAM.to_owned(), |account| account.0.clone());
    Draft { at_us, actor, on_behalf: None, action: Action::Access(event), blobs: Vec::new() }
}

/// Who acts when nobody has an account yet.
const PROGRAM: &str = "sanqian";
