//! Runs the server: binds, accepts behind the guards, stops politely.

use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;

use crate::Service;
use crate::guard::{self, Guard, Hosts, Trusted};

/// Why the server does not run.
#[derive(Debug)]
pub struct ServeError {
    address: SocketAddr,
    error: std::io::Error,
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { address, error } = self;
        write!(
            f,
            "cannot listen on {address}: {error}; choose another port with `--port`, stop what uses it, or mend what it names"
        )
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Serves routes until `stop`. `ready` is called once with the address in use (a port of 0 becomes a real one).
///
/// # Errors
/// When the address cannot be bound, or the certificate cannot be read.
pub async fn serve(
    routes: Router,
    service: &Service,
    stop: impl Future<Output = ()>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let failed = |error| ServeError { address: service.address, error };
    let tls = service.tls.as_ref().map(crate::tls::acceptor).transpose().map_err(failed)?;
    let listener = TcpListener::bind(service.address).await.map_err(failed)?;
    ready(listener.local_addr().map_err(failed)?);
    let hosts = Hosts::new(&service.hosts, service.address.ip().is_loopback());
    let trusted = Trusted(service.trusted_proxies.clone());
    let encrypted = tls.is_some() || !trusted.0.is_empty();
    let guard = Guard::new(service.limits.clone(), hosts, trusted, encrypted);
    guard::accept(listener, routes, guard, tls, stop).await;
    Ok(())
}

/// Ends on ctrl-c or SIGTERM. Without a signal handler the process still ends on them, only less politely.
pub async fn interrupted() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt => (),
        () = terminate => (),
    }
}
