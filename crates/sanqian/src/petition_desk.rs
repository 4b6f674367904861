//! The petition office's desk (信访窗口): a petition is received, its words lose who petitions, and who petitions is kept beside
//! the ledger ([decision 0035](../../../docs/decisions/0035-petitioners-outside.md)) before the petition stands in it.

use model::{DailyRecord, MatterId, PetitionOpening};
use rectify::Reporter;
use survey::{Petitioner, without_identity};

use crate::daily::petition_id;
use crate::{Diary, Entered, Failure, NewRecord, Signature};

impl Diary {
    /// Receives a petition. What it says is kept without who petitions, and without any telephone or identity number; `who`, or
    /// who is named for this number in an imported list, is kept apart.
    ///
    /// # Errors
    /// [`Failure::Refused`] when it is received already or is of no known kind; nothing was saved then.
    pub fn receive_petition(
        &self,
        opening: PetitionOpening,
        who: Option<&Petitioner>,
        by: &Signature,
    ) -> Result<(MatterId, Entered), Failure> {
        let nobody = Petitioner::default();
        let purged = |text: &str| without_identity(text.trim(), who.unwrap_or(&nobody));
        let opening = PetitionOpening { topic: purged(&opening.topic), text: purged(&opening.text), ..opening };
        let (number, id) = (opening.about.clone(), petition_id(self.town(), &opening));
        // A second petition of the same number must not put another person in the place of the first.
        let known = self.now()?.daily.petitions.contains_key(&id);
        if let Some(who) = who.filter(|_| !known) {
            self.office().keep_petitioner_of(&id, who)?;
        }
        let new = NewRecord { record: DailyRecord::PetitionOpened(opening), files: Vec::new() };
        let entered = match self.enter(None, new, by) {
            Ok(Some(entered)) => entered,
            Ok(None) => return Err(Failure::Shape("the petition was not entered".to_owned())),
            Err(failure) => {
                if who.is_some() && !known {
                    self.office().forget_petitioner(&id)?;
                }
                return Err(failure);
            }
        };
        if who.is_none() {
            self.office().take_over_petitioner(&number, &id)?;
        }
        Ok((id, entered))
    }

    /// Whether words say who petitions; `false` when nobody is kept.
    ///
    /// # Errors
    /// When who petitions is kept and cannot be read.
    pub fn names_petitioner(&self, id: &MatterId, words: &str) -> Result<bool, Failure> {
        Ok(self.office().petitioner(id)?.is_some_and(|who| who.appears_in(words)))
    }

    /// Looks up who petitions, for the answer: that it was looked up, by whom and why, is entered first.
    ///
    /// # Errors
    /// When the petition is not known, no reason is given, or nobody is kept.
    pub fn look_up_petitioner(&self, id: &MatterId, reason: &str, by: &Signature) -> Result<Reporter, Failure> {
        let record = DailyRecord::PetitionerRead { matter: id.clone(), reason: reason.trim().to_owned(), day: by.on };
        self.enter(None, NewRecord { record, files: Vec::new() }, by)?;
        self.office().petitioner(id)?.ok_or_else(|| Failure::NotFound {
            what: "petitioner",
            name: id.0.clone(),
            hint: "nobody was named, or it was erased".to_owned(),
        })
    }
}
