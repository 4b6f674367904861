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
      {source.literal && t('comma') + t('source.literal', { text: source.literal })}
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

/** How titles of laws and rules end; what else stands without a source is a parameter and no document. */
const DOCUMENT = /(法|法典|条例|规定|办法|规则|细则|标准|规范|通知|意见)$/;

/** A clause, with a mark when no official source gives it. */
export function ClauseText({ clause }: { clause: Clause }) {
  const { t, english } = useWords();
  const open = english ? [' (', ')'] : ['（', '）'];
  const document = clause.article !== '' || clause.status !== 'unsourced' || DOCUMENT.test(clause.title);
  const title = document && !clause.title.startsWith('《') ? `《${clause.title}》` : clause.title;
  // A law whose text is not on file is not an assumption: it has to be looked up.
  const status = clause.status === 'unsourced' && document ? 'textMissing' : clause.status;
  return (
    <span className="clause">
      {title}
      {clause.article}
      {clause.version && open[0] + clause.version + open[1]}
      {clause.status !== 'official' && (
        <>
          {' '}
          <span className="tag warn">{t(`status.${status}`)}</span>
        </>
      )}
    </span>
  );
}
