import type { Operations } from '../../../api/dailyQueries';
import { useExitStep } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { Pieces, usePieces } from '../../../entry/Pieces';
import { useWords } from '../../../i18n';

/** An item to clear, or one of the two ends. */
export type ExitAct = { act: 'clear'; item: string } | { act: 'leave' | 'withdraw'; item?: undefined };

interface Draft {
  day: string;
}

const SHOWN = [{ code: 'shown', zh: '办结凭证', en: 'What shows it' }];

/** One item is cleared with what shows it; the firm has left once none is open; or it stays after all. */
export function ExitStepForm({ exit, step, close }: { exit: Operations['exits'][number]; step: ExitAct; close: () => void }) {
  const { t } = useWords();
  const enter = useExitStep(exit.lease);
  const clears = step.act === 'clear';
  const pieces = usePieces(SHOWN, clears ? ['shown'] : []);
  const submit = ({ day }: Draft, key: string, sent: Sent) =>
    enter.mutate({ day, act: step.act, item: step.item ?? null, files: clears ? pieces.chosen().map((one) => one.file).slice(0, 1) : [], key }, sent);
  return (
    <EntryForm<Draft> at={`exit/${exit.lease}/${step.item ?? step.act}`} first={{ day: chinaDay() }} sending={enter} submit={submit} close={close} lacks={pieces.missing} wrong={{ '/day': t('entry.dayToCome') }}>
      <div className="fields"><DayField notBefore={exit.notice} /></div>
      {clears && <Pieces legend={t('assets.documents')} pieces={pieces} />}
    </EntryForm>
  );
}
