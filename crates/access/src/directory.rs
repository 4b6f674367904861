//! Who is who: the accounts and their grants as a fold over what happened.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{AccessEvent, AccountId, Grant};

use crate::{Assurance, Principal};

/// An account as the ledger knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAccount {
    /// Which.
    pub account: AccountId,
    /// Log-in name and name of the person, sealed; base64.
    pub sealed: String,
    /// Closed for good.
    pub closed: bool,
    /// The person's data was erased.
    pub erased: bool,
    /// What it was given and not withdrawn from it, those that have ended among it.
    pub grants: Vec<Grant>,
    /// Grows with every change that ends its sessions: closing, granting, withdrawing, a changed credential.
    pub version: u64,
}

/// All accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    accounts: BTreeMap<AccountId, KnownAccount>,
}

impl Directory {
    /// Adds what happened next. An event about an account that was never opened changes nothing.
    pub fn apply(&mut self, event: &AccessEvent) {
        match event {
            AccessEvent::Opened { account, sealed } => {
                let opened = KnownAccount {
                    account: account.clone(),
                    sealed: sealed.clone(),
                    closed: false,
                    erased: false,
                    grants: Vec::new(),
                    version: 0,
                };
                self.accounts.entry(account.clone()).or_insert(opened);
            }
            AccessEvent::Closed { account, .. } => self.change(account, |known| known.closed = true),
            AccessEvent::Granted { account, grant } => self.change(account, |known| known.grants.push(grant.clone())),
            AccessEvent::Withdrawn { account, role, organisation, on_behalf } => self.change(account, |known| {
                known.grants.retain(|grant| {
                    (grant.role, &grant.organisation, &grant.on_behalf) != (*role, organisation, on_behalf)
                });
            }),
            // A way in that comes or goes ends sessions as a changed password does.
            AccessEvent::CredentialChanged { account, .. }
            | AccessEvent::IdentityBound { account, .. }
            | AccessEvent::IdentityUnbound { account } => self.change(account, |_| {}),
            AccessEvent::Erased { account } => self.change(account, |known| {
                known.erased = true;
                known.closed = true;
            }),
            AccessEvent::Looked { .. } => {}
        }
    }

    fn change(&mut self, account: &AccountId, change: impl FnOnce(&mut KnownAccount)) {
        if let Some(known) = self.accounts.get_mut(account) {
            change(known);
            known.version += 1;
        }
    }

    /// All accounts, by id.
    pub fn accounts(&self) -> impl Iterator<Item = &KnownAccount> {
        self.accounts.values()
    }

    /// One account.
    #[must_use]
    pub fn get(&self, account: &AccountId) -> Option<&KnownAccount> {
        self.accounts.get(account)
    }

    /// Who asks with that account: its grants of the day. What was lent stands only while the lender has it. A closed account
    /// is the public.
    #[must_use]
    pub fn principal(&self, account: &AccountId, assurance: Assurance, day: Date) -> Principal {
        let Some(known) = self.accounts.get(account).filter(|known| !known.closed) else { return Principal::public() };
        let stands = |grant: &&Grant| match &grant.on_behalf {
            None => true,
            Some(lender) => self.accounts.get(lender).is_some_and(|lender| {
                !lender.closed
                    && lender.grants.iter().any(|held| {
                        held.on_behalf.is_none()
                            && held.role == grant.role
                            && held.organisation == grant.organisation
                            && held.stands(day)
                    })
            }),
        };
        let grants = known.grants.iter().filter(stands).cloned().collect();
        Principal { account: Some(account.clone()), grants, assurance }
    }
}
