import type { PhasesPlan } from '../../api/client';
import { digits, wan } from '../../display/numbers';
import { useWords } from '../../i18n';

/** How good the plan is: what has been proven, what binds, and the best other plan found. */
export function ProofPanel({ plan }: { plan: PhasesPlan }) {
  const { t, say } = useWords();
  const binding = plan.limits.filter((limit) => limit.worth);
  const idle = plan.limits.filter((limit) => !limit.worth);
  const other = plan.runner_up;
  return (
    <section className="panel" aria-labelledby="proof">
      <h2 id="proof">{t('phases.proof')}</h2>
      <p>{say(plan.proof)}</p>
      <dl className="facts strip" style={{ margin: '12px 0' }}>
        <div><dt>{t('phases.worth')}</dt><dd>{wan(plan.worth_wan_yuan)} <small>{t('unit.wan')}</small></dd></div>
        <div><dt>{t('phases.bound')}</dt><dd>{wan(plan.bound_wan_yuan)} <small>{t('unit.wan')}</small></dd></div>
        <div><dt>{t('phases.gap')}</dt><dd>{digits(plan.gap * 100, 1)} %</dd></div>
      </dl>
      <p className="note">{t('phases.worthNote')}</p>
      <h3 style={{ margin: '16px 0 6px' }}>{t('phases.binds')}</h3>
      {binding.length === 0 && <p className="note">{t('phases.nothingBinds')}</p>}
      <ul className="binds">
        {binding.map((limit) => <li key={limit.name.zh}><b>{say(limit.name)}</b>{t('colon')}{say(limit.worth)}</li>)}
      </ul>
      {idle.length > 0 && <p className="note">{t('phases.idle', { names: idle.map((limit) => say(limit.name)).join(t('comma')) })}</p>}
      <h3 style={{ margin: '16px 0 6px' }}>{t('phases.runnerUp')}</h3>
      {other ? (
        <>
          <p>{t('phases.runnerUpWorth', { worth: wan(other.worth_wan_yuan), less: wan(other.less_wan_yuan) })}</p>
          <ul className="binds">{other.different.map((words, n) => <li key={n}>{say(words)}</li>)}</ul>
        </>
      ) : (
        <p className="note">{t('phases.noRunnerUp')}</p>
      )}
      <p className="note below">{t('phases.hash')} <span className="code">{plan.hash}</span></p>
    </section>
  );
}
