//! The one way out of the program: to the hosts that the operator named, by https, without redirects, within limits.

use std::sync::Arc;
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};

use super::config::{Config, authority};

/// An answer of a provider is some KiB.
const MOST: u64 = 256 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the provider.
pub(super) struct Outgoing {
    agent: Agent,
    hosts: Vec<String>,
    plain: bool,
}

/// Why the provider was not asked, or gave no answer.
#[derive(Debug)]
pub(super) struct NoAnswer(String);

impl std::fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoAnswer {}

impl Outgoing {
    pub(super) fn to(config: &Config) -> Result<Self, String> {
        let certificates = parse_pem(&config.certificates).filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        });
        let certificates: Vec<Certificate<'static>> = certificates.collect();
        if certificates.is_empty() && !config.plain {
            return Err("there is no certificate in the file of trusted certificates".to_owned());
        }
        let provider = tokio_rustls::rustls::crypto::ring::default_provider();
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(provider))
            .root_certs(RootCerts::new_with_certs(&certificates))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .https_only(!config.plain)
            // No proxy of the environment: what goes out is the operator's to say in one place.
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        Ok(Self { agent, hosts: config.hosts.clone(), plain: config.plain })
    }

    /// Whether an address may be asked, or a browser be sent there.
    pub(super) fn may(&self, url: &openidconnect::url::Url) -> Result<(), NoAnswer> {
        let scheme = url.scheme() == "https" || (self.plain && url.scheme() == "http");
        if scheme && self.hosts.contains(&authority(url)) {
            return Ok(());
        }
        let host = authority(url);
        Err(NoAnswer(format!("the provider names an address at `{host}`, which is not in `hosts` of its file")))
    }

    pub(super) fn ask(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let url = openidconnect::url::Url::parse(&request.uri().to_string());
        self.may(&url.map_err(|error| NoAnswer(error.to_string()))?)?;
        let failed = |error: ureq::Error| NoAnswer(error.to_string());
        let response = if request.method() == axum::http::Method::GET {
            self.agent.run(request.map(|_| ())).map_err(failed)?
        } else {
            self.agent.run(request).map_err(failed)?
        };
        let (parts, mut body) = response.into_parts();
        let bytes = body.with_config().limit(MOST).read_to_vec().map_err(failed)?;
        Ok(HttpResponse::from_parts(parts, bytes))
    }
}
