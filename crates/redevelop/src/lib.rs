//! 千亩改造: contiguous blocks, modes, and the fund balance by quarter.
