//! The ways of every row of a population at once, for towns and for nations.

use model::{Columns, Grade, Reach};
use rules::MEASURES;

use super::field::Field;
use super::firm::Firm;
use super::reach::reach;
use crate::engine::{Graded, Plan};

/// The ways of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowPath {
    /// The row.
    pub row: u32,
    /// Its grade by the pack's rules.
    pub from: Grade,
    /// The grade to reach; `None` in A, or while something holds the grade.
    pub to: Option<Grade>,
    /// In the order of [`MEASURES`], amounts in their stored units. What only a search over the whole population can tell
    /// is [`Reach::NotSearched`].
    pub levers: [Reach; MEASURES.len()],
}

/// The ways of all rows of a run that are graded, population by population, by inverting their scores: O(n log n) once, then
/// O(levers × indicators + log n) a row. `each` is called for one row after the other; the rows of a population can be split
/// among callers by `part` of `parts`.
///
/// Columns are those that were graded, with figures in the first unit of their measures.
pub fn all(
    plan: &Plan<'_>,
    columns: &Columns,
    graded: &Graded,
    [part, parts]: [usize; 2],
    mut each: impl FnMut(&RowPath),
) {
    for index in 0..plan.populations.len() {
        let field = Field::new(plan, index, columns, graded);
        let members = field.graded.rows.len();
        for member in members * part / parts..members * (part + 1) / parts {
            let firm = Firm::new(&field, member);
            let from = field.grade(member);
            let wanted = field.wanted(member);
            let levers = std::array::from_fn(|measure| reach(&field, &firm, measure, wanted));
            let to = wanted.map(|wanted| field.after_rules(member, wanted));
            each(&RowPath { row: field.graded.rows[member], from, to, levers });
        }
    }
}
