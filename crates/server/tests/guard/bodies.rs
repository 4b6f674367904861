//! Bodies: too long, declared or not; broken; sent too slowly.

use std::io::Write;
use std::time::Duration;

use crate::running::{Answer, Running};

fn post(kind: &str, more: &str, body: &str) -> Vec<u8> {
    format!("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n{more}Connection: close\r\n\r\n{body}")
        .into()
}

#[test]
fn a_body_is_bounded_whether_its_length_is_declared_or_not() {
    let server = Running::limited(|limits| limits.json_bytes = 1_000);
    let json = |bytes: usize| format!("\"{}\"", "x".repeat(bytes));
    let declared = |body: &str| post("application/json", &format!("Content-Length: {}\r\n", body.len()), body);
    let chunked = |body: &str| {
        let chunk = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
        post("application/json", "Transfer-Encoding: chunked\r\n", &chunk)
    };
    assert_eq!(server.send(&declared(&json(900))).status, 200);
    assert_eq!(server.send(&chunked(&json(900))).status, 200);
    for bytes in [declared(&json(1_001)), chunked(&json(1_001))] {
        let answer = server.send(&bytes);
        assert_eq!((answer.status, answer.problem()["type"].as_str().unwrap()), (413, "/problems/too-large"));
    }
}

#[test]
fn a_body_that_never_ends_is_not_waited_for() {
    let server = Running::limited(|limits| limits.answer_within = Duration::from_millis(300));
    let mut stream = server.connect();
    stream.write_all(&post("application/json", "Content-Length: 100\r\n", "{")).unwrap();
    let answer = Answer::read(stream);
    assert_eq!((answer.status, answer.problem()["type"].as_str().unwrap()), (503, "/problems/too-slow"));
}
