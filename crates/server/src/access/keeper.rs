//! The people's use cases wait for disks and hash passwords: they run on threads of their own.

use std::sync::Arc;

use axum::http::StatusCode;
use sanqian::{Failure, People, PeopleRefusal};

use super::Doorkeeper;
use crate::beside::beside;
use crate::problem::Problem;

impl Doorkeeper {
    /// Runs a use case beside the threads that answer.
    pub(crate) async fn do_it<T: Send + 'static>(
        &self,
        work: impl FnOnce(&People) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Problem> {
        let people = Arc::clone(&self.people);
        beside(move || work(&people)).await?.map_err(|failure| Problem::of_people(&failure))
    }

    /// The same with a password to hash: few at once.
    pub(crate) async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce(&People) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.hashing.acquire().await.map_err(|error| Problem::internal(&error.to_string()))?;
        let done = self.do_it(work).await;
        drop(place);
        done
    }
}

impl Problem {
    /// Why a use case of the people did not go through.
    pub(crate) fn of_people(failure: &Failure) -> Self {
        if let Failure::NotNow { zh, en } = failure {
            return Self::new(StatusCode::CONFLICT, "/problems/refused", "Refused", en.clone(), zh.clone());
        }
        let Failure::People(refusal) = failure else { return Self::internal(&failure.to_string()) };
        let (status, kind, title) = match refusal {
            PeopleRefusal::WrongLogIn | PeopleRefusal::SecondFactorWanted | PeopleRefusal::CodeUnknown => {
                (StatusCode::UNAUTHORIZED, "/problems/log-in", "Not logged in")
            }
            PeopleRefusal::Throttled(_) => (StatusCode::TOO_MANY_REQUESTS, "/problems/throttled", "Too many attempts"),
            PeopleRefusal::PasswordTooOld => (StatusCode::FORBIDDEN, "/problems/log-in", "Password too old"),
            PeopleRefusal::IdentityUnbound(_) => (StatusCode::FORBIDDEN, "/problems/log-in", "No account is bound"),
            PeopleRefusal::NoAccount => (StatusCode::NOT_FOUND, "/problems/not-found", "Not found"),
            PeopleRefusal::Grant(_) | PeopleRefusal::NameTaken | PeopleRefusal::IdentityTaken => {
                (StatusCode::CONFLICT, "/problems/refused", "Refused")
            }
            PeopleRefusal::Password(_) | PeopleRefusal::Name | PeopleRefusal::IdentityEmpty => {
                (StatusCode::UNPROCESSABLE_ENTITY, "/problems/refused", "Refused")
            }
        };
        let mut problem = Self::new(status, kind, title, refusal.to_string(), refusal.zh());
        problem.reason = Some(refusal.code());
        problem
    }
}
