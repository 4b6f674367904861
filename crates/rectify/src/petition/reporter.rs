//! Who petitions, and what a firm may see. The two never meet in one value that can leave the program.

use jiff::civil::Date;
use model::{Clause, PetitionAct, PetitionFile, Refusal, RefusalRule, Status};
use rules::refusal;
use serde::Serialize;

/// Who petitions. It cannot be written out, printed or copied, so it cannot be in a view, a report or a log.
///
/// ```compile_fail
/// let reporter = rectify::Reporter::new("张某", "13800000000", "某路1号");
/// serde_json::to_string(&reporter).unwrap(); // a reporter cannot be serialised
/// ```
///
/// ```compile_fail
/// #[derive(serde::Serialize)]
/// struct View { reporter: rectify::Reporter } // nor a view that has one
/// ```
///
/// ```compile_fail
/// let reporter = rectify::Reporter::new("张某", "13800000000", "某路1号");
/// println!("{reporter:?}"); // nor shown
/// ```
///
/// ```
/// let reporter = rectify::Reporter::new("张某", "13800000000", "某路1号");
/// assert!(reporter.appears_in("据张某反映"));
/// ```
pub struct Reporter {
    name: String,
    contact: String,
    address: String,
}

impl Reporter {
    /// A reporter, as the petition office took down.
    #[must_use]
    pub fn new(name: &str, contact: &str, address: &str) -> Self {
        let kept = |text: &str| text.split_whitespace().collect::<String>();
        Self { name: kept(name), contact: kept(contact), address: kept(address) }
    }

    /// What the office that answers needs. Only a body that handles the petition may ask; nothing here can check who asks,
    /// so the caller records it.
    #[must_use]
    pub fn for_the_answer(&self) -> (&str, &str, &str) {
        (&self.name, &self.contact, &self.address)
    }

    /// Whether a text says who it is, blanks aside.
    #[must_use]
    pub fn appears_in(&self, text: &str) -> bool {
        let text: String = text.split_whitespace().collect();
        [&self.name, &self.contact, &self.address]
            .into_iter()
            .any(|part| !part.is_empty() && text.contains(part.as_str()))
    }
}

/// What a firm sees of a petition: what it is about, in the office's own words, and nothing of where it came from. Neither
/// its text nor its place, since a place is often a home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirmView {
    /// Topic, e.g. `噪声`.
    pub topic: String,
    /// What the firm is told and asked.
    pub told: String,
    /// The day on which the office asked.
    pub asked: Date,
}

/// What a firm may see; `None` until the office has asked it something.
///
/// # Errors
/// When the office's words say who petitions, or when the petition is a report against someone: of that the firm is told
/// nothing at all.
pub fn firm_view(file: &PetitionFile, topic: &str, reporter: Option<&Reporter>) -> Result<Option<FirmView>, Refusal> {
    let refuse = |zh: &str, en: &str| {
        let clause = |article: &str| Clause {
            title: "信访工作条例".to_owned(),
            article: article.to_owned(),
            version: "2022-02-25".to_owned(),
            status: Status::Official,
        };
        Err(refusal(RefusalRule::Grounds, zh, en, vec![clause("第三十条"), clause("第十八条")]))
    };
    let Some(act) = file.last(PetitionAct::Investigate) else { return Ok(None) };
    let Some(told) = act.says.to_firm.as_deref().filter(|told| !told.trim().is_empty()) else { return Ok(None) };
    if file.variant == "report" {
        return refuse("检举控告类事项不得透露给被检举的单位", "nothing of a report is told to those it is against");
    }
    if reporter.is_some_and(|reporter| reporter.appears_in(told) || reporter.appears_in(topic)) {
        return refuse("告知企业的内容写明了信访人", "the words for the firm say who petitions");
    }
    Ok(Some(FirmView { topic: topic.to_owned(), told: told.to_owned(), asked: act.day }))
}
