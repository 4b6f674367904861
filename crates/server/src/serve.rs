//! The accept loop. `axum::serve` sets no time limit on a request's headers, so that a few idle sockets could hold the
//! server; this loop does, and it bounds the connections.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use sanqian::{Records, Work};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::router;

/// Where the server listens unless told otherwise: only this machine, because there is no log-in yet.
pub const LOCAL: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// Time for a request's headers to arrive.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// Time for running answers to end after ctrl-c.
const FINISH_WITHIN: Duration = Duration::from_secs(5);
/// Wait after an accept that failed, e.g. for want of file descriptors, instead of spinning.
const PAUSE: Duration = Duration::from_millis(100);
/// Connections at once; more wait in the system's queue.
const CONNECTIONS: usize = 512;

/// Why the server does not run.
#[derive(Debug)]
pub struct ServeError {
    address: SocketAddr,
    error: std::io::Error,
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { address, error } = self;
        write!(f, "cannot listen on {address}: {error}; choose another port with `--port`, or stop what uses it")
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Serves the work until ctrl-c. `ready` is called once with the address in use (a port of 0 becomes a real one).
///
/// # Errors
/// When the address cannot be bound.
pub async fn serve(
    work: Arc<Work>,
    records: Records,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let failed = |error| ServeError { address, error };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    ready(listener.local_addr().map_err(failed)?);
    let stop = async {
        // Without a signal handler the process still ends on ctrl-c, only less politely.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    accept(listener, router(work, records), HEADERS_WITHIN, stop).await;
    Ok(())
}

async fn accept(listener: TcpListener, router: axum::Router, headers_within: Duration, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let (connection, place) = tokio::select! {
            next = next(&listener, &places) => next,
            () = &mut stop => break,
        };
        let router = router.clone();
        let served = Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(headers_within)
            .serve_connection(TokioIo::new(connection), TowerToHyperService::new(router));
        let served = graceful.watch(served);
        tokio::spawn(async move {
            // A broken connection is the peer's business.
            let _ = served.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await;
}

async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, tokio::sync::OwnedSemaphorePermit) {
    loop {
        let place = Arc::clone(places).acquire_owned().await;
        match (listener.accept().await, place) {
            (Ok((connection, _)), Ok(place)) => return (connection, place),
            _ => tokio::time::sleep(PAUSE).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// Sends some bytes and reads until the server closes or two seconds have passed.
    async fn send(bytes: &[u8]) -> Result<String, tokio::time::error::Elapsed> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = axum::Router::new().route("/", axum::routing::get(|| async { "here" }));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let within = Duration::from_millis(200);
        let server = tokio::spawn(accept(listener, router, within, async move { drop(stopped.await) }));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        let mut answer = String::new();
        let read = tokio::time::timeout(Duration::from_secs(2), stream.read_to_string(&mut answer)).await;
        drop(stop);
        server.await.unwrap();
        read.map(|_| answer)
    }

    #[tokio::test]
    async fn a_request_is_answered() {
        let answer = send(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("here"), "{answer}");
    }

    #[tokio::test]
    async fn who_never_ends_the_headers_is_cut_off() {
        assert!(send(b"GET / HTTP/1.1\r\nHost: a\r\n").await.is_ok(), "the connection stayed open");
    }
}
