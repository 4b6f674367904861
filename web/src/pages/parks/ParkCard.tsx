import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { Figure } from '../../display/Figure';
import { digits, mu, percent, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';

type Park = components['schemas']['Park'];

/** One park: how full it is, what becomes free, what to talk about on the next visit. */
export function ParkCard({ park }: { park: Park }) {
  const { t, say, given } = useWords();
  const name = park.code ? park.name : t('parks.outside');
  return (
    <section className="panel park" aria-label={name}>
      <h2>
        {name}
        <small>{given(park.level)}</small>
      </h2>
      <Occupancy park={park} />
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

/** What is let and vacant, drawn over the whole floor area, so that a rate from few records looks like one. */
function Occupancy({ park }: { park: Park }) {
  const { t } = useWords();
  const known = park.let_floor_area.m2 + park.vacant_floor_area.m2;
  const whole = Math.max(1, park.floor_area.m2, known);
  const parts = [
    { key: 'let', m2: park.let_floor_area.m2 },
    { key: 'vacant', m2: park.vacant_floor_area.m2 },
    { key: 'rest', m2: Math.max(0, park.floor_area.m2 - known) },
  ] as const;
  return (
    <>
      <p className="occupancy">
        <span className="big">{park.occupancy != null ? percent(park.occupancy) : <Figure text={null} />}</span>
        <span className="note">{t('parks.occupancy')}</span>
      </p>
      <div className="meter" aria-hidden="true">
        {parts.map(({ key, m2 }) => <span key={key} className={key} style={{ width: `${(m2 / whole) * 100}%` }} />)}
      </div>
      <p className="note covered">{t('parks.coverage', { share: percent(known / whole, 0) })}</p>
      <dl className="facts">
        {parts.map(({ key, m2 }) => (
          <div key={key}>
            <dt><span className={`swatch ${key}`} aria-hidden="true" />{t(`parks.${key}`)}</dt>
            <dd>
              <Figure text={digits(m2)} unit="㎡" />
              {key === 'vacant' && park.vacant_later.m2 > 0 && <span className="note">{t('comma')}{t('parks.later', { area: squareMetres(park.vacant_later) })}</span>}
            </dd>
          </div>
        ))}
        <dt>{t('parks.floor')}</dt><dd><Figure text={squareMetres(park.floor_area)} unit="㎡" /></dd>
        <dt>{t('parks.area')}</dt><dd><Figure text={mu(park.area)} unit={t('unit.mu')} />{t('comma')}{t('parks.parcels', { count: park.parcels })}</dd>
        <dt>{t('parks.firms')}</dt><dd><Figure text={digits(park.firms)} unit={t('unit.firms')} /></dd>
      </dl>
    </>
  );
}
