//! `bench-service ADDRESS FOLDER OFFICERS`: 200 users, each logged in over one connection, ask without thinking for ten seconds, and
//! with every tenth request enter a step of a case with a photo; then the disk of the folder is asked to keep a page, a thousand
//! times. One line of JSON. `OFFICERS` has one user a line: cookie, case, its version, the step as JSON, between tabs; the
//! versions of the cases after the run are written back into it.

use std::io::{BufRead, BufReader, Error, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const SECONDS: u64 = 10;
const SYNCS: usize = 1_000;
/// Every so many requests is a write.
const WRITES: usize = 10;
/// Bytes of a photo: of a small one, because the disk and not the network is measured.
const PHOTO: usize = 4 << 10;
const BOUNDARY: &str = "sanqian-bench-boundary";
/// What a page of the web asks for, the usual ones often.
const ADDRESSES: [&str; 9] = [
    "/api/v1/town",
    "/api/v1/cases?limit=20",
    "/api/v1/findings?limit=20",
    "/api/v1/findings?check=fire_safety&limit=20",
    "/api/v1/blocks",
    "/api/v1/parks",
    "/api/v1/rounds",
    "/ogc/collections/buildings/items?limit=10",
    "/api/v1/me",
];

struct User {
    cookie: String,
    case: String,
    version: String,
    step: String,
}

#[derive(Default)]
struct Times {
    reads: Vec<Duration>,
    writes: Vec<Duration>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, folder, officers] = arguments.as_slice() else {
        eprintln!("usage: bench-service ADDRESS FOLDER OFFICERS");
        return ExitCode::from(2);
    };
    match run(address, Path::new(folder), Path::new(officers)) {
        Ok(line) if writeln!(std::io::stdout(), "{line}").is_ok() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(address: &str, folder: &Path, officers: &Path) -> Result<String, Error> {
    let text = std::fs::read_to_string(officers)?;
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let users = text.lines().enumerate().map(|(at, line)| {
        let mut words = line.split('\t').map(str::to_owned);
        let mut word = || words.next().ok_or_else(|| Error::other(format!("user {at}: too few words")));
        let user = User { cookie: word()?, case: word()?, version: word()?, step: word()? };
        let address = address.to_owned();
        Ok(std::thread::spawn(move || work(&address, at, user, until)))
    });
    let users: Vec<_> = users.collect::<Result<_, Error>>()?;
    let (mut all, mut errors, mut after) = (Times::default(), 0, String::new());
    for user in users {
        match user.join() {
            Ok(Ok((times, User { cookie, case, version, step }))) => {
                all.reads.extend(times.reads);
                all.writes.extend(times.writes);
                after += &format!("{cookie}\t{case}\t{version}\t{step}\n");
            }
            Ok(Err(error)) => {
                eprintln!("{error}");
                errors += 1;
            }
            Err(_) => errors += 1,
        }
    }
    if errors == 0 {
        std::fs::write(officers, after)?;
    }
    all.reads.sort();
    all.writes.sort();
    let syncs = syncs(folder)?;
    let ms = |times: &[Duration], share: usize| {
        times.get(times.len() * share / 1_000).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of requests")]
    let rate = |times: &[Duration]| times.len() as f64 / SECONDS as f64;
    Ok(format!(
        r#"{{"requests_per_second":{:.0},"writes_per_second":{:.0},"p50_ms":{:.2},"p99_ms":{:.2},"write_p50_ms":{:.2},"write_p99_ms":{:.2},"errors":{errors},"fsync_p50_ms":{:.2},"fsync_p99_ms":{:.2}}}"#,
        rate(&all.reads) + rate(&all.writes),
        rate(&all.writes),
        ms(&all.reads, 500),
        ms(&all.reads, 990),
        ms(&all.writes, 500),
        ms(&all.writes, 990),
        ms(&syncs, 500),
        ms(&syncs, 990),
    ))
}

/// One user: the next request as soon as the answer is read whole.
fn work(address: &str, at: usize, mut user: User, until: Instant) -> Result<(Times, User), Error> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut times = Times::default();
    for question in at.. {
        if Instant::now() >= until {
            break;
        }
        let begun = Instant::now();
        if question % WRITES == WRITES - 1 {
            // No two photos are the same: the ledger keeps equal bytes once.
            let photo = format!("{at} {question} {begun:?} ").into_bytes();
            stream.write_all(&step(address, &user, question, &photo))?;
            let answer = answer(&mut reader, "201", &user.case)?;
            let entry = answer.split("\"entry\":").nth(1).unwrap_or_default();
            user.version = entry.chars().take_while(char::is_ascii_digit).collect();
            times.writes.push(begun.elapsed());
        } else {
            let path = ADDRESSES.get(question % ADDRESSES.len()).copied().unwrap_or("/");
            let cookie = &user.cookie;
            stream
                .write_all(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\r\n").as_bytes())?;
            answer(&mut reader, "200", path)?;
            times.reads.push(begun.elapsed());
        }
    }
    Ok((times, user))
}

/// A step of the user's case with a photo, as a browser sends it.
fn step(address: &str, user: &User, question: usize, mark: &[u8]) -> Vec<u8> {
    let User { cookie, case, version, step } = user;
    let mut photo = mark.to_vec();
    photo.resize(PHOTO, 7);
    let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=");
    let mut form = format!("{part}\"step\"\r\n\r\n{step}\r\n{part}\"file\"; filename=\"a.jpg\"\r\n\r\n").into_bytes();
    form.extend_from_slice(&photo);
    form.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let head = format!(
        "POST /api/v1/cases/{case}/steps HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         If-Match: \"{version}\"\r\nIdempotency-Key: {case}-{version}-{question}\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n",
        form.len()
    );
    [head.into_bytes(), form].concat()
}

/// Reads an answer whole; its body.
fn answer(reader: &mut impl BufRead, status: &str, of: &str) -> Result<String, Error> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let well = line.split(' ').nth(1) == Some(status);
    let mut length = None;
    let said = line.clone();
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
    let length: usize = length.ok_or_else(|| Error::other(format!("{of}: no length")))?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8_lossy(&body).into_owned();
    if well { Ok(body) } else { Err(Error::other(format!("{of}: {said} {body}"))) }
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
