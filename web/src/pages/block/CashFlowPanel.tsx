import { lazy, Suspense, useMemo } from 'react';
import type { ModeOption } from '../../api/client';
import { cashFlowOption } from '../../charts/cashFlowOption';
import { BalanceFacts } from '../../display/BalanceFacts';
import { useWords } from '../../i18n';

const Chart = lazy(() => import('../../charts/Chart'));

/** The cash flow by quarter: incomes and costs as bars, the running sum as a line. */
export function CashFlowPanel({ option }: { option: ModeOption }) {
  const { t, say } = useWords();
  const drawn = useMemo(
    () =>
      cashFlowOption(option.cash_flow, {
        income: t('flow.income'),
        cost: t('flow.cost'),
        cumulative: t('flow.cumulative'),
        unit: t('unit.wan'),
        description: t('flow.description'),
      }),
    [option.cash_flow, t],
  );
  return (
    <section className="panel" aria-labelledby="flow">
      <h2 id="flow">
        {t('flow.title', { mode: say(option) })}
        <small>{t('flow.note')}</small>
      </h2>
      <div className="side">
        <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
          <Chart option={drawn} height={320} label={t('flow.description')} />
        </Suspense>
        <BalanceFacts balance={option.cash_flow.balance} />
      </div>
    </section>
  );
}
