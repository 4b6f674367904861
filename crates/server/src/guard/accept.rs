//! The accept loop. `axum::serve` sets no time limit on a request's headers, so that a few idle sockets could hold the
//! server; this loop does, bounds the connections in all and of each address, and drops who does not take its answer.
//!
//! HTTP/1.1 alone: hyper's automatic loop waits without limit for the bytes that tell the version, and has no limit on the
//! bytes of a head; HTTP/2 is the proxy's (decision 0032).

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use super::{Guard, Peer, guarded};

/// Wait after an accept that failed, e.g. for want of file descriptors, instead of spinning.
const PAUSE: Duration = Duration::from_millis(100);
/// Refusals that are being written; beyond, a connection is just closed.
const REFUSALS: usize = 64;
/// Time for a refusal to be taken.
const REFUSED_WITHIN: Duration = Duration::from_secs(1);

/// How the asker reached us; written here or by a trusted proxy, by nobody else.
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Type: text/plain; charset=utf-8\r\n\
    Content-Length: 51\r\nConnection: close\r\n\r\ntoo many connections; close some, or try again soon";

/// Accepts until `stop`, then lets running answers end.
pub(crate) async fn accept(
    listener: TcpListener,
    routes: Router,
    guard: Arc<Guard>,
    tls: Option<TlsAcceptor>,
    stop: impl Future<Output = ()>,
) {
    let routes = guarded(routes, &guard);
    let graceful = GracefulShutdown::new();
    let refusals = Arc::new(Semaphore::new(REFUSALS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            next = next(&listener) => next,
            () = &mut stop => break,
        };
        let Some(place) = guard.places.take(peer.ip(), guard.trusted.contains(peer.ip())) else {
            guard.meters.refuse("connections");
            // Over TLS there is nothing to say before the handshake.
            if let (None, Ok(permit)) = (&tls, Arc::clone(&refusals).try_acquire_owned()) {
                tokio::spawn(async move {
                    let _ = tokio::time::timeout(REFUSED_WITHIN, refuse(stream)).await;
                    drop(permit);
                });
            }
            continue;
        };
        let (routes, guard, tls, watcher) = (routes.clone(), Arc::clone(&guard), tls.clone(), graceful.watcher());
        tokio::spawn(async move {
            // A broken connection is the peer's business.
            match tls {
                None => drop(connection(stream, (peer, false), routes, &guard, watcher).await),
                Some(tls) => {
                    let handshake = tokio::time::timeout(guard.limits.headers_within, tls.accept(stream)).await;
                    if let Ok(Ok(stream)) = handshake {
                        drop(connection(stream, (peer, true), routes, &guard, watcher).await);
                    }
                }
            }
            drop(place);
        });
    }
    guard.readiness.stop();
    drop(listener);
    let _ = tokio::time::timeout(guard.limits.finish_within, graceful.shutdown()).await;
}

async fn connection(
    stream: impl AsyncRead + AsyncWrite + Send + 'static,
    (peer, encrypted): (SocketAddr, bool),
    routes: Router,
    guard: &Guard,
    watcher: Watcher,
) -> Result<(), hyper::Error> {
    let limits = &guard.limits;
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.taken_within));
    let believed = guard.trusted.contains(peer.ip());
    let service = routes.map_request(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        if encrypted {
            request.headers_mut().insert(FORWARDED_PROTO, HeaderValue::from_static("https"));
        } else if !believed {
            request.headers_mut().remove(FORWARDED_PROTO);
        }
        request
    });
    let served = Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers_within)
        .max_headers(limits.headers)
        .max_header_size(limits.head_bytes)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(service));
    watcher.watch(served).await
}

async fn next(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Says why, and waits until the peer has read it: closing before that may discard it.
async fn refuse(mut stream: TcpStream) -> std::io::Result<()> {
    stream.write_all(FULL).await?;
    stream.shutdown().await?;
    let mut rest = [0; 1024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_refusal_declares_its_length() {
        let text = std::str::from_utf8(super::FULL).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())), "{}", body.len());
    }
}
