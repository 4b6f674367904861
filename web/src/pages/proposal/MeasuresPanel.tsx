import type { Proposal } from '../../api/client';
import { Figure } from '../../display/Figure';
import { digits, money, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** What the grades cost or yield the public purse, clause by clause; what has no amount says why. */
export function MeasuresPanel({ proposal }: { proposal: Proposal }) {
  const { t, say } = useWords();
  const { what_if, measures } = proposal;
  const priced = measures.some((measure) => measure.in_force);
  const difference = what_if.proposal_amount.wan_yuan - what_if.live_amount.wan_yuan;
  return (
    <section className="panel" aria-labelledby="measures">
      <h2 id="measures">{t('measures.title')}<small>{t('measures.note')}</small></h2>
      {priced ? (
        <dl className="facts strip">
          <div><dt>{t('measures.live')}</dt><dd><Figure text={money(what_if.live_amount)} unit={t('unit.wan')} /></dd></div>
          <div><dt>{t('measures.proposal')}</dt><dd><Figure text={money(what_if.proposal_amount)} unit={t('unit.wan')} /></dd></div>
          <div><dt>{t('measures.difference')}</dt><dd><Figure text={(difference > 0 ? '+' : '') + wan(difference)} unit={t('unit.wan')} /></dd></div>
        </dl>
      ) : (
        <p className="notice" role="note">{t('measures.unpriced')}</p>
      )}
      {proposal.adopting.length > 0 && <p className="note below">{t('measures.adopting')} <span className="code">{proposal.adopting.join(', ')}</span></p>}
      <div className="below">
        <Rows
          label={t('measures.title')}
          rows={measures}
          keyOf={(measure) => measure.clause}
          columns={[
            { name: t('measures.clause'), cell: (measure) => <>{say(measure.what)}<div className="code note">{measure.clause}</div></> },
            { name: t('measures.state'), cell: (measure) => <span className={measure.in_force ? 'tag good' : 'tag'}>{t(measure.in_force ? 'measures.inForce' : 'measures.notInForce')}</span> },
            { name: t('measures.liveFirms'), numeric: true, cell: (measure) => (measure.in_force ? digits(measure.live_firms) : '—') },
            { name: t('measures.proposalFirms'), numeric: true, cell: (measure) => (measure.in_force ? digits(measure.proposal_firms) : '—') },
            { name: t('measures.change'), numeric: true, cell: (measure) => (measure.in_force ? wan(measure.proposal_amount.wan_yuan - measure.live_amount.wan_yuan) : '—') },
            { name: t('measures.why'), cell: (measure) => <span className="note">{measure.why ? say(measure.why) : t('measures.whole')}</span> },
          ]}
        />
      </div>
    </section>
  );
}
