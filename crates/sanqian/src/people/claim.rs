//! Taking up an account with a code on paper; and the first three administrators, whose codes the program prints.

use ledger::CredentialKind;
use model::{AccountId, Organisation, Role};

use super::sessions::hex;
use super::{LoggedIn, People, PeopleRefusal, locked};
use crate::Failure;

/// A code of the first start, kept in memory alone.
pub(super) struct SetupCode {
    role: Role,
    name: [u8; 32],
    until_us: i64,
}

/// A letter takes its time; after 30 days a new one is asked for.
const LETTER_US: i64 = 30 * 86_400 * 1_000_000;
/// Who starts the program stands before it: half an hour (ASVS 6.4.1).
const SETUP_US: i64 = 30 * 60 * 1_000_000;
/// Years for which the first administrators are granted; the security administrator renews it.
const FIRST_YEARS: i16 = 1;

impl People {
    /// The codes with which the three administrators take up their accounts, for those that nobody can log in as yet: nobody was
    /// one, or the ledger was moved or restored, and passwords are not in it. To be printed where only who started the program
    /// sees them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_codes(&self, now_us: i64) -> Result<Vec<(Role, String)>, Failure> {
        let held: Vec<Role> = {
            let known = self.known()?;
            let mut held = Vec::new();
            for account in known.directory.accounts().filter(|account| !account.closed) {
                if known.ledger.credential(&self.town, &account.account, CredentialKind::Password)?.is_some() {
                    held.extend(account.grants.iter().map(|grant| grant.role));
                }
            }
            held
        };
        let mut codes = Vec::new();
        for role in Role::ALL.into_iter().filter(|role| role.is_administrator() && !held.contains(role)) {
            codes.push((role, vault::letter_code()?));
        }
        *locked(&self.setup) = codes
            .iter()
            .map(|(role, code)| SetupCode { role: *role, name: vault::name_of(code), until_us: now_us + SETUP_US })
            .collect();
        Ok(codes)
    }

    /// Takes up an account: the code of a letter with the log-in name on it (for an enterprise its USCC), or a code of the
    /// first start with a name of one's choice. Sets the password and logs in.
    ///
    /// # Errors
    /// [`PeopleRefusal`] when the code is unknown, used or too old, or the password will not do.
    pub fn claim(
        &self,
        name: &str,
        person: &str,
        code: &str,
        password: &str,
        agent: Option<&str>,
        now_us: i64,
    ) -> Result<LoggedIn, Failure> {
        let (name, code) = (name.trim(), code.trim().to_uppercase());
        // Before anything is used up.
        self.policy.passwords.check(name, password).map_err(PeopleRefusal::Password)?;
        let account = match self.first(&code, now_us) {
            Some(role) => self.first_administrator(name, person, role, now_us)?,
            None => self.invited(name, &code, now_us)?,
        };
        self.set_password(&account, name, password, now_us)?;
        locked(&self.office).writing()?.forget_credential(&self.town, &account, Some(CredentialKind::Invitation))?;
        let secret = self.open_session(&account, false, agent, now_us)?;
        Ok(LoggedIn { account, secret, second_factor: false })
    }

    fn first(&self, code: &str, now_us: i64) -> Option<Role> {
        let name = vault::name_of(code);
        let setup = locked(&self.setup);
        setup.iter().find(|kept| kept.name == name && now_us <= kept.until_us).map(|kept| kept.role)
    }

    fn first_administrator(&self, name: &str, person: &str, role: Role, now_us: i64) -> Result<AccountId, Failure> {
        let account = self.open_account(name, person, None, now_us)?.account;
        let until = model::china_day(now_us).saturating_add(jiff::Span::new().years(FIRST_YEARS));
        self.grant(&account, role, Organisation::Town, until, None, now_us)?;
        locked(&self.setup).retain(|kept| kept.role != role);
        Ok(account)
    }

    fn invited(&self, name: &str, code: &str, now_us: i64) -> Result<AccountId, Failure> {
        if locked(&self.throttle).is_waiting(name, now_us) {
            return Err(PeopleRefusal::Throttled(1).into());
        }
        let found = {
            let known = self.known()?;
            let account = known.names.get(name).cloned();
            let kept = match &account {
                None => None,
                Some(account) => known.ledger.credential(&self.town, account, CredentialKind::Invitation)?,
            };
            let shown = hex(&vault::name_of(code));
            let right = kept.is_some_and(|kept| kept.secret == shown && now_us - kept.changed_us <= LETTER_US);
            account.filter(|_| right)
        };
        if found.is_none() {
            locked(&self.throttle).failed(name, now_us);
        }
        found.ok_or_else(|| PeopleRefusal::CodeUnknown.into())
    }
}
