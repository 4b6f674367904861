//! Log-in through the identity provider of the county or the province (统一身份认证), by OpenID Connect (decision 0048).
//!
//! The browser comes back to a page of ours, which then asks the API by itself: nothing changes on a `GET`, and the guard against
//! requests from other sites stays as strict as it is.

mod config;
mod flow;
mod outgoing;
mod provider;
mod refused;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::Semaphore;

pub use config::OidcFileError;
pub(crate) use flow::{Flow, Proved, Purpose};

use crate::access::now_us;
use crate::beside::beside;
use crate::problem::Problem;
use provider::{Answer, Provider};
use refused::Refused;

/// Conversations with the provider at once: a slow one shall not take every thread.
const AT_ONCE: usize = 4;

/// The identity provider of a town.
#[derive(Clone)]
pub struct Oidc {
    provider: Arc<Provider>,
    places: Arc<Semaphore>,
}

impl Oidc {
    /// As a file describes it. The provider itself is asked when somebody first logs in: it may start later than we.
    ///
    /// # Errors
    /// When the file, the client's secret or the trusted certificates cannot be read, or something in them is not safe.
    pub fn read(path: &Path) -> Result<Self, OidcFileError> {
        let config = config::Config::read(path)?;
        let provider = Provider::of(config).map_err(|message| OidcFileError::at(path, message))?;
        Ok(Self { provider: Arc::new(provider), places: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// As people call it.
    pub(crate) fn name(&self) -> &str {
        &self.provider.config.name
    }

    /// As it names itself.
    pub(crate) fn issuer(&self) -> &str {
        &self.provider.config.issuer
    }

    /// Where the browser goes, and what it keeps meanwhile.
    pub(crate) async fn begin(&self, purpose: Purpose) -> Result<(String, Flow), Problem> {
        self.talk(move |provider| provider.begin(purpose, now_us())).await
    }

    /// Whom the provider proved.
    pub(crate) async fn end(
        &self,
        flow: Flow,
        state: String,
        code: String,
        iss: Option<String>,
    ) -> Result<(Flow, Proved), Problem> {
        self.talk(move |provider| {
            let proved = provider.end(&flow, &Answer { state, code, iss }, now_us())?;
            Ok((Flow { proved: Some(proved.clone()), ..flow }, proved))
        })
        .await
    }

    /// The refusal for a browser that keeps nothing of a log-in.
    pub(crate) fn not_begun() -> Problem {
        Refused::NotBegun.problem()
    }

    async fn talk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Provider) -> Result<T, Refused> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.places.acquire().await.map_err(|error| Problem::internal(&error.to_string()))?;
        let provider = Arc::clone(&self.provider);
        let done = beside(move || work(&provider)).await;
        drop(place);
        done?.map_err(|refused| refused.problem())
    }
}
