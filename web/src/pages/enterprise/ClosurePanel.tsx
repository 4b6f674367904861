import type { Closure, Finding } from '../../api/client';
import { ClauseText, SourceCell } from '../../display/Source';
import { useWords } from '../../i18n';

/** A proposal to open a closure case: never a decision. */
export function ClosurePanel({ closure, findings }: { closure: Closure; findings: Finding[] }) {
  const { t, say, pick } = useWords();
  const rests = findings.filter((finding) => closure.findings.includes(finding.id));
  return (
    <section className="panel closure" aria-labelledby="closure">
      <h2 id="closure">{t('closure.title')}</h2>
      <p>{pick(closure.reason_zh, closure.reason_en)}</p>
      <p className="note">{t('closure.note')}</p>
      {(closure.evidence.length > 0 || rests.length > 0) && (
        <ul className="evidence">
          {closure.evidence.map((evidence, n) => (
            <li key={n}>{say(evidence)} <SourceCell source={evidence.source} /></li>
          ))}
          {rests.map((finding) => (
            <li key={finding.id}><a href={`#${finding.id}`}>{pick(finding.title_zh, finding.title_en)}</a></li>
          ))}
        </ul>
      )}
      <p className="clauses">{t('finding.clauses')} {closure.clauses.map((clause, n) => <ClauseText key={n} clause={clause} />)}</p>
    </section>
  );
}
