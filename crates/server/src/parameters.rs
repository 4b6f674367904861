//! Query parameters, read strictly: an unknown, repeated or wrong one is refused by name, never ignored.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::problem::Problem;

/// The parameters of a request that have not been read yet.
pub(crate) struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// Takes those of some names unread, for a route that can only read them once it knows more.
    pub(crate) fn take(&mut self, names: &[&str]) -> Self {
        Self(names.iter().filter_map(|name| self.0.remove_entry(*name)).collect())
    }

    /// Takes a text.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// Takes one of a closed list of codes.
    pub(crate) fn code<T: Copy>(&mut self, name: &str, codes: &[(String, T)]) -> Result<Option<T>, Problem> {
        let Some(found) = self.0.remove(name) else { return Ok(None) };
        match codes.iter().find(|(code, _)| *code == found) {
            Some((_, value)) => Ok(Some(*value)),
            None => {
                let known: Vec<&str> = codes.iter().map(|(code, _)| code.as_str()).collect();
                Err(Problem::parameter(name, &format!("one of {}", known.join(", ")), &found))
            }
        }
    }

    /// Takes a whole number from `least` to `most`.
    pub(crate) fn number(&mut self, name: &str, least: usize, most: usize) -> Result<Option<usize>, Problem> {
        let Some(found) = self.0.remove(name) else { return Ok(None) };
        let digits = !found.is_empty() && found.bytes().all(|b| b.is_ascii_digit());
        match found.parse() {
            Ok(number) if digits && (least..=most).contains(&number) => Ok(Some(number)),
            _ => Err(Problem::parameter(name, &format!("a whole number from {least} to {most}"), &found)),
        }
    }

    /// Refuses what is left; `known` names what the route reads.
    fn nothing_else(self, known: &[&str]) -> Result<(), Problem> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((name, value)) => {
                let expected = match known {
                    [] => "absent: this route has no parameters".to_owned(),
                    _ => format!("absent: this route only knows {}", known.join(", ")),
                };
                Err(Problem::parameter(&name, &expected, &value))
            }
        }
    }
}

/// A route's query.
pub(crate) trait ReadQuery: Sized {
    /// Names of its parameters.
    const KNOWN: &'static [&'static str];

    /// Takes them.
    fn read(parameters: &mut Parameters) -> Result<Self, Problem>;
}

/// Extracts a [`ReadQuery`] and refuses everything else.
pub(crate) struct Asked<Q>(pub Q);

impl<S: Send + Sync, Q: ReadQuery> FromRequestParts<S> for Asked<Q> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
        let mut parameters = Parameters(BTreeMap::new());
        for (name, value) in pairs {
            if parameters.0.contains_key(&name) {
                return Err(Problem::parameter(&name, "given once", &value));
            }
            parameters.0.insert(name, value);
        }
        let query = Q::read(&mut parameters)?;
        parameters.nothing_else(Q::KNOWN)?;
        Ok(Self(query))
    }
}

/// The query of a route without parameters.
pub(crate) struct NoQuery;

impl ReadQuery for NoQuery {
    const KNOWN: &'static [&'static str] = &[];

    fn read(_parameters: &mut Parameters) -> Result<Self, Problem> {
        Ok(Self)
    }
}

/// The id in the path.
pub(crate) struct Id(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(id)| Self(id)).map_err(|rejection| Problem::unreadable(&rejection.body_text()))
    }
}
