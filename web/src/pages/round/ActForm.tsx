import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useDraft } from '../../api/approvals';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { useWords } from '../../i18n';
import { FirmSelect } from './FirmSelect';

const CODES = { publish: 'publish_grades', freeze: 'freeze_grades', adjust: 'adjust_grade' } as const;

interface Typed {
  until?: string | undefined;
  enterprise?: string;
  grade?: string;
  reason?: string;
  basis?: string;
  note: string;
}

/** A publication, final grades or a grade set by decision, drafted for another person to approve. */
export function ActForm({ act, year, close }: { act: keyof typeof CODES; year: number; close: (entered: boolean) => void }) {
  const { t } = useWords();
  const draft = useDraft();
  const needed = [{ required: true, whitespace: true, message: t('carryOn.needed') }];
  const submit = ({ until, enterprise, grade, reason, basis, note }: Typed, key: string, sent: Sent) =>
    draft.mutate(
      { act: CODES[act], year, until: until ?? null, enterprise: enterprise ?? null, grade: grade ?? null, reason: reason ?? null, basis: basis ?? null, note, key },
      { ...sent, onSuccess: () => { sent.onSuccess(); close(true); } },
    );
  return (
    <EntryForm<Typed> at={`evaluation-${year}/${act}`} first={{ note: '' }} sending={draft} submit={submit} close={() => close(false)} label={t('carryOn.draft')}>
      <h3>{t(`carryOn.${act}`)}</h3>
      <div className="fields">
        {act === 'publish' && (
          <Form.Item name="until" label={t('carryOn.until')} extra={t('carryOn.untilHint')} getValueProps={(day?: string) => ({ value: day ? dayjs(day) : null })} normalize={(day: Dayjs | null) => day?.format('YYYY-MM-DD')}>
            <DatePicker />
          </Form.Item>
        )}
        {act === 'adjust' && (
          <>
            <Form.Item name="enterprise" label={t('carryOn.enterprise')} rules={needed}><FirmSelect /></Form.Item>
            <Form.Item name="grade" label={t('carryOn.grade')} rules={needed}><Select options={['A', 'B', 'C', 'D'].map((value) => ({ value, label: value }))} /></Form.Item>
            <Form.Item name="reason" label={t('carryOn.reason')} rules={needed}><Input maxLength={500} /></Form.Item>
            <Form.Item name="basis" label={t('carryOn.basis')} rules={needed}><Input maxLength={500} /></Form.Item>
          </>
        )}
      </div>
      <Form.Item name="note" label={t('carryOn.draftNote')} rules={needed}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
    </EntryForm>
  );
}
