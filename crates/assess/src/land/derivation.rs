//! An enterprise's land as an input of the evaluation, with the arithmetic in words and the cells behind it.

use model::statement::Declaration;
use model::{Citation, Cm2, Department, Derivation, EnterpriseId, Input, ParcelId, Snapshot, Stated};

use super::{Holding, LandShare, LandUse};
use crate::figure::{m2, mu};

/// Land of one enterprise: what the rule derives; where it derives none, what a signed declaration states.
pub(crate) fn input(
    snapshot: &Snapshot,
    land: &LandUse,
    enterprise: &EnterpriseId,
    declaration: Option<&Stated<Declaration>>,
    tolerance: f64,
) -> Option<Input> {
    let shares = land.shares.get(enterprise).map_or(&[][..], Vec::as_slice);
    let derived: Cm2 = shares.iter().map(|share| share.area).sum();
    let declared = declaration.and_then(|stated| Some((stated, stated.is.land?))).filter(|(_, land)| land.0 > 0);
    if derived.0 > 0 {
        let mut citations: Vec<Citation> = shares.iter().flat_map(|share| cells(snapshot, enterprise, share)).collect();
        let mut text = sum(snapshot, shares, derived);
        if let Some((stated, declared)) = declared {
            citations.extend(snapshot.cite(stated, "land"));
            compare(&mut text, derived, declared, tolerance);
        }
        let department = shares.iter().map(|share| department(&share.holding)).min().unwrap_or(Department::Town);
        return Some(Input { amount: derived.0, department, citations, derivation: Some(text) });
    }
    let (stated, declared) = declared?;
    Some(Input {
        amount: declared.0,
        department: stated.department,
        citations: snapshot.cite(stated, "land").into_iter().collect(),
        derivation: Some(Derivation {
            zh: format!("登记和租赁资料推算不出用地，采用一企一单申报的{}亩", mu(declared)),
            en: format!("rights and leases give no land; the {} mu of the signed declaration count", mu(declared)),
        }),
    })
}

fn department(holding: &Holding) -> Department {
    match holding {
        Holding::Right { .. } => Department::NaturalResources,
        Holding::Lease { .. } => Department::Town,
    }
}

/// The cells behind one part: the lease's area or the right, and the parcel's outline.
fn cells(snapshot: &Snapshot, enterprise: &EnterpriseId, share: &LandShare) -> Vec<Citation> {
    let parcel = snapshot.parcels.get(&share.parcel);
    let outline = parcel.and_then(|parcel| parcel.outline.as_ref()).and_then(|outline| snapshot.cite(outline, "code"));
    let own = match &share.holding {
        Holding::Lease { tenancy, .. } => {
            snapshot.leases.get(tenancy).and_then(|lease| snapshot.cite(lease, "floor_area"))
        }
        Holding::Right { .. } => parcel
            .and_then(|parcel| parcel.rights.iter().find(|right| right.is.enterprise.as_ref() == Some(enterprise)))
            .and_then(|right| snapshot.cite(right, "area")),
    };
    own.into_iter().chain(outline).collect()
}

fn parcel_code<'a>(snapshot: &'a Snapshot, id: &'a ParcelId) -> &'a str {
    let parcel = snapshot.parcels.get(id);
    let outline = parcel.and_then(|parcel| parcel.outline.as_ref()).map(|outline| outline.is.code.as_str());
    let right = || parcel.and_then(|parcel| parcel.rights.first()).map(|right| right.is.parcel_code.as_str());
    outline.or_else(right).unwrap_or(&id.0)
}

fn sum(snapshot: &Snapshot, shares: &[LandShare], total: Cm2) -> Derivation {
    let parts: Vec<Derivation> = shares.iter().map(|share| part(snapshot, share)).collect();
    if let [only] = parts.as_slice() {
        return only.clone();
    }
    let join =
        |text: fn(&Derivation) -> &str, between: &str| parts.iter().map(text).collect::<Vec<&str>>().join(between);
    Derivation {
        zh: format!("{}；合计{}亩", join(|part| &part.zh, "；"), mu(total)),
        en: format!("{}; together {} mu", join(|part| &part.en, "; "), mu(total)),
    }
}

/// `parcel × floor area ÷ all floor area [× share] = part`, in words with figures.
fn part(snapshot: &Snapshot, share: &LandShare) -> Derivation {
    let code = parcel_code(snapshot, &share.parcel);
    let (whole, area) = (mu(share.whole), mu(share.area));
    let (floor, total) = (m2(share.floor_area), m2(share.floor_total));
    match &share.holding {
        Holding::Lease { tenancy, sublet } => {
            let number = snapshot.leases.get(tenancy).map_or(tenancy.0.as_str(), |lease| lease.is.number.as_str());
            let (zh, en) = match sublet.0 {
                0 => (String::new(), String::new()),
                _ => (format!("，已扣除转租{}㎡", m2(*sublet)), format!(", less {} m² sub-let", m2(*sublet))),
            };
            Derivation {
                zh: format!(
                    "宗地{code}面积{whole}亩 × 租赁{floor}㎡（合同{number}{zh}）÷ 建筑面积{total}㎡ = {area}亩"
                ),
                en: format!(
                    "parcel {code} of {whole} mu × leased {floor} m² (lease {number}{en}) ÷ floor area {total} m² = {area} mu"
                ),
            }
        }
        Holding::Right { share: (above, below) } => {
            let (share_zh, share_en) = match (above, below) {
                (a, b) if a == b => (String::new(), String::new()),
                _ => (format!(" × 份额{above}/{below}"), format!(" × share {above}/{below}")),
            };
            if share.floor_area == share.floor_total {
                return Derivation {
                    zh: format!("宗地{code}面积{whole}亩（未出租）{share_zh} = {area}亩"),
                    en: format!("parcel {code} of {whole} mu (not let){share_en} = {area} mu"),
                };
            }
            Derivation {
                zh: format!("宗地{code}面积{whole}亩 × 未出租{floor}㎡ ÷ 建筑面积{total}㎡{share_zh} = {area}亩"),
                en: format!(
                    "parcel {code} of {whole} mu × {floor} m² not let ÷ floor area {total} m²{share_en} = {area} mu"
                ),
            }
        }
    }
}

fn compare(text: &mut Derivation, derived: Cm2, declared: Cm2, tolerance: f64) {
    let difference = (declared.mu() - derived.mu()) / derived.mu();
    let declared = mu(declared);
    if difference.abs() <= tolerance {
        text.zh.push_str(&format!("；与一企一单申报的{declared}亩相符"));
        text.en.push_str(&format!("; agrees with the {declared} mu declared"));
    } else {
        let percent = difference * 100.0;
        text.zh.push_str(&format!("；一企一单申报{declared}亩，相差{percent:+.1}%，须核对，评价采用推算面积"));
        text.en.push_str(&format!("; {declared} mu declared, {percent:+.1} %, to be checked; the derived area counts"));
    }
}
