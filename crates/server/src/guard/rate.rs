//! How often one address may ask.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::StatusCode;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::{Limits, peer};
use crate::problem::Problem;

/// Routes that cost seconds of work.
const COSTLY: [&str; 2] = ["/api/v1/report.xlsx", "/api/v1/packs/{id}/publish-check"];
/// Addresses that are remembered before those that were quiet are forgotten.
const REMEMBERED: usize = 10_000;

/// Buckets by address.
pub(crate) struct Rate {
    all: Option<DefaultKeyedRateLimiter<IpAddr>>,
    costly: Option<DefaultKeyedRateLimiter<IpAddr>>,
    clock: DefaultClock,
}

impl Rate {
    pub(crate) fn new(limits: &Limits) -> Self {
        let burst = |n: NonZeroU32, times: u32| n.saturating_mul(NonZeroU32::MIN.saturating_add(times - 1));
        let all = NonZeroU32::new(limits.requests_per_second);
        let costly = NonZeroU32::new(limits.costly_per_hour);
        Self {
            all: all.map(|n| RateLimiter::keyed(Quota::per_second(n).allow_burst(burst(n, 4)))),
            costly: costly.map(|n| RateLimiter::keyed(Quota::per_hour(n))),
            clock: DefaultClock::default(),
        }
    }

    /// Counts a request to the route of that template.
    pub(crate) fn check(&self, address: IpAddr, route: &str) -> Result<(), Problem> {
        let address = peer::network(address);
        let costly = self.costly.as_ref().filter(|_| COSTLY.contains(&route));
        for limiter in [costly, self.all.as_ref()].into_iter().flatten() {
            if limiter.len() > REMEMBERED {
                limiter.retain_recent();
            }
            limiter.check_key(&address).map_err(|until| too_often(until.wait_time_from(self.clock.now())))?;
        }
        Ok(())
    }
}

fn too_often(wait: Duration) -> Problem {
    let seconds = wait.as_secs() + 1;
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "/problems/too-often",
        "Too many requests",
        format!("this address asks too often; try again in {seconds} s"),
        format!("请求过于频繁，请 {seconds} 秒后重试"),
    )
    .retry_after(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_does_not_use_up_the_rate_of_another() {
        let rate = Rate::new(&Limits { requests_per_second: 1, costly_per_hour: 2, ..Limits::default() });
        let (a, b) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let passed = (0..10).filter(|_| rate.check(a, "/api/v1/town").is_ok()).count();
        assert_eq!(passed, 4);
        assert!(rate.check(b, "/api/v1/town").is_ok());
        let passed = (0..3).filter(|_| rate.check(IpAddr::from([10, 0, 0, 3]), COSTLY[0]).is_ok()).count();
        assert_eq!(passed, 2);
        let without = Rate::new(&Limits { requests_per_second: 0, costly_per_hour: 0, ..Limits::default() });
        assert!((0..100).all(|_| without.check(a, COSTLY[0]).is_ok()));
    }

    #[test]
    fn the_costly_routes_are_routes() {
        let (_, document) = crate::router::documented();
        for route in COSTLY {
            assert!(document.paths.paths.contains_key(route), "{route}");
        }
    }
}
