import type { BreakEven, ModeOption, Sensitivity, Simulation, Spread, Swing } from '../../api/client';
import { digits, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { span } from './span';

/** When the assumptions are wrong: break-even numbers, the tornado, Monte Carlo. Only the chosen mode has them. */
export function RiskPanel({ option }: { option: ModeOption }) {
  const { t, say } = useWords();
  const { sensitivity, simulation } = option;
  if (!sensitivity && !simulation) return null;
  return (
    <section className="panel" aria-labelledby="risk">
      <h2 id="risk">
        {t('funds.risk', { mode: say(option) })}
        <small>{t('funds.riskNote')}</small>
      </h2>
      {sensitivity && <BreakEvens items={sensitivity.break_even} />}
      {sensitivity && <Tornado sensitivity={sensitivity} today={option.cash_flow.balance.npv_wan_yuan} />}
      {simulation && <Draws simulation={simulation} />}
    </section>
  );
}

/** A parameter's value: shares as percentages, others with their unit. */
function useFigure() {
  const { unit } = useWords();
  return (value: number, of: string) => (of.startsWith('share') ? `${digits(value * 100, 1)} %` : `${digits(value, 2)} ${of ? unit(of) : ''}`.trim());
}

function BreakEvens({ items }: { items: BreakEven[] }) {
  const { t, say } = useWords();
  const figure = useFigure();
  return (
    <>
      <h3 style={{ margin: '4px 0 6px' }}>{t('funds.breakEven')}</h3>
      <Rows
        label={t('funds.breakEven')}
        rows={items}
        keyOf={(row) => row.parameter}
        columns={[
          { name: t('funds.number'), cell: (row) => say(row.name) },
          { name: t('funds.today'), numeric: true, cell: (row) => figure(row.today, row.unit) },
          {
            name: t('funds.breakEvenAt'),
            numeric: true,
            cell: (row) => (row.at == null ? <span className="note">{t('funds.nowhere', { from: figure(row.from, row.unit), to: figure(row.to, row.unit) })}</span> : <b>{figure(row.at, row.unit)}</b>),
          },
        ]}
      />
    </>
  );
}

function Tornado({ sensitivity, today }: { sensitivity: Sensitivity; today: number }) {
  const { t, say } = useWords();
  const figure = useFigure();
  const rows = sensitivity.tornado.filter((row) => row.npv_low_wan_yuan !== row.npv_high_wan_yuan);
  const ends = rows.flatMap((row) => [row.npv_low_wan_yuan, row.npv_high_wan_yuan]).concat(today);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const bar = (row: Swing) => {
    const worse = span(Math.min(row.npv_low_wan_yuan, row.npv_high_wan_yuan), today, low, high);
    const better = span(today, Math.max(row.npv_low_wan_yuan, row.npv_high_wan_yuan), low, high);
    return (
      <div className="swing" aria-hidden="true">
        <i className="worse" style={{ left: `${worse.left}%`, width: `${worse.width}%` }} />
        <i className="better" style={{ left: `${better.left}%`, width: `${better.width}%` }} />
      </div>
    );
  };
  return (
    <>
      <h3 style={{ margin: '18px 0 2px' }}>{t('funds.tornado')}</h3>
      <p className="note" style={{ marginBottom: 6 }}>{t('funds.tornadoNote', { npv: wan(today) })}</p>
      <Rows
        label={t('funds.tornado')}
        rows={rows}
        keyOf={(row) => row.parameter}
        columns={[
          { name: t('funds.number'), cell: (row) => say(row.name) },
          { name: t('funds.range'), cell: (row) => <span className="unbroken">{figure(row.low, row.unit)} – {figure(row.high, row.unit)}</span> },
          { name: t('funds.atLow'), numeric: true, cell: (row) => wan(row.npv_low_wan_yuan) },
          { name: t('funds.atHigh'), numeric: true, cell: (row) => wan(row.npv_high_wan_yuan) },
          { name: t('funds.swing'), cell: bar },
        ]}
      />
    </>
  );
}

function Draws({ simulation }: { simulation: Simulation }) {
  const { t } = useWords();
  const rows: [string, Spread][] = [
    [t('balance.npvShort'), simulation.npv],
    [t('balance.static'), simulation.static_balance],
    [t('balance.peakGap'), simulation.peak_gap],
  ];
  const column = (name: string, of: (spread: Spread) => number) => ({ name, numeric: true, cell: ([, spread]: [string, Spread]) => wan(of(spread)) });
  return (
    <>
      <h3 style={{ margin: '18px 0 2px' }}>{t('funds.simulation')}</h3>
      <p className="note" style={{ marginBottom: 6 }}>
        {t('funds.simulationNote', { draws: digits(simulation.draws), seed: simulation.seed, share: digits(simulation.npv_not_negative * 100, 1) })}
      </p>
      <Rows
        label={t('funds.simulation')}
        rows={rows}
        keyOf={([name]) => name}
        columns={[
          { name: t('funds.figure'), cell: ([name]) => name },
          column('P5', (s) => s.p05),
          column('P25', (s) => s.p25),
          column('P50', (s) => s.p50),
          column('P75', (s) => s.p75),
          column('P95', (s) => s.p95),
          column(t('funds.mean'), (s) => s.mean),
          column(t('funds.deviation'), (s) => s.deviation),
        ]}
      />
    </>
  );
}
