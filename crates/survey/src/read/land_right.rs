//! 工业用地: one row per right holder.

use model::statement::{LandRight, Statement, Tenure};
use model::{Cm2, Severity};

use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

const TENURES: [(&str, Tenure); 4] = [
    ("国有出让", Tenure::StateGranted),
    ("国有划拨", Tenure::StateAllocated),
    ("集体建设用地", Tenure::Collective),
    ("未登记", Tenure::Unregistered),
];

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let parcel = line.parcel("parcel", known);
    let holder = line.required_text("holder");
    let tenure = line.required_choice("tenure", &TENURES);
    let area = line.amount("area");
    let granted = line.past_date("granted", known);
    if granted.is_none() && line.cell("granted").is_none() && line.cell("certificate").is_some() {
        let hint = "有不动产权证而没有供地日期，到期年限无从计算：请补填。 / A certificate without the date of grant: its term cannot be reckoned.";
        line.note(Severity::Warning, "granted", said("cell.blank", "供地日期 / the date of grant", hint));
    }
    let share = share(line);
    let enterprise = holder.as_deref().and_then(|name| line.party(known, "enterprise", name));
    let (parcel, parcel_code) = parcel?;
    Some(Statement::LandRight(LandRight {
        parcel,
        parcel_code,
        holder: holder?,
        enterprise,
        tenure: tenure?,
        land_use: line.text("land_use").unwrap_or_default(),
        area: area.map(Cm2),
        certificate: line.text("certificate"),
        granted,
        share: share?,
        village: line.text("village"),
    }))
}

/// `1`, `1/2`, `30%` or `0.3` as a fraction; blank is a sole holder.
fn share(line: &mut Line<'_>) -> Option<(u32, u32)> {
    let Some(text) = line.text("share") else { return Some((1, 1)) };
    let parsed = parse(&text).filter(|(n, d)| *n > 0 && n <= d);
    if parsed.is_none() {
        line.note(
            Severity::Row,
            "share",
            said(
                "share.form",
                "份额，如 1、1/2、30% / a share",
                "请填写不大于 1 的份额。 / Enter a share not above 1.",
            ),
        );
    }
    parsed
}

fn parse(text: &str) -> Option<(u32, u32)> {
    let text: String = text.chars().map(crate::amount::half_width).filter(|c| !c.is_whitespace()).collect();
    if let Some((n, d)) = text.split_once('/') {
        return Some((n.parse().ok()?, d.parse().ok()?));
    }
    let (number, whole) = text.strip_suffix('%').map_or((text.as_str(), 1), |n| (n, 100));
    let (units, decimals) = number.split_once('.').unwrap_or((number, ""));
    if decimals.len() > 6 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = 10_u32.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let numerator = units.parse::<u32>().ok()?.checked_mul(scale)?.checked_add(decimals.parse().unwrap_or(0))?;
    let denominator = scale.checked_mul(whole)?;
    if numerator == denominator { Some((1, 1)) } else { Some((numerator, denominator)) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn shares_in_every_form() {
        let check = |text, expect| assert_eq!(super::parse(text), expect, "{text}");
        check("1", Some((1, 1)));
        check("1/2", Some((1, 2)));
        check("30%", Some((30, 100)));
        check("33.3%", Some((333, 1000)));
        check("0.3", Some((3, 10)));
        check("100%", Some((1, 1)));
        check("一半", None);
        check("1/0", Some((1, 0))); // refused by the caller: a share is not above 1
    }
}
