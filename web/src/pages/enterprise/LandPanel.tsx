import { Link } from 'react-router';
import type { EnterprisePage } from '../../api/client';
import { Figure } from '../../display/Figure';
import { digits, percent } from '../../display/numbers';
import { Rows } from '../../display/Rows';
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
        <Rows
          label={t('land.title')}
          rows={page.parcels}
          keyOf={(parcel) => parcel.id}
          columns={[
            { name: t('land.parcel'), cell: (parcel) => <Link to={`/map?parcel=${parcel.id}`} className="code">{parcel.code}</Link> },
            { name: t('land.counts'), numeric: true, cell: (parcel) => <Figure text={digits(parcel.mu, 2, 2)} unit={t('unit.mu')} /> },
            { name: t('land.share'), numeric: true, cell: (parcel) => (parcel.share != null ? percent(parcel.share) : '—') },
            { name: t('land.as'), cell: (parcel) => (parcel.holder ? t('land.holder') : t('land.user')) },
          ]}
        />
      )}
    </section>
  );
}
