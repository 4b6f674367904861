//! Sessions: the secret is the browser's, the ledger keeps its hash. Each request asks anew, so who was revoked is out.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Assurance, Principal};
use ledger::LoginSession;
use model::AccountId;

use super::{Known, People, locked};
use crate::Failure;

/// Ends a session that was not used for so long: 30 minutes (RELIABILITY.md 2.1).
pub(super) const IDLE_US: i64 = 30 * 60 * 1_000_000;
/// Ends any session: 12 hours.
pub(super) const WHOLE_US: i64 = 12 * 3_600 * 1_000_000;
/// A session is noted as used at most so often: a note is a wait for the disk.
const NOTE_US: i64 = 60 * 1_000_000;

/// A session that stands, and who asks with it.
#[derive(Debug, Clone)]
pub struct Session {
    /// Hash of its secret.
    pub name: [u8; 32],
    /// Who.
    pub principal: Arc<Principal>,
    /// Whose.
    pub account: AccountId,
}

/// A session as it was found.
#[derive(Debug, Clone)]
pub struct KnownSession {
    /// Who asks with it; `None` when it stands no more.
    pub session: Option<Session>,
    /// What is to be noted of it.
    pub due: Option<SessionNote>,
}

/// What is to be noted of a session, which waits for the disk: see [`People::note`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionNote {
    name: [u8; 32],
    /// When it was used; `None` when it is over.
    seen_us: Option<i64>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// Its name, by which it can be ended; not its secret.
    pub id: String,
    /// What the browser calls itself.
    pub agent: Option<String>,
    /// When it was opened, microseconds since 1970 UTC.
    pub opened_us: i64,
    /// When it was last used.
    pub seen_us: i64,
    /// Whether a second factor was given.
    pub second_factor: bool,
}

impl People {
    /// Who asks with each of these secrets, in their order, from one look at the head; `None` for a secret of no session. Nothing is
    /// written: what is [due](KnownSession::due) is the caller's to [note](People::note).
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn who(&self, secrets: &[&str], now_us: i64) -> Result<Vec<Option<KnownSession>>, Failure> {
        let known = self.known()?;
        // Pages ask for several things at once with one session.
        let mut found: BTreeMap<&str, Option<KnownSession>> = BTreeMap::new();
        for secret in secrets {
            if !found.contains_key(secret) {
                let name = vault::name_of(secret);
                found.insert(
                    secret,
                    self.found(&known, &name, now_us)?.map(|(kept, session)| {
                        let seen_us = session.is_some().then_some(now_us);
                        let due = session.is_none() || now_us - kept.seen_us > NOTE_US;
                        KnownSession { session, due: due.then_some(SessionNote { name, seen_us }) }
                    }),
                );
            }
        }
        Ok(secrets.iter().map(|secret| found.get(secret).cloned().flatten()).collect())
    }

    /// Notes that a session was used, or ends it.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn note(&self, SessionNote { name, seen_us }: &SessionNote) -> Result<(), Failure> {
        let mut office = locked(&self.office);
        let ledger = office.writing()?;
        match seen_us {
            Some(at_us) => Ok(ledger.see_session(&self.town, name, *at_us)?),
            None => Ok(ledger.end_session(&self.town, name)?),
        }
    }

    /// Whether a session still stands, and as whom. Asking does not keep it alive: an open stream is no sign of a person.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn still(&self, name: &[u8; 32], now_us: i64) -> Result<Option<Session>, Failure> {
        let known = self.known()?;
        Ok(self.found(&known, name, now_us)?.and_then(|(_, session)| session))
    }

    /// A session as it is kept, and as it stands.
    fn found(
        &self,
        known: &Known,
        name: &[u8; 32],
        now_us: i64,
    ) -> Result<Option<(LoginSession, Option<Session>)>, Failure> {
        let Some(found) = known.ledger.session(&self.town, name)? else { return Ok(None) };
        let account = known.directory.get(&found.account);
        let current = account.is_some_and(|a| !a.closed && i64::try_from(a.version) == Ok(found.version));
        let stands = current && now_us - found.seen_us <= IDLE_US && now_us - found.opened_us <= WHOLE_US;
        let assurance = if found.second_factor { Assurance::SecondFactor } else { Assurance::Password };
        let session = stands.then(|| Session {
            name: *name,
            principal: Arc::new(known.directory.principal(&found.account, assurance, model::china_day(now_us))),
            account: found.account.clone(),
        });
        Ok(Some((found, session)))
    }

    /// Who an account is on a day, as if it asked now: its grants that stand, and those that were lent to it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn principal(
        &self,
        account: &AccountId,
        assurance: Assurance,
        day: jiff::civil::Date,
    ) -> Result<Principal, Failure> {
        Ok(self.known()?.directory.principal(account, assurance, day))
    }

    /// Opens a session for an account and returns its secret.
    pub(super) fn open_session(
        &self,
        account: &AccountId,
        second_factor: bool,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<String, Failure> {
        let version = self.known()?.directory.get(account).map_or(0, |known| known.version);
        let secret = vault::session_secret()?;
        let agent = agent.map(|agent| agent.chars().filter(|c| !c.is_control()).take(120).collect::<String>());
        let session = LoginSession {
            name: vault::name_of(&secret),
            account: account.clone(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            second_factor,
            opened_us: now_us,
            seen_us: now_us,
            agent: agent.filter(|agent| !agent.is_empty()),
        };
        locked(&self.office).writing()?.open_session(&self.town, &session)?;
        Ok(secret)
    }

    /// Logs out.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn log_out(&self, name: &[u8; 32]) -> Result<(), Failure> {
        Ok(locked(&self.office).writing()?.end_session(&self.town, name)?)
    }

    /// The sessions of an account that stand.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn sessions(&self, account: &AccountId, now_us: i64) -> Result<Vec<SessionView>, Failure> {
        let known = self.known()?;
        let version = known.directory.get(account).map(|known| known.version);
        let stands = |s: &LoginSession| {
            let current = version.is_some_and(|version| i64::try_from(version) == Ok(s.version));
            current && now_us - s.seen_us <= IDLE_US && now_us - s.opened_us <= WHOLE_US
        };
        let sessions = known.ledger.sessions(&self.town, account)?.into_iter().filter(stands);
        Ok(sessions
            .map(|session| SessionView {
                id: hex(&session.name),
                agent: session.agent,
                opened_us: session.opened_us,
                seen_us: session.seen_us,
                second_factor: session.second_factor,
            })
            .collect())
    }

    /// Ends one of an account's own sessions; `false` when it has none of that name.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn end_session(&self, account: &AccountId, id: &str) -> Result<bool, Failure> {
        let sessions = self.known()?.ledger.sessions(&self.town, account)?;
        match sessions.into_iter().find(|session| hex(&session.name) == id) {
            None => Ok(false),
            Some(session) => self.log_out(&session.name).map(|()| true),
        }
    }
}

/// Names are told as hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
