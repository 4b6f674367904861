//! A move put into the ledger, or refused.

use jiff::civil::Date;
use model::{Account, Clause, Missing, QuotaEntry, QuotaLedger, QuotaMove, Refusal, RefusalRule};

use super::{QuotaKind, QuotaPack};
use crate::{CitedClause, refusal};

type Posting = (String, Account, i64);

impl QuotaPack {
    /// The ledger after a move. Nothing is made or lost: of each kind all accounts together hold zero, and no holder,
    /// use, cut or void falls below it.
    ///
    /// # Errors
    /// The first rule that refuses the move, with what is missing.
    pub fn post(&self, ledger: &QuotaLedger, day: Date, what: QuotaMove) -> Result<QuotaLedger, Refusal> {
        if let Some(last) = ledger.entries.last().filter(|last| day < last.day) {
            let words =
                (format!("{day} 早于上一笔 {}", last.day), format!("{day} is before the last entry of {}", last.day));
            return Err(self.refuse(RefusalRule::Order, words));
        }
        let postings = self.postings(ledger, day, &what)?;
        let mut after = ledger.clone();
        after.entries.push(QuotaEntry { day, what, postings: postings.clone() });
        let short =
            postings.iter().find(|(kind, account, _)| *account != Account::Outside && after.balance(kind, account) < 0);
        match short {
            None => Ok(after),
            Some((kind, account, _)) => {
                let (zh, en) = self.named(kind);
                let lacks = -after.balance(kind, account);
                let words = (format!("{zh}余额不足，差 {lacks}"), format!("{lacks} short of {en}"));
                Err(self.refuse(RefusalRule::Balance, words))
            }
        }
    }

    fn postings(&self, ledger: &QuotaLedger, day: Date, what: &QuotaMove) -> Result<Vec<Posting>, Refusal> {
        let holder = |code: &String| Account::Holder(code.clone());
        let moved = |kind: &QuotaKind, from: Account, to: Account, amount: i64| {
            vec![(kind.code.clone(), from, -amount), (kind.code.clone(), to, amount)]
        };
        match what {
            QuotaMove::Grant { kind, to, amount, origin } => {
                let kind = self.known(kind, *amount)?;
                self.origin_gives(origin, kind)?;
                Ok(moved(kind, Account::Outside, holder(to), *amount))
            }
            QuotaMove::Transfer { kind, from, to, amount, price, earmark, documents } => {
                let kind = self.known(kind, *amount)?;
                let sold = price.is_some_and(|price| price.0 > 0);
                let needed = kind.transfer.iter().chain(kind.sale.iter().filter(|_| sold));
                let missing: Vec<&String> = needed.filter(|code| !documents.contains(code)).collect();
                self.lacks(kind, RefusalRule::Evidence, ("缺少材料", "documents are missing"), missing)?;
                if sold && !kind.earmarks.is_empty() && !earmark.as_ref().is_some_and(|one| kind.earmarks.contains(one))
                {
                    let words = ("调剂收益须专项使用", "the proceeds are earmarked");
                    self.lacks(kind, RefusalRule::Amount, words, kind.earmarks.iter().collect())?;
                }
                Ok(moved(kind, holder(from), holder(to), *amount))
            }
            QuotaMove::Convert { holder: of, from, to, amount } => {
                let (from, to) = (self.known(from, *amount)?, self.known(to, 1)?);
                let got = self.converted(from, to, *amount)?;
                let gone = moved(from, holder(of), Account::Outside, *amount);
                Ok([gone, moved(to, Account::Outside, holder(of), got)].concat())
            }
            QuotaMove::Use { kind, holder: of, amount, purpose } => {
                let kind = self.known(kind, *amount)?;
                if !kind.purposes.contains(purpose) {
                    let words = ("只能用于下列用途", "it may be used only for");
                    self.lacks(kind, RefusalRule::Conversion, words, kind.purposes.iter().collect())?;
                }
                Ok(moved(kind, holder(of), Account::Used, *amount))
            }
            QuotaMove::Cut { kind, holder: of, amount, published } => {
                let kind = self.known(kind, *amount)?;
                if !kind.cut || published.is_none_or(|published| published > day) {
                    let words = (
                        format!("削减{}须以已公开公示的评价结果为依据", kind.zh),
                        format!("cutting {} rests on a published result", kind.en),
                    );
                    return Err(self.on(RefusalRule::Grounds, words, &kind.clauses));
                }
                Ok(moved(kind, holder(of), Account::Cut, *amount))
            }
            QuotaMove::Void { kind, holder: of, amount, grant, refund } => {
                let kind = self.known(kind, *amount)?;
                self.voidable(ledger, kind, (of, *amount), *grant, refund.is_some_and(|refund| refund.0 > 0))?;
                Ok(moved(kind, holder(of), Account::Void, *amount))
            }
        }
    }

