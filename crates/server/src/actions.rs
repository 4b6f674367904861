//! Which action each route is: one row per method and path. What an action may be done by stands in crate `access`. A route
//! without a row is refused to everybody, and `tests/api/matrix.rs` is red.

use access::Action;

/// Method, path (that of the API without its beginning), action.
pub(crate) const ROUTES: &[(&str, &str, Action)] = &[
    ("GET", "/town", Action::ReadOverview),
    ("GET", "/enterprises", Action::ReadEnterprises),
    ("GET", "/enterprises/{id}", Action::ReadEnterprises),
    ("GET", "/findings", Action::ReadFindings),
    ("GET", "/findings/{id}", Action::ReadFindings),
    ("GET", "/cases", Action::ReadCases),
    ("GET", "/cases/{id}", Action::ReadCases),
    ("GET", "/cases/{id}/evidence/{hash}", Action::ReadEvidence),
    ("POST", "/cases", Action::OpenCase),
    ("POST", "/cases/{id}/steps", Action::StepCase),
    ("GET", "/petitions", Action::ReadPetitions),
    // Who petitions on their own would sign the entry with their account, so only the petition office receives (decision 0051).
    ("POST", "/petitions", Action::StepPetition),
    ("GET", "/petitions/choices", Action::ReadPetitions),
    ("POST", "/petitions/{id}/steps", Action::StepPetition),
    ("POST", "/petitions/{id}/petitioner", Action::StepPetition),
    ("POST", "/patrols", Action::StewardPark),
    ("POST", "/work-orders/{id}/steps", Action::StewardPark),
    ("POST", "/visits", Action::StewardPark),
    ("POST", "/admissions", Action::StewardPark),
    ("POST", "/exits", Action::StewardPark),
    ("POST", "/exits/{id}/steps", Action::StewardPark),
    ("POST", "/checklists/{id}/texts", Action::StewardPark),
    ("GET", "/enterprises/{id}/portrait", Action::ReadEnterprises),
    ("GET", "/enterprises/{id}/plans", Action::ReadEnterprises),
    ("GET", "/enterprises/{id}/measures", Action::ReadEnterprises),
    ("GET", "/programme", Action::ReadProgramme),
    ("GET", "/town-plan", Action::ReadProgramme),
    ("GET", "/quotas", Action::ReadProgramme),
    ("GET", "/operations", Action::ReadParks),
    ("GET", "/phases", Action::ReadBlocks),
    ("GET", "/phases/answers", Action::ReadBlocks),
    ("GET", "/land", Action::ReadLand),
    ("GET", "/village-assets", Action::ReadVillages),
    ("GET", "/storages", Action::ReadBlocks),
    ("GET", "/village-assets/choices", Action::ReadVillages),
    ("GET", "/storages/choices", Action::ReadBlocks),
    ("POST", "/village-assets", Action::KeepVillageBook),
    ("POST", "/storages", Action::StewardPark),
    ("POST", "/village-assets/{id}/steps", Action::KeepVillageBook),
    ("POST", "/storages/{id}/steps", Action::StewardPark),
    ("GET", "/map/tiles.json", Action::ReadMap),
    ("GET", "/map/tiles/{z}/{x}/{y}", Action::ReadMap),
    ("GET", "/ready", Action::ReadService),
    ("GET", "/ogc", Action::ReadMap),
    ("GET", "/ogc/conformance", Action::ReadMap),
    ("GET", "/ogc/collections", Action::ReadMap),
    ("GET", "/ogc/collections/{id}", Action::ReadMap),
    ("GET", "/ogc/collections/{id}/items", Action::ReadMap),
    ("GET", "/ogc/collections/{id}/items/{feature}", Action::ReadMap),
    ("GET", "/packs", Action::ReadRules),
    ("GET", "/packs/{id}/publish-check", Action::ReadProposals),
    ("GET", "/proposals", Action::ReadProposals),
    ("GET", "/proposals/{id}", Action::ReadProposals),
    ("GET", "/rounds", Action::ReadRounds),
    ("GET", "/rounds/{id}", Action::ReadRounds),
    ("GET", "/trend", Action::ReadRounds),
    ("GET", "/parcels/{id}", Action::ReadLand),
    ("GET", "/blocks", Action::ReadBlocks),
    ("GET", "/blocks/{id}", Action::ReadBlocks),
    ("GET", "/parks", Action::ReadParks),
    ("GET", "/villages", Action::ReadVillages),
    ("GET", "/map/parcels.geojson", Action::ReadMap),
    ("GET", "/map/buildings.geojson", Action::ReadMap),
    ("GET", "/map/roads.geojson", Action::ReadMap),
    ("GET", "/map/waterways.geojson", Action::ReadMap),
    ("GET", "/map/zones.geojson", Action::ReadMap),
    ("GET", "/map/parks.geojson", Action::ReadMap),
    ("GET", "/map/blocks.geojson", Action::ReadBlocks),
    ("GET", "/report.xlsx", Action::TakeReport),
    ("GET", "/health", Action::ReadService),
    ("GET", "/openapi.json", Action::ReadService),
    ("GET", "/me", Action::ReadService),
    ("POST", "/session", Action::LogIn),
    ("DELETE", "/session", Action::KeepOwnAccount),
    ("POST", "/claims", Action::LogIn),
    ("GET", "/session/oidc", Action::LogIn),
    ("POST", "/session/oidc", Action::LogIn),
    ("POST", "/session/oidc/callback", Action::LogIn),
    ("GET", "/me/identity", Action::KeepOwnAccount),
    ("POST", "/me/identity", Action::KeepOwnAccount),
    ("POST", "/me/identity/callback", Action::KeepOwnAccount),
    ("DELETE", "/me/identity", Action::KeepOwnAccount),
    ("POST", "/people/{id}/identity", Action::ManageAccounts),
    ("DELETE", "/people/{id}/identity", Action::ManageAccounts),
    ("GET", "/me/sessions", Action::KeepOwnAccount),
    ("DELETE", "/me/sessions/{id}", Action::KeepOwnAccount),
    ("POST", "/me/password", Action::KeepOwnAccount),
    ("POST", "/me/totp", Action::KeepOwnAccount),
    ("POST", "/me/totp/proof", Action::KeepOwnAccount),
    ("POST", "/me/delegations", Action::KeepOwnAccount),
    // Which action a draft is stands in its body: here every account comes through, and is decided on there.
    ("GET", "/approvals", Action::KeepOwnAccount),
    ("POST", "/approvals", Action::KeepOwnAccount),
    ("GET", "/approvals/{id}", Action::KeepOwnAccount),
    ("GET", "/approvals/{id}/documents/{hash}", Action::KeepOwnAccount),
    ("POST", "/approvals/{id}/approval", Action::KeepOwnAccount),
    ("POST", "/approvals/{id}/rejection", Action::KeepOwnAccount),
    ("POST", "/approvals/{id}/withdrawal", Action::KeepOwnAccount),
    ("POST", "/rounds/{id}/objections", Action::ObjectToGrade),
    ("POST", "/rounds/{id}/objections/{number}/answer", Action::RunEvaluation),
    ("GET", "/me/looks", Action::ReadOwnAccesses),
    ("GET", "/people", Action::ReadAccounts),
    ("POST", "/people", Action::ManageAccounts),
    ("DELETE", "/people/{id}", Action::ManageAccounts),
    ("POST", "/people/{id}/invitation", Action::ManageAccounts),
    ("POST", "/people/{id}/grants", Action::ManageGrants),
    ("POST", "/people/{id}/withdrawals", Action::ManageGrants),
    ("POST", "/people/{id}/erasure", Action::ErasePerson),
    ("GET", "/looks", Action::ReadAudit),
    // A job answers questions about the plan and changes nothing of the town: who reads the plan may ask.
    ("GET", "/jobs", Action::ReadBlocks),
    ("POST", "/jobs", Action::ReadBlocks),
    ("GET", "/jobs/{id}", Action::ReadBlocks),
    ("DELETE", "/jobs/{id}", Action::ReadBlocks),
    ("GET", "/jobs/{id}/events", Action::ReadBlocks),
];

