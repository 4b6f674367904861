//! 摸排: a department's tables and features become facts and problems.
