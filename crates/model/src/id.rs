//! Ids are made from what they identify, never from clock or chance (decision 0003): the same town, scheme and code give
//! the same id on every machine.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Lower-case hex SHA-256 of some bytes: the name of a blob, a snapshot, a pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ContentHash(pub String);

impl ContentHash {
    /// Hash of the bytes.
    ///
    /// ```
    /// assert!(model::ContentHash::of(b"").0.starts_with("e3b0c44298fc1c14"));
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex(&Sha256::digest(bytes)))
    }

    /// The first twelve characters, for people.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' - 10 + half });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Sixteen hex digits of a hash over the parts, each ended by a zero byte so that no two lists of parts collide.
fn derive(prefix: &str, parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    format!("{prefix}-{}", &hex(&hasher.finalize())[..16])
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id of what `code` names under `scheme` (e.g. `uscc`) in a town.
            #[must_use]
            pub fn derive(town: &TownId, scheme: &str, code: &str) -> Self {
                Self(derive($prefix, &[$prefix, &town.0, scheme, code]))
            }
        }
        impl fmt::Display for $name { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) } }
    };
}

/// The tenant: a town, by its administrative code and a short name, e.g. `330282-kuangyan`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TownId(pub String);

impl fmt::Display for TownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

id!(
    /// An enterprise or individual business, from the first identifier under which the ledger met it.
    EnterpriseId, "ent");
id!(
    /// A cadastral parcel (宗地).
    ParcelId, "par");
id!(
    /// A building (幢).
    BuildingId, "bld");
id!(
    /// A lease (租赁合同).
    TenancyId, "ten");
id!(
    /// A fact: file hash, sheet and row.
    FactId, "fct");
id!(
    /// A finding: rule and subject.
    FindingId, "fnd");
id!(
    /// A contiguous block of parcels.
    BlockId, "blk");
id!(
    /// A case: rule, subject and party.
    CaseId, "cas");
id!(
    /// An event of a case, from all that it says.
    EventId, "evt");
id!(
    /// A photo, record or document of a case.
    EvidenceId, "evi");
id!(
    /// An answer to a checklist item of a case.
    AnswerId, "ans");

id!(
    /// A matter that runs through a procedure: procedure, subject and day.
    MatterId, "mat");
id!(
    /// Someone entitled to vote in a village collective, in place of the name.
    VoterId, "vot");
