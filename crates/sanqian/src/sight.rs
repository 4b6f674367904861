//! What a principal may read of a town, part by part: the sum of its decisions on a day. It is the key under which the work
//! is narrowed ([`crate::Work::seen_by`]), so two people who see the same share one narrowed work.

use access::{Action, Field, Fields, Object, Principal, Relation, Scope, decide};
use jiff::civil::Date;

/// Rows by part of the work, and the fields in them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sight {
    /// Enterprises and what the registers say of them.
    pub enterprises: Scope,
    /// Parcels, buildings, leases.
    pub land: Scope,
    /// Suspicions.
    pub findings: Scope,
    /// Blocks and money.
    pub blocks: Scope,
    /// Rounds and years.
    pub rounds: Scope,
    /// Kept proposals.
    pub proposals: Scope,
    /// Parks and projects.
    pub parks: Scope,
    /// Villages' members and assets.
    pub villages: Scope,
    /// Cases and what followed from them.
    pub cases: Scope,
    /// Petitions, without who wrote them.
    pub petitions: Scope,
    /// Sensitive fields.
    pub fields: Fields,
}

impl Sight {
    /// What a principal sees on a day.
    #[must_use]
    pub fn of(principal: &Principal, day: Date) -> Self {
        let mut fields = Fields::default();
        let mut scope = |action| {
            let decision = decide(principal, action, Object::of(Relation::Any), day);
            fields.add(decision.fields);
            decision.scope
        };
        Self {
            enterprises: scope(Action::ReadEnterprises),
            land: scope(Action::ReadLand),
            findings: scope(Action::ReadFindings),
            blocks: scope(Action::ReadBlocks),
            rounds: scope(Action::ReadRounds),
            proposals: scope(Action::ReadProposals),
            parks: scope(Action::ReadParks),
            villages: scope(Action::ReadVillages),
            cases: scope(Action::ReadCases),
            petitions: scope(Action::ReadPetitions),
            fields,
        }
    }

    /// All that the work of a town holds. The petitioner's identity is no part of it.
    #[must_use]
    pub fn whole_town() -> Self {
        let whole = Scope::whole_town;
        let mut fields = Fields::default();
        fields.show(Field::TradeSecret, whole());
        fields.show(Field::PersonalData, whole());
        Self {
            enterprises: whole(),
            land: whole(),
            findings: whole(),
            blocks: whole(),
            rounds: whole(),
            proposals: whole(),
            parks: whole(),
            villages: whole(),
            cases: whole(),
            petitions: whole(),
            fields,
        }
    }

    /// Whether nothing of the work need be left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let parts = [
            &self.enterprises,
            &self.land,
            &self.findings,
            &self.blocks,
            &self.rounds,
            &self.proposals,
            &self.parks,
            &self.villages,
            &self.cases,
            &self.petitions,
            self.fields.shown(Field::TradeSecret),
            self.fields.shown(Field::PersonalData),
        ];
        parts.iter().all(|scope| scope.whole_town)
    }
}
