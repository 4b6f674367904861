import { Button, Form, Input, Radio } from 'antd';
import { useAnswer, useObject } from '../../api/approvals';
import { useKey } from '../../api/dailyQueries';
import { Refusal } from '../../app/State';
import { useWords } from '../../i18n';
import { FirmSelect } from './FirmSelect';
import '../case/case.css';

/** The day in China, wherever the browser stands. */
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** An objection as it is received: entered today, by one person. */
export function ObjectionForm({ year, close }: { year: string; close: (entered: boolean) => void }) {
  const { t } = useWords();
  const enter = useObject(year);
  const [key, refused] = useKey();
  const needed = [{ required: true, whitespace: true, message: t('carryOn.needed') }];
  const submit = (typed: { enterprise: string; text: string }) =>
    enter.mutate({ ...typed, day: today(), key }, { onSuccess: () => close(true), onError: refused });
  return (
    <Form<{ enterprise: string; text: string }> layout="vertical" requiredMark={false} className="step-form" onFinish={submit}>
      <h3>{t('carryOn.object')}</h3>
      <Form.Item name="enterprise" label={t('carryOn.enterprise')} rules={needed}><FirmSelect /></Form.Item>
      <Form.Item name="text" label={t('carryOn.text')} rules={needed}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <Refusal error={enter.error} />
      <div className="flat">
        <Button type="primary" htmlType="submit" loading={enter.isPending}>{t('carryOn.enter')}</Button>
        <Button onClick={() => close(false)}>{t('carryOn.later')}</Button>
      </div>
    </Form>
  );
}

/** The answer to an objection, entered today by one person. */
export function AnswerForm({ year, number, close }: { year: string; number: number; close: () => void }) {
  const { t } = useWords();
  const enter = useAnswer(year, number);
  const [key, refused] = useKey();
  const submit = (typed: { upheld: boolean; reasons: string }) =>
    enter.mutate({ ...typed, day: today(), key }, { onSuccess: close, onError: refused });
  return (
    <Form<{ upheld: boolean; reasons: string }> layout="vertical" requiredMark={false} className="step-form" onFinish={submit}>
      <Form.Item name="upheld" label={t('carryOn.outcome')} rules={[{ required: true, message: t('carryOn.needed') }]}>
        <Radio.Group options={[{ value: true, label: t('carryOn.upheld') }, { value: false, label: t('carryOn.rejected') }]} />
      </Form.Item>
      <Form.Item name="reasons" label={t('carryOn.reasons')} rules={[{ required: true, whitespace: true, message: t('carryOn.needed') }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Refusal error={enter.error} />
      <div className="flat">
        <Button type="primary" htmlType="submit" loading={enter.isPending}>{t('carryOn.enter')}</Button>
        <Button onClick={close}>{t('carryOn.later')}</Button>
      </div>
    </Form>
  );
}
