//! A ledger and the ways to open one.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use crate::chain::Algorithm;
use crate::reopen::Place;
use crate::sealed_index::SealedIndex;
use crate::store::Store;
use crate::{LedgerError, Sealer, postgres, sqlite};

/// The append-only ledger of one or more towns. In a file one handle writes and a second process is refused.
///
/// ```
/// use ledger::{Draft, Ledger};
/// use model::TownId;
///
/// let town = TownId("330282-kuangyan".to_owned());
/// let mut ledger = Ledger::open_in_memory()?;
/// let fact_lines = Vec::from("{}\n");
/// let draft = Draft {
///     at_us: 1_735_689_600_000_000,
///     actor: "clerk".to_owned(),
///     on_behalf: None,
///     action: ledger::Action::Import(ledger::Import {
///         batch: "first".to_owned(),
///         as_of: jiff::civil::date(2023, 6, 30),
///         files: vec![],
///         facts: model::ContentHash::of(&fact_lines),
///         fact_count: 1,
///         excluded: vec![],
///         warnings: 0,
///     }),
///     blobs: vec![fact_lines],
/// };
/// let entry = ledger.append(&town, draft)?;
/// assert_eq!(entry.seq, 1);
/// assert_eq!(ledger.head(&town)?.map(|head| head.hash), Some(entry.hash));
/// assert!(ledger.verify(&town).is_ok());
/// # Ok::<(), ledger::LedgerError>(())
/// ```
pub struct Ledger {
    pub(crate) store: Box<dyn Store>,
    pub(crate) algorithm: Algorithm,
    pub(crate) place: Place,
    pub(crate) sealer: Option<Arc<dyn Sealer>>,
    pub(crate) sealed: RefCell<SealedIndex>,
}

impl Ledger {
    /// Opens a ledger file, or makes an empty one where there is none. Tables of an earlier release are brought forward.
    ///
    /// # Errors
    /// When another process has it open, the file is something else or of a later release, or the disk refuses.
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        Ok(Self::over(sqlite::open(path)?, Place::File(path.to_owned())))
    }

    /// Opens a ledger file that another process writes, to read what stands in it at each question.
    ///
    /// # Errors
    /// When there is no ledger of this release at the path.
    pub fn follow(path: &Path) -> Result<Self, LedgerError> {
        Ok(Self::over(sqlite::follow(path)?, Place::Nowhere))
    }

    /// Connects to a ledger in PostgreSQL, e.g. `host=/run/postgresql user=sanqian dbname=sanqian` or
    /// `postgresql://sanqian@localhost/sanqian`. Several programs may write it. The connection is not encrypted: use a local
    /// socket, or a tunnel.
    ///
    /// # Errors
    /// When the server cannot be reached, does not wait for its disk (`fsync = off`), or holds tables of a later release.
    pub fn connect(address: &str) -> Result<Self, LedgerError> {
        Ok(Self::over(postgres::open(address)?, Place::Address(address.to_owned())))
    }

    /// A ledger that is gone when dropped, for tests and for a look at files without keeping anything.
    ///
    /// # Errors
    /// When SQLite is too old.
    pub fn open_in_memory() -> Result<Self, LedgerError> {
        Ok(Self::over(sqlite::in_memory()?, Place::Nowhere))
    }

    pub(crate) fn over(store: impl Store + 'static, place: Place) -> Self {
        let (sealer, sealed) = (None, RefCell::default());
        Self { store: Box::new(store), algorithm: Algorithm::Sha256, place, sealer, sealed }
    }

    /// Seals what is appended from now on, and opens what is sealed. What is plain already stays so.
    #[must_use]
    pub fn sealed_by(mut self, sealer: Arc<dyn Sealer>) -> Self {
        self.sealer = Some(sealer);
        self
    }

    /// Chains the entries that follow with another hash. Each entry names its own, so a ledger may change over.
    pub fn chain_with(&mut self, algorithm: Algorithm) {
        self.algorithm = algorithm;
    }

    /// Name of the engine that keeps it, for people.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        self.store.engine()
    }
}
