import { Form, Input, Select } from 'antd';
import type { MatterItem, NextStep } from '../api/dailyQueries';
import { type MatterKind, type StepSays, useStepMatter } from '../api/matterSteps';
import { DayField } from '../entry/DayField';
import { EntryForm, type Sent } from '../entry/EntryForm';
import { Pieces, usePieces } from '../entry/Pieces';
import { useWords } from '../i18n';
import { AUTHORISATION, BallotFields, RosterFields } from './MembersVote';
import { chinaDay } from './chinaDay';

type Draft = { day: string; role?: string | undefined; by: string; note?: string } & StepSays;

/** What acts say beyond who and when. */
const SAYS: Record<string, ('amount' | 'buyer' | 'land_value' | 'payment')[]> = {
  resolve: ['amount'], value: ['amount'], list: ['amount'], win: ['amount', 'buyer'], sign: ['amount', 'buyer'], receive: ['amount'], appraise: ['land_value'], pay: ['payment'],
};
const ITEMS = ['land', 'house', 'fittings', 'equipment', 'relocation', 'temporary', 'stoppage', 'bonus'] as const;
const BY_ITEM: Record<MatterKind, string[]> = { storage: ['offer', 'counter', 'agree', 'sign'], disposal: [] };
/** Acts that say how the members voted. */
const VOTED = ['choose_appraiser', 'resolve', 'reject'];

/** One step of a disposal or a storage: entered at once, or handed in for approval where it needs two persons. */
export function MatterStepForm(props: { kind: MatterKind; matter: MatterItem; step: NextStep; close: (waits: boolean | null) => void }) {
  const { kind, matter, step, close } = props;
  const { t, say } = useWords();
  const enter = useStepMatter(kind, matter.id);
  const freezes = step.step.code === 'freeze_roster';
  const votes = VOTED.includes(step.step.code);
  const pieces = usePieces(freezes ? [...step.lacks, AUTHORISATION] : step.lacks, step.lacks.map((one) => one.code));
  const two = matter.four_eyes.includes(step.step.code);
  const needed = [{ required: true, whitespace: true, message: t('carryOn.needed') }];
  const byItem = BY_ITEM[kind].includes(step.step.code);
  const wrong = {
    '/day': t('entry.dayToCome'), '/roster/entitled': t('vote.entitledWrong'),
    ...Object.fromEntries(['yes', 'no', 'abstain'].map((name) => [`/ballots/numbers/${name}`, t('vote.numbersWrong', { most: matter.roster?.entitled ?? 0 })])),
  };
  const says = byItem ? [] : (SAYS[step.step.code] ?? []);
  const submit = ({ day, role, by, note, items, ...rest }: Draft, key: string, sent: Sent) => {
    const documents = pieces.chosen();
    const given = Object.fromEntries(Object.entries(items ?? {}).filter(([, amount]) => amount));
    enter.mutate(
      {
        head: { act: step.step.code, day, role: role ?? '', by, documents: documents.map((one) => one.kind), note: note ?? null },
        says: { ...rest, items: given }, files: documents.map((one) => one.file), version: matter.version, key,
      },
      { ...sent, onSuccess: ({ waits }) => { sent.onSuccess(); close(waits); } },
    );
  };
  return (
    <EntryForm<Draft>
      at={`${matter.id}/${step.step.code}`} first={{ day: chinaDay(), by: '', role: step.by[0]?.code }} sending={enter} submit={submit}
      close={() => close(null)} lacks={pieces.missing} wrong={wrong} {...(two ? { label: t('carryOn.draft') } : {})}
    >
      <h3>{t('step.title', { step: say(step.step) })}</h3>
      <p className="note">{t(two ? 'matterStep.two' : 'matterStep.one')}</p>
      <div className="fields">
        <DayField notBefore={step.not_before} />
        <Form.Item name="role" label={t('case.by')} rules={needed}><Select options={step.by.map((one) => ({ value: one.code, label: say(one) }))} /></Form.Item>
        <Form.Item name="by" label={t('step.name')} rules={needed}><Input maxLength={100} /></Form.Item>
        {says.map((name) => <Form.Item key={name} name={name} label={t(`matterStep.${name}`)} rules={needed}><Input maxLength={100} /></Form.Item>)}
        {byItem && ITEMS.map((item) => <Form.Item key={item} name={['items', item]} label={t(`matterStep.item.${item}`)}><Input maxLength={20} inputMode="decimal" /></Form.Item>)}
      </div>
      {freezes && <RosterFields village={matter.of} />}
      {votes && <BallotFields roster={matter.roster} />}
      {two && <Form.Item name="note" label={t('carryOn.draftNote')} rules={needed}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>}
      {pieces.kinds.length > 0 && <Pieces legend={t('assets.documents')} pieces={pieces} />}
    </EntryForm>
  );
}
