//! How one comes in: by logging in, or, for a look at a town on one's own machine, through an open door that says so.

use std::net::SocketAddr;
use std::sync::Arc;

use access::{Assurance, Principal};
use axum::http::{HeaderMap, header};
use jiff::civil::Date;
use model::{AccountId, Grant, Organisation, Role};
use sanqian::People;
use tokio::sync::Semaphore;

use crate::oidc::Oidc;

/// As many as there are cores on the smallest machine.
const HASHED_AT_ONCE: usize = 2;

/// How requests get their principal.
pub struct Door(pub(super) Kind);

pub(super) enum Kind {
    /// Everybody is the town reader.
    Open,
    /// Who has a session is its account, everybody else the public.
    LogIn(Doorkeeper),
}

/// What logging in needs.
#[derive(Clone)]
pub(crate) struct Doorkeeper {
    /// The town's people.
    pub people: Arc<People>,
    /// Whether browsers come by https: then the cookie says so.
    pub secure: bool,
    /// Passwords that are hashed at once: each takes 64 MiB, and a storm of log-ins shall not take them all.
    pub hashing: Arc<Semaphore>,
    /// The identity provider, where there is one.
    pub oidc: Option<Oidc>,
}

/// An open door was asked for on an address that others reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOpen(SocketAddr);

impl std::fmt::Display for NotOpen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the open mode is for this machine alone, but {} is reached by others; serve with log-in instead",
            self.0
        )
    }
}

impl std::error::Error for NotOpen {}

impl Door {
    /// Everybody on this machine reads the town, and a banner says so.
    ///
    /// # Errors
    /// When the address is reached from elsewhere.
    pub fn open(address: SocketAddr) -> Result<Self, NotOpen> {
        if address.ip().is_loopback() { Ok(Self(Kind::Open)) } else { Err(NotOpen(address)) }
    }

    /// One has to log in. `secure` says that browsers come by https, through a proxy that ends TLS: the cookie is then
    /// `__Host-sid`. Over plain http, which is for this machine alone, its name is `sanqian-sid`.
    #[must_use]
    pub fn log_in(people: Arc<People>, secure: bool) -> Self {
        let hashing = Arc::new(Semaphore::new(HASHED_AT_ONCE));
        Self(Kind::LogIn(Doorkeeper { people, secure, hashing, oidc: None }))
    }

    /// The same with an identity provider through which one may log in too. An open door stays open.
    #[must_use]
    pub fn through(self, oidc: Oidc) -> Self {
        match self.0 {
            Kind::Open => self,
            Kind::LogIn(keeper) => Self(Kind::LogIn(Doorkeeper { oidc: Some(oidc), ..keeper })),
        }
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.0, Kind::Open)
    }
}

/// Who comes through the open door.
pub(super) fn reader() -> Principal {
    let (from, until) = (Date::MIN, Date::MAX);
    let grant = Grant { role: Role::TownReader, organisation: Organisation::Town, from, until, on_behalf: None };
    Principal { account: Some(AccountId("open".to_owned())), grants: vec![grant], assurance: Assurance::Password }
}

/// Whether a request names this machine: a page elsewhere that makes a browser resolve its own name to 127.0.0.1 (DNS
/// rebinding) still sends that name.
pub(super) fn names_this_machine(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST) else { return true };
    let Ok(host) = host.to_str() else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_is_for_this_machine_alone() {
        for (address, open) in
            [("127.0.0.1:8080", true), ("[::1]:80", true), ("0.0.0.0:8080", false), ("192.168.1.5:8080", false)]
        {
            assert_eq!(Door::open(address.parse().unwrap()).is_ok(), open, "{address}");
        }
    }

    #[test]
    fn a_name_from_elsewhere_is_not_this_machine() {
        let check = |host: &str, expect: bool| {
            let headers = HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]);
            assert_eq!(names_this_machine(&headers), expect, "{host}");
        };
        check("127.0.0.1:8080", true);
        check("localhost:8080", true);
        check("[::1]:8080", true);
        check("evil.example:8080", false);
        check("127.0.0.1.evil.example", false);
        check("192.168.1.5", false);
        assert!(names_this_machine(&HeaderMap::new()), "no browser leaves it out");
    }
}
