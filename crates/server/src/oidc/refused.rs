//! Why a log-in through the identity provider does not go on, in words for the person. What exactly was wrong with a token is
//! the operator's to know: it goes into the log, not to whoever asks.

use axum::http::StatusCode;
use openidconnect::{ErrorResponse, RequestTokenError};

use crate::problem::Problem;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// This browser began nothing, or something else, or too long ago, or has ended it already.
    NotBegun,
    /// The answer is of another provider than was asked.
    OtherIssuer,
    /// The provider does not take the code.
    Code(String),
    /// What the provider gave as a token is not to be believed.
    Token(String),
    /// The provider gives no answer that could be used.
    Provider(String),
}

impl Refused {
    /// Why no tokens came.
    pub(super) fn code<E, T>(error: &RequestTokenError<E, T>) -> Self
    where
        E: std::error::Error + 'static,
        T: ErrorResponse + 'static,
    {
        match error {
            RequestTokenError::ServerResponse(answer) => Self::Code(format!("{answer:?}")),
            RequestTokenError::Request(error) => Self::Provider(error.to_string()),
            RequestTokenError::Parse(error, _) => Self::Token(error.to_string()),
            RequestTokenError::Other(error) => Self::Provider(error.clone()),
        }
    }

    /// The problem document.
    pub(super) fn problem(&self) -> Problem {
        let (status, kind, reason, en, zh) = match self {
            Self::NotBegun => (
                StatusCode::UNAUTHORIZED,
                "/problems/log-in",
                "oidc.not_begun",
                "this log-in was not begun in this browser, took longer than ten minutes, or is over; begin again",
                "本次登录不是在此浏览器发起的，或已超过十分钟，或已完成；请重新登录",
            ),
            Self::OtherIssuer => (
                StatusCode::UNAUTHORIZED,
                "/problems/log-in",
                "oidc.other_issuer",
                "the answer is of another identity provider than was asked; begin again",
                "返回结果不是来自所请求的身份认证系统；请重新登录",
            ),
            Self::Code(_) => (
                StatusCode::UNAUTHORIZED,
                "/problems/log-in",
                "oidc.code",
                "the identity provider does not take its code any more; begin again",
                "身份认证系统不接受该授权码（可能已使用或过期）；请重新登录",
            ),
            Self::Token(_) => (
                StatusCode::UNAUTHORIZED,
                "/problems/log-in",
                "oidc.token",
                "the identity provider's token is not to be believed; begin again, and tell the system administrator if it happens again",
                "身份认证系统返回的令牌未通过校验；请重新登录，若再次出现请告知系统管理员",
            ),
            Self::Provider(_) => (
                StatusCode::BAD_GATEWAY,
                "/problems/identity-provider",
                "oidc.provider",
                "the identity provider gives no answer that could be used; log in with name and password, or try again later",
                "身份认证系统暂时无法使用；请用登录名和口令登录，或稍后再试",
            ),
        };
        match self {
            Self::Code(words) | Self::Token(words) | Self::Provider(words) => {
                tracing::warn!(reason, why = words.as_str(), "identity provider");
            }
            Self::NotBegun | Self::OtherIssuer => {}
        }
        let mut problem = Problem::new(status, kind, "Not logged in", en.to_owned(), zh.to_owned());
        problem.reason = Some(reason);
        problem
    }
}
