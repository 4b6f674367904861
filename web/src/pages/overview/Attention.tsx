import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Town } from '../../api/client';
import { digits } from '../../display/numbers';
import { useWords } from '../../i18n';

/** What waits for a person, most pressing first: danger to life, cases to verify, leases, gaps in the data. */
export function Attention({ town }: { town: Town }) {
  const { t } = useWords();
  const of = (check: string) => town.checks.find((c) => c.check === check)?.findings ?? 0;
  const ending = town.parks.reduce((sum, park) => sum + park.ending, 0);
  const barred = town.blocks.filter((block) => block.mode === null).length;
  const matters: { count: number; to: string; key: string }[] = [
    { key: 'fire', count: of('fire_safety'), to: '/findings?check=fire_safety' },
    { key: 'closures', count: town.closures, to: '/enterprises?closure=true' },
    { key: 'environment', count: of('environment'), to: '/findings?check=environment' },
    { key: 'ending', count: ending, to: '/parks' },
    { key: 'barred', count: barred, to: '/blocks' },
    { key: 'notGraded', count: town.not_graded, to: '/enterprises?grade=none' },
  ].filter((matter) => matter.count > 0);
  const line = (count: number, key: string): ReactNode => (
    <>
      <b>{digits(count)}</b>
      <span>{t(`attention.${key}`)}</span>
    </>
  );
  return (
    <section className="panel attention" aria-labelledby="attention">
      <h2 id="attention">{t('attention.title')}</h2>
      {matters.length === 0 ? (
        <p className="note">{t('attention.nothing')}</p>
      ) : (
        <ul>
          {matters.map((matter) => (
            <li key={matter.key}>
              <Link to={matter.to}>{line(matter.count, matter.key)}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
