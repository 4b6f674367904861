import type { Grade } from '../api/client';
import { useWords } from '../i18n';

/** A grade: its letter on its colour. */
export function GradeMark({ grade, large }: { grade: Grade | null | undefined; large?: boolean }) {
  const { t } = useWords();
  const look = `grade ${grade ? grade.toLowerCase() : 'none'}${large ? ' large' : ''}`;
  return (
    <span className={look} aria-label={grade ? t('grade.named', { grade }) : t('grade.none')} role="img">
      {grade ?? t('grade.none')}
    </span>
  );
}
