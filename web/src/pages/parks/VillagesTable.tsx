import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { Figure } from '../../display/Figure';
import { digits, money, mu } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Villages with what they hold and what a decision of the collective needs. */
export function VillagesTable({ villages }: { villages: components['schemas']['Village'][] }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="villages">
      <h2 id="villages">{t('villages.title')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="villages">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('enterprises.village')}</th>
              <th scope="col" className="num">{t('villages.enterprises')}</th>
              <th scope="col" className="num">{t('villages.parcels')}</th>
              <th scope="col" className="num">{t('villages.area')}</th>
              <th scope="col" className="num">{t('villages.findings')}</th>
              <th scope="col" className="num">{t('villages.closures')}</th>
              <th scope="col" className="num">{t('villages.bookValue')}</th>
              <th scope="col" className="num">{t('villages.rent')}</th>
              <th scope="col">{t('villages.votes')}</th>
            </tr>
          </thead>
          <tbody>
            {villages.map((village) => {
              const c = village.collective;
              return (
                <tr key={village.name}>
                  <td><Link to={`/enterprises?village=${encodeURIComponent(village.name)}`}>{village.name}</Link></td>
                  <td className="num">{digits(village.enterprises)}</td>
                  <td className="num">{digits(village.parcels)}</td>
                  <td className="num">{mu(village.area)}</td>
                  <td className="num">{digits(village.findings)}</td>
                  <td className="num">
                    {village.closures > 0 ? <Link to={`/enterprises?village=${encodeURIComponent(village.name)}&closure=true`}>{digits(village.closures)}</Link> : digits(0)}
                  </td>
                  <td className="num"><Figure text={c ? money(c.book_value) : null} /></td>
                  <td className="num"><Figure text={c ? money(c.yearly_rent) : null} /></td>
                  <td>
                    {c?.votes_needed != null ? (
                      <details>
                        <summary>{t('villages.needed', { needed: digits(c.votes_needed), voting: digits(c.voting) })}</summary>
                        <p className="note">{say(c.because)}</p>
                      </details>
                    ) : (
                      <Figure text={null} />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
