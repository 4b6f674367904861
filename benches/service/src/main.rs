//! `bench-service ADDRESS FOLDER`: 200 users, each with one connection, ask without thinking for ten seconds; then the disk of the
//! folder is asked to keep a page, a thousand times. One line of JSON.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const USERS: usize = 200;
const SECONDS: u64 = 10;
const SYNCS: usize = 1_000;
/// What a page of the web asks for, the usual ones often.
const ADDRESSES: [&str; 10] = [
    "/api/v1/town",
    "/api/v1/enterprises?limit=20",
    "/api/v1/enterprises?grade=D&limit=20&sort=tax_per_mu",
    "/api/v1/findings?limit=20",
    "/api/v1/findings?check=fire_safety&limit=20",
    "/api/v1/blocks",
    "/api/v1/parks",
    "/api/v1/rounds",
    "/ogc/collections/buildings/items?limit=10",
    "/api/v1/health",
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: bench-service ADDRESS FOLDER");
        return ExitCode::from(2);
    };
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let users: Vec<_> = (0..USERS)
        .map(|user| {
            let address = address.clone();
            std::thread::spawn(move || ask(&address, user, until))
        })
        .collect();
    let mut times = Vec::new();
    let mut errors = 0;
    for user in users {
        match user.join() {
            Ok(Ok(of_user)) => times.extend(of_user),
            _ => errors += 1,
        }
    }
    times.sort();
    let syncs = match syncs(Path::new(&folder)) {
        Ok(syncs) => syncs,
        Err(error) => {
            eprintln!("{folder}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ms = |times: &[Duration], share: usize| {
        times.get(times.len() * share / 1_000).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of requests")]
    let rate = times.len() as f64 / SECONDS as f64;
    let line = format!(
        r#"{{"requests_per_second":{rate:.0},"p50_ms":{:.2},"p99_ms":{:.2},"p999_ms":{:.2},"errors":{errors},"fsync_p50_ms":{:.2},"fsync_p99_ms":{:.2}}}"#,
        ms(&times, 500),
        ms(&times, 990),
        ms(&times, 999),
        ms(&syncs, 500),
        ms(&syncs, 990),
    );
    let written = writeln!(std::io::stdout(), "{line}");
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One user: the next question as soon as the answer is read whole.
fn ask(address: &str, user: usize, until: Instant) -> Result<Vec<Duration>, Error> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut times = Vec::new();
    for question in user.. {
        if Instant::now() >= until {
            break;
        }
        let path = ADDRESSES.get(question % ADDRESSES.len()).copied().unwrap_or("/");
        let begun = Instant::now();
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())?;
        answer(&mut reader, path)?;
        times.push(begun.elapsed());
    }
    Ok(times)
}

fn answer(reader: &mut impl BufRead, path: &str) -> Result<(), Error> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    if !line.starts_with("HTTP/1.1 200") {
        return Err(Error::other(format!("{path}: {line}")));
    }
    let mut length = None;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok();
        }
    }
    let length: u64 = length.ok_or_else(|| Error::other(format!("{path}: no length")))?;
    let read = std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
    if read == length { Ok(()) } else { Err(Error::other(format!("{path}: cut off"))) }
}

/// How long this disk takes to keep a page.
fn syncs(folder: &Path) -> Result<Vec<Duration>, Error> {
    let path = folder.join("fsync-probe");
    let mut file = std::fs::File::create(&path)?;
    let mut times = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        let begun = Instant::now();
        file.write_all(&[0; 4_096])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    std::fs::remove_file(&path)?;
    times.sort();
    Ok(times)
}
