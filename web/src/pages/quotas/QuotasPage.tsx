import { Link } from 'react-router';
import { type Quotas, useQuotas } from '../../api/dailyQueries';
import { useAddressState } from '../../app/addressState';
import { Beside } from '../../app/Beside';
import { Empty, State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import '../findings/findings.css';

/** 指标台账: what each holder has of each kind, and the moves that made it. */
export default function QuotasPage() {
  const { t } = useWords();
  return (
    <>
      <Beside group="assets" />
      <div className="head">
        <h1>{t('quotas.title')}</h1>
        <p className="note">{t('quotas.note')}</p>
      </div>
      <State query={useQuotas()}>
        {(quotas) => (quotas.moves.length === 0 ? <Empty>{t('quotas.none')} <code className="code">{t('quotas.command')}</code></Empty> : <Ledgers quotas={quotas} />)}
      </State>
    </>
  );
}

/** Stored whole numbers in the unit that people use: land in mu, energy in tonnes of coal equivalent. */
function Amount({ of }: { of: { amount: number; unit: string } }) {
  const { unit } = useWords();
  const [value, places, name] =
    of.unit === 'cm²' ? [of.amount / (20_000_000 / 3), 2, '亩'] : of.unit === 'kgce' ? [of.amount / 1000, 2, '吨标准煤'] : [of.amount, 0, of.unit];
  return <span className="unbroken">{digits(value, places)} <span className="note">{unit(name)}</span></span>;
}

function Ledgers({ quotas }: { quotas: Quotas }) {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const kind = parameters.get('kind');
  const kinds = new Map(quotas.balances.map((one) => [one.kind.code, one.kind]));
  const balances = quotas.balances.filter((one) => !kind || one.kind.code === kind);
  const moves = quotas.moves.filter((one) => !kind || one.postings.some((posting) => posting.kind.code === kind));
  const holder = (one: Quotas['balances'][number] | Quotas['moves'][number]['postings'][number]) =>
    one.enterprise ? <Link to={`/enterprises/${one.enterprise.id}`}>{one.enterprise.name}</Link> : say(one.account);
  const made = (one: Quotas['balances'][number]) =>
    quotas.moves.filter((move) => move.ledger === one.ledger && move.postings.some((p) => p.kind.code === one.kind.code && p.account.zh === one.account.zh));
  return (
    <div className="stack">
      <div className="check-tabs controls" role="group" aria-label={t('quotas.kind')}>
        <button type="button" aria-pressed={!kind} onClick={() => change({ kind: null })}>{t('cases.all')}</button>
        {[...kinds.values()].map((one) => (
          <button type="button" key={one.code} aria-pressed={kind === one.code} onClick={() => change({ kind: one.code })}>{say(one)}</button>
        ))}
      </div>
      <section className="panel" aria-labelledby="balances">
        <h2 id="balances">{t('quotas.balances')}<small>{t('quotas.zero')}</small></h2>
        <Rows
          label={t('quotas.balances')}
          rows={balances}
          keyOf={(one) => `${one.ledger}${one.kind.code}${one.account.zh}`}
          columns={[
            { name: t('quotas.holder'), cell: holder },
            { name: t('quotas.kind'), cell: (one) => say(one.kind) },
            { name: t('quotas.amount'), numeric: true, cell: (one) => <Amount of={one} /> },
            {
              name: t('quotas.from'),
              cell: (one) => (
                <details>
                  <summary>{t('quotas.moved', { count: made(one).length })}</summary>
                  {made(one).map((move) => (
                    <div key={move.number} className="note">
                      <span className="unbroken">{move.day}</span> {say(move.what)}{' '}
                      <Amount of={{ unit: one.unit, amount: move.postings.filter((p) => p.kind.code === one.kind.code && p.account.zh === one.account.zh).reduce((sum, p) => sum + p.amount, 0) }} />
                    </div>
                  ))}
                </details>
              ),
            },
          ]}
        />
      </section>
      <section className="panel" aria-labelledby="moves">
        <h2 id="moves">{t('quotas.moves')}<small>{t('quotas.kept')}</small></h2>
        <Rows
          label={t('quotas.moves')}
          rows={moves}
          keyOf={(one) => `${one.ledger}${one.number}`}
          columns={[
            { name: t('quotas.day'), cell: (one) => <span className="unbroken">{one.day}</span> },
            { name: t('quotas.what'), cell: (one) => say(one.what) },
            { name: t('quotas.why'), cell: (one) => (one.why ? say(one.why) : '—') },
            { name: t('quotas.sides'), cell: (one) => <>{one.postings.map((p, n) => <div key={n}><span>{holder(p)}</span><div className="note">{say(p.kind)} <span className="unbroken">{p.amount > 0 && '+'}<Amount of={p} /></span></div></div>)}</> },
          ]}
        />
      </section>
    </div>
  );
}
