//! One question to Cedar: who asks (a visitor or a hat), what for, about what, on which day, how surely.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use std::sync::LazyLock;

use access::Relation;
use cedar_policy::{Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression};
use jiff::civil::Date;
use model::{AccountId, Grant, Organisation};

/// A row that an answer may show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// The town as a whole.
    Town,
    /// What is published.
    Published,
    /// What belongs to a body.
    Of(Organisation),
}

/// Who asks.
#[derive(Clone, Copy)]
pub(crate) enum Who<'a> {
    /// Whoever it is, before any role.
    Visitor { has_account: bool },
    /// A role for a body.
    Hat(&'a Grant, Option<&'a AccountId>),
}

/// About what.
#[derive(Clone, Copy)]
pub(crate) enum What<'a> {
    Thing(Relation),
    Row(&'a Row),
}

/// The question.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) who: Who<'a>,
    /// Code name of the action.
    pub(crate) action: &'a str,
    pub(crate) what: What<'a>,
    pub(crate) day: Date,
    pub(crate) second_factor: bool,
    pub(crate) drafter: Option<&'a AccountId>,
}

/// The types of the schema. Their names are parsed once: that costs more than a decision.
static TYPES: LazyLock<Vec<(&str, EntityTypeName)>> = LazyLock::new(|| {
    let kinds = ["Action", "Body", "Hat", "Role", "Row", "Thing", "Visitor"];
    kinds.into_iter().filter_map(|kind| Some((kind, EntityTypeName::from_str(kind).ok()?))).collect()
});

fn uid(kind: &str, id: &str) -> Result<EntityUid, String> {
    let named = TYPES.iter().find(|(name, _)| *name == kind);
    let (_, kind) = named.ok_or_else(|| format!("the schema has no type {kind}"))?;
    Ok(EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id)))
}

fn text(text: &str) -> RestrictedExpression {
    RestrictedExpression::new_string(text.to_owned())
}

/// A day as a number that grows with it.
fn number(day: Date) -> RestrictedExpression {
    let (year, month, day) = (i64::from(day.year()), i64::from(day.month()), i64::from(day.day()));
    RestrictedExpression::new_long((year * 100 + month) * 100 + day)
}

/// Kind and name of a body.
fn body(of: &Organisation) -> (&'static str, &str) {
    match of {
        Organisation::City => ("city", ""),
        Organisation::Town => ("town", ""),
        Organisation::Bureau { name } => ("bureau", name),
        Organisation::PlatformCompany => ("platform_company", ""),
        Organisation::Village { name } => ("village", name),
        Organisation::ParkOperator { park } => ("park_operator", park),
        Organisation::Enterprise { enterprise } => ("enterprise", &enterprise.0),
        Organisation::Public => ("public", ""),
    }
}

fn body_uid(of: &Organisation) -> Result<EntityUid, String> {
    let (kind, name) = body(of);
    uid("Body", &format!("{kind}/{name}"))
}

impl Question<'_> {
    /// As Cedar takes it.
    pub(crate) fn in_cedar(&self) -> Result<(Request, Entities), String> {
        let (who, what) = (self.who.entity()?, self.what.entity()?);
        let mut context =
            vec![("today".to_owned(), number(self.day)), ("second_factor".to_owned(), bool(self.second_factor))];
        context.extend(self.drafter.map(|drafter| ("drafter".to_owned(), text(&drafter.0))));
        let context = Context::from_pairs(context).map_err(|error| error.to_string())?;
        let request = Request::new(who.uid(), uid("Action", self.action)?, what.uid(), context, None);
        let entities = Entities::from_entities([who, what], None).map_err(|error| error.to_string())?;
        Ok((request.map_err(|error| error.to_string())?, entities))
    }
}

fn bool(yes: bool) -> RestrictedExpression {
    RestrictedExpression::new_bool(yes)
}

impl Who<'_> {
    fn entity(self) -> Result<Entity, String> {
        let (uid, attributes, roles) = match self {
            Self::Visitor { has_account } => {
                (uid("Visitor", "")?, HashMap::from([("has_account".to_owned(), bool(has_account))]), HashSet::new())
            }
            Self::Hat(grant, account) => {
                let mut attributes = HashMap::from([
                    ("body".to_owned(), RestrictedExpression::new_entity_uid(body_uid(&grant.organisation)?)),
                    ("body_kind".to_owned(), text(body(&grant.organisation).0)),
                    ("from".to_owned(), number(grant.from)),
                    ("until".to_owned(), number(grant.until)),
                ]);
                attributes.extend(account.map(|account| ("account".to_owned(), text(&account.0))));
                attributes.extend(grant.on_behalf.as_ref().map(|lender| ("lender".to_owned(), text(&lender.0))));
                (uid("Hat", "")?, attributes, HashSet::from([uid("Role", grant.role.code())?]))
            }
        };
        Entity::new(uid, attributes, roles).map_err(|error| error.to_string())
    }
}

impl What<'_> {
    fn entity(self) -> Result<Entity, String> {
        let (uid, attributes) = match self {
            Self::Thing(relation) => {
                // What is another town's, or is not there, may look as one's own does.
                let of = match relation {
                    Relation::Any => "list",
                    Relation::Oneself => "person",
                    Relation::Own | Relation::Foreign | Relation::Missing => "body",
                    Relation::Below => "below",
                    Relation::Above => "above",
                    Relation::Sibling => "beside",
                };
                let attributes = [
                    ("exists".to_owned(), bool(relation != Relation::Missing)),
                    ("in_this_town".to_owned(), bool(relation != Relation::Foreign)),
                    ("of".to_owned(), text(of)),
                ];
                (uid("Thing", "")?, HashMap::from(attributes))
            }
            Self::Row(row) => {
                let mut attributes = HashMap::from([("published".to_owned(), bool(*row == Row::Published))]);
                if let Row::Of(organisation) = row {
                    let of = RestrictedExpression::new_entity_uid(body_uid(organisation)?);
                    attributes.insert("body".to_owned(), of);
                }
                (uid("Row", "")?, attributes)
            }
        };
        Entity::new(uid, attributes, HashSet::new()).map_err(|error| error.to_string())
    }
}
