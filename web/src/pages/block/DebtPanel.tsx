import type { DebtService } from '../../api/client';
import { digits, money } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';

/** What is borrowed, what is due each year, and how often the pledged income covers it. */
export function DebtPanel({ debt }: { debt: DebtService }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="debt">
      <h2 id="debt">
        {t('funds.debt')}
        <small>{t('funds.debtNote')}</small>
      </h2>
      <p style={{ marginBottom: 8 }}>
        <span className={`tag ${debt.met ? 'good' : 'bad'}`}>{t(debt.met ? 'funds.met' : 'funds.unmet')}</span> {say(debt.because)}{' '}
        <ClauseText clause={debt.basis} />
      </p>
      <Rows
        label={t('funds.debt')}
        rows={debt.years}
        keyOf={(row) => String(row.year)}
        columns={[
          { name: t('funds.year'), cell: (row) => row.year },
          { name: t('funds.drawn'), numeric: true, cell: (row) => money(row.drawn) },
          { name: t('funds.principal'), numeric: true, cell: (row) => money(row.principal) },
          { name: t('funds.interest'), numeric: true, cell: (row) => money(row.interest) },
          { name: t('funds.pledged'), numeric: true, cell: (row) => money(row.income) },
          {
            name: t('funds.cover'),
            numeric: true,
            cell: (row) => (row.cover == null ? '—' : <span className={row.cover < 1 ? 'bad' : undefined}>{digits(row.cover, 2, 2)}</span>),
          },
        ]}
      />
    </section>
  );
}
