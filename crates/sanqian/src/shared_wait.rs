//! Many hands, one wait for the disk (group commit): whoever gets the pen writes for all who wait for it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Written at once at most: keeps the slowest waiter's wait short.
const GROUP: usize = 128;

/// What is to be written, and what became of it.
pub(crate) struct SharedWait<W, A> {
    state: Mutex<State<W, A>>,
    free: Condvar,
}

struct State<W, A> {
    waiting: Vec<Waiting<W, A>>,
    /// Somebody writes.
    writing: bool,
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
        Self { state: Mutex::new(State { waiting: Vec::new(), writing: false }), free: Condvar::new() }
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
        let mut state = locked(&self.state);
        state.waiting.push(Waiting { wish, answer: Arc::clone(&answer) });
        loop {
            if let Some(answered) = locked(&answer).take() {
                return Some(answered);
            }
            // Not on the pen itself: who was answered would have to wait for it only to see that.
            if state.writing {
                state = self.free.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let most = state.waiting.len().min(GROUP);
            let group: Vec<_> = state.waiting.drain(..most).collect();
            // Nobody has it and nobody answered it.
            if group.is_empty() {
                return None;
            }
            state.writing = true;
            drop(state);
            let done = Done(self);
            write(&mut locked(pen), &group);
            drop(done);
            state = locked(&self.state);
        }
    }
}

/// Lets the next one write, also when this one died over it.
struct Done<'a, W, A>(&'a SharedWait<W, A>);

impl<W, A> Drop for Done<'_, W, A> {
    fn drop(&mut self) {
        locked(&self.0.state).writing = false;
        self.0.free.notify_all();
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
        assert!(written.len() < 100, "they hardly shared: {}", written.len());
    }

    #[test]
    fn who_dies_over_it_leaves_the_pen_to_the_others() {
        let (shared, pen) = (SharedWait::<u32, u32>::default(), Mutex::new(()));
        let dies = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            shared.write(&pen, 1, |(), _| panic!("the disk is gone"))
        }));
        assert!(dies.is_err());
        let answer = |(): &mut (), group: &[Waiting<u32, u32>]| group.iter().for_each(|one| one.answer(one.wish));
        assert_eq!(shared.write(&pen, 2, answer), Some(2));
    }
}
