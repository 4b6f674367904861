//! What one connection, one request and one address may take. The figures are RELIABILITY.md 4.1's unless a comment says why
//! not; an operator may set those that a flag of `sanqian serve` names.

use std::time::Duration;

/// Limits of the server.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Connections at once; beyond, 503 and closed.
    pub connections: usize,
    /// Connections at once of one address.
    pub connections_per_address: usize,
    /// Time for a request's headers to arrive, also on a connection that is kept alive.
    pub headers_within: Duration,
    /// Time in which a peer must take at least something of an answer.
    pub taken_within: Duration,
    /// Number of header fields.
    pub headers: usize,
    /// Bytes of request line and header fields together.
    pub head_bytes: usize,
    /// Bytes of the address asked for.
    pub uri_bytes: usize,
    /// Bytes of a body of JSON.
    pub json_bytes: usize,
    /// Bytes of any other body.
    pub upload_bytes: usize,
    /// Time for the answer to begin, the body's arrival included.
    pub answer_within: Duration,
    /// The same when something is uploaded.
    pub upload_within: Duration,
    /// Requests at once; beyond, 503 at once.
    pub requests_at_once: usize,
    /// Requests a second of one address, with four times as many at once; 0 is without limit. RELIABILITY.md's 60 a minute
    /// for the public would stop GDAL and QGIS, which read a layer ten features at a time.
    pub requests_per_second: u32,
    /// Costly requests (workbooks, checks of a pack) an hour of one address; 0 is without limit. More than RELIABILITY.md's
    /// 6 of a user, because an office shares one address.
    pub costly_per_hour: u32,
    /// Time for running answers to end when the server stops.
    pub finish_within: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1_024,
            connections_per_address: 64,
            headers_within: Duration::from_secs(10),
            taken_within: Duration::from_secs(30),
            headers: 64,
            head_bytes: 24 << 10,
            uri_bytes: 8 << 10,
            json_bytes: 256 << 10,
            upload_bytes: 50 << 20,
            answer_within: Duration::from_secs(30),
            upload_within: Duration::from_secs(120),
            requests_at_once: 512,
            requests_per_second: 500,
            costly_per_hour: 120,
            finish_within: Duration::from_secs(10),
        }
    }
}
