//! The same policy written a second time, in Cedar (`policy.cedar`), and asked in another way than crate `access` asks its
//! table: hat by hat, row by row, and, for the reason of a no, by letting one thing after another be as it should. What the two
//! say is compared in `tests/`; only `make soak` builds this crate (decision 0047).

mod answer;
mod world;

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Mutex;

use cedar_policy::{Authorizer, Decision, Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};

pub use answer::Answer;
pub use world::Row;

/// Policies and schema, and how often each policy decided something.
pub struct Oracle {
    policies: PolicySet,
    schema: Schema,
    authorizer: Authorizer,
    hits: Mutex<BTreeMap<String, u64>>,
}

impl Oracle {
    /// The policy as it is written, checked against its schema.
    ///
    /// # Errors
    /// What Cedar says of the text; a policy without an `@id`, or two with the same.
    pub fn written() -> Result<Self, String> {
        let (schema, _) =
            Schema::from_cedarschema_str(include_str!("policy.cedarschema")).map_err(|e| e.to_string())?;
        let read = PolicySet::from_str(include_str!("policy.cedar")).map_err(|error| error.to_string())?;
        let named = |policy: &Policy| {
            let id = policy.annotation("id").ok_or_else(|| format!("a policy has no @id: {policy}"))?;
            Ok(policy.new_id(PolicyId::new(id)))
        };
        let policies = read.policies().map(named).collect::<Result<Vec<Policy>, String>>()?;
        let policies = PolicySet::from_policies(policies).map_err(|error| error.to_string())?;
        let checked = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        if !checked.validation_passed() {
            return Err(checked.validation_errors().map(|error| format!("{error}\n")).collect());
        }
        Ok(Self { policies, schema, authorizer: Authorizer::new(), hits: Mutex::default() })
    }

    /// The names of the policies.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> =
            self.policies.policies().map(|policy| AsRef::<str>::as_ref(policy.id()).to_owned()).collect();
        ids.sort();
        ids
    }

    /// The same without one policy: a broken twin.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn without(&self, id: &str) -> Result<Self, String> {
        let mut policies = self.policies.clone();
        policies.remove_static(PolicyId::new(id)).map_err(|error| error.to_string())?;
        let (schema, authorizer) = (self.schema.clone(), Authorizer::new());
        Ok(Self { policies, schema, authorizer, hits: Mutex::default() })
    }

    /// How often each policy decided something until now.
    #[must_use]
    pub fn hits(&self) -> BTreeMap<String, u64> {
        self.hits.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Whether one question is answered with yes. A policy that cannot be evaluated is a fault of ours, never a silent no.
    fn permits(&self, question: &world::Question<'_>) -> Result<bool, String> {
        let (request, entities) = question.in_cedar()?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(error.to_string());
        }
        let mut hits = self.hits.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for id in response.diagnostics().reason() {
            let id: &str = id.as_ref();
            match hits.get_mut(id) {
                Some(count) => *count += 1,
                None => drop(hits.insert(id.to_owned(), 1)),
            }
        }
        Ok(response.decision() == Decision::Allow)
    }
}
