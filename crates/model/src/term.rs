//! Closed lists of terms: states, steps and kinds that code must know one by one, each with its words in both languages.

use std::fmt::Debug;

/// One list.
pub trait Term: Copy + Ord + Debug + 'static {
    /// All, in the order of the work; the first is where something begins.
    const ALL: &'static [Self];
    /// Chinese name.
    fn zh(self) -> &'static str;
    /// English name.
    fn en(self) -> &'static str;
}

/// The code under which a member of a closed list is written (`RecheckPass` as `recheck_pass`).
///
/// ```
/// assert_eq!(model::code_of(&model::EventKind::RecheckPass), "recheck_pass");
/// assert_eq!(serde_json::to_value(model::EventKind::RecheckPass).unwrap(), "recheck_pass");
/// ```
#[must_use]
pub fn code_of(member: &impl Debug) -> String {
    let mut code = String::new();
    for letter in format!("{member:?}").chars() {
        if letter.is_ascii_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.push(letter.to_ascii_lowercase());
    }
    code
}

/// A list of terms as an enum: `Variant "中文" "English"`, with what the words do not say in a comment of documentation.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident $zh:literal $en:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( #[doc = $zh] $(#[$of])* $variant, )+ }
        impl $crate::Term for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn zh(self) -> &'static str { match self { $(Self::$variant => $zh,)+ } }
            fn en(self) -> &'static str { match self { $(Self::$variant => $en,)+ } }
        }
    };
}
pub(crate) use terms;
