import { Button, DatePicker, Form, Input, Select, Upload, type UploadFile } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { type MatterItem, useKey } from '../api/dailyQueries';
import { type MatterKind, type StepSays, useStepMatter } from '../api/matterSteps';
import { Refusal } from '../app/State';
import { useWords } from '../i18n';
import '../pages/case/case.css';

type Step = MatterItem['next'][number];
type Typed = { day: string; role?: string; by: string; note?: string } & StepSays;

/** What acts say beyond who and when. The roster and the votes of members are files of ids, which the command takes. */
const SAYS: Record<string, (keyof StepSays)[]> = {
  value: ['amount'], list: ['amount'], win: ['amount', 'buyer'], sign: ['amount', 'buyer'], receive: ['amount'], appraise: ['land_value'], pay: ['payment'],
};
const ITEMS = ['land', 'house', 'fittings', 'equipment', 'relocation', 'temporary', 'stoppage', 'bonus'] as const;
const BY_ITEM: Record<MatterKind, string[]> = { storage: ['offer', 'counter', 'agree', 'sign'], disposal: [] };
/** Acts that need the members' roster or ballots. */
export const BY_COMMAND = ['freeze_roster', 'choose_appraiser', 'resolve', 'reject'];

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** One step of a disposal or a storage: entered at once, or handed in for approval where it needs two persons. */
export function MatterStepForm(props: { kind: MatterKind; matter: MatterItem; step: Step; close: (waits: boolean | null) => void }) {
  const { kind, matter, step, close } = props;
  const { t, say } = useWords();
  const enter = useStepMatter(kind, matter.id);
  const [key, refused] = useKey();
  const [files, setFiles] = useState<Record<string, UploadFile[]>>({});
  const two = matter.four_eyes.includes(step.step.code);
  const missing = step.lacks.filter((one) => !files[one.code]?.length);
  const needed = [{ required: true, whitespace: true, message: t('carryOn.needed') }];
  const byItem = BY_ITEM[kind].includes(step.step.code);
  const says = byItem ? [] : (SAYS[step.step.code] ?? []);
  const submit = ({ day, role, by, note, items, ...rest }: Typed) => {
    const documents = step.lacks.flatMap((kind) => (files[kind.code] ?? []).map((file) => ({ kind: kind.code, file: file.originFileObj as File })));
    const given = Object.fromEntries(Object.entries(items ?? {}).filter(([, amount]) => amount));
    enter.mutate(
      {
        head: { act: step.step.code, day, role: role ?? '', by, documents: documents.map((one) => one.kind), note: note ?? null },
        says: { ...rest, items: given }, files: documents.map((one) => one.file), version: matter.version, key,
      },
      { onSuccess: ({ waits }) => close(waits), onError: refused },
    );
  };
  return (
    <Form<Typed> layout="vertical" requiredMark={false} className="step-form" onFinish={submit} initialValues={{ day: today(), by: '', role: step.by[0]?.code }}>
      <h3>{t('step.title', { step: say(step.step) })}</h3>
      <p className="note">{t(two ? 'matterStep.two' : 'matterStep.one')}</p>
      <div className="fields">
        <Form.Item name="day" label={t('step.day')} rules={needed} getValueProps={(day: string) => ({ value: day ? dayjs(day) : null })} normalize={(day: Dayjs | null) => day?.format('YYYY-MM-DD')}>
          <DatePicker allowClear={false} maxDate={dayjs(today())} />
        </Form.Item>
        <Form.Item name="role" label={t('case.by')} rules={needed}><Select options={step.by.map((one) => ({ value: one.code, label: say(one) }))} /></Form.Item>
        <Form.Item name="by" label={t('step.name')} rules={needed}><Input maxLength={100} /></Form.Item>
        {says.map((name) => <Form.Item key={name} name={name} label={t(`matterStep.${name}`)} rules={needed}><Input maxLength={100} /></Form.Item>)}
        {byItem && ITEMS.map((item) => <Form.Item key={item} name={['items', item]} label={t(`matterStep.item.${item}`)}><Input maxLength={20} inputMode="decimal" /></Form.Item>)}
      </div>
      {two && <Form.Item name="note" label={t('carryOn.draftNote')} rules={needed}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>}
      {step.lacks.length > 0 && (
        <fieldset>
          <legend>{t('assets.documents')}</legend>
          {step.lacks.map((kind) => (
            <div key={kind.code} className="piece">
              <span id={`kind-${matter.id}-${kind.code}`}>{say(kind)}<em className="must">{t('step.must')}</em></span>
              <Upload fileList={files[kind.code] ?? []} beforeUpload={() => false} onChange={({ fileList }) => setFiles((all) => ({ ...all, [kind.code]: fileList }))}>
                <Button aria-describedby={`kind-${matter.id}-${kind.code}`}>{t('step.choose')}</Button>
              </Upload>
            </div>
          ))}
        </fieldset>
      )}
      <Refusal error={enter.error} />
      <div className="flat">
        <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={missing.length > 0}>{t(two ? 'carryOn.draft' : 'step.enter')}</Button>
        <Button onClick={() => close(null)}>{t('carryOn.later')}</Button>
      </div>
    </Form>
  );
}
