//! The facade: one function per use case, in the order of the work.
//!
//! 1. [`Office::open_or_found`]: a town's data folder with its ledger.
//! 2. [`Office::import`]: files → facts and problems → one entry of the ledger.
//! 3. [`Office::work`]: snapshot → relations → grades → suspicions → blocks and money → lists → parks, as one value
//!    ([`Work`]).
//! 4. [`Work::explanation`], [`Work::profile`]: one enterprise; [`Work::report`]: the workbook; [`Summary`]: all in
//!    figures.
//! 5. [`Office::run_evaluation`], [`Office::publish_evaluation`], [`Office::freeze_evaluation`] and what lies between: the
//!    evaluation of a year on its way to final grades.
//! 6. [`Office::record`]: results go back to the ledger with the hashes of what they came from.
//!
//! Three doors need no ledger: [`assess_facts`], [`assess_population`] (of any size, from Parquet) and [`plan_instance`]. Nor does an official who writes a rule pack:
//! [`test_rules`] and [`rules_outline`].

mod doors;
mod evaluation;
mod evaluation_packs;
mod facts_csv;
mod failure;
mod import;
mod office;
mod packs;
mod policies;
mod population;
mod progress;
mod rules_outline;
mod rules_test;
mod sites;
mod summary;
mod town;
mod work;

pub use assess::{AdjustmentExplanation, ChangeExplanation, Move, moves};
pub use doors::{EvaluationFacts, assess_facts, plan_instance, schemas};
pub use evaluation::Signature;
pub use evaluation_packs::{EVALUATION_PACKS, ShippedEvaluation};
pub use failure::Failure;
pub use import::{ImportRequest, Imported};
pub use office::Office;
pub use packs::Packs;
pub use population::{Pass, PopulationSummary, assess_population};
pub use progress::{Progress, Step};
pub use report::Language;
pub use rules_outline::{IndicatorOutline, PackOutline, PopulationOutline, RuleOutline, rules_outline};
pub use rules_test::{CaseDifference, CaseTest, PackTest, evaluation_pack, test_rules};
pub use summary::{BalanceFigures, BlockFigures, Counts, ImportFigures, Summary};
pub use survey::FileReport;
pub use town::Town;
pub use work::Work;
