//! Figures for Prometheus. No label holds what a person typed: routes are templates, methods a closed list.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// What a request is counted under.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct Answered {
    /// `GET` and the like, or `OTHER`.
    pub(crate) method: &'static str,
    /// Template of the route, `web` for the page, `none` when refused before.
    pub(crate) route: String,
    /// HTTP status.
    pub(crate) status: u16,
}

/// Why something was refused before a route saw it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct Refused {
    /// `connections`, `overload`, `rate`, `host`, `length`, `time`.
    pub(crate) why: &'static str,
}

/// All figures.
pub(crate) struct Meters {
    registry: Registry,
    pub(crate) answered: Family<Answered, Counter>,
    pub(crate) refused: Family<Refused, Counter>,
    pub(crate) seconds: Histogram,
    pub(crate) answering: Gauge,
    pub(crate) connections: Gauge,
}

impl Meters {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("sanqian");
        let answered = Family::default();
        registry.register("answered", "Requests answered", answered.clone());
        let refused = Family::default();
        registry.register("refused", "Connections and requests refused by a guard", refused.clone());
        let bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0];
        let seconds = Histogram::new(bounds);
        registry.register_with_unit("answer", "Time until an answer began", Unit::Seconds, seconds.clone());
        let answering = Gauge::default();
        registry.register("answering", "Requests at the moment", answering.clone());
        let connections = Gauge::default();
        registry.register("connections", "Connections at the moment", connections.clone());
        Self { registry, answered, refused, seconds, answering, connections }
    }

    /// Counts a refusal.
    pub(crate) fn refuse(&self, why: &'static str) {
        self.refused.get_or_create(&Refused { why }).inc();
    }

    /// The figures as OpenMetrics text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// A method's name, if it is a usual one.
pub(crate) fn method(method: &axum::http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}
