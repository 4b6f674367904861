//! What is left of a store whose connections are closed: it refuses everything.

use model::{AccountId, TownId};

use crate::chain::RawHash;
use crate::job_store::JobStore;
use crate::jobs::Job;
use crate::people::{Credential, CredentialKind, LoginSession};
use crate::people_store::PeopleStore;
use crate::store::{Pending, Store, StoredEntry};
use crate::{LedgerError, Standing};

pub(crate) struct Gone;

impl Store for Gone {
    fn engine(&self) -> &'static str {
        "none"
    }

    fn is_closed(&self) -> bool {
        true
    }

    fn towns(&self) -> Result<Vec<TownId>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn head(&self, _: &TownId) -> Result<Option<(i64, RawHash)>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn page(&self, _: &TownId, _: i64, _: i64) -> Result<Vec<StoredEntry>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn blob(&self, _: &TownId, _: &RawHash) -> Result<Option<(Vec<u8>, i64)>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn blob_names(&self, _: &TownId) -> Result<Vec<RawHash>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn append(
        &mut self,
        _: &TownId,
        _: &[Pending],
        _: Option<i64>,
    ) -> Result<Vec<Result<StoredEntry, LedgerError>>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn build_indexes(&mut self) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn copy(&mut self, _: &TownId, _: &[StoredEntry], _: &[(RawHash, Vec<u8>)]) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }
}

impl PeopleStore for Gone {
    fn credential(&self, _: &TownId, _: &AccountId, _: CredentialKind) -> Result<Option<Credential>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn set_credential(
        &mut self,
        _: &TownId,
        _: &AccountId,
        _: CredentialKind,
        _: &Credential,
    ) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn use_credential(&mut self, _: &TownId, _: &AccountId, _: CredentialKind, _: i64) -> Result<bool, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn forget_credential(&mut self, _: &TownId, _: &AccountId, _: Option<CredentialKind>) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn session(&self, _: &TownId, _: &[u8; 32]) -> Result<Option<LoginSession>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn sessions(&self, _: &TownId, _: &AccountId) -> Result<Vec<LoginSession>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn open_session(&mut self, _: &TownId, _: &LoginSession) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn see_session(&mut self, _: &TownId, _: &[u8; 32], _: i64) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn end_session(&mut self, _: &TownId, _: &[u8; 32]) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn end_sessions(&mut self, _: &TownId, _: &AccountId) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn standing(&self, _: &TownId, _: u64) -> Result<Option<Standing>, LedgerError> {
        Err(LedgerError::Closed)
    }
}

impl JobStore for Gone {
    fn job(&self, _: &TownId, _: &str) -> Result<Option<Job>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn jobs(&self, _: &TownId, _: &AccountId) -> Result<Vec<Job>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn open_jobs(&self, _: &TownId) -> Result<Vec<Job>, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn ask_job(&mut self, _: &TownId, _: &Job) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }

    fn change_job(&mut self, _: &TownId, _: i64, _: &Job) -> Result<bool, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn cancel_job(&mut self, _: &TownId, _: &str, _: i64) -> Result<bool, LedgerError> {
        Err(LedgerError::Closed)
    }

    fn forget_jobs(&mut self, _: &TownId, _: i64) -> Result<(), LedgerError> {
        Err(LedgerError::Closed)
    }
}
