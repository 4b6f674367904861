import { Link } from 'react-router';
import { useRounds, useTrend } from '../../api/queries';
import { State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { TrendPanels } from './TrendPanels';

/** The evaluations of the years on their way, and the years beside each other. */
export default function RoundsPage() {
  const { t } = useWords();
  return (
    <div className="stack">
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('rounds.title')}</h1>
        <p className="note">{t('rounds.note')}</p>
      </div>
      <State query={useRounds()}>
        {(list) => (
          <section className="panel" aria-labelledby="list">
            <h2 id="list">{t('rounds.list')}</h2>
            {list.length === 0 ? (
              <p className="note">{t('rounds.none')} <code className="code">sanqian evaluation run</code></p>
            ) : (
              <Rows
                label={t('rounds.list')}
                rows={list}
                keyOf={(round) => round.id}
                columns={[
                  { name: t('rounds.year'), cell: (round) => <Link to={`/rounds/${round.id}`}>{t('rounds.of', { year: round.year })}</Link> },
                  { name: t('rounds.stage'), cell: (round) => <span className={round.stage === 'final' ? 'tag good' : 'tag warn'}>{t(`stage.${round.stage}`)}</span> },
                  { name: t('rounds.published'), cell: (round) => (round.published_on ? <span className="unbroken">{t('rounds.period', { on: round.published_on, until: round.published_until })}</span> : '—') },
                  { name: t('rounds.objections'), cell: (round) => t('rounds.open', { count: round.objections, open: round.open }) },
                  { name: t('rounds.runs'), numeric: true, cell: (round) => digits(round.runs) },
                  { name: t('rounds.finalOn'), cell: (round) => round.final_on ?? '—' },
                ]}
              />
            )}
          </section>
        )}
      </State>
      <State query={useTrend()}>{(trend) => <TrendPanels trend={trend} />}</State>
    </div>
  );
}
