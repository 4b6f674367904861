import type { Unsourced } from '../api/client';
import { useWords } from '../i18n';
import { parameterValue } from './numbers';
import { Rows } from './Rows';

/** Always visible on a page whose figures rest on assumptions that no source gives; the list is one click away. */
export function UnsourcedNotice({ items }: { items: Unsourced[] }) {
  const { t, within } = useWords();
  if (items.length === 0) return null;
  return (
    <details className="notice">
      <summary>{t('unsourced.notice', { count: items.length })}</summary>
      <Rows
        label={t('unsourced.list')}
        rows={items}
        keyOf={(item) => item.parameter}
        columns={[
          { name: t('unsourced.meaning'), cell: (item) => item.meaning },
          { name: t('unsourced.value'), cell: (item) => within({ zh: parameterValue(item.value), en: parameterValue(item.value) }) },
          { name: t('unsourced.parameter'), cell: (item) => <span className="code">{item.parameter}</span> },
        ]}
      />
    </details>
  );
}
