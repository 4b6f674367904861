import type { Unsourced } from '../api/client';
import { useWords } from '../i18n';

/** Always visible on a page whose figures rest on assumptions that no source gives; the list is one click away. */
export function UnsourcedNotice({ items }: { items: Unsourced[] }) {
  const { t } = useWords();
  if (items.length === 0) return null;
  return (
    <details className="notice">
      <summary>{t('unsourced.notice', { count: items.length })}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('unsourced.list')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('unsourced.meaning')}</th>
              <th scope="col">{t('unsourced.value')}</th>
              <th scope="col">{t('unsourced.parameter')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.parameter}>
                <td>{item.meaning}</td>
                <td>{item.value}</td>
                <td className="code">{item.parameter}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
