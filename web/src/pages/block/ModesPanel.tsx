import type { Block, ModeOption } from '../../api/client';
import { money, percent, squareMetres, wan } from '../../display/numbers';
import { useWords } from '../../i18n';

/** The four modes side by side; choosing a column shows its money below. */
export function ModesPanel(props: { block: Block; mode: string | undefined; onChoose: (mode: string) => void }) {
  const { t, say } = useWords();
  const { block, mode, onChoose } = props;
  const wanUnit = t('unit.wan');
  const rows: [string, (o: ModeOption) => string, ((o: ModeOption) => boolean)?][] = [
    [t('modes.built'), (o) => `${squareMetres(o.built)} ㎡`],
    [t('modes.demolished'), (o) => `${squareMetres(o.demolished)} ㎡`],
    [`${t('balance.cost')} (${wanUnit})`, (o) => money(o.cash_flow.balance.cost)],
    [`${t('balance.income')} (${wanUnit})`, (o) => money(o.cash_flow.balance.income)],
    [`${t('balance.static')} (${wanUnit})`, (o) => money(o.cash_flow.balance.static_balance), (o) => o.cash_flow.balance.static_balance.wan_yuan < 0],
    [`${t('balance.npvShort')} (${wanUnit})`, (o) => wan(o.cash_flow.balance.npv_wan_yuan), (o) => o.cash_flow.balance.npv_wan_yuan < 0],
    [t('balance.irr'), (o) => (o.cash_flow.balance.irr != null ? percent(o.cash_flow.balance.irr, 2) : say(o.cash_flow.balance.irr_note) || t('balance.noIrr'))],
    [t('balance.payback'), (o) => o.cash_flow.balance.payback ?? t('balance.never')],
    [`${t('balance.peakGap')} (${wanUnit})`, (o) => `${money(o.cash_flow.balance.peak_gap)}${o.cash_flow.balance.peak_gap_at ? ` · ${o.cash_flow.balance.peak_gap_at}` : ''}`],
  ];
  return (
    <section className="panel" aria-labelledby="modes">
      <h2 id="modes">{t('modes.title')}</h2>
      <p className="note" style={{ marginBottom: 8 }}>{say(block.chosen_because)}</p>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="modes">
        <table className="plain modes">
          <thead>
            <tr>
              <td />
              {block.options.map((o) => (
                <th key={o.mode} scope="col" className={o.mode === mode ? 'now' : undefined}>
                  <button type="button" aria-pressed={o.mode === mode} onClick={() => onChoose(o.mode)}>{say(o)}</button>
                  {o.chosen && <span className="tag good">{t('modes.chosen')}</span>}
                  {o.barred && <span className="tag bad">{t('modes.barredShort')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, of, bad]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {block.options.map((o) => (
                  <td key={o.mode} className={[o.mode === mode && 'now', bad?.(o) && 'bad'].filter(Boolean).join(' ')}>{of(o)}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('modes.barred')}</th>
              {block.options.map((o) => (
                <td key={o.mode} className={o.mode === mode ? 'now' : undefined}>{o.barred ? say(o.barred) : t('modes.notBarred')}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
