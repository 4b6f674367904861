//! 千家整治: suspicions of the five checks, each with evidence and clause.
