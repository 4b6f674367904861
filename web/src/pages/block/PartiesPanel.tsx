import type { CashFlow } from '../../api/client';
import { money, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** Who bears what. The parties' nets sum to the whole to the fen; their deepest gaps lie in different quarters and do not. */
export function PartiesPanel({ flow, mode }: { flow: CashFlow; mode: string }) {
  const { t } = useWords();
  if (flow.parties.length === 0) return null;
  const signed = (amount: number) => <span className={amount < 0 ? 'bad' : undefined}>{wan(amount)}</span>;
  return (
    <section className="panel" aria-labelledby="parties">
      <h2 id="parties">
        {t('funds.parties', { mode })}
        <small>{t('unit.wan')}</small>
      </h2>
      <Rows
        label={t('funds.parties', { mode })}
        rows={flow.parties}
        keyOf={(row) => row.party}
        columns={[
          { name: t('lines.party'), cell: (row) => t(`party.${row.party}`) },
          { name: t('lines.receives'), numeric: true, cell: (row) => money(row.balance.income) },
          { name: t('lines.pays'), numeric: true, cell: (row) => money(row.balance.cost) },
          { name: t('lines.net'), numeric: true, cell: (row) => signed(row.balance.static_balance.wan_yuan) },
          { name: t('balance.npvShort'), numeric: true, cell: (row) => signed(row.balance.npv_wan_yuan) },
          { name: t('balance.peakGap'), numeric: true, cell: (row) => money(row.balance.peak_gap) },
          { name: t('funds.gapAt'), cell: (row) => row.balance.peak_gap_at ?? '—' },
        ]}
      />
      <p className="note below">{t('funds.partiesSum', { amount: money(flow.balance.static_balance) })}</p>
    </section>
  );
}
