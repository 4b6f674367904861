//! What a log-in under way carries from its start to its end. The browser keeps it sealed; so any replica ends what another
//! began, and nothing that anybody starts takes memory here.

use sanqian::Identity;
use serde::{Deserialize, Serialize};

/// Ten minutes to log in at the provider.
const WHOLE_US: i64 = 10 * 60 * 1_000_000;

/// What it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// A session.
    LogIn,
    /// An account's wish to be bound.
    Bind(String),
}

/// It.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Flow {
    pub(crate) purpose: Purpose,
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) began_us: i64,
    /// Whom the provider proved, while the town's own second factor is still asked for.
    pub(super) proved: Option<Proved>,
}

/// Whom the provider proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proved {
    pub(crate) identity: Identity,
    /// Whether by what the operator accepts as a second factor.
    pub(crate) second_factor: bool,
}

impl Flow {
    /// Whether it is the one that a browser comes back from, still.
    pub(super) fn is(&self, state: &str, now_us: i64) -> bool {
        // Both are ours or random; the time that comparing takes tells nothing that could be used.
        self.state == state && (0..=WHOLE_US).contains(&(now_us - self.began_us))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flow_is_for_its_own_state_and_time() {
        let flow = Flow {
            purpose: Purpose::LogIn,
            state: "s".to_owned(),
            nonce: "n".to_owned(),
            verifier: "v".to_owned(),
            began_us: 1_000,
            proved: None,
        };
        assert!(flow.is("s", 1_000) && flow.is("s", 1_000 + WHOLE_US));
        assert!(!flow.is("t", 1_000) && !flow.is("", 1_000));
        assert!(!flow.is("s", 1_001 + WHOLE_US) && !flow.is("s", 999));
    }
}
