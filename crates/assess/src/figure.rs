//! Figures in text: four decimals, six for values below one, no rounding of what is computed.

use model::Cm2;

/// A figure; `scale` is the size of what it is compared with.
pub(crate) fn figure(value: f64, scale: f64) -> String {
    if scale.abs() < 1.0 { format!("{value:.6}") } else { format!("{value:.4}") }
}

/// A weight or other number that an official wrote, as written.
pub(crate) fn plain(value: f64) -> String {
    format!("{value}")
}

/// Land in mu.
pub(crate) fn mu(area: Cm2) -> String {
    format!("{:.4}", area.mu())
}

/// Floor area in m².
pub(crate) fn m2(area: Cm2) -> String {
    format!("{:.2}", area.square_metres())
}
