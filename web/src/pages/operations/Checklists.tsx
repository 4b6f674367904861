import type { Operations } from '../../api/dailyQueries';
import { Rows } from '../../display/Rows';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';

/** Checklists as they stand: what no source gives is blank until the town fills it in, and is not scored before. */
export function Checklists({ page }: { page: Operations }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="checklists">
      <h2 id="checklists">{t('operations.checklists')}<small>{t('operations.checklistsNote')}</small></h2>
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
                <><span className="tag warn">{t('operations.blank')}</span> <code>{`sanqian steward checklist ${one.checklist.code} ${t('operations.file')}`}</code></>
              ) : (
                <details>
                  <summary>{t('operations.itemsOf', { count: one.items.length, points: one.items.reduce((sum, item) => sum + item.most, 0) })}</summary>
                  {one.items.map((item) => <div key={item.item.code} className="note">{say(item.item)} {item.most}</div>)}
                </details>
              ),
          },
          { name: t('operations.source'), cell: (one) => (one.source ? <>{t('operations.filled', { day: one.filled_on })} {one.source}</> : <ClauseText clause={one.clause} />) },
        ]}
      />
    </section>
  );
}
