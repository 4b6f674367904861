import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { type Case, type NextStep, useStepCase } from '../../api/dailyQueries';
import { chinaDay } from '../../display/chinaDay';
import { DayField } from '../../entry/DayField';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { Pieces, usePieces } from '../../entry/Pieces';
import { useWords } from '../../i18n';
import { type Draft, stepOf } from './step';

const FREES = new Set(['recheck_pass', 'comply', 'coerce', 'close_down']);

/** One step to be entered, asking for what the procedure asks for. */
export function StepForm({ found, step, close }: { found: Case; step: NextStep; close: () => void }) {
  const { t, say } = useWords();
  const enter = useStepCase(found.item.id);
  const pieces = usePieces(found.evidence_kinds, step.lacks.map((one) => one.code));
  const first: Draft = {
    day: chinaDay(), name: '', capacity: step.by[0]?.code, body: step.bodies.length === 1 ? step.bodies[0]?.code : undefined, certificates: [], answers: {},
  };
  const submit = (draft: Draft, key: string, sent: Sent) => {
    const evidence = pieces.chosen();
    enter.mutate({ step: stepOf(step.step.code, draft, evidence.map((one) => one.kind)), files: evidence.map((one) => one.file), version: found.version, key }, sent);
  };
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <EntryForm at={`${found.item.id}/${step.step.code}`} first={first} sending={enter} submit={submit} close={close} lacks={pieces.missing}>
      <div className="fields">
        <DayField notBefore={step.not_before} />
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
      <Pieces legend={t('case.evidence')} pieces={pieces} />
    </EntryForm>
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
