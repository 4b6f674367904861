import type { Grade } from '../api/client';
import { useWords } from '../i18n';
import { GradeMark } from './GradeMark';

/** From a grade to a grade. */
export function GradeStep({ from, to }: { from: Grade | null | undefined; to: Grade | null | undefined }) {
  const { t } = useWords();
  return (
    <span className="grade-step">
      <GradeMark grade={from} />
      <span aria-label={t('moves.to')} role="img">→</span>
      <GradeMark grade={to} />
    </span>
  );
}
