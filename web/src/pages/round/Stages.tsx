import type { Round } from '../../api/client';
import { useWords } from '../../i18n';
import { stagesOf } from './stagesOf';

/** 初评 → 公示 → 异议 → 答复 → 终评, each done, under way or to come, with its dates; then what the round waits for. */
export function Stages({ round }: { round: Round }) {
  const { t } = useWords();
  const { stages, waits } = stagesOf(round);
  return (
    <>
      <ol className="stages" aria-label={t('rounds.stage')}>
        {stages.map((stage) => (
          <li key={stage.name} className={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <b>{t(`stages.${stage.name}`)}</b>
            <span className="state-word">{t(`stages.${stage.state}`)}</span>
            <span className="note">{stage.said ? t(`stages.said.${stage.said.key}`, stage.said.holes) : ''}</span>
          </li>
        ))}
      </ol>
      {waits.map((wait) => <p key={wait.key} className={wait.due ? 'notice' : 'note'}>{t(`stages.waits.${wait.key}`, wait.holes)}</p>)}
    </>
  );
}
