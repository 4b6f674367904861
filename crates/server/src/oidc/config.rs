//! What an operator says of the identity provider, in one file of TOML.

use std::path::{Path, PathBuf};

use openidconnect::url::{Host, Url};
use serde::Deserialize;

/// Where the provider sends the browser back to: a page of ours, which then asks the API by itself.
pub(super) const PAGE: &str = "/login/identity";
/// Where Debian keeps whom the system trusts.
const SYSTEM_CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    issuer: String,
    client_id: String,
    client_secret_file: PathBuf,
    redirect: String,
    #[serde(default = "subject")]
    subject_claim: String,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    second_factor: Accepted,
    #[serde(default)]
    hosts: Vec<String>,
    certificates: Option<PathBuf>,
}

fn subject() -> String {
    "sub".to_owned()
}

/// What of the provider's words about how it proved a person stands in the place of the town's second factor. Nothing unless
/// the operator says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accepted {
    /// Values of `amr` of which one is enough, e.g. `otp`, `hwk` (RFC 8176).
    #[serde(default)]
    pub(super) amr: Vec<String>,
    /// Values of `acr` of which one is enough; the provider defines them.
    #[serde(default)]
    pub(super) acr: Vec<String>,
}

/// The same, checked. It holds the secret, so nobody prints it.
pub(super) struct Config {
    /// As people call the provider: what the button says.
    pub(super) name: String,
    /// As the provider names itself, to the letter.
    pub(super) issuer: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
    pub(super) redirect: String,
    /// Which claim of the ID token names the person.
    pub(super) subject_claim: String,
    pub(super) scopes: Vec<String>,
    pub(super) accepted: Accepted,
    /// Host, with a port where one is written, of every address that may be asked or be sent to.
    pub(super) hosts: Vec<String>,
    /// Whom the provider's certificate must come from, PEM.
    pub(super) certificates: Vec<u8>,
    /// Without TLS, which is for this machine alone.
    pub(super) plain: bool,
}

/// Why an identity provider cannot be used as it was described.
#[derive(Debug)]
pub struct OidcFileError {
    path: PathBuf,
    message: String,
}

impl std::fmt::Display for OidcFileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}; docs/operations.md describes the file", self.path.display(), self.message)
    }
}

impl std::error::Error for OidcFileError {}

impl OidcFileError {
    pub(super) fn at(path: &Path, message: String) -> Self {
        Self { path: path.to_owned(), message }
    }
}

impl Config {
    pub(super) fn read(path: &Path) -> Result<Self, OidcFileError> {
        let failed = OidcFileError::at;
        let text = std::fs::read_to_string(path).map_err(|error| failed(path, error.to_string()))?;
        let written: Written = toml::from_str(&text).map_err(|error| failed(path, error.to_string()))?;
        let beside = |file: &Path| path.parent().unwrap_or(Path::new("")).join(file);
        let secret_file = beside(&written.client_secret_file);
        let client_secret = secret(&secret_file).map_err(|message| failed(&secret_file, message))?;
        let (issuer, plain) = address("issuer", &written.issuer).map_err(|message| failed(path, message))?;
        let (redirect, _) = address("redirect", &written.redirect).map_err(|message| failed(path, message))?;
        if redirect.path() != PAGE || redirect.query().is_some() {
            let message =
                format!("`redirect` is `{redirect}`, but the page to come back to is `{PAGE}` of this server");
            return Err(failed(path, message));
        }
        if written.name.trim().is_empty() || written.client_id.is_empty() || written.subject_claim.is_empty() {
            return Err(failed(path, "`name`, `client_id` and `subject_claim` must not be empty".to_owned()));
        }
        let certificates = if plain {
            Vec::new()
        } else {
            let file = written.certificates.map_or_else(|| PathBuf::from(SYSTEM_CERTIFICATES), |file| beside(&file));
            std::fs::read(&file)
                .map_err(|error| failed(&file, format!("{error}; give `certificates`, a file of PEM")))?
        };
        let mut hosts = written.hosts;
        hosts.push(authority(&issuer));
        Ok(Self {
            name: written.name.trim().to_owned(),
            issuer: written.issuer,
            client_id: written.client_id,
            client_secret,
            redirect: written.redirect,
            subject_claim: written.subject_claim,
            scopes: written.scopes,
            accepted: written.second_factor,
            hosts,
            certificates,
            plain,
        })
    }
}

/// The secret, from a file that nobody else reads.
fn secret(path: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.metadata().map_err(|error| error.to_string())?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(format!("others may read the client's secret (mode {:o}); chmod 600", mode & 0o777));
        }
    }
    let secret = text.trim();
    if secret.is_empty() {
        Err("it is empty; it should hold the client's secret".to_owned())
    } else {
        Ok(secret.to_owned())
    }
}

/// An address by https; by http only on this machine. Says which.
fn address(key: &str, text: &str) -> Result<(Url, bool), String> {
    let url = Url::parse(text).map_err(|error| format!("`{key}` is `{text}`: {error}"))?;
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" => Ok((url, false)),
        "http" if here => Ok((url, true)),
        _ => Err(format!("`{key}` is `{text}`: it must begin with https:// (http:// only for this machine)")),
    }
}

/// Host and port of an address, as `hosts` writes them.
pub(super) fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(change: impl Fn(&str) -> String, mode: u32) -> Result<Config, String> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret");
        std::fs::write(&secret, "s3cret\n").unwrap();
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(mode)).unwrap();
        let file = folder.path().join("oidc.toml");
        let text = "name = '统一身份认证'\nissuer = 'http://127.0.0.1:9'\nclient_id = 'town'\nclient_secret_file = 'secret'\n\
                    redirect = 'http://127.0.0.1:8080/login/identity'\n";
        std::fs::write(&file, change(text)).unwrap();
        Config::read(&file).map_err(|error| error.to_string())
    }

    #[test]
    fn a_file_is_read_and_what_is_dangerous_in_it_refused() {
        let config = written(str::to_owned, 0o600).unwrap();
        assert_eq!((config.client_secret.as_str(), config.subject_claim.as_str()), ("s3cret", "sub"));
        assert_eq!((config.hosts, config.plain), (vec!["127.0.0.1:9".to_owned()], true));
        assert_eq!(config.accepted, Accepted::default(), "nothing stands in for the town's second factor");
        let refused = |from: &str, to: &str, words: &str| {
            let told = written(|text| text.replace(from, to), 0o600).err().unwrap();
            assert!(told.contains(words), "{to}: {told}");
        };
        refused("issuer = 'http://127.0.0.1:9'", "issuer = 'http://idp.example'", "must begin with https://");
        refused("http://127.0.0.1:8080/login", "http://town.example/login", "must begin with https://");
        refused("/login/identity", "/somewhere", "the page to come back to");
        refused("/login/identity", "/login/identity?next=x", "the page to come back to");
        refused("client_id = 'town'", "client_id = ''", "must not be empty");
        refused("client_id", "clientid", "unknown field");
        refused("'secret'", "'elsewhere'", "elsewhere");
        assert!(written(str::to_owned, 0o644).err().unwrap().contains("chmod 600"));
    }
}
