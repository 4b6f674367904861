import { useWords } from '../i18n';

/** A last day with how far away it is; a day that is over says so in words, not by colour alone. */
export function DueMark(props: { due: string | null | undefined; daysLeft?: number | null }) {
  const { t } = useWords();
  const { due, daysLeft } = props;
  if (!due) return <span className="note">—</span>;
  const tag = daysLeft == null ? null : daysLeft < 0 ? 'tag bad' : daysLeft <= 7 ? 'tag warn' : 'tag';
  const words =
    daysLeft == null ? '' : daysLeft < 0 ? t('cases.over', { days: -daysLeft }) : daysLeft === 0 ? t('cases.today') : t('cases.left', { days: daysLeft });
  return (
    <span className="unbroken">
      {due} {tag && <span className={tag}>{words}</span>}
    </span>
  );
}
