//! Passwords and second factors of one's own.

use ledger::{Credential, CredentialKind};
use model::{AccessEvent, AccountId};

use super::{People, PeopleRefusal, locked};
use crate::Failure;

impl People {
    /// Changes a password. Every session of the account ends; returns the secret of a new one.
    ///
    /// # Errors
    /// [`PeopleRefusal`] when the old password is wrong or the new one will not do.
    pub fn change_password(
        &self,
        account: &AccountId,
        old: &str,
        new: &str,
        second_factor: bool,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<String, Failure> {
        let (name, kept) = {
            let known = self.known()?;
            let name = known.persons.get(account).map(|person| person.name.clone()).unwrap_or_default();
            (name, known.ledger.credential(&self.town, account, CredentialKind::Password)?)
        };
        if !vault::is_same_password(old, kept.as_ref().map(|kept| kept.secret.as_str()))? {
            return Err(PeopleRefusal::WrongLogIn.into());
        }
        self.set_password(account, &name, new, now_us)?;
        self.open_session(account, second_factor, agent, now_us)
    }

    pub(super) fn set_password(
        &self,
        account: &AccountId,
        name: &str,
        password: &str,
        now_us: i64,
    ) -> Result<(), Failure> {
        self.policy.passwords.check(name, password).map_err(PeopleRefusal::Password)?;
        let secret = vault::hash_password(password)?;
        let credential = Credential { secret, used: 0, changed_us: now_us };
        {
            let mut office = locked(&self.office);
            office.writing()?.set_credential(&self.town, account, CredentialKind::Password, &credential)?;
            office.writing()?.end_sessions(&self.town, account)?;
        }
        self.changed(account, "password", account, now_us)
    }

    pub(super) fn changed(
        &self,
        account: &AccountId,
        credential: &str,
        by: &AccountId,
        now_us: i64,
    ) -> Result<(), Failure> {
        let event = AccessEvent::CredentialChanged { account: account.clone(), credential: credential.to_owned() };
        self.happened(event, Some(by), now_us).map(|_| ())
    }

    /// Begins to set up a second factor: its secret, which counts once a code of it was shown.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn ask_second_factor(&self, account: &AccountId, now_us: i64) -> Result<String, Failure> {
        let secret = vault::new_totp_secret()?;
        let sealed = self.keys.seal(&account.0, &secret)?;
        let credential = Credential { secret: sealed, used: 0, changed_us: now_us };
        locked(&self.office).writing()?.set_credential(&self.town, account, CredentialKind::TotpAsked, &credential)?;
        Ok(secret)
    }

    /// Ends the setting up with a code. Every session ends; returns the secret of a new one, which has its second factor.
    ///
    /// # Errors
    /// [`PeopleRefusal::WrongLogIn`] when the code is not of it.
    pub fn prove_second_factor(
        &self,
        account: &AccountId,
        code: &str,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<String, Failure> {
        let asked = self.known()?.ledger.credential(&self.town, account, CredentialKind::TotpAsked)?;
        let asked = asked.ok_or(PeopleRefusal::CodeUnknown)?;
        let secret = self.keys.open(&account.0, &asked.secret)?;
        let seconds = u64::try_from(now_us / 1_000_000).unwrap_or_default();
        let step = vault::totp_step(&secret, code, seconds).ok_or(PeopleRefusal::WrongLogIn)?;
        let credential = Credential { used: step, changed_us: now_us, ..asked };
        {
            let mut office = locked(&self.office);
            office.writing()?.set_credential(&self.town, account, CredentialKind::Totp, &credential)?;
            office.writing()?.forget_credential(&self.town, account, Some(CredentialKind::TotpAsked))?;
            office.writing()?.end_sessions(&self.town, account)?;
        }
        self.changed(account, "totp", account, now_us)?;
        self.open_session(account, true, agent, now_us)
    }
}
