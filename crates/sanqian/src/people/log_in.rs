//! Logging in.

use std::collections::BTreeMap;

use ledger::{Credential, CredentialKind};
use model::AccountId;

use super::{People, PeopleRefusal, locked};
use crate::Failure;

/// What came of logging in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedIn {
    /// Whose session.
    pub account: AccountId,
    /// Its secret, for the cookie.
    pub secret: String,
    /// Whether a second factor was given.
    pub second_factor: bool,
}

/// Wrong attempts by name: from the fourth on each doubles the wait, up to a quarter of an hour. It delays, it never locks
/// anybody out for good.
#[derive(Default)]
pub(super) struct Throttle(BTreeMap<String, (u32, i64)>);

/// Names that are remembered; beyond it the oldest waits are forgotten, so that made-up names fill no memory.
const NAMES: usize = 10_000;
const FREE: u32 = 3;
const LONGEST: i64 = 900;

impl Throttle {
    /// Whether a name must wait.
    pub(super) fn is_waiting(&self, name: &str, now_us: i64) -> bool {
        self.wait(name, now_us).is_some()
    }

    pub(super) fn wait(&self, name: &str, now_us: i64) -> Option<u64> {
        let (_, until) = self.0.get(name)?;
        let left = (until - now_us).div_euclid(1_000_000) + 1;
        (*until > now_us).then(|| u64::try_from(left).unwrap_or(1))
    }

    pub(super) fn failed(&mut self, name: &str, now_us: i64) {
        if self.0.len() >= NAMES {
            let oldest = self.0.iter().min_by_key(|(_, (_, until))| *until).map(|(name, _)| name.clone());
            oldest.map(|name| self.0.remove(&name));
        }
        let (count, until) = self.0.entry(name.to_owned()).or_default();
        *count += 1;
        let seconds = if *count <= FREE { 0 } else { (1_i64 << (*count - FREE).min(10)).min(LONGEST) };
        *until = now_us + seconds * 1_000_000;
    }

    pub(super) fn succeeded(&mut self, name: &str) {
        self.0.remove(name);
    }
}

impl People {
    /// Logs in with a name, a password and, when the account has one, a second factor. Takes as long for a name that nobody has.
    ///
    /// # Errors
    /// [`PeopleRefusal`] in [`Failure::People`]; what exactly was wrong is not told.
    pub fn log_in(
        &self,
        name: &str,
        password: &str,
        code: Option<&str>,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<LoggedIn, Failure> {
        let name = name.trim();
        if let Some(seconds) = locked(&self.throttle).wait(name, now_us) {
            return Err(PeopleRefusal::Throttled(seconds).into());
        }
        match self.proved(name, password, code, now_us) {
            Ok((account, second_factor)) => {
                locked(&self.throttle).succeeded(name);
                let secret = self.open_session(&account, second_factor, agent, now_us)?;
                Ok(LoggedIn { account, secret, second_factor })
            }
            Err(failure) => {
                if matches!(failure, Failure::People(PeopleRefusal::WrongLogIn)) {
                    locked(&self.throttle).failed(name, now_us);
                }
                Err(failure)
            }
        }
    }

    fn proved(
        &self,
        name: &str,
        password: &str,
        code: Option<&str>,
        now_us: i64,
    ) -> Result<(AccountId, bool), Failure> {
        let (account, kept, totp) = {
            let known = self.known()?;
            let account = known.names.get(name).filter(|a| known.directory.get(a).is_some_and(|k| !k.closed)).cloned();
            let credential = |kind| match &account {
                None => Ok(None),
                Some(account) => known.ledger.credential(&self.town, account, kind),
            };
            let (kept, totp) = (credential(CredentialKind::Password)?, credential(CredentialKind::Totp)?);
            (account, kept, totp)
        };
        let same = vault::is_same_password(password, kept.as_ref().map(|kept| kept.secret.as_str()))?;
        let (Some(account), Some(kept), true) = (account, kept, same) else {
            return Err(PeopleRefusal::WrongLogIn.into());
        };
        let second_factor = self.second_factor(&account, totp, code, now_us)?;
        let age = now_us - kept.changed_us;
        if self.policy.passwords.days().is_some_and(|days| age > days * 86_400_000_000) {
            return Err(PeopleRefusal::PasswordTooOld.into());
        }
        Ok((account, second_factor))
    }

    /// Whether a second factor was given; an account that has one does not come in without.
    pub(super) fn second_factor(
        &self,
        account: &AccountId,
        totp: Option<Credential>,
        code: Option<&str>,
        now_us: i64,
    ) -> Result<bool, Failure> {
        let Some(totp) = totp else { return Ok(false) };
        let Some(code) = code.filter(|code| !code.trim().is_empty()) else {
            return Err(PeopleRefusal::SecondFactorWanted.into());
        };
        let secret = self.keys.open(&account.0, &totp.secret)?;
        let seconds = u64::try_from(now_us / 1_000_000).unwrap_or_default();
        let step = vault::totp_step(&secret, code, seconds);
        let Some(step) = step else { return Err(PeopleRefusal::WrongLogIn.into()) };
        // Each code once: who looked over a shoulder comes too late.
        if !locked(&self.office).writing()?.use_credential(&self.town, account, CredentialKind::Totp, step)? {
            return Err(PeopleRefusal::WrongLogIn.into());
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end() {
        let mut throttle = Throttle::default();
        for _ in 0..3 {
            throttle.failed("a", 0);
            assert_eq!(throttle.wait("a", 1), None);
        }
        let waits: Vec<u64> = (0..12)
            .map(|_| {
                throttle.failed("a", 0);
                throttle.wait("a", 0).unwrap_or_default()
            })
            .collect();
        assert_eq!(waits, [3, 5, 9, 17, 33, 65, 129, 257, 513, 901, 901, 901]);
        assert_eq!(throttle.wait("a", 901 * 1_000_000), None);
        assert_eq!(throttle.wait("b", 0), None, "another name");
        throttle.succeeded("a");
        assert_eq!(throttle.wait("a", 0), None);
        for n in 0..NAMES + 50 {
            throttle.failed(&n.to_string(), 0);
        }
        assert!(throttle.0.len() <= NAMES);
    }
}
