//! The facade: one function per use case, in the order of the work.
