//! 千企提升: an enterprise's profile and what applies to it.
