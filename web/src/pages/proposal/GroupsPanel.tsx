import { Segmented } from 'antd';
import type { GroupOfFirms } from '../../api/client';
import { useAddressState } from '../../app/addressState';
import { digits, money } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

const ORDER = ['行业', '规模', '村', '用地权属'];

/** By trade, size, village and ownership: falls to the left, rises to the right of each row's bar. Money only where a measure has a price. */
export function GroupsPanel({ groups, priced }: { groups: GroupOfFirms[]; priced: boolean }) {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const known = new Map(groups.map((group) => [group.by, group.dimension]));
  const dimensions = [...known].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const by = dimensions.find(([code]) => code === parameters.get('by'))?.[0] ?? dimensions[0]?.[0];
  const moved = groups.filter((group) => group.by === by && group.risen + group.fallen + group.entered + group.left > 0);
  const rest = groups.filter((group) => group.by === by).length - moved.length;
  const most = Math.max(1, ...moved.flatMap((group) => [group.risen, group.fallen]));
  return (
    <section className="panel" aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <Segmented
        className="by"
        aria-label={t('groups.by')}
        value={by}
        onChange={(code) => change({ by: String(code) }, { replace: true })}
        options={dimensions.map(([code, words]) => ({ value: code, label: say(words) }))}
      />
      <Rows
        label={t('groups.title')}
        rows={moved}
        keyOf={(group) => group.group.zh}
        columns={[
          { name: t('groups.group'), cell: (group) => say(group.group) },
          { name: t('groups.firms'), numeric: true, cell: (group) => digits(group.firms) },
          { name: t('moves.fallen'), numeric: true, cell: (group) => digits(group.fallen) },
          { name: t('groups.bar'), cell: (group) => <Balance risen={group.risen} fallen={group.fallen} most={most} /> },
          { name: t('moves.risen'), numeric: true, cell: (group) => digits(group.risen) },
          ...(priced ? [{ name: t('groups.amount'), numeric: true, cell: (group: GroupOfFirms) => money(group.amount) }] : []),
        ]}
      />
      {moved.length === 0 && <p className="note">{t('groups.nobody')}</p>}
      {rest > 0 && <p className="note below">{t('groups.rest', { count: rest })}</p>}
    </section>
  );
}

function Balance({ risen, fallen, most }: { risen: number; fallen: number; most: number }) {
  return (
    <span className="balance-bar" aria-hidden="true">
      <span><i className="down" style={{ width: `${(fallen / most) * 100}%` }} /></span>
      <span><i className="up" style={{ width: `${(risen / most) * 100}%` }} /></span>
    </span>
  );
}
