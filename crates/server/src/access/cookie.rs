//! The cookie of a session: unreadable to scripts, sent to this host alone, not sent from elsewhere but by a click.

use axum::http::{HeaderMap, HeaderValue, header};

fn name(secure: bool) -> &'static str {
    if secure { "__Host-sid" } else { "sanqian-sid" }
}

fn flow_name(secure: bool) -> &'static str {
    if secure { "__Host-oidc" } else { "sanqian-oidc" }
}

/// The secret that a request shows. Two cookies of the name are none: somebody planted one.
pub(super) fn secret_of(headers: &HeaderMap, secure: bool) -> Option<String> {
    value_of(headers, name(secure))
}

/// What a request shows of a log-in under way at the identity provider.
pub(crate) fn flow_of(headers: &HeaderMap, secure: bool) -> Option<String> {
    value_of(headers, flow_name(secure))
}

fn value_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let named = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    let mut secrets = named.filter(|(found, _)| *found == name).map(|(_, secret)| secret.to_owned());
    match (secrets.next(), secrets.next()) {
        (Some(secret), None) => Some(secret),
        _ => None,
    }
}

/// Sets the cookie. It ends with the browser; how long a session lasts is the server's to say.
pub(crate) fn session_cookie(secret: &str, secure: bool) -> HeaderMap {
    let flag = if secure { "; Secure" } else { "" };
    set(&format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{flag}", name(secure)))
}

/// Keeps a log-in under way, for ten minutes. Only pages of ours send it: the one that the provider sends back to asks by itself.
pub(crate) fn flow_cookie(sealed: &str, secure: bool) -> HeaderMap {
    let flag = if secure { "; Secure" } else { "" };
    set(&format!("{}={sealed}; Path=/; HttpOnly; SameSite=Strict; Max-Age=600{flag}", flow_name(secure)))
}

/// Takes that one away.
pub(crate) fn forget_flow(headers: &mut HeaderMap, secure: bool) {
    let flag = if secure { "; Secure" } else { "" };
    let gone = set(&format!("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{flag}", flow_name(secure)));
    for (name, value) in &gone {
        headers.append(name, value.clone());
    }
}

/// Takes the cookie away, and what the browser kept of the town.
pub(crate) fn forget_cookie(secure: bool) -> HeaderMap {
    let flag = if secure { "; Secure" } else { "" };
    let mut headers = set(&format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{flag}", name(secure)));
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    headers
}

fn set(cookie: &str) -> HeaderMap {
    HeaderValue::try_from(cookie).map(|value| (header::SET_COOKIE, value)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_of_the_name_is_a_secret() {
        let check = |cookies: &[&str], secure: bool, expect: Option<&str>| {
            let headers = cookies.iter().map(|cookie| (header::COOKIE, cookie.parse().unwrap())).collect();
            assert_eq!(secret_of(&headers, secure).as_deref(), expect, "{cookies:?}");
        };
        check(&["a=b; __Host-sid=xyz; c=d"], true, Some("xyz"));
        check(&["__Host-sid=xyz"], false, None);
        check(&["sanqian-sid=xyz"], false, Some("xyz"));
        check(&["sanqian-sid=xyz"], true, None);
        check(&["__Host-sid=one; __Host-sid=two"], true, None);
        check(&["__Host-sid=one", "__Host-sid=two"], true, None);
        check(&["x__Host-sid=one"], true, None);
        check(&[], true, None);
    }

    #[test]
    fn the_cookie_is_careful() {
        let header = |headers: HeaderMap| headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert_eq!(header(session_cookie("x", true)), "__Host-sid=x; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(header(session_cookie("x", false)), "sanqian-sid=x; Path=/; HttpOnly; SameSite=Lax");
        let forgotten = forget_cookie(true);
        assert_eq!(forgotten["clear-site-data"], "\"cache\", \"storage\"");
        assert!(header(forgotten).contains("Max-Age=0"));
        let flow = "__Host-oidc=x; Path=/; HttpOnly; SameSite=Strict; Max-Age=600; Secure";
        assert_eq!(header(flow_cookie("x", true)), flow);
        let mut both = session_cookie("y", false);
        forget_flow(&mut both, false);
        assert_eq!(both.get_all(header::SET_COOKIE).iter().count(), 2, "one does not take the other's place");
    }
}
