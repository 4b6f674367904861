import { Link } from 'react-router';
import { type ProgrammeMeasure, useProgramme } from '../../api/dailyQueries';
import { State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { AssociationPanel } from './Associations';
import './programme.css';
import { TownPlanPanel } from './TownPlanPanel';

/** 三千行动: baseline, plan and actual; every number opens the rows that it is the sum of. */
export default function ProgrammePage() {
  const { t } = useWords();
  return (
    <State query={useProgramme()}>
      {(board) => (
        <div className="stack">
          <div className="head" style={{ marginBottom: 0 }}>
            <h1>{t('programme.title')}</h1>
            <p className="note">{t('programme.note', { day: board.as_of })}</p>
          </div>
          <div className="measures">
            {board.measures.map((measure) => <Measure key={measure.measure} measure={measure} />)}
          </div>
          <TownPlanPanel />
          {board.associations.map((one) => <AssociationPanel key={one.association.code} of={one} />)}
        </div>
      )}
    </State>
  );
}

function Measure({ measure }: { measure: ProgrammeMeasure }) {
  const { t, say } = useWords();
  const unit = t(`unitOf.${measure.unit}`);
  const figure = (value: number) => digits(value, measure.unit === 'mu' ? 1 : 0);
  const share = (value: number) => `${Math.min(100, measure.target > 0 ? (value / measure.target) * 100 : 0)}%`;
  const behind = measure.planned - measure.actual;
  const rows = measure.cells.flatMap((cell) => cell.rows.map((row, n) => ({ ...row, week: cell.week, key: `${cell.week}${cell.park}${n}` })));
  return (
    <section className="panel" aria-labelledby={measure.measure}>
      <h2 id={measure.measure}>{say(measure.words)}</h2>
      <p className="big">
        {figure(measure.actual)} <small>/ {figure(measure.target)} {unit}{measure.target_by && ` · ${t('programme.by', { day: measure.target_by })}`}</small>
      </p>
      <div className="progress" aria-hidden="true">
        <i style={{ width: share(measure.actual) }} />
        <b style={{ left: share(measure.planned) }} />
      </div>
      <dl className="facts strip">
        <div><dt>{t('programme.baseline')}</dt><dd>{figure(measure.baseline)} {unit}</dd></div>
        <div><dt>{t('programme.planned')}</dt><dd>{figure(measure.planned)} {unit}</dd></div>
        <div><dt>{t('programme.actual')}</dt><dd>{figure(measure.actual)} {unit}</dd></div>
      </dl>
      <p>
        {behind > 0 ? <span className="tag warn">{t('programme.behind', { amount: `${figure(behind)} ${unit}` })}</span> : <span className="tag good">{t('programme.ahead')}</span>}
        {' '}{measure.status === 'unsourced' && <span className="note">{t('programme.unsourced')}</span>}
      </p>
      {rows.length === 0 ? (
        <p className="note">{t('programme.nothing')}</p>
      ) : (
        <details>
          <summary>{t('programme.rows', { count: rows.length })}</summary>
          <Rows
            label={say(measure.words)}
            rows={rows}
            keyOf={(row) => row.key}
            columns={[
              { name: t('programme.week'), cell: (row) => <span className="unbroken">{row.week}</span> },
              { name: t('programme.park'), cell: (row) => row.park ?? t('programme.outside') },
              { name: t('programme.amount'), numeric: true, cell: (row) => figure(row.amount) },
              { name: t('programme.from'), cell: (row) => (row.case ? <Link to={`/cases/${row.case}`}>{row.case}</Link> : <span className="code">{row.subject}</span>) },
            ]}
          />
        </details>
      )}
    </section>
  );
}
