//! 亩均评价: score, rank and grade, with the reason for each.
