//! A whole answer: yes or no, why, which rows, which fields in which rows.

use access::{Action, Assurance, Decision, Field, Object, Principal, Relation, Verdict};
use jiff::civil::Date;

use crate::Oracle;
use crate::world::{Question, Row, What, Who};

/// What a decision says, in a form that both can be brought to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Yes, or how a no is told.
    pub verdict: Verdict,
    /// The id of the reason.
    pub reason: &'static str,
    /// Of the rows that were asked about, those that are shown.
    pub rows: Vec<Row>,
    /// The same for each kind of sensitive field, in the order of [`Field::ALL`].
    pub fields: Vec<Vec<Row>>,
}

impl Answer {
    /// What crate `access` decided, for the rows that are asked about.
    #[must_use]
    pub fn of(decision: &Decision, rows: &[Row]) -> Self {
        let shown = |scope: &access::Scope| {
            let is_shown = |row: &&Row| match row {
                _ if scope.whole_town => true,
                Row::Town => false,
                Row::Published => scope.published,
                Row::Of(body) => access::Scope::of(body).is_within(scope),
            };
            rows.iter().filter(is_shown).cloned().collect()
        };
        Self {
            verdict: decision.verdict,
            reason: decision.reason.id(),
            rows: shown(&decision.scope),
            fields: Field::ALL.iter().map(|field| shown(decision.fields.shown(*field))).collect(),
        }
    }
}

/// How much of a question is as it is; what is left out is as it should be. The first that turns a yes into a no is the reason.
const LADDER: [&str; 4] =
    ["denied.grant_not_in_force", "denied.out_of_reach", "denied.no_second_factor", "denied.four_eyes"];

impl Oracle {
    /// What Cedar decides, for the rows that are asked about.
    ///
    /// # Errors
    /// A policy that cannot be evaluated.
    pub fn decide(
        &self,
        principal: &Principal,
        action: Action,
        object: Object<'_>,
        day: Date,
        rows: &[Row],
    ) -> Result<Answer, String> {
        let account = principal.account.as_ref();
        let visitor = Who::Visitor { has_account: account.is_some() };
        let hats = principal.grants.iter().map(|grant| Who::Hat(grant, account));
        let second_factor = principal.assurance == Assurance::SecondFactor;
        let what = What::Thing(object.relation);
        let (mut allowed, mut best) = (None, 0);
        let mut answer = Answer {
            verdict: Verdict::Refuse,
            reason: "denied.no_role",
            rows: Vec::new(),
            fields: vec![Vec::new(); Field::ALL.len()],
        };
        for who in [visitor].into_iter().chain(hats) {
            let drafter = object.drafted_by;
            let question = Question { who, action: action.code(), what, day, second_factor, drafter };
            if self.permits(&question)? {
                let is_hat = matches!(who, Who::Hat(..));
                allowed = Some(allowed.unwrap_or(false) || is_hat);
                self.show(&question, rows, &mut answer)?;
            } else if allowed.is_none() {
                best = best.max(self.rung(&question)?);
            }
        }
        (answer.verdict, answer.reason) = match (allowed, account, best) {
            (Some(true), ..) => (Verdict::Allow, "allowed.granted"),
            (Some(false), ..) => (Verdict::Allow, "allowed.open"),
            (None, None, _) => (Verdict::LogIn, "denied.not_logged_in"),
            (None, Some(_), 0) => (Verdict::Refuse, "denied.no_role"),
            // What lies outside one's reach is, for the asker, not there.
            (None, Some(_), 2) => (Verdict::Hide, LADDER[1]),
            (None, Some(_), rung) => (Verdict::Refuse, LADDER[rung - 1]),
        };
        // In the order in which they were asked about, whichever hat showed them.
        let sorted = |shown: &[Row]| rows.iter().filter(|row| shown.contains(row)).cloned().collect();
        answer.rows = sorted(&answer.rows);
        answer.fields = answer.fields.iter().map(|shown| sorted(shown)).collect();
        Ok(answer)
    }

    /// Adds what one hat shows.
    fn show(&self, question: &Question<'_>, rows: &[Row], answer: &mut Answer) -> Result<(), String> {
        for row in rows {
            let about = Question { what: What::Row(row), ..*question };
            if !self.permits(&about)? {
                continue;
            }
            answer.rows.push(row.clone());
            // A visitor sees no sensitive field of anybody.
            if matches!(question.who, Who::Visitor { .. }) {
                continue;
            }
            for (field, shown) in Field::ALL.iter().zip(&mut answer.fields) {
                let action = format!("see_{}", field.code());
                if self.permits(&Question { action: &action, ..about })? {
                    shown.push(row.clone());
                }
            }
        }
        Ok(())
    }

    /// How far up the ladder of reasons a refused question comes: 0 when no circumstance would make it a yes.
    fn rung(&self, question: &Question<'_>) -> Result<usize, String> {
        let day = match question.who {
            Who::Hat(grant, _) => grant.from,
            Who::Visitor { .. } => question.day,
        };
        let mut asked =
            Question { day, what: What::Thing(Relation::Any), second_factor: true, drafter: None, ..*question };
        if !self.permits(&asked)? {
            return Ok(0);
        }
        asked.day = question.day;
        if !self.permits(&asked)? {
            return Ok(1);
        }
        asked.what = question.what;
        if !self.permits(&asked)? {
            return Ok(2);
        }
        asked.second_factor = question.second_factor;
        Ok(if self.permits(&asked)? { 4 } else { 3 })
    }
}
