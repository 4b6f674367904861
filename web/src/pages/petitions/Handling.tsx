import { Button } from 'antd';
import { useState } from 'react';
import type { MatterItem } from '../../api/dailyQueries';
import { chinaDay, daysTo } from '../../display/chinaDay';
import { DueMark } from '../../display/DueMark';
import { Clauses } from '../../display/Duties';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { PetitionStep } from './PetitionStep';
import { Petitioner } from './Petitioner';

/** What is due of a petition and by when; for the office also its next step, and who petitions. */
export function Handling({ matter, may, others }: { matter: MatterItem; may: boolean; others: MatterItem[] }) {
  const { t, say } = useWords();
  const [entering, setEntering] = useState<string | null>(null);
  const step = matter.next.find((one) => one.step.code === entering);
  return (
    <>
      {matter.duties.length > 0 && (
        <section className="panel" aria-labelledby="due">
          <h2 id="due">{t('case.duties')}</h2>
          <Rows
            label={t('case.duties')}
            rows={matter.duties.map((duty, n) => ({ ...duty, n }))}
            keyOf={(duty) => String(duty.n)}
            columns={[
              { name: t('case.what'), cell: (duty) => say(duty.what) },
              { name: t('case.who'), cell: (duty) => say(duty.who) },
              { name: t('case.when'), cell: (duty) => (duty.by ? <DueMark due={duty.by} daysLeft={daysTo(duty.by, chinaDay())} /> : t('cases.atOnce')) },
              { name: t('case.basis'), cell: (duty) => <Clauses clauses={duty.clauses} /> },
            ]}
          />
        </section>
      )}
      {may && matter.next.length > 0 && (
        <section className="panel" aria-labelledby="handle">
          {step ? (
            <>
              <h2 id="handle">{t('step.title', { step: say(step.step) })}<small><Clauses clauses={step.clauses} /></small></h2>
              <PetitionStep key={step.step.code} matter={matter} step={step} others={others} close={() => setEntering(null)} />
            </>
          ) : (
            <>
              <h2 id="handle">{t('case.next')}<small>{t('case.nextNoteMay')}</small></h2>
              <div className="flat">
                {matter.next.map((one, n) => <Button key={one.step.code} type={n === 0 ? 'primary' : 'default'} onClick={() => setEntering(one.step.code)}>{say(one.step)}</Button>)}
              </div>
            </>
          )}
        </section>
      )}
      {may && <Petitioner id={matter.id} />}
    </>
  );
}
