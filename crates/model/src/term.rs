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

/// A list of terms as an enum: `Variant "中文" "English"`.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $zh:literal $en:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( #[doc = $zh] $variant, )+ }
        impl $crate::Term for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn zh(self) -> &'static str { match self { $(Self::$variant => $zh,)+ } }
            fn en(self) -> &'static str { match self { $(Self::$variant => $en,)+ } }
        }
    };
}
pub(crate) use terms;
