//! Prices: nothing below the reserve price, and from the deal to the till the same sum.

use model::{Clause, Disposal, DisposalAct, DisposalEvent, Fen, Refusal, RefusalRule};
use rules::{amount_missing, refusal};

/// The sum that the latest act of a kind names.
fn of(file: &Disposal, act: DisposalAct) -> Fen {
    file.last(act).and_then(|one| one.says.amount).unwrap_or_default()
}

/// Whether the sums that the act names stand.
pub(super) fn check(file: &Disposal, event: &DisposalEvent, clauses: &[Clause]) -> Result<(), Refusal> {
    use DisposalAct::{File, List, Receive, Resolve, Sign, Value, Win};
    let (zh, en) = match event.act {
        Value => ("评估价值", "value"),
        Resolve => ("保留价", "reserve price"),
        List => ("挂牌价", "asking price"),
        Win | Sign => ("成交价", "price"),
        Receive => ("到账金额", "sum received"),
        File => ("", ""),
        _ => return Ok(()),
    };
    let amount = event.says.amount.unwrap_or_default();
    if event.act != File && amount.0 <= 0 {
        return Err(amount_missing(zh, en, clauses.to_vec()));
    }
    let reserve = of(file, Resolve);
    match event.act {
        File | List if of(file, Value) < reserve => {
            Err(below(("评估价值", "value"), of(file, Value), reserve, clauses))
        }
        List | Win if amount < reserve => Err(below((zh, en), amount, reserve, clauses)),
        Win if buyer(event).is_none() => {
            Err(refusal(RefusalRule::Amount, "须写明受让方", "name the buyer", clauses.to_vec()))
        }
        Sign | Receive => same(file, event, (zh, en), clauses),
        _ => Ok(()),
    }
}

fn buyer(event: &DisposalEvent) -> Option<&str> {
    event.says.buyer.as_deref().filter(|name| !name.trim().is_empty())
}

fn below((zh, en): (&str, &str), amount: Fen, reserve: Fen, clauses: &[Clause]) -> Refusal {
    let (amount, reserve) = (amount.wan_yuan(), reserve.wan_yuan());
    refusal(
        RefusalRule::Reserve,
        format!("{zh} {amount:.6} 万元低于保留价 {reserve:.6} 万元，应当暂停"),
        format!("the {en} of {amount:.6} 万元 is below the reserve price of {reserve:.6} 万元: suspend it"),
        clauses.to_vec(),
    )
}

/// Contract and receipt are those of the deal.
fn same(file: &Disposal, event: &DisposalEvent, (zh, en): (&str, &str), clauses: &[Clause]) -> Result<(), Refusal> {
    let price = of(file, DisposalAct::Win);
    if event.says.amount != Some(price) {
        return Err(refusal(
            RefusalRule::Amount,
            format!("{zh}与成交确认的 {:.6} 万元不一致", price.wan_yuan()),
            format!("the {en} is not the {:.6} 万元 of the deal", price.wan_yuan()),
            clauses.to_vec(),
        ));
    }
    let won = file.last(DisposalAct::Win).and_then(buyer);
    if event.act == DisposalAct::Sign && buyer(event) != won {
        return Err(refusal(
            RefusalRule::Amount,
            "签约方不是受让方",
            "the contract is not with the buyer",
            clauses.to_vec(),
        ));
    }
    Ok(())
}
