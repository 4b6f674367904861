//! Whose request it is: the address of the socket, or what a trusted proxy says (RELIABILITY.md 4.1: nobody else is believed).

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED: HeaderName = HeaderName::from_static("forwarded");

/// The other end of the socket; an extension of every request that came over one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub SocketAddr);

/// Addresses of proxies whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trusted(pub Vec<IpAddr>);

impl Trusted {
    pub(crate) fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }

    /// The last address in the header that is not a proxy of ours, when the socket is one; else the socket's.
    pub(crate) fn client(&self, socket: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.contains(socket) {
            return socket;
        }
        let given = headers.get_all(FORWARDED_FOR).into_iter().filter_map(|value| value.to_str().ok());
        let hops: Vec<IpAddr> = given.flat_map(|v| v.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
        hops.into_iter().rev().find(|hop| !self.contains(*hop)).unwrap_or(socket)
    }
}

/// The socket is of this machine and no proxy says that it only passes on.
pub(crate) fn is_local(socket: IpAddr, headers: &HeaderMap) -> bool {
    let passed_on = [FORWARDED_FOR, FORWARDED, HeaderName::from_static("via"), HeaderName::from_static("x-real-ip")];
    socket.to_canonical().is_loopback() && passed_on.iter().all(|name| !headers.contains_key(name))
}

/// What is counted as one address: an IPv6 subscriber has 2⁶⁴ of them.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[(&'static str, &'static str)]) -> HeaderMap {
        values.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxy = IpAddr::from([10, 0, 0, 9]);
        let stranger = IpAddr::from([203, 0, 113, 7]);
        let trusted = Trusted(vec![proxy]);
        let said = headers(&[("x-forwarded-for", "198.51.100.1, 192.0.2.8, 10.0.0.9")]);
        assert_eq!(trusted.client(proxy, &said), IpAddr::from([192, 0, 2, 8]));
        assert_eq!(trusted.client(stranger, &said), stranger);
        assert_eq!(Trusted::default().client(proxy, &said), proxy);
        assert_eq!(trusted.client(proxy, &headers(&[("x-forwarded-for", "nonsense")])), proxy);
    }

    #[test]
    fn what_a_proxy_passed_on_is_not_local() {
        let here = IpAddr::from([127, 0, 0, 1]);
        assert!(is_local(here, &HeaderMap::new()));
        assert!(is_local("::ffff:127.0.0.1".parse().unwrap(), &HeaderMap::new()));
        assert!(!is_local(IpAddr::from([10, 0, 0, 1]), &HeaderMap::new()));
        assert!(!is_local(here, &headers(&[("x-forwarded-for", "127.0.0.1")])));
        assert!(!is_local(here, &headers(&[("via", "1.1 proxy")])));
    }

    #[test]
    fn a_subscriber_of_ipv6_is_one() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6".parse().unwrap()), "2001:db8:1:2::".parse::<IpAddr>().unwrap());
        assert_eq!(network("::ffff:192.0.2.1".parse().unwrap()), IpAddr::from([192, 0, 2, 1]));
    }
}
