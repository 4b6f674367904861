//! A browser of sorts: one connection that is kept, one session.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

pub(crate) struct Browser {
    pub port: u16,
    /// The cookie as it is sent back.
    pub cookie: String,
    stream: Option<BufReader<TcpStream>>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let named = self.head.lines().filter_map(|line| line.split_once(": "));
        named.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// What is sent: method and address, header lines, content type and body.
pub(crate) struct Sent<'a> {
    pub line: &'a str,
    pub headers: String,
    pub kind: &'a str,
    pub body: &'a [u8],
}

impl Browser {
    pub(crate) fn new(port: u16, cookie: &str) -> Self {
        Self { port, cookie: cookie.to_owned(), stream: None }
    }

    pub(crate) fn get(&mut self, path: &str) -> Result<Answer, Error> {
        self.send(&Sent { line: &format!("GET {path}"), headers: String::new(), kind: "", body: b"" })
    }

    pub(crate) fn post(&mut self, path: &str, body: &Value) -> Result<Answer, Error> {
        let (line, body) = (format!("POST {path}"), body.to_string());
        self.send(&Sent { line: &line, headers: String::new(), kind: "application/json", body: body.as_bytes() })
    }

    /// Sends and waits for the whole answer. After an error nobody knows whether it was done.
    pub(crate) fn send(&mut self, sent: &Sent<'_>) -> Result<Answer, Error> {
        let bytes = self.bytes(sent);
        let answered = self.connected().and_then(|stream| {
            stream.get_mut().write_all(&bytes)?;
            answer(stream)
        });
        if answered.is_err() {
            self.stream = None;
        }
        answered
    }

    /// Sends the first part of a request and nothing more.
    pub(crate) fn send_half(&mut self, sent: &Sent<'_>) -> Result<(), Error> {
        let bytes = self.bytes(sent);
        self.connected()?.get_mut().write_all(&bytes[..bytes.len() - 1])
    }

    fn bytes(&self, Sent { line, headers, kind, body }: &Sent<'_>) -> Vec<u8> {
        let mut bytes = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nsec-fetch-site: same-origin\r\n", self.port);
        if !self.cookie.is_empty() {
            bytes += &format!("Cookie: {}\r\n", self.cookie);
        }
        if !kind.is_empty() {
            bytes += &format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        }
        bytes += &format!("{headers}\r\n");
        [bytes.as_bytes(), body].concat()
    }

    fn connected(&mut self) -> Result<&mut BufReader<TcpStream>, Error> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(60)))?;
            self.stream = Some(BufReader::new(stream));
        }
        self.stream.as_mut().ok_or_else(|| Error::other("not connected"))
    }
}

fn answer(stream: &mut BufReader<TcpStream>) -> Result<Answer, Error> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head)? == 0 {
            return Err(Error::other("cut off"));
        }
    }
    let head = head.replace("\r\n", "\n");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| Error::other(head.clone()))?;
    let mut answer = Answer { status, head, body: Vec::new() };
    if let Some(length) = answer.header("content-length") {
        answer.body = vec![0; length.parse().map_err(Error::other)?];
        stream.read_exact(&mut answer.body)?;
    } else if answer.header("transfer-encoding").is_some() {
        loop {
            let mut line = String::new();
            stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16).map_err(Error::other)?;
            let mut chunk = vec![0; length + 2];
            stream.read_exact(&mut chunk)?;
            answer.body.extend_from_slice(&chunk[..length]);
            if length == 0 {
                break;
            }
        }
    }
    Ok(answer)
}
