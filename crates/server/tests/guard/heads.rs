//! Heads: too slow, too long, too many, for another host, with a method that is none.

use std::io::Write;
use std::time::Duration;

use crate::running::{Answer, Running};

#[test]
fn who_never_ends_the_headers_is_cut_off() {
    let server = Running::limited(|limits| limits.headers_within = Duration::from_millis(300));
    let mut slow = server.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    let mut drop_by_drop = server.connect();
    let begun = std::time::Instant::now();
    let mut sent = Ok(());
    while sent.is_ok() && begun.elapsed() < Duration::from_secs(4) {
        std::thread::sleep(Duration::from_millis(50));
        sent = drop_by_drop.write_all(b"a");
    }
    assert!(sent.is_err(), "a byte every now and then kept the connection");
    assert_ne!(Answer::read(slow).status, 200);
}

#[test]
fn who_says_nothing_is_cut_off_before_and_after_a_request() {
    let server = Running::limited(|limits| limits.headers_within = Duration::from_millis(300));
    assert_eq!(Answer::read(server.connect()).status, 0);
    let mut kept = server.connect();
    kept.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert_eq!(Answer::read(kept).status, 200, "answered, then closed");
}

#[test]
fn heads_are_bounded() {
    let server = Running::limited(|_| ());
    let line = |bytes: usize| format!("X-Long: {}\r\n", "x".repeat(bytes));
    assert_eq!(server.get_with("/", &line(8 << 10)).status, 200);
    assert_eq!(server.get_with("/", &line(25 << 10)).status, 431);
    let lines = |count: usize| (0..count).map(|n| format!("X-{n}: 1\r\n")).collect::<String>();
    assert_eq!(server.get_with("/", &lines(60)).status, 200);
    assert_eq!(server.get_with("/", &lines(65)).status, 431);
    let address = |bytes: usize| format!("/?{}", "x".repeat(bytes));
    assert_eq!(server.get(&address(8_000)).status, 200);
    let refused = server.get(&address(8_200));
    assert_eq!((refused.status, refused.problem()["type"].as_str().unwrap()), (414, "/problems/address-too-long"));
}

#[test]
fn bytes_that_are_no_request_are_refused() {
    let server = Running::limited(|_| ());
    for bytes in [
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n{}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\x16\x03\x01\x02\0\x01\0\x01\u{fc}\x03\x03",
    ] {
        let status = server.send(format!("{bytes}\r\n\r\n").as_bytes()).status;
        assert!(status == 400 || status == 0, "{bytes:?}: {status}");
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_page_of_another_name_is_not_answered() {
    let server = Running::limited(|_| ());
    let ask =
        |host: &str| server.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
    let refused = ask("evil.example");
    assert_eq!((refused.status, refused.problem()["type"].as_str().unwrap()), (421, "/problems/wrong-host"));
    assert_eq!(ask("localhost:1").status, 200);
    let named = Running::with(|service| service.hosts.push("town.example".to_owned()));
    let bytes = b"GET / HTTP/1.1\r\nHost: town.example\r\nConnection: close\r\n\r\n";
    assert_eq!(named.send(bytes).status, 200);
}

#[test]
fn a_method_that_is_not_declared_is_405_with_those_that_are() {
    let server = Running::limited(|_| ());
    for method in ["TRACE", "FOO", "DELETE", "PROPFIND"] {
        let answer =
            server.send(format!("{method} /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes());
        assert_eq!((answer.status, answer.header("allow")), (405, Some("post")), "{method}");
        assert!(!answer.body.contains("Host"), "TRACE must not echo");
    }
}
