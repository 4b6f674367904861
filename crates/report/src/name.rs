//! What people call things: names and codes of enterprises and parcels.

use model::{EnterpriseId, ParcelId};

use crate::Report;

/// Name and code (USCC or registration number) of an enterprise.
pub(crate) fn enterprise(report: &Report<'_>, id: &EnterpriseId) -> (String, String) {
    if let Some(registration) = report.snapshot.enterprises.get(id).and_then(|e| e.registration.as_ref()) {
        let row = &registration.is;
        let code = row.uscc.as_ref().or(row.registration_no.as_ref()).cloned().unwrap_or_default();
        return (row.name.clone(), code);
    }
    if let Some((_, result)) = report.assessment.of(id) {
        return (result.candidate.name.clone(), result.candidate.code.clone());
    }
    (report.language.pick("（未登记）", "(not registered)").to_owned(), id.to_string())
}

/// Names of several, joined.
pub(crate) fn enterprises(report: &Report<'_>, ids: &[EnterpriseId]) -> String {
    ids.iter().map(|id| enterprise(report, id).0).collect::<Vec<_>>().join(report.language.pick("、", ", "))
}

/// The code of a parcel as the cadastre writes it.
pub(crate) fn parcel(report: &Report<'_>, id: &ParcelId) -> String {
    let known = report.snapshot.parcels.get(id);
    let outline = known.and_then(|p| p.outline.as_ref()).map(|o| o.is.code.clone());
    outline
        .or_else(|| known.and_then(|p| p.rights.first()).map(|right| right.is.parcel_code.clone()))
        .unwrap_or_else(|| id.to_string())
}

/// A name that a sheet may have: 31 characters, none of `[]:*?/\`, no quote at an end, and not taken (whatever its case).
pub(crate) fn sheet(wanted: &str, taken: &mut Vec<String>) -> String {
    let clean: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { '·' } else { c }).collect();
    let clean = clean.trim();
    let mut number = 1;
    loop {
        let suffix = if number == 1 { String::new() } else { format!("~{number}") };
        let room = 31 - suffix.len();
        let mut units = 0;
        let kept: String = clean
            .chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= room
            })
            .collect();
        let name = format!("{kept}{suffix}");
        let folded = name.to_lowercase();
        if !name.is_empty() && !taken.contains(&folded) {
            taken.push(folded);
            return name;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_allowed_and_differ() {
        let mut taken = Vec::new();
        let mut check = |wanted: &str, expected: &str| assert_eq!(sheet(wanted, &mut taken), expected);
        check("资金-王家埭/1", "资金-王家埭·1");
        check("资金-王家埭*1", "资金-王家埭·1~2");
        check("Block", "Block");
        check("BLOCK", "BLOCK~2");
        check(&"长".repeat(40), &"长".repeat(31));
        check(&"长".repeat(41), &format!("{}~2", "长".repeat(29)));
        check("", "~2");
    }
}
