import { Button, DatePicker, Form, Input, InputNumber, Radio, Select, Upload, type UploadFile } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { type Case, type NextStep, useKey, useStepCase } from '../../api/dailyQueries';
import { Refusal } from '../../app/State';
import { chinaDay } from '../../display/chinaDay';
import { useWords } from '../../i18n';
import { type Draft, draftOf, keepDraft, dropDraft, stepOf } from './draft';

const FREES = new Set(['recheck_pass', 'comply', 'coerce', 'close_down']);

/** One step to be entered, asking for what the procedure asks for. What is typed is kept on this machine until it is entered. */
export function StepForm({ found, step, close }: { found: Case; step: NextStep; close: () => void }) {
  const { t, say } = useWords();
  const enter = useStepCase(found.item.id);
  const [form] = Form.useForm<Draft>();
  const [files, setFiles] = useState<Record<string, UploadFile[]>>({});
  const [key, refused] = useKey();
  const at = `${found.item.id}/${step.step.code}`;
  const lacking = new Set(step.lacks.map((one) => one.code));
  const [more, setMore] = useState<string[]>([]);
  const kinds = found.evidence_kinds.filter((kind) => lacking.has(kind.code) || more.includes(kind.code));
  const others = found.evidence_kinds.filter((kind) => !kinds.includes(kind));
  const first: Draft = {
    day: chinaDay(), name: '', capacity: step.by[0]?.code, body: step.bodies.length === 1 ? step.bodies[0]?.code : undefined,
    certificates: [], answers: {}, ...draftOf(at),
  };
  const submit = (draft: Draft) => {
    const evidence = kinds.flatMap((kind) => (files[kind.code] ?? []).map((file) => ({ kind: kind.code, file: file.originFileObj as File })));
    enter.mutate(
      { step: stepOf(step.step.code, draft, evidence.map((one) => one.kind)), files: evidence.map((one) => one.file), version: found.version, key },
      { onSuccess: () => { dropDraft(at); close(); }, onError: refused },
    );
  };
  const needed = [{ required: true, message: t('step.needed') }];
  const missing = kinds.filter((kind) => lacking.has(kind.code) && !files[kind.code]?.length);
  return (
    <Form<Draft> form={form} layout="vertical" requiredMark={false} className="step-form" initialValues={first} onFinish={submit} onValuesChange={(_, all) => keepDraft(at, all)}>
      <p className="note">{t('step.note')}</p>
      <div className="fields">
        <Form.Item name="day" label={t('step.day')} rules={needed} getValueProps={(day: string) => ({ value: day ? dayjs(day) : null })} normalize={(day: Dayjs | null) => day?.format('YYYY-MM-DD')}>
          <DatePicker allowClear={false} maxDate={dayjs(chinaDay())} minDate={step.not_before ? dayjs(step.not_before) : undefined} />
        </Form.Item>
        <Form.Item name="name" label={t('step.name')} rules={needed}><Input maxLength={100} /></Form.Item>
        <Form.Item name="capacity" label={t('case.by')} rules={needed}>
          <Select options={step.by.map((one) => ({ value: one.code, label: say(one) }))} />
        </Form.Item>
        {step.bodies.length > 0 && (
          <Form.Item name="body" label={t('case.bodies')} rules={needed}>
            <Select options={step.bodies.map((one) => ({ value: one.code, label: say(one) }))} />
          </Form.Item>
        )}
        {step.officers > 0 && (
          <Form.Item
            name="certificates" label={t('step.certificates', { count: step.officers })}
            rules={[{ validator: (_, all: string[] = []) => all.length >= step.officers ? Promise.resolve() : Promise.reject(new Error(t('step.fewCertificates', { count: step.officers }))) }]}
          >
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，', '、']} placeholder={t('step.certificatesHint')} />
          </Form.Item>
        )}
        {step.measures.length > 0 && (
          <Form.Item name="measure" label={t('case.measure')} rules={needed}>
            <Select options={step.measures.map((one) => ({ value: one.code, label: say(one) }))} />
          </Form.Item>
        )}
        {step.step.code === 'coerce' && <Form.Item name="hour" label={t('step.hour')} rules={needed}><InputNumber min={0} max={23} precision={0} /></Form.Item>}
        {FREES.has(step.step.code) && (
          <>
            <Form.Item name="freed_floor" label={t('step.freedFloor')}><InputNumber min={0} precision={2} suffix="㎡" /></Form.Item>
            <Form.Item name="freed_land" label={t('step.freedLand')}><InputNumber min={0} precision={2} suffix="㎡" /></Form.Item>
          </>
        )}
      </div>
      {step.step.code === 'stop_supply' && (
        <Form.Item name="household" label={t('step.household')} rules={needed}><YesNo /></Form.Item>
      )}
      {step.answers.length > 0 && (
        <fieldset>
          <legend>{t('case.toAnswer')}</legend>
          {step.answers.map((item) => (
            <Form.Item key={item.code} name={['answers', item.code]} label={say(item)} rules={needed} className="answer" layout="horizontal" colon={false}><YesNo /></Form.Item>
          ))}
        </fieldset>
      )}
      <fieldset>
          <legend>{t('case.evidence')}</legend>
          {kinds.map((kind) => (
            <div key={kind.code} className="piece">
              <span id={`kind-${kind.code}`}>{say(kind)}{lacking.has(kind.code) && <em className="must">{t('step.must')}</em>}</span>
              <Upload multiple fileList={files[kind.code] ?? []} beforeUpload={() => false} onChange={({ fileList }) => setFiles((all) => ({ ...all, [kind.code]: fileList }))}>
                <Button aria-describedby={`kind-${kind.code}`}>{t('step.choose')}</Button>
              </Upload>
            </div>
          ))}
          <Select
            aria-label={t('step.more')} placeholder={t('step.more')} className="rule-box" value={null} onChange={(code: string) => setMore((all) => [...all, code])}
            showSearch={{ optionFilterProp: 'label' }} options={others.map((kind) => ({ value: kind.code, label: say(kind) }))}
          />
      </fieldset>
      <Refusal error={enter.error} />
      <div className="flat">
        <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={missing.length > 0}>{t('step.enter')}</Button>
        <Button onClick={close}>{t('step.later')}</Button>
        {missing.length > 0 && <span className="note">{t('step.stillLacks', { what: missing.map((one) => say(one)).join(t('comma')) })}</span>}
      </div>
    </Form>
  );
}

function YesNo(props: { value?: boolean; onChange?: (yes: boolean) => void; id?: string }) {
  const { t } = useWords();
  return (
    <Radio.Group id={props.id} value={props.value} onChange={(event) => props.onChange?.(event.target.value as boolean)}>
      <Radio value={true}>{t('step.yes')}</Radio>
      <Radio value={false}>{t('step.no')}</Radio>
    </Radio.Group>
  );
}
