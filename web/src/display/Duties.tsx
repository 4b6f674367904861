import type { Duty } from '../api/dailyQueries';
import { useWords } from '../i18n';
import { Rows } from './Rows';
import { ClauseText } from './Source';

/** Who must do what by when, and on what article. */
export function Duties({ duties, label }: { duties: Duty[]; label: string }) {
  const { t, say } = useWords();
  return (
    <Rows
      label={label}
      rows={duties.map((duty, n) => ({ ...duty, n }))}
      keyOf={(duty) => String(duty.n)}
      columns={[
        { name: t('case.who'), cell: (duty) => say(duty.who) },
        { name: t('case.what'), cell: (duty) => say(duty.what) },
        { name: t('case.when'), cell: (duty) => <span className="unbroken">{duty.by ?? t('cases.atOnce')}</span> },
        { name: t('case.basis'), cell: (duty) => <Clauses clauses={duty.clauses} /> },
      ]}
    />
  );
}

/** Clauses one after another. */
export function Clauses({ clauses }: { clauses: Duty['clauses'] }) {
  return (
    <span className="clauses">
      {clauses.map((clause, n) => <ClauseText key={n} clause={clause} />)}
    </span>
  );
}
