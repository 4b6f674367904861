import type { AnswersOfPhases } from '../../api/client';
import { usePhaseAnswers } from '../../api/queries';
import { digits, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** What people ask of the plan: what more of a limit buys, and other plans. */
export function AnswersPanel() {
  const { t } = useWords();
  const asked = usePhaseAnswers();
  if (asked.isPending) return <p className="panel note" role="status">{t('phases.answersLater')}</p>;
  return asked.data?.answers ? <Answers answers={asked.data.answers} /> : null;
}

function Answers({ answers }: { answers: AnswersOfPhases }) {
  const { t, say } = useWords();
  const { alternatives, prices } = answers;
  if (alternatives.length + prices.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="answers">
      <h2 id="answers">{t('phases.answers')}<small>{t('phases.answersNote')}</small></h2>
      {prices.length > 0 && (
        <>
          <h3 style={{ margin: '12px 0 6px' }}>{t('phases.prices')}</h3>
          <Rows
            label={t('phases.prices')}
            rows={prices}
            keyOf={(row) => row.name.zh}
            columns={[
              { name: t('phases.limit'), cell: (row) => say(row.name) },
              { name: t('phases.step'), cell: (row) => `+ ${say(row.step)}` },
              { name: t('phases.found'), numeric: true, cell: (row) => wan(row.found_wan_yuan) },
              { name: t('phases.atMost'), numeric: true, cell: (row) => wan(row.at_most_wan_yuan) },
            ]}
          />
          <p className="note">{t('phases.control')}</p>
        </>
      )}
      {alternatives.length > 0 && (
        <>
          <h3 style={{ margin: '16px 0 6px' }}>{t('phases.alternatives')}</h3>
          <Rows
            label={t('phases.alternatives')}
            rows={alternatives}
            keyOf={(row) => row.hash}
            columns={[
              { name: t('phases.plan'), cell: (row) => <span className="code">{row.hash.slice(0, 12)}</span> },
              { name: t('phases.worthWan'), numeric: true, cell: (row) => wan(row.worth_wan_yuan) },
              { name: t('phases.less'), numeric: true, cell: (row) => wan(row.less_wan_yuan) },
              { name: t('phases.out'), numeric: true, cell: (row) => digits(row.without) },
              { name: t('phases.in'), numeric: true, cell: (row) => digits(row.with) },
              { name: t('phases.otherwise'), numeric: true, cell: (row) => digits(row.otherwise) },
            ]}
          />
        </>
      )}
    </section>
  );
}
