//! The conversation with the identity provider: authorization code with PKCE, state and nonce; the ID token's signature, issuer,
//! audience, times and nonce are the library's to check (OpenID Connect Core 3.1, RFC 7636, RFC 9207).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, AuthType, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, IdTokenClaims, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata,
    RedirectUrl, Scope, SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse,
};
use sanqian::Identity;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::config::Config;
use super::flow::{Flow, Proved, Purpose};
use super::outgoing::Outgoing;
use super::refused::Refused;

/// Claims beside those that the library names.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Others {
    #[serde(flatten)]
    all: BTreeMap<String, Value>,
}

impl AdditionalClaims for Others {}

/// What a provider says of itself beside what the library names.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct MoreMetadata {
    /// Whether its answers name it (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for MoreMetadata {}

type Metadata = ProviderMetadata<
    MoreMetadata,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
type Claims = IdTokenClaims<Others, CoreGenderClaim>;
type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Town = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a provider said of itself counts for an hour; keys that are not known are asked for again, once a minute at most.
const FRESH_US: i64 = 3_600 * 1_000_000;
const AGAIN_US: i64 = 60 * 1_000_000;
/// A token is some seconds old when it comes; clocks may differ by a minute.
const OLDEST_S: i64 = 600;
const AHEAD_S: i64 = 60;
/// States that were used, so that a browser's answer counts once whatever the provider lets pass. As many as begin within their
/// ten minutes at seven a second.
const SPENT: usize = 4_096;

/// The provider.
pub(super) struct Provider {
    pub(super) config: Config,
    outgoing: Outgoing,
    known: Mutex<Option<(i64, Arc<Metadata>)>>,
    spent: Mutex<Vec<String>>,
}

impl Provider {
    pub(super) fn of(config: Config) -> Result<Self, String> {
        let outgoing = Outgoing::to(&config)?;
        Ok(Self { config, outgoing, known: Mutex::default(), spent: Mutex::default() })
    }

    /// What it says of itself, not older than that.
    fn metadata(&self, now_us: i64, oldest_us: i64) -> Result<Arc<Metadata>, Refused> {
        // Held while asking: many who log in at once ask once.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, metadata)) = &*known
            && (0..=oldest_us).contains(&(now_us - at))
        {
            return Ok(Arc::clone(metadata));
        }
        let issuer =
            IssuerUrl::new(self.config.issuer.clone()).map_err(|error| Refused::Provider(error.to_string()))?;
        let found = Metadata::discover(&issuer, &|request: HttpRequest| self.outgoing.ask(request));
        let found = Arc::new(found.map_err(|error| Refused::Provider(told(&error)))?);
        *known = Some((now_us, Arc::clone(&found)));
        Ok(found)
    }

    fn town(&self, metadata: &Metadata) -> Result<Town, Refused> {
        let posts = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let redirect = RedirectUrl::new(self.config.redirect.clone());
        let redirect = redirect.map_err(|error| Refused::Provider(error.to_string()))?;
        let secret = Some(ClientSecret::new(self.config.client_secret.clone()));
        let town = Town::from_provider_metadata(metadata.clone(), ClientId::new(self.config.client_id.clone()), secret);
        let town = town.set_redirect_uri(redirect);
        Ok(if posts { town.set_auth_type(AuthType::RequestBody) } else { town })
    }

    /// Where the browser goes, and what it keeps meanwhile.
    pub(super) fn begin(&self, purpose: Purpose, now_us: i64) -> Result<(String, Flow), Refused> {
        let metadata = self.metadata(now_us, FRESH_US)?;
        let town = self.town(&metadata)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes = self.config.scopes.iter().map(|scope| Scope::new(scope.clone()));
        let (url, state, nonce) = town
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        self.outgoing.may(&url).map_err(|error| Refused::Provider(error.to_string()))?;
        let flow = Flow {
            purpose,
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            began_us: now_us,
            proved: None,
        };
        Ok((url.to_string(), flow))
    }

