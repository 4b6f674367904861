//! Roles × actions, in one table. It is code, not a pack: a town that could loosen it by a file would have no wall, and an
//! action without a row does not compile (decision 0030).
//!
//! `T` the whole town, `O` what belongs to one's own body (its plots, itself, its park), `S` what belongs to oneself, `P` what
//! is published, `.` nothing.

use model::Role;

use crate::{Action, Field};

/// How far a role reaches with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// What is published.
    Published,
    /// What belongs to the account itself.
    Oneself,
    /// What belongs to the body for which the role was given.
    Own,
    /// The whole town.
    Town,
}

use Reach::{Nothing as N, Oneself as S, Own as O, Published as P, Town as T};

/// The cells of a role, in the order of [`Role::ALL`].
type Row = [Reach; Role::ALL.len()];

/// What each role may do with an action.
#[must_use]
#[rustfmt::skip]
pub fn row(action: Action) -> Row {
    match action {
        //                       city read offi lead bure peti plat vill park ente publ syst secu audi
        Action::ReadService     => [T,  T,   T,   T,   T,   T,   T,   T,   T,   T,   T,   T,   T,   T],
        Action::ReadOverview    => [T,  T,   T,   T,   T,   T,   T,   O,   O,   O,   N,   N,   N,   N],
        Action::ReadMap         => [T,  T,   T,   T,   T,   T,   T,   O,   O,   O,   N,   N,   N,   N],
        Action::ReadEnterprises => [T,  T,   T,   T,   T,   T,   T,   O,   O,   O,   N,   N,   N,   N],
        Action::ReadFindings    => [T,  T,   T,   T,   T,   T,   N,   O,   N,   O,   N,   N,   N,   N],
        Action::ReadLand        => [T,  T,   T,   T,   T,   T,   T,   O,   O,   O,   N,   N,   N,   N],
        Action::ReadBlocks      => [T,  T,   T,   T,   T,   N,   T,   N,   N,   N,   N,   N,   N,   N],
        Action::ReadRounds      => [T,  T,   T,   T,   T,   N,   N,   O,   N,   O,   N,   N,   N,   N],
        Action::ReadProposals   => [N,  T,   T,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::ReadRules       => [T,  T,   T,   T,   T,   T,   T,   T,   T,   T,   N,   N,   N,   N],
        Action::ReadParks       => [T,  T,   T,   T,   T,   N,   T,   O,   O,   N,   N,   N,   N,   N],
        Action::ReadVillages    => [T,  T,   T,   T,   T,   N,   T,   O,   N,   N,   N,   N,   N,   N],
        Action::TakeReport      => [N,  T,   T,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::ReadCases       => [T,  T,   T,   T,   T,   N,   N,   N,   N,   O,   N,   N,   N,   N],
        Action::ReadEvidence    => [N,  N,   T,   T,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::ReadProgramme   => [T,  T,   T,   T,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::ReadPetitions   => [N,  T,   T,   T,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::Import          => [N,  N,   T,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::OpenCase        => [N,  N,   T,   T,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::StepCase        => [N,  N,   T,   T,   T,   N,   N,   N,   N,   O,   N,   N,   N,   N],
        Action::FilePetition    => [N,  N,   T,   N,   N,   T,   N,   O,   O,   O,   P,   N,   N,   N],
        Action::StepPetition    => [N,  N,   N,   N,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::RunEvaluation   => [N,  N,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::ObjectToGrade   => [N,  N,   T,   N,   N,   N,   N,   N,   N,   O,   N,   N,   N,   N],
        Action::PublishGrades   => [N,  N,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::FreezeGrades    => [N,  N,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::AdjustGrade     => [N,  N,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::DisposeAsset    => [N,  N,   N,   T,   N,   N,   N,   O,   N,   N,   N,   N,   N,   N],
        Action::PayFunds        => [N,  N,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N],
        Action::StewardPark     => [N,  N,   T,   T,   N,   N,   T,   N,   O,   N,   N,   N,   N,   N],
        Action::KeepVillageBook => [N,  N,   T,   N,   N,   N,   N,   O,   N,   N,   N,   N,   N,   N],
        Action::SignDeclaration => [N,  N,   N,   N,   N,   N,   N,   N,   N,   O,   N,   N,   N,   N],
        Action::LogIn           => [T,  T,   T,   T,   T,   T,   T,   T,   T,   T,   T,   T,   T,   T],
        Action::KeepOwnAccount  => [S,  S,   S,   S,   S,   S,   S,   S,   S,   S,   N,   S,   S,   S],
        Action::ReadOwnAccesses => [S,  S,   S,   S,   S,   S,   S,   S,   S,   O,   N,   S,   S,   S],
        Action::ReadAccounts    => [N,  N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   T,   T,   N],
        Action::ManageAccounts  => [N,  N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   T,   N,   N],
        Action::ManageGrants    => [N,  N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   T,   N],
        Action::ErasePerson     => [N,  N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   T,   N],
        Action::ReadAudit       => [N,  N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   N,   T],
    }
}

/// Of whom each role sees a kind of field.
#[must_use]
#[rustfmt::skip]
pub fn field_row(field: Field) -> Row {
    match field {
        //                          city read offi lead bure peti plat vill park ente publ syst secu audi
        Field::TradeSecret        => [T,  T,   T,   T,   T,   N,   N,   N,   N,   O,   N,   N,   N,   N],
        Field::PersonalData       => [N,  N,   T,   T,   T,   T,   N,   O,   N,   O,   N,   T,   T,   N],
        Field::PetitionerIdentity => [N,  N,   N,   N,   N,   T,   N,   N,   N,   N,   N,   N,   N,   N],
    }
}
