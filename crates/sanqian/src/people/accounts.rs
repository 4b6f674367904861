//! What administrators do: opening and closing accounts, giving and withdrawing roles, erasing a person.

use access::{delegate, may_be_granted};
use jiff::civil::Date;
use ledger::{Credential, CredentialKind};
use model::{AccessEvent, AccountId, Grant, Organisation, Role};

use super::{AskedAt, People, PeopleRefusal, Person, locked};
use crate::Failure;

/// An account as administrators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    /// Which.
    pub account: AccountId,
    /// Log-in name; `None` when it was erased.
    pub name: Option<String>,
    /// The person's name; `None` when it was erased.
    pub person: Option<String>,
    /// Whether it was closed.
    pub closed: bool,
    /// Whether the person's data was erased.
    pub erased: bool,
    /// Whether it has a second factor.
    pub second_factor: bool,
    /// Whether it is bound to a person of an identity provider.
    pub bound: bool,
    /// What it was given, ended ones among it.
    pub grants: Vec<Grant>,
}

/// What is handed over on paper so that somebody can take up an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub account: AccountId,
    /// The code; it is kept nowhere else.
    pub code: String,
}

impl People {
    /// All accounts, by id.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn accounts(&self) -> Result<Vec<AccountView>, Failure> {
        let known = self.known()?;
        let view = |of: &access::KnownAccount| -> Result<AccountView, Failure> {
            let person = known.persons.get(&of.account);
            let totp = known.ledger.credential(&self.town, &of.account, CredentialKind::Totp)?;
            Ok(AccountView {
                account: of.account.clone(),
                name: person.map(|person| person.name.clone()),
                person: person.map(|person| person.person.clone()),
                closed: of.closed,
                erased: of.erased,
                second_factor: totp.is_some(),
                bound: known.identities.values().any(|account| *account == of.account),
                grants: of.grants.clone(),
            })
        };
        known.directory.accounts().map(view).collect()
    }

    /// The names of the people behind the accounts; of who was erased there is none.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn names(&self) -> Result<std::collections::BTreeMap<AccountId, String>, Failure> {
        let known = self.known()?;
        Ok(known.persons.iter().map(|(account, person)| (account.clone(), person.person.clone())).collect())
    }

    /// Opens an account and returns the code with which its person sets a password.
    ///
    /// # Errors
    /// [`PeopleRefusal`] when the name is taken or has other signs.
    pub fn open_account(
        &self,
        name: &str,
        person: &str,
        by: Option<&AccountId>,
        now_us: i64,
    ) -> Result<Invitation, Failure> {
        let name = name.trim();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        if !(3..=40).contains(&name.chars().count()) || !name.chars().all(plain) {
            return Err(PeopleRefusal::Name.into());
        }
        let person = Person { name: name.to_owned(), person: person.trim().to_owned() };
        let text = serde_json::to_string(&person).map_err(|error| Failure::Shape(error.to_string()))?;
        let account = self.decide(by, now_us, |known| {
            if known.names.contains_key(name) {
                return Err(PeopleRefusal::NameTaken.into());
            }
            let account = AccountId(format!("acc-{}", known.directory.accounts().count() + 1));
            let sealed = self.keys.seal(&account.0, &text)?;
            Ok((AccessEvent::Opened { account: account.clone(), sealed }, account))
        })?;
        self.letter(&account, now_us)
    }

    /// A new code for an account; the one before does not count any more, and its sessions end. Who asked for it is an entry: with
    /// the code one is that account.
    ///
    /// # Errors
    /// [`PeopleRefusal::NoAccount`] when it is unknown or closed.
    pub fn invite(&self, account: &AccountId, by: &AccountId, now_us: i64) -> Result<Invitation, Failure> {
        if self.known()?.directory.get(account).is_none_or(|known| known.closed) {
            return Err(PeopleRefusal::NoAccount.into());
        }
        self.changed(account, "invitation", by, now_us)?;
        self.letter(account, now_us)
    }

    fn letter(&self, account: &AccountId, now_us: i64) -> Result<Invitation, Failure> {
        let code = vault::letter_code()?;
        let secret = super::sessions::hex(&vault::name_of(&code));
        let credential = Credential { secret, used: 0, changed_us: now_us };
        locked(&self.office).writing()?.set_credential(&self.town, account, CredentialKind::Invitation, &credential)?;
        Ok(Invitation { account: account.clone(), code })
    }

    /// Closes an account for good: its sessions end at the next request.
    ///
    /// # Errors
    /// [`PeopleRefusal::NoAccount`].
    pub fn close_account(
        &self,
        account: &AccountId,
        reason: &str,
        by: &AccountId,
        asked: impl Into<AskedAt>,
    ) -> Result<(), Failure> {
        self.decide_once(Some(by), &asked.into(), |known| {
            if known.directory.get(account).is_none_or(|known| known.closed) {
                return Err(PeopleRefusal::NoAccount.into());
            }
            Ok(AccessEvent::Closed { account: account.clone(), reason: reason.to_owned() })
        })?;
        self.forget(account)
    }

    fn forget(&self, account: &AccountId) -> Result<(), Failure> {
        let mut office = locked(&self.office);
        office.writing()?.end_sessions(&self.town, account)?;
        Ok(office.writing()?.forget_credential(&self.town, account, None)?)
    }

    /// Gives a role until a day.
    ///
    /// # Errors
    /// [`PeopleRefusal::Grant`] when it may not be given.
    pub fn grant(
        &self,
        account: &AccountId,
        role: Role,
        organisation: Organisation,
        until: Date,
        by: Option<&AccountId>,
        asked: impl Into<AskedAt>,
    ) -> Result<(), Failure> {
        let asked = asked.into();
        let today = model::china_day(asked.at_us);
        let grant = Grant { role, organisation, from: today, until, on_behalf: None };
        self.decide_once(by, &asked, |known| {
            let to = known.directory.get(account).ok_or(PeopleRefusal::NoAccount)?;
            may_be_granted(to, &grant, by, today).map_err(PeopleRefusal::Grant)?;
            Ok(AccessEvent::Granted { account: account.clone(), grant: grant.clone() })
        })
    }

    /// Lends one of one's own roles until a day (代行).
    ///
    /// # Errors
    /// [`PeopleRefusal::Grant`] when it is not one's own for so long.
    pub fn delegate(
        &self,
        lender: &AccountId,
        to: &AccountId,
        role: Role,
        organisation: &Organisation,
        until: Date,
        asked: impl Into<AskedAt>,
    ) -> Result<(), Failure> {
        let asked = asked.into();
        self.decide_once(Some(lender), &asked, |known| {
            let get = |account| known.directory.get(account).ok_or(PeopleRefusal::NoAccount);
            let grant = delegate(get(lender)?, get(to)?, role, organisation, until, model::china_day(asked.at_us))
                .map_err(PeopleRefusal::Grant)?;
            Ok(AccessEvent::Granted { account: to.clone(), grant })
        })
    }

    /// Withdraws a role.
    ///
    /// # Errors
    /// [`PeopleRefusal::NoAccount`] when the account has no such grant.
    pub fn withdraw(
        &self,
        account: &AccountId,
        role: Role,
        organisation: &Organisation,
        by: &AccountId,
        asked: impl Into<AskedAt>,
    ) -> Result<(), Failure> {
        self.decide_once(Some(by), &asked.into(), |known| {
            let known = known.directory.get(account).ok_or(PeopleRefusal::NoAccount)?;
            let held = known.grants.iter().find(|held| held.role == role && held.organisation == *organisation);
            let on_behalf = held.ok_or(PeopleRefusal::NoAccount)?.on_behalf.clone();
            let (account, organisation) = (account.clone(), organisation.clone());
            Ok(AccessEvent::Withdrawn { account, role, organisation, on_behalf })
        })
    }

    /// Erases a person's data: the entry first, then the key. What was sealed stays in the chain and opens no more.
    ///
    /// # Errors
    /// [`PeopleRefusal::NoAccount`].
    pub fn erase(&self, account: &AccountId, by: &AccountId, asked: impl Into<AskedAt>) -> Result<(), Failure> {
        self.decide_once(Some(by), &asked.into(), |known| {
            known.directory.get(account).ok_or(PeopleRefusal::NoAccount)?;
            Ok(AccessEvent::Erased { account: account.clone() })
        })?;
        self.forget(account)?;
        Ok(self.keys.destroy(&account.0)?)
    }
}
