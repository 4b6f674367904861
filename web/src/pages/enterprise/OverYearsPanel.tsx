import { Link } from 'react-router';
import type { EnterprisePage } from '../../api/client';
import { GradeMark } from '../../display/GradeMark';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

type Over = NonNullable<EnterprisePage['over_years']>;

/** Grade, score and rank over the years, where the grades come from, and what moved them. */
export function OverYearsPanel({ over }: { over: Over }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="over">
      <h2 id="over">
        {t('over.title')}
        {over.years_in_d > 1 && <small><span className="tag bad">{t('over.inD', { years: over.years_in_d })}</span></small>}
      </h2>
      <Rows
        label={t('over.title')}
        rows={[...over.years].reverse()}
        keyOf={(year) => String(year.year)}
        columns={[
          { name: t('rounds.year'), cell: (year) => year.year },
          { name: t('enterprises.grade'), cell: (year) => <GradeMark grade={year.grade} /> },
          { name: t('enterprises.score'), numeric: true, cell: (year) => (year.score != null ? digits(year.score, 2, 2) : '—') },
          { name: t('enterprises.rank'), numeric: true, cell: (year) => (year.rank != null && year.of != null ? `${digits(year.rank)} / ${digits(year.of)}` : '—') },
          { name: t('over.moved'), cell: (year) => (year.moved ? say(year.moved) : year.grade == null || year === over.years[0] ? '—' : <span className="note">{t('over.same')}</span>) },
          {
            name: t('trend.origin'),
            cell: (year) => (year.round ? <Link to={`/rounds/${year.year}`}>{t(`origin.${year.origin}`)}</Link> : <span className="note">{t(`origin.${year.origin}`)}</span>),
          },
        ]}
      />
    </section>
  );
}
