import { Button } from 'antd';
import { useState } from 'react';
import type { Operations } from '../../api/dailyQueries';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { Entering } from '../../entry/Entering';
import { useWords } from '../../i18n';
import { PatrolForm } from './entry/PatrolForm';
import { useMaySteward } from './entry/useMaySteward';

const SHOWN = 12;

/** Patrols of the parks' common parts, the latest first; each fault names its work order. */
export function Patrols({ page }: { page: Operations }) {
  const { t } = useWords();
  const may = useMaySteward();
  const [entering, setEntering] = useState(false);
  const [newest, older] = [page.patrols.slice(0, SHOWN), page.patrols.slice(SHOWN)];
  return (
    <section className="panel" aria-labelledby="patrols">
      <h2 id="patrols">{t('operations.patrols')}<small>{t('operations.patrolsNote')}</small></h2>
      {may && !entering && <p className="controls"><Button onClick={() => setEntering(true)}>{t('operations.enterPatrol')}</Button></p>}
      {may && entering && <Entering title={t('operations.enterPatrol')}><PatrolForm page={page} close={() => setEntering(false)} /></Entering>}
      {newest.length === 0 ? <p className="note">{t('operations.noPatrols')}</p> : <Table rows={newest} />}
      {older.length > 0 && (
        <details>
          <summary>{t('operations.earlierPatrols', { count: older.length })}</summary>
          <Table rows={older} />
        </details>
      )}
    </section>
  );
}

function Table({ rows }: { rows: Operations['patrols'] }) {
  const { t, say } = useWords();
  return (
    <Rows
      label={t('operations.patrols')}
      rows={rows}
      keyOf={(one) => String(one.entry)}
      columns={[
        { name: t('operations.patrolled'), cell: (one) => <span className="unbroken">{one.day}</span> },
        { name: t('operations.park'), cell: (one) => one.park },
        { name: t('operations.steward'), cell: (one) => one.steward },
        { name: t('operations.inOrder'), numeric: true, cell: (one) => digits(one.in_order) },
        { name: t('operations.notSeen'), numeric: true, cell: (one) => (one.not_seen > 0 ? <em className="missing">{digits(one.not_seen)}</em> : digits(0)) },
        {
          name: t('operations.faults'),
          cell: (one) =>
            one.faults.length === 0 ? (
              <span className="note">—</span>
            ) : (
              one.faults.map((fault) => (
                <div key={fault.item.code}><span className="tag warn">{say(fault.item)}</span> {fault.words} <span className="note">{t('operations.orderNumber', { number: fault.order })}</span></div>
              ))
            ),
        },
      ]}
    />
  );
}
