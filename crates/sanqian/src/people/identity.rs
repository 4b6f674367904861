//! Logging in as somebody whom an identity provider knows (统一身份认证). The town's account comes first: a person is bound to
//! one by their own wish or by the system administrator, and nobody is made by logging in. Issuer and subject are sealed as
//! names are.

use ledger::CredentialKind;
use model::{AccessEvent, AccountId};
use serde::{Deserialize, Serialize};

use super::{LoggedIn, People, PeopleRefusal, locked};
use crate::Failure;

/// Whom an identity provider means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Identity {
    /// The provider, as it names itself.
    pub issuer: String,
    /// The person, as the provider never names another.
    pub subject: String,
}

/// The key under which what a log-in under way carries is sealed for the browser.
const FLOW: &str = "log-in-under-way";

/// Under what wrong attempts are counted where no log-in name was given; no log-in name has that sign.
fn waits_as(account: &AccountId) -> String {
    format!("@{account}")
}

impl People {
    pub(super) fn opened_identity(&self, account: &AccountId, sealed: &str) -> Option<Identity> {
        // A key that is gone leaves an account without its identity.
        serde_json::from_str(&self.keys.open(&account.0, sealed).ok()?).ok()
    }

    /// The identity that an account is bound to.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn identity_of(&self, account: &AccountId) -> Result<Option<Identity>, Failure> {
        let known = self.known()?;
        Ok(known.identities.iter().find(|(_, of)| *of == account).map(|(identity, _)| identity.clone()))
    }

    /// Binds an account to an identity, in place of the one before. Its sessions end.
    ///
    /// # Errors
    /// [`PeopleRefusal::NoAccount`], [`PeopleRefusal::IdentityTaken`], [`PeopleRefusal::IdentityEmpty`].
    pub fn bind_identity(
        &self,
        account: &AccountId,
        identity: &Identity,
        by: &AccountId,
        now_us: i64,
    ) -> Result<(), Failure> {
        if identity.subject.trim().is_empty() || identity.subject.chars().count() > 255 {
            return Err(PeopleRefusal::IdentityEmpty.into());
        }
        {
            let known = self.known()?;
            if known.directory.get(account).is_none_or(|known| known.closed) {
                return Err(PeopleRefusal::NoAccount.into());
            }
            if known.identities.get(identity).is_some_and(|of| of != account) {
                return Err(PeopleRefusal::IdentityTaken.into());
            }
        }
        let text = serde_json::to_string(identity).map_err(|error| Failure::Shape(error.to_string()))?;
        let sealed = self.keys.seal(&account.0, &text)?;
        self.happened(AccessEvent::IdentityBound { account: account.clone(), sealed }, Some(by), now_us)?;
        Ok(locked(&self.office).writing()?.end_sessions(&self.town, account)?)
    }

    /// Binds one's own account and opens a new session in place of the one that ended.
    ///
    /// # Errors
    /// As [`People::bind_identity`].
    pub fn bind_own_identity(
        &self,
        account: &AccountId,
        identity: &Identity,
        second_factor: bool,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<String, Failure> {
        self.bind_identity(account, identity, account, now_us)?;
        self.open_session(account, second_factor, agent, now_us)
    }

    /// Unbinds an account; `false` when it was not bound. Its sessions end.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn unbind_identity(&self, account: &AccountId, by: &AccountId, now_us: i64) -> Result<bool, Failure> {
        if self.identity_of(account)?.is_none() {
            return Ok(false);
        }
        self.happened(AccessEvent::IdentityUnbound { account: account.clone() }, Some(by), now_us)?;
        locked(&self.office).writing()?.end_sessions(&self.town, account)?;
        Ok(true)
    }

    /// Unbinds one's own account and opens a new session; `None` when it was not bound.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn unbind_own_identity(
        &self,
        account: &AccountId,
        second_factor: bool,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<Option<String>, Failure> {
        if !self.unbind_identity(account, account, now_us)? {
            return Ok(None);
        }
        self.open_session(account, second_factor, agent, now_us).map(Some)
    }

    /// Logs in somebody whom the provider proved. The town's own second factor is asked for as with a password, unless the
    /// provider asked for one that the operator accepts in its place.
    ///
    /// # Errors
    /// [`PeopleRefusal::IdentityUnbound`]; a second factor that is wanted or wrong.
    pub fn log_in_by_identity(
        &self,
        identity: &Identity,
        theirs: bool,
        code: Option<&str>,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<LoggedIn, Failure> {
        let (account, totp) = {
            let known = self.known()?;
            let account = known.identities.get(identity).cloned();
            let account = account.ok_or_else(|| PeopleRefusal::IdentityUnbound(identity.subject.clone()))?;
            let totp = known.ledger.credential(&self.town, &account, CredentialKind::Totp)?;
            (account, totp)
        };
        let waiting = waits_as(&account);
        if let Some(seconds) = locked(&self.throttle).wait(&waiting, now_us) {
            return Err(PeopleRefusal::Throttled(seconds).into());
        }
        let second_factor = theirs || {
            let proved = self.second_factor(&account, totp, code, now_us);
            if matches!(proved, Err(Failure::People(PeopleRefusal::WrongLogIn))) {
                locked(&self.throttle).failed(&waiting, now_us);
            }
            proved?
        };
        locked(&self.throttle).succeeded(&waiting);
        let secret = self.open_session(&account, second_factor, agent, now_us)?;
        Ok(LoggedIn { account, secret, second_factor })
    }

    /// Whether a password is the account's: asked again before a way in is added. Wrong ones are waited for.
    ///
    /// # Errors
    /// [`PeopleRefusal::WrongLogIn`], [`PeopleRefusal::Throttled`].
    pub fn prove_password(&self, account: &AccountId, password: &str, now_us: i64) -> Result<(), Failure> {
        let waiting = waits_as(account);
        if let Some(seconds) = locked(&self.throttle).wait(&waiting, now_us) {
            return Err(PeopleRefusal::Throttled(seconds).into());
        }
        let kept = self.known()?.ledger.credential(&self.town, account, CredentialKind::Password)?;
        if vault::is_same_password(password, kept.as_ref().map(|kept| kept.secret.as_str()))? {
            locked(&self.throttle).succeeded(&waiting);
            return Ok(());
        }
        locked(&self.throttle).failed(&waiting, now_us);
        Err(PeopleRefusal::WrongLogIn.into())
    }

    /// Seals what a log-in under way carries, for the browser to keep: any replica of the server opens it.
    ///
    /// # Errors
    /// When the key cannot be made.
    pub fn seal_flow(&self, text: &str) -> Result<String, Failure> {
        Ok(self.keys.seal(FLOW, text)?)
    }

    /// Opens it; `None` when it is not ours.
    #[must_use]
    pub fn open_flow(&self, sealed: &str) -> Option<String> {
        self.keys.open(FLOW, sealed).ok()
    }
}
