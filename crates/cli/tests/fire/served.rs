//! The program as an operator runs it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

const BINARY: &str = env!("CARGO_BIN_EXE_sanqian");

pub(crate) struct Served {
    child: Child,
    pub port: u16,
    /// What it said until it listened.
    pub said: Vec<String>,
}

/// Runs a verb to its end.
pub(crate) fn sanqian(words: &[&str], data: &Path) -> Output {
    Command::new(BINARY).args(words).arg("--data").arg(data).env_remove("SANQIAN_LANG").output().unwrap()
}

/// The same when it must go well.
pub(crate) fn well(words: &[&str], data: &Path) -> String {
    let output = sanqian(words, data);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

impl Served {
    /// Starts it and waits until it listens.
    pub(crate) fn start(data: &Path) -> Self {
        let child = Command::new(BINARY)
            .args(["serve", "--port", "0", "--requests-per-second", "0", "--data"])
            .arg(data)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // From here on it ends with its handle, whatever happens.
        let mut served = Self { child, port: 0, said: Vec::new() };
        let (lines, heard) = channel();
        let stderr = BufReader::new(served.child.stderr.take().unwrap());
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).for_each(|line| drop(lines.send(line))));
        while served.port == 0 {
            let line = heard.recv_timeout(Duration::from_secs(120));
            let line = line.unwrap_or_else(|_| panic!("it does not listen: {:?}", served.said));
            match line.rsplit_once("http://127.0.0.1:") {
                Some((_, port)) => served.port = port.trim().parse().unwrap(),
                None => served.said.push(line),
            }
        }
        served
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
