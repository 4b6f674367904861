import { Button } from 'antd';
import { useState } from 'react';
import type { Operations } from '../../api/dailyQueries';
import { Rows } from '../../display/Rows';
import { Entering } from '../../entry/Entering';
import { useWords } from '../../i18n';
import { AdmissionForm } from './entry/AdmissionForm';
import { useMaySteward } from './entry/useMaySteward';

/** Decisions on admission: what the criteria proposed, what was decided and why. */
export function Admissions({ page }: { page: Operations }) {
  const { t, say } = useWords();
  const may = useMaySteward();
  const [entering, setEntering] = useState(false);
  return (
    <section className="panel" aria-labelledby="admissions">
      <h2 id="admissions">{t('operations.admissions')}<small>{t('operations.admissionsNote')}</small></h2>
      {may && !entering && <p className="controls"><Button onClick={() => setEntering(true)}>{t('operations.decide')}</Button></p>}
      {may && entering && <Entering title={t('operations.decide')}><AdmissionForm page={page} close={() => setEntering(false)} /></Entering>}
      {page.admissions.length === 0 ? <p className="note">{t('operations.noAdmissions')}</p> : (
        <Rows
          label={t('operations.admissions')}
          rows={page.admissions}
          keyOf={(one) => String(one.entry)}
          columns={[
            { name: t('operations.project'), cell: (one) => <b>{one.project}</b> },
            { name: t('operations.park'), cell: (one) => one.park },
            { name: t('operations.proposed'), cell: (one) => say(one.proposal) },
            { name: t('operations.decided'), cell: (one) => <><span className={one.admitted ? 'tag good' : 'tag warn'}>{t(one.admitted ? 'operations.admitted' : 'operations.refused')}</span> <span className="note unbroken">{one.day}</span></> },
            { name: t('operations.why'), cell: (one) => one.reasons || <span className="note">—</span> },
            {
              name: t('operations.criteria'),
              cell: (one) => (
                <details>
                  <summary>{t('operations.pointsOf', { points: one.points, needed: one.needed })}</summary>
                  {one.criteria.map((each, n) => <div key={n} className="note">{each.met == null ? <em className="missing">{say(each.because)}</em> : say(each.because)}</div>)}
                </details>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
