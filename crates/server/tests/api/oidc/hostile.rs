//! A provider of our own that says whatever a test wants it to: what a certified one cannot be made to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};

use super::one;
use crate::principals::now;

/// What it says. Everything is as it should be until a test changes it.
pub(super) struct Says {
    /// Of itself, over what is true.
    pub(super) discovery: Value,
    /// In the header of the token.
    pub(super) header: Value,
    /// In the token, over what is true; `null` leaves a claim out.
    pub(super) claims: Value,
    /// With which key the token is signed; those of `published` are shown.
    pub(super) signing: u8,
    pub(super) published: Vec<u8>,
    /// In place of the answer with the token: status, further header, body.
    pub(super) token_answer: Option<(u16, String, String)>,
    /// The nonce of the log-in under way.
    pub(super) nonce: String,
    /// Requests that it was sent: path and body.
    pub(super) asked: Vec<(String, String)>,
}

impl Says {
    /// Nothing but what is so, after what it was asked already.
    pub(super) fn honest(asked: Vec<(String, String)>) -> Self {
        Self {
            discovery: json!({}),
            header: json!({}),
            claims: json!({}),
            signing: 1,
            published: vec![1],
            token_answer: None,
            nonce: String::new(),
            asked,
        }
    }
}

/// It.
#[derive(Clone)]
pub(super) struct Hostile {
    pub(super) issuer: String,
    pub(super) says: Arc<Mutex<Says>>,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Over the entries of one object those of another.
fn over(mut base: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        if value.is_null() {
            base.as_object_mut().unwrap().remove(name);
        } else {
            base[name] = value.clone();
        }
    }
    base
}

impl Hostile {
    pub(super) fn honest() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let says = Says::honest(Vec::new());
        let hostile = Self { issuer, says: Arc::new(Mutex::new(says)) };
        let of = hostile.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                of.answer(stream);
            }
        });
        hostile
    }

    pub(super) fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    /// A person logs in at once: the answer is for that address.
    pub(super) fn at(&self, address: &str) -> super::Brought {
        self.says(|says| says.nonce = one(address, "nonce"));
        super::Brought { state: one(address, "state"), code: "a-code".to_owned(), iss: None }
    }

    fn answer(&self, stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut first = String::new();
        if reader.read_line(&mut first).is_err() {
            return;
        }
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let says = &mut *self.says.lock().unwrap();
        says.asked.push((path.clone(), String::from_utf8_lossy(&body).into_owned()));
        let (status, header, text) = match path.as_str() {
            "/.well-known/openid-configuration" => (200, String::new(), self.discovery(says).to_string()),
            "/jwks" => (200, String::new(), keys(says).to_string()),
            _ => says.token_answer.clone().unwrap_or_else(|| (200, String::new(), self.tokens(says).to_string())),
        };
        let head = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\nconnection: close\r\n{header}content-length: {}\r\n\r\n",
            text.len()
        );
        let mut stream = stream;
        // Whoever has read enough hangs up.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes()));
    }

    fn discovery(&self, says: &Says) -> Value {
        let at = |path: &str| format!("{}/{path}", self.issuer);
        let truth = json!({
            "issuer": self.issuer,
            "authorization_endpoint": at("authorize"),
            "token_endpoint": at("token"),
            "jwks_uri": at("jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "RS256"],
        });
        over(truth, &says.discovery)
    }

    fn tokens(&self, says: &Says) -> Value {
        let header = over(json!({"alg": "EdDSA", "typ": "JWT", "kid": says.signing.to_string()}), &says.header);
        let seconds = now() / 1_000_000;
        let truth = json!({
            "iss": self.issuer, "aud": "town", "sub": "mallory", "nonce": says.nonce, "iat": seconds, "exp": seconds + 300,
        });
        let claims = over(truth, &says.claims);
        let signed = format!("{}.{}", base64(header.to_string().as_bytes()), base64(claims.to_string().as_bytes()));
        let signature = key(says.signing).sign(signed.as_bytes());
        let signature = if header["alg"] == "none" { String::new() } else { base64(&signature.to_bytes()) };
        json!({"access_token": "x", "token_type": "Bearer", "id_token": format!("{signed}.{signature}")})
    }
}

fn keys(says: &Says) -> Value {
    let keys = says.published.iter().map(|seed| {
        let public = base64(key(*seed).verifying_key().as_bytes());
        json!({"kty": "OKP", "crv": "Ed25519", "x": public, "kid": seed.to_string(), "use": "sig", "alg": "EdDSA"})
    });
    json!({"keys": keys.collect::<Vec<_>>()})
}
