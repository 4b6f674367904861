import { usePhaseAnswers } from '../../api/queries';
import { useWords } from '../../i18n';
import { AnswerTables, isEmpty } from './AnswerTables';

/** What people ask of the plan and is quickly answered: what more of a limit buys, and other plans. */
export function AnswersPanel() {
  const { t } = useWords();
  const asked = usePhaseAnswers();
  if (asked.isPending) return <p className="panel note" role="status">{t('phases.answersLater')}</p>;
  const answers = asked.data?.answers;
  if (!answers || isEmpty(answers)) return null;
  return (
    <section className="panel" aria-labelledby="answers">
      <h2 id="answers">{t('phases.answers')}<small>{t('phases.answersNote')}</small></h2>
      <AnswerTables answers={answers} />
    </section>
  );
}
