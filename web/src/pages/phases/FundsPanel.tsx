import type { PhasesPlan } from '../../api/client';
import { BalanceFacts } from '../../display/BalanceFacts';
import { wan } from '../../display/numbers';
import { useWords } from '../../i18n';

/** What the phased plan comes to, as a whole and by party. */
export function FundsPanel({ plan }: { plan: PhasesPlan }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="phase-funds">
      <h2 id="phase-funds">
        {t('phases.funds')}
        <small>{t('phases.fundsNote')}</small>
      </h2>
      <BalanceFacts balance={plan.balance} strip />
      <table className="plain parties below">
        <thead>
          <tr><th scope="col">{t('lines.party')}</th><th scope="col" className="num">{t('withUnit', { name: t('lines.net'), unit: t('unit.wan') })}</th></tr>
        </thead>
        <tbody>
          {plan.parties.map(({ party, net }) => (
            <tr key={party}>
              <td>{t(`party.${party}`)}</td>
              <td className={`num${net.wan_yuan < 0 ? ' bad' : ''}`}>{wan(net.wan_yuan)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
