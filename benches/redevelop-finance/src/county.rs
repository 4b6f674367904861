//! Every parcel of a county under six forms of renewal.

use std::path::Path;

use redevelop::{Ground, Kernel, value_parcels};
use rules::RenewalPack;

use crate::{BenchError, day, fastest, pack, say, write};

/// Six forms: the pack's four modes, and two of them with another floor area ratio.
fn forms(pack: &RenewalPack) -> Result<Vec<Kernel>, BenchError> {
    let day = day()?;
    let mut forms = pack.modes.iter().map(|mode| Kernel::new(mode, pack, day)).collect::<Result<Vec<_>, _>>()?;
    for (index, mode) in pack.modes.iter().enumerate().take(2) {
        let name = format!("mode.{}.far_after", mode.code);
        let denser = pack.with(&name, pack.parameters.at(&name, day)? * 1.5)?;
        forms.push(Kernel::new(&denser.modes[index], &denser, day)?);
    }
    Ok(forms)
}

/// Parcels of 1 to 90 mu, FAR 0 to 2, some of it illegal, taxes up to 30 万元 per mu.
#[expect(clippy::cast_precision_loss, reason = "numbers of parcels are small")]
fn parcels(count: usize) -> Vec<Ground> {
    (0..count)
        .map(|k| k as f64)
        .map(|k| {
            let part = |factor: f64| (k * factor).fract();
            let area = 6.7e6 * (1.0 + 89.0 * part(0.618_034));
            Ground {
                area,
                lawful_floor: area * 2.0 * part(0.754_878),
                illegal_floor: area * 0.1 * part(0.569_840),
                tax: area * 4.5 * part(0.324_718),
            }
        })
        .collect()
}

/// Prints seconds; writes the parcels' columns, the forms' figures and rows for the peer, and all net present values.
pub(crate) fn time(count: usize, out: &Path) -> Result<(), BenchError> {
    let pack = pack(80)?;
    let forms = forms(&pack)?;
    let parcels = parcels(count);
    let (seconds, valuation) = fastest(|| Ok(value_parcels(&parcels, &forms)))?;
    let columns: [fn(&Ground) -> f64; 4] = [|p| p.area, |p| p.lawful_floor, |p| p.illegal_floor, |p| p.tax];
    write(&out.join("parcels"), columns.iter().flat_map(|column| parcels.iter().map(column)))?;
    write(&out.join("npv"), valuation.npv)?;
    say(&seconds.to_string());
    Ok(())
}
