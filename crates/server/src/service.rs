//! Where and how the server listens: what an operator decides.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use crate::Limits;

/// Where the server listens unless told otherwise: only this machine.
pub const LOCAL: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// An operator's decisions.
#[derive(Debug, Clone)]
pub struct Service {
    /// Where to listen; port 0 takes any that is free.
    pub address: SocketAddr,
    /// Names under which the server may be asked for, beside those of this machine. On this machine alone, or once one is
    /// named, others are refused.
    pub hosts: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Certificate chain and key in PEM; without them the server speaks plain HTTP.
    pub tls: Option<Tls>,
    /// What one may take.
    pub limits: Limits,
}

/// Files of a certificate.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The chain, the server's own certificate first.
    pub certificates: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

impl Service {
    /// On this machine alone, with all else as it comes.
    #[must_use]
    pub fn at(address: SocketAddr) -> Self {
        Self { address, hosts: Vec::new(), trusted_proxies: Vec::new(), tls: None, limits: Limits::default() }
    }
}
