import { useWords } from '../i18n';

/** A figure with its unit; what nobody collected is said in words and never drawn as 0. */
export function Figure(props: { text: string | null | undefined; unit?: string }) {
  const { t } = useWords();
  if (props.text === null || props.text === undefined) return <em className="missing">{t('missing')}</em>;
  return (
    <span className="figure">
      {props.text}
      {props.unit && <small>{props.unit}</small>}
    </span>
  );
}
