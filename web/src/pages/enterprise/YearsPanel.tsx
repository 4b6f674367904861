import type { EnterprisePage } from '../../api/client';
import { Figure } from '../../display/Figure';
import { significant } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { SourceCells } from '../../display/Source';
import { useWords } from '../../i18n';

/** Tax, electricity and insured staff by year; a year without a row is said to be missing. */
export function YearsPanel({ page }: { page: EnterprisePage }) {
  const { t, unit } = useWords();
  return (
    <section className="panel" aria-labelledby="years">
      <h2 id="years">{t('years.title')}</h2>
      {page.measures.length === 0 ? (
        <p className="note">{t('years.none')}</p>
      ) : (
        <Rows
          label={t('years.title')}
          rows={page.measures}
          keyOf={(m) => `${m.measure}${m.year}`}
          columns={[
            { name: t('years.measure'), cell: (m) => <span className="unbroken">{t('years.of', { year: m.year, measure: t(`measure.${m.measure}`) })}</span> },
            { name: t('years.amount'), numeric: true, cell: (m) => <Figure text={significant(m.amount)} unit={unit(m.unit)} /> },
            { name: t('years.source'), cell: (m) => <SourceCells sources={m.sources} /> },
          ]}
        />
      )}
    </section>
  );
}
