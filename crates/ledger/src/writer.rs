//! One writer for many who want to write: drafts queue up, and all that wait at a moment share one transaction and one
//! wait for the disk (group commit).

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use model::TownId;

use crate::{Draft, Entry, Ledger, LedgerError};

/// Drafts of one transaction at most: keeps the slowest waiter's wait short.
const GROUP: usize = 256;
/// Drafts that may wait; the next to come waits outside, so that a slow disk fills no memory.
const QUEUE: usize = 1_024;

/// The thread that owns a ledger and writes what others hand in.
pub struct Writer {
    queue: Option<SyncSender<Command>>,
    thread: Option<JoinHandle<Ledger>>,
}

struct Command {
    town: TownId,
    draft: Draft,
    answer: SyncSender<Result<Entry, LedgerError>>,
}

/// What a draft was handed in for.
pub struct Receipt(Receiver<Result<Entry, LedgerError>>);

impl Receipt {
    /// Waits until the entry is on the disk or refused. It may be dropped instead: the draft is written all the same.
    ///
    /// # Errors
    /// As [`Ledger::append`].
    pub fn wait(self) -> Result<Entry, LedgerError> {
        let died = || Err(LedgerError::UnknownOutcome { message: "the writer ended".to_owned() });
        self.0.recv().unwrap_or_else(|_| died())
    }
}

impl Writer {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(mut ledger: Ledger) -> Result<Self, LedgerError> {
        let (queue, commands) = sync_channel::<Command>(QUEUE);
        let work = move || {
            while let Ok(first) = commands.recv() {
                let waiting = std::iter::once(first).chain(commands.try_iter()).take(GROUP).collect();
                write(&mut ledger, waiting);
            }
            ledger
        };
        let thread = std::thread::Builder::new().name("ledger writer".to_owned()).spawn(work);
        let thread = thread.map_err(|error| LedgerError::refused(error.to_string(), "close other programs"))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Hands in a draft. Drafts of one caller are written in the order in which it hands them in.
    #[must_use = "only the receipt says whether the entry was written"]
    pub fn submit(&self, town: &TownId, draft: Draft) -> Receipt {
        let (answer, receipt) = sync_channel(1);
        if let Some(queue) = &self.queue {
            // A writer that is gone drops the answer, which the receipt reports.
            let _ = queue.send(Command { town: town.clone(), draft, answer });
        }
        Receipt(receipt)
    }

    /// Writes what is still queued and gives the ledger back; `None` if the thread died.
    #[must_use]
    pub fn finish(mut self) -> Option<Ledger> {
        self.queue = None;
        self.thread.take().and_then(|thread| thread.join().ok())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Writes a group, town by town in the order of their first draft. When the outcome of one is unknown, those who wait for it are
/// told so, and the ledger is opened again before anything else is written.
fn write(ledger: &mut Ledger, mut waiting: Vec<Command>) {
    while let Some(town) = waiting.first().map(|command| command.town.clone()) {
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|command| command.town == town);
        waiting = later;
        let (drafts, answers): (Vec<_>, Vec<_>) = now.into_iter().map(|c| (c.draft, c.answer)).unzip();
        let ready = if ledger.is_closed() { ledger.reopen() } else { Ok(()) };
        match ready.and_then(|()| ledger.append_group(&town, drafts)) {
            Ok(outcomes) => answers.iter().zip(outcomes).for_each(|(answer, outcome)| drop(answer.send(outcome))),
            Err(error) => answers.iter().for_each(|answer| drop(answer.send(Err(error.for_each_of_group())))),
        }
    }
}
