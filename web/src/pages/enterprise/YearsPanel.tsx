import type { EnterprisePage } from '../../api/client';
import { Figure } from '../../display/Figure';
import { significant } from '../../display/numbers';
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
        <table className="plain years">
          <thead>
            <tr>
              <th scope="col">{t('years.measure')}</th>
              <th scope="col">{t('years.year')}</th>
              <th scope="col" className="num">{t('years.amount')}</th>
              <th scope="col">{t('years.source')}</th>
            </tr>
          </thead>
          <tbody>
            {page.measures.map((m) => (
              <tr key={`${m.measure}${m.year}`}>
                <td>{t(`measure.${m.measure}`)}</td>
                <td>{m.year}</td>
                <td className="num"><Figure text={significant(m.amount)} unit={unit(m.unit)} /></td>
                <td><SourceCells sources={m.sources} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
