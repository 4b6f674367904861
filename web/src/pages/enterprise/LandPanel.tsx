import { Link } from 'react-router';
import type { EnterprisePage } from '../../api/client';
import { digits, percent } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Parcels of which land counts for it. */
export function LandPanel({ page }: { page: EnterprisePage }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="land">
      <h2 id="land">{t('land.title')}</h2>
      {page.parcels.length === 0 ? (
        <p className="note">{t('land.none')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('land.parcel')}</th>
              <th scope="col" className="num">{t('land.counts')}</th>
              <th scope="col" className="num">{t('land.share')}</th>
              <th scope="col">{t('land.as')}</th>
            </tr>
          </thead>
          <tbody>
            {page.parcels.map((parcel) => (
              <tr key={parcel.id}>
                <td><Link to={`/map?parcel=${parcel.id}`} className="code">{parcel.code}</Link></td>
                <td className="num">{digits(parcel.mu, 2, 2)} {t('unit.mu')}</td>
                <td className="num">{parcel.share != null ? percent(parcel.share) : '—'}</td>
                <td>{parcel.holder ? t('land.holder') : t('land.user')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
