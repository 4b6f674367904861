import { Fragment, useMemo, useState } from 'react';
import type { CashFlow } from '../../api/client';
import { useNarrow } from '../../app/viewport';
import { digits, money } from '../../display/numbers';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';
import { byYear } from './byYear';

/** Every line with its years; opening a line says how the amount comes about and where the price is from. */
export function LinesPanel({ flow, mode }: { flow: CashFlow; mode: string }) {
  const { t, say } = useWords();
  const narrow = useNarrow();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const years = useMemo(() => [...byYear(flow.quarters, flow.net_wan_yuan).keys()], [flow]);
  const net = useMemo(() => byYear(flow.quarters, flow.net_wan_yuan), [flow]);
  const toggle = (item: string) => {
    const next = new Set(open);
    if (!next.delete(item)) next.add(item);
    setOpen(next);
  };
  const cell = (amount: number) => (Math.abs(amount) < 0.005 ? <span className="zero">·</span> : digits(amount, Math.abs(amount) >= 100 ? 0 : 1));
  return (
    <section className="panel" aria-labelledby="lines">
      <h2 id="lines">
        {t('lines.title', { mode })}
        <small>{t('lines.unit')}</small>
      </h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="lines">
        <table className="plain lines-table">
          <thead>
            <tr>
              <th scope="col">{t('lines.item')}</th>
              {!narrow && <th scope="col">{t('lines.party')}</th>}
              <th scope="col" className="num">{t('lines.total')}</th>
              {years.map((year) => <th key={year} scope="col" className="num">{year}</th>)}
            </tr>
          </thead>
          <tbody>
            {flow.lines.map((line) => {
              const sums = byYear(flow.quarters, line.wan_yuan);
              const key = `${line.item}|${line.party}`;
              return (
                <Fragment key={key}>
                  <tr>
                    <th scope="row">
                      <button type="button" className="link" aria-expanded={open.has(key)} onClick={() => toggle(key)}>
                        <span aria-hidden="true">{open.has(key) ? '▾' : '▸'}</span> {say(line)}
                      </button>
                      {narrow && <div className="note">{t(`party.${line.party}`)}</div>}
                    </th>
                    {!narrow && <td>{t(`party.${line.party}`)}</td>}
                    <td className={`num${line.total.wan_yuan < 0 ? ' bad' : ''}`}><b>{money(line.total)}</b></td>
                    {years.map((year) => <td key={year} className="num">{cell(sums.get(year) ?? 0)}</td>)}
                  </tr>
                  {open.has(key) && (
                    <tr className="because">
                      <td colSpan={(narrow ? 2 : 3) + years.length}>
                        <div>{say(line.because)}</div>
                        <ClauseText clause={line.basis} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
            <tr className="net">
              <th scope="row">{t('lines.net')}</th>
              {!narrow && <td />}
              <td className="num"><b>{money(flow.balance.static_balance)}</b></td>
              {years.map((year) => <td key={year} className="num">{cell(net.get(year) ?? 0)}</td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
