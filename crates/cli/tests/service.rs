//! The service as an operator runs it: the log, TLS, and how it stops.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;

const BINARY: &str = env!("CARGO_BIN_EXE_sanqian");

struct Server {
    child: Child,
    /// Scheme, host and port.
    base: String,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(data: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(BINARY)
            .args(["serve", "--open", "--port", "0", "--log", "--data"])
            .arg(data)
            .args(more)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (kept, lines) = (Arc::clone(&log), BufReader::new(child.stderr.take().unwrap()).lines());
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| kept.lock().unwrap().push(line)));
        let mut server = Self { child, base: String::new(), log };
        let begun = Instant::now();
        while server.base.is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", server.lines());
            std::thread::sleep(Duration::from_millis(50));
            let lines = server.lines();
            let address = lines.iter().find_map(|line| line.find("http").map(|at| line[at..].trim().to_owned()));
            server.base = address.unwrap_or_default();
        }
        server
    }

    fn lines(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    fn curl(&self, path: &str, more: &[&str]) -> (String, String) {
        let url = format!("{}{path}", self.base);
        let out = Command::new("curl").args(["-sS", "-i", "--max-time", "20"]).args(more).arg(url).output().unwrap();
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        (text, String::from_utf8_lossy(&out.stderr).into_owned())
    }

    /// Asks to stop as systemd does, and waits.
    fn stop(mut self) -> ExitStatus {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_secs(15), "still running after SIGTERM");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn the_log_is_json_without_what_was_asked_for_the_server_stops_when_told_and_speaks_tls() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let made = Command::new(BINARY).args(["demo", "--no-serve", "--data"]).arg(&data).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    log_and_stop(&data);
    tls(folder.path(), &data);
}

fn log_and_stop(data: &Path) {
    let server = Server::start(data, &[]);
    // A name, a number and a path that nobody but the asker should know of.
    server.curl("/api/v1/enterprises?q=%E5%BC%A0%E4%B8%89", &[]);
    server.curl("/api/v1/enterprises/91330282SECRET", &[]);
    server.curl("/secret/path", &["-H", "User-Agent: my-own-agent", "-H", "Cookie: session=secret"]);
    let begun = Instant::now();
    let requests = || -> Vec<Value> {
        let lines = server.lines();
        lines
            .iter()
            .filter_map(|line| serde_json::from_str(line).ok())
            .filter(|v: &Value| v["message"] == "request")
            .collect()
    };
    while requests().len() < 3 {
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", server.lines());
        std::thread::sleep(Duration::from_millis(50));
    }
    let requests = requests();
    let said: Vec<(&Value, &Value)> = requests.iter().map(|line| (&line["route"], &line["status"])).collect();
    // Without the built page its addresses say so.
    let built = !server.curl("/", &[]).0.contains("make web");
    let expect =
        [("/api/v1/enterprises", 200), ("/api/v1/enterprises/{id}", 404), ("web", if built { 200 } else { 404 })];
    for ((route, status), (expect_route, expect_status)) in said.iter().zip(expect) {
        assert_eq!((route.as_str().unwrap(), status.as_u64().unwrap()), (expect_route, expect_status));
    }
    assert!(requests.iter().all(|line| line["request_id"].as_str().unwrap().len() > 8 && line["ms"].is_number()));
    let log = server.lines().concat();
    for secret in ["%E5", "张三", "SECRET", "secret", "my-own-agent"] {
        assert!(!log.contains(secret), "the log says `{secret}`: {log}");
    }
    assert!(server.stop().success(), "SIGTERM is a polite end");
}

fn tls(folder: &Path, data: &Path) {
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", "key.pem", "-out", "certificate.pem"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    let (certificate, key) = (certificate.to_str().unwrap(), key.to_str().unwrap());
    let server = Server::start(data, &["--tls-certificate", certificate, "--tls-key", key]);
    assert!(server.base.starts_with("https://"), "{}", server.base);
    let trusting = ["--cacert", certificate];
    let (answer, error) = server.curl("/api/v1/map/tiles.json", &trusting);
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("strict-transport-security: max-age=31536000"),
        "{error}{answer}"
    );
    assert!(answer.contains("\"https://"), "links of an encrypted server are encrypted: {answer}");
    assert_eq!(server.curl("/", &[]).0, "", "an unknown authority");
    assert_eq!(server.curl("/", &["--cacert", certificate, "--tls-max", "1.1"]).0, "", "an old protocol");
    assert!(server.stop().success());
    let output = Command::new(BINARY)
        .args(["serve", "--open", "--port", "0", "--tls-certificate", key, "--tls-key", key, "--data"])
        .arg(data)
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("key.pem"), "{output:?}");
}
