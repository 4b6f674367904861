//! A PostgreSQL of the test's own: made in a temporary folder, reached by a socket in it, stopped and removed at the end. The tests of
//! the ledger and of the program share it; it is a test's support and no part of the product.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::missing_panics_doc,
    reason = "a test that cannot have its server should stop, and say so where it is skipped"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A running server.
pub struct Cluster {
    folder: tempfile::TempDir,
    programs: PathBuf,
}

impl Cluster {
    /// Starts a server; `None` where PostgreSQL is not installed and the suite was not told that it must be.
    #[must_use]
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(std::env::var_os("SANQIAN_REQUIRE_PEERS").is_none(), "PostgreSQL is not installed");
            println!("skipped: PostgreSQL is not installed");
            return None;
        };
        let cluster = Self { folder: tempfile::tempdir().unwrap(), programs };
        if is_root() {
            run(Command::new("chown").arg("nobody").arg(cluster.folder.path()));
        }
        let data = cluster.data();
        cluster.run("initdb", &["-U", "sanqian", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D", &data]);
        let options = format!("-k {} -c listen_addresses= -c max_connections=40", cluster.folder.path().display());
        let log = format!("{}/log", cluster.folder.path().display());
        cluster.run("pg_ctl", &["-D", &data, "-w", "-t", "120", "-l", &log, "-o", &options, "start"]);
        Some(cluster)
    }

    fn data(&self) -> String {
        format!("{}/data", self.folder.path().display())
    }

    /// The server refuses to run as root: it runs as `nobody` then.
    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        if !is_root() {
            return Command::new(program);
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]).arg(program);
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        run(self.command(program).args(arguments).current_dir(self.folder.path()));
    }

    /// How to reach one of its databases.
    #[must_use]
    pub fn address(&self, database: &str) -> String {
        format!("host={} user=sanqian dbname={database}", self.folder.path().display())
    }

    /// A new, empty database, and how to reach it.
    pub fn database(&self, name: &str) -> String {
        let mut client = self.stranger("postgres");
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        self.address(name)
    }

    /// A new database with what stands in another, to which nobody is connected.
    #[must_use]
    pub fn copy(&self, from: &str, name: &str) -> String {
        let mut client = self.stranger("postgres");
        client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {from}")).unwrap();
        self.address(name)
    }

    /// A connection past the ledger.
    #[must_use]
    pub fn stranger(&self, database: &str) -> postgres::Client {
        postgres::Client::connect(&self.address(database), postgres::NoTls).unwrap()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.data();
        let _ = self.command("pg_ctl").args(["-D", &data, "-w", "-m", "immediate", "stop"]).output();
    }
}

fn run(command: &mut Command) {
    let output = command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").unwrap()) == 0
}

/// The newest installed version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|v| Some((v.file_name().to_str()?.parse().ok()?, v.path().join("bin"))))
        .filter(|(_, bin)| Path::new(bin).join("initdb").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin)
}
