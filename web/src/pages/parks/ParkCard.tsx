import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { Figure } from '../../display/Figure';
import { digits, mu, percent, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';

/** One park: how full it is, what becomes free, what to talk about on the next visit. */
export function ParkCard({ park }: { park: components['schemas']['Park'] }) {
  const { t, say, given } = useWords();
  const name = park.code ? park.name : t('parks.outside');
  return (
    <section className="panel park" aria-label={name}>
      <h2>
        {name}
        <small>{given(park.level)}</small>
      </h2>
      <p className="occupancy">
        <span className="big">{park.occupancy != null ? percent(park.occupancy) : <Figure text={null} />}</span>
        <span className="note">{t('parks.occupancy')}</span>
      </p>
      {park.occupancy != null && (
        <div className="meter" aria-hidden="true"><span style={{ width: `${park.occupancy * 100}%` }} /></div>
      )}
      {park.occupancy != null && (
        <p className="note" style={{ marginBottom: 10 }}>
          {t('parks.coverage', { known: digits(park.let_floor_area.m2 + park.vacant_floor_area.m2), share: percent((park.let_floor_area.m2 + park.vacant_floor_area.m2) / Math.max(1, park.floor_area.m2), 0) })}
        </p>
      )}
      <dl className="facts">
        <dt>{t('parks.area')}</dt><dd>{mu(park.area)} {t('unit.mu')} <span className="note">{t('parks.parcels', { count: park.parcels })}</span></dd>
        <dt>{t('parks.firms')}</dt><dd>{digits(park.firms)} {t('unit.firms')}</dd>
        <dt>{t('parks.floor')}</dt><dd>{squareMetres(park.floor_area)} ㎡</dd>
        <dt>{t('parks.let')}</dt><dd>{squareMetres(park.let_floor_area)} ㎡</dd>
        <dt>{t('parks.vacant')}</dt><dd>{squareMetres(park.vacant_floor_area)} ㎡ {park.vacant_later.m2 > 0 && <span className="note">{t('parks.later', { area: squareMetres(park.vacant_later) })}</span>}</dd>
      </dl>
      {park.ending.length > 0 && (
        <details>
          <summary>{t('parks.ending', { count: park.ending.length })}</summary>
          <ul className="plain-rows">
            {park.ending.map((lease) => (
              <li key={lease.id}>
                {lease.enterprise ? <Link to={`/enterprises/${lease.enterprise.id}`}>{lease.tenant}</Link> : lease.tenant}
                <span className="note"> {t('parks.endsOn', { day: lease.to, left: lease.days_left })} · {squareMetres(lease.floor_area)} ㎡ · {lease.unit}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {park.notes.length > 0 && (
        <details>
          <summary>{t('parks.notes', { count: park.notes.length })}</summary>
          <ul className="plain-rows">
            {park.notes.map((note, n) => <li key={n}>{say(note)}</li>)}
          </ul>
        </details>
      )}
    </section>
  );
}
