import { Form, Input, Radio } from 'antd';
import { useAnswer, useObject } from '../../api/approvals';
import { chinaDay } from '../../display/chinaDay';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { useWords } from '../../i18n';
import { FirmSelect } from './FirmSelect';

interface Objecting {
  enterprise?: string;
  text: string;
}

interface Answering {
  upheld?: boolean;
  reasons: string;
}

/** An objection as it is received: entered today, by one person. */
export function ObjectionForm({ year, close }: { year: string; close: (entered: boolean) => void }) {
  const { t } = useWords();
  const enter = useObject(year);
  const needed = [{ required: true, whitespace: true, message: t('carryOn.needed') }];
  const submit = ({ enterprise = '', text }: Objecting, key: string, sent: Sent) =>
    enter.mutate({ enterprise, text, day: chinaDay(), key }, { ...sent, onSuccess: () => { sent.onSuccess(); close(true); } });
  return (
    <EntryForm<Objecting> at={`evaluation-${year}/object`} first={{ text: '' }} sending={enter} submit={submit} close={() => close(false)} label={t('carryOn.enter')}>
      <h3>{t('carryOn.object')}</h3>
      <Form.Item name="enterprise" label={t('carryOn.enterprise')} rules={needed}><FirmSelect /></Form.Item>
      <Form.Item name="text" label={t('carryOn.text')} rules={needed}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </EntryForm>
  );
}

/** The answer to an objection, entered today by one person. */
export function AnswerForm({ year, number, close }: { year: string; number: number; close: () => void }) {
  const { t } = useWords();
  const enter = useAnswer(year, number);
  const submit = ({ upheld = false, reasons }: Answering, key: string, sent: Sent) => enter.mutate({ upheld, reasons, day: chinaDay(), key }, sent);
  return (
    <EntryForm<Answering> at={`evaluation-${year}/answer-${number}`} first={{ reasons: '' }} sending={enter} submit={submit} close={close} label={t('carryOn.enter')}>
      <Form.Item name="upheld" label={t('carryOn.outcome')} rules={[{ required: true, message: t('carryOn.needed') }]}>
        <Radio.Group options={[{ value: true, label: t('carryOn.upheld') }, { value: false, label: t('carryOn.rejected') }]} />
      </Form.Item>
      <Form.Item name="reasons" label={t('carryOn.reasons')} rules={[{ required: true, whitespace: true, message: t('carryOn.needed') }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </EntryForm>
  );
}