/// The action of a route; reading the head of an answer is reading it.
pub(crate) fn action(method: &str, path: &str) -> Option<Action> {
    let method = if method == "HEAD" { "GET" } else { method };
    ROUTES.iter().find(|(of, at, _)| (*of, *at) == (method, path)).map(|(.., action)| *action)
}

/// The methods of a path, as an `Allow` header has them.
pub(crate) fn methods(path: &str) -> String {
    let of_path = ROUTES.iter().filter(|(_, at, _)| *at == path).map(|(method, ..)| *method);
    of_path
        .flat_map(|method| if method == "GET" { vec!["GET", "HEAD"] } else { vec![method] })
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::router::{API, documented};

    /// The router and its document are made by one macro, so what is documented is what is routed (`tests/api/documented.rs`
    /// holds that nothing is routed beside it). A new route without a row is red here, and refused at run time.
    #[test]
    fn every_route_has_a_row_and_every_row_a_route() {
        let (_, document) = documented();
        let document = serde_json::to_value(document).unwrap();
        let mut routed = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for method in item.as_object().unwrap().keys() {
                let method = method.to_uppercase();
                if ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(&method.as_str()) {
                    routed.insert((method, path.strip_prefix(API).unwrap_or(path).to_owned()));
                }
            }
        }
        let rows: BTreeSet<_> = ROUTES.iter().map(|(method, path, _)| (method.to_string(), path.to_string())).collect();
        assert_eq!(routed, rows);
        assert_eq!(rows.len(), ROUTES.len(), "a row stands twice");
    }

    #[test]
    fn the_head_of_an_answer_is_read_and_other_methods_are_nobodys() {
        assert_eq!(action("HEAD", "/town"), Some(Action::ReadOverview));
        assert_eq!(action("POST", "/town"), None);
        assert_eq!(action("GET", "/nothing"), None);
        assert_eq!(methods("/town"), "GET, HEAD");
        assert_eq!(methods("/nothing"), "");
    }
}
