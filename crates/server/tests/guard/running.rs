//! A server with small limits on a free port, with a few routes of its own, and a client that speaks bytes.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::{get, post};
use server::{JsonBody, Limits, Service};

/// Runs until dropped.
pub(crate) struct Running {
    pub address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// As much as a socket does not buffer.
pub(crate) const LARGE: usize = 64 << 20;

fn routes() -> Router {
    async fn panicking() -> &'static str {
        panic!("a secret that must not be told")
    }
    async fn slowly() -> &'static str {
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        "at last"
    }
    async fn echo(JsonBody(value): JsonBody<serde_json::Value>) -> String {
        value.to_string()
    }
    Router::new()
        .route("/", get(async || "here"))
        .route("/slowly", get(slowly))
        .route("/large", get(async || vec![b'x'; LARGE]))
        .route("/panicking", get(panicking))
        .route("/echo", post(echo))
}

impl Running {
    pub(crate) fn with(change: impl FnOnce(&mut Service)) -> Self {
        let mut service = Service::at((Ipv4Addr::LOCALHOST, 0).into());
        change(&mut service);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (tell, told) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            let stopped = async move { drop(stopped.await) };
            let served = server::serve(routes(), &service, stopped, |address| tell.send(address).unwrap());
            runtime.block_on(served).unwrap();
        });
        Self { address: told.recv().unwrap(), stop: Some(stop), thread: Some(thread) }
    }

    pub(crate) fn limited(change: impl FnOnce(&mut Limits)) -> Self {
        Self::with(|service| change(&mut service.limits))
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream
    }

    /// Sends bytes and reads until the server closes.
    pub(crate) fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // Who is refused may be cut off while still sending.
        let _ = stream.write_all(bytes);
        Answer::read(stream)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// `more`: header lines, each with its end.
    pub(crate) fn get_with(&self, path: &str, more: &str) -> Answer {
        let host = self.address;
        self.send(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n").as_bytes())
    }

    pub(crate) fn tell_to_stop(&mut self) {
        drop(self.stop.take());
    }

    pub(crate) fn wait(&mut self) {
        self.thread.take().unwrap().join().unwrap();
    }

    /// A figure of `/metrics`.
    pub(crate) fn figure(&self, line: &str) -> Option<f64> {
        let answer = self.get("/metrics");
        assert_eq!(answer.status, 200);
        answer.body.lines().find_map(|found| found.strip_prefix(line)?.trim().parse().ok())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tell_to_stop();
    }
}

pub(crate) struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
    pub took: Duration,
}

impl Answer {
    /// Everything until the server closes; a status of 0 when it says nothing.
    pub(crate) fn read(mut stream: TcpStream) -> Self {
        let begun = Instant::now();
        let mut bytes = Vec::new();
        // A reset after the answer is as good as an end.
        let ended = stream.read_to_end(&mut bytes);
        if let Err(error) = &ended {
            assert_ne!(error.kind(), std::io::ErrorKind::WouldBlock, "the server neither answered nor closed");
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_ascii_lowercase(), body: body.to_owned(), took: begun.elapsed() }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(crate) fn problem(&self) -> serde_json::Value {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.head);
        serde_json::from_str(&self.body).unwrap()
    }
}
