import { Button } from 'antd';
import { useState } from 'react';
import type { Case } from '../../api/dailyQueries';
import { useMe } from '../../api/people';
import { Clauses } from '../../display/Duties';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { StepForm } from './StepForm';

/** What may come next, what each step asks for, and the form to enter it for who may. */
export function NextSteps({ found }: { found: Case }) {
  const { t, say } = useWords();
  const may = useMe().data?.actions.includes('step_case') ?? false;
  const [entering, setEntering] = useState<string | null>(null);
  const { next: steps, item: { rests } } = found;
  const names = (all: { zh: string; en: string }[]) => all.map((one) => say(one)).join(t('comma'));
  if (steps.length === 0) return <p className="note">{t('case.nothing')}</p>;
  const list = (
    <Rows
      label={t('case.next')}
      rows={steps}
      keyOf={(step) => step.step.code}
      columns={[
        { name: t('case.what'), cell: (step) => (
            <>
              <b>{say(step.step)}</b>
              {may ? <div><Button size="small" onClick={() => setEntering(step.step.code)}>{t('step.begin')}</Button></div> : <div className="code">{step.step.code}</div>}
            </>
          ) },
        {
          name: t('case.by'),
          cell: (step) => (
            <>
              {names(step.by)}
              {step.bodies.length > 0 && <div className="note">{names(step.bodies)}</div>}
              {step.officers > 0 && <div className="note">{t('case.officers', { count: step.officers })}</div>}
            </>
          ),
        },
        {
          name: t('case.lacks'),
          cell: (step) => (
            <>
              {names(step.lacks) || '—'}
              {step.answers.length > 0 && <div className="note">{t('case.toAnswer')}{t('colon')}{names(step.answers)}</div>}
              {step.measures.length > 0 && <div className="note">{t('case.measures')}{t('colon')}{names(step.measures)}</div>}
            </>
          ),
        },
        {
          name: t('case.when'),
          cell: (step) => (
            <>
              {step.not_before && <div className="unbroken">{t('case.notBefore', { day: step.not_before })}</div>}
              {step.not_after && <div className="unbroken">{t('case.notAfter', { day: step.not_after })}</div>}
              {names(step.waits) && <div className="note">{names(step.waits)}</div>}
            </>
          ),
        },
        { name: t('case.basis'), cell: (step) => <Clauses clauses={step.clauses} /> },
      ]}
    />
  );
  const step = steps.find((one) => one.step.code === entering);
  if (step) {
    return (
      <section className="panel" aria-labelledby="next">
        <h2 id="next">{t('step.title', { step: say(step.step) })}<small><Clauses clauses={step.clauses} /></small></h2>
        <StepForm key={step.step.code} found={found} step={step} close={() => setEntering(null)} />
      </section>
    );
  }
  // An ended case can still be reopened or be given evidence: said, but out of the way.
  return (
    <section className="panel" aria-labelledby="next">
      <h2 id="next">{t('case.next')}<small>{t(may ? 'case.nextNoteMay' : 'case.nextNote')}</small></h2>
      {rests ? <details><summary>{t('case.nothing')}</summary>{list}</details> : list}
    </section>
  );
}
