import type { Citation, Clause } from '../api/client';
import { useWords } from '../i18n';

/** Where a figure stands: file, sheet, row, column, what is written there, and who vouches for it. */
export function SourceCell({ source }: { source: Citation | null | undefined }) {
  const { t, english } = useWords();
  if (!source) return null;
  const place = [
    source.file,
    source.sheet && t('source.sheet', { sheet: source.sheet }),
    source.row != null && t('source.row', { row: source.row }),
    source.column && t('source.column', { column: source.column }),
  ].filter(Boolean);
  return (
    <span className="source">
      {english ? t(`department.${source.department}`, { defaultValue: source.department_zh }) : source.department_zh}
      {t('colon')}
      {place.join(t('comma'))}
      {source.literal && (
        <>
          {t('comma')}
          {t('source.literal')} <q>{source.literal}</q>
        </>
      )}
    </span>
  );
}

export function SourceCells({ sources }: { sources: Citation[] }) {
  const { t } = useWords();
  const [first, ...rest] = sources;
  if (!first) return null;
  if (rest.length === 0) return <SourceCell source={first} />;
  return (
    <details>
      <summary className="source">{t('source.several', { count: sources.length })}</summary>
      <ul>
        {sources.map((source, n) => (
          <li key={n}>
            <SourceCell source={source} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A clause, with a mark when no official source gives it. */
export function ClauseText({ clause }: { clause: Clause }) {
  const { t, english } = useWords();
  const open = english ? [' (', ')'] : ['（', '）'];
  const title = /^《/.test(clause.title) ? clause.title : `《${clause.title}》`;
  return (
    <span className="clause">
      {title}
      {clause.article}
      {clause.version && open[0] + clause.version + open[1]}
      {clause.status !== 'official' && (
        <>
          {' '}
          <span className="tag warn">{t(`status.${clause.status}`)}</span>
        </>
      )}
    </span>
  );
}
