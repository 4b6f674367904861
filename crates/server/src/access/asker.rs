//! What handlers are given.

use std::sync::Arc;

use access::{Action, Decision, Field, Principal};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;

use model::{ContentHash, Organisation};
use sanqian::{Approvals, AskedAt, Daily, Diary, Look, Requested, Session};

use super::door::Doorkeeper;
use crate::index::Index;
use crate::jobs::Desk;
use crate::problem::Problem;

/// The work as the asker sees it. It holds nothing else, so a foreign id is as unknown as one that never was.
#[derive(Clone)]
pub(crate) struct Seen(pub Arc<Index>);

/// The daily work as it stands now and as the asker sees it.
#[derive(Clone)]
pub(crate) struct SeenDaily {
    /// Itself.
    pub daily: Arc<Daily>,
    /// Another for another content.
    pub revision: Arc<str>,
}

impl SeenDaily {
    /// A part of the town's. Its revision is that of what is seen, so that nobody learns from it that others' things change.
    pub(super) fn of(daily: Daily) -> Self {
        let text = serde_json::to_vec(&daily).unwrap_or_default();
        Self { daily: Arc::new(daily), revision: ContentHash::of(&text).short().into() }
    }
}

/// Who asks, and what the guard decided about the route.
#[derive(Clone)]
pub(crate) struct Asker {
    /// Who.
    pub principal: Arc<Principal>,
    /// The route's action.
    pub action: Action,
    /// The decision about it.
    pub decision: Arc<Decision>,
    /// Whether they came through the open door.
    pub open: bool,
    /// Their session, with a door that has sessions.
    pub session: Option<Session>,
    /// By what the same request is known when it comes again.
    pub requested: Option<Requested>,
    /// Whether it has come before and what it asked for stands.
    pub repeated: bool,
    /// Where what they enter goes.
    pub diary: Arc<Diary>,
    /// Where what needs two persons goes, and the year's evaluation.
    pub approvals: Arc<Approvals>,
    /// Where long work is asked for.
    pub desk: Arc<Desk>,
    /// What logging in needs, with such a door.
    pub keeper: Option<Doorkeeper>,
}

impl Asker {
    /// The doorkeeper, or a refusal where one cannot log in.
    pub(crate) fn keeper(&self) -> Result<&Doorkeeper, Problem> {
        self.keeper.as_ref().ok_or_else(|| {
            Problem::new(
                StatusCode::NOT_FOUND,
                "/problems/no-log-in",
                "No log-in here",
                "this server is open to its own machine and has no accounts; start it without --open".to_owned(),
                "本服务为本机公开演示，没有账户；请不带 --open 启动".to_owned(),
            )
        })
    }

    /// The account that asks.
    pub(crate) fn account(&self) -> Result<(&Doorkeeper, &Session), Problem> {
        let session = self.session.as_ref().ok_or_else(|| {
            Problem::denied(&access::decide(
                &Principal::public(),
                access::Action::KeepOwnAccount,
                access::Object::of(access::Relation::Any),
                super::today(),
            ))
        });
        Ok((self.keeper()?, session?))
    }

    /// Now, with the request's key: for what is done once however often it is asked.
    pub(crate) fn asked_now(&self) -> AskedAt {
        AskedAt { at_us: super::now_us(), requested: self.requested.clone() }
    }

    /// Writes down that trade secrets of a subject are about to be shown to somebody of another body. Nothing is written where
    /// nothing is shown, or to whom the file belongs.
    pub(crate) async fn look(&self, subject: &str) -> Result<(), Problem> {
        if self.keeper.is_none() || self.session.is_none() {
            return Ok(());
        }
        let shown = self.decision.fields.shown(Field::TradeSecret);
        let own = shown.enterprises.iter().any(|enterprise| enterprise.0 == subject);
        if own || shown.is_empty() {
            return Ok(());
        }
        let day = super::today();
        let grants = self.principal.grants.iter().filter(|grant| grant.stands(day));
        let bodies = grants.filter(|grant| !matches!(grant.organisation, Organisation::Enterprise { .. }));
        let Some(organisation) = bodies.map(|grant| grant.organisation.clone()).next() else { return Ok(()) };
        self.looked(organisation, subject.to_owned(), self.action).await
    }

    /// Writes down that they looked at what is a subject's trade secret, for which body.
    pub(crate) async fn looked(
        &self,
        organisation: Organisation,
        subject: String,
        action: Action,
    ) -> Result<(), Problem> {
        let (keeper, session) = self.account()?;
        let (account, fields) = (session.account.clone(), vec![Field::TradeSecret.code().to_owned()]);
        let look = Look { account, organisation, subject, fields, action: action.code().to_owned() };
        keeper.do_it(move |people| people.look(look, super::now_us())).await
    }
}

/// The subject of a look at everybody's file at once: a list, the workbook.
pub(crate) const EVERYBODY: &str = "*";

macro_rules! given_by_the_guard {
    ($name:ident) => {
        impl<S: Send + Sync> FromRequestParts<S> for $name {
            type Rejection = Problem;

            async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
                // Only a route outside the guard has none: it shows nothing.
                parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::internal("this route has no guard"))
            }
        }
    };
}

given_by_the_guard!(Seen);
given_by_the_guard!(SeenDaily);
given_by_the_guard!(Asker);
