import type { EnterprisePage, Entitlement } from '../../api/client';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';

/** What to do next, what applies and what does not, each with its reason. */
export function EntitlementsPanel({ page }: { page: EnterprisePage }) {
  const { t } = useWords();
  const applies = page.entitlements.filter((e) => e.applies);
  const not = page.entitlements.filter((e) => !e.applies);
  return (
    <section className="panel" aria-labelledby="plan">
      <h2 id="plan">
        {t('plan.title')}
        <small>{t('plan.note')}</small>
      </h2>
      <div className="row-2">
        <Lines title={t('plan.advice')} none={t('plan.noAdvice')} lines={page.advice.filter((a) => a.applies)} />
        <div>
          <Lines title={t('plan.applies')} none={t('plan.noneApplies')} lines={applies} />
          {not.length > 0 && (
            <details className="not">
              <summary>{t('plan.not', { count: not.length })}</summary>
              <Lines lines={not} />
            </details>
          )}
        </div>
      </div>
    </section>
  );
}

function Lines({ title, none, lines }: { title?: string; none?: string; lines: Entitlement[] }) {
  const { say } = useWords();
  return (
    <div>
      {title && <h3>{title}</h3>}
      {lines.length === 0 && none && <p className="note">{none}</p>}
      <ul className="lines-of">
        {lines.map((line) => (
          <li key={line.code}>
            <b>{say(line)}</b>
            <p>{say(line.because)}</p>
            <ClauseText clause={line.clause} />
          </li>
        ))}
      </ul>
    </div>
  );
}
