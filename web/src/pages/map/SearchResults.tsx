import { useMemo } from 'react';
import { Link } from 'react-router';
import { useEnterprises } from '../../api/queries';
import { digits } from '../../display/numbers';
import { useWords } from '../../i18n';
import type { ParcelProperties } from '../../map/scales';

/** Parcels by code and enterprises by name or code; an enterprise leads to its first parcel. */
export function SearchResults(props: { q: string; parcels: ParcelProperties[]; onSelect: (parcel: string) => void }) {
  const { t } = useWords();
  const { q, parcels, onSelect } = props;
  const enterprises = useEnterprises({ q }).data?.pages[0]?.items.slice(0, 8) ?? [];
  const found = useMemo(() => parcels.filter((p) => p.code.toLowerCase().includes(q.toLowerCase())).slice(0, 8), [parcels, q]);
  if (found.length + enterprises.length === 0) return <p className="results note">{t('map.nothingFound')}</p>;
  return (
    <ul className="results" aria-label={t('map.results')}>
      {found.map((parcel) => (
        <li key={parcel.id}>
          <button type="button" onClick={() => onSelect(parcel.id)}>
            <span className="code">{parcel.code}</span> <span className="note">{digits(parcel.mu, 1)} {t('unit.mu')}</span>
          </button>
        </li>
      ))}
      {enterprises.map((enterprise) => {
        const parcel = enterprise.parcels[0];
        return (
          <li key={enterprise.id}>
            {parcel ? (
              <button type="button" onClick={() => onSelect(parcel.id)}>{enterprise.name}</button>
            ) : (
              <Link to={`/enterprises/${enterprise.id}`}>{enterprise.name} <span className="note">{t('map.notOnMap')}</span></Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
