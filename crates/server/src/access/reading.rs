//! What the ledger is asked before every answer: whose session it is, and how the daily work stands. Who asks while it is being
//! read is read for next, together with all others who did: each is read for after they asked, so a revocation counts at once,
//! and two hundred askers cost the waits of two.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sanqian::{DailyAt, Diary, Failure, KnownSession, People, Session};
use tokio::sync::oneshot;

use super::now_us;
use crate::beside::beside;
use crate::problem::Problem;

/// Reads the ledger for those who ask.
pub(super) struct Reading {
    diary: Arc<Diary>,
    people: Option<Arc<People>>,
    asked: Mutex<Asked>,
}

#[derive(Default)]
struct Asked {
    waiting: Vec<Asker>,
    /// Somebody reads.
    reading: bool,
}

struct Asker {
    secret: Option<String>,
    answer: oneshot::Sender<Told>,
}

type Told = Result<(Option<KnownSession>, DailyAt), Arc<Failure>>;

impl Reading {
    /// Of a diary; without people nobody has a session.
    pub(super) fn of(diary: Arc<Diary>, people: Option<Arc<People>>) -> Arc<Self> {
        Arc::new(Self { diary, people, asked: Mutex::default() })
    }

    /// The session of a secret, if one stands, and the daily work.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub(super) async fn ask(self: &Arc<Self>, secret: Option<String>) -> Result<(Option<Session>, DailyAt), Problem> {
        let (answer, told) = oneshot::channel();
        let begin = {
            let mut asked = self.locked();
            asked.waiting.push(Asker { secret, answer });
            !std::mem::replace(&mut asked.reading, true)
        };
        if begin {
            let reading = Arc::clone(self);
            tokio::task::spawn_blocking(move || reading.read());
        }
        let (found, stands) = match told.await {
            Ok(Ok(found)) => found,
            Ok(Err(failure)) => return Err(Problem::of_people(&failure)),
            Err(_) => return Err(Problem::internal("whoever read the ledger died over it")),
        };
        let Some(found) = found else { return Ok((None, stands)) };
        if let (Some(due), Some(people)) = (found.due, &self.people) {
            // A wait for the disk is only that of whose session it is.
            let people = Arc::clone(people);
            beside(move || people.note(&due)).await?.map_err(|failure| Problem::of_people(&failure))?;
        }
        Ok((found.session, stands))
    }

    /// Reads until nobody waits.
    fn read(&self) {
        let done = Done(self);
        while let Some(group) = self.group() {
            let secrets: Vec<_> = group.iter().filter_map(|asker| asker.secret.as_deref()).collect();
            match self.read_for(&secrets) {
                Ok((sessions, stands)) => {
                    let mut sessions = sessions.into_iter();
                    for asker in group {
                        let session = asker.secret.and_then(|_| sessions.next().flatten());
                        // Who went away hears nothing.
                        let _ = asker.answer.send(Ok((session, stands.clone())));
                    }
                }
                Err(failure) => {
                    let failure = Arc::new(failure);
                    for asker in group {
                        let _ = asker.answer.send(Err(Arc::clone(&failure)));
                    }
                }
            }
        }
        std::mem::forget(done);
    }

    fn read_for(&self, secrets: &[&str]) -> Result<(Vec<Option<KnownSession>>, DailyAt), Failure> {
        let sessions = self.people.as_ref().map(|people| people.who(secrets, now_us())).transpose()?;
        Ok((sessions.unwrap_or_default(), self.diary.now()?))
    }

    /// All who wait; nobody reads any more when none does.
    fn group(&self) -> Option<Vec<Asker>> {
        let mut asked = self.locked();
        asked.reading = !asked.waiting.is_empty();
        asked.reading.then(|| std::mem::take(&mut asked.waiting))
    }

    fn locked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who died over the reading leaves it to the next who asks; who waited is told, because nobody will read for them.
struct Done<'a>(&'a Reading);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        *self.0.locked() = Asked::default();
    }
}
