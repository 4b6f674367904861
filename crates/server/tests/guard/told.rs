//! What is told: names of requests, headers, and figures to this machine alone.

use crate::running::Running;

#[test]
fn every_answer_has_its_own_name_and_a_refusal_repeats_it() {
    let server = Running::limited(|_| ());
    let (first, second) = (server.get("/"), server.get("/"));
    let id = first.header("x-request-id").unwrap();
    assert!(id.len() > 8 && Some(id) != second.header("x-request-id"));
    let long = server.get(&format!("/?{}", "x".repeat(9_000)));
    let instance = format!("urn:sanqian:request:{}", long.header("x-request-id").unwrap());
    assert_eq!(long.problem()["instance"], instance);
    let mine = server.get_with("/", "X-Request-Id: mine\r\n");
    assert_ne!(mine.header("x-request-id"), Some("mine"), "an asker does not name its requests");
}

#[test]
fn every_answer_has_the_security_headers() {
    let server = Running::limited(|_| ());
    for path in ["/", "/nothing", "/metrics", "/panicking"] {
        let answer = server.get(path);
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"] {
            assert!(answer.header(name).is_some(), "{path} {name}");
        }
        assert_eq!(answer.header("strict-transport-security"), None, "plain HTTP on this machine");
    }
    let proxied = Running::with(|service| service.trusted_proxies.push([10, 0, 0, 1].into()));
    assert!(proxied.get("/").header("strict-transport-security").unwrap().contains("max-age=31536000"));
}

#[test]
fn figures_are_for_this_machine() {
    let server = Running::limited(|_| ());
    server.get("/?q=%E5%BC%A0%E4%B8%89");
    server.get("/nothing-of-this-name");
    let figures = server.get("/metrics");
    assert!(
        figures.body.contains("sanqian_answered_total{method=\"GET\",route=\"/\",status=\"200\"} 1"),
        "{}",
        figures.body
    );
    assert!(figures.body.ends_with("# EOF\n"));
    assert!(!figures.body.contains("%E5") && !figures.body.contains("nothing-of-this-name"));
    for passed_on in ["X-Forwarded-For: 127.0.0.1\r\n", "Forwarded: for=a\r\n", "Via: 1.1 a\r\n"] {
        let answer = server.get_with("/metrics", passed_on);
        assert_eq!((answer.status, answer.body.contains("sanqian_")), (404, false), "{passed_on}");
    }
    let rebound = b"GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert_eq!(server.send(rebound).status, 404);
}
