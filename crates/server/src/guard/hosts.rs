//! Under which names the server is asked for. A page from elsewhere whose name is made to point at this machine (DNS
//! rebinding) would read the town as if it were ours; its `Host` gives it away.

use axum::http::{HeaderMap, StatusCode, Uri, header};

use crate::problem::Problem;

/// Names that are answered; any when empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hosts(Vec<String>);

impl Hosts {
    /// The given names, without ports; `any` when the server listens beyond this machine and nobody named one.
    pub(crate) fn new(given: &[String], local: bool) -> Self {
        let mut names: Vec<String> = given.iter().map(|name| name.to_ascii_lowercase()).collect();
        if local || !names.is_empty() {
            names.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
        }
        Self(names)
    }

    pub(crate) fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Problem> {
        let given = uri.host().map(|_| uri.authority().map(ToString::to_string).unwrap_or_default());
        let given = given.or_else(|| headers.get(header::HOST)?.to_str().ok().map(str::to_owned)).unwrap_or_default();
        let name = without_port(&given).to_ascii_lowercase();
        if self.0.is_empty() || self.0.contains(&name) {
            return Ok(());
        }
        Err(Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            "/problems/wrong-host",
            "Not this server",
            "the `Host` is not a name of this server; use the address that it printed, or name it with `--host`"
                .to_owned(),
            "请求的主机名不属于本服务：请用启动时显示的网址，或以 --host 指定主机名".to_owned(),
        ))
    }
}

fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.is_empty() => name,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_made_to_point_here_is_refused() {
        let check = |hosts: &Hosts, host: &str| {
            let headers = HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]);
            hosts.check(&Uri::from_static("/"), &headers).is_ok()
        };
        let local = Hosts::new(&[], true);
        assert!(check(&local, "127.0.0.1:8080") && check(&local, "LOCALHOST") && check(&local, "[::1]:80"));
        assert!(!check(&local, "evil.example:8080") && !check(&local, ""));
        let named = Hosts::new(&["Town.example".to_owned()], false);
        assert!(check(&named, "town.example") && check(&named, "localhost:1") && !check(&named, "evil.example"));
        assert!(check(&Hosts::new(&[], false), "anything"));
        assert!(local.check(&Uri::from_static("http://evil.example/"), &HeaderMap::new()).is_err());
    }
}
