//! Why something about an account is refused, in words for the person.

use access::GrantRefusal;
use vault::PasswordFault;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeopleRefusal {
    /// Name, password or code is wrong; which of them is not told.
    #[error("the name, the password or the code is not right")]
    WrongLogIn,
    /// The password is right and the second factor is asked for.
    #[error("give the six digits of your second factor too")]
    SecondFactorWanted,
    /// Too many wrong attempts under this name.
    #[error("too many attempts under this name; try again in {0} seconds")]
    Throttled(u64),
    /// The password is older than the profile allows.
    #[error("the password is too old and must be changed")]
    PasswordTooOld,
    /// The code of the letter is unknown, used or too old.
    #[error("this code is unknown, used or has run out; ask for a new letter")]
    CodeUnknown,
    /// The password will not do.
    #[error("{0}")]
    Password(#[from] PasswordFault),
    /// The role may not be given.
    #[error("{0}")]
    Grant(#[from] GrantRefusal),
    /// Somebody has that log-in name.
    #[error("this log-in name is taken; choose another")]
    NameTaken,
    /// The log-in name is too short or has other signs.
    #[error("a log-in name has 3 to 40 letters, digits, hyphens, dots or Chinese characters")]
    Name,
    /// The identity provider knows the person, and the town has no account for them.
    #[error(
        "you are known to the identity provider as `{0}`, but no account here is bound to that: log in with name and password and bind it under My account, or tell the system administrator this identifier"
    )]
    IdentityUnbound(String),
    /// Somebody else's account is bound to that identity.
    #[error("this identity is bound to another account; unbind it there first, or ask the system administrator")]
    IdentityTaken,
    /// An identifier that no provider gives.
    #[error("an identifier has 1 to 255 characters; give the one that the identity provider uses for the person")]
    IdentityEmpty,
    /// There is no such account.
    #[error("there is no such account")]
    NoAccount,
}

impl PeopleRefusal {
    /// Its code name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongLogIn => "log_in.wrong",
            Self::SecondFactorWanted => "log_in.second_factor_wanted",
            Self::Throttled(_) => "log_in.throttled",
            Self::PasswordTooOld => "log_in.password_too_old",
            Self::CodeUnknown => "claim.code_unknown",
            Self::Password(_) => "password.unfit",
            Self::Grant(GrantRefusal::Separation { .. }) => "grant.separation",
            Self::Grant(_) => "grant.refused",
            Self::NameTaken => "account.name_taken",
            Self::Name => "account.name",
            Self::IdentityUnbound(_) => "identity.unbound",
            Self::IdentityTaken => "identity.taken",
            Self::IdentityEmpty => "identity.empty",
            Self::NoAccount => "account.unknown",
        }
    }

    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::WrongLogIn => "登录名、口令或动态口令不正确".to_owned(),
            Self::SecondFactorWanted => "请再输入六位动态口令".to_owned(),
            Self::Throttled(seconds) => format!("该登录名连续失败次数过多，请 {seconds} 秒后再试"),
            Self::PasswordTooOld => "口令已超过使用期限，请先修改口令".to_owned(),
            Self::CodeUnknown => "启用码不存在、已使用或已过期，请重新申领".to_owned(),
            Self::Password(fault) => match fault {
                PasswordFault::Short(least) => format!("口令至少 {least} 个字符"),
                PasswordFault::Long(most) => format!("口令至多 {most} 个字符"),
                PasswordFault::Plain(kinds) => format!("口令须含大写字母、小写字母、数字、其他字符中的至少 {kinds} 类"),
                PasswordFault::Guessable => "口令容易被猜到：含登录名、产品名或常见口令，请更换".to_owned(),
            },
            Self::Grant(refusal) => match refusal {
                GrantRefusal::Separation { .. } => {
                    "三员分立：系统、安全、审计管理员须由三人分别担任，且不得兼任业务角色；请另开账户".to_owned()
                }
                GrantRefusal::WrongBody(_) => "该角色与所选单位的类别不符，请改选单位".to_owned(),
                GrantRefusal::Ended { .. } => "截止日早于起始日或已过，请改后重试".to_owned(),
                GrantRefusal::ToOneself => "不能给自己授权，请另一位管理员办理".to_owned(),
                GrantRefusal::Closed => "该账户已停用".to_owned(),
                GrantRefusal::NotOnesOwn => "只能委托本人持有且未到期的业务角色，期限不超过本人的期限".to_owned(),
            },
            Self::NameTaken => "登录名已被使用，请更换".to_owned(),
            Self::Name => "登录名为 3 至 40 个字母、数字、连字符、点或汉字".to_owned(),
            Self::IdentityUnbound(subject) => format!(
                "统一身份认证已通过（标识：{subject}），但本系统没有与之绑定的账户。请先用登录名和口令登录，在“我的账户”中绑定；或将此标识告知系统管理员代为绑定"
            ),
            Self::IdentityTaken => "该统一身份已与另一账户绑定；请先在那个账户解除绑定，或请系统管理员处理".to_owned(),
            Self::IdentityEmpty => "统一身份标识为 1 至 255 个字符，请填写身份认证系统中此人的标识".to_owned(),
            Self::NoAccount => "没有这个账户".to_owned(),
        }
    }
}