    /// Whom the provider proved, by the answer that a browser brought.
    pub(super) fn end(&self, flow: &Flow, answer: &Answer, now_us: i64) -> Result<Proved, Refused> {
        if !flow.is(&answer.state, now_us) {
            return Err(Refused::NotBegun);
        }
        if let Some(proved) = &flow.proved {
            return Ok(proved.clone());
        }
        let metadata = self.metadata(now_us, FRESH_US)?;
        // Of which provider an answer is, it says itself when it can; another's is not taken to ours (mix-up).
        let named = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        if answer.iss.as_ref().map_or(named, |iss| *iss != self.config.issuer) {
            return Err(Refused::OtherIssuer);
        }
        self.spend(&flow.state)?;
        let town = self.town(&metadata)?;
        let exchange = town.exchange_code(AuthorizationCode::new(answer.code.clone()));
        let exchange = exchange.map_err(|error| Refused::Provider(error.to_string()))?;
        let verifier = PkceCodeVerifier::new(flow.verifier.clone());
        let tokens = exchange.set_pkce_verifier(verifier).request(&|request: HttpRequest| self.outgoing.ask(request));
        let tokens = tokens.map_err(|error| Refused::code(&error))?;
        let token = tokens.id_token().ok_or_else(|| Refused::Token("it gave no ID token".to_owned()))?;
        let nonce = Nonce::new(flow.nonce.clone());
        let claims = |metadata: &Metadata| -> Result<Result<Claims, ClaimsVerificationError>, Refused> {
            let town = self.town(metadata)?;
            let verifier = town.id_token_verifier().set_allowed_algs(SIGNED_BY);
            Ok(token.claims(&verifier, &nonce).cloned())
        };
        let claims = match claims(&metadata)? {
            // Its keys changed since.
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                claims(&*self.metadata(now_us, AGAIN_US)?)?
            }
            found => found,
        };
        let claims = claims.map_err(|error| Refused::Token(told(&error)))?;
        let age = now_us / 1_000_000 - claims.issue_time().timestamp();
        if !(-AHEAD_S..=OLDEST_S).contains(&age) {
            return Err(Refused::Token(format!("it was issued {age} seconds ago; are both clocks right?")));
        }
        Ok(Proved { identity: self.identity(&claims)?, second_factor: self.is_second_factor(&claims) })
    }

    /// A state counts once.
    fn spend(&self, state: &str) -> Result<(), Refused> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if spent.iter().any(|used| used == state) {
            return Err(Refused::NotBegun);
        }
        if spent.len() >= SPENT {
            spent.remove(0);
        }
        spent.push(state.to_owned());
        Ok(())
    }

    fn identity(&self, claims: &Claims) -> Result<Identity, Refused> {
        let name = self.config.subject_claim.as_str();
        let subject = if name == "sub" {
            Some(claims.subject().to_string())
        } else {
            let all = serde_json::to_value(claims).map_err(|error| Refused::Token(error.to_string()))?;
            all.get(name).and_then(Value::as_str).map(str::to_owned)
        };
        let subject = subject.filter(|subject| !subject.trim().is_empty());
        let subject = subject.ok_or_else(|| Refused::Token(format!("it has no text in its claim `{name}`")))?;
        Ok(Identity { issuer: self.config.issuer.clone(), subject })
    }

    fn is_second_factor(&self, claims: &Claims) -> bool {
        let accepted = &self.config.accepted;
        let mut methods = claims.auth_method_refs().into_iter().flatten();
        methods.any(|method| accepted.amr.iter().any(|one| one == method.as_str()))
            || claims.auth_context_ref().is_some_and(|context| accepted.acr.iter().any(|one| one == context.as_str()))
    }
}

/// What a browser brings back.
pub(super) struct Answer {
    pub(super) state: String,
    pub(super) code: String,
    pub(super) iss: Option<String>,
}

/// Signatures by keys that the provider alone has: not `none`, and not by the secret that both know.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// An error with what is beneath it.
fn told(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut beneath = error.source();
    while let Some(next) = beneath {
        words = format!("{words}: {next}");
        beneath = next.source();
    }
    words
}
