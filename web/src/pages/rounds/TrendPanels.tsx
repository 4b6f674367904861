import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Trend } from '../../api/client';
import { GradeStep } from '../../display/GradeStep';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { Transitions } from '../../display/Transitions';
import { useWords } from '../../i18n';

const PAGE = 15;

/** The years beside each other: from grade to grade, who moved, and what moved them most. */
export function TrendPanels({ trend }: { trend: Trend }) {
  const { t, say } = useWords();
  const [shown, show] = useState(PAGE);
  const last = trend.steps.at(-1);
  return (
    <>
      <div className="row-2">
        <section className="panel" aria-labelledby="years">
          <h2 id="years">{t('trend.title')}</h2>
          <Rows
            label={t('trend.title')}
            rows={trend.years}
            keyOf={(year) => String(year.year)}
            columns={[
              { name: t('rounds.year'), cell: (year) => year.year },
              { name: t('trend.firms'), numeric: true, cell: (year) => digits(year.firms) },
              { name: t('trend.origin'), cell: (year) => t(`origin.${year.origin}`) },
              { name: t('trend.pack'), cell: (year) => year.pack },
            ]}
          />
          {trend.ungraded.map((year) => <p key={year.year} className="note below">{t('trend.ungraded', { year: year.year, reason: year.reason })}</p>)}
          {trend.long_in_d.length > 0 && (
            <ul className="below">
              {trend.long_in_d.map((count, n) => <li key={n}>{t('trend.longInD', { years: n + 2, count })}</li>)}
            </ul>
          )}
        </section>
        {last && (
          <section className="panel" aria-labelledby="step">
            <h2 id="step">{t('trend.step', { from: last.from, to: last.to })}<small>{t('moves.note')}</small></h2>
            <Transitions counts={last.counts} from={String(last.from)} to={String(last.to)} />
          </section>
        )}
      </div>
      {trend.moves.length > 0 && (
        <section className="panel" aria-labelledby="moved">
          <h2 id="moved">{t('trend.moved')}<small>{t('moves.count', { total: digits(trend.moves.length), shown: digits(Math.min(shown, trend.moves.length)) })}</small></h2>
          <Rows
            label={t('trend.moved')}
            rows={trend.moves.slice(0, shown)}
            keyOf={(move) => `${move.year}${move.enterprise.id}`}
            columns={[
              { name: t('enterprises.name'), cell: (move) => <Link to={`/enterprises/${move.enterprise.id}`}>{move.enterprise.name}</Link> },
              { name: t('rounds.year'), cell: (move) => move.year },
              { name: t('enterprises.grade'), cell: (move) => <GradeStep from={move.from} to={move.to} /> },
              { name: t('trend.how'), cell: (move) => say(move.line) },
            ]}
          />
          {shown < trend.moves.length && <p className="below"><Button onClick={() => show(shown + 5 * PAGE)}>{t('more')}</Button></p>}
        </section>
      )}
    </>
  );
}
