//! Too much at once, too often, too slow, or a fault of ours.

use std::io::Write;
use std::time::Duration;

use crate::running::Running;

#[test]
fn what_is_too_much_at_once_is_refused_within_50_ms() {
    let server = Running::limited(|limits| limits.requests_at_once = 3);
    let held: Vec<_> = (0..3)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET /slowly HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            stream
        })
        .collect();
    std::thread::sleep(Duration::from_millis(200));
    // The best of a few: the machine that runs the tests is busy too.
    let answers: Vec<_> = (0..10).map(|_| server.get("/")).collect();
    let fastest = answers.iter().map(|answer| answer.took).min().unwrap();
    for answer in &answers {
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")));
        assert_eq!(answer.problem()["type"], "/problems/overload");
    }
    assert!(fastest < Duration::from_millis(50), "{fastest:?}");
    drop(held);
    std::thread::sleep(Duration::from_millis(1_600));
    assert_eq!(server.get("/").status, 200);
    assert_eq!(server.figure("sanqian_refused_total{why=\"overload\"} "), Some(10.0));
}

#[test]
fn who_asks_too_often_is_told_when_to_ask_again() {
    let server = Running::limited(|limits| limits.requests_per_second = 2);
    let answers: Vec<_> = (0..20).map(|_| server.get("/")).collect();
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status == 429).collect();
    assert!(answers.iter().filter(|answer| answer.status == 200).count() >= 8);
    assert!(!refused.is_empty());
    assert_eq!(refused[0].problem()["type"], "/problems/too-often");
    assert!(refused[0].header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
}

#[test]
fn what_takes_too_long_is_ended() {
    let server = Running::limited(|limits| limits.answer_within = Duration::from_millis(200));
    let answer = server.get("/slowly");
    assert_eq!((answer.status, answer.problem()["type"].as_str().unwrap()), (503, "/problems/too-slow"));
    assert!(answer.took < Duration::from_millis(1_200), "{:?}", answer.took);
}

#[test]
fn a_panic_ends_its_request_alone_and_tells_nothing() {
    let server = Running::limited(|_| ());
    let answer = server.get("/panicking");
    assert_eq!((answer.status, answer.problem()["type"].as_str().unwrap()), (500, "/problems/internal"));
    assert!(!answer.body.contains("secret"), "{}", answer.body);
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(server.get("/").status, 200);
}
