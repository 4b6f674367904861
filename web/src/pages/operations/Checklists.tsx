import { Button } from 'antd';
import { useState } from 'react';
import type { Operations } from '../../api/dailyQueries';
import { Rows } from '../../display/Rows';
import { ClauseText } from '../../display/Source';
import { Entering } from '../../entry/Entering';
import { useWords } from '../../i18n';
import { ChecklistForm } from './entry/ChecklistForm';
import { useMaySteward } from './entry/useMaySteward';

/** Checklists as they stand: what no source gives is blank until the town fills it in, and is not scored before. */
export function Checklists({ page }: { page: Operations }) {
  const { t, say } = useWords();
  // The lists are the town's: the steward of one park fills in none.
  const may = useMaySteward() && page.choices.town;
  const [filling, setFilling] = useState<string | null>(null);
  const list = page.checklists.find((one) => one.checklist.code === filling);
  return (
    <section className="panel" aria-labelledby="checklists">
      <h2 id="checklists">{t('operations.checklists')}<small>{t('operations.checklistsNote')}</small></h2>
      {list && <Entering title={`${t('operations.fill')} · ${say(list.checklist)}`}><ChecklistForm key={list.checklist.code} list={list} close={() => setFilling(null)} /></Entering>}
      <Rows
        label={t('operations.checklists')}
        rows={page.checklists}
        keyOf={(one) => one.checklist.code}
        columns={[
          { name: t('operations.checklist'), cell: (one) => say(one.checklist) },
          {
            name: t('operations.items'),
            cell: (one) =>
              one.items.length === 0 ? (
                <><span className="tag warn">{t('operations.blank')}</span> {!may && <code>{`sanqian steward checklist ${one.checklist.code} ${t('operations.file')}`}</code>}</>
              ) : (
                <details>
                  <summary>{t('operations.itemsOf', { count: one.items.length, points: one.items.reduce((sum, item) => sum + item.most, 0) })}</summary>
                  {one.items.map((item) => <div key={item.item.code} className="note">{say(item.item)} {item.most}</div>)}
                </details>
              ),
          },
          { name: t('operations.source'), cell: (one) => (one.source ? <>{t('operations.filled', { day: one.filled_on })} {one.source}</> : <ClauseText clause={one.clause} />) },
          ...(may ? [{ name: t('operations.fill'), cell: (one: Operations['checklists'][number]) => one.clause.status === 'unsourced' ? <Button size="small" aria-label={`${t('operations.fill')} ${say(one.checklist)}`} onClick={() => setFilling(one.checklist.code)}>{t('operations.fill')}</Button> : <span className="note">—</span> }] : []),
        ]}
      />
    </section>
  );
}
