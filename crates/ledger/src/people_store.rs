//! The tables of `people.rs` over any engine that speaks SQL.

use model::{AccountId, TownId};

use crate::driver::{Driver, Row, Value};
use crate::people::{Credential, CredentialKind, LoginSession};
use crate::sql_store::SqlStore;
use crate::{LedgerError, Standing, sql};

/// Credentials, sessions and drafts of many towns on some engine. Whatever it answers, it answers for one town.
pub(crate) trait PeopleStore {
    fn credential(
        &self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
    ) -> Result<Option<Credential>, LedgerError>;
    fn set_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
        credential: &Credential,
    ) -> Result<(), LedgerError>;
    fn use_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
        up_to: i64,
    ) -> Result<bool, LedgerError>;
    fn forget_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: Option<CredentialKind>,
    ) -> Result<(), LedgerError>;
    fn session(&self, town: &TownId, name: &[u8; 32]) -> Result<Option<LoginSession>, LedgerError>;
    fn sessions(&self, town: &TownId, account: &AccountId) -> Result<Vec<LoginSession>, LedgerError>;
    fn open_session(&mut self, town: &TownId, session: &LoginSession) -> Result<(), LedgerError>;
    fn see_session(&mut self, town: &TownId, name: &[u8; 32], at_us: i64) -> Result<(), LedgerError>;
    fn end_session(&mut self, town: &TownId, name: &[u8; 32]) -> Result<(), LedgerError>;
    fn end_sessions(&mut self, town: &TownId, account: &AccountId) -> Result<(), LedgerError>;
    fn standing(&self, town: &TownId, draft: u64) -> Result<Option<Standing>, LedgerError>;
}

impl<D: Driver> PeopleStore for SqlStore<D> {
    fn credential(
        &self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
    ) -> Result<Option<Credential>, LedgerError> {
        let values = [Value::Text(&town.0), Value::Text(&account.0), Value::Text(kind.code())];
        let row = self.driver.query(sql::CREDENTIAL, &values)?.into_iter().next();
        row.map(|mut row| Ok(Credential { secret: row.text()?, used: row.integer()?, changed_us: row.integer()? }))
            .transpose()
    }

    fn set_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
        credential: &Credential,
    ) -> Result<(), LedgerError> {
        self.transact(|driver| {
            let values = [
                Value::Text(&town.0),
                Value::Text(&account.0),
                Value::Text(kind.code()),
                Value::Text(&credential.secret),
                Value::Integer(credential.used),
                Value::Integer(credential.changed_us),
            ];
            if driver.execute(sql::CHANGE_CREDENTIAL, &values)? == 0 {
                driver.execute(sql::INSERT_CREDENTIAL, &values)?;
            }
            Ok(())
        })
    }

    fn use_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
        up_to: i64,
    ) -> Result<bool, LedgerError> {
        self.transact(|driver| {
            let values =
                [Value::Text(&town.0), Value::Text(&account.0), Value::Text(kind.code()), Value::Integer(up_to)];
            Ok(driver.execute(sql::USE_CREDENTIAL, &values)? == 1)
        })
    }

    fn forget_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: Option<CredentialKind>,
    ) -> Result<(), LedgerError> {
        self.transact(|driver| {
            let (town, account) = (Value::Text(&town.0), Value::Text(&account.0));
            match kind {
                Some(kind) => {
                    driver.execute(sql::DELETE_CREDENTIAL, &[town, account, Value::Text(kind.code())])?;
                }
                None => {
                    driver.execute(sql::DELETE_CREDENTIALS, &[town, account])?;
                }
            }
            Ok(())
        })
    }

    fn session(&self, town: &TownId, name: &[u8; 32]) -> Result<Option<LoginSession>, LedgerError> {
        let row = self.driver.query(sql::SESSION, &[Value::Text(&town.0), Value::Bytes(name)])?.into_iter().next();
        row.map(|row| read_session(row, *name)).transpose()
    }

    fn sessions(&self, town: &TownId, account: &AccountId) -> Result<Vec<LoginSession>, LedgerError> {
        let rows = self.driver.query(sql::SESSIONS, &[Value::Text(&town.0), Value::Text(&account.0)])?;
        let session = |mut row: Row| {
            let name = row.raw_hash()?;
            read_session(row, name)
        };
        rows.into_iter().map(session).collect()
    }

    fn open_session(&mut self, town: &TownId, session: &LoginSession) -> Result<(), LedgerError> {
        let values = [
            Value::Text(&town.0),
            Value::Bytes(&session.name),
            Value::Text(&session.account.0),
            Value::Integer(session.version),
            Value::Integer(i64::from(session.second_factor)),
            Value::Integer(session.opened_us),
            Value::Integer(session.seen_us),
            session.agent.as_deref().map_or(Value::Absent, Value::Text),
        ];
        self.transact(|driver| driver.execute(sql::INSERT_SESSION, &values).map(|_| ()))
    }

    fn see_session(&mut self, town: &TownId, name: &[u8; 32], at_us: i64) -> Result<(), LedgerError> {
        let values = [Value::Text(&town.0), Value::Bytes(name), Value::Integer(at_us)];
        self.transact(|driver| driver.execute(sql::SEE_SESSION, &values).map(|_| ()))
    }

    fn end_session(&mut self, town: &TownId, name: &[u8; 32]) -> Result<(), LedgerError> {
        let values = [Value::Text(&town.0), Value::Bytes(name)];
        self.transact(|driver| driver.execute(sql::DELETE_SESSION, &values).map(|_| ()))
    }

    fn end_sessions(&mut self, town: &TownId, account: &AccountId) -> Result<(), LedgerError> {
        let values = [Value::Text(&town.0), Value::Text(&account.0)];
        self.transact(|driver| driver.execute(sql::DELETE_SESSIONS, &values).map(|_| ()))
    }

    fn standing(&self, town: &TownId, draft: u64) -> Result<Option<Standing>, LedgerError> {
        let act = draft.to_string();
        let row = self.driver.query(sql::APPROVAL, &[Value::Text(&town.0), Value::Text(&act)])?.into_iter().next();
        row.map(|mut row| {
            let (drafter, approver) = (AccountId(row.text()?), row.text_or_absent()?.map(AccountId));
            Ok(Standing { drafter, approver, entry: row.integer_or_absent()?.and_then(|seq| u64::try_from(seq).ok()) })
        })
        .transpose()
    }
}

fn read_session(mut row: Row, name: [u8; 32]) -> Result<LoginSession, LedgerError> {
    Ok(LoginSession {
        name,
        account: AccountId(row.text()?),
        version: row.integer()?,
        second_factor: row.integer()? == 1,
        opened_us: row.integer()?,
        seen_us: row.integer()?,
        agent: row.text_or_absent()?,
    })
}
