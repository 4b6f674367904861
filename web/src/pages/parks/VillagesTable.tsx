import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { Figure } from '../../display/Figure';
import { digits, money, mu } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

type Village = components['schemas']['Village'];

/** Villages with what they hold and what a decision of the collective needs. */
export function VillagesTable({ villages }: { villages: Village[] }) {
  const { t } = useWords();
  const to = (village: Village, closure = '') => `/enterprises?village=${encodeURIComponent(village.name)}${closure}`;
  return (
    <section className="panel" aria-labelledby="villages">
      <h2 id="villages">{t('villages.title')}</h2>
      <Rows
        label={t('villages.title')}
        rows={villages}
        keyOf={(village) => village.name}
        columns={[
          { name: t('enterprises.village'), cell: (village) => <Link to={to(village)}>{village.name}</Link> },
          { name: t('villages.enterprises'), numeric: true, cell: (village) => digits(village.enterprises) },
          { name: t('villages.parcels'), numeric: true, cell: (village) => digits(village.parcels) },
          { name: t('villages.area'), numeric: true, cell: (village) => mu(village.area) },
          { name: t('villages.findings'), numeric: true, cell: (village) => digits(village.findings) },
          {
            name: t('villages.closures'),
            numeric: true,
            cell: (village) => (village.closures > 0 ? <Link to={to(village, '&closure=true')}>{digits(village.closures)}</Link> : digits(0)),
          },
          { name: t('villages.bookValue'), numeric: true, cell: ({ collective: c }) => <Figure text={c?.book_value ? money(c.book_value) : null} /> },
          { name: t('villages.rent'), numeric: true, cell: ({ collective }) => <Rent collective={collective} /> },
          { name: t('villages.votes'), cell: ({ collective }) => <Votes collective={collective} /> },
        ]}
      />
    </section>
  );
}

function Rent({ collective: c }: { collective: Village['collective'] }) {
  const { t } = useWords();
  return (
    <>
      <Figure text={c?.yearly_rent ? money(c.yearly_rent) : null} />
      {c?.yearly_rent && c.rents_unknown > 0 && <div className="note">{t('villages.rentsUnknown', { count: c.rents_unknown })}</div>}
    </>
  );
}

function Votes({ collective: c }: { collective: Village['collective'] }) {
  const { t, say } = useWords();
  if (c?.votes_needed == null) return <Figure text={null} />;
  return (
    <details>
      <summary>{t('villages.needed', { needed: digits(c.votes_needed), voting: digits(c.voting) })}</summary>
      <p className="note">{say(c.because)}</p>
    </details>
  );
}
