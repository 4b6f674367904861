//! What must be able to go, and so stands beside the chain: credentials, log-in sessions, and who drafted what waits for
//! approval. A secret is never here: passwords and invitations are hashes, second factors are sealed by whoever holds the
//! keys.

use model::{AccountId, TownId};

use crate::{Ledger, LedgerError, Standing};

/// Kinds of credentials of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CredentialKind {
    /// The hash of its password.
    Password,
    /// Its second factor.
    Totp,
    /// A second factor that was asked for and not yet proved.
    TotpAsked,
    /// The hash of a code that was handed over on paper; gone once used.
    Invitation,
}

impl CredentialKind {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Totp => "totp",
            Self::TotpAsked => "totp_asked",
            Self::Invitation => "invitation",
        }
    }
}

/// A credential as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Hash or sealed secret.
    pub secret: String,
    /// The last number that was used: a time step, or how often it failed.
    pub used: i64,
    /// When it was set, microseconds since 1970 UTC.
    pub changed_us: i64,
}

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginSession {
    /// SHA-256 of its secret.
    pub name: [u8; 32],
    /// Whose.
    pub account: AccountId,
    /// The account's version when it was opened: a change of rights or credentials ends it.
    pub version: i64,
    /// Whether a second factor was given.
    pub second_factor: bool,
    /// When it was opened, microseconds since 1970 UTC.
    pub opened_us: i64,
    /// When it was last used.
    pub seen_us: i64,
    /// What the browser calls itself.
    pub agent: Option<String>,
}

impl Ledger {
    /// A credential of an account.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn credential(
        &self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
    ) -> Result<Option<Credential>, LedgerError> {
        self.store.credential(town, account, kind)
    }

    /// Sets a credential, or replaces it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
        credential: &Credential,
    ) -> Result<(), LedgerError> {
        self.store.set_credential(town, account, kind, credential)
    }

    /// Marks a credential as used up to a number. `false` when it was used up to there before: of two who show the same code
    /// one is refused.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn use_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: CredentialKind,
        up_to: i64,
    ) -> Result<bool, LedgerError> {
        self.store.use_credential(town, account, kind, up_to)
    }

    /// Forgets one credential of an account, or all of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget_credential(
        &mut self,
        town: &TownId,
        account: &AccountId,
        kind: Option<CredentialKind>,
    ) -> Result<(), LedgerError> {
        self.store.forget_credential(town, account, kind)
    }

    /// A session by the hash of its secret.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn session(&self, town: &TownId, name: &[u8; 32]) -> Result<Option<LoginSession>, LedgerError> {
        self.store.session(town, name)
    }

    /// The sessions of an account, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sessions(&self, town: &TownId, account: &AccountId) -> Result<Vec<LoginSession>, LedgerError> {
        self.store.sessions(town, account)
    }

    /// Opens a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn open_session(&mut self, town: &TownId, session: &LoginSession) -> Result<(), LedgerError> {
        self.store.open_session(town, session)
    }

    /// A session was used at a time. Never goes back.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn see_session(&mut self, town: &TownId, name: &[u8; 32], at_us: i64) -> Result<(), LedgerError> {
        self.store.see_session(town, name, at_us)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn end_session(&mut self, town: &TownId, name: &[u8; 32]) -> Result<(), LedgerError> {
        self.store.end_session(town, name)
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn end_sessions(&mut self, town: &TownId, account: &AccountId) -> Result<(), LedgerError> {
        self.store.end_sessions(town, account)
    }

    /// How a draft stands in the table beside the chain; `None` when it never was, or was rejected or withdrawn.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn standing(&self, town: &TownId, draft: u64) -> Result<Option<Standing>, LedgerError> {
        self.store.standing(town, draft)
    }
}
