import type { ReactNode } from 'react';
import type { Balance } from '../api/client';
import { useWords } from '../i18n';
import { Figure } from './Figure';
import { money, percent, wan } from './numbers';

/** What a cash flow comes to: a list of figures, or a strip of them. */
export function BalanceFacts({ balance, strip }: { balance: Balance; strip?: boolean }) {
  const { t, say } = useWords();
  const unit = t('unit.wan');
  const rows: [string, ReactNode, boolean?][] = [
    [t('balance.income'), <Figure key="" text={money(balance.income)} unit={unit} />],
    [t('balance.cost'), <Figure key="" text={money(balance.cost)} unit={unit} />],
    [t('balance.static'), <Figure key="" text={money(balance.static_balance)} unit={unit} />, balance.static_balance.wan_yuan < 0],
    [t('balance.npv', { rate: percent(balance.discount_rate) }), <Figure key="" text={wan(balance.npv_wan_yuan)} unit={unit} />, balance.npv_wan_yuan < 0],
    [t('balance.irr'), balance.irr != null ? percent(balance.irr, 2) : <span className="note">{say(balance.irr_note) || t('balance.noIrr')}</span>],
    [t('balance.payback'), balance.payback ?? <span className="note">{t('balance.never')}</span>],
    [
      t('balance.peakGap'),
      <>
        <Figure text={money(balance.peak_gap)} unit={unit} />
        {balance.peak_gap_at && <span className="note"> {t('balance.at', { quarter: balance.peak_gap_at })}</span>}
      </>,
    ],
  ];
  return (
    <dl className={strip ? 'facts strip' : 'facts paired'}>
      {rows.map(([name, figure, bad]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={bad ? 'bad' : undefined}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
