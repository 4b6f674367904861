//! Many hands, one wait for the disk (group commit): whoever gets the pen writes for all who wait for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Written at once at most: keeps the slowest waiter's wait short.
const GROUP: usize = 128;

/// What is to be written, and what became of it.
pub(crate) struct SharedWait<W, A> {
    waiting: Mutex<Vec<Waiting<W, A>>>,
}

/// A wish and where its answer goes.
pub(crate) struct Waiting<W, A> {
    /// What is to be written.
    pub(crate) wish: W,
    answer: Answer<A>,
}

type Answer<A> = Arc<Mutex<Option<A>>>;

impl<W, A> Waiting<W, A> {
    pub(crate) fn answer(&self, with: A) {
        *locked(&self.answer) = Some(with);
    }
}

impl<W, A> Default for SharedWait<W, A> {
    fn default() -> Self {
        Self { waiting: Mutex::default() }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<W, A> SharedWait<W, A> {
    /// Hands in a wish and waits for the pen. `write` answers each wish that it is given; it is not called when somebody else wrote
    /// this one meanwhile. `None` when they died over it: whether it was written is then not known.
    pub(crate) fn write<P>(&self, pen: &Mutex<P>, wish: W, write: impl Fn(&mut P, &[Waiting<W, A>])) -> Option<A> {
        let answer: Answer<A> = Arc::default();
        locked(&self.waiting).push(Waiting { wish, answer: Arc::clone(&answer) });
        let mut pen = locked(pen);
        loop {
            if let Some(answered) = locked(&answer).take() {
                return Some(answered);
            }
            let group: Vec<_> = {
                let mut waiting = locked(&self.waiting);
                let most = waiting.len().min(GROUP);
                waiting.drain(..most).collect()
            };
            // Nobody has it and nobody answered it.
            if group.is_empty() {
                return None;
            }
            write(&mut pen, &group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_answered_and_they_share_the_writing() {
        let (shared, pen) = (SharedWait::<u32, u32>::default(), Mutex::new(Vec::new()));
        let write = |written: &mut Vec<usize>, group: &[Waiting<u32, u32>]| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            written.push(group.len());
            group.iter().for_each(|one| one.answer(one.wish * 2));
        };
        std::thread::scope(|scope| {
            for hand in 0..40 {
                let (shared, pen) = (&shared, &pen);
                scope.spawn(move || {
                    (0..5).for_each(|n| assert_eq!(shared.write(pen, hand * 10 + n, write), Some((hand * 10 + n) * 2)))
                });
            }
        });
        let written = pen.into_inner().unwrap();
        assert_eq!(written.iter().sum::<usize>(), 200);
        assert!(written.len() < 150, "they hardly shared: {}", written.len());
    }
}
