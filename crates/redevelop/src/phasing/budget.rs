//! How long a search may go on: work units and a stop check, never a clock.

/// Work that may be done. One unit is one option of one parcel looked at once (about 20 ns), so that the same budget gives the
/// same answer on every machine; the stop check may end the search earlier, and the plan then says so.
///
/// ```
/// let mut asked = |_spent: u64| false;
/// let mut budget = redevelop::phasing::Budget::new(1_000, &mut asked);
/// assert!(budget.spend(400) && budget.spend(400) && !budget.spend(400));
/// assert_eq!(budget.spent(), 1_200);
/// ```
pub struct Budget<'a> {
    limit: u64,
    spent: u64,
    asked: bool,
    stop: &'a mut dyn FnMut(u64) -> bool,
}

impl<'a> Budget<'a> {
    /// So much work, with a check that is told now and then how much of it is done and ends the search when it says yes.
    pub fn new(limit: u64, stop: &'a mut dyn FnMut(u64) -> bool) -> Self {
        Self { limit, spent: 0, asked: false, stop }
    }

    /// Notes work done; whether there is more.
    pub fn spend(&mut self, work: u64) -> bool {
        self.spent = self.spent.saturating_add(work);
        !self.ask(0)
    }

    /// Tells the check of the work done and of that which a part is doing; whether the search has to end.
    fn ask(&mut self, doing: u64) -> bool {
        if !self.asked {
            self.asked = (self.stop)(self.spent.saturating_add(doing));
        }
        self.is_over()
    }

    /// Whether the search has to end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.asked || self.spent >= self.limit
    }

    /// Work done so far.
    #[must_use]
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// The whole allowance.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// Whether the stop check ended it: then the same budget may give another answer another time.
    #[must_use]
    pub fn was_asked_to_stop(&self) -> bool {
        self.asked
    }

    /// What has been spent when a part of what is left is spent too.
    pub(crate) fn part(&self, numerator: u64, denominator: u64) -> u64 {
        let left = self.limit.saturating_sub(self.spent);
        self.spent + (u128::from(left) * u128::from(numerator) / u128::from(denominator.max(1))) as u64
    }

    /// Runs something within one `share`th of what is left, under the same stop check.
    pub(crate) fn within<T>(&mut self, share: u64, run: impl FnOnce(&mut Budget<'_>) -> T) -> T {
        self.up_to(self.part(1, share) - self.spent, run)
    }

    /// Runs something with so much work, as far as that is left, under the same stop check.
    pub(crate) fn up_to<T>(&mut self, work: u64, run: impl FnOnce(&mut Budget<'_>) -> T) -> T {
        let limit = work.min(self.limit.saturating_sub(self.spent));
        let mut stop = |doing| self.ask(doing);
        let mut part = Budget::new(limit, &mut stop);
        let result = run(&mut part);
        let spent = part.spent();
        self.spend(spent);
        result
    }
}
