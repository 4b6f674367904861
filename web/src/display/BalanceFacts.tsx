import type { Balance } from '../api/client';
import { useWords } from '../i18n';
import { Figure } from './Figure';
import { money, percent, wan } from './numbers';

/** What a cash flow comes to, as a list of figures. */
export function BalanceFacts({ balance }: { balance: Balance }) {
  const { t, say } = useWords();
  const unit = t('unit.wan');
  return (
    <dl className="facts">
      <dt>{t('balance.income')}</dt>
      <dd><Figure text={money(balance.income)} unit={unit} /></dd>
      <dt>{t('balance.cost')}</dt>
      <dd><Figure text={money(balance.cost)} unit={unit} /></dd>
      <dt>{t('balance.static')}</dt>
      <dd className={balance.static_balance.wan_yuan < 0 ? 'bad' : undefined}>
        <Figure text={money(balance.static_balance)} unit={unit} />
      </dd>
      <dt>{t('balance.npv', { rate: percent(balance.discount_rate) })}</dt>
      <dd className={balance.npv_wan_yuan < 0 ? 'bad' : undefined}>
        <Figure text={wan(balance.npv_wan_yuan)} unit={unit} />
      </dd>
      <dt>{t('balance.irr')}</dt>
      <dd>{balance.irr != null ? percent(balance.irr, 2) : <span className="note">{say(balance.irr_note) || t('balance.noIrr')}</span>}</dd>
      <dt>{t('balance.payback')}</dt>
      <dd>{balance.payback ?? <span className="note">{t('balance.never')}</span>}</dd>
      <dt>{t('balance.peakGap')}</dt>
      <dd>
        <Figure text={money(balance.peak_gap)} unit={unit} />
        {balance.peak_gap_at && <span className="note"> {t('balance.at', { quarter: balance.peak_gap_at })}</span>}
      </dd>
    </dl>
  );
}
