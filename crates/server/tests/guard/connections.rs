//! Connections: so many, no longer than needed, and let go politely.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::running::{Answer, Running};

#[test]
fn one_address_has_so_many_connections_and_is_told_why_it_gets_no_more() {
    let server = Running::limited(|limits| limits.connections_per_address = 3);
    let held: Vec<TcpStream> = (0..3).map(|_| server.connect()).collect();
    let refused = Answer::read(server.connect());
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("1")));
    drop(held);
    let begun = Instant::now();
    while server.get("/").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(5), "the places did not come back");
    }
    let proxied = Running::with(|service| {
        service.limits.connections_per_address = 3;
        service.trusted_proxies.push(std::net::Ipv4Addr::LOCALHOST.into());
    });
    let _held: Vec<TcpStream> = (0..5).map(|_| proxied.connect()).collect();
    assert_eq!(proxied.get("/").status, 200, "a proxy's connections are many people's");
}

#[test]
fn who_does_not_take_the_answer_is_let_go() {
    let server = Running::limited(|limits| {
        limits.taken_within = Duration::from_millis(300);
        limits.finish_within = Duration::from_millis(100);
    });
    let mut stream = server.connect();
    stream.write_all(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let begun = Instant::now();
    // The one that asks is a connection too.
    while server.figure("sanqian_connections ") != Some(1.0) {
        assert!(begun.elapsed() < Duration::from_secs(5), "the connection is still held");
        std::thread::sleep(Duration::from_millis(50));
    }
    drop(stream);
}

#[test]
fn a_flood_of_connections_does_not_stop_the_server() {
    let server = Running::limited(|limits| limits.connections = 50);
    let flood: Vec<TcpStream> = (0..300).filter_map(|_| TcpStream::connect(server.address).ok()).collect();
    assert!(flood.len() > 50);
    drop(flood);
    let begun = Instant::now();
    while server.get("/").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
    assert!(server.figure("sanqian_refused_total{why=\"connections\"} ").unwrap() > 0.0);
}

#[test]
fn who_is_being_answered_when_the_server_stops_gets_the_answer_and_nobody_new_is_let_in() {
    let mut server = Running::limited(|_| ());
    let mut stream = server.connect();
    stream.write_all(b"GET /slowly HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    server.tell_to_stop();
    std::thread::sleep(Duration::from_millis(200));
    assert!(TcpStream::connect(server.address).is_err(), "a new connection while stopping");
    let answer = Answer::read(stream);
    assert_eq!((answer.status, answer.body.as_str()), (200, "at last"));
    server.wait();
}

#[test]
fn who_never_ends_is_not_waited_for_when_the_server_stops() {
    let mut server = Running::limited(|limits| limits.finish_within = Duration::from_millis(200));
    let mut stream = server.connect();
    stream.write_all(b"GET /slowly HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let begun = Instant::now();
    server.tell_to_stop();
    server.wait();
    assert!(begun.elapsed() < Duration::from_millis(1_200), "{:?}", begun.elapsed());
}