    fn known(&self, code: &str, amount: i64) -> Result<&QuotaKind, Refusal> {
        let words = |zh: String, en: String| Err(self.refuse(RefusalRule::Amount, (zh, en)));
        match self.kind(code) {
            None => words(format!("没有“{code}”这类指标"), format!("there is no quota `{code}`")),
            Some(_) if amount <= 0 => words("数量须大于零".to_owned(), "the amount must be above zero".to_owned()),
            Some(kind) => Ok(kind),
        }
    }

    fn origin_gives(&self, code: &str, kind: &QuotaKind) -> Result<(), Refusal> {
        let Some(origin) = self.origins.iter().find(|origin| origin.code == code) else {
            let words = (format!("没有“{code}”这一来源"), format!("there is no origin `{code}`"));
            return Err(self.refuse(RefusalRule::Grounds, words));
        };
        if origin.gives.contains(&kind.code) {
            return Ok(());
        }
        let words = (format!("{}不产生{}", origin.zh, kind.zh), format!("{} gives no {}", origin.en, kind.en));
        let forbidden = if origin.from_farmland && kind.construction { &self.forbids } else { &origin.clauses };
        Err(self.on(RefusalRule::Conversion, words, forbidden))
    }

    fn converted(&self, from: &QuotaKind, to: &QuotaKind, amount: i64) -> Result<i64, Refusal> {
        let found = self.conversions.iter().find(|one| one.from == from.code && one.to == to.code);
        let Some(conversion) = found else {
            let (why_zh, why_en) = if from.farmland && to.construction {
                ("法规禁止", "the law forbids it")
            } else {
                ("没有依据", "no source allows it")
            };
            let words = (
                format!("{}不得折算为{}：{why_zh}", from.zh, to.zh),
                format!("{} may not become {}: {why_en}", from.en, to.en),
            );
            return Err(self.on(RefusalRule::Conversion, words, &self.forbids));
        };
        let (numerator, denominator) = conversion.ratio;
        let product = i128::from(amount) * i128::from(numerator);
        let exact =
            (product % i128::from(denominator) == 0).then(|| i64::try_from(product / i128::from(denominator)).ok());
        exact.flatten().ok_or_else(|| {
            let words = ("折算后不是整数单位".to_owned(), "it does not convert to whole units".to_owned());
            self.on(RefusalRule::Amount, words, &conversion.clauses)
        })
    }

    /// What a false grant gave, in whoever's hands it is; sold on, the income goes back.
    fn voidable(
        &self,
        ledger: &QuotaLedger,
        kind: &QuotaKind,
        (of, amount): (&str, i64),
        grant: usize,
        refunded: bool,
    ) -> Result<(), Refusal> {
        let words = |zh: &str, en: &str| Err(self.refuse(RefusalRule::Grounds, (zh.to_owned(), en.to_owned())));
        let granted = match ledger.entries.get(grant).map(|entry| &entry.what) {
            Some(QuotaMove::Grant { kind: given, to, amount, .. }) if *given == kind.code => (to, *amount),
            _ => return words("没有这一笔取得", "no such grant"),
        };
        let earlier = ledger.entries.iter().map(|entry| match &entry.what {
            QuotaMove::Void { grant: of, amount, .. } if *of == grant => *amount,
            _ => 0,
        });
        if earlier.sum::<i64>() + amount > granted.1 {
            return words("作废数量超过取得数量", "more would be void than was granted");
        }
        if granted.0 != of && !refunded {
            return words("已经有偿调剂的，收入应当返还", "it was sold on: the income goes back");
        }
        Ok(())
    }

    fn lacks(
        &self,
        kind: &QuotaKind,
        rule: RefusalRule,
        (zh, en): (&str, &str),
        missing: Vec<&String>,
    ) -> Result<(), Refusal> {
        if missing.is_empty() {
            return Ok(());
        }
        let words = (format!("{}：{zh}", kind.zh), format!("{}: {en}", kind.en));
        let mut refused = self.on(rule, words, &kind.clauses);
        refused.missing = missing
            .into_iter()
            .map(|code| {
                let (zh, en) = self.named(code);
                Missing { code: code.clone(), zh, en }
            })
            .collect();
        Err(refused)
    }

    fn named(&self, code: &str) -> (String, String) {
        let words = self.words.iter().find(|word| word.code == code).map(|word| (word.zh.clone(), word.en.clone()));
        let kind = || self.kind(code).map(|kind| (kind.zh.clone(), kind.en.clone()));
        words.or_else(kind).unwrap_or_else(|| (code.to_owned(), code.to_owned()))
    }

    fn refuse(&self, rule: RefusalRule, words: (String, String)) -> Refusal {
        self.on(rule, words, &self.forbids)
    }

    #[expect(clippy::unused_self, reason = "reads beside `refuse`")]
    fn on(&self, rule: RefusalRule, (zh, en): (String, String), clauses: &[CitedClause]) -> Refusal {
        let clauses: Vec<Clause> = clauses.iter().map(CitedClause::clause).collect();
        refusal(rule, zh, en, clauses)
    }
}
