//! Petitions as they come in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Duty, Named};

/// What the form for a petition offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PetitionChoices {
    /// Kinds of petitions.
    pub variants: Vec<Named>,
    /// Topics of earlier petitions, by name.
    pub topics: Vec<String>,
}

/// A petition at the counter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPetition {
    /// Its number, which the office gives or the imported list has.
    pub number: String,
    /// Which kind, a code of `variants`.
    pub variant: String,
    /// Topic in a word or two.
    pub topic: String,
    /// What it says. Who petitions, telephone and identity numbers are taken out before anything is kept.
    #[serde(default)]
    pub text: String,
    /// Where: 宗地代码, when it is about a place. A petition of an imported list has its place from there.
    #[serde(default)]
    pub parcel: Option<String>,
    /// When it was received, not later than today.
    pub day: String,
    /// Who petitions; kept beside the ledger. Absent when nobody is named, or the imported list names them.
    #[serde(default)]
    pub petitioner: Option<NewPetitioner>,
}

/// Who petitions.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPetitioner {
    /// Name.
    pub name: String,
    /// Telephone.
    #[serde(default)]
    pub contact: String,
    /// Address.
    #[serde(default)]
    pub address: String,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PetitionReceived {
    /// Its id.
    pub id: String,
    /// Number of the ledger's entry.
    pub entry: u64,
    /// Who must do what by when.
    pub duties: Vec<Duty>,
}

/// The form of a step.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents the parts, which are read one by one")]
pub(crate) struct PetitionStepForm {
    /// What was done.
    step: NewPetitionStep,
    /// The files, in the order of `documents` of the step.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// What was done with a petition.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPetitionStep {
    /// Which step, a code of `next`.
    pub act: String,
    /// When, not later than today.
    pub day: String,
    /// As what, a code of `by`.
    pub role: String,
    /// Who acted; not read where the petitioner acts, who is named nowhere.
    #[serde(default)]
    pub by: String,
    /// Kinds of the documents, whose bytes are files of the form.
    #[serde(default)]
    pub documents: Vec<String>,
    /// What the firms concerned are told and asked, in the office's own words.
    #[serde(default)]
    pub to_firm: Option<String>,
    /// Id of the other petition of the same matter.
    #[serde(default)]
    pub same_as: Option<String>,
}

/// Why somebody wants to know who petitions.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PetitionerAsked {
    /// What for; it stands in the ledger with who asked.
    pub reason: String,
}

/// Who petitions, for the answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct PetitionerShown {
    /// Name.
    pub name: String,
    /// Telephone; may be empty.
    pub contact: String,
    /// Address; may be empty.
    pub address: String,
}
