import { useState } from 'react';
import { type Measures, useMeasures } from '../../api/dailyQueries';
import { State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import '../findings/findings.css';

/** Entitlements and exposures by year, differential prices by month. */
export function MeasuresPanel({ id }: { id: string }) {
  return <State query={useMeasures(id)}>{(measures) => <><ByYear measures={measures} /><ByMonth measures={measures} /></>}</State>;
}

function ByYear({ measures }: { measures: Measures }) {
  const { t, say, unit } = useWords();
  const [all, setAll] = useState(false);
  const spoken = (row: Measures['rows'][number]) => row.cells.some((cell) => cell.outcome === 'applies' || cell.outcome === 'blank');
  const shown = measures.rows.filter((row) => all || spoken(row));
  const amount = (value: number | null | undefined) => (value == null ? <em className="missing">{t('yearly.noAmount')}</em> : digits(value, 2));
  return (
    <section className="panel" aria-labelledby="measures">
      <h2 id="measures">{t('yearly.title')}<small>{t('yearly.note')}</small></h2>
      <Rows
        label={t('yearly.years')}
        rows={measures.years}
        keyOf={(one) => String(one.year)}
        columns={[
          { name: t('yearly.year'), cell: (one) => one.year },
          { name: t('yearly.grade'), cell: (one) => <>{one.grade ?? '—'} <span className="note">{t(`yearly.origin.${one.origin}`, { day: one.on })}</span></> },
          { name: t('yearly.benefits'), numeric: true, cell: (one) => amount(one.benefits) },
          { name: t('yearly.burdens'), numeric: true, cell: (one) => amount(one.burdens) },
          { name: t('yearly.without'), numeric: true, cell: (one) => one.without_amount },
          { name: t('yearly.unknown'), numeric: true, cell: (one) => one.unknown },
        ]}
      />
      <h3 className="below">{t('yearly.clauses')}</h3>
      {shown.length === 0 ? (
        <p className="note">{t('yearly.none')}</p>
      ) : (
        <Rows
          label={t('yearly.clauses')}
          rows={shown}
          keyOf={(row) => row.code}
          columns={[
            { name: t('yearly.clause'), cell: (row) => <>{say(row.what)} <span className={row.effect === 'burden' ? 'tag warn' : 'tag'}>{t(`yearly.effect.${row.effect}`)}</span><div className="note">{say(row.kind)} · {row.basis.join(t('comma'))}</div>{row.review && <div className="note"><span className="tag warn">{t('firmPlan.review')}</span></div>}</> },
            ...measures.years.map((year, at) => ({
              name: String(year.year),
              cell: (row: Measures['rows'][number]) => {
                const cell = row.cells[at];
                return cell ? (
                  <details>
                    <summary>{cell.amount == null ? t(`yearly.outcome.${cell.outcome}`) : `${digits(cell.amount, 2)} ${unit(row.unit)}`}</summary>
                    <p className="note">{say(cell.because)}</p>
                  </details>
                ) : '—';
              },
            })),
          ]}
        />
      )}
      <p className="check-tabs">
        <button type="button" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t('yearly.fewer') : t('yearly.more', { count: measures.rows.length - measures.rows.filter(spoken).length })}
        </button>
      </p>
    </section>
  );
}

function ByMonth({ measures }: { measures: Measures }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="prices">
      <h2 id="prices">{t('prices.title')}<small>{t('prices.note')}</small></h2>
      {measures.months.length === 0 ? (
        <p className="note">{t('prices.none')}</p>
      ) : (
        <Rows
          label={t('prices.title')}
          rows={measures.months.toReversed()}
          keyOf={(one) => one.month}
          columns={[
            { name: t('prices.month'), cell: (one) => <span className="unbroken">{one.month}</span> },
            { name: t('prices.grade'), cell: (one) => <>{one.grade ?? '—'} <span className="note">{t('prices.since', { year: one.year, day: one.since })}</span></> },
            { name: t('prices.use'), numeric: true, cell: (one) => (one.electricity_kwh == null ? <em className="missing">{t('prices.unmetered')}</em> : digits(one.electricity_kwh, 0)) },
            {
              name: t('prices.clauses'),
              cell: (one) =>
                one.clauses.length === 0 ? (
                  <span className="note">{t('prices.nothing')}</span>
                ) : (
                  <details>
                    <summary>{one.clauses.some((clause) => clause.in_force) ? t('prices.due', { count: one.clauses.filter((clause) => clause.in_force).length }) : t('prices.notAdopted', { count: one.clauses.length })}</summary>
                    {one.clauses.map((clause) => (
                      <div key={clause.code} className="note">
                        {say(clause.what)}{t('colon')}{clause.in_force ? (clause.amount == null ? t(`yearly.outcome.${clause.outcome}`) : `${digits(clause.amount, 4)} ${t('unit.wan')}`) : t('prices.notInForce')} <span className="code">{clause.code}</span>
                      </div>
                    ))}
                  </details>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
