import type { Block, ModeOption } from '../../api/client';
import { useNarrow } from '../../app/viewport';
import { money, percent, squareMetres, wan } from '../../display/numbers';
import { useWords } from '../../i18n';

interface Row {
  name: string;
  of: (option: ModeOption) => string;
  bad?: (option: ModeOption) => boolean;
}

interface Choice {
  block: Block;
  mode: string | undefined;
  onChoose: (mode: string) => void;
}

/** The four modes side by side; choosing one shows its money below. On a phone the chosen one alone is written out. */
export function ModesPanel(props: Choice) {
  const { t, say } = useWords();
  const narrow = useNarrow();
  const rows = useRows();
  return (
    <section className="panel" aria-labelledby="modes">
      <h2 id="modes">{t('modes.title')}</h2>
      <p className="note" style={{ marginBottom: 8 }}>{say(props.block.chosen_because)}</p>
      {narrow ? <OneMode {...props} rows={rows} /> : <AllModes {...props} rows={rows} />}
    </section>
  );
}

function useRows(): Row[] {
  const { t, say } = useWords();
  const inWan = (name: string) => t('withUnit', { name, unit: t('unit.wan') });
  return [
    { name: t('modes.built'), of: (o) => `${squareMetres(o.built)} ㎡` },
    { name: t('modes.demolished'), of: (o) => `${squareMetres(o.demolished)} ㎡` },
    { name: inWan(t('balance.cost')), of: (o) => money(o.cash_flow.balance.cost) },
    { name: inWan(t('balance.income')), of: (o) => money(o.cash_flow.balance.income) },
    { name: inWan(t('balance.static')), of: (o) => money(o.cash_flow.balance.static_balance), bad: (o) => o.cash_flow.balance.static_balance.wan_yuan < 0 },
    { name: inWan(t('balance.npvShort')), of: (o) => wan(o.cash_flow.balance.npv_wan_yuan), bad: (o) => o.cash_flow.balance.npv_wan_yuan < 0 },
    { name: t('balance.irr'), of: (o) => (o.cash_flow.balance.irr != null ? percent(o.cash_flow.balance.irr, 2) : say(o.cash_flow.balance.irr_note) || t('balance.noIrr')) },
    { name: t('balance.payback'), of: (o) => o.cash_flow.balance.payback ?? t('balance.never') },
    {
      name: inWan(t('balance.peakGap')),
      of: ({ cash_flow: { balance } }) => [money(balance.peak_gap), balance.peak_gap_at && t('balance.at', { quarter: balance.peak_gap_at })].filter(Boolean).join(t('comma')),
    },
    { name: t('modes.barred'), of: (o) => (o.barred ? say(o.barred) : t('modes.notBarred')) },
  ];
}

function Tags({ option }: { option: ModeOption }) {
  const { t } = useWords();
  return (
    <>
      {option.chosen && <span className="tag good">{t('modes.chosen')}</span>}
      {option.barred && <span className="tag bad">{t('modes.barredShort')}</span>}
    </>
  );
}

function AllModes({ block, mode, onChoose, rows }: Choice & { rows: Row[] }) {
  const { say } = useWords();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-labelledby="modes">
      <table className="plain modes">
        <thead>
          <tr>
            <td />
            {block.options.map((o) => (
              <th key={o.mode} scope="col" className={o.mode === mode ? 'now' : undefined}>
                <button type="button" aria-pressed={o.mode === mode} onClick={() => onChoose(o.mode)}>{say(o)}</button>
                <Tags option={o} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {block.options.map((o) => (
                <td key={o.mode} className={[o.mode === mode && 'now', row.bad?.(o) && 'bad'].filter(Boolean).join(' ')}>{row.of(o)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OneMode({ block, mode, onChoose, rows }: Choice & { rows: Row[] }) {
  const { t, say } = useWords();
  const now = block.options.find((o) => o.mode === mode);
  return (
    <>
      <ul className="mode-choice">
        {block.options.map((o) => (
          <li key={o.mode}>
            <button type="button" aria-pressed={o.mode === mode} onClick={() => onChoose(o.mode)}>
              <b>{say(o)}</b> <Tags option={o} />
              <span className="note">{t('balance.static')} {money(o.cash_flow.balance.static_balance)} {t('unit.wan')}</span>
            </button>
          </li>
        ))}
      </ul>
      {now && (
        <dl className="facts" aria-label={say(now)}>
          {rows.map((row) => (
            <div key={row.name}>
              <dt>{row.name}</dt>
              <dd className={row.bad?.(now) ? 'bad' : undefined}>{row.of(now)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
