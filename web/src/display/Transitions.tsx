import type { Grade } from '../api/client';
import { useWords } from '../i18n';
import { GradeMark } from './GradeMark';
import { digits } from './numbers';

const GRADES: (Grade | null)[] = ['A', 'B', 'C', 'D', null];

/** How many go from each grade (rows) to each (columns); those who stay are set back, an empty cell is nobody. */
export function Transitions({ counts, from, to }: { counts: number[][]; from: string; to: string }) {
  const { t } = useWords();
  const label = t('moves.matrix', { from, to });
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="plain matrix">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col"><span className="note">{from} ↓ · {to} →</span></th>
            {GRADES.map((grade) => <th key={grade ?? ''} scope="col" className="num"><GradeMark grade={grade} /></th>)}
          </tr>
        </thead>
        <tbody>
          {GRADES.map((grade, row) => (
            <tr key={grade ?? ''}>
              <th scope="row"><GradeMark grade={grade} /></th>
              {GRADES.map((other, column) => {
                const count = counts[row]?.[column] ?? 0;
                const look = row === column ? 'stays' : row > column ? 'up' : 'down';
                return <td key={other ?? ''} className={`num ${count === 0 ? '' : look}`}>{count === 0 ? '' : digits(count)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
