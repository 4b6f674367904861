import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Objection } from '../../api/client';
import { useMe } from '../../api/people';
import { useWords } from '../../i18n';
import { AnswerForm } from './ObjectionForm';

/** Objections in the words of who objects, each with its answer. */
export function ObjectionsPanel({ year, objections }: { year: string; objections: Objection[] }) {
  const { t } = useWords();
  const answers = useMe().data?.actions.includes('run_evaluation') ?? false;
  const [answering, setAnswering] = useState<number | null>(null);
  return (
    <section className="panel" aria-labelledby="objections">
      <h2 id="objections">{t('round.objections')}<small>{t('round.objectionsNote')}</small></h2>
      {objections.length === 0 && <p className="note">{t('round.noObjections')}</p>}
      <ol className="objections">
        {objections.map((objection) => (
          <li key={objection.number}>
            <h3>
              {t('round.number', { number: objection.number })} <Link to={`/enterprises/${objection.enterprise.id}`}>{objection.enterprise.name}</Link>{' '}
              <span className={objection.upheld == null ? 'tag warn' : objection.upheld ? 'tag good' : 'tag'}>
                {t(objection.upheld == null ? 'round.unanswered' : objection.upheld ? 'round.upheld' : 'round.rejected')}
              </span>
            </h3>
            <p><span className="note">{objection.on} {t('round.said')}</span>{objection.text}</p>
            {objection.reasons != null && <p><span className="note">{objection.answered_on} {t('round.answer')}</span>{objection.reasons}</p>}
            {answers && objection.upheld == null && answering !== objection.number && <Button size="small" onClick={() => setAnswering(objection.number)}>{t('carryOn.answer')}</Button>}
            {answering === objection.number && <AnswerForm year={year} number={objection.number} close={() => setAnswering(null)} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
